//! What the commands of the desk share: files, the description with the current tables, answers.

use crate::{
    check::{descriptor, descriptor::Package, table},
    data::Lang,
    desk::{Decisions, Tables},
    publish::DataProblems,
};
use anyhow::{Context, Result, anyhow, bail};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Endings of files that may hold tables.
const ENDINGS: [&str; 6] = ["csv", "tsv", "txt", "xlsx", "xlsm", "ods"];

/// The language of messages, `en` or `ur`.
pub fn language(code: &str) -> Result<Lang, String> {
    Lang::from_code(code).ok_or_else(|| format!("found “{code}”, expected en or ur"))
}

/// The description and the tables of a data folder.
///
/// # Errors
///
/// [`DataProblems`] when a table cannot be read.
pub fn folder(data: &Path) -> Result<(Package, Tables)> {
    let package = descriptor::read(&data.join(descriptor::FILE))
        .map_err(|problem| DataProblems(vec![*problem]))?;
    let mut tables = Tables::new();
    let mut problems = Vec::new();
    for resource in &package.resources {
        match table::read(&data.join(&resource.path), resource) {
            Ok(table) => {
                tables.insert(resource.name.clone(), table);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        Ok((package, tables))
    } else {
        Err(DataProblems(problems).into())
    }
}

/// True for a folder with a description of its tables.
pub fn is_data_folder(path: &Path) -> bool {
    path.join(descriptor::FILE).is_file()
}

/// Name and bytes of each file; of a folder those that may hold tables, by name.
///
/// # Errors
///
/// A file that cannot be read, or a folder without any.
pub fn files(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut found = Vec::new();
            let entries = fs::read_dir(path).with_context(|| format!("list {}", path.display()))?;
            for entry in entries {
                let path = entry?.path();
                let ending = path
                    .extension()
                    .and_then(|ending| ending.to_str())
                    .unwrap_or("");
                if path.is_file() && ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) {
                    found.push(path);
                }
            }
            if found.is_empty() {
                bail!(
                    "{}: found no table, expected files that end in {}",
                    path.display(),
                    ENDINGS.join(", ")
                );
            }
            found.sort();
            for path in found {
                files.push(read(&path)?);
            }
        } else {
            files.push(read(path)?);
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Result<(String, Vec<u8>)> {
    let bytes = fs::read(path).with_context(|| format!("read {}", path.display()))?;
    Ok((path.to_string_lossy().into_owned(), bytes))
}

/// Answers and undone repairs from a JSON file; none without one.
///
/// # Errors
///
/// A file that cannot be read or has another shape.
pub fn decisions(path: Option<&Path>) -> Result<Decisions> {
    let Some(path) = path else {
        return Ok(Decisions::default());
    };
    let text = fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| {
        anyhow!(
            "{}: {error}; expected {{\"answers\": {{\"id of a question\": \"code of its answer\"}}, \"undone\": [\"id of a repair\"]}}",
            path.display()
        )
    })
}
