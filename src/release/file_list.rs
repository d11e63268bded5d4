//! The list of a release's files.

use super::{Refusal, is_sha256_hex};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Scope of everything: the app and the data of all pages.
pub const EVERYTHING: &str = "all";

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Address from the root of the site, beginning with `/`.
    pub path: String,
    /// SHA-256 of the content, hexadecimal.
    pub sha256: String,
    /// Bytes of the content.
    pub bytes: u64,
    /// Bytes on the way to a phone: the Brotli form where there is one.
    pub wire: u64,
}

/// The pages of one region as finished documents, for phones that keep only that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lite {
    /// Region's id, which is also the scope.
    pub region: String,
    /// The pack of documents.
    pub pack: FileEntry,
    /// Paths of the files that the documents need besides; each also stands in `everything`.
    pub files: Vec<String>,
}

/// What turns an earlier release into this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatchEntry {
    /// Version of the earlier release.
    pub from: u64,
    /// [`EVERYTHING`] or a region's id.
    pub scope: String,
    /// The file of patches.
    pub file: FileEntry,
}

/// The list. Its hash is what the statement signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileList {
    /// Response headers of the documents that a phone answers from its store.
    pub headers: BTreeMap<String, String>,
    /// App, styles and packs: all that is needed to draw every page.
    pub everything: Vec<FileEntry>,
    /// Files that a phone keeps once they were used.
    pub optional: Vec<FileEntry>,
    /// The small choice, by region.
    pub lite: Vec<Lite>,
    /// Patches from the last releases.
    pub patches: Vec<PatchEntry>,
    /// The change log against the previous release; none for the first.
    pub changes: Option<FileEntry>,
}

impl FileList {
    /// The text of the file.
    pub fn text(&self) -> String {
        // Texts, numbers and lists can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a list whose hash has been verified.
    ///
    /// # Errors
    ///
    /// [`Refusal::Form`] for another form, a path that leaves the site, a hash that is none, or a
    /// path that stands twice.
    pub fn parse(text: &str) -> Result<FileList, Refusal> {
        let list: FileList = serde_json::from_str(text)
            .map_err(|error| Refusal::Form(format!("the file list: {error}")))?;
        let mut paths = BTreeSet::new();
        for file in list.all() {
            if !is_plain_path(&file.path) || !is_sha256_hex(&file.sha256) {
                return Err(Refusal::Form(format!(
                    "the file list: found {:?}, expected a path within the site with its SHA-256",
                    file.path
                )));
            }
            if !paths.insert(&file.path) {
                return Err(Refusal::Form(format!(
                    "the file list: {} stands twice",
                    file.path
                )));
            }
        }
        for lite in &list.lite {
            for path in &lite.files {
                if !list.everything.iter().any(|file| file.path == *path) {
                    return Err(Refusal::Form(format!(
                        "the file list: {}: found no {path}",
                        lite.region
                    )));
                }
            }
        }
        Ok(list)
    }

    /// Every file that the list names.
    pub fn all(&self) -> impl Iterator<Item = &FileEntry> {
        self.everything
            .iter()
            .chain(&self.optional)
            .chain(self.lite.iter().map(|lite| &lite.pack))
            .chain(self.patches.iter().map(|patch| &patch.file))
            .chain(&self.changes)
    }

    /// The files that a phone keeps for a scope; nothing for a scope that is not there.
    pub fn of_scope(&self, scope: &str) -> Vec<&FileEntry> {
        if scope == EVERYTHING {
            return self.everything.iter().collect();
        }
        let Some(lite) = self.lite.iter().find(|lite| lite.region == scope) else {
            return Vec::new();
        };
        let files = lite.files.iter();
        files
            .filter_map(|path| self.everything.iter().find(|file| file.path == *path))
            .chain([&lite.pack])
            .collect()
    }

    /// Every scope.
    pub fn scopes(&self) -> impl Iterator<Item = &str> {
        [EVERYTHING]
            .into_iter()
            .chain(self.lite.iter().map(|lite| lite.region.as_str()))
    }

    /// True when both lists describe the same content; patches and change log, which depend on
    /// what was before, aside.
    pub fn same_content(&self, other: &FileList) -> bool {
        self.headers == other.headers
            && self.everything == other.everything
            && self.optional == other.optional
            && self.lite == other.lite
    }
}

/// True for a path that begins with `/` and stays in the site.
fn is_plain_path(path: &str) -> bool {
    path.strip_prefix('/').is_some_and(|rest| {
        !rest.is_empty()
            && rest.split('/').all(|segment| {
                !segment.is_empty()
                    && segment != "."
                    && segment != ".."
                    && segment
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
            })
    })
}
