//! Eligibility over the whole list, from the columns alone.

use super::derive::Conditions;
use super::{Facts, Rule};
use crate::finder::columns::{Columns, DOMICILE_OTHER, GENDER, SCHOOLING};

/// The rules of a programme as far as the columns know them: all but its further conditions.
/// Needs the piece `people.bin`.
pub fn rules_of_columns(columns: &Columns, doc: usize) -> Rule {
    let known = |value: u8| (value > 0).then_some(value);
    let schooling = usize::from(columns.schooling[doc])
        .checked_sub(1)
        .map(|at| SCHOOLING[at]);
    let conditions = Conditions {
        gender: GENDER[usize::from(columns.gender[doc])],
        age_min: columns.age_min.get(doc).copied().and_then(known),
        age_max: columns.age_max.get(doc).copied().and_then(known),
        schooling,
        domicile: domicile(columns, doc),
        income_max_pkr_month: columns
            .income_max
            .get(doc)
            .filter(|&&hundreds| hundreds > 0)
            .map(|&hundreds| f64::from(hundreds) * 100.0),
        others: 0,
        has_domicile_text: false,
    };
    conditions.rules()
}

/// True when a programme certainly refuses a person with these facts: the same answer as the rules
/// of [`rules_of_columns`], quick enough for every programme at every key.
pub fn refuses(columns: &Columns, doc: usize, facts: &Facts) -> bool {
    let gender = GENDER[usize::from(columns.gender[doc])];
    let stated = |column: &[u8]| column.get(doc).copied().filter(|&value| value > 0);
    let level = |code: &str| match code {
        "none" => Some(0),
        code => SCHOOLING
            .iter()
            .position(|level| *level == code)
            .map(|at| at + 1),
    };
    let wanted_level = usize::from(columns.schooling[doc]);
    let other_gender = gender != "any" && facts.gender.as_deref().is_some_and(|own| own != gender);
    let age_out = facts.age.is_some_and(|age| {
        stated(&columns.age_min).is_some_and(|least| age < least)
            || stated(&columns.age_max).is_some_and(|most| age > most)
    });
    let too_little_school = wanted_level > 0
        && facts
            .schooling
            .as_deref()
            .and_then(level)
            .is_some_and(|own| own < wanted_level);
    let elsewhere = facts.domicile.as_ref().is_some_and(|own| {
        let regions = domicile(columns, doc);
        !regions.is_empty() && !regions.contains(own)
    });
    let too_rich = facts
        .income_pkr_month
        .filter(|rupees| rupees.is_finite())
        .is_some_and(|own| {
            let most = columns.income_max.get(doc).copied().unwrap_or(0);
            most > 0 && own > f64::from(most) * 100.0
        });
    other_gender || age_out || too_little_school || elsewhere || too_rich
}

/// The regions of which the domicile is asked for; empty when none is, or when it is narrower or
/// vaguer than regions.
fn domicile(columns: &Columns, doc: usize) -> Vec<String> {
    let bits = columns.domicile.get(doc).copied().unwrap_or(0) & !DOMICILE_OTHER;
    let named = columns
        .region_ids
        .iter()
        .enumerate()
        .filter(|(bit, _)| bits & (1 << bit) != 0);
    named.map(|(_, id)| id.clone()).collect()
}
