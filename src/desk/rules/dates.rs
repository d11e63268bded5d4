//! Dates of a record against each other and against its status.

use super::record::Record;
use crate::{
    data::PartialDate,
    desk::{Finding, Issue},
};

/// Pairs of columns of which the first may not be later.
const ORDER: [(&str, &str); 2] = [
    ("start_date", "completed_date"),
    ("start_date", "expected_date"),
];

/// Adds dates that contradict each other or the status.
pub fn check(record: &Record, findings: &mut Vec<Finding>) {
    for (first, second) in ORDER {
        let date = |code: &str| record.value(code)?.parse::<PartialDate>().ok();
        if let (Some(begin), Some(end)) = (date(first), date(second))
            && is_later(begin, end)
        {
            findings.push(record.finding(second, Issue::DatesCrossed(begin.to_string())));
        }
    }
    if record.table.position("completed_date").is_none() {
        return;
    }
    let is_completed = record.value("status") == Some("completed");
    let has_date = record.value("completed_date").is_some();
    if is_completed && !has_date && record.value("status").is_some() {
        findings.push(record.finding("completed_date", Issue::CompletedWithoutDate));
    }
    if has_date && !is_completed && record.value("status").is_some() {
        findings.push(record.finding("status", Issue::DateWithoutCompleted));
    }
}

/// True when `a` is later than `b` as far as both are known.
fn is_later(a: PartialDate, b: PartialDate) -> bool {
    if a.year != b.year {
        return a.year > b.year;
    }
    match (a.month, b.month) {
        (Some(x), Some(y)) if x != y => x > y,
        (Some(_), Some(_)) => matches!((a.day, b.day), (Some(x), Some(y)) if x > y),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_compared_as_far_as_known() {
        for (a, b, later) in [
            ("2019", "2017", true),
            ("2019", "2019-01", false),
            ("2019-05", "2019-04", true),
            ("2019-05-03", "2019-05-02", true),
            ("2019-05-03", "2019-05", false),
        ] {
            let date = |text: &str| text.parse().expect("a date");
            assert_eq!(is_later(date(a), date(b)), later, "{a} {b}");
        }
    }
}
