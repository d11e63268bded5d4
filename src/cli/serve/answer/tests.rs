//! Requests against a small site in a temporary folder.

use super::*;
use axum::http::request::Builder;
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
        ("hosting/nginx.conf", "server {}"),
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
        ("/embed/ur/../roads/", 404, "missing"),
        ("/data/page/nothing.json", 404, "not found\n"),
        ("/app/old.js", 404, "not found\n"),
        ("/_headers", 404, "missing"),
        ("/hosting/nginx.conf", 404, "missing"),
        ("/embed/en/nothing.svg", 404, "not found\n"),
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
        "/en/%2e%2e/%2e%2e/outside.txt",
        "/en/..%252f..%252foutside.txt",
        "/en/..%c0%af..%c0%afoutside.txt",
        "/en\\..\\..\\outside.txt",
        "/en/./../outside.txt",
        "/app/..%2f..%2foutside.txt",
        "/C:/outside.txt",
        "/en/%00/../../outside.txt",
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
async fn no_spelling_of_an_address_gets_the_headers_of_another() {
    let (_folder, router) = site();
    for path in [
        "/app/..%2fen/index.html",
        "/app/%2e%2e/en/",
        "/app/../en/",
        "/app//../en/",
    ] {
        let (status, headers, _) = ask(&router, Request::get(path)).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(headers.get(header::CACHE_CONTROL), None, "{path}");
    }
}

#[tokio::test]
async fn a_missing_file_is_not_kept_for_a_year() {
    let (_folder, router) = site();
    for path in ["/app/old.js", "/app/", "/app/nothing/"] {
        let (status, headers, _) = ask(&router, Request::get(path)).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(headers.get(header::CACHE_CONTROL), None, "{path}");
        assert_eq!(headers.get(header::ETAG), None, "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
    }
}

const WASM: &str = "/app/rahdari_bg.wasm";

/// Tag and date of the WASM file.
async fn version(router: &Router) -> (String, String) {
    let (_, headers, _) = ask(router, Request::get(WASM)).await;
    let text = |name| headers[name].to_str().unwrap().to_owned();
    (text(header::ETAG), text(header::LAST_MODIFIED))
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() {
    let (_folder, router) = site();
    let (tag, date) = version(&router).await;
    let long_ago = "Thu, 01 Jan 2015 00:00:00 GMT";
    let weak = format!("W/{tag}");
    let several = format!("\"other\", {tag}");
    for (name, value, status) in [
        (header::IF_NONE_MATCH, tag.as_str(), 304),
        (header::IF_NONE_MATCH, &weak, 304),
        (header::IF_NONE_MATCH, &several, 304),
        (header::IF_NONE_MATCH, "*", 304),
        (header::IF_NONE_MATCH, "\"other\"", 200),
        (header::IF_MODIFIED_SINCE, &date, 304),
        (header::IF_MODIFIED_SINCE, long_ago, 200),
        (header::IF_MODIFIED_SINCE, "no date", 200),
        (header::IF_MATCH, &tag, 200),
        (header::IF_MATCH, "\"other\"", 412),
        (header::IF_UNMODIFIED_SINCE, long_ago, 412),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let request = Request::builder().method(method.clone()).uri(WASM);
            let request = request.header(&name, value);
            let (found, headers, body) = ask(&router, request).await;
            assert_eq!(found.as_u16(), status, "{method} {name}: {value}");
            let is_whole = status == 200 && method == Method::GET;
            assert_eq!(body == "0123456789", is_whole, "{method} {name}: {value}");
            if status == 304 {
                assert_eq!(headers[header::ETAG], tag.as_str(), "{method} {name}");
                assert_eq!(headers[header::CACHE_CONTROL], "immutable");
            }
        }
    }
    // A tag goes before a date.
    let request = Request::get(WASM)
        .header(header::IF_NONE_MATCH, "\"other\"")
        .header(header::IF_MODIFIED_SINCE, &date);
    assert_eq!(ask(&router, request).await.0, StatusCode::OK);
}

#[tokio::test]
async fn encodings_have_versions_of_their_own() {
    let (_folder, router) = site();
    let mut tags = Vec::new();
    for accepted in ["br", "gzip", "identity"] {
        let request = Request::get("/en/").header(header::ACCEPT_ENCODING, accepted);
        let (_, headers, _) = ask(&router, request).await;
        tags.push(headers[header::ETAG].clone());
    }
    tags.dedup();
    assert_eq!(tags.len(), 3, "{tags:?}");
}

#[tokio::test]
async fn a_part_is_sent_only_of_the_version_that_is_known() {
    let (_folder, router) = site();
    let (tag, date) = version(&router).await;
    let weak = format!("W/{tag}");
    for (range, condition, status, body) in [
        ("bytes=2-4", None, 206, "234"),
        ("bytes=7-", None, 206, "789"),
        ("bytes=-2", None, 206, "89"),
        ("bytes=0-99", None, 206, "0123456789"),
        ("bytes=10-", None, 416, ""),
        ("bytes=0-1,3-4", None, 200, "0123456789"),
        ("bytes=2-4", Some(tag.as_str()), 206, "234"),
        ("bytes=2-4", Some(&date), 206, "234"),
        ("bytes=2-4", Some("\"other\""), 200, "0123456789"),
        ("bytes=2-4", Some(&weak), 200, "0123456789"),
        (
            "bytes=2-4",
            Some("Thu, 01 Jan 2015 00:00:00 GMT"),
            200,
            "0123456789",
        ),
    ] {
        let mut request = Request::get(WASM).header(header::RANGE, range);
        if let Some(known) = condition {
            request = request.header(header::IF_RANGE, known);
        }
        let (found, headers, text) = ask(&router, request).await;
        let case = format!("{range}, {condition:?}");
        assert_eq!(found.as_u16(), status, "{case}");
        if status != 416 {
            assert_eq!(text, body, "{case}");
            assert_eq!(
                headers[header::CONTENT_LENGTH],
                body.len().to_string(),
                "{case}"
            );
        } else {
            assert_eq!(headers[header::CONTENT_RANGE], "bytes */10", "{case}");
        }
    }
}

#[tokio::test]
async fn heads_have_the_length_and_other_methods_are_refused() {
    let (_folder, router) = site();
    let (status, headers, body) = ask(&router, Request::head(WASM)).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, ""));
    assert_eq!(headers[header::CONTENT_LENGTH], "10");
    assert_eq!(headers[header::CONTENT_TYPE], "application/wasm");
    let (status, _, body) = ask(&router, Request::head("/en/nothing/")).await;
    assert_eq!((status, body.as_str()), (StatusCode::NOT_FOUND, ""));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
        let request = Request::builder().method(method).uri(WASM);
        let (status, headers, _) = ask(&router, request).await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(headers[header::ALLOW], "GET, HEAD");
    }
}
