//! What a programme's fields say, in words. What is not known gives nothing; screens say so.

use super::{
    Words,
    date::date,
    label,
    money::rupees,
    number::{integer, number},
};
use crate::{
    data::{Intake, Programme},
    finder::papers::Paper,
};

/// For whom it is, in one line: `Women · 18 to 40 years · Matric`.
pub fn who(words: Words, programme: &Programme) -> String {
    let mut parts = vec![label::gender(words, &programme.gender).to_owned()];
    parts.extend(age(words, programme));
    parts.extend(schooling(words, programme));
    parts.join(words.list_dot())
}

/// Ages.
pub fn age(words: Words, programme: &Programme) -> Option<String> {
    match (programme.age_min, programme.age_max) {
        (Some(low), Some(high)) => Some(words.age_from_to(&low.to_string(), &high.to_string())),
        (Some(low), None) => Some(words.age_from(&low.to_string())),
        (None, Some(high)) => Some(words.age_to(&high.to_string())),
        (None, None) => None,
    }
}

/// Least schooling.
pub fn schooling(words: Words, programme: &Programme) -> Option<String> {
    let level = programme.education_min.as_deref()?;
    Some(label::education(words, level).to_owned())
}

/// What it costs the person.
pub fn cost(words: Words, programme: &Programme) -> Option<String> {
    if let Some(fee) = programme.fee_pkr {
        return Some(rupees(words, fee));
    }
    if programme.free == Some(true) {
        return Some(words.cost_free().to_owned());
    }
    if let Some(percent) = programme.markup_percent {
        let percent = words.percent(&number(percent));
        return Some(format!("{} {percent}", words.markup_label()));
    }
    (programme.free == Some(false)).then(|| words.cost_not_free().to_owned())
}

/// Smallest and largest amount.
pub fn amount(words: Words, programme: &Programme) -> Option<String> {
    match (programme.amount_min_pkr, programme.amount_max_pkr) {
        (Some(low), Some(high)) if low < high => {
            Some(words.from_to(&rupees(words, low), &rupees(words, high)))
        }
        (_, Some(high)) => Some(words.up_to(&rupees(words, high))),
        (Some(low), None) => Some(words.at_least(&rupees(words, low))),
        (None, None) => None,
    }
}

/// How long it takes.
pub fn length(words: Words, programme: &Programme) -> Option<String> {
    let weeks = programme.duration_weeks?;
    Some(words.n_weeks(weeks.into(), &integer(weeks.into())))
}

/// Time for paying back.
pub fn tenor(words: Words, programme: &Programme) -> Option<String> {
    let months = programme.tenor_months?;
    Some(words.n_months(months.into(), &integer(months.into())))
}

/// Stipend.
pub fn stipend(words: Words, programme: &Programme) -> Option<String> {
    let pkr = programme.stipend_pkr_month?;
    Some(words.per_month(&rupees(words, pkr)))
}

/// In person, online or both.
pub fn mode(words: Words, programme: &Programme) -> Option<String> {
    let mode = programme.mode.as_deref()?;
    Some(label::mode(words, mode).to_owned())
}

/// When one can apply, as a sentence. A last date is named as such; whether it has passed only the
/// reader's clock can tell.
pub fn when(words: Words, programme: &Programme) -> String {
    match (programme.intake, programme.deadline) {
        (Intake::Closed, Some(day)) => words.when_deadline_was(&date(words, day)),
        (Intake::Closed, None) => words.when_closed().to_owned(),
        (_, Some(day)) => words.when_deadline(&date(words, day)),
        (Intake::Rolling, None) => words.when_rolling().to_owned(),
        (Intake::Periodic, None) => words.when_periodic().to_owned(),
        (Intake::Unknown, None) => words.when_unknown().to_owned(),
    }
}

/// The papers in one line; `None` when there are none.
pub fn papers(words: Words, papers: &[Paper]) -> Option<String> {
    let names = papers.iter().map(|paper| label::paper(words, &paper.code));
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| names.join(words.list_comma()))
}

/// Yes or no.
pub fn yes_no(words: Words, value: Option<bool>) -> Option<String> {
    value.map(|yes| if yes { words.yes() } else { words.no() }.to_owned())
}
