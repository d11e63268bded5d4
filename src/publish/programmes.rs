//! Programmes as open data: each with its rules, and every rule in words.

use super::{
    assemble::programme::{eligibility, rule_places},
    site::Site,
};
use crate::{
    data::{Dataset, Lang, Programme, Text},
    finder::{
        eligibility::Rule,
        papers::{Paper, documents, papers},
    },
    i18n::{
        Words,
        bidi::without_isolates,
        eligibility::{Names, lines, sentence},
    },
};
use anyhow::Result;
use schemars::{JsonSchema, schema_for};
use serde::Serialize;

/// A programme as published: the record, its rules, and what to bring.
#[derive(Serialize, JsonSchema)]
pub struct PublishedProgramme {
    /// The record.
    #[serde(flatten)]
    programme: Programme,
    /// Who may apply, as rules. An empty `all` means that no condition is stated.
    eligibility: Rule,
    /// Each rule that must be met, in words.
    rules_in_words: Vec<RuleInWords>,
    /// What to bring: papers that the record names and papers that prove the rules.
    papers: Vec<Paper>,
}

/// A rule in words.
#[derive(Serialize, JsonSchema)]
pub struct RuleInWords {
    /// The sentence.
    sentence: Text,
    /// Codes of the documents that prove it. Empty when nothing particular does.
    documents: Vec<String>,
}

/// Every programme as published, in the order of the table.
pub fn published(dataset: &Dataset) -> Vec<PublishedProgramme> {
    let programmes = dataset.programmes.iter();
    programmes
        .map(|programme| {
            let rule = eligibility(dataset, programme);
            PublishedProgramme {
                rules_in_words: in_words(dataset, programme, &rule),
                papers: papers(programme, &rule),
                eligibility: rule,
                programme: programme.clone(),
            }
        })
        .collect()
}

fn in_words(dataset: &Dataset, programme: &Programme, rule: &Rule) -> Vec<RuleInWords> {
    let places = rule_places(dataset, rule);
    let names = Names {
        programme,
        places: &places,
    };
    let one = |rule: &Rule| RuleInWords {
        sentence: Text::each(|lang: Lang| without_isolates(&sentence(Words(lang), rule, names))),
        documents: documents(rule).into_iter().map(str::to_owned).collect(),
    };
    lines(rule).iter().map(one).collect()
}

/// Adds the schema of a rule on its own, for those who write or read rules.
///
/// # Errors
///
/// None in practice: the schema comes from the type.
pub fn add_schema(site: &mut Site) -> Result<()> {
    site.add(
        "data/schema/eligibility.json",
        serde_json::to_vec_pretty(&schema_for!(Rule))?,
    );
    Ok(())
}
