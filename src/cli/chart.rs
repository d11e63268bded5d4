//! `rahdari chart`.

use crate::{
    chart::view::Filter,
    check,
    data::Lang,
    payload::{Body, chart::ChartPage},
    publish::{DataProblems, assemble, charts::files},
};
use anyhow::{Context, Result, bail};
use std::{io::Write, path::PathBuf};

/// Arguments of `rahdari chart`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The chart, as in its address. Without it all charts are listed.
    id: Option<String>,
    /// ur or en.
    #[arg(long, default_value = "ur")]
    lang: String,
    /// svg, png, social.png, csv, xlsx, json or zip.
    #[arg(long, default_value = "svg")]
    format: String,
    /// Only this region.
    #[arg(long, default_value = "")]
    region: String,
    /// What is counted, where a chart offers a choice.
    #[arg(long, default_value = "")]
    measure: String,
    /// First period.
    #[arg(long, default_value = "")]
    from: String,
    /// Last period.
    #[arg(long, default_value = "")]
    to: String,
    /// The data folder.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Where the file goes instead of the standard output.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Writes one file of one chart, or lists the charts.
///
/// # Errors
///
/// Data that are not sound; a chart, language, region, measure, period or format that does not
/// exist, with those that do.
pub fn run(arguments: &Arguments) -> Result<()> {
    let checked = check::load(&arguments.data).map_err(DataProblems)?;
    let pages = assemble::pages(&checked, &arguments.data, "")?;
    let charts: Vec<&ChartPage> = pages
        .values()
        .filter_map(|page| match &page.body {
            Body::Chart(data) => Some(data.as_ref()),
            _ => None,
        })
        .collect();
    let Some(id) = &arguments.id else {
        for chart in charts {
            println!("{:<26} {}", chart.chart.id, chart.chart.title.en);
        }
        return Ok(());
    };
    let lang = Lang::from_code(&arguments.lang)
        .with_context(|| format!("--lang: found {}, expected ur or en", arguments.lang))?;
    let Some(page) = charts.iter().find(|page| page.chart.id == *id) else {
        let ids: Vec<&str> = charts.iter().map(|page| page.chart.id.as_str()).collect();
        bail!("found no chart {id}; there are {}", ids.join(", "));
    };
    let filter = Filter {
        region: arguments.region.clone(),
        measure: arguments.measure.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
    };
    let (view, unknown) = page.chart.view(&filter);
    if !unknown.is_empty() {
        bail!("{id}: {}", offered(page));
    }
    let content = files::one(page, &view, lang, &arguments.format)?.with_context(|| {
        format!(
            "--format: found {}, expected svg, png, social.png, csv, xlsx, json or zip",
            arguments.format
        )
    })?;
    match &arguments.out {
        Some(path) => {
            std::fs::write(path, content).with_context(|| format!("write {}", path.display()))
        }
        None => std::io::stdout()
            .write_all(&content)
            .context("write to the standard output"),
    }
}

/// What a chart can be asked for.
fn offered(page: &ChartPage) -> String {
    let chart = &page.chart;
    let list = |ids: Vec<&str>| match ids.is_empty() {
        true => "none".to_owned(),
        false => ids.join(", "),
    };
    let periods = match chart.is_over_time() {
        true => chart.marks.iter().map(|mark| mark.id.as_str()).collect(),
        false => Vec::new(),
    };
    format!(
        "found a region, measure or period it does not have; regions: {}; measures: {}; periods: {}",
        list(
            chart
                .regions
                .iter()
                .map(|region| region.id.as_str())
                .collect()
        ),
        list(
            chart
                .measures
                .iter()
                .map(|measure| measure.id.as_str())
                .collect()
        ),
        list(periods),
    )
}
