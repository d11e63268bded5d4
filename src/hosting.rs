//! How the site is to be answered: one table of headers, one of kinds of files, and what each host
//! reads of them. Native only.
//!
//! `publish` writes the files, `rahdari serve` obeys the same table, and `tests/hosting` compares
//! what servers really send with it.

pub mod caddy;
pub mod kind;
pub mod list_file;
pub mod nginx;
pub mod rules;
pub mod table;

use rules::Rules;

/// Folder of the site that holds configurations of hosts. Servers do not send it.
pub const FOLDER: &str = "hosting";

/// Files at the top of the site that configure the host and are never sent.
pub const TOP_FILES: [&str; 2] = ["/_headers", "/_redirects"];

/// Where the configurations expect the site, until somebody changes it in them.
pub const SITE: &str = "/srv/rahdari/site";

/// Folders with files for programs: a missing file in them is answered in plain words, because no
/// program reads the page of unknown addresses.
pub const FILE_FOLDERS: [&str; 11] = [
    "app", "assets", "data", "embed", "feeds", "fonts", "icons", "oembed", "packs", "pictures",
    "release",
];

/// The files that hosts read, by their path in the site. `origin` is the portal's address.
pub fn files(rules: &Rules, origin: &str) -> Vec<(String, String)> {
    let host = origin.split("://").nth(1).unwrap_or(origin);
    let inside = |name: &str| format!("{FOLDER}/{name}");
    vec![
        ("_headers".to_owned(), list_file::netlify(rules)),
        (
            inside("cloudflare/_headers"),
            list_file::cloudflare_pages(rules),
        ),
        (inside("nginx.conf"), nginx::server(host)),
        (inside("nginx/maps.conf"), nginx::maps(rules)),
        (inside("nginx/site.conf"), nginx::site(rules)),
        (inside("nginx/brotli.conf"), nginx::BROTLI.to_owned()),
        (inside("Caddyfile"), caddy::file(rules, host)),
    ]
}
