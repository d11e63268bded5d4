//! The service worker's script, and what it answers documents with.

use super::Trust;
use crate::publish::site::{Assets, Site};
use crate::release::sha256_hex;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::collections::BTreeMap;

/// The script as it is written.
const SOURCE: &str = include_str!("../../release/worker.js");
/// Where the keys go.
const PLACE: &str = "\"__TRUST__\"";

/// The script with the keys in it, without comments and indentation.
///
/// # Errors
///
/// A browser build without the verifier.
pub fn script(site: &Site, trust: &Trust, assets: &Assets) -> Result<String> {
    let path = assets.verifier.as_ref().context(
        "found no ed25519.wasm in the browser build, expected it for browsers without Ed25519; run `cargo xtask build`",
    )?;
    let content = site
        .files
        .get(path.trim_start_matches('/'))
        .with_context(|| format!("{path} is not in the site"))?;
    let lines: Vec<String> = trust.keys.iter().map(|key| key.line()).collect();
    let trust = json!({
        "root": trust.root.line(),
        "sequence": trust.sequence,
        "keys": lines,
        "verifier": { "path": path, "sha256": sha256_hex(content) },
    });
    let slim: Vec<&str> = SOURCE
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect();
    let slim = without_spaces(&slim.join("\n"));
    ensure!(
        slim.matches(PLACE).count() == 1,
        "worker.js has no one place for the keys"
    );
    Ok(slim.replace(PLACE, &trust.to_string()) + "\n")
}

/// A script without the spaces that only people need. Strings, templates and regular expressions
/// are copied as they stand; line ends stay, so that nothing depends on semicolons.
fn without_spaces(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut quote: Option<char> = None;
    let mut letters = script.chars().peekable();
    while let Some(letter) = letters.next() {
        let last = out.chars().next_back().unwrap_or('\n');
        match quote {
            Some(end) => {
                out.push(letter);
                if letter == '\\' {
                    out.extend(letters.next());
                } else if letter == end {
                    quote = None;
                }
                continue;
            }
            None if letter == '"' || letter == '`' => quote = Some(letter),
            // A slash behind a value divides; there is no other one than that of an expression.
            None if letter == '/' && "(=:,!?&|{}[;\n".contains(last) => quote = Some('/'),
            None => {}
        }
        let is_word = |letter: char| letter.is_alphanumeric() || "_$\"`/-+".contains(letter);
        let next = letters.peek().copied().unwrap_or('\n');
        if letter == ' ' && !(is_word(last) && is_word(next)) {
            continue;
        }
        out.push(letter);
    }
    out
}

/// The response headers of pages, from the site's own `_headers` file: those of its first rule,
/// which is the one for every address, but for caching.
pub fn document_headers(site: &Site) -> BTreeMap<String, String> {
    let text = site
        .files
        .get("_headers")
        .map(|text| String::from_utf8_lossy(text));
    let text = text.unwrap_or_default();
    let lines = text
        .lines()
        .skip_while(|line| *line != "/*")
        .skip(1)
        .take_while(|line| line.starts_with(char::is_whitespace));
    lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned()))
        .filter(|(name, _)| name != "cache-control")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spaces_that_mean_nothing_go() {
        for (script, expected) in [
            ("const a = (b) => b ?? 1;", "const a=(b)=>b??1;"),
            (
                "x = \"a , b\" + `c { ${d} = e`;",
                "x=\"a , b\" + `c { ${d} = e`;",
            ),
            (
                "const r = /a = \\/ b/.test(c) && d;",
                "const r=/a = \\/ b/.test(c)&&d;",
            ),
            (
                "return typeof a === \"b\";\nnew B();",
                "return typeof a===\"b\";\nnew B();",
            ),
            ("a - -b; c + +d; e\nf", "a - -b;c + +d;e\nf"),
        ] {
            assert_eq!(without_spaces(script), expected);
        }
    }

    #[test]
    fn pages_out_of_the_store_keep_the_policy_but_not_the_caching() {
        let mut site = Site::default();
        site.add(
            "_headers",
            "# comment\n/*\n  Content-Security-Policy: default-src 'none'; base-uri 'none'\n  Cache-Control: no-cache\n\n/embed/*\n  X-Other: a\n",
        );
        let headers = document_headers(&site);
        assert_eq!(headers.len(), 1);
        assert_eq!(
            headers["content-security-policy"],
            "default-src 'none'; base-uri 'none'"
        );
    }
}
