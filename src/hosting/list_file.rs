//! `_headers`, the list that several static hosts read. They agree on its form and differ in what
//! happens where two patterns fit and set the same header.

use super::rules::{Rule, Rules};
use std::fmt::Write;

/// For hosts that take the value of the later, narrower pattern: Netlify, and `rahdari serve`.
pub fn netlify(rules: &Rules) -> String {
    text(rules, |_, _| false)
}

/// For Cloudflare Pages, which would put both values into one header, joined by a comma: two content
/// security policies of which both must be met, two ages of which nobody knows which counts. So a
/// narrower pattern first takes the header off (`! Name`).
pub fn cloudflare_pages(rules: &Rules) -> String {
    text(rules, |earlier, name| {
        earlier.iter().any(|rule| rule.value(name).is_some())
    })
}

/// The list. `is_set_twice` tells, of the earlier rules that fit all paths of a pattern, whether they
/// set a header already.
fn text(rules: &Rules, is_set_twice: impl Fn(&[&Rule], &str) -> bool) -> String {
    let mut text = String::new();
    for (index, rule) in rules.0.iter().enumerate() {
        let start = rule.pattern.trim_end_matches('*');
        let earlier: Vec<&Rule> = rules.0[..index]
            .iter()
            .filter(|other| other.fits(start))
            .collect();
        let gap = if index == 0 { "" } else { "\n" };
        let _ = writeln!(text, "{gap}{}", rule.pattern);
        for (name, _) in &rule.headers {
            if is_set_twice(&earlier, name) {
                let _ = writeln!(text, "  ! {name}");
            }
        }
        for (name, value) in &rule.headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosting::table::table;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let rules = table(&["go()"]);
        assert_eq!(Rules::parse(&netlify(&rules)).unwrap(), rules);
    }

    #[test]
    fn a_header_is_taken_off_before_it_is_set_again() {
        let rules = Rules(vec![
            Rule::new("/*", &[("Cache-Control", "short"), ("X-A", "1")]),
            Rule::new("/app/*", &[("Cache-Control", "long"), ("X-B", "2")]),
            Rule::new("/app/now", &[("Cache-Control", "never")]),
        ]);
        let expected = "/*\n  Cache-Control: short\n  X-A: 1\n\n\
            /app/*\n  ! Cache-Control\n  Cache-Control: long\n  X-B: 2\n\n\
            /app/now\n  ! Cache-Control\n  Cache-Control: never\n";
        assert_eq!(cloudflare_pages(&rules), expected);
        assert_eq!(netlify(&rules), expected.replace("  ! Cache-Control\n", ""));
    }
}
