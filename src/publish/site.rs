//! The site in memory, its hashed assets, and writing it whole.

use super::{Options, style};
use crate::{data::Lang, path::PagePath};
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Every file of the site by its path, without a leading slash.
#[derive(Default)]
pub struct Site {
    /// Path to content.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Adds a file.
    pub fn add(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        self.files
            .insert(path.trim_start_matches('/').to_owned(), content.into());
    }

    /// Writes everything into a folder beside `out`, then puts it in its place. A failure before
    /// the last step leaves `out` as it was.
    pub fn write(&self, out: &Path) -> Result<()> {
        let staging = sibling(out, "new");
        let old = sibling(out, "old");
        remove(&staging)?;
        let mut folders: Vec<PathBuf> = self
            .files
            .keys()
            .filter_map(|file| staging.join(file).parent().map(Path::to_owned))
            .collect();
        folders.dedup();
        for folder in &folders {
            fs::create_dir_all(folder).with_context(|| format!("create {}", folder.display()))?;
        }
        self.files.par_iter().try_for_each(|(file, content)| {
            fs::write(staging.join(file), content).with_context(|| format!("write {file}"))
        })?;
        remove(&old)?;
        if out.exists() {
            fs::rename(out, &old)
                .with_context(|| format!("set the previous site {} aside", out.display()))?;
        }
        if let Err(error) = fs::rename(&staging, out) {
            if old.exists() {
                fs::rename(&old, out).context("put the previous site back")?;
            }
            return Err(error)
                .with_context(|| format!("put the site in place at {}", out.display()));
        }
        remove(&old)
    }
}

fn sibling(out: &Path, ending: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    out.with_file_name(name)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("remove {}", folder.display()))?;
    }
    Ok(())
}

/// The file behind a page's address.
pub fn file_of(href: &str) -> String {
    let path = href.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

/// The file of a page's link picture.
pub fn picture_of(path: &PagePath, lang: Lang) -> String {
    // A notice board shows its district's picture.
    let path = match path {
        PagePath::Leaflet(id) => &PagePath::District(id.clone()),
        other => other,
    };
    let tail = path.tail();
    let name = match tail.trim_matches('/') {
        "" => "home",
        other => other.trim_end_matches(".html"),
    };
    format!("pictures/{}/{name}.png", lang.code())
}

/// The first 16 hex digits of the SHA-256 of `content`.
pub fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Files whose names carry their hash, and what pages need to name them.
pub struct Assets {
    /// Address of the style sheet of most pages.
    pub style: String,
    /// Address of the style sheet with the finders and the pages of charts.
    pub full_style: String,
    /// Address of the style sheet for paper.
    pub print_style: String,
    /// Address of the starting script.
    pub start: String,
    /// Address of the glue script.
    pub script: String,
    /// Address of the WASM file.
    pub wasm: String,
    /// Address of the verifier for browsers without Ed25519; a site without a release needs none.
    pub verifier: Option<String>,
    files: Vec<(String, Vec<u8>)>,
}

impl Assets {
    /// Reads and names the assets.
    ///
    /// # Errors
    ///
    /// A missing browser build, font or style sheet.
    pub fn read(options: &Options) -> Result<Assets> {
        let mut files = Vec::new();
        let mut add = |folder: &str, name: &str, ending: &str, content: Vec<u8>| {
            let address = format!("/{folder}/{name}-{}.{ending}", short_hash(&content));
            files.push((address.clone(), content));
            address
        };
        let mut app = read_app(&options.app, options.key.is_some())?;
        let verifier = app
            .remove(VERIFIER)
            .map(|content| add("assets", "ed25519", "wasm", content));
        let mut fonts = BTreeMap::new();
        for name in ["naskh-regular", "naskh-bold", "nastaliq"] {
            let file = options.public.join("fonts").join(format!("{name}.woff2"));
            let content =
                fs::read(&file).with_context(|| format!("read the font {}", file.display()))?;
            fonts.insert(name, add("fonts", name, "woff2", content));
        }
        let style = style::main(&options.style, &fonts)?.into_bytes();
        let style = add("assets", "style", "css", style);
        let full_style = style::full(&options.style, &fonts)?.into_bytes();
        let full_style = add("assets", "full", "css", full_style);
        let print_style = style::print(&options.style)?.into_bytes();
        let print_style = add("assets", "print", "css", print_style);
        let folder = app_folder(&app);
        let address = |name: &str| format!("/{folder}/{name}");
        files.extend(
            app.into_iter()
                .map(|(name, content)| (address(&name), content)),
        );
        Ok(Assets {
            style,
            full_style,
            print_style,
            start: address(START),
            script: address(SCRIPT),
            wasm: address(WASM),
            verifier,
            files,
        })
    }

    /// Puts the files into the site.
    pub fn add_to(&self, site: &mut Site) -> Result<()> {
        for (address, content) in &self.files {
            site.add(address, content.clone());
        }
        if self.files.is_empty() {
            bail!("no assets were read");
        }
        Ok(())
    }
}

/// The script that starts the app.
const START: &str = "start.js";
/// The glue script.
const SCRIPT: &str = "rahdari.js";
/// The main part of the app.
const WASM: &str = "rahdari_bg.wasm";
/// The verifier of signatures, which the service worker loads where the browser has none.
const VERIFIER: &str = "ed25519.wasm";

/// The files of the browser build with the starting script. They refer to each other by name, so
/// they stay together in one folder that carries their hash. In a site with a release the page also
/// says which app it came with, and that there is a worker.
fn read_app(folder: &Path, has_release: bool) -> Result<BTreeMap<String, Vec<u8>>> {
    let missing = |name: &str| {
        format!(
            "{}: found no readable file, expected the browser build; run `cargo xtask build` or name its folder with --app",
            folder.join(name).display()
        )
    };
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| missing(SCRIPT))? {
        let entry = entry.with_context(|| missing(SCRIPT))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let content = fs::read(entry.path()).with_context(|| missing(&name))?;
        files.insert(name, content);
    }
    for name in [SCRIPT, WASM] {
        if !files.contains_key(name) {
            bail!(missing(name));
        }
    }
    let worker = if has_release {
        "document.documentElement.dataset.worker = new URL(import.meta.url).pathname;\n"
    } else {
        ""
    };
    let start = format!(
        "import start from \"./{SCRIPT}\";\nstart({{ module_or_path: new URL(\"./{WASM}\", import.meta.url) }});\n{worker}"
    );
    files.insert(START.to_owned(), start.into_bytes());
    Ok(files)
}

fn app_folder(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut all = Vec::new();
    for (name, content) in files {
        all.extend(name.as_bytes());
        all.extend(Sha256::digest(content));
    }
    format!("app/{}", short_hash(&all))
}
