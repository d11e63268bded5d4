//! Says whether an answer is right, from the records and the synonym table alone: the engine under
//! test has no part in it but for the folding of letters.

use rahdari::{
    data::{Dataset, Programme, Text},
    finder::{
        fold::{level2, stem},
        normalise::tokens,
    },
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

#[derive(Deserialize)]
struct Row {
    concept: String,
    group: String,
    en: Vec<String>,
    ur: Vec<String>,
    roman_ur: Vec<String>,
}

/// What a record is by a field, where no text says it.
const NATURE: [(&str, &str); 21] = [
    ("course", "vocational-training"),
    ("diploma", "vocational-training"),
    ("diploma", "diploma"),
    ("training", "vocational-training"),
    ("bootcamp", "vocational-training"),
    ("bootcamp", "short-course"),
    ("online-course", "vocational-training"),
    ("online-course", "online"),
    ("certification", "certificate"),
    ("apprenticeship", "apprenticeship"),
    ("internship", "apprenticeship"),
    ("scholarship", "scholarship"),
    ("loan", "loan"),
    ("grant", "grant"),
    ("incubation", "startup"),
    ("market-access", "market-place"),
    ("policy-facility", "scheme"),
    ("digital-inclusion", "digital-literacy"),
    ("cash-transfer", "grant"),
    ("women-entrepreneurship", "business"),
    ("youth-enterprise", "youth"),
];

const REGIONS: [(&str, &str); 7] = [
    ("punjab", "punjab"),
    ("sindh", "sindh"),
    ("kp", "khyber-pakhtunkhwa"),
    ("balochistan", "balochistan"),
    ("gb", "gilgit-baltistan"),
    ("ajk", "azad-kashmir"),
    ("ict", "islamabad"),
];

/// Which concepts each programme is about.
pub struct Judge {
    about: BTreeMap<String, BTreeSet<String>>,
    /// Concepts that only ask; a programme need not be about them.
    asking: BTreeSet<String>,
}

impl Judge {
    pub fn new(dataset: &Dataset, data: &Path) -> Judge {
        let text = fs::read(data.join("language/synonyms.json")).expect("the synonyms are there");
        let rows: Vec<Row> = serde_json::from_slice(&text).expect("the synonyms are JSON");
        let is_asking = |row: &&Row| matches!(row.group.as_str(), "question" | "action" | "stop");
        let asking = rows.iter().filter(is_asking).map(|row| row.concept.clone());
        let phrases: Vec<(&str, Vec<String>)> = rows
            .iter()
            .map(|row| {
                let all = row.en.iter().chain(&row.ur).chain(&row.roman_ur);
                (row.concept.as_str(), all.map(|text| key(text)).collect())
            })
            .collect();
        let about = dataset
            .programmes
            .iter()
            .map(|programme| {
                let text = key(&everything(dataset, programme));
                let spoken = phrases
                    .iter()
                    .filter(|(_, phrases)| phrases.iter().any(|phrase| text.contains(phrase)))
                    .map(|(concept, _)| (*concept).to_owned());
                (
                    programme.key(),
                    spoken.chain(by_fields(programme)).collect(),
                )
            })
            .collect();
        Judge {
            about,
            asking: asking.collect(),
        }
    }

    /// True when one of the first five is about all of `concepts`.
    pub fn passes(&self, keys: &[String], concepts: &[String]) -> bool {
        let mut wanted = concepts
            .iter()
            .filter(|concept| !self.asking.contains(*concept));
        let wanted: Vec<&String> = wanted.by_ref().collect();
        keys.iter().take(5).any(|key| {
            let about = &self.about[key];
            wanted.iter().all(|concept| about.contains(*concept))
        })
    }
}

/// The folded words of a text, with a space at both ends.
fn key(text: &str) -> String {
    let words = tokens(text).into_iter().map(|token| {
        let plain = stem(&token.key).filter(|_| token.key.is_ascii());
        level2(&plain.unwrap_or(token.key))
    });
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

fn everything(dataset: &Dataset, programme: &Programme) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push_str(" \n ");
    };
    let terms = programme.terms.iter().filter_map(|id| dataset.term(id));
    let organisation = dataset
        .organisations
        .iter()
        .find(|o| o.id == programme.organisation);
    let texts: Vec<&Text> = [&programme.name, &programme.summary, &programme.how_to_apply]
        .into_iter()
        .chain(terms.map(|term| &term.name))
        .chain(organisation.map(|o| &o.name))
        .chain(&programme.benefits)
        .chain(&programme.conditions)
        .chain(&programme.certificate)
        .chain(&programme.domicile)
        .collect();
    for part in texts {
        add(&part.en);
        add(&part.ur);
    }
    add(&programme.kind.replace('-', " "));
    add(&programme.category.replace('-', " "));
    add(&programme.provider_type);
    add(programme.education_min.as_deref().unwrap_or_default());
    text
}

fn by_fields(programme: &Programme) -> Vec<String> {
    let natures = NATURE
        .iter()
        .filter(|(field, _)| *field == programme.category || *field == programme.kind);
    let regions = REGIONS
        .iter()
        .filter(|(id, _)| programme.regions.iter().any(|own| own == id));
    let mut about: Vec<&str> = natures
        .chain(regions)
        .map(|&(_, concept)| concept)
        .collect();
    let mut note = |yes: bool, concept: &'static str| {
        if yes {
            about.push(concept);
        }
    };
    note(
        programme.free == Some(true) || programme.fee_pkr == Some(0.0),
        "free",
    );
    note(programme.hostel == Some(true), "hostel");
    note(
        programme
            .stipend_pkr_month
            .is_some_and(|rupees| rupees > 0.0),
        "stipend",
    );
    note(programme.gender != "men", "women");
    note(programme.gender != "women", "men");
    note(programme.markup_percent == Some(0.0), "interest-free-loan");
    note(programme.markup_percent == Some(0.0), "loan");
    note(
        matches!(programme.mode.as_deref(), Some("online" | "blended")),
        "online",
    );
    about.into_iter().map(str::to_owned).collect()
}
