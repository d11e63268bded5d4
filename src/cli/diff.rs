//! `rahdari diff`.

use super::desk_files;
use crate::{
    check::descriptor::Package,
    data::Lang,
    desk::{
        Catalogue, Tables,
        difference::{self, TableDifference},
        merge, read,
    },
    i18n::Words,
};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Arguments of `rahdari diff`.
#[derive(clap::Args)]
pub struct Arguments {
    /// What was: a data folder or a sheet.
    old: PathBuf,
    /// What is: a data folder or a sheet. A sheet is laid over the old records: those it lacks
    /// stay, unless --whole names their table.
    new: PathBuf,
    /// The data folder that describes the tables, when neither side is one.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Tables of which the new sheet holds every record: those it lacks count as removed.
    #[arg(long)]
    whole: Vec<String>,
    /// JSON file with answers to questions and ids of repairs to undo.
    #[arg(long)]
    answers: Option<PathBuf>,
    /// Language of the words: en or ur.
    #[arg(long, default_value = "en", value_parser = desk_files::language)]
    lang: Lang,
    /// Form of the list.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Forms of the list.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Lines for a terminal.
    Text,
    /// For machines.
    Json,
}

/// Lists what is new, changed with the old and the new value, and removed.
///
/// # Errors
///
/// What cannot be read, and sheets with open questions.
pub fn run(arguments: &Arguments) -> Result<()> {
    let describes = [&arguments.new, &arguments.old, &arguments.data]
        .into_iter()
        .find(|path| desk_files::is_data_folder(path))
        .unwrap_or(&arguments.data);
    let (package, current) = desk_files::folder(describes)?;
    let old = side(
        &arguments.old,
        &Tables::new(),
        &package,
        &current,
        arguments,
    )?;
    let new = side(&arguments.new, &old, &package, &current, arguments)?;
    let differences = difference::between(&old, &new, &package);
    match arguments.format {
        Format::Json => println!("{:#}", serde_json::to_value(&differences)?),
        Format::Text => print(&differences, Words(arguments.lang)),
    }
    Ok(())
}

fn side(
    path: &Path,
    below: &Tables,
    package: &Package,
    current: &Tables,
    arguments: &Arguments,
) -> Result<Tables> {
    if desk_files::is_data_folder(path) {
        return Ok(desk_files::folder(path)?.1);
    }
    let files = desk_files::files(&[path.to_owned()])?;
    let decisions = desk_files::decisions(arguments.answers.as_deref())?;
    let catalogue = Catalogue::new(package, current);
    let limits = read::Limits::default();
    let reading = read::read(&files, package, &catalogue, &decisions, &limits);
    if let Some(refused) = reading.refused.first() {
        let why = refused.refusal.sentence(Words(arguments.lang));
        bail!(
            "{}: {}",
            refused.place,
            crate::i18n::bidi::without_isolates(&why)
        );
    }
    if let Some(question) = reading.questions.first() {
        bail!(
            "{}: {} ({} open questions; `rahdari check` lists them)",
            question.place,
            question.ask.sentence(Words(arguments.lang)),
            reading.questions.len()
        );
    }
    Ok(merge::merge_whole(
        below,
        &reading,
        package,
        &arguments.whole,
    ))
}

/// Prints differences as lines: `+` new, `~` changed, `-` removed.
pub fn print(differences: &[TableDifference], words: Words) {
    if differences.is_empty() {
        println!("{}", words.desk_diff_none());
    }
    for table in differences {
        for record in &table.added {
            println!(
                "+ {} {} {}: {}",
                words.desk_diff_new(),
                table.resource,
                record.key,
                record.name
            );
        }
        for changed in &table.changed {
            let record = &changed.record;
            println!(
                "~ {} {} {}: {}",
                words.desk_diff_changed(),
                table.resource,
                record.key,
                record.name
            );
            for cell in &changed.cells {
                println!("    {}: {:?} → {:?}", cell.column, cell.old, cell.new);
            }
        }
        for record in &table.removed {
            println!(
                "- {} {} {}: {}",
                words.desk_diff_removed(),
                table.resource,
                record.key,
                record.name
            );
        }
    }
}
