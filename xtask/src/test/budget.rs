//! How many bytes reach a phone, against what is allowed.

use super::page_files::{Tree, loaded_files, stylesheets};
use anyhow::Context;
use serde_json::Value;
use std::{collections::BTreeSet, fmt};

/// First readable view of a page: HTML and stylesheet. Fits into the first round trip of a
/// connection (ten packets).
const FIRST_VIEW_BYTES: u64 = 14_600;
/// Share of pages, per cent, that must keep to [`FIRST_VIEW_BYTES`].
const FIRST_VIEW_SHARE: usize = 95;
/// First visit to a home page with everything it loads.
const FIRST_VISIT_BYTES: u64 = 300_000;
/// Requests of that visit.
const FIRST_VISIT_REQUESTS: u64 = 12;
/// What the app loads at its start: glue and main WASM.
const APP_BYTES: u64 = 200_000;
/// A part of the app that is loaded when it is needed first.
const PART_BYTES: u64 = 300_000;
/// All pieces of the finder's index together.
const INDEX_BYTES: u64 = 60_000;
/// The service worker.
const WORKER_BYTES: u64 = 6_000;
/// Everything, to be kept on a phone.
const EVERYTHING_BYTES: u64 = 1_200_000;
/// One region, to be kept on a phone.
const LITE_BYTES: u64 = 450_000;
/// What tells a phone that nothing is new.
const CURRENT_BYTES: u64 = 1_000;
/// Stylesheets of a page.
const STYLE_BYTES: u64 = 12_000;

/// A measured size and its limit.
#[derive(Debug)]
pub struct Budget {
    what: String,
    found: u64,
    limit: u64,
}

impl Budget {
    /// True when the limit is kept.
    pub fn holds(&self) -> bool {
        self.found <= self.limit
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let verdict = if self.holds() { "" } else { "  TOO MUCH" };
        write!(
            f,
            "{:<48} {:>9} of {:>9}{verdict}",
            self.what,
            grouped(self.found),
            grouped(self.limit)
        )
    }
}

/// Measures the published site `tree`, all sizes as Brotli.
///
/// # Errors
/// When it holds no pages or a page asks for a file that is not there.
pub fn measure(tree: &Tree) -> anyhow::Result<Vec<Budget>> {
    let mut budgets = first_views(tree)?;
    let folder = app_folder(&tree.text("en/index.html")?);
    let app = BTreeSet::from_iter(
        tree.files()
            .iter()
            .filter(|file| file.starts_with(&folder) && is_start(file)),
    );
    for lang in ["en", "ur"] {
        let page = format!("{lang}/index.html");
        let html = tree.text(&page)?;
        let mut files = loaded_files(&html);
        files.insert(page);
        files.extend(app.iter().map(|file| (*file).clone()));
        let found = sum(tree, &files)?;
        budgets.push(Budget {
            what: format!("/{lang}/, first visit, bytes"),
            found,
            limit: FIRST_VISIT_BYTES,
        });
        let found = files.len() as u64;
        budgets.push(Budget {
            what: format!("/{lang}/, first visit, requests"),
            found,
            limit: FIRST_VISIT_REQUESTS,
        });
        let found = sum(tree, &stylesheets(&html))?;
        budgets.push(Budget {
            what: format!("/{lang}/, stylesheets, bytes"),
            found,
            limit: STYLE_BYTES,
        });
    }
    let folder_of_index = index_folder(tree)?;
    let index = tree.files().iter();
    let index = index.filter(|file| file.starts_with(&folder_of_index) && file.ends_with(".bin"));
    let found = sum(tree, index)?;
    budgets.push(Budget {
        what: "index of the finder, bytes".into(),
        found,
        limit: INDEX_BYTES,
    });
    budgets.extend(kept(tree)?);
    let found = sum(tree, app)?;
    budgets.push(Budget {
        what: "app at its start, glue and WASM, bytes".into(),
        found,
        limit: APP_BYTES,
    });
    let parts = tree.files().iter();
    for part in parts.filter(|file| file.starts_with(&folder) && is_part(file)) {
        budgets.push(Budget {
            what: format!("{}, bytes", part.rsplit('/').next().unwrap_or(part)),
            found: tree.wire_size(part)?,
            limit: PART_BYTES,
        });
    }
    Ok(budgets)
}

/// The release, as its own file list says it: worker, statement, everything, and each region.
fn kept(tree: &Tree) -> anyhow::Result<Vec<Budget>> {
    if !tree.files().contains("release/current.json") {
        return Ok(Vec::new());
    }
    let current: Value = serde_json::from_str(&tree.text("release/current.json")?)?;
    let payload = current["payload"]
        .as_str()
        .context("current.json holds no statement")?;
    let payload: Value = serde_json::from_str(payload)?;
    let list: Value =
        serde_json::from_str(&tree.text(&format!("release/{}/files.json", payload["version"]))?)?;
    let path = |file: &Value| {
        let path = file.as_str().or(file["path"].as_str()).unwrap_or_default();
        path.trim_start_matches('/').to_owned()
    };
    let paths = |files: &Value| -> Vec<String> {
        files.as_array().into_iter().flatten().map(path).collect()
    };
    let budget = |what: String, files: &[String], limit| {
        Ok::<_, anyhow::Error>(Budget {
            what,
            found: sum(tree, files)?,
            limit,
        })
    };
    let mut budgets = vec![
        budget(
            "service worker, bytes".into(),
            &["sw.js".into()],
            WORKER_BYTES,
        )?,
        budget(
            "statement of the release, bytes".into(),
            &["release/current.json".into()],
            CURRENT_BYTES,
        )?,
        budget(
            "everything on a phone, bytes".into(),
            &paths(&list["everything"]),
            EVERYTHING_BYTES,
        )?,
    ];
    for lite in list["lite"].as_array().into_iter().flatten() {
        let mut files = paths(&lite["files"]);
        files.push(path(&lite["pack"]));
        let what = format!(
            "{} on a phone, bytes",
            lite["region"].as_str().unwrap_or_default()
        );
        budgets.push(budget(what, &files, LITE_BYTES)?);
    }
    Ok(budgets)
}

/// Folder of the app that a page loads. A site also holds the apps of its previous releases.
fn app_folder(html: &str) -> String {
    let loaded = loaded_files(html);
    let script = loaded.iter().find(|file| file.starts_with("app/"));
    let folder = script.and_then(|file| Some(file.rsplit_once('/')?.0.to_owned()));
    format!("{}/", folder.unwrap_or_else(|| "app".to_owned()))
}

/// Folder of the finder's index that the finder's page names; the previous ones lie beside it.
fn index_folder(tree: &Tree) -> anyhow::Result<String> {
    const ALL: &str = "data/finder/";
    if !tree.files().contains("data/page/training.json") {
        return Ok(ALL.to_owned());
    }
    let page = tree.text("data/page/training.json")?;
    let named = page
        .split(ALL)
        .nth(1)
        .and_then(|rest| rest.split('/').next());
    let hash = named.context("data/page/training.json names no index")?;
    Ok(format!("{ALL}{hash}/"))
}

/// True for the scripts of the app and for its main WASM, which the glue loads at the start.
fn is_start(file: &str) -> bool {
    file.starts_with("app/") && (file.ends_with(".js") || file.ends_with("_bg.wasm"))
}

/// True for a part of the app that was split off.
fn is_part(file: &str) -> bool {
    file.starts_with("app/") && file.ends_with(".wasm") && !is_start(file)
}

/// First views of all pages: the size that the given share of them keeps to, and the largest.
fn first_views(tree: &Tree) -> anyhow::Result<Vec<Budget>> {
    let mut sizes = Vec::new();
    for page in tree.files().iter().filter(|file| file.ends_with(".html")) {
        let styles = stylesheets(&tree.text(page)?);
        sizes.push((tree.wire_size(page)? + sum(tree, &styles)?, page));
    }
    sizes.sort();
    let (largest, page) = sizes.last().context("the site holds no pages")?;
    println!(
        "  {} pages; largest first view {} bytes: {page}",
        sizes.len(),
        grouped(*largest)
    );
    let found = sizes[rank(sizes.len(), FIRST_VIEW_SHARE)].0;
    let what = format!("first view of {FIRST_VIEW_SHARE} % of pages, bytes");
    Ok(vec![Budget {
        what,
        found,
        limit: FIRST_VIEW_BYTES,
    }])
}

/// Index, among `count` sorted values, of the smallest one that `share` per cent do not exceed.
fn rank(count: usize, share: usize) -> usize {
    (count * share).div_ceil(100).saturating_sub(1)
}

fn sum<'a>(tree: &Tree, files: impl IntoIterator<Item = &'a String>) -> anyhow::Result<u64> {
    files.into_iter().map(|file| tree.wire_size(file)).sum()
}

/// `14600` as `14,600`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn numbers_are_grouped_by_three() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (14_600, "14,600"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn the_share_of_pages_is_never_rounded_down() {
        for (count, expected) in [(1, 0), (20, 18), (21, 19), (100, 94)] {
            assert_eq!(rank(count, 95), expected, "{count} pages");
        }
    }

    #[test]
    fn a_home_page_counts_with_all_it_loads() {
        let folder = tempfile::tempdir().unwrap();
        let html = r#"<link rel="stylesheet" href="/s.css"><script type="module" src="/app/a.js"></script>"#;
        for (file, text) in [
            ("en/index.html", html),
            ("ur/index.html", html),
            ("s.css", "12345"),
            ("app/a.js", "123"),
            ("app/a_bg.wasm", &"w".repeat(250_000)),
            ("app/split_b.wasm", &"w".repeat(310_000)),
        ] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let budgets = measure(&Tree::open(folder.path()).unwrap()).unwrap();
        let found = |what: &str| {
            budgets
                .iter()
                .find(|budget| budget.what.starts_with(what))
                .unwrap()
        };
        let page = html.len() as u64 + 5;
        for (what, size, holds) in [
            ("first view", page, true),
            ("/en/, first visit, bytes", page + 250_003, true),
            ("/ur/, first visit, requests", 4, true),
            ("/en/, stylesheets", 5, true),
            ("app", 250_003, false),
            ("split_b.wasm", 310_000, false),
        ] {
            assert_eq!(
                (found(what).found, found(what).holds()),
                (size, holds),
                "{what}"
            );
        }
    }

    #[test]
    fn what_a_phone_keeps_is_counted_by_the_release_itself() {
        let folder = tempfile::tempdir().unwrap();
        let current = r#"{"payload":"{\"version\":3}","signature":""}"#;
        let list = r#"{"everything":[{"path":"/app/a.js"},{"path":"/p.bin"}],
            "lite":[{"region":"punjab","pack":{"path":"/q.bin"},"files":["/app/a.js"]}]}"#;
        for (file, text) in [
            ("release/current.json", current),
            ("release/3/files.json", list),
            ("sw.js", &"s".repeat(7_000)),
            ("app/a.js", "123"),
            ("p.bin", &"p".repeat(1_199_998)),
            ("q.bin", &"q".repeat(449_997)),
        ] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let budgets = kept(&Tree::open(folder.path()).unwrap()).unwrap();
        let found: Vec<(u64, bool)> = budgets
            .iter()
            .map(|budget| (budget.found, budget.holds()))
            .collect();
        let statement = current.len() as u64;
        assert_eq!(
            found,
            [
                (7_000, false),
                (statement, true),
                (1_200_001, false),
                (450_000, true)
            ]
        );
    }
}
