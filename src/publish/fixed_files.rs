//! Files that are not pages of the app: the language chooser, the page of unknown addresses,
//! icons, sitemap, robots and response headers.

use super::{Assets, Options, Pages, shell, site::Site};
use crate::{
    check::Checked,
    data::Lang,
    hosting::{self, rules::Rules, table},
    i18n::Words,
    path::PagePath,
};
use anyhow::{Context, Result};
use std::{fmt::Write, fs, path::Path};

/// Adds them all.
///
/// # Errors
///
/// A missing icon or font licence.
pub fn add(
    site: &mut Site,
    assets: &Assets,
    checked: &Checked,
    pages: &Pages,
    options: &Options,
) -> Result<()> {
    site.add("index.html", chooser(assets));
    site.add("404.html", unknown_address(assets));
    for (file, text) in hosting::files(&headers(), checked.package.origin()) {
        site.add(&file, text);
    }
    site.add(
        "robots.txt",
        format!(
            "User-agent: *\nAllow: /\nSitemap: {}/sitemap.xml\n",
            checked.package.origin()
        ),
    );
    site.add("sitemap.xml", sitemap(checked.package.origin(), pages));
    copy_folder(site, &options.public, "")
}

/// The headers of the site, with the hashes of the scripts that stand in its pages.
pub fn headers() -> Rules {
    table::table(&[shell::BOOT, CHOOSER_SCRIPT])
}

/// Copies `public/` but for the fonts, which go under hashed names; their licence goes along.
fn copy_folder(site: &mut Site, folder: &Path, prefix: &str) -> Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("read {}", folder.display()))?
        .collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            copy_folder(site, &entry.path(), &format!("{name}/"))?;
        } else if !name.ends_with(".woff2") {
            site.add(
                &name,
                fs::read(entry.path()).with_context(|| format!("read {name}"))?,
            );
        }
    }
    Ok(())
}

/// Goes straight to the remembered language, unless the reader came to choose.
pub const CHOOSER_SCRIPT: &str = r##"try{const l=localStorage.getItem("rahdari-lang");if((l==="ur"||l==="en")&&location.hash!=="#choose")location.replace("/"+l+"/")}catch(e){}"##;

fn chooser(assets: &Assets) -> String {
    let style = &assets.style;
    let choices: String = Lang::ALL
        .map(|lang| {
            let words = Words(lang);
            format!(
                "<li><a class=\"choose__link\" href=\"/{code}/\" lang=\"{code}\" dir=\"{dir}\" hreflang=\"{code}\"><strong>{name}</strong><span>{title}</span></a></li>",
                code = lang.code(),
                dir = lang.dir(),
                name = lang.own_name(),
                title = words.home_title(),
            )
        })
        .concat();
    format!(
        "<!DOCTYPE html><html lang=\"ur\" dir=\"rtl\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>راہداری | Rahdari</title>\
         <meta name=\"description\" content=\"اپنی زبان منتخب کریں۔ Choose your language.\">\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"{style}\"><script>{CHOOSER_SCRIPT}</script></head>\
         <body class=\"choose\"><main><h1><img src=\"/icons/mark.svg\" alt=\"\" width=\"96\" height=\"96\">راہداری <span lang=\"en\" dir=\"ltr\">Rahdari</span></h1>\
         <ul class=\"choose__list\">{choices}</ul></main></body></html>\n"
    )
}

/// The page for an address outside both languages.
fn unknown_address(assets: &Assets) -> String {
    let style = &assets.style;
    let parts: String = Lang::ALL
        .map(|lang| {
            let words = Words(lang);
            format!(
                "<section lang=\"{code}\" dir=\"{dir}\"><h{level}>{title}</h{level}><p>{text}</p><p><a class=\"button\" href=\"{home}\">{label}</a></p></section>",
                code = lang.code(),
                dir = lang.dir(),
                level = if lang == Lang::Ur { 1 } else { 2 },
                title = words.not_found_title(),
                text = words.not_found_text(),
                home = PagePath::Home.href(lang),
                label = words.home(),
            )
        })
        .concat();
    format!(
        "<!DOCTYPE html><html lang=\"ur\" dir=\"rtl\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>404 | راہداری | Rahdari</title><meta name=\"robots\" content=\"noindex\">\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"{style}\"></head>\
         <body class=\"choose\"><main>{parts}</main></body></html>\n"
    )
}

fn sitemap(origin: &str, pages: &Pages) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in pages.keys().filter(|path| **path != PagePath::NotFound) {
        for lang in Lang::ALL {
            let _ = write!(xml, "<url><loc>{origin}{}</loc>", path.href(lang));
            for other in Lang::ALL {
                let _ = write!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{origin}{}\"/>",
                    other.code(),
                    path.href(other)
                );
            }
            xml.push_str("</url>\n");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}
