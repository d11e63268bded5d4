//! The officials' desk: sheets in any dress become tables, every repair is listed and can be
//! undone, what is ambiguous is asked, and everything found wrong is named with its cell.
//!
//! No files, no leptos and no browser here: bytes come in, values go out, so that the command line
//! and the browser run the same code. `docs/desk.md` describes it for officials and engineers.

pub mod catalogue;
pub mod difference;
pub mod finding;
pub mod issue;
pub mod merge;
pub mod place;
pub mod read;
pub mod report;
pub mod rules;
pub mod template;
pub mod write;

#[cfg(test)]
mod tests;

pub use catalogue::Catalogue;
pub use finding::{Edit, Finding, Severity};
pub use issue::Issue;
pub use place::Place;
pub use read::{Decisions, Reading};

use crate::check::{descriptor::Package, table::Table};
use std::collections::{BTreeMap, BTreeSet};

/// Tables by the name of their resource.
pub type Tables = BTreeMap<String, Table>;

/// What a check of files found.
#[derive(Debug, Default)]
pub struct Checked {
    /// What was read: tables, repairs, open questions.
    pub reading: Reading,
    /// Everything that is wrong or remarkable, in the order of files, sheets, rows and columns.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// True when nothing stands in the way of taking the tables over.
    pub fn is_sound(&self) -> bool {
        self.reading.questions.is_empty()
            && self.reading.refused.is_empty()
            && !self
                .findings
                .iter()
                .any(|finding| finding.severity() == Severity::Error)
    }
}

/// Reads files (name and bytes) and checks them against the description and the `current` tables,
/// which references and the comparison with the last release rest on.
pub fn check(
    files: &[(String, Vec<u8>)],
    package: &Package,
    current: &Tables,
    decisions: &Decisions,
) -> Checked {
    check_with(
        files,
        package,
        current,
        &Catalogue::new(package, current),
        decisions,
    )
}

/// As [`check`], with a catalogue made before: for sheets that are checked again and again.
pub fn check_with(
    files: &[(String, Vec<u8>)],
    package: &Package,
    current: &Tables,
    catalogue: &Catalogue,
    decisions: &Decisions,
) -> Checked {
    let limits = read::Limits::default();
    let reading = read::read(files, package, catalogue, decisions, &limits);
    let findings = findings(&reading, package, current, catalogue);
    Checked { reading, findings }
}

/// Writes the safe fixes into the tables and checks again. Returns each as a line: place, text
/// before, text after.
pub fn apply_safe_fixes(checked: &mut Checked, package: &Package, current: &Tables) -> Vec<String> {
    let catalogue = Catalogue::new(package, current);
    let mut applied = Vec::new();
    loop {
        let mut mended = BTreeSet::new();
        for finding in &checked.findings {
            // Two fixes of one cell were made for the same text: the second waits for a new check.
            if mended.contains(&finding.place) {
                continue;
            }
            if let Some(line) = apply_fix(&mut checked.reading, finding) {
                applied.push(line);
                mended.insert(finding.place.clone());
            }
        }
        if mended.is_empty() {
            return applied;
        }
        checked.findings = findings(&checked.reading, package, current, &catalogue);
    }
}

fn apply_fix(reading: &mut Reading, finding: &Finding) -> Option<String> {
    let edit = finding.fix.as_ref().filter(|edit| edit.safe)?;
    let place = &finding.place;
    let table = reading.tables.iter_mut().find(|table| {
        table.place.file == place.file
            && table.place.sheet == place.sheet
            && table.resource == finding.resource
    })?;
    let field = table
        .columns
        .iter()
        .position(|known| known.is_some() && *known == place.column)?;
    let row = table
        .rows
        .iter_mut()
        .find(|row| Some(row.number) == place.row)?;
    let before = std::mem::replace(&mut row.cells[field], edit.after.clone());
    (before != edit.after).then(|| format!("{place}: {before:?} → {:?}", edit.after))
}

/// What the rules find and what was noticed while reading, in reading order.
fn findings(
    reading: &Reading,
    package: &Package,
    current: &Tables,
    catalogue: &Catalogue,
) -> Vec<Finding> {
    let mut findings = rules::check(reading, package, current, catalogue);
    findings.extend(reading.findings.iter().cloned());
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    findings
}
