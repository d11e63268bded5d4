//! What must hold beyond the form of a cell. Each rule looks at records of one table and names
//! every cell that breaks it.

mod cells;
mod dates;
mod doubles;
mod eligibility;
mod history;
mod links;
mod persons;
mod places;
mod record;
mod references;
mod texts;

pub use cells::check_cell;
pub use persons::SAMPLES;
pub use texts::urdu_letters;

use super::{Catalogue, Finding, Reading, Severity, Tables, merge};
use crate::check::descriptor::Package;
use record::{Context, Record};

/// Every finding about the tables that were read.
pub fn check(
    reading: &Reading,
    package: &Package,
    current: &Tables,
    catalogue: &Catalogue,
) -> Vec<Finding> {
    let context = Context::new(reading, package, current, catalogue);
    let mut findings = Vec::new();
    for read in &reading.tables {
        let Some(table) = context.table(read) else {
            continue;
        };
        let mut references = references::References::new(&table, &context);
        let mut doubles = doubles::Doubles::new(&table);
        let history = history::History::new(&table);
        for row in &read.rows {
            let record = Record::new(&table, row);
            cells::check(&record, &mut findings);
            texts::check(&record, &mut findings);
            links::check(&record, &mut findings);
            references.check(&record, &mut findings);
            doubles.check(&record, &mut findings);
            dates::check(&record, &mut findings);
            places::check(&record, &context, &mut findings);
            eligibility::check(&record, &mut findings);
            history.check(&record, &mut findings);
        }
    }
    let is_sound = !findings
        .iter()
        .any(|finding| finding.severity() == Severity::Error);
    if is_sound && persons::concerns(reading) {
        let merged = merge::merge(current, reading, package);
        findings.extend(persons::check(reading, &merged, current));
    }
    findings
}
