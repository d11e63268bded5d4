//! Web addresses: only https, tel and mailto are safe to publish; some lead nowhere.

use super::record::Record;
use crate::desk::{Finding, Issue};

/// Adds what is wrong with the record's addresses.
pub fn check(record: &Record, findings: &mut Vec<Finding>) {
    for (at, field, cell) in record.cells() {
        if field.is_link()
            && !cell.is_empty()
            && let Some(issue) = check_address(cell)
        {
            findings.push(record.finding_at(at, issue));
        }
    }
}

/// What is wrong with an address.
fn check_address(address: &str) -> Option<Issue> {
    let lower = address.to_ascii_lowercase();
    let Some((scheme, rest)) = lower.split_once(':') else {
        return Some(Issue::NotLink);
    };
    if scheme != "https" && scheme != "http" {
        let is_scheme = !scheme.is_empty()
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
        return Some(match (is_scheme, scheme) {
            (true, "tel" | "mailto") => Issue::NotLink,
            (true, word) if word.contains('.') => Issue::NotLink,
            (true, _) => Issue::LinkUnsafe,
            (false, _) => Issue::NotLink,
        });
    }
    let Some(rest) = rest.strip_prefix("//") else {
        return Some(Issue::NotLink);
    };
    if rest.contains(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\')
    }) {
        return Some(Issue::NotLink);
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    // https://bank.com@evil.example leads to the second.
    if host.contains('@') {
        return Some(Issue::LinkUnsafe);
    }
    let host = host.split(':').next().unwrap_or("");
    if host.is_empty() {
        return Some(Issue::NotLink);
    }
    if leads_nowhere(host) {
        return Some(Issue::LinkDead);
    }
    (scheme == "http").then_some(Issue::LinkNotSecure)
}

/// Hosts that exist on no public network.
fn leads_nowhere(host: &str) -> bool {
    let reserved = [
        "example",
        "invalid",
        "test",
        "local",
        "localhost",
        "internal",
        "lan",
    ];
    let top = host.rsplit('.').next().unwrap_or("");
    let private = ["10.", "127.", "192.168.", "169.254.", "0."];
    !host.contains('.')
        || reserved.contains(&top)
        || ["example.com", "example.org", "example.net"]
            .iter()
            .any(|stand_in| host == *stand_in || host.ends_with(&format!(".{stand_in}")))
        || private.iter().any(|start| host.starts_with(start))
            && host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_judged() {
        for (address, key) in [
            ("https://www.cpec.gov.pk/", None),
            ("http://www.cpec.gov.pk/", Some("link-not-secure")),
            ("javascript:alert(1)", Some("link-unsafe")),
            ("ftp://files.gov.pk/a", Some("link-unsafe")),
            ("data:text/html,x", Some("link-unsafe")),
            ("file:///C:/a.xlsx", Some("link-unsafe")),
            ("https://nbp.com.pk@evil.net/", Some("link-unsafe")),
            ("www.cpec.gov.pk", Some("not-link")),
            ("cpec.gov.pk:443/a", Some("not-link")),
            ("https://", Some("not-link")),
            ("https://a b.pk", Some("not-link")),
            ("mailto:a@b.pk", Some("not-link")),
            ("https://localhost:8080/", Some("link-dead")),
            ("https://192.168.1.4/x", Some("link-dead")),
            ("https://www.example.com/", Some("link-dead")),
            ("https://intranet/x", Some("link-dead")),
        ] {
            assert_eq!(
                check_address(address).map(|issue| issue.key()),
                key,
                "{address}"
            );
        }
    }
}
