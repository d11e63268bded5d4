//! Rules: which headers an address is answered with.

use anyhow::bail;

/// Rules in their order. Every rule that fits a path counts; where two set the same header, the
/// later one wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(pub Vec<Rule>);

/// The headers of the addresses that fit a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// A path, or the beginning of paths followed by `*`. Other places for a star are refused,
    /// because hosts do not agree on them.
    pub pattern: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
}

impl Rule {
    /// A rule in one line.
    pub fn new(pattern: &str, headers: &[(&str, &str)]) -> Rule {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Rule {
            pattern: pattern.to_owned(),
            headers: headers.iter().map(owned).collect(),
        }
    }

    /// True when the rule counts for the path.
    pub fn fits(&self, path: &str) -> bool {
        match self.pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.pattern,
        }
    }

    /// The value of a header in this rule.
    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

impl Rules {
    /// The value of the header `name` for the address `path`.
    pub fn value(&self, path: &str, name: &str) -> Option<&str> {
        let fitting = self.0.iter().rev().filter(|rule| rule.fits(path));
        fitting.filter_map(|rule| rule.value(name)).next()
    }

    /// Every header that some rule sets, in the order of their first mention.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in self.0.iter().flat_map(|rule| &rule.headers) {
            if !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                names.push(name);
            }
        }
        names
    }

    /// Reads the text of a `_headers` file as [`super::list_file::netlify`] writes it: a pattern at
    /// the start of a line, below it indented lines `Name: value`; `#` begins a comment.
    ///
    /// # Errors
    /// At the first line that is neither pattern, header, comment nor empty, with its number.
    pub fn parse(text: &str) -> anyhow::Result<Rules> {
        let mut rules: Vec<Rule> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let number = index + 1;
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if !line.starts_with(char::is_whitespace) {
                let start = content.strip_suffix('*').unwrap_or(content);
                if !start.starts_with('/') || start.contains('*') {
                    bail!(
                        "_headers, line {number}: found '{content}', expected a path that begins with '/' and has a '*' at its end or none"
                    );
                }
                rules.push(Rule::new(content, &[]));
                continue;
            }
            let Some(rule) = rules.last_mut() else {
                bail!(
                    "_headers, line {number}: found a header before any path; write the path above it"
                );
            };
            let Some((name, value)) = content.split_once(':').filter(|(name, _)| is_name(name))
            else {
                bail!("_headers, line {number}: found '{content}', expected 'Name: value'");
            };
            rule.headers
                .push((name.to_owned(), value.trim().to_owned()));
        }
        Ok(Rules(rules))
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
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
\tcache-control: public, max-age=31536000, immutable
/app/now.json
  Cache-Control: no-store
";

    #[test]
    fn later_rules_win_and_the_others_stay() {
        let rules = Rules::parse(FILE).unwrap();
        for (path, name, expected) in [
            ("/en/", "Cache-Control", Some("no-cache")),
            (
                "/app/rahdari-1f.js",
                "Cache-Control",
                Some("public, max-age=31536000, immutable"),
            ),
            ("/app/now.json", "cache-control", Some("no-store")),
            ("/app/now.json", "X-Content-Type-Options", Some("nosniff")),
            (
                "/en/",
                "content-security-policy",
                Some("default-src 'self'; img-src 'self' data:"),
            ),
            ("/en/", "Link", None),
        ] {
            assert_eq!(rules.value(path, name), expected, "{name} of {path}");
        }
        assert_eq!(
            rules.names(),
            [
                "X-Content-Type-Options",
                "Cache-Control",
                "Content-Security-Policy"
            ]
        );
    }

    #[test]
    fn a_star_stands_for_any_rest() {
        for (pattern, path, expected) in [
            ("/", "/", true),
            ("/", "/en/", false),
            ("/*", "/", true),
            ("/app/*", "/app/a.js", true),
            ("/app/*", "/application", false),
            ("/sw.js", "/sw.js.map", false),
        ] {
            let rule = Rule::new(pattern, &[]);
            assert_eq!(rule.fits(path), expected, "{pattern} against {path}");
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
            (
                "/data/*.json\n",
                "line 1: found '/data/*.json', expected a path",
            ),
            ("/*\n  X A: b\n", "line 2: found 'X A: b'"),
        ] {
            let error = Rules::parse(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
