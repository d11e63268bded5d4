//! Finds the concepts that a programme's own texts speak of.

use super::facts::Names;
use crate::data::Programme;
use crate::finder::condition::Condition;
use crate::finder::fold::{level2, stem};
use crate::finder::lexicon::{Lexicon, hash};
use crate::finder::normalise::{level1, tokens};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A row of `data/language/synonyms.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synonym {
    /// Code of the concept.
    pub concept: String,
    /// Group of the concept.
    pub group: String,
    /// English words for it.
    pub en: Vec<String>,
    /// Urdu words for it.
    pub ur: Vec<String>,
    /// Roman Urdu words for it.
    pub roman_ur: Vec<String>,
}

impl Synonym {
    /// All words, English first.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.en.iter().chain(&self.ur).chain(&self.roman_ur)
    }
}

/// Most words of a phrase.
const LONGEST: usize = 6;
/// English words that turn the next ones into their opposite.
const DENYING: [&str; 6] = ["no", "not", "without", "non", "never", "nor"];

/// What a programme's texts say: concept to strength (3 name and terms, 2 description, 1 in passing).
pub(super) type Matched = BTreeMap<u16, u8>;

/// All phrases of the synonym table, ready to be looked for.
pub(super) struct Matcher {
    english: BTreeMap<String, Vec<Phrase>>,
    urdu: BTreeMap<String, Vec<Phrase>>,
    is_condition: Vec<bool>,
}

#[derive(Clone, Copy)]
struct Phrase {
    concept: u16,
    /// Strength is at most this: words that mean something else in running text count little.
    most: u8,
    /// Hash of the level 1 key, to tell the word itself from another form of it.
    exact: u64,
}

impl Matcher {
    pub(super) fn new(lexicon: &Lexicon, synonyms: &[Synonym]) -> Matcher {
        let numbers = super::concept_numbers(lexicon);
        let mut english: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
        let mut urdu: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
        let is_stop: Vec<bool> = (0..lexicon.concepts.len() as u16)
            .map(|c| lexicon.is_stop(c))
            .collect();
        for synonym in synonyms {
            let Some(&concept) = numbers.get(synonym.concept.as_str()) else {
                continue;
            };
            if is_stop[usize::from(concept)] {
                continue;
            }
            for text in &synonym.en {
                english.entry(english_key(text)).or_default().push(Phrase {
                    concept,
                    most: 3,
                    exact: exact(text),
                });
            }
            for text in &synonym.roman_ur {
                english.entry(english_key(text)).or_default().push(Phrase {
                    concept,
                    most: 1,
                    exact: exact(text),
                });
            }
            for text in &synonym.ur {
                let key = urdu_key(text);
                let most = if key.contains(' ') { 3 } else { 1 };
                urdu.entry(key).or_default().push(Phrase {
                    concept,
                    most,
                    exact: exact(text),
                });
            }
        }
        let is_condition = lexicon
            .concepts
            .iter()
            .map(|concept| Condition::of_concept(&concept.code).is_some())
            .collect();
        Matcher {
            english,
            urdu,
            is_condition,
        }
    }

    /// The concepts of one programme.
    pub(super) fn about(&self, programme: &Programme, names: &Names<'_>) -> Matched {
        let mut matched = Matched::new();
        let mut add = |en: &str, ur: &str, strength: u8| {
            self.collect(en, &self.english, english_word, strength, &mut matched);
            // Urdu words have more meanings in running text than in names.
            let strength = if strength == 3 { 3 } else { 1 };
            self.collect(ur, &self.urdu, urdu_word, strength, &mut matched);
        };
        add(&programme.name.en, &programme.name.ur, 3);
        for id in &programme.terms {
            if let Some(term) = names.terms.get(id.as_str()) {
                add(&term.en, &term.ur, 3);
            }
        }
        add(&programme.kind.replace('-', " "), "", 2);
        add(&programme.category.replace('-', " "), "", 2);
        add(&programme.summary.en, &programme.summary.ur, 2);
        for text in programme.benefits.iter().chain(&programme.conditions) {
            add(&text.en, &text.ur, 2);
        }
        for text in programme.certificate.iter().chain(&programme.domicile) {
            add(&text.en, &text.ur, 1);
        }
        add(&programme.how_to_apply.en, &programme.how_to_apply.ur, 1);
        if let Some(name) = names.organisations.get(programme.organisation.as_str()) {
            add(&name.en, &name.ur, 1);
        }
        add(&programme.provider_type, "", 1);
        matched
    }

    /// Notes what one text speaks of. A phrase inside a longer one counts in passing only, and a
    /// condition inside a longer phrase ("free" in "interest free") not at all.
    fn collect(
        &self,
        text: &str,
        phrases: &BTreeMap<String, Vec<Phrase>>,
        key: fn(&str) -> String,
        strength: u8,
        matched: &mut Matched,
    ) {
        let words: Vec<String> = tokens(text).into_iter().map(|token| token.key).collect();
        let keys: Vec<String> = words.iter().map(|word| key(word)).collect();
        let mut covered_to = 0;
        for start in 0..keys.len() {
            for end in (start + 1..=keys.len().min(start + LONGEST)).rev() {
                let Some(found) = phrases.get(&keys[start..end].join(" ")) else {
                    continue;
                };
                let is_inner = end <= covered_to;
                covered_to = covered_to.max(end);
                let is_denied = words[..start]
                    .iter()
                    .rev()
                    .take(2)
                    .any(|w| DENYING.contains(&w.as_str()));
                for phrase in found {
                    let is_condition = self.is_condition[usize::from(phrase.concept)];
                    if is_condition && (is_inner || is_denied) {
                        continue;
                    }
                    let inner = if is_inner { 1 } else { 3 };
                    // The word itself says a little more than its plural.
                    let form = if phrase.exact == hash(&words[start..end].join(" ")) {
                        3
                    } else {
                        2
                    };
                    let strength = strength.min(phrase.most).min(inner).min(form);
                    let best = matched.entry(phrase.concept).or_insert(0);
                    *best = strength.max(*best);
                }
            }
        }
    }
}

fn exact(text: &str) -> u64 {
    hash(&level1(text))
}

fn english_word(word: &str) -> String {
    stem(word).unwrap_or_else(|| word.to_owned())
}

fn urdu_word(word: &str) -> String {
    level2(word)
}

fn english_key(text: &str) -> String {
    tokens(text)
        .iter()
        .map(|token| english_word(&token.key))
        .collect::<Vec<_>>()
        .join(" ")
}

fn urdu_key(text: &str) -> String {
    tokens(text)
        .iter()
        .map(|token| urdu_word(&token.key))
        .collect::<Vec<_>>()
        .join(" ")
}
