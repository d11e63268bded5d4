//! The finder's index: built from the dataset and the words people type, published in small pieces
//! that the phone loads when a query needs them.

use super::site::{Site, short_hash};
use crate::{
    data::Dataset,
    finder::build::{Pieces, Synonym, build},
};
use anyhow::{Context, Result, anyhow};
use std::{fs, path::Path};

/// Builds the index of the programmes in `dataset`. The synonym table stands in the data folder.
///
/// # Errors
///
/// A synonym table that cannot be read, or more phrases than the index can number.
pub fn pieces(dataset: &Dataset, data: &Path) -> Result<Pieces> {
    let file = data.join("language/synonyms.json");
    let text = fs::read_to_string(&file)
        .with_context(|| format!("read the synonym table {}", file.display()))?;
    let synonyms: Vec<Synonym> = serde_json::from_str(&text).with_context(|| {
        format!(
            "{}: expected a list of {{concept, group, en, ur, roman_ur}}",
            file.display()
        )
    })?;
    build(dataset, &synonyms).map_err(|_| {
        anyhow!(
            "{}: more phrases or places than the index can number (65,535)",
            file.display()
        )
    })
}

/// Folder of an index on the site, with slashes at both ends. It carries the hash of all pieces:
/// pieces refer to each other by number, so they stay together and never change.
pub fn folder(pieces: &Pieces) -> String {
    let mut all = Vec::new();
    for (name, bytes) in &pieces.files {
        all.extend(name.as_bytes());
        all.extend(short_hash(bytes).as_bytes());
    }
    format!("/data/finder/{}/", short_hash(&all))
}

/// Puts the pieces into the site.
pub fn add(site: &mut Site, pieces: &Pieces) {
    let folder = folder(pieces);
    for (name, bytes) in &pieces.files {
        site.add(&format!("{folder}{name}"), bytes.clone());
    }
}
