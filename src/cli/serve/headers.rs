//! The site's `_headers` file: which headers each address is answered with.
//!
//! The format is Netlify's: a path pattern stands at the start of a line, `*` in it stands for any
//! text; the indented lines below it are `Name: value`. Lines starting with `#` are comments.

use anyhow::bail;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The rules of a `_headers` file, in its order.
#[derive(Debug, Default)]
pub struct HeaderRules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    headers: HeaderMap,
}

impl HeaderRules {
    /// Reads the text of a `_headers` file.
    ///
    /// # Errors
    /// At the first line that is neither pattern, header, comment nor empty, with its number.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let mut rules: Vec<Rule> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let number = index + 1;
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if !line.starts_with(char::is_whitespace) {
                if !content.starts_with('/') {
                    bail!(
                        "_headers, line {number}: found '{content}', expected a path that begins with '/'"
                    );
                }
                rules.push(Rule {
                    pattern: content.to_owned(),
                    headers: HeaderMap::new(),
                });
                continue;
            }
            let Some(rule) = rules.last_mut() else {
                bail!(
                    "_headers, line {number}: found a header before any path; write the path above it"
                );
            };
            let Some((name, value)) = header(content) else {
                bail!("_headers, line {number}: found '{content}', expected 'Name: value'");
            };
            rule.headers.append(name, value);
        }
        Ok(HeaderRules(rules))
    }

    /// Headers for the address `path`. Every matching rule counts; where two set the same header,
    /// the later one wins.
    pub fn for_path(&self, path: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for rule in self.0.iter().filter(|rule| matches(&rule.pattern, path)) {
            for name in rule.headers.keys() {
                headers.remove(name);
                for value in rule.headers.get_all(name) {
                    headers.append(name, value.clone());
                }
            }
        }
        headers
    }
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.split_once(':')?;
    Some((name.trim().parse().ok()?, value.trim().parse().ok()?))
}

/// True when `path` has the shape of `pattern`, in which each `*` stands for any text.
fn matches(pattern: &str, path: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else {
        return pattern == path;
    };
    let Some(mut remaining) = path.strip_prefix(first) else {
        return false;
    };
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return remaining.ends_with(part);
        }
        let Some(at) = remaining.find(part) else {
            return false;
        };
        remaining = &remaining[at + part.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# What production sends
/*
  X-Content-Type-Options: nosniff
  Cache-Control: no-cache
  Content-Security-Policy: default-src 'self'; img-src 'self' data:

/app/*
\tCache-Control: public, max-age=31536000, immutable
/embed/*
  Link: </a.css>; rel=preload
  Link: </b.css>; rel=preload
";

    #[test]
    fn later_rules_win_and_the_others_stay() {
        let rules = HeaderRules::parse(FILE).unwrap();
        for (path, name, expected) in [
            ("/en/", "cache-control", vec!["no-cache"]),
            (
                "/app/rahdari-1f.js",
                "cache-control",
                vec!["public, max-age=31536000, immutable"],
            ),
            (
                "/app/rahdari-1f.js",
                "x-content-type-options",
                vec!["nosniff"],
            ),
            (
                "/en/",
                "content-security-policy",
                vec!["default-src 'self'; img-src 'self' data:"],
            ),
            (
                "/embed/en/",
                "link",
                vec!["</a.css>; rel=preload", "</b.css>; rel=preload"],
            ),
            ("/en/", "link", vec![]),
        ] {
            let headers = rules.for_path(path);
            let found: Vec<_> = headers
                .get_all(name)
                .iter()
                .map(|value| value.to_str().unwrap())
                .collect();
            assert_eq!(found, expected, "{name} of {path}");
        }
    }

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, path, expected) in [
            ("/", "/", true),
            ("/", "/en/", false),
            ("/*", "/", true),
            ("/data/*.json", "/data/page/home.json", true),
            ("/data/*.json", "/data/page/home.csv", false),
            ("/*/about/*", "/en/about/", true),
            ("/*/about/*", "/en/agenda/", false),
            ("/a*a", "/a", false),
            ("/sw.js", "/sw.js.map", false),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} against {path}");
        }
    }

    #[test]
    fn a_wrong_line_is_named() {
        for (text, expected) in [
            ("  X-A: b\n", "line 1: found a header before any path"),
            (
                "/*\n  X-A b\n",
                "line 2: found 'X-A b', expected 'Name: value'",
            ),
            ("\nen/\n", "line 2: found 'en/', expected a path"),
            ("/*\n  X A: b\n", "line 2: found 'X A: b'"),
        ] {
            let error = HeaderRules::parse(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
