//! Rules of a programme that contradict each other.

use super::record::Record;
use crate::desk::{Finding, Issue, catalogue::fold};

/// Pairs of columns of which the first may not be greater.
const RANGES: [(&str, &str); 2] = [("age_min", "age_max"), ("amount_min_pkr", "amount_max_pkr")];

/// Words in a name that mean women only, and men only.
const WOMEN: [&str; 7] = [
    "women",
    "woman",
    "girls",
    "female",
    "ladies",
    "خواتین",
    "طالبات",
];
const MEN: [&str; 4] = ["men", "boys", "male", "مردوں"];

/// Adds contradictions.
pub fn check(record: &Record, findings: &mut Vec<Finding>) {
    for (low, high) in RANGES {
        if let (Some(least), Some(most)) = (record.number(low), record.number(high))
            && least > most
        {
            let most = record.value(high).unwrap_or_default().to_owned();
            findings.push(record.finding(low, Issue::RangeCrossed(most)));
        }
    }
    if record.value("free") == Some("true") && record.number("fee_pkr").is_some_and(|fee| fee > 0.0)
    {
        findings.push(record.finding("fee_pkr", Issue::FreeWithFee));
    }
    check_gender(record, findings);
    let Some(intake) = record.value("intake") else {
        return;
    };
    if let Some(standing) = record.value("standing") {
        let is_closed = intake == "closed";
        if is_closed != matches!(standing, "closed" | "historic") {
            let issue = Issue::StandingContradicts(intake.to_owned());
            findings.push(record.finding("standing", issue));
        }
    }
    if intake == "rolling" && record.value("deadline").is_some() {
        findings.push(record.finding("deadline", Issue::RollingWithDeadline));
    }
}

fn check_gender(record: &Record, findings: &mut Vec<Finding>) {
    let Some(gender) = record.value("gender") else {
        return;
    };
    let name = [record.value("name_en"), record.value("name_ur")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let name = fold(&name);
    let names = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
    let (women, men) = (names(&WOMEN), names(&MEN));
    if (gender == "men" && women && !men) || (gender == "women" && men && !women) {
        let issue =
            Issue::GenderContradicts(record.value("name_en").unwrap_or_default().to_owned());
        findings.push(record.finding("gender", issue));
    }
}
