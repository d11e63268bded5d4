//! What a file is, by its address: one table for every server.

/// Value of `Content-Type` and the endings it stands for.
pub const KINDS: [(&str, &[&str]); 23] = [
    ("text/html; charset=utf-8", &["html"]),
    ("text/css; charset=utf-8", &["css"]),
    ("text/javascript; charset=utf-8", &["js", "mjs"]),
    ("application/wasm", &["wasm"]),
    ("application/json", &["json", "topojson"]),
    ("application/geo+json", &["geojson"]),
    ("application/manifest+json", &["webmanifest"]),
    ("application/atom+xml", &["atom"]),
    ("application/xml", &["xml"]),
    ("text/csv; charset=utf-8", &["csv"]),
    ("text/plain; charset=utf-8", &["txt"]),
    ("text/markdown; charset=utf-8", &["md"]),
    ("text/calendar; charset=utf-8", &["ics"]),
    ("image/svg+xml", &["svg"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/webp", &["webp"]),
    ("image/vnd.microsoft.icon", &["ico"]),
    ("font/woff2", &["woff2"]),
    ("application/pdf", &["pdf"]),
    ("application/zip", &["zip"]),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        &["xlsx"],
    ),
    ("application/octet-stream", &["bin", "br", "gz", "minisig"]),
];

/// A JSON Feed has a kind of its own, but the ending of other JSON: `(folder, ending, kind)`.
pub const FEED: (&str, &str, &str) = ("/feeds/", "json", "application/feed+json");

/// Value of `Content-Type` for the file at `path`, or `None` for endings that the portal does not
/// publish. A path that ends in `/` stands for the page in that folder.
pub fn content_type(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next()?;
    if name.is_empty() {
        return Some(KINDS[0].0);
    }
    let (_, ending) = name.rsplit_once('.')?;
    let (folder, feed, kind) = FEED;
    if ending == feed && path.starts_with(folder) {
        return Some(kind);
    }
    KINDS
        .iter()
        .find(|(_, endings)| endings.contains(&ending))
        .map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn files_are_named_as_browsers_want_them() {
        for (path, expected) in [
            ("/en/", Some("text/html; charset=utf-8")),
            ("/en/index.html", Some("text/html; charset=utf-8")),
            ("/app/1f/rahdari_bg.wasm", Some("application/wasm")),
            ("/data/regions.topojson", Some("application/json")),
            ("/feeds/en/all.json", Some("application/feed+json")),
            ("/feeds/en/all.atom", Some("application/atom+xml")),
            ("/en/app.webmanifest", Some("application/manifest+json")),
            ("/fonts/naskh-urdu.woff2", Some("font/woff2")),
            (
                "/.well-known/security.txt",
                Some("text/plain; charset=utf-8"),
            ),
            ("/data/licence", None),
            ("/data/page.unknown", None),
        ] {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }

    #[test]
    fn an_ending_has_one_kind() {
        let all: Vec<_> = KINDS.iter().flat_map(|(_, endings)| *endings).collect();
        assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len());
    }
}
