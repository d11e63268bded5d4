//! The table of headers: what every answer of the portal carries, and where it differs.

use super::rules::{Rule, Rules};
use sha2::{Digest, Sha256};

/// For files whose address changes with their content.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For everything that may change: five minutes, then a question whether it changed.
const SHORT: &str = "public, max-age=300, must-revalidate";
/// For the files that start an update: asked for every time.
const ASK: &str = "no-cache";

/// Folders whose files have their hash, or that of their release, in the address.
const HASHED: [&str; 6] = [
    "/app/*",
    "/assets/*",
    "/fonts/*",
    "/data/finder/*",
    "/packs/*",
    "/release/*",
];
/// Files that must be fresh for a phone to learn of a new release.
const FRESH: [&str; 3] = ["/release/current.json", "/release/keys.json", "/sw.js"];
/// Folders that programs and pages of other sites may read: open data, feeds, pictures of charts
/// and of links.
const OPEN: [&str; 6] = [
    "/data/*",
    "/feeds/*",
    "/oembed/*",
    "/pictures/*",
    "/en/charts/*",
    "/ur/charts/*",
];

/// What no page needs is taken from all of them; where a reader is, only our own pages may ask.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(self), \
     gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The table. `inline_scripts` are the exact texts of the scripts that stand in pages.
pub fn table(inline_scripts: &[&str]) -> Rules {
    let hashes: Vec<String> = inline_scripts
        .iter()
        .map(|script| format!("'sha256-{}'", base64_sha256(script)))
        .collect();
    let pages = policy(
        &format!("script-src 'self' 'wasm-unsafe-eval' {}", hashes.join(" ")),
        "'none'",
        // The policy that the pages' own start-up script makes; none else can be made.
        "default",
    );
    // Embeds stand in frames of any site, also in sandboxed ones whose origin is opaque.
    let embeds = policy("script-src 'self' 'wasm-unsafe-eval'", "*", "default");
    let open = [
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ];
    let mut rules = vec![Rule::new(
        "/*",
        &[
            ("Content-Security-Policy", &pages),
            ("Strict-Transport-Security", "max-age=31536000"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Permissions-Policy", PERMISSIONS),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", SHORT),
        ],
    )];
    rules.extend(HASHED.map(|folder| {
        // A frame on another site that draws a part of a chart loads the app.
        let opened = if folder == "/app/*" { &open[..] } else { &[] };
        Rule::new(folder, &[&[("Cache-Control", IMMUTABLE)], opened].concat())
    }));
    rules.extend(FRESH.map(|file| Rule::new(file, &[("Cache-Control", ASK)])));
    rules.extend(OPEN.map(|folder| Rule::new(folder, &open)));
    rules.push(Rule::new(
        "/embed/*",
        &[
            ("Content-Security-Policy", &embeds),
            ("Cross-Origin-Opener-Policy", "unsafe-none"),
            open[0],
            open[1],
        ],
    ));
    Rules(rules)
}

/// The content security policy: our own origin only, who may frame the page, and which policies
/// may turn text into markup.
fn policy(scripts: &str, ancestors: &str, trusted_types: &str) -> String {
    [
        "default-src 'none'".to_owned(),
        scripts.to_owned(),
        "style-src 'self'".to_owned(),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'".to_owned(),
        "connect-src 'self'".to_owned(),
        "frame-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'self'".to_owned(),
        format!("frame-ancestors {ancestors}"),
        "require-trusted-types-for 'script'".to_owned(),
        format!("trusted-types {trusted_types}"),
    ]
    .join("; ")
}

fn base64_sha256(text: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(text.as_bytes());
    let mut out = String::new();
    for chunk in digest.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0u32, |bits, (i, byte)| {
            bits | u32::from(*byte) << (16 - 8 * i)
        });
        for position in 0..4 {
            if position <= chunk.len() {
                out.push(char::from(
                    ALPHABET[(bits >> (18 - 6 * position) & 63) as usize],
                ));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_that_browsers_compute() {
        for (text, expected) in [
            ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            (
                "alert('Hello, world.');",
                "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=",
            ),
        ] {
            assert_eq!(base64_sha256(text), expected);
        }
    }

    #[test]
    fn every_kind_of_address_has_its_headers() {
        let rules = table(&["go()"]);
        let (policy, cache, resource) = (
            "Content-Security-Policy",
            "Cache-Control",
            "Cross-Origin-Resource-Policy",
        );
        for (path, name, expected) in [
            ("/en/", policy, "frame-ancestors 'none'"),
            ("/404.html", policy, "frame-ancestors 'none'"),
            ("/en/charts/mw/", policy, "frame-ancestors 'none'"),
            ("/embed/en/mw/", policy, "frame-ancestors *"),
            (
                "/embed/en/mw/",
                policy,
                "script-src 'self' 'wasm-unsafe-eval';",
            ),
            ("/app/1/rahdari.js", resource, "cross-origin"),
            ("/en/", policy, "trusted-types default"),
            ("/en/", cache, "max-age=300"),
            ("/app/1f/rahdari.js", cache, "immutable"),
            ("/data/finder/1f/a.bin", cache, "immutable"),
            ("/data/projects.json", cache, "max-age=300"),
            ("/release/7.json", cache, "immutable"),
            ("/release/current.json", cache, "no-cache"),
            ("/sw.js", cache, "no-cache"),
            ("/en/", resource, "same-origin"),
            ("/data/projects.json", resource, "cross-origin"),
            ("/ur/charts/mw.svg", resource, "cross-origin"),
        ] {
            let found = rules.value(path, name).unwrap_or_default();
            assert!(found.contains(expected), "{name} of {path}: {found}");
        }
        assert_eq!(rules.value("/en/", "Access-Control-Allow-Origin"), None);
    }

    #[test]
    fn no_policy_allows_inline_code_or_other_hosts() {
        for rule in table(&["go()"]).0 {
            let Some(policy) = rule.value("Content-Security-Policy") else {
                continue;
            };
            let scripts = policy
                .split("; ")
                .find(|part| part.starts_with("script-src"));
            let scripts = scripts.expect("a rule for scripts");
            for word in scripts.split(' ').skip(1) {
                let is_known = word == "'self'"
                    || word == "'wasm-unsafe-eval'"
                    || word.starts_with("'sha256-");
                assert!(is_known, "{word}");
            }
            assert!(!policy.contains("unsafe-inline") && !policy.contains("//"));
        }
    }
}
