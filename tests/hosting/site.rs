//! The published site that the servers send, and one address of each kind in it.

use crate::common::Workshop;
use rahdari::{
    hosting::{FOLDER, TOP_FILES},
    publish::compress,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// Text of a file beside the site, which no server may send.
pub const SECRET: &str = "nobody outside may read this";

/// One address for all that are alike.
pub struct Kind {
    /// From the root of the site.
    pub address: String,
    /// True when there is a Brotli form.
    pub has_br: bool,
    /// True when there is a gzip form.
    pub has_gz: bool,
}

/// The site.
pub struct Site {
    workshop: Workshop,
    kinds: Vec<Kind>,
}

impl Site {
    /// Its folder.
    pub fn folder(&self) -> PathBuf {
        self.workshop.path("site")
    }

    /// A file of it.
    pub fn text(&self, file: &str) -> String {
        self.workshop.site_text(file)
    }

    /// One address of each kind.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }
}

/// The site, published once.
pub fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let workshop = Workshop::new();
        workshop.publish().expect("the real data publish");
        let folder = workshop.path("site");
        fs::write(workshop.path("outside.txt"), SECRET).expect("write");
        // Addresses of releases, whose headers count also before there is one.
        for file in [
            "sw.js",
            "release/current.json",
            "release/7.json",
            "packs/7.bin",
        ] {
            let path = folder.join(file);
            if !path.exists() {
                fs::create_dir_all(path.parent().expect("a folder")).expect("create");
                fs::write(path, "{}").expect("write");
            }
        }
        let mut files = BTreeMap::new();
        walk(&folder, "", &mut files);
        let kinds = files
            .into_values()
            .map(|file| pack(&folder, file))
            .collect();
        Site { workshop, kinds }
    })
}

/// Collects the first file of each kind: same folders at the top, same ending.
fn walk(folder: &Path, prefix: &str, files: &mut BTreeMap<(String, String), String>) {
    for entry in fs::read_dir(folder).expect("read") {
        let entry = entry.expect("entry");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().expect("type").is_dir() {
            if path != FOLDER {
                walk(&entry.path(), &format!("{path}/"), files);
            }
            continue;
        }
        if TOP_FILES.contains(&format!("/{path}").as_str()) {
            continue;
        }
        let folders: Vec<&str> = path.split('/').rev().skip(1).collect();
        let top: Vec<&str> = folders.into_iter().rev().take(2).collect();
        let ending = path.rsplit('.').next().unwrap_or_default();
        // Files at the top and fixed names count each by itself.
        let key = if top.is_empty() || path.starts_with("release/") {
            (path.clone(), String::new())
        } else {
            (top.join("/"), ending.to_owned())
        };
        let first = files.entry(key).or_insert_with(|| path.clone());
        if path < *first {
            *first = path;
        }
    }
}

/// Makes the packed forms that a publish makes, for this file only.
fn pack(folder: &Path, file: String) -> Kind {
    let path = folder.join(&file);
    let content = fs::read(&path).expect("read");
    let forms = compress::forms(&file, &content).expect("compress");
    let has = |ending: &str| forms.iter().any(|(own, _)| *own == ending);
    let (has_br, has_gz) = (has("br"), has("gz"));
    for (ending, packed) in forms {
        fs::write(folder.join(format!("{file}.{ending}")), packed).expect("write");
    }
    let address = match file.strip_suffix("index.html") {
        Some(start) => format!("/{start}"),
        None => format!("/{file}"),
    };
    Kind {
        address,
        has_br,
        has_gz,
    }
}
