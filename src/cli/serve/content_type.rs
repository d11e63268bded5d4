//! What a file is, by its name.

use std::path::Path;

/// Value of `Content-Type` for the file at `path`, or `None` for endings that the portal does not
/// publish.
pub fn content_type(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?;
    Some(match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "topojson" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "atom" => "application/atom+xml",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "bin" => "application/octet-stream",
        "zip" => "application/zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_browsers_want_them() {
        for (path, expected) in [
            ("en/index.html", Some("text/html; charset=utf-8")),
            ("app/rahdari_bg-1f.wasm", Some("application/wasm")),
            ("data/regions.topojson", Some("application/json")),
            ("manifest.webmanifest", Some("application/manifest+json")),
            ("fonts/naskh-urdu.woff2", Some("font/woff2")),
            ("data/licence", None),
            ("data/page.unknown", None),
        ] {
            assert_eq!(content_type(Path::new(path)), expected, "{path}");
        }
    }
}
