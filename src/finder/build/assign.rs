//! Which concepts a programme is about: by its texts, and by its nature where the words are missing.

use super::phrases::Matched;
use crate::data::{Intake, Programme};
use crate::finder::condition::{Condition, Said, Says};
use crate::finder::lexicon::Lexicon;
use std::collections::BTreeMap;

/// Concepts of a category or kind.
const BY_CATEGORY: [(&str, &str); 25] = [
    ("course", "vocational-training"),
    ("diploma", "vocational-training"),
    ("diploma", "diploma"),
    ("training", "vocational-training"),
    ("bootcamp", "vocational-training"),
    ("bootcamp", "short-course"),
    ("online-course", "vocational-training"),
    ("online-course", "online"),
    ("certification", "certificate"),
    ("recognition-of-prior-learning", "rpl"),
    ("apprenticeship", "apprenticeship"),
    ("internship", "apprenticeship"),
    ("scholarship", "scholarship"),
    ("loan", "loan"),
    ("grant", "grant"),
    ("incubation", "startup"),
    ("incubation", "business"),
    ("market-access", "sales-marketing"),
    ("market-access", "market-place"),
    ("policy-facility", "scheme"),
    ("digital-inclusion", "digital-literacy"),
    ("cash-transfer", "grant"),
    ("women-entrepreneurship", "business"),
    ("youth-enterprise", "business"),
    ("youth-enterprise", "youth"),
];

/// Terms whose words are not in the synonym table, and what they belong to.
const BY_TERM: [(&str, &str); 26] = [
    ("heavy-transport-driving", "heavy-driving"),
    ("dump-truck-driving", "heavy-driving"),
    ("bus-driving", "heavy-driving"),
    ("mountaineering", "tourism"),
    ("hair-styling", "barber"),
    ("date-processing", "food-processing"),
    ("cloud-computing", "software"),
    ("blockchain", "software"),
    ("web-3-0", "software"),
    ("web", "web-development"),
    ("virtual-assistant", "freelancing"),
    ("microsoft-office", "computer-basics"),
    ("information-technology", "software"),
    ("high-tech-it", "software"),
    ("mechanical", "fitter"),
    ("mechanical-technology", "fitter"),
    ("mechanical-drafting", "draughting"),
    ("cad-cam", "draughting"),
    ("civil-drafting", "draughting"),
    ("metal-work", "welding"),
    ("gem-faceting", "gemstones"),
    ("gem-carving", "gemstones"),
    ("data-analytics", "artificial-intelligence"),
    ("allied-health", "health-technician"),
    ("shawl-weaving", "textile"),
    ("podcasting", "journalism-media"),
];

/// Concepts of the school level asked for.
const BY_SCHOOLING: [(&str, &str); 5] = [
    ("primary", "primary"),
    ("middle", "middle"),
    ("matric", "matric"),
    ("intermediate", "intermediate"),
    ("bachelor", "graduate"),
];

/// Every concept of a programme with its strength. What it is by nature counts as described, and
/// what a field alone says counts as said in passing; where its texts say so too, it counts more.
pub(super) fn strengths(
    programme: &Programme,
    matched: &Matched,
    said: Said,
    lexicon: &Lexicon,
) -> BTreeMap<u16, u8> {
    let mut nature: Vec<&str> = Vec::new();
    let mut look_up = |table: &[(&str, &'static str)], code: &str| {
        nature.extend(
            table
                .iter()
                .filter(|(from, _)| *from == code)
                .map(|&(_, to)| to),
        );
    };
    look_up(&BY_CATEGORY, &programme.category);
    look_up(&BY_CATEGORY, &programme.kind);
    for term in &programme.terms {
        look_up(&BY_TERM, term);
    }
    if let Some(level) = &programme.education_min {
        look_up(&BY_SCHOOLING, level);
    }
    match programme.gender.as_str() {
        "women" => nature.push("women"),
        "men" => nature.push("men"),
        _ => {}
    }
    if programme.markup_percent == Some(0.0) {
        nature.extend(["interest-free-loan", "loan"]);
    }
    let asked = [
        (programme.domicile.is_some(), "domicile"),
        (programme.domicile.is_some(), "local-resident"),
        (
            programme.age_min.is_some() || programme.age_max.is_some(),
            "age",
        ),
        (programme.deadline.is_some(), "last-date"),
        (programme.duration_weeks.is_some(), "duration"),
        (programme.income_max_pkr_month.is_some(), "poor"),
        (programme.fee_pkr.is_some_and(|fee| fee > 0.0), "fee"),
        (
            matches!(programme.intake, Intake::Rolling | Intake::Periodic),
            "admission",
        ),
    ];
    let asked = asked
        .iter()
        .filter(|(yes, _)| *yes)
        .map(|&(_, concept)| (concept, 1));

    let mut strengths: BTreeMap<u16, u8> = matched.clone();
    for (code, alone) in nature.into_iter().map(|concept| (concept, 2)).chain(asked) {
        let Some(concept) = lexicon.concept_number(code) else {
            continue;
        };
        let strength = strengths
            .get(&concept)
            .map_or(alone, |said| (said + 1).min(3));
        strengths.insert(concept, strength);
    }
    for condition in Condition::ALL {
        for concept in condition
            .concepts()
            .filter_map(|code| lexicon.concept_number(code))
        {
            match said.about(condition) {
                Says::Yes => {
                    let strength = strengths.get(&concept).map_or(1, |said| (said + 1).min(3));
                    strengths.insert(concept, strength);
                }
                Says::No => {
                    strengths.remove(&concept);
                }
                Says::Unknown => {}
            }
        }
    }
    strengths
}
