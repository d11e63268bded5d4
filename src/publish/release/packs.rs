//! The packs of a release: the data of all pages, and the finished pages of each region.

use crate::{
    data::{Dataset, Finder, Lang},
    i18n::Words,
    path::PagePath,
    publish::{
        Pages,
        shell::escape,
        site::{Assets, Site, file_of, short_hash},
    },
    release::pack,
};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// Where the addresses of a page's other forms begin, and what stands behind them.
const CANONICAL: (&str, &str) = ("<link rel=\"canonical\"", "<meta name=\"theme-color\"");

/// Adds the packs of everything; their paths.
///
/// # Errors
///
/// A page or its data that is not in the site.
pub fn add(site: &mut Site, pages: &Pages) -> Result<Vec<String>> {
    let mut groups: BTreeMap<&str, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for path in pages.keys() {
        let href = path.data_href();
        let content = content(site, href.trim_start_matches('/'))?.to_vec();
        groups.entry(group(path)).or_default().push((href, content));
    }
    // The gallery of charts shows small pictures, which no code of the app draws.
    let small = site
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("charts/thumbnails/") && path.ends_with(".svg"));
    let small = small.map(|(path, content)| (format!("/{path}"), content.clone()));
    groups.entry("places").or_default().extend(small);
    let mut documents = vec![("/".to_owned(), content(site, "index.html")?.to_vec())];
    for lang in Lang::ALL {
        let href = PagePath::Home.href(lang);
        let home = text(site, &file_of(&href))?;
        documents.push((
            format!("shell/{}", lang.code()),
            shell(&home, lang)?.into_bytes(),
        ));
        documents.push((href, without_structure(&home)?.into_bytes()));
    }
    groups.insert("documents", documents);
    Ok(groups
        .into_iter()
        .map(|(name, documents)| add_pack(site, name, &documents))
        .collect())
}

/// Pages whose data travel together: those that repeat each other's texts, because what stands in
/// one pack twice is sent once. In two packs instead of fifteen everything is a sixth smaller.
fn group(path: &PagePath) -> &'static str {
    match path {
        // Most sources are those of programmes.
        PagePath::Sources
        | PagePath::Leaflet(_)
        | PagePath::Programme(..)
        | PagePath::FinderHome(_)
        | PagePath::FinderRegion(..)
        | PagePath::FinderTrade(..)
        | PagePath::FinderKind(..) => "programmes",
        _ => "places",
    }
}

/// Adds a pack of finished pages for each region: region, pack, other files that it needs.
///
/// # Errors
///
/// A page that is not in the site.
pub fn add_lite(
    site: &mut Site,
    dataset: &Dataset,
    assets: &Assets,
) -> Result<Vec<(String, String, Vec<String>)>> {
    let mut files: Vec<String> = [&assets.style, &assets.print_style]
        .map(|path| path.trim_start_matches('/').to_owned())
        .into();
    let is_font = |path: &&String| path.starts_with("fonts/naskh-") && path.ends_with(".woff2");
    files.extend(site.files.keys().filter(is_font).cloned());
    files.push("favicon.svg".to_owned());
    let mut parts = Vec::new();
    for region in &dataset.regions {
        let mut paths = vec![PagePath::Home, PagePath::Region(region.id.clone())];
        paths.extend(Finder::ALL.map(|finder| PagePath::FinderRegion(finder, region.id.clone())));
        let districts = dataset.districts.iter();
        let districts = districts.filter(|district| district.region == region.id);
        paths.extend(districts.map(|district| PagePath::District(district.id.clone())));
        let programmes = dataset.programmes.iter();
        let programmes = programmes.filter(|programme| programme.regions.contains(&region.id));
        paths.extend(programmes.map(|one| PagePath::Programme(one.finder, one.id.clone())));
        let mut documents = vec![("/".to_owned(), content(site, "index.html")?.to_vec())];
        for lang in Lang::ALL {
            for path in &paths {
                let href = path.href(lang);
                let page = finished(&text(site, &file_of(&href))?)?;
                documents.push((href, page.into_bytes()));
            }
        }
        let name = format!("lite-{}", region.id);
        let pack = add_pack(site, &name, &documents);
        parts.push((region.id.clone(), pack, files.clone()));
    }
    Ok(parts)
}

fn add_pack(site: &mut Site, name: &str, documents: &[(String, Vec<u8>)]) -> String {
    let borrowed: Vec<(String, &[u8])> = documents
        .iter()
        .map(|(path, content)| (path.clone(), content.as_slice()))
        .collect();
    let content = pack::write(&borrowed);
    let path = format!("release/pack/{name}-{}.bin", short_hash(&content));
    site.add(&path, content);
    path
}

fn content<'a>(site: &'a Site, path: &str) -> Result<&'a [u8]> {
    let found = site.files.get(path).map(Vec::as_slice);
    found.with_context(|| format!("{path}: found no such file, expected it for a pack"))
}

fn text(site: &Site, path: &str) -> Result<String> {
    Ok(std::str::from_utf8(content(site, path)?)?.to_owned())
}

/// The document that the app draws a page into when the page comes out of the store: the head of
/// the home page, its foot, and words for the time until the app runs and for when it cannot.
fn shell(home: &str, lang: Lang) -> Result<String> {
    let words = Words(lang);
    let slim = cut(&without_structure(home)?, CANONICAL.0, CANONICAL.1)?;
    let (head, body) = slim
        .split_once("<body>")
        .context("the home page has no body")?;
    let head = head.replacen("<html ", "<html data-shell=\"\" ", 1);
    let title_from = head.find("<title>").context("the home page has no title")?;
    let title_to = head
        .find("</title>")
        .context("the home page has no title")?;
    let foot = body.find("<footer").context("the home page has no foot")?;
    let foot_end = body
        .find("</footer>")
        .context("the home page has no foot")?;
    Ok(format!(
        "{}<title>{name}{}<body><main id=\"main\" class=\"page\"><h1>{name}</h1><p class=\"lead\" role=\"status\">{loading}</p><p class=\"lead\" hidden>{failed}</p></main>{}</footer></body></html>\n",
        &head[..title_from],
        &head[title_to..],
        &body[foot..foot_end],
        name = escape(words.site_name()),
        loading = escape(words.loading()),
        failed = escape(words.offline_piece_missing()),
    ))
}

/// A page as it is, without what only search engines and link previews read.
fn without_structure(page: &str) -> Result<String> {
    let page = cut(
        page,
        "<meta property=\"og:type\"",
        "<link rel=\"modulepreload\"",
    )?;
    cut(&page, "<script type=\"application/ld+json\">", "</head>")
}

/// A page without the app: complete, and with nothing in it that would be asked for in vain.
fn finished(page: &str) -> Result<String> {
    let page = cut(page, "<meta property=\"og:type\"", "</head>")?;
    cut(&page, CANONICAL.0, CANONICAL.1)
}

/// `page` without what stands from `from` up to `to`.
fn cut(page: &str, from: &str, to: &str) -> Result<String> {
    let missing = |mark: &str| {
        format!("a page holds no {mark}; teach publish/release/packs.rs the new form of pages")
    };
    let start = page.find(from).with_context(|| missing(from))?;
    let length = page[start..].find(to).with_context(|| missing(to))?;
    Ok(format!("{}{}", &page[..start], &page[start + length..]))
}
