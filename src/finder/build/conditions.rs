//! What a programme says about the conditions, from its fields first and its texts second.

use super::phrases::Matched;
use crate::data::Programme;
use crate::finder::condition::{Condition, Said};
use crate::finder::lexicon::Lexicon;
use crate::finder::normalise::level1;

/// English wordings of "no security asked for".
const NO_COLLATERAL: [&str; 8] = [
    "collateral free",
    "without collateral",
    "no collateral",
    "unsecured",
    "without security",
    "no security",
    "without any collateral",
    "security free",
];
/// English wordings of "no schooling asked for".
const NO_SCHOOLING: [&str; 9] = [
    "no education",
    "no formal education",
    "no schooling",
    "without formal education",
    "illiterate",
    "no qualification",
    "no educational",
    "never been to school",
    "out of school",
];

/// The two sets of conditions of a programme.
pub(super) fn said(programme: &Programme, matched: &Matched, lexicon: &Lexicon) -> Said {
    let mut said = Said::default();
    let mut field = |condition: Condition, value: Option<bool>| {
        if let Some(yes) = value {
            said.note(condition, yes);
        }
    };
    field(
        Condition::Free,
        programme.free.or(programme.fee_pkr.map(|fee| fee == 0.0)),
    );
    field(Condition::Hostel, programme.hostel);
    field(Condition::Toolkit, programme.toolkit);
    field(
        Condition::Stipend,
        programme.stipend_pkr_month.map(|stipend| stipend > 0.0),
    );
    field(
        Condition::Certificate,
        programme.certificate.as_ref().map(|_| true),
    );
    field(Condition::WomenOnly, Some(programme.gender == "women"));
    field(
        Condition::Online,
        programme.mode.as_deref().map(|mode| mode != "in-person"),
    );
    field(
        Condition::FromHome,
        (programme.mode.as_deref() == Some("online")).then_some(true),
    );
    field(
        Condition::NoSchooling,
        programme.education_min.as_ref().map(|_| false),
    );
    field(
        Condition::InterestFree,
        programme.markup_percent.map(|percent| percent == 0.0),
    );
    field(
        Condition::ShortCourse,
        programme.duration_weeks.map(|weeks| weeks <= 26),
    );

    let texts = programme
        .benefits
        .iter()
        .chain(&programme.conditions)
        .chain([&programme.summary]);
    let english: String = texts
        .map(|text| format!(" {} ", level1(&text.en)))
        .collect();
    let has = |wordings: &[&str]| {
        wordings
            .iter()
            .any(|words| english.contains(&format!(" {words} ")))
    };
    if has(&NO_COLLATERAL) {
        said.note(Condition::NoCollateral, true);
    }
    if has(&NO_SCHOOLING) && programme.education_min.is_none() {
        said.note(Condition::NoSchooling, true);
    }
    for condition in Condition::ALL {
        let spoken = condition
            .concepts()
            .filter_map(|code| lexicon.concept_number(code));
        let strength = spoken.filter_map(|concept| matched.get(&concept)).max();
        // A field that says no is not overruled by a word in passing.
        let denied = said.no & condition.bit() != 0;
        if strength.is_some_and(|&strength| strength >= 2) && !denied {
            said.note(condition, true);
        }
    }
    said
}
