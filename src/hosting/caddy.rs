//! Configuration of Caddy.

use super::{
    FOLDER, SITE, TOP_FILES,
    kind::{FEED, KINDS},
    rules::Rules,
};
use crate::data::Lang;
use std::fmt::Write;

/// A Caddyfile for the portal at `host`. Caddy fetches the certificate itself.
pub fn file(rules: &Rules, host: &str) -> String {
    let mut text = format!(
        "# A server for the portal, written by `rahdari publish`. See docs/hosting.md.\n\
         # RAHDARI_ADDRESS and RAHDARI_SITE in the environment change where it listens and what it serves.\n\
         {{$RAHDARI_ADDRESS:{host}}} {{\n\
         \troot * {{$RAHDARI_SITE:{SITE}}}\n\
         \t# In this order, so that a narrower rule has the last word.\n\
         \troute {{\n"
    );
    for rule in &rules.0 {
        let _ = writeln!(text, "\t\theader {} {{", rule.pattern);
        for (name, value) in &rule.headers {
            let _ = writeln!(text, "\t\t\t{name} \"{value}\"");
        }
        text.push_str("\t\t}\n");
    }
    for (number, (kind, endings)) in KINDS.iter().enumerate() {
        let patterns: Vec<String> = endings.iter().map(|end| format!("*.{end}")).collect();
        let _ = writeln!(text, "\t\t@kind{number} path {}", patterns.join(" "));
        let _ = writeln!(text, "\t\theader @kind{number} Content-Type \"{kind}\"");
    }
    let (folder, ending, kind) = FEED;
    let _ = writeln!(
        text,
        "\t\t@feed path_regexp ^{folder}.*\\.{ending}$\n\t\theader @feed Content-Type \"{kind}\""
    );
    let _ = write!(
        text,
        "\t\t@hidden path {} /{FOLDER}/*\n\
         \t\terror @hidden 404\n\
         \t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t}}\n\
         \t}}\n\
         \t# A missing file is answered with the page that says so, and with its headers.\n\
         \thandle_errors {{\n\t\troute {{\n",
        TOP_FILES.join(" ")
    );
    for name in rules.names() {
        match rules.value("/404.html", name) {
            Some(value) => {
                let _ = writeln!(text, "\t\t\theader {name} \"{value}\"");
            }
            None => {
                let _ = writeln!(text, "\t\t\theader -{name}");
            }
        }
    }
    let _ = writeln!(text, "\t\t\theader Content-Type \"{}\"", KINDS[0].0);
    for lang in Lang::ALL {
        let code = lang.code();
        let _ = writeln!(text, "\t\t\t@{code} path /{code}/*");
        let _ = writeln!(text, "\t\t\trewrite @{code} /{code}/404.html");
    }
    let others: Vec<String> = Lang::ALL
        .iter()
        .map(|lang| format!("/{}/*", lang.code()))
        .collect();
    let _ = write!(
        text,
        "\t\t\t@others not path {}\n\t\t\trewrite @others /404.html\n\t\t\tfile_server {{\n\t\t\t\tprecompressed br gzip\n\t\t\t}}\n\t\t}}\n\t}}\n}}\n",
        others.join(" ")
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosting::rules::Rule;

    #[test]
    fn rules_keep_their_order_and_missing_files_lose_what_is_not_theirs() {
        let rules = Rules(vec![
            Rule::new("/*", &[("Cache-Control", "short")]),
            Rule::new("/app/*", &[("Cache-Control", "long"), ("X-B", "2")]),
        ]);
        let text = file(&rules, "rahdari.example");
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("no {part}"));
        assert!(at("header /* {") < at("header /app/* {"));
        assert!(at("header /app/* {") < at("file_server"));
        let errors = &text[at("handle_errors")..];
        assert!(errors.contains("header Cache-Control \"short\""));
        assert!(errors.contains("header -X-B"));
    }
}
