//! Steps that make the site and look at its files.

use super::{Run, Tally, budget as sizes, page_files::Tree, twin as trees};
use crate::{build as builds, publish as publishing};
use anyhow::{Context, bail};
use std::fs;

/// Both sides, as released.
pub fn build(run: &Run) -> anyhow::Result<Tally> {
    builds::run(run.project)?;
    Ok(Tally::default())
}

/// The data of the project as a site.
pub fn publish(run: &Run) -> anyhow::Result<Tally> {
    let output = run.must(&mut publishing::command(run.project, &run.project.site())?)?;
    println!("  {}", output.lines().last().unwrap_or_default().trim());
    Ok(Tally::default())
}

/// Publishes once more, into a folder with nothing but the embeds: the same bytes must come out.
pub fn twin(run: &Run) -> anyhow::Result<Tally> {
    let (site, twin) = (run.project.site(), run.project.target("site-twin"));
    if twin.exists() {
        fs::remove_dir_all(&twin)
            .with_context(|| format!("{} cannot be emptied", twin.display()))?;
    }
    // The first site is the one before: its release and the embeds pinned to its days stay, and nothing
    // changed.
    let mut again = publishing::command(run.project, &twin)?;
    run.must(again.arg("--previous").arg(&site))?;
    match trees::first_difference(&site, &twin)? {
        None => Ok(Tally::default()),
        Some(difference) => bail!("target/site and target/site-twin differ: {difference}"),
    }
}

/// Sizes on the wire.
pub fn budget(run: &Run) -> anyhow::Result<Tally> {
    let lines = sizes::measure(&Tree::open(&run.project.site())?)?;
    for line in &lines {
        println!("  {line}");
    }
    match lines.iter().filter(|line| !line.holds()).count() {
        0 => Ok(Tally::default()),
        over => bail!("{over} of {} size budgets are exceeded", lines.len()),
    }
}
