//! `bench`: measurements. They print figures and judge none, because machines differ.

pub mod charts;
pub mod desk;
pub mod finder;
mod grow;
pub mod load;
pub mod serve;

use crate::{
    build,
    project::Project,
    publish,
    run::{self, Elapsed},
};
use anyhow::{Context, bail};
use std::{fs, process::Command, time::Duration, time::Instant};

/// Times publishing into an empty folder and, right after, publishing the same again.
///
/// # Errors
/// When a build or the publishing fails.
pub fn publish(project: &Project) -> anyhow::Result<()> {
    build::run(project)?;
    let out = project.target("bench-site");
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("{} cannot be emptied", out.display()))?;
    }
    let mut times = Vec::new();
    println!(
        "{:<10} {:>10} {:>8} {:>9}",
        "publish", "time", "pages", "pages/s"
    );
    for name in ["first", "unchanged"] {
        let start = Instant::now();
        let log = project.target(&format!("bench-log/publish-{name}.txt"));
        let outcome = run::quiet(&log, &mut publish::command(project, &out)?)?;
        let time = start.elapsed();
        if !outcome.success {
            bail!("publish failed:\n{}", outcome.output);
        }
        println!("{}", row(name, time, pages(&outcome.output)));
        times.push(time);
    }
    if let [first, unchanged] = times[..] {
        println!(
            "unchanged / first: {:.2}",
            unchanged.as_secs_f64() / first.as_secs_f64()
        );
    }
    Ok(())
}

/// Installs what measurements in the browser need.
fn install(project: &Project) -> anyhow::Result<()> {
    let mut npm = run::command(project, "npm", &["ci", "--no-audit", "--no-fund"]);
    npm.current_dir(project.path("end2end"))
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run::shown("npm ci in end2end", &mut npm)
}

/// A script of `end2end`, to be run there.
fn node(project: &Project, script: &str) -> Command {
    let mut command = run::command(project, "node", &[script]);
    command.current_dir(project.path("end2end"));
    command
}

fn row(name: &str, time: Duration, pages: Option<u32>) -> String {
    let time_text = Elapsed(time).to_string();
    let count = pages.map_or_else(|| "?".to_owned(), |pages| pages.to_string());
    let rate = pages.map_or_else(
        || "?".to_owned(),
        |pages| format!("{:.0}", f64::from(pages) / time.as_secs_f64()),
    );
    format!("{name:<10} {time_text:>10} {count:>8} {rate:>9}")
}

/// The number of pages that publish said it wrote: the last `<number> pages` of its output.
fn pages(output: &str) -> Option<u32> {
    let words: Vec<&str> = output.split_whitespace().collect();
    words.windows(2).rev().find_map(|pair| {
        let is_pages = pair[1].trim_matches(|c: char| !c.is_alphanumeric()) == "pages";
        is_pages
            .then(|| pair[0].replace([',', '('], "").parse().ok())
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_pages_is_read_from_what_publish_says() {
        for (output, expected) in [
            (
                "checked 20 tables\npublished 1,724 pages in 3.2 s",
                Some(1724),
            ),
            ("1724 pages, 862 data files", Some(1724)),
            ("10 pages rendered\n20 pages written", Some(20)),
            ("no pages", None),
            ("", None),
        ] {
            assert_eq!(pages(output), expected, "{output}");
        }
    }
}
