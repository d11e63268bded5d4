//! From checked data to a site: native only, same input, same bytes.

pub mod assemble;
pub mod calendar;
pub mod charts;
pub mod completeness;
pub mod compress;
pub mod data_files;
pub mod feeds;
pub mod finder_index;
pub mod fixed_files;
pub mod geography;
pub mod icons;
pub mod json_ld;
pub mod links;
pub mod manifest;
pub mod picture;
pub mod programmes;
pub mod release;
pub mod render;
pub mod security_txt;
pub mod shell;
pub mod site;
pub mod style;

use crate::{
    check::{self, problem::Problem},
    data::Lang,
    path::PagePath,
    payload::Page,
};
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use site::{Assets, Site};
use std::{
    collections::BTreeMap,
    fmt::Write,
    path::{Path, PathBuf},
    time::Instant,
};

/// What to publish and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data folder.
    pub data: PathBuf,
    /// The site to be written. Replaced as a whole, and only when everything succeeded.
    pub out: PathBuf,
    /// The browser build: `rahdari.js` and `rahdari_bg.wasm`.
    pub app: PathBuf,
    /// Files that never change: fonts, icons.
    pub public: PathBuf,
    /// Style sheets.
    pub style: PathBuf,
    /// Compressed files and pictures by content hash, kept between runs.
    pub cache: PathBuf,
    /// Leave precompression and pictures out, to measure the rest.
    pub plain: bool,
    /// The secret key that signs the release; without one the site has no release.
    pub key: Option<PathBuf>,
    /// The list of keys that the root key signed.
    pub keys: Option<PathBuf>,
    /// The previous site, when it is not the one at `out`.
    pub previous: Option<PathBuf>,
}

/// What a publish did.
#[derive(Clone, Debug)]
pub struct Report {
    /// HTML pages written.
    pub pages: usize,
    /// Files written in all.
    pub files: usize,
    /// Seconds for reading, checking, drawing pages and data files.
    pub content_seconds: f64,
    /// Seconds of these for the charts and their files.
    pub chart_seconds: f64,
    /// Seconds for pictures and precompression.
    pub packing_seconds: f64,
    /// The signed release; `None` without a key.
    pub released: Option<release::Released>,
}

/// Problems in the data, as one error.
#[derive(Debug)]
pub struct DataProblems(pub Vec<Problem>);

impl std::fmt::Display for DataProblems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for problem in &self.0 {
            writeln!(f, "{problem}")?;
        }
        write!(
            f,
            "{} problems; nothing was published, the previous site is untouched",
            self.0.len()
        )
    }
}

impl std::error::Error for DataProblems {}

/// Publishes the site. `progress` is told each step as it begins.
///
/// # Errors
///
/// [`DataProblems`] when the data are not sound; else a file that cannot be read or written, a
/// page that failed to draw, a page missing or a dead link. The previous site stays in each case.
pub fn publish(options: &Options, progress: &dyn Fn(&str)) -> Result<Report> {
    let begun = Instant::now();
    let plan = release::Plan::open(options)?;
    progress("checking the data");
    let checked = check::load(&options.data).map_err(DataProblems)?;
    let assets = Assets::read(options)?;
    progress("assembling pages");
    let index = finder_index::pieces(&checked.dataset, &options.data)?;
    let pages = assemble::pages(&checked, &options.data, &finder_index::folder(&index))?;
    let mut site = Site::default();
    finder_index::add(&mut site, &index);
    assets.add_to(&mut site)?;
    data_files::add(&mut site, &checked, &pages, &options.data)?;
    calendar::add(&mut site, &checked)?;
    progress("drawing charts");
    let drawing = Instant::now();
    charts::files::add(&mut site, &pages, &assets.start, options)?;
    let chart_seconds = drawing.elapsed().as_secs_f64();
    feeds::add(&mut site, &checked)?;
    fixed_files::add(&mut site, &assets, &checked, &pages, options)?;
    icons::add(&mut site, &options.public)?;
    manifest::add(&mut site);
    security_txt::add(&mut site, &checked)?;
    progress(&format!(
        "drawing {} pages in {} languages",
        pages.len(),
        Lang::ALL.len()
    ));
    draw(&mut site, &assets, &checked, &pages)?;
    links::verify(&site)?;
    let plan = plan
        .map(|plan| {
            Ok::<_, anyhow::Error>((plan.prepare(&mut site, &pages, &checked, &assets)?, plan))
        })
        .transpose()?;
    let content_seconds = begun.elapsed().as_secs_f64();

    let packing = Instant::now();
    if !options.plain {
        progress("drawing link pictures");
        add_pictures(&mut site, &pages, &options.cache)?;
        progress("compressing");
        compress::add(&mut site, &options.cache)?;
    }
    let released = plan
        .map(|(contents, plan)| {
            progress("signing the release");
            plan.finish(&mut site, &contents, &checked, options)
        })
        .transpose()?;
    progress("writing the site");
    site.write(&options.out)?;
    Ok(Report {
        pages: pages.len() * Lang::ALL.len(),
        files: site.files.len(),
        content_seconds,
        chart_seconds,
        packing_seconds: packing.elapsed().as_secs_f64(),
        released,
    })
}

/// The pages by their address.
pub type Pages = BTreeMap<PagePath, Page>;

fn draw(site: &mut Site, assets: &Assets, checked: &check::Checked, pages: &Pages) -> Result<()> {
    let wanted: Vec<(&PagePath, &Page, Lang)> = pages
        .iter()
        .flat_map(|(path, page)| Lang::ALL.map(|lang| (path, page, lang)))
        .collect();
    let drawn: Vec<(String, String)> = wanted
        .par_iter()
        .map(|(path, page, lang)| {
            let body = render::body(path, page, *lang);
            let html = shell::document(path, page, *lang, &body, assets, checked);
            (site::file_of(&path.href(*lang)), html)
        })
        .collect();
    for (file, html) in drawn {
        if !html.contains("<h1") {
            bail!("{file}: the page has no heading: it failed to draw");
        }
        if site.files.insert(file.clone(), html.into_bytes()).is_some() {
            bail!("{file}: two pages have this address");
        }
    }
    Ok(())
}

fn add_pictures(site: &mut Site, pages: &Pages, cache: &Path) -> Result<()> {
    let wanted: Vec<(String, String, String, Lang)> = pages
        .iter()
        .filter(|(path, _)| !matches!(path, PagePath::Leaflet(_)))
        .flat_map(|(path, page)| {
            Lang::ALL.map(|lang| {
                let (title, kicker) = shell::picture_words(path, page, lang);
                (site::picture_of(path, lang), title, kicker, lang)
            })
        })
        .collect();
    let store = compress::Store::open(cache)?;
    let drawn: Vec<(String, Vec<u8>)> = wanted
        .into_par_iter()
        .map(|(file, title, kicker, lang)| {
            let key = picture::cache_key(&title, &kicker, lang);
            let png = store
                .get_or_make(&format!("{key}.png"), || {
                    picture::draw(&title, &kicker, lang)
                })
                .with_context(|| format!("link picture {file}"))?;
            Ok((file, png))
        })
        .collect::<Result<_>>()?;
    site.files.extend(drawn);
    Ok(())
}

/// The summary line of a publish.
pub fn summary(report: &Report, out: &Path) -> String {
    let mut line = String::new();
    let _ = write!(
        line,
        "published {} pages, {} files to {} (content {:.1} s, of these charts {:.1} s, pictures and compression {:.1} s)",
        report.pages,
        report.files,
        out.display(),
        report.content_seconds,
        report.chart_seconds,
        report.packing_seconds,
    );
    let _ = match &report.released {
        Some(released) => write!(
            line,
            "; release {}{}, everything {} bytes",
            released.version,
            if released.is_new { "" } else { " (unchanged)" },
            released.wire
        ),
        None => write!(
            line,
            "; no release: it was not signed, so phones keep nothing (--key)"
        ),
    };
    line
}
