//! Requests against a small site in a temporary folder.

use super::*;
use axum::http::{HeaderMap, request::Builder};
use tempfile::TempDir;

const HEADERS: &str = "/*\n  X-Frame-Options: DENY\n/app/*\n  Cache-Control: immutable\n";

/// A site with one page in each language; `en/index.html` is there as Brotli and gzip too.
fn site() -> (TempDir, Router) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    for (path, content) in [
        ("index.html", "choose"),
        ("404.html", "missing"),
        ("en/index.html", "home"),
        ("en/index.html.br", "home as brotli"),
        ("en/index.html.gz", "home as gzip"),
        ("en/404.html", "missing page"),
        ("en/agenda/index.html", "agenda"),
        ("ur/404.html", "صفحہ نہیں ملا"),
        ("embed/404.html", "which chart"),
        ("embed/ur/404.html", "کون سا چارٹ"),
        ("app/rahdari.js", "export {}"),
        ("app/rahdari_bg.wasm", "0123456789"),
        ("data/regions.topojson", "{}"),
        ("manifest.webmanifest", "{}"),
        ("_headers", HEADERS),
    ] {
        let file = site.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
    fs::write(folder.path().join("outside.txt"), "secret").unwrap();
    let router = router(Site::open(&site).unwrap());
    (folder, router)
}

async fn ask(router: &Router, request: Builder) -> (StatusCode, HeaderMap, String) {
    let response = router
        .clone()
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    (
        parts.status,
        parts.headers,
        String::from_utf8(body.to_vec()).unwrap(),
    )
}

#[tokio::test]
async fn every_address_has_its_answer() {
    let (_folder, router) = site();
    for (path, status, body) in [
        ("/", 200, "choose"),
        ("/en/", 200, "home"),
        ("/en/agenda/", 200, "agenda"),
        ("/en/agenda/?q=a", 200, "agenda"),
        ("/en/nothing/", 404, "missing page"),
        ("/en/nothing.html", 404, "missing page"),
        ("/ur/nothing/", 404, "صفحہ نہیں ملا"),
        ("/fr/", 404, "missing"),
        ("/embed/fr/roads/", 404, "which chart"),
        ("/embed/ur/roads/atlantis/2020-01-01/", 404, "کون سا چارٹ"),
        ("/embed/ur/../roads/", 404, "کون سا چارٹ"),
        ("/data/page/nothing.json", 404, "not found\n"),
        ("/app/old.js", 404, "not found\n"),
        ("/_headers", 404, "missing"),
        ("/app/", 404, "missing"),
    ] {
        let (found, _, text) = ask(&router, Request::get(path)).await;
        assert_eq!((found.as_u16(), text.as_str()), (status, body), "{path}");
    }
}

#[tokio::test]
async fn nothing_outside_the_site_is_sent() {
    let (_folder, router) = site();
    for path in [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/en/../../outside.txt",
        "/en/..%5c..%5coutside.txt",
        "//outside.txt",
        "/%2fetc/passwd",
    ] {
        let (status, _, text) = ask(&router, Request::get(path)).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            !text.contains("secret") && !text.contains("root:"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_folder_without_slash_leads_to_the_page() {
    let (_folder, router) = site();
    for (path, expected) in [
        ("/en", Some("/en/")),
        ("/en/agenda?q=a%20b", Some("/en/agenda/?q=a%20b")),
        ("//en", None),
        ("/en/nothing", None),
        ("/en/../en", None),
    ] {
        let (status, headers, _) = ask(&router, Request::get(path)).await;
        let location = headers
            .get(header::LOCATION)
            .map(|value| value.to_str().unwrap());
        assert_eq!(location, expected, "{path}");
        let wanted = if expected.is_some() {
            StatusCode::PERMANENT_REDIRECT
        } else {
            StatusCode::NOT_FOUND
        };
        assert_eq!(status, wanted, "{path}");
    }
}

#[tokio::test]
async fn the_best_encoding_asked_for_is_sent() {
    let (_folder, router) = site();
    for (accepted, encoding, body) in [
        ("br, gzip", Some("br"), "home as brotli"),
        ("gzip", Some("gzip"), "home as gzip"),
        ("identity", None, "home"),
    ] {
        let request = Request::get("/en/").header(header::ACCEPT_ENCODING, accepted);
        let (_, headers, text) = ask(&router, request).await;
        let found = headers
            .get(header::CONTENT_ENCODING)
            .map(|value| value.to_str().unwrap());
        assert_eq!((found, text.as_str()), (encoding, body), "{accepted}");
        assert_eq!(headers[header::VARY], "Accept-Encoding");
        assert_eq!(headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    }
}

#[tokio::test]
async fn headers_come_from_the_file_of_the_site() {
    let (_folder, router) = site();
    for (path, kind, cache) in [
        ("/en/", "text/html; charset=utf-8", None),
        ("/en/nothing/", "text/html; charset=utf-8", None),
        (
            "/app/rahdari.js",
            "text/javascript; charset=utf-8",
            Some("immutable"),
        ),
        (
            "/app/rahdari_bg.wasm",
            "application/wasm",
            Some("immutable"),
        ),
        ("/data/regions.topojson", "application/json", None),
        ("/manifest.webmanifest", "application/manifest+json", None),
    ] {
        let (_, headers, _) = ask(&router, Request::get(path)).await;
        assert_eq!(headers[header::CONTENT_TYPE], kind, "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
        let found = headers
            .get(header::CACHE_CONTROL)
            .map(|value| value.to_str().unwrap());
        assert_eq!(found, cache, "{path}");
    }
}

#[tokio::test]
async fn parts_unchanged_files_and_heads_are_answered_in_brief() {
    let (_folder, router) = site();
    let wasm = "/app/rahdari_bg.wasm";
    let (status, headers, body) = ask(
        &router,
        Request::get(wasm).header(header::RANGE, "bytes=2-4"),
    )
    .await;
    assert_eq!(
        (status, body.as_str()),
        (StatusCode::PARTIAL_CONTENT, "234")
    );
    let since = headers[header::LAST_MODIFIED].clone();
    let (status, _, body) = ask(
        &router,
        Request::get(wasm).header(header::IF_MODIFIED_SINCE, since),
    )
    .await;
    assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let (status, headers, body) = ask(&router, Request::head(wasm)).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, ""));
    assert_eq!(headers[header::CONTENT_LENGTH], "10");
    let (status, headers, _) = ask(&router, Request::post(wasm)).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(headers[header::ALLOW], "GET, HEAD");
}
