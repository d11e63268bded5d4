//! Configuration of nginx, in parts: `maps.conf` for the `http` block, `site.conf` and, where the
//! Brotli module is loaded, `brotli.conf` for a `server` block, and `nginx.conf`, a whole server that
//! includes them.

use super::{
    FILE_FOLDERS, FOLDER, SITE, TOP_FILES,
    kind::{FEED, KINDS},
    rules::Rules,
};
use crate::data::Lang;
use std::fmt::Write;

/// Brotli files made at publish, sent as they are. Debian: `libnginx-mod-http-brotli-static`.
pub const BROTLI: &str = "\
# Only where nginx has the Brotli module (Debian: libnginx-mod-http-brotli-static).
brotli_static on;
";

/// Address, inside the server only, of the words for a missing file.
const MISSING: &str = "/-missing";

/// The variable that holds the value of a header.
fn variable(header: &str) -> String {
    format!("$rahdari_{}", header.to_ascii_lowercase().replace('-', "_"))
}

/// Values of headers that differ between addresses. They hang on `$uri`, the address after nginx
/// has resolved `..` and encoded characters and found the file, so that no spelling of an address
/// gets the headers of another one, and a missing file those of the page that says so.
pub fn maps(rules: &Rules) -> String {
    let mut text = String::from("# For the http block. Written by `rahdari publish`.\n");
    for name in rules.names() {
        if constant(rules, name).is_some() {
            continue;
        }
        let _ = write!(text, "\nmap $uri {} {{\n", variable(name));
        let mut default = "";
        // nginx takes the first fitting expression, the table the last.
        for rule in rules.0.iter().rev() {
            match rule.value(name) {
                Some(value) if rule.pattern == "/*" => default = value,
                Some(value) => {
                    let _ = writeln!(text, "    \"{}\" \"{value}\";", expression(&rule.pattern));
                }
                None => {}
            }
        }
        let _ = writeln!(text, "    default \"{default}\";\n}}");
    }
    text
}

/// What stands in a `server` block besides its name, its port and its `root`.
pub fn site(rules: &Rules) -> String {
    let mut text = String::from(
        "# For a server block that names `root`, below maps.conf. Written by `rahdari publish`.\n\
         index index.html;\n\
         absolute_redirect off;\n\
         server_tokens off;\n\
         etag on;\n\
         # Only the forms made at publish: nothing is compressed while people wait.\n\
         gzip off;\n\
         gzip_static on;\n\
         gzip_vary on;\n\n",
    );
    for name in rules.names() {
        let value =
            constant(rules, name).map_or_else(|| variable(name), |value| format!("\"{value}\""));
        let _ = writeln!(text, "add_header {name} {value} always;");
    }
    text.push_str("\ndefault_type application/octet-stream;\ntypes {\n");
    for (kind, endings) in KINDS {
        let _ = writeln!(text, "    \"{kind}\" {};", endings.join(" "));
    }
    let (folder, ending, kind) = FEED;
    let _ = write!(
        text,
        "}}\nlocation ~ ^{folder}.*\\.{ending}$ {{\n    types {{ }}\n    default_type {kind};\n    {}\n}}\n\n",
        errors(MISSING)
    );
    let _ = writeln!(text, "{}", errors("/404.html"));
    for lang in Lang::ALL {
        let own = format!("/{}/", lang.code());
        let _ = writeln!(
            text,
            "location {own} {{ {} }}",
            errors(&format!("{own}404.html"))
        );
    }
    for folder in FILE_FOLDERS {
        let _ = writeln!(text, "location /{folder}/ {{ {} }}", errors(MISSING));
    }
    for file in TOP_FILES {
        let _ = writeln!(text, "location = {file} {{ return 404; }}");
    }
    let _ = writeln!(text, "location ^~ /{FOLDER}/ {{ return 404; }}");
    let _ = writeln!(
        text,
        "location = {MISSING} {{ internal; default_type \"text/plain; charset=utf-8\"; return 404 \"not found\\n\"; }}"
    );
    text
}

/// A whole server for the portal at `host`, to be linked into `conf.d` or `sites-enabled`.
pub fn server(host: &str) -> String {
    let parts = format!("{SITE}/{FOLDER}/nginx");
    format!(
        "# A server for the portal, written by `rahdari publish`. See docs/hosting.md.\n\
         # The site is expected in {SITE}; `certbot --nginx` adds the certificate.\n\
         include {parts}/maps.conf;\n\
         server {{\n    listen 80;\n    server_name {host};\n    root {SITE};\n    \
         sendfile on;\n    tcp_nopush on;\n    \
         # What a reader looks for can stand in an address: nobody keeps a list.\n    access_log off;\n    \
         include {parts}/site.conf;\n    include {parts}/brotli.conf;\n}}\n"
    )
}

/// A folder without page counts as missing, too.
fn errors(page: &str) -> String {
    format!("error_page 404 {page}; error_page 403 =404 {page};")
}

/// The value of a header that no address changes.
fn constant<'a>(rules: &'a Rules, name: &str) -> Option<&'a str> {
    let mut setting = rules.0.iter().filter(|rule| rule.value(name).is_some());
    let first = setting.next().filter(|rule| rule.pattern == "/*")?;
    setting
        .next()
        .is_none()
        .then(|| first.value(name))
        .flatten()
}

fn expression(pattern: &str) -> String {
    let (start, end) = match pattern.strip_suffix('*') {
        Some(start) => (start, ""),
        None => (pattern, "$"),
    };
    format!("~^{}{end}", start.replace('.', "\\."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosting::{rules::Rule, table::table};

    #[test]
    fn the_narrowest_pattern_stands_first() {
        let rules = Rules(vec![
            Rule::new("/*", &[("Cache-Control", "short"), ("X-A", "1")]),
            Rule::new("/app/*", &[("Cache-Control", "long")]),
            Rule::new("/app/now.json", &[("Cache-Control", "never"), ("X-B", "2")]),
        ]);
        let expected = "\nmap $uri $rahdari_cache_control {\n    \"~^/app/now\\.json$\" \"never\";\n    \
            \"~^/app/\" \"long\";\n    default \"short\";\n}\n\
            \nmap $uri $rahdari_x_b {\n    \"~^/app/now\\.json$\" \"2\";\n    default \"\";\n}\n";
        let found = maps(&rules);
        assert_eq!(found.split_once('\n').unwrap().1, expected);
        assert!(site(&rules).contains("add_header X-A \"1\" always;"));
        assert!(site(&rules).contains("add_header X-B $rahdari_x_b always;"));
    }

    #[test]
    fn no_value_can_end_its_quotation_or_become_a_variable() {
        for (name, value) in table(&["go()"]).0.iter().flat_map(|rule| &rule.headers) {
            assert!(!value.contains(['"', '$', '\\', '\n']), "{name}: {value}");
        }
    }
}
