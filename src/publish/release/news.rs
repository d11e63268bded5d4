//! What is new in a release: patches from the last ones, and the change log.

use super::{by_stem, earlier::Earlier, entry, stem};
use crate::{
    data::{ChangeKind, Dataset},
    publish::{Options, compress, site::Site},
    release::{
        change_log::{self, Tables},
        file_list::{EVERYTHING, FileEntry, FileList, PatchEntry},
        patch::{self, Patch},
    },
};
use anyhow::{Context, Result};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A patch that keeps more than this share of the new file, per cent, is left out: the file itself
/// compresses better.
const MOST_INSERTED: usize = 60;

/// Adds patches and change log to the site and to the list.
///
/// # Errors
///
/// Files of the last releases that cannot be read.
pub fn add(
    site: &mut Site,
    mut list: FileList,
    version: u64,
    earlier: Option<&Earlier>,
    dataset: &Dataset,
    options: &Options,
) -> Result<FileList> {
    let Some(earlier) = earlier else {
        return Ok(list);
    };
    let log = log(site, earlier, dataset)?;
    let log_path = format!("release/{version}/changes.json");
    site.add(
        &log_path,
        serde_json::to_vec(&json!({ "release": version, "records": log }))?,
    );
    let mut wanted = Vec::new();
    for (from, old) in earlier.before(version)? {
        for scope in list.scopes() {
            // Those who keep one region and missed a release fetch its one pack.
            if scope == EVERYTHING || from + 1 == version {
                wanted.push((from, scope.to_owned(), old.clone()));
            }
        }
    }
    let made: Vec<Option<(u64, String, Vec<u8>)>> = wanted
        .into_par_iter()
        .map(|(from, scope, old)| {
            let patches = patches(site, &list, &old, &scope, earlier)?;
            Ok((!patches.is_empty()).then(|| (from, scope, patch::write(&patches))))
        })
        .collect::<Result<_>>()?;
    let mut paths = BTreeMap::new();
    for (from, scope, content) in made.into_iter().flatten() {
        let path = format!("release/{version}/from-{from}-{scope}.bin");
        site.add(&path, content);
        paths.insert(path, (from, scope));
    }
    let is_new = |path: &str| path == log_path || paths.contains_key(path);
    compress::add_those(site, &options.cache, options.plain, is_new)?;
    for (path, (from, scope)) in paths {
        let file = entry(site, &path)?;
        list.patches.push(PatchEntry { from, scope, file });
    }
    list.changes = Some(entry(site, &log_path)?);
    Ok(list)
}

/// Patches for the files of a scope whose earlier form is known.
fn patches(
    site: &Site,
    list: &FileList,
    old: &FileList,
    scope: &str,
    earlier: &Earlier,
) -> Result<Vec<Patch>> {
    let known: BTreeSet<&str> = old
        .of_scope(scope)
        .iter()
        .map(|file| file.sha256.as_str())
        .collect();
    let before = by_stem(old.of_scope(scope).into_iter());
    let mut patches = Vec::new();
    for file in list.of_scope(scope) {
        let was: Option<&&FileEntry> = before.get(&stem(&file.path));
        let (Some(was), false) = (was, known.contains(file.sha256.as_str())) else {
            continue;
        };
        let new = site.files.get(file.path.trim_start_matches('/'));
        let new = new.with_context(|| format!("{} is not in the site", file.path))?;
        let (steps, inserted) = patch::diff(&earlier.content(&was.path)?, new);
        if inserted.len() * 100 <= new.len() * MOST_INSERTED {
            patches.push(Patch {
                to: file.sha256.clone(),
                from: was.sha256.clone(),
                steps,
                inserted,
            });
        }
    }
    Ok(patches)
}

/// The change log against the earlier release.
fn log(site: &Site, earlier: &Earlier, dataset: &Dataset) -> Result<Vec<change_log::RecordChange>> {
    let mut new = Tables::new();
    let mut old = Tables::new();
    let schemas = site
        .files
        .keys()
        .filter_map(|path| path.strip_prefix("data/schema/"));
    for file in schemas.filter(|file| *file != "changes.json") {
        let path = format!("data/{file}");
        let name = file.trim_end_matches(".json");
        let records = |content: &[u8]| serde_json::from_slice::<Vec<Value>>(content).ok();
        if let Some(records) = site.files.get(&path).and_then(|content| records(content)) {
            new.insert(name.to_owned(), records);
        }
        // A table that the earlier release did not have is new as a whole.
        if let Some(records) = earlier
            .content(&path)
            .ok()
            .and_then(|content| records(&content))
        {
            old.insert(name.to_owned(), records);
        }
    }
    let is_later = |date: String| date > earlier.statement.date;
    let corrected = dataset
        .changes
        .iter()
        .filter(|change| change.kind == ChangeKind::Corrected && is_later(change.date.to_string()))
        .map(|change| change.subject.clone())
        .collect();
    Ok(change_log::compare(&old, &new, &corrected))
}
