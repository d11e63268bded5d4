//! Names of what can be asked for, in the reader's language.

use crate::{
    finder::{Answer, Condition, Engine, lexicon::PlaceKind, understand::Chip},
    i18n::{Words, label},
    payload::finder::FinderHomePage,
};

/// Name of a condition.
pub fn condition(words: Words, condition: Condition) -> &'static str {
    match condition {
        Condition::Free => words.cond_free(),
        Condition::Hostel => words.cond_hostel(),
        Condition::Stipend => words.cond_stipend(),
        Condition::Toolkit => words.cond_toolkit(),
        Condition::Certificate => words.cond_certificate(),
        Condition::WomenOnly => words.cond_women_only(),
        Condition::Online => words.cond_online(),
        Condition::FromHome => words.cond_from_home(),
        Condition::Evening => words.cond_evening(),
        Condition::Weekend => words.cond_weekend(),
        Condition::PartTime => words.cond_part_time(),
        Condition::Childcare => words.cond_childcare(),
        Condition::Transport => words.cond_transport(),
        Condition::Meals => words.cond_meals(),
        Condition::NoSchooling => words.cond_no_schooling(),
        Condition::NoCollateral => words.cond_no_collateral(),
        Condition::InterestFree => words.cond_interest_free(),
        Condition::Disability => words.cond_disability(),
        Condition::JobPlacement => words.cond_job_placement(),
        Condition::ShortCourse => words.cond_short_course(),
        Condition::Beginner => words.cond_beginner(),
    }
}

/// Name of a facet.
pub fn facet(words: Words, code: &str) -> &'static str {
    match code {
        "category" => words.facet_category(),
        "term" => words.facet_term(),
        "kind" => words.facet_kind(),
        "gender" => words.gender_label(),
        "mode" => words.mode_label(),
        "length" => words.duration_label(),
        "intake" => words.intake_label(),
        "schooling" => words.facet_schooling(),
        "provider-type" => words.facet_provider(),
        other => Condition::from_code(other).map_or("", |known| condition(words, known)),
    }
}

/// Name of a facet's value.
pub fn value(words: Words, page: &FinderHomePage, facet: &str, code: &str) -> String {
    let text: &str = match (facet, code) {
        ("category", _) => label::category(words, code),
        ("provider-type", _) => label::provider(words, code),
        ("term", _) => {
            let trade = page.trades.iter().find(|trade| trade.id == code);
            trade.map_or(code, |trade| trade.name.get(words.0))
        }
        ("kind", "vocational") => words.kind_vocational(),
        ("kind", "digital-skills") => words.kind_digital_skills(),
        ("kind", "scholarship") => words.kind_scholarship(),
        ("kind", "youth-enterprise") => words.kind_youth_enterprise(),
        ("kind", "internship") => words.kind_internship(),
        ("kind", "apprenticeship") => words.kind_apprenticeship(),
        ("kind", "women-entrepreneurship") => words.kind_women_entrepreneurship(),
        ("gender", "any") => words.gender_any(),
        ("gender", "women") => words.gender_women(),
        ("gender", "men") => words.gender_men(),
        ("mode", "in-person") => words.mode_in_person(),
        ("mode", "online") => words.mode_online(),
        ("mode", "blended") => words.mode_blended(),
        ("length", "month") => words.length_month(),
        ("length", "quarter") => words.length_quarter(),
        ("length", "half-year") => words.length_half_year(),
        ("length", "year") => words.length_year(),
        ("length", "longer") => words.length_longer(),
        ("intake", "rolling") => words.intake_rolling(),
        ("intake", "periodic") => words.intake_periodic(),
        ("intake", "closed") => words.intake_closed(),
        ("schooling", "primary") => words.education_primary(),
        ("schooling", "middle") => words.education_middle(),
        ("schooling", "matric") => words.education_matric(),
        ("schooling", "intermediate") => words.education_intermediate(),
        ("schooling", "bachelor") => words.education_bachelor(),
        (_, "yes") => words.yes(),
        (_, "no") => words.no(),
        (_, "unknown") => words.not_stated(),
        (_, other) => other,
    };
    text.to_owned()
}

/// Name of a part of the query, as in [`Chip::code`]. Concepts are shown by the words typed,
/// because the words of the synonym table are for matching only.
pub fn part(words: Words, engine: &Engine, answer: &Answer, code: &str) -> String {
    let mut pieces = code.splitn(3, ':');
    let (kind, first, second) = (pieces.next(), pieces.next(), pieces.next());
    match (kind, first, second) {
        (Some("condition"), Some(code), _) => Condition::from_code(code)
            .map_or_else(|| code.to_owned(), |c| condition(words, c).to_owned()),
        (Some("place"), Some(kind), Some(id)) => place(words, engine, kind, id),
        _ => {
            let typed = answer.chips.iter().find(|chip| chip.code == code);
            typed.map_or_else(|| first.unwrap_or_default().to_owned(), typed_words)
        }
    }
}

fn typed_words(chip: &Chip) -> String {
    chip.words.trim().to_owned()
}

/// Name of a place.
pub fn place(words: Words, engine: &Engine, kind: &str, id: &str) -> String {
    let kind = match kind {
        "region" => PlaceKind::Region,
        "district" => PlaceKind::District,
        "town" => PlaceKind::Town,
        _ => PlaceKind::Wider,
    };
    let lexicon = engine.lexicon();
    let number = lexicon.place_number(kind, id);
    let place = number.and_then(|number| lexicon.places.get(usize::from(number)));
    place.map_or_else(|| id.to_owned(), |place| place.name.get(words.0).to_owned())
}
