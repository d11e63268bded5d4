//! The release that stands where the new one goes.

use super::folder;
use crate::{
    publish::site::Site,
    release::{
        file_list::FileList,
        sha256_hex,
        statement::{Current, Statement},
    },
};
use anyhow::{Context, Result, ensure};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// How many releases before the newest keep their files, and from how many a phone can update by
/// a patch. More costs room on the host and time at publish.
pub const KEPT: u64 = 3;

/// A published release.
pub struct Earlier {
    site: PathBuf,
    /// Its statement. Its signature is not judged here: the key may have changed since.
    pub statement: Statement,
    /// Its file list.
    pub list: FileList,
}

impl Earlier {
    /// Reads the release of the site in `folder`, if there is one.
    ///
    /// # Errors
    ///
    /// A release that is damaged: publishing over it would start counting anew, which phones
    /// would refuse.
    pub fn read(site: &Path) -> Result<Option<Earlier>> {
        let file = site.join("release/current.json");
        let Ok(text) = fs::read_to_string(&file) else {
            return Ok(None);
        };
        let place = || format!("{}: the previous release", file.display());
        let current = Current::parse(&text).with_context(place)?;
        let statement = Statement::parse(&current.payload).with_context(place)?;
        let list = list_of(site, statement.version).with_context(place)?;
        let (list, hash) = list.with_context(|| format!("{}: found no files.json", place()))?;
        ensure!(
            hash == statement.files,
            "{}: its file list is not the one it speaks of; take the site from the backup",
            place()
        );
        Ok(Some(Earlier {
            site: site.to_owned(),
            statement,
            list,
        }))
    }

    /// The releases that a release `version` keeps, newest first, with their file lists.
    pub fn before(&self, version: u64) -> Result<Vec<(u64, FileList)>> {
        let mut kept = Vec::new();
        for number in (version.saturating_sub(KEPT).max(1)..version).rev() {
            if let Some((list, _)) = list_of(&self.site, number)? {
                kept.push((number, list));
            }
        }
        Ok(kept)
    }

    /// The content of a file of this or an earlier release.
    pub fn content(&self, path: &str) -> Result<Vec<u8>> {
        let file = self.site.join(path.trim_start_matches('/'));
        fs::read(&file).with_context(|| format!("read {} of an earlier release", file.display()))
    }

    /// Adds what the last releases need and the new site does not have, with its compressed
    /// forms; and, where `version` is this release itself, its own list, patches and change log.
    pub fn carry_over(&self, site: &mut Site, version: u64) -> Result<()> {
        let mut paths: BTreeSet<String> = BTreeSet::new();
        let mut releases = self.before(version)?;
        if version == self.statement.version {
            releases.push((version, self.list.clone()));
        }
        for (number, list) in releases {
            paths.extend(
                list.all()
                    .map(|file| file.path.trim_start_matches('/').to_owned()),
            );
            for name in ["files.json", "release.json", "release.json.minisig"] {
                paths.insert(
                    folder(number)
                        .join(name)
                        .to_string_lossy()
                        .replace('\\', "/"),
                );
            }
        }
        for path in paths {
            for ending in ["", ".br", ".gz"] {
                let name = format!("{path}{ending}");
                if site.files.contains_key(&name) {
                    continue;
                }
                match fs::read(self.site.join(&name)) {
                    Ok(content) => site.add(&name, content),
                    Err(error) if ending.is_empty() => {
                        // A file of a release that is about to leave may be gone already.
                        eprintln!("rahdari: {name} of an earlier release is not there: {error}");
                    }
                    Err(_) => {}
                }
            }
        }
        Ok(())
    }
}

fn list_of(site: &Path, version: u64) -> Result<Option<(FileList, String)>> {
    let file = site.join(folder(version)).join("files.json");
    let Ok(text) = fs::read_to_string(&file) else {
        return Ok(None);
    };
    let list = FileList::parse(&text).with_context(|| file.display().to_string())?;
    Ok(Some((list, sha256_hex(text.as_bytes()))))
}
