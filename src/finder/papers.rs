//! What to bring: the papers that prove the rules, and those the record names itself. Nothing else.

use super::eligibility::Rule;
use crate::data::Programme;
use serde::{Deserialize, Serialize};

/// A paper to bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Paper {
    /// What it is: a code of [`PAPERS`].
    pub code: String,
    /// True when the record names it; false when it only proves one of the rules.
    pub is_named: bool,
}

/// Every paper with the words that name it in an English text, in the order people are asked for
/// them. Words match at their beginning: `photo` also finds `photographs`.
pub const PAPERS: [(&str, &[&str]); 22] = [
    ("cnic", &["cnic", "identity card"]),
    ("b-form", &["b-form", "form-b", "b form"]),
    ("photographs", &["photo"]),
    (
        "school-certificate",
        &[
            "matric papers",
            "educational documents",
            "result card",
            "marks sheet",
        ],
    ),
    ("degree", &["cnic and degree"]),
    ("skill-certificate", &["skill certificate"]),
    (
        "domicile-certificate",
        &["domicile and", "domicile,", "domicile certificate"],
    ),
    ("income-certificate", &["income proof", "income documents"]),
    ("proof-of-need", &["proof of need"]),
    ("zakat-form", &["zakat stipend form", "stipend form"]),
    ("disability-certificate", &["disability certificate"]),
    (
        "driving-licence",
        &["valid two-wheeler licence", "full licence"],
    ),
    ("business-plan", &["business plan", "feasibility"]),
    ("business-proof", &["business proof", "business details"]),
    ("guarantors", &["guarantor"]),
    ("utility-bill", &["utility bill"]),
    ("rent-papers", &["rent or lease"]),
    ("land-papers", &["pass book or fard"]),
    ("loan-application", &["loan application", "loan request"]),
    ("job-offer", &["job offer"]),
    ("affidavit", &["affidavit"]),
    ("mobile-number", &["mobile number", "mobile in own name"]),
];

/// The papers for `programme`, whose rules are `rule`, in the order of [`PAPERS`].
pub fn papers(programme: &Programme, rule: &Rule) -> Vec<Paper> {
    let said = said(programme);
    let proofs = documents(rule);
    PAPERS
        .iter()
        .filter_map(|(code, words)| {
            let is_named = words.iter().any(|word| names(&said, word));
            let is_needed = is_named || proofs.contains(code);
            is_needed.then(|| Paper {
                code: (*code).to_owned(),
                is_named,
            })
        })
        .collect()
}

/// Codes of the documents that prove a rule, each once, in the order of the rule.
pub fn documents(rule: &Rule) -> Vec<&str> {
    let mut found = Vec::new();
    collect(rule, &mut found);
    found
}

fn collect<'r>(rule: &'r Rule, found: &mut Vec<&'r str>) {
    match rule {
        Rule::All(rules) | Rule::Any(rules) => {
            for rule in rules {
                collect(rule, found);
            }
        }
        Rule::Not(rule) => collect(rule, found),
        Rule::Test(test) => {
            if let Some(document) = test.document.as_deref()
                && !found.contains(&document)
            {
                found.push(document);
            }
        }
    }
}

/// What the record says about applying, in small letters.
fn said(programme: &Programme) -> String {
    let mut text = programme.how_to_apply.en.to_lowercase();
    for condition in &programme.conditions {
        text.push_str(". ");
        text.push_str(&condition.en.to_lowercase());
    }
    text
}

/// True when `word` stands in `text` at the beginning of a word.
fn names(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_found_only_where_they_are_named() {
        let found = |text: &str| -> Vec<&str> {
            let text = text.to_lowercase();
            PAPERS
                .iter()
                .filter(|(_, words)| words.iter().any(|word| names(&text, word)))
                .map(|(code, _)| *code)
                .collect()
        };
        for (text, expected) in [
            (
                "Visit the nearest branch with CNIC, photos and a utility bill, bring two guarantors.",
                vec!["cnic", "photographs", "guarantors", "utility-bill"],
            ),
            (
                "Go to any ZTBL branch with CNIC, loan application, agricultural pass book or fard and two photos.",
                vec!["cnic", "photographs", "land-papers", "loan-application"],
            ),
            (
                "Fill the college form with attested matric papers, domicile and CNIC/Form-B.",
                vec![
                    "cnic",
                    "b-form",
                    "school-certificate",
                    "domicile-certificate",
                ],
            ),
            ("Loans up to Rs 500,000 need guarantors", vec!["guarantors"]),
            ("Ask the office for the next batch.", vec![]),
            ("Punjab domicile", vec![]),
            (
                "Some courses need intermediate or a bachelor's degree",
                vec![],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
