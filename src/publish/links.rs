//! Every internal link of every page must lead to a file, and every fragment to an id.

use super::site::{Site, file_of};
use anyhow::{Result, bail};
use html5gum::{Token, Tokenizer};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// What a page links to and which places it offers.
struct Page<'a> {
    file: &'a str,
    links: BTreeSet<String>,
    ids: BTreeSet<String>,
    doubled: BTreeSet<String>,
}

/// Checks the pages of the site.
///
/// # Errors
///
/// All dead links and doubled ids at once, each with its page.
pub fn verify(site: &Site) -> Result<()> {
    let pages: Vec<Page> = site
        .files
        .par_iter()
        .filter(|(file, _)| file.ends_with(".html"))
        .map(|(file, html)| read(file, html))
        .collect();
    let ids: std::collections::BTreeMap<&str, &BTreeSet<String>> =
        pages.iter().map(|page| (page.file, &page.ids)).collect();
    let mut dead: BTreeSet<String> = BTreeSet::new();
    for page in &pages {
        for id in &page.doubled {
            dead.insert(format!("{}: the id {id} stands twice", page.file));
        }
        for link in &page.links {
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let path = path.split('?').next().unwrap_or_default();
            let target = if path.is_empty() {
                page.file.to_owned()
            } else {
                file_of(path)
            };
            if !site.files.contains_key(&target) && !target.starts_with("pictures/") {
                dead.insert(format!("{}: dead link {link}", page.file));
            } else if !fragment.is_empty()
                && ids
                    .get(target.as_str())
                    .is_some_and(|ids| !ids.contains(fragment))
            {
                dead.insert(format!("{}: no place #{fragment} in {target}", page.file));
            }
        }
    }
    if dead.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = dead.iter().take(40).map(String::as_str).collect();
    bail!(
        "{}\n{} dead links or doubled ids; nothing was published",
        shown.join("\n"),
        dead.len()
    )
}

fn read<'a>(file: &'a str, html: &[u8]) -> Page<'a> {
    let mut page = Page {
        file,
        links: BTreeSet::new(),
        ids: BTreeSet::new(),
        doubled: BTreeSet::new(),
    };
    for token in Tokenizer::new(html).flatten() {
        let Token::StartTag(tag) = token else {
            continue;
        };
        for (name, value) in tag.attributes {
            let value = String::from_utf8_lossy(&value).into_owned();
            match &**name {
                b"href" | b"src" if value.starts_with(['/', '#']) => {
                    page.links.insert(value);
                }
                b"id" => {
                    let is_new = page.ids.insert(value.clone());
                    if !is_new {
                        page.doubled.insert(value);
                    }
                }
                _ => {}
            }
        }
    }
    page
}
