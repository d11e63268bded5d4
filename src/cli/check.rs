//! `rahdari check`.

use crate::{check, publish::DataProblems};
use anyhow::Result;
use std::path::PathBuf;

/// Arguments of `rahdari check`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder, the one that holds datapackage.json.
    #[arg(default_value = "data")]
    data: PathBuf,
}

/// Lists every problem, or says what was found sound.
pub fn run(arguments: &Arguments) -> Result<()> {
    let checked = check::load(&arguments.data).map_err(DataProblems)?;
    let dataset = &checked.dataset;
    println!(
        "{}: no problems. {} projects, {} programmes, {} series, {} regions, {} districts, {} towns, {} sources",
        checked.package.title,
        dataset.projects.len(),
        dataset.programmes.len(),
        dataset.series.len(),
        dataset.regions.len(),
        dataset.districts.len(),
        dataset.towns.len(),
        dataset.sources.len(),
    );
    Ok(())
}
