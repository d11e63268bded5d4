//! What servers really send, compared with the table of headers: `rahdari serve`, nginx with the
//! written configuration, and Caddy where it is installed.
//!
//! The tests with other programs are ignored by a plain `cargo test`; `cargo xtask test --filter
//! servers` brings nginx and runs them.

#[path = "../publish/common.rs"]
#[allow(
    dead_code,
    reason = "other tests spoil the data; these publish them as they are"
)]
mod common;
mod http;
mod server;
mod site;

use http::{Answer, ask};
use rahdari::{
    hosting::{kind, rules::Rules, table},
    publish::{fixed_files, shell},
};
use server::Server;
use site::{Kind, site};

#[test]
fn rahdari_serve_sends_what_the_table_says() {
    compare(&server::rahdari());
}

#[test]
#[ignore = "needs nginx; cargo xtask test --filter servers"]
fn nginx_sends_what_the_table_says() {
    compare(&server::nginx());
}

#[test]
#[ignore = "for cargo xtask test --filter servers"]
fn caddy_sends_what_the_table_says_where_it_is_installed() {
    match server::caddy() {
        Some(caddy) => compare(&caddy),
        None => println!("caddy is not installed: not compared"),
    }
}

#[test]
fn the_written_list_is_the_table() {
    let rules = fixed_files::headers();
    assert_eq!(Rules::parse(&site().text("_headers")).unwrap(), rules);
    let with_boot = table::table(&[shell::BOOT, fixed_files::CHOOSER_SCRIPT]);
    assert_eq!(rules, with_boot);
}

/// Asks for every kind of address and lists every difference at once.
fn compare(server: &Server) {
    let rules = fixed_files::headers();
    let mut wrong = Vec::new();
    let kinds = site().kinds();
    assert!(kinds.len() > 60, "only {} kinds of addresses", kinds.len());
    for kind in kinds {
        wrong.extend(of_file(server, &rules, kind));
    }
    for (path, page) in [
        ("/nothing/", "/404.html"),
        ("/en/nothing/", "/en/404.html"),
        ("/ur/projects/nothing/", "/ur/404.html"),
        ("/app/nothing/rahdari.js", "/404.html"),
        ("/data/nothing.json", "/404.html"),
        ("/_headers", "/404.html"),
        ("/hosting/nginx.conf", "/404.html"),
    ] {
        let answer = ask(server.port, "GET", path, &[]);
        wrong.extend(differences(&rules, path, page, &answer, 404));
    }
    wrong.extend(no_way_out(server, &rules));
    wrong.extend(parts(server));
    assert!(
        wrong.is_empty(),
        "{}, {} differences:\n{}",
        server.name,
        wrong.len(),
        wrong.join("\n")
    );
}

/// The file whole, in Brotli and gzip, as a head, and not again when it did not change.
fn of_file(server: &Server, rules: &Rules, kind: &Kind) -> Vec<String> {
    let path = kind.address.as_str();
    let plain = ask(server.port, "GET", path, &[]);
    let mut wrong = differences(rules, path, path, &plain, 200);
    let mut expect = |what: &str, found: Option<&str>, wanted: Option<&str>| {
        if found != wanted {
            wrong.push(format!(
                "{path}: {what}: found {found:?}, expected {wanted:?}"
            ));
        }
    };
    expect(
        "Content-Type",
        plain.header("content-type"),
        kind::content_type(path),
    );
    for (coding, exists) in [("br", kind.has_br), ("gzip", kind.has_gz)] {
        let packed = ask(server.port, "GET", path, &[("Accept-Encoding", coding)]);
        let sent = exists.then_some(coding);
        expect("Content-Encoding", packed.header("content-encoding"), sent);
        if exists {
            let vary = packed.header("vary").map(str::to_ascii_lowercase);
            expect("Vary", vary.as_deref(), Some("accept-encoding"));
        }
        expect(
            "Content-Type, packed",
            packed.header("content-type"),
            kind::content_type(path),
        );
    }
    let head = ask(server.port, "HEAD", path, &[]);
    expect("body of HEAD", Some(head.body.as_str()), Some(""));
    expect(
        "length of HEAD",
        head.header("content-length"),
        plain.header("content-length"),
    );
    let Some(tag) = plain.header("etag") else {
        wrong.push(format!("{path}: no ETag"));
        return wrong;
    };
    let again = ask(server.port, "GET", path, &[("If-None-Match", tag)]);
    wrong.extend(differences(rules, path, path, &again, 304));
    wrong
}

/// Headers of an answer that are not as the table has them for `page`.
fn differences(rules: &Rules, path: &str, page: &str, answer: &Answer, status: u16) -> Vec<String> {
    let mut wrong = Vec::new();
    if answer.status != status {
        wrong.push(format!(
            "{path}: found status {}, expected {status}",
            answer.status
        ));
    }
    for name in rules.names() {
        let (found, wanted) = (answer.header(name), rules.value(page, name));
        if found != wanted {
            wrong.push(format!(
                "{path} ({status}): {name}: found {found:?}, expected {wanted:?}"
            ));
        }
    }
    wrong
}

/// No spelling leads out of the site, or to a page with the headers of an embed.
fn no_way_out(server: &Server, rules: &Rules) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/en/..%2f..%2foutside.txt",
        "/en/..%5c..%5coutside.txt",
        "//outside.txt",
    ] {
        let answer = ask(server.port, "GET", path, &[]);
        if answer.body.contains(site::SECRET) {
            wrong.push(format!("{path}: a file outside the site was sent"));
        }
    }
    let strict = rules.value("/en/", "Content-Security-Policy");
    for path in ["/embed/..%2fen/about/", "/embed/%2e%2e/en/about/"] {
        let answer = ask(server.port, "GET", path, &[]);
        if answer.body.contains("<h1") && answer.header("content-security-policy") != strict {
            wrong.push(format!("{path}: a page was sent with the policy of embeds"));
        }
    }
    wrong
}

/// Parts of a file, and only of the version that is known.
fn parts(server: &Server) -> Vec<String> {
    let path = "/robots.txt";
    let whole = ask(server.port, "GET", path, &[]);
    let tag = whole.header("etag").unwrap_or_default();
    let mut wrong = Vec::new();
    for (condition, status) in [(tag, 206), ("\"other\"", 200)] {
        let asked = [("Range", "bytes=2-5"), ("If-Range", condition)];
        let part = ask(server.port, "GET", path, &asked);
        let body = if status == 206 {
            &whole.body[2..=5]
        } else {
            &whole.body
        };
        if (part.status, part.body.as_str()) != (status, body) {
            wrong.push(format!(
                "{path}, If-Range {condition}: found {}, expected {status}",
                part.status
            ));
        }
    }
    wrong
}
