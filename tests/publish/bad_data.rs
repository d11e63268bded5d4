//! Spoiled data: every problem at once with its place, and the previous site untouched.

use crate::common::Workshop;
use rahdari::{check, publish::DataProblems};
use std::fs;

/// The problems of a spoiled copy of the real data.
fn problems(spoil: impl Fn(&Workshop)) -> Vec<String> {
    let workshop = Workshop::new();
    spoil(&workshop);
    match check::load(&workshop.path("data")) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

/// Asserts that some problem names all of `parts`.
fn assert_told(problems: &[String], parts: &[&str]) {
    let told = problems
        .iter()
        .any(|problem| parts.iter().all(|part| problem.contains(part)));
    assert!(told, "no problem names {parts:?} in {problems:#?}");
}

#[test]
fn the_real_data_are_sound() {
    assert_eq!(problems(|_| {}), Vec::<String>::new());
}

#[test]
fn each_kind_of_mistake_is_told_with_its_place() {
    type Case = (&'static str, fn(&Workshop), &'static [&'static str]);
    let cases: [Case; 12] = [
        (
            "wrong type",
            |w| w.replace("projects.csv", ",1320,coal", ",lots,coal"),
            &[
                "projects.csv",
                "line 2",
                "capacity_mw",
                "“lots”",
                "a number",
            ],
        ),
        (
            "unknown region",
            |w| w.replace("districts.csv", "attock,punjab", "attock,panjab"),
            &[
                "districts.csv",
                "line 2",
                "region",
                "“panjab”",
                "did you mean punjab?",
            ],
        ),
        (
            "duplicate id",
            |w| w.replace("projects.csv", "\nport-qasim-coal,", "\nsahiwal-coal,"),
            &["projects.csv", "line 3", "“sahiwal-coal”", "line 2 has it"],
        ),
        (
            "unknown code",
            |w| w.replace("projects.csv", ",completed,", ",done,"),
            &["projects.csv", "status", "“done”", "one of completed"],
        ),
        (
            "dead reference",
            |w| w.replace("figure_parts.csv", "sahiwal-coal", "sahiwal-kohl"),
            &[
                "figure_parts.csv",
                "project",
                "“sahiwal-kohl”",
                "did you mean sahiwal-coal?",
            ],
        ),
        (
            "missing file",
            |w| fs::remove_file(w.path("data/towns.csv")).expect("remove"),
            &["towns.csv", "no readable file", "put the file there"],
        ),
        (
            "broken JSON",
            |w| w.replace("datapackage.json", "\"resources\"", "resources"),
            &["datapackage.json", "line", "broken description"],
        ),
        (
            "missing column",
            |w| w.replace("corridors.csv", "summary_ur", "sumary_ur"),
            &["corridors.csv", "line 1", "summary_ur", "no such column"],
        ),
        (
            "too many cells",
            |w| w.replace("pillars.csv", "\nexports,", "\nexports,,"),
            &["pillars.csv", "line 2", "cells", "one for each column"],
        ),
        (
            "not UTF-8",
            |w| fs::write(w.path("data/terms.csv"), b"id\n\xe1\xe2").expect("write"),
            &["terms.csv", "line 2", "not UTF-8", "CSV UTF-8"],
        ),
        (
            "one language",
            |w| w.replace("changes.csv", "text_en", "text_en"),
            &[],
        ),
        (
            "unsafe link",
            |w| {
                w.replace(
                    "sources.csv",
                    "https://www.brecorder.com",
                    "javascript:alert(1)//",
                )
            },
            &["sources.csv", "url", "https://"],
        ),
    ];
    for (name, spoil, parts) in cases {
        let problems = problems(spoil);
        if !parts.is_empty() {
            assert_told(&problems, parts);
        }
        assert_eq!(
            problems.is_empty(),
            parts.is_empty(),
            "{name}: {problems:#?}"
        );
    }
}

#[test]
fn problems_of_several_tables_are_told_together() {
    let problems = problems(|workshop| {
        workshop.replace("projects.csv", ",1320,coal", ",lots,coal");
        workshop.replace("districts.csv", "attock,punjab", "attock,panjab");
        fs::remove_file(workshop.path("data/towns.csv")).expect("remove");
    });
    assert_told(&problems, &["projects.csv", "capacity_mw"]);
    assert_told(&problems, &["districts.csv", "“panjab”"]);
    assert_told(&problems, &["towns.csv"]);
}

#[test]
fn a_refused_publish_leaves_the_previous_site_whole() {
    let workshop = Workshop::new();
    workshop.publish().expect("first publish");
    let before = workshop.site_text("en/index.html");
    workshop.replace("projects.csv", ",completed,", ",done,");
    let error = workshop.publish().expect_err("spoiled data");
    assert!(error.is::<DataProblems>());
    assert!(error.to_string().contains("the previous site is untouched"));
    assert_eq!(workshop.site_text("en/index.html"), before);
}

#[test]
fn a_dead_link_refuses_the_publish() {
    let workshop = Workshop::new();
    workshop.publish().expect("first publish");
    fs::remove_dir_all(workshop.path("site")).expect("remove");
    let site = rahdari::publish::site::Site {
        files: [(
            "en/index.html".to_owned(),
            b"<h1>x</h1><a href=\"/en/nowhere/\">x</a><a href=\"#no\">y</a>".to_vec(),
        )]
        .into(),
    };
    let error = rahdari::publish::links::verify(&site)
        .expect_err("dead links")
        .to_string();
    assert!(
        error.contains("dead link /en/nowhere/") && error.contains("no place #no"),
        "{error}"
    );
}

#[test]
fn a_name_with_markup_is_shown_as_text_everywhere() {
    let workshop = Workshop::new();
    workshop.replace(
        "projects.csv",
        "Sahiwal Coal-fired Power Plant",
        "\"<script>alert(1)</script> \"\"A\"\" & 'B'\"",
    );
    workshop.publish().expect("publish");
    for file in [
        "en/projects/sahiwal-coal/index.html",
        "en/projects/index.html",
        "en/regions/punjab/index.html",
    ] {
        let html = workshop.site_text(file);
        assert!(!html.contains("<script>alert"), "{file}");
        assert!(
            html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
            "{file}"
        );
    }
    let html = workshop.site_text("en/projects/sahiwal-coal/index.html");
    assert!(
        html.contains("\\u003cscript>alert(1)\\u003c/script>"),
        "JSON-LD"
    );
    assert!(
        html.contains(
            "<title>&lt;script&gt;alert(1)&lt;/script&gt; &quot;A&quot; &amp; &#39;B&#39;"
        ),
        "title"
    );
}
