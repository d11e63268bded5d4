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
use std::collections::BTreeMap;

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
    let catalogue = Catalogue::new(current);
    let reading = read::read(
        files,
        package,
        &catalogue,
        decisions,
        &read::Limits::default(),
    );
    let mut findings = rules::check(&reading, package, current, &catalogue);
    findings.extend(reading.findings.iter().cloned());
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    Checked { reading, findings }
}
