//! Nothing changes that is not listed, and everything listed can be undone.

use super::{DATA, checked};
use crate::desk::{
    Decisions, Place,
    read::{self, Limits, Raw, Repair, Why},
};
use std::collections::BTreeMap;

/// Asserts that every cell of the result is the raw cell, or that a chain of listed repairs leads
/// from one to the other; that every raw cell is in the result or listed as set aside; and that
/// undoing all repairs of cells gives the raw cells back.
pub fn assert_nothing_silent(case: &str, name: &str, bytes: &[u8], decisions: &Decisions) {
    let Ok(opened) = read::open(name, bytes, decisions, &Limits::default()) else {
        return;
    };
    let found = checked(name, bytes, decisions);
    let reading = &found.reading;
    let mut by_place: BTreeMap<&Place, Vec<&Repair>> = BTreeMap::new();
    for repair in &reading.repairs {
        by_place.entry(&repair.place).or_default().push(repair);
    }
    let listed = |place: &Place| by_place.contains_key(place);
    for sheet in &opened.sheets {
        let table = reading
            .tables
            .iter()
            .find(|table| table.place == sheet.place);
        let Some(table) = table else {
            let told = listed(&sheet.place)
                || found
                    .findings
                    .iter()
                    .any(|finding| finding.place == sheet.place);
            assert!(
                told || sheet.rows.is_empty(),
                "{case}: sheet {} vanished",
                sheet.place
            );
            continue;
        };
        for row in &sheet.rows {
            let record = table.rows.iter().find(|record| record.number == row.number);
            let in_head = row.number <= table.header_row;
            for (column, raw) in row.cells.iter().enumerate() {
                let place = sheet.place.at(row.number, column as u32);
                let field = table
                    .columns
                    .iter()
                    .position(|known| *known == Some(column as u32));
                if raw.is_blank() && field.is_none() {
                    continue;
                }
                match (record, field) {
                    (Some(record), Some(field)) => {
                        let raw = stored(raw);
                        assert_chain(
                            case,
                            &place,
                            &raw,
                            &record.cells[field],
                            by_place.get(&place),
                        );
                    }
                    _ if in_head => {
                        let code = field.map(|field| {
                            let (package, ..) = &*DATA;
                            let resource =
                                package.resources.iter().find(|r| r.name == table.resource);
                            resource.expect("a table").schema.fields[field].name.clone()
                        });
                        let head = reading.repairs.iter().any(|repair| {
                            matches!(repair.why, Why::HeaderRows | Why::TitleRow)
                                && repair.place.sheet == sheet.place.sheet
                                && repair.place.row.is_some_and(|first| first <= row.number)
                        });
                        let kept = code.as_deref() == Some(raw.shown().as_str());
                        assert!(
                            kept || head || listed(&place),
                            "{case}: {place} of the head vanished"
                        );
                    }
                    (Some(_), None) => {
                        let header = sheet.place.at(table.header_row, column as u32);
                        assert!(listed(&header), "{case}: column of {place} vanished");
                    }
                    (None, _) => {
                        let row = sheet.place.at_row(row.number);
                        let asked = reading
                            .questions
                            .iter()
                            .any(|question| question.place == row);
                        assert!(listed(&row) || asked, "{case}: {row} vanished");
                    }
                }
            }
        }
        // A cell that was filled from nothing must be listed too.
        for record in &table.rows {
            let raw = sheet.rows.iter().find(|row| row.number == record.number);
            for (field, cell) in record.cells.iter().enumerate() {
                let Some(column) = table.columns[field] else {
                    assert!(cell.is_empty(), "{case}: a column came from nowhere");
                    continue;
                };
                let raw = raw.map_or(&Raw::Empty, |row| row.cell(column as usize));
                if *raw == Raw::Empty && !cell.is_empty() {
                    let place = sheet.place.at(record.number, column);
                    assert!(listed(&place), "{case}: {place} came from nowhere");
                }
            }
        }
    }
    assert_undone(case, name, bytes, decisions);
}

/// What the file stores, as the first repair of the cell has it.
fn stored(raw: &Raw) -> String {
    match raw {
        Raw::Day { serial, .. } => read::sheet::plain(*serial),
        other => other.shown(),
    }
}

fn assert_chain(case: &str, place: &Place, raw: &str, cell: &str, repairs: Option<&Vec<&Repair>>) {
    let mut now = raw.to_owned();
    for repair in repairs.into_iter().flatten() {
        // A merged cell starts from nothing and holds the text above.
        if repair.why == Why::Merged || repair.why == Why::StrayQuote {
            continue;
        }
        assert_eq!(
            repair.before, now,
            "{case}: {place}: a step is missing before {:?}",
            repair.why
        );
        assert_ne!(
            repair.before, repair.after,
            "{case}: {place}: a repair of nothing"
        );
        now.clone_from(&repair.after);
    }
    let merged = repairs
        .into_iter()
        .flatten()
        .any(|repair| repair.why == Why::Merged);
    // Dates where none belong are shown as dates and reported as errors.
    let is_date = raw.parse::<f64>().is_ok() && cell.len() == 10 && cell.matches('-').count() == 2;
    assert!(
        merged || now == cell || is_date,
        "{case}: {place}: {now:?} silently became {cell:?}"
    );
}

fn assert_undone(case: &str, name: &str, bytes: &[u8], decisions: &Decisions) {
    let (package, _, catalogue) = &*DATA;
    let files = [(name.to_owned(), bytes.to_vec())];
    let limits = Limits::default();
    let mut decisions = decisions.clone();
    // Undoing a step can bring another one that it stood before.
    for _ in 0..6 {
        let reading = read::read(&files, package, catalogue, &decisions, &limits);
        let of_cells: Vec<&Repair> = reading
            .repairs
            .iter()
            .filter(|repair| {
                repair.place.row.is_some()
                    && repair.place.column.is_some()
                    && !matches!(
                        repair.why,
                        Why::Title | Why::UnknownColumn | Why::StrayQuote
                    )
            })
            .collect();
        if of_cells.is_empty() {
            return;
        }
        for repair in of_cells {
            decisions.undo(repair);
        }
    }
    panic!("{case}: some repairs cannot be undone");
}
