//! `rahdari template`.

use super::desk_files;
use crate::desk::template::{self, Options};
use anyhow::{Context, Result, bail};
use std::{fs, path::PathBuf};

/// Arguments of `rahdari template`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The workbook to write, `.xlsx`.
    #[arg(long)]
    out: PathBuf,
    /// Tables to make sheets for; all without it.
    #[arg(long)]
    table: Vec<String>,
    /// Fill the sheets with the records there are.
    #[arg(long)]
    filled: bool,
    /// The data folder.
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

/// Writes a workbook with drop-downs, notes and a guide in both languages.
///
/// # Errors
///
/// An unknown table, or a file that cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let (package, current) = desk_files::folder(&arguments.data)?;
    for name in &arguments.table {
        if !package
            .resources
            .iter()
            .any(|resource| resource.name == *name)
        {
            let known: Vec<&str> = package.resources.iter().map(|r| r.name.as_str()).collect();
            bail!(
                "found the table “{name}”, expected one of {}",
                known.join(", ")
            );
        }
    }
    let options = Options {
        tables: arguments.table.clone(),
        filled: arguments.filled,
    };
    let bytes = template::workbook(&package, &current, &options)?;
    fs::write(&arguments.out, bytes).with_context(|| format!("write {}", arguments.out.display()))
}
