//! Brotli and gzip files beside the originals, kept by content hash between runs.

use super::site::Site;
use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// Smaller files are not worth a second form.
const LEAST_BYTES: usize = 300;
/// Files up to this size get Brotli's best level: the shared ones and the data.
const BEST_UP_TO: usize = 24_000;

/// Files by key, outside the site and outside version control.
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// Opens the store, creating its folder.
    pub fn open(folder: &Path) -> Result<Store> {
        fs::create_dir_all(folder)
            .with_context(|| format!("create the cache {}", folder.display()))?;
        Ok(Store {
            folder: folder.to_owned(),
        })
    }

    /// The content kept under `key`, else what `make` makes, which is then kept. The file is
    /// renamed into place, so that an interrupted run leaves no half file.
    pub fn get_or_make(
        &self,
        key: &str,
        make: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<Vec<u8>> {
        let file = self.folder.join(key);
        if let Ok(content) = fs::read(&file) {
            return Ok(content);
        }
        let content = make()?;
        let place = || format!("write {}", file.display());
        let mut half = NamedTempFile::new_in(&self.folder).with_context(place)?;
        half.write_all(&content).with_context(place)?;
        half.persist(&file).with_context(place)?;
        Ok(content)
    }
}

/// Adds the compressed forms of every file that gains by it.
pub fn add(site: &mut Site, cache: &Path) -> Result<()> {
    add_those(site, cache, false, |_| true)
}

/// Adds the compressed forms of those files that are wanted and gain by it; none when `plain`.
pub fn add_those(
    site: &mut Site,
    cache: &Path,
    plain: bool,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<()> {
    if plain {
        return Ok(());
    }
    let store = Store::open(cache)?;
    let files: Vec<(&String, &Vec<u8>)> = site
        .files
        .iter()
        .filter(|(path, content)| content.len() >= LEAST_BYTES && gains(path) && is_wanted(path))
        .collect();
    let made: Vec<(String, Vec<u8>)> = files
        .par_iter()
        .map(|(path, content)| {
            let hash: String = Sha256::digest(content)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let level = level(path, content);
            let br = store.get_or_make(&format!("{hash}.{level}.br"), || brotli(content, level))?;
            let gz = store.get_or_make(&format!("{hash}.gz"), || gzip(content))?;
            Ok([(format!("{path}.br"), br), (format!("{path}.gz"), gz)])
        })
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    site.files.extend(made);
    Ok(())
}

/// The forms of one file by their endings, `br` and `gz`; none where it would not gain.
///
/// # Errors
///
/// Only when a compressor reports one.
pub fn forms(path: &str, content: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    if content.len() < LEAST_BYTES || !gains(path) {
        return Ok(Vec::new());
    }
    Ok(vec![
        ("br", brotli(content, level(path, content))?),
        ("gz", gzip(content)?),
    ])
}

fn gains(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(
        ending,
        "html"
            | "css"
            | "js"
            | "wasm"
            | "json"
            | "geojson"
            | "topojson"
            | "csv"
            | "svg"
            | "xml"
            | "txt"
            | "webmanifest"
            | "atom"
            | "ics"
            | "bin"
    )
}

/// Best for what everybody loads; a fast level for the long tail of large pages.
fn level(path: &str, content: &[u8]) -> u32 {
    let shared = ["app/", "assets/", "data/page/", "data/finder/", "release/"]
        .iter()
        .any(|folder| path.starts_with(folder));
    if shared || content.len() <= BEST_UP_TO {
        11
    } else {
        9
    }
}

/// Compresses with Brotli at a level of 0..=11 and a window of 2^22 bytes, or 2^24 for what is longer.
pub fn brotli(content: &[u8], level: u32) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = ::brotli::enc::BrotliEncoderParams {
        quality: level as i32,
        lgwin: if content.len() >> 22 > 0 { 24 } else { 22 },
        size_hint: content.len(),
        ..Default::default()
    };
    ::brotli::BrotliCompress(&mut &content[..], &mut out, &parameters).context("Brotli")?;
    Ok(out)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
