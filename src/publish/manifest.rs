//! The web app manifest of each language: what the installed app is called, how it looks, and what
//! it offers when its icon is held.

use super::site::Site;
use crate::{
    data::{Finder, Lang},
    i18n::{Words, bidi::without_isolates},
    path::PagePath,
};
use serde_json::{Value, json};

/// Colour of the system's bar; `--accent` in `style/00-tokens.css`.
pub const THEME: &str = "#0b5a4d";
/// Ground while the app starts; `--paper` there.
const GROUND: &str = "#fbf7ef";

/// Pictures that phones and shops of apps show before installing: name and size in pixels. They lie
/// in `public/screenshots/`; `end2end/screenshots.mjs` takes them.
pub const SCREENSHOTS: [(&str, u32, u32); 3] = [
    ("district", 360, 640),
    ("training", 360, 640),
    ("projects", 360, 640),
];

/// Address of the manifest.
pub fn href(lang: Lang) -> String {
    format!("/{}/app.webmanifest", lang.code())
}

/// Adds both manifests.
pub fn add(site: &mut Site) {
    for lang in Lang::ALL {
        let mut text = format!("{:#}", manifest(lang));
        text.push('\n');
        site.add(&href(lang), text);
    }
}

fn manifest(lang: Lang) -> Value {
    let words = Words(lang);
    let home = PagePath::Home.href(lang);
    let icon = |name: &str, width: u32, purpose: &str| {
        json!({
            "src": format!("/icons/{name}-{width}.png"),
            "sizes": format!("{width}x{width}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    let shortcut = |name: &str, page: PagePath| json!({"name": name, "url": page.href(lang)});
    json!({
        "id": home,
        "name": without_isolates(words.site_title()),
        "short_name": words.site_name(),
        "description": without_isolates(words.home_lead()),
        "lang": lang.code(),
        "dir": lang.dir(),
        "start_url": home,
        // The whole site: the other language opens in the app, too.
        "scope": "/",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": GROUND,
        "categories": ["government", "education", "business"],
        "icons": [
            icon("icon", 192, "any"),
            icon("icon", 512, "any"),
            icon("maskable", 192, "maskable"),
            icon("maskable", 512, "maskable"),
        ],
        "screenshots": SCREENSHOTS.map(|(name, width, height)| json!({
            "src": format!("/screenshots/{}-{name}.png", lang.code()),
            "sizes": format!("{width}x{height}"),
            "type": "image/png",
            "form_factor": "narrow",
        })),
        "shortcuts": [
            shortcut(words.shortcut_region(), PagePath::Districts),
            shortcut(words.nav_training(), PagePath::FinderHome(Finder::Training)),
            shortcut(words.nav_business(), PagePath::FinderHome(Finder::Business)),
            shortcut(words.saved_title(), PagePath::Saved),
        ],
        // What is shared from a chat is looked for among the courses.
        "share_target": {
            "action": PagePath::FinderHome(Finder::Training).href(lang),
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": {"text": "q"},
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../style/00-tokens.css");
        let light = tokens.split('}').next().unwrap();
        assert!(light.contains(&format!("--accent: {THEME};")));
        assert!(light.contains(&format!("--paper: {GROUND};")));
    }

    #[test]
    fn each_language_starts_in_itself() {
        for (lang, dir) in [(Lang::En, "ltr"), (Lang::Ur, "rtl")] {
            let manifest = manifest(lang);
            assert_eq!(manifest["dir"], dir);
            for address in [
                &manifest["start_url"],
                &manifest["id"],
                &manifest["share_target"]["action"],
                &manifest["shortcuts"][3]["url"],
            ] {
                let address = address.as_str().unwrap();
                assert_eq!(PagePath::parse(address).map(|(own, _)| own), Some(lang));
            }
            assert_eq!(manifest["shortcuts"].as_array().map(Vec::len), Some(4));
        }
    }
}
