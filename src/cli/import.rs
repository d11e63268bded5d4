//! `rahdari import`: sheets into the data folder, as a whole or not at all.

use super::{check::Unsound, desk_files, diff};
use crate::{
    check,
    data::Lang,
    desk::{self, Issue, Tables, difference, merge, report, write},
    i18n::Words,
    publish::DataProblems,
};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Arguments of `rahdari import`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Sheets: CSV, XLSX, ODS, or a folder of them.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The data folder to change.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// JSON file with answers to questions and ids of repairs to undo.
    #[arg(long)]
    answers: Option<PathBuf>,
    /// Tables of which the sheets hold every record: those they lack are removed.
    #[arg(long)]
    whole: Vec<String>,
    /// Take over the fixes that cannot change the meaning, and list them.
    #[arg(long)]
    fix: bool,
    /// Go on although figures jumped, records may stand twice, or answers to people change.
    #[arg(long)]
    accept_warnings: bool,
    /// Say what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Language of the messages: en or ur.
    #[arg(long, default_value = "en", value_parser = desk_files::language)]
    lang: Lang,
}

/// Checks the sheets, lays them over the tables, checks the result, and puts it in place.
///
/// # Errors
///
/// [`Unsound`] for errors, open questions and unaccepted warnings; [`DataProblems`] when the result
/// is no sound data folder. The folder stays as it was in each case.
pub fn run(arguments: &Arguments) -> Result<()> {
    let place = Place::of(&arguments.data)?;
    let _lock = place.lock()?;
    place.recover()?;
    let (package, current) = desk_files::folder(&arguments.data)?;
    let decisions = desk_files::decisions(arguments.answers.as_deref())?;
    let files = desk_files::files(&arguments.paths)?;
    let mut checked = desk::check(&files, &package, &current, &decisions);
    let words = Words(arguments.lang);
    if arguments.fix {
        for fixed in desk::apply_safe_fixes(&mut checked, &package, &current) {
            println!("{fixed}");
        }
    }
    let is_held_up = checked
        .findings
        .iter()
        .any(|finding| needs_acceptance(&finding.issue));
    if !checked.is_sound() || (is_held_up && !arguments.accept_warnings) {
        print!("{}", report::text::report(&checked, words));
        return Err(Unsound.into());
    }
    let merged = merge::merge_whole(&current, &checked.reading, &package, &arguments.whole);
    let differences = difference::between(&current, &merged, &package);
    diff::print(&differences, words);
    if differences.is_empty() {
        return Ok(());
    }
    let changed: Vec<&str> = differences
        .iter()
        .map(|table| table.resource.as_str())
        .collect();
    place.stage(&merged, &changed)?;
    if let Err(problems) = check::load(&place.staging) {
        place.discard()?;
        return Err(DataProblems(problems).into());
    }
    if arguments.dry_run {
        return place.discard();
    }
    place.swap()
}

/// Warnings a person must have seen before figures are published.
fn needs_acceptance(issue: &Issue) -> bool {
    matches!(
        issue,
        Issue::UnitJump(_)
            | Issue::SuddenChange(_)
            | Issue::PersonChanges(_)
            | Issue::DoubleMeaning(_)
    )
}

/// The data folder with the places beside it where its next and its last state stand for a moment.
struct Place {
    data: PathBuf,
    staging: PathBuf,
    last: PathBuf,
    lock: PathBuf,
}

impl Place {
    fn of(data: &Path) -> Result<Place> {
        // A link or `data/` would put the neighbours elsewhere.
        let data = match data.canonicalize() {
            Ok(data) => data,
            Err(_) => data.to_owned(),
        };
        let Some(name) = data.file_name() else {
            bail!(
                "{}: found no folder of its own, expected the data folder",
                data.display()
            );
        };
        let beside = |ending: &str| {
            let mut name = name.to_owned();
            name.push(ending);
            data.with_file_name(name)
        };
        Ok(Place {
            staging: beside(".import"),
            last: beside(".before-import"),
            lock: beside(".import-lock"),
            data,
        })
    }

    /// Keeps a second import away until the lock is dropped.
    fn lock(&self) -> Result<Lock> {
        let made = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&self.lock);
        match made {
            Ok(_) => Ok(Lock(self.lock.clone())),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => bail!(
                "another import is at work on {}; if none is, delete {}",
                self.data.display(),
                self.lock.display()
            ),
            Err(error) => Err(error).with_context(|| format!("write {}", self.lock.display())),
        }
    }

    /// Puts back what an import that was cut off between its two last steps left behind.
    fn recover(&self) -> Result<()> {
        if self.last.exists() && !self.data.exists() {
            fs::rename(&self.last, &self.data)
                .with_context(|| format!("put {} back", self.data.display()))?;
        }
        self.discard()
    }

    /// Writes the next state beside the folder: a copy with the changed tables.
    fn stage(&self, tables: &Tables, changed: &[&str]) -> Result<()> {
        self.discard()?;
        copy(&self.data, &self.staging)
            .with_context(|| format!("copy the data folder to {}", self.staging.display()))?;
        for name in changed {
            if let Some(table) = tables.get(*name) {
                let file = self.staging.join(&table.file);
                fs::write(&file, write::csv(table))
                    .with_context(|| format!("write {}", file.display()))?;
            }
        }
        Ok(())
    }

    fn swap(&self) -> Result<()> {
        if self.last.exists() {
            fs::remove_dir_all(&self.last)
                .with_context(|| format!("remove {}", self.last.display()))?;
        }
        fs::rename(&self.data, &self.last).context("set the previous data aside")?;
        if let Err(error) = fs::rename(&self.staging, &self.data) {
            fs::rename(&self.last, &self.data).context("put the previous data back")?;
            return Err(error).context("put the new data in place");
        }
        fs::remove_dir_all(&self.last).with_context(|| format!("remove {}", self.last.display()))
    }

    fn discard(&self) -> Result<()> {
        if self.staging.exists() {
            fs::remove_dir_all(&self.staging)
                .with_context(|| format!("remove {}", self.staging.display()))?;
        }
        Ok(())
    }
}

struct Lock(PathBuf);

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock that stays is named by the next import.
        let _ = fs::remove_file(&self.0);
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
