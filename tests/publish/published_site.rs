//! The real dataset, published: numbers, pages and files.

use crate::common::{Workshop, project};
use rahdari::{
    data::{Lang, PartGroup},
    path::PagePath,
    payload::{Page, decode},
};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path, sync::OnceLock};

/// The site, published once for all tests of this file.
pub fn site() -> &'static Workshop {
    static SITE: OnceLock<Workshop> = OnceLock::new();
    SITE.get_or_init(|| {
        let workshop = Workshop::new();
        workshop.publish().expect("the real data publish");
        workshop
    })
}

fn json(file: &str) -> Value {
    serde_json::from_str(&site().site_text(file)).expect("sound JSON")
}

#[test]
fn the_completed_plants_add_up_to_8904_mw_with_karot_once() {
    let figures = json("data/figures.json");
    let megawatts = figures
        .as_array()
        .expect("array")
        .iter()
        .find(|f| f["id"] == "megawatts")
        .expect("figure");
    let projects = json("data/projects.json");
    let projects = projects.as_array().expect("array");
    let mut seen = BTreeSet::new();
    let mut sum = 0.0;
    for part in megawatts["parts"].as_array().expect("parts") {
        let id = part["project"].as_str().expect("id");
        assert_eq!(part["group"], "counted");
        assert!(seen.insert(id), "{id} is counted twice");
        let project = projects
            .iter()
            .find(|project| project["id"] == id)
            .expect("a listed project");
        assert_eq!(project["status"], "completed", "{id}");
        assert_eq!(project["capacity_mw"], part["value"], "{id}");
        sum += project["capacity_mw"].as_f64().expect("capacity");
    }
    assert_eq!(seen.len(), 14);
    assert!(seen.contains("karot-hydropower"));
    assert_eq!(sum, 8_904.0);
    assert_eq!(megawatts["value"], 8_904.0);
    let all_completed: f64 = projects
        .iter()
        .filter(|project| project["status"] == "completed")
        .filter_map(|project| project["capacity_mw"].as_f64())
        .sum();
    assert_eq!(
        all_completed, 8_904.0,
        "a completed plant is missing from the figure"
    );
}

#[test]
fn the_roads_are_shown_beside_the_official_figure_not_bent_to_it() {
    let page: Page =
        serde_json::from_str(&site().site_text("data/page/figures.json")).expect("page");
    let rahdari::payload::Body::Figures(figures) = page.body else {
        panic!("figures page")
    };
    let roads = figures
        .figures
        .iter()
        .find(|figure| figure.id == "roads")
        .expect("roads");
    assert_eq!(roads.value, Some(888.0));
    assert_eq!(roads.rebuilt, Some(919.0));
    assert_eq!(roads.rebuilt_with_beside, Some(938.0));
    assert!(
        roads
            .parts
            .iter()
            .any(|part| part.group == PartGroup::Outside)
    );
    let jobs = figures
        .figures
        .iter()
        .find(|figure| figure.id == "jobs")
        .expect("jobs");
    assert_eq!(jobs.rebuilt, None, "jobs cannot be rebuilt from projects");
}

#[test]
fn nothing_of_the_dataset_is_lost() {
    let counts = [
        ("projects", 162),
        ("programmes", 467),
        ("series", 20),
        ("regions", 7),
        ("districts", 168),
        ("towns", 231),
        ("corridors", 5),
        ("pillars", 5),
    ];
    for (table, expected) in counts {
        assert_eq!(
            json(&format!("data/{table}.json")).as_array().map(Vec::len),
            Some(expected),
            "{table}"
        );
    }
}

#[test]
fn every_page_exists_in_both_languages_and_its_data_read_back() {
    let mut pages = vec![
        PagePath::Home,
        PagePath::Districts,
        PagePath::Projects,
        PagePath::Frame,
        PagePath::Agenda,
        PagePath::Figures,
        PagePath::Method,
        PagePath::Sources,
        PagePath::OpenData,
        PagePath::About,
        PagePath::Accessibility,
        PagePath::Security,
        PagePath::Saved,
        PagePath::Compare,
        PagePath::NotFound,
    ];
    let ids = |table: &str| -> Vec<String> {
        let records = json(&format!("data/{table}.json"));
        let ids = records
            .as_array()
            .expect("array")
            .iter()
            .filter_map(|r| r["id"].as_str().map(str::to_owned));
        ids.collect()
    };
    pages.extend(ids("regions").into_iter().map(PagePath::Region));
    pages.extend(ids("districts").into_iter().map(PagePath::District));
    pages.extend(ids("districts").into_iter().map(PagePath::Leaflet));
    pages.extend(ids("projects").into_iter().map(PagePath::Project));
    pages.extend(ids("corridors").into_iter().map(PagePath::Corridor));
    pages.extend(ids("pillars").into_iter().map(PagePath::Pillar));
    for path in &pages {
        let bytes = site().site_text(&path.data_href());
        let small = decode::from_json::<Page>(bytes.as_bytes()).expect("the browser's reader");
        let full: Page = serde_json::from_str(&bytes).expect("serde_json");
        assert_eq!(small, full, "{path:?}");
        for lang in Lang::ALL {
            let html = site().site_text(&rahdari::publish::site::file_of(&path.href(lang)));
            let head = format!("<html lang=\"{}\" dir=\"{}\">", lang.code(), lang.dir());
            assert!(html.contains(&head), "{path:?}");
            assert_eq!(html.matches("<h1").count(), 1, "{path:?}");
        }
    }
}

#[test]
fn every_json_file_fits_its_schema_title_and_has_a_table() {
    let package = json("data/datapackage.json");
    for resource in package["resources"].as_array().expect("resources") {
        let path = resource["path"].as_str().expect("path");
        assert!(
            !site().site_text(&format!("data/{path}")).is_empty(),
            "{path}"
        );
    }
    for entry in fs::read_dir(site().path("site/data/schema")).expect("schemas") {
        let path = entry.expect("entry").path();
        let schema: Value =
            serde_json::from_str(&fs::read_to_string(&path).expect("read")).expect("JSON");
        assert!(schema["$schema"].is_string(), "{}", path.display());
    }
}

#[test]
fn publishing_twice_gives_the_same_bytes() {
    let again = Workshop::new();
    again.publish().expect("publish");
    let (first, second) = (files(&site().path("site")), files(&again.path("site")));
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        second.keys().collect::<Vec<_>>()
    );
    for (file, content) in &first {
        assert!(content == &second[file], "{file} differs");
    }
}

fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("folder") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .expect("inside")
                    .display()
                    .to_string();
                found.insert(name, fs::read(&path).expect("read"));
            }
        }
    }
    found
}

#[test]
fn finder_data_and_charts_know_neither_leptos_nor_the_browser() {
    for module in ["data", "chart", "finder", "check", "payload"] {
        let mut open = vec![project().join("src").join(module)];
        open.push(project().join("src").join(format!("{module}.rs")));
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(
                    fs::read_dir(&path)
                        .expect("folder")
                        .map(|entry| entry.expect("entry").path()),
                );
            } else if path.exists() {
                let code = fs::read_to_string(&path).expect("read");
                for word in ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_net"] {
                    let used = code
                        .lines()
                        .any(|line| line.contains(word) && !line.trim_start().starts_with("//"));
                    assert!(!used, "{} uses {word}", path.display());
                }
            }
        }
    }
}
