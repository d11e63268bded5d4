//! What was read, changed, asked and found, for people and for machines.

pub mod html;
pub mod json;
pub mod sarif;
pub mod text;

use super::{Checked, Finding, Place, read::Why};
use std::collections::BTreeMap;

/// Repairs of one kind in one column, counted, with the first of them.
#[derive(Clone, Debug)]
pub struct RepairGroup<'a> {
    /// Why.
    pub why: Why,
    /// Number of changes.
    pub n: usize,
    /// The first ones, at most [`SHOWN`].
    pub first: Vec<&'a super::read::Repair>,
}

/// Changes shown of a group; the JSON form has all.
pub const SHOWN: usize = 3;

/// The repairs, those of one kind in one column together, in reading order of their first.
pub fn grouped(checked: &Checked) -> Vec<RepairGroup<'_>> {
    let mut groups: Vec<RepairGroup> = Vec::new();
    let mut known: BTreeMap<(Place, Why), usize> = BTreeMap::new();
    for repair in &checked.reading.repairs {
        let column = Place {
            row: None,
            ..repair.place.clone()
        };
        let at = *known.entry((column, repair.why)).or_insert_with(|| {
            groups.push(RepairGroup {
                why: repair.why,
                n: 0,
                first: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].n += 1;
        if groups[at].first.len() < SHOWN {
            groups[at].first.push(repair);
        }
    }
    groups
}

/// Number of findings by severity: errors, warnings, notes.
pub fn counts(findings: &[Finding]) -> [usize; 3] {
    let mut counts = [0; 3];
    for finding in findings {
        counts[finding.severity() as usize] += 1;
    }
    counts
}
