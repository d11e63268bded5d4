//! Figures against the last release: another unit, or a jump nobody announced.

use super::record::{Record, TableView};
use crate::desk::{Finding, Issue, read::sheet::plain};

/// Factors between units people mix up, with how far a figure may be from them.
const FACTORS: [f64; 3] = [1e3, 1e6, 1e9];
/// Rupees for a dollar over the last years, from less to more: a figure in the other currency.
const RUPEES: std::ops::RangeInclusive<f64> = 95.0..=320.0;

/// What the current table says of its figures.
pub struct History {
    /// For each column the greatest figure of the current records.
    greatest: Vec<Option<f64>>,
}

impl History {
    /// Looks through the current table.
    pub fn new(table: &TableView) -> History {
        let fields = table.resource.schema.fields.iter().enumerate();
        let greatest = fields
            .map(|(at, field)| {
                if !is_figure(field) {
                    return None;
                }
                let figures = table.current?.rows.iter().filter_map(|row| {
                    let figure: f64 = row.cells.get(at)?.parse().ok()?;
                    figure.is_finite().then_some(figure)
                });
                figures.max_by(f64::total_cmp)
            })
            .collect();
        History { greatest }
    }

    /// Adds figures that jumped.
    pub fn check(&self, record: &Record, findings: &mut Vec<Finding>) {
        for (at, field, cell) in record.cells() {
            if !is_figure(field) {
                continue;
            }
            let Some(now) = cell
                .parse::<f64>()
                .ok()
                .filter(|now| now.is_finite() && *now > 0.0)
            else {
                continue;
            };
            let before = record.before.and_then(|row| row.cells.get(at));
            let before = before.and_then(|cell| cell.parse::<f64>().ok());
            let issue = match before {
                Some(before) if before > 0.0 => jump(before, now, is_money(field)),
                Some(_) => None,
                // A new figure may be the greatest, but hardly by a hundred times.
                None => self.greatest[at]
                    .filter(|greatest| *greatest > 0.0 && now > greatest * 100.0)
                    .map(|greatest| Issue::UnitJump(plain(greatest))),
            };
            if let Some(issue) = issue {
                findings.push(record.finding_at(at, issue));
            }
        }
    }
}

fn is_figure(field: &crate::check::descriptor::Field) -> bool {
    matches!(field.kind.as_str(), "number" | "integer")
        && field.constraints.values.is_empty()
        && !matches!(
            field.name.as_str(),
            "position" | "latitude" | "longitude" | "geonames_id"
        )
}

fn is_money(field: &crate::check::descriptor::Field) -> bool {
    let unit = field.unit.as_deref().unwrap_or("");
    unit.contains("USD") || unit.contains("PKR")
}

/// What the step from `before` to `now` looks like.
fn jump(before: f64, now: f64, money: bool) -> Option<Issue> {
    let times = if now > before {
        now / before
    } else {
        before / now
    };
    let is_factor = FACTORS
        .iter()
        .any(|factor| (times / factor - 1.0).abs() <= 0.05);
    if is_factor || (money && RUPEES.contains(&times)) {
        Some(Issue::UnitJump(plain(before)))
    } else if times > 2.0 {
        Some(Issue::SuddenChange(plain(before)))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_are_told_apart() {
        for (before, now, money, key) in [
            (1912.2, 1_912_200.0, true, Some("unit-jump")),
            (1912.2, 1.9122, true, Some("unit-jump")),
            (1912.2, 535_416.0, true, Some("unit-jump")),
            (1320.0, 369_600.0, false, Some("sudden-change")),
            (1320.0, 660.0, false, None),
            (1320.0, 600.0, false, Some("sudden-change")),
            (1320.0, 1330.0, false, None),
        ] {
            let found = jump(before, now, money).map(|issue| issue.key());
            assert_eq!(found, key, "{before} {now}");
        }
    }
}
