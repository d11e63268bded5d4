//! `rahdari check`.

use super::desk_files;
use crate::{
    check,
    data::Lang,
    desk::{self, Checked, Decisions, Tables, report},
    i18n::Words,
    publish::DataProblems,
};
use anyhow::Result;
use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

/// Arguments of `rahdari check`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder (the one that holds datapackage.json), or sheets: CSV, XLSX, ODS, or a
    /// folder of them.
    #[arg(default_value = "data")]
    paths: Vec<PathBuf>,
    /// The data folder that sheets are checked against.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Language of the messages: en or ur.
    #[arg(long, default_value = "en", value_parser = desk_files::language)]
    lang: Lang,
    /// Form of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// JSON file with answers to questions and ids of repairs to undo.
    #[arg(long)]
    answers: Option<PathBuf>,
}

/// Forms of the report.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Lines for a terminal.
    Text,
    /// Every repair, question and finding.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// One page to mail or print.
    Html,
}

/// Sheets that are not sound: the report was printed already.
#[derive(Debug)]
pub struct Unsound;

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there are errors or open questions; nothing was changed")
    }
}

impl std::error::Error for Unsound {}

/// Lists every problem, or says what was found sound.
///
/// # Errors
///
/// [`DataProblems`] or [`Unsound`] when there are problems; else what cannot be read.
pub fn run(arguments: &Arguments) -> Result<()> {
    match arguments.paths.as_slice() {
        [folder] if desk_files::is_data_folder(folder) => check_folder(arguments, folder),
        _ => check_sheets(arguments),
    }
}

/// The data folder: the whole check, then what the desk sees beyond it.
fn check_folder(arguments: &Arguments, folder: &Path) -> Result<()> {
    let loaded = check::load(folder);
    let is_plain = arguments.format == Format::Text && arguments.lang == Lang::En;
    if is_plain {
        let checked = loaded.map_err(DataProblems)?;
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
        return Ok(());
    }
    let package = crate::check::descriptor::read(&folder.join(crate::check::descriptor::FILE))
        .map_err(|problem| DataProblems(vec![*problem]))?;
    let mut files = Vec::new();
    for resource in &package.resources {
        if let Ok(bytes) = fs::read(folder.join(&resource.path)) {
            files.push((resource.path.clone(), bytes));
        }
    }
    let current = loaded
        .as_ref()
        .map_or_else(|_| Tables::new(), |checked| checked.tables.clone());
    let checked = desk::check(&files, &package, &current, &Decisions::default());
    print(&checked, arguments);
    loaded.map_err(DataProblems)?;
    if checked.is_sound() {
        Ok(())
    } else {
        Err(Unsound.into())
    }
}

fn check_sheets(arguments: &Arguments) -> Result<()> {
    let (package, current) = desk_files::folder(&arguments.data)?;
    let decisions = desk_files::decisions(arguments.answers.as_deref())?;
    let files = desk_files::files(&arguments.paths)?;
    let checked = desk::check(&files, &package, &current, &decisions);
    print(&checked, arguments);
    if checked.is_sound() {
        Ok(())
    } else {
        Err(Unsound.into())
    }
}

/// Writes the report to the standard output.
fn print(checked: &Checked, arguments: &Arguments) {
    let words = Words(arguments.lang);
    match arguments.format {
        Format::Text => print!("{}", report::text::report(checked, words)),
        Format::Json => println!("{:#}", report::json::report(checked, words)),
        Format::Sarif => println!("{:#}", report::sarif::report(checked, words)),
        Format::Html => println!("{}", report::html::report(checked, words)),
    }
}
