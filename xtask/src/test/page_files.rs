//! The files of a published site and what a page asks for.

use anyhow::{Context, bail};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// Kinds of `<link>` that make a browser load a file when the page opens.
const LOADED_LINKS: [&str; 5] = ["stylesheet", "preload", "modulepreload", "icon", "manifest"];

/// A published folder.
pub struct Tree {
    folder: PathBuf,
    files: BTreeSet<String>,
}

impl Tree {
    /// Lists everything in `folder`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let mut files = BTreeSet::new();
        walk(folder, "", &mut files)
            .with_context(|| format!("{} cannot be read; publish it first", folder.display()))?;
        Ok(Tree {
            folder: folder.to_owned(),
            files,
        })
    }

    /// Paths of all files from the folder, with `/` between the segments, sorted.
    pub fn files(&self) -> &BTreeSet<String> {
        &self.files
    }

    /// Text of `file`.
    ///
    /// # Errors
    /// When it is not there or no text.
    pub fn text(&self, file: &str) -> anyhow::Result<String> {
        fs::read_to_string(self.folder.join(file)).with_context(|| format!("{file} cannot be read"))
    }

    /// Bytes of `file` on the wire: those of its Brotli form, where there is one.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn wire_size(&self, file: &str) -> anyhow::Result<u64> {
        let compressed = format!("{file}.br");
        let sent = if self.files.contains(&compressed) {
            &compressed
        } else {
            file
        };
        if !self.files.contains(sent) {
            bail!("{file}: a page asks for it, but it is not in the site");
        }
        Ok(fs::metadata(self.folder.join(sent))?.len())
    }
}

fn walk(folder: &Path, prefix: &str, files: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path);
        }
    }
    Ok(())
}

/// Files of the site that a browser loads when it opens the page `html`, each once.
pub fn loaded_files(html: &str) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for (tag, address) in [("link", "href"), ("script", "src"), ("img", "src")] {
        for attributes in tags(html, tag) {
            let kinds = attribute(attributes, "rel").unwrap_or_default();
            let is_loaded =
                tag != "link" || kinds.split(' ').any(|kind| LOADED_LINKS.contains(&kind));
            let is_late = attribute(attributes, "loading") == Some("lazy");
            let address = attribute(attributes, address).filter(|_| is_loaded && !is_late);
            files.extend(
                address
                    .and_then(|address| address.strip_prefix('/'))
                    .map(str::to_owned),
            );
        }
    }
    files
}

/// Stylesheets that `html` asks for.
pub fn stylesheets(html: &str) -> BTreeSet<String> {
    let links = tags(html, "link").filter(|link| {
        attribute(link, "rel") == Some("stylesheet") && attribute(link, "media") != Some("print")
    });
    links
        .filter_map(|link| {
            attribute(link, "href")?
                .strip_prefix('/')
                .map(str::to_owned)
        })
        .collect()
}

/// The attributes of every start tag `name`.
fn tags<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!("<{name} ");
    let starts: Vec<usize> = html
        .match_indices(&start)
        .map(|(at, _)| at + start.len() - 1)
        .collect();
    starts
        .into_iter()
        .filter_map(|at| html[at..].split('>').next())
}

/// Value of the attribute `name`, with or without quotation marks.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let start = format!(" {name}=");
    let value = &attributes[attributes.find(&start)? + start.len()..];
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(' ').next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<html><head><link rel="stylesheet" href="/assets/style-1.css">
        <link rel="preload" as="fetch" href="/data/page/home.json" crossorigin>
        <link href=/app/a.js rel=modulepreload><link rel="canonical" href="/en/">
        <script type="module" src="/app/a.js"></script><script src="/assets/boot.js"></script>
        <img src="/assets/mark.svg" alt=""><img loading="lazy" src="/assets/far.png" alt="">
        <img src="data:image/png;base64,AA==" alt=""></head></html>"#;

    #[test]
    fn a_page_loads_each_file_once() {
        let expected = [
            "app/a.js",
            "assets/boot.js",
            "assets/mark.svg",
            "assets/style-1.css",
            "data/page/home.json",
        ];
        assert_eq!(loaded_files(PAGE).into_iter().collect::<Vec<_>>(), expected);
        assert_eq!(
            stylesheets(PAGE).into_iter().collect::<Vec<_>>(),
            ["assets/style-1.css"]
        );
    }

    #[test]
    fn the_compressed_form_counts_where_there_is_one() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("en")).unwrap();
        for (file, size) in [
            ("en/index.html", 900),
            ("en/index.html.br", 90),
            ("a.png", 7),
        ] {
            fs::write(folder.path().join(file), vec![b'a'; size]).unwrap();
        }
        let tree = Tree::open(folder.path()).unwrap();
        assert_eq!(tree.wire_size("en/index.html").unwrap(), 90);
        assert_eq!(tree.wire_size("a.png").unwrap(), 7);
        assert!(
            tree.wire_size("b.png")
                .unwrap_err()
                .to_string()
                .contains("b.png")
        );
    }
}
