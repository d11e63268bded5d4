//! What a month's usual changes cost a phone that has the month before.

use crate::common::Workshop;
use rahdari::{
    publish::compress::brotli,
    release::{file_list::FileList, patch, statement::Statement},
};
use std::{collections::BTreeSet, fs};

/// The most that an update may cost, bytes on the wire.
const MOST_BYTES: usize = 60_000;
/// Programmes whose notes change, whose fee changes, and that are new.
const PROGRAMMES: (usize, usize, usize) = (25, 8, 6);
/// Projects whose notes and expected date change.
const PROJECTS: usize = 12;

/// Rewrites a table row by row; `change` gets the number of the row and its cells by column.
fn rewrite(
    workshop: &Workshop,
    file: &str,
    change: impl Fn(usize, &dyn Fn(&str) -> usize, &mut Vec<String>) -> Vec<Vec<String>>,
) {
    let path = workshop.path("data").join(file);
    let mut table = csv::Reader::from_path(&path).unwrap();
    let heads = table.headers().unwrap().clone();
    let column = |name: &str| {
        heads
            .iter()
            .position(|head| head.trim_start_matches('\u{feff}') == name)
            .unwrap()
    };
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    out.write_record(&heads).unwrap();
    for (number, row) in table.records().enumerate() {
        let mut cells: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
        let more = change(number, &column, &mut cells);
        out.write_record(&cells).unwrap();
        for row in more {
            out.write_record(&row).unwrap();
        }
    }
    fs::write(path, out.into_inner().unwrap()).unwrap();
}

/// What officials usually change in a month.
pub fn a_month_passes(workshop: &Workshop) {
    let (noted, dearer, new) = PROGRAMMES;
    let rows = 467;
    let every = |n: usize| rows / n;
    rewrite(workshop, "programmes.csv", |number, column, cells| {
        let mut more = Vec::new();
        if number % every(noted) == 3 {
            cells[column("notes_en")].push_str(&format!(
                " Asked again by telephone in December; answer {number}."
            ));
            cells[column("notes_ur")].push_str(&format!(
                " دسمبر میں فون پر دوبارہ پوچھا گیا؛ جواب {number}۔"
            ));
        }
        if number % every(dearer) == 5 && !cells[column("fee_pkr")].is_empty() {
            cells[column("fee_pkr")] = (1000 + number).to_string();
        }
        if number % every(new) == 7 {
            let mut copy = cells.clone();
            copy[column("id")].push_str("-second-batch");
            copy[column("name_en")].push_str(" (second batch)");
            copy[column("name_ur")].push_str(" (دوسرا بیچ)");
            more.push(copy);
        }
        more
    });
    rewrite(workshop, "projects.csv", |number, column, cells| {
        if number % (162 / PROJECTS) == 2 {
            cells[column("notes_en")].push_str(&format!(
                " The December progress report repeats this, page {number}."
            ));
            cells[column("notes_ur")].push_str(&format!(
                " دسمبر کی رپورٹ میں بھی یہی درج ہے، صفحہ {number}۔"
            ));
            if cells[column("expected_date")] == "2027" {
                cells[column("expected_date")] = "2028".into();
            }
        }
        Vec::new()
    });
    let log = workshop.path("data/changes.csv");
    let mut text = fs::read_to_string(&log).unwrap();
    text.push_str("2026-12-24,added,programmes,Six second batches of training and business programmes.,تربیت اور کاروبار کے چھ پروگراموں کے دوسرے بیچ۔\n");
    text.push_str("2026-12-24,corrected,projects,Notes and expected dates of twelve projects.,بارہ منصوبوں کی وضاحتیں اور متوقع تاریخیں۔\n");
    fs::write(log, text).unwrap();
}

/// The update of a month's changes costs no more than it may. `before` is the list of the release
/// that the phone has.
pub fn costs_little(
    workshop: &Workshop,
    before: &FileList,
    statement: &Statement,
    after: &FileList,
) {
    let read =
        |path: &str| fs::read(workshop.path("site").join(path.trim_start_matches('/'))).unwrap();
    let wire = |path: &str| brotli(&read(path), 11).unwrap().len();
    let patched = after.patches.iter().find(|one| one.scope == "all");
    let patched = &patched.unwrap().file.path;
    let made: BTreeSet<String> = patch::read(&read(patched))
        .unwrap()
        .into_iter()
        .map(|patch| patch.to)
        .collect();
    let held: BTreeSet<&String> = before
        .everything
        .iter()
        .map(|file| &file.sha256)
        .chain(&made)
        .collect();
    let mut costs = vec![
        (
            wire("release/current.json"),
            "release/current.json".to_owned(),
        ),
        (wire(&statement.list_path()), statement.list_path()),
        (wire(patched), patched.clone()),
    ];
    let missing = after.everything.iter();
    for file in missing.filter(|file| !held.contains(&file.sha256)) {
        costs.push((wire(&file.path), file.path.clone()));
    }
    let sum: usize = costs.iter().map(|(bytes, _)| bytes).sum();
    println!("a month's changes cost {sum} bytes: {costs:?}");
    assert!(sum <= MOST_BYTES, "{sum} bytes of {MOST_BYTES}: {costs:?}");
}
