//! Embeds pinned to the data of a day, over several publishes.

use crate::common::Workshop;
use std::{collections::BTreeMap, fs, path::Path};

/// The day of the real data.
fn day(workshop: &Workshop) -> String {
    let oembed = fs::read_dir(workshop.path("site/embed/en/mw-by-year")).expect("the embed");
    oembed
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .find(|name| name.starts_with("20"))
        .expect("a pinned embed")
}

fn tree(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().expect("a type").is_dir() {
            tree(&entry.path(), &name, found);
        } else {
            found.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}

fn embeds(workshop: &Workshop) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    tree(&workshop.path("site/embed"), "", &mut found);
    found
}

#[test]
fn a_pinned_embed_keeps_its_figures_and_tells_when_they_were_corrected() {
    let workshop = Workshop::new();
    workshop.publish().expect("the first publish");
    let day = day(&workshop);
    let pin = |id: &str, lang: &str| format!("site/embed/{lang}/{id}/{day}/index.html");
    let text = |file: &str| fs::read_to_string(workshop.path(file)).expect("the pin");
    let first = embeds(&workshop);
    assert!(first.contains_key(&format!("/en/mw-by-source/punjab/{day}/index.html")));
    assert!(first.contains_key("/404.html") && first.contains_key("/ur/404.html"));
    let before = text(&pin("mw-plants", "en"));
    assert!(!before.contains("corrected or updated since"));

    workshop.publish().expect("the same once more");
    assert_eq!(
        first,
        embeds(&workshop),
        "the same data give the same files"
    );

    workshop.replace(
        "figure_parts.csv",
        "megawatts,sahiwal-coal,counted,1320",
        "megawatts,sahiwal-coal,counted,1321",
    );
    workshop.publish().expect("a publish of corrected data");
    for (lang, words) in [
        ("en", "corrected or updated since"),
        ("ur", "تصحیح یا تازہ کاری"),
    ] {
        let pinned = text(&pin("mw-plants", lang));
        assert!(pinned.contains(words), "{lang}");
        assert!(
            pinned.contains("/charts/mw-plants/"),
            "the way to the chart of today"
        );
    }
    let pinned = text(&pin("mw-plants", "en"));
    assert!(pinned.contains("1,320") && !pinned.contains("1,321"));
    assert!(text("site/embed/en/mw-plants/index.html").contains("1,321"));
    let untouched = text(&pin("roads-by-region", "en"));
    assert!(!untouched.contains("corrected or updated since"));

    let corrected = embeds(&workshop);
    workshop.publish().expect("the corrected data once more");
    assert_eq!(corrected, embeds(&workshop), "a notice is written once");
}

#[test]
fn pins_of_earlier_days_stay_when_the_data_have_a_newer_day() {
    let workshop = Workshop::new();
    workshop.publish().expect("the first publish");
    let day = day(&workshop);
    // As if the site had been published a year before, with other figures and another sheet.
    let site = workshop.path("site/embed");
    let old = "2024-01-31";
    for lang in ["en", "ur"] {
        let folder = site.join(lang).join("mw-by-year");
        let html = fs::read_to_string(folder.join(&day).join("index.html")).expect("the pin");
        let (head, rest) = html.split_once("/embed/style-").expect("a sheet");
        let (_, rest) = rest.split_once(".css").expect("a sheet");
        let html = format!("{head}/embed/style-old.css{rest}");
        fs::create_dir_all(folder.join(old)).expect("a folder");
        fs::write(folder.join(old).join("index.html"), html).expect("write");
    }
    fs::write(site.join("style-old.css"), "p{margin:0}").expect("write");
    workshop.publish().expect("a publish with an older pin");
    let kept = embeds(&workshop);
    assert!(kept.contains_key(&format!("/ur/mw-by-year/{old}/index.html")));
    assert!(kept.contains_key("/style-old.css"), "a pin keeps its sheet");
    let list = String::from_utf8_lossy(&kept["/en/404.html"]).into_owned();
    assert!(
        list.contains(old) && list.contains(&day),
        "both days are named"
    );
}
