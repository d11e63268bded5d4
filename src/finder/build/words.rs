//! Words of the programmes in a dataset: of their names, of who offers them and where.

use crate::data::{Dataset, Programme};
use crate::finder::lexicon::Lexicon;
use crate::finder::postings::{Posting, WordPostings};
use crate::finder::words::telling;
use std::collections::BTreeMap;

/// Strength of a word in the name of the provider or of a place.
const IN_PROVIDER: u8 = 1;

/// Words of providers and of places as the sources print them.
pub(super) fn of_providers(
    dataset: &Dataset,
    programmes: &[&Programme],
    lexicon: &Lexicon,
) -> Vec<WordPostings> {
    let names: BTreeMap<&str, &str> = dataset
        .organisations
        .iter()
        .map(|o| (o.id.as_str(), o.name.en.as_str()))
        .collect();
    let texts = (0..).zip(programmes).flat_map(|(doc, programme)| {
        let provider = names.get(programme.organisation.as_str()).copied();
        let places = programme.places_as_printed.iter().map(String::as_str);
        provider
            .into_iter()
            .chain(places)
            .map(move |text| (doc, text))
    });
    telling(texts, IN_PROVIDER, programmes.len(), lexicon)
}

/// Both lists as one, in the order of their words; a programme counts with its greater strength.
pub(super) fn merged(one: Vec<WordPostings>, other: Vec<WordPostings>) -> Vec<WordPostings> {
    let mut words: BTreeMap<String, BTreeMap<u32, u8>> = BTreeMap::new();
    for WordPostings { word, postings } in one.into_iter().chain(other) {
        let known = words.entry(word).or_default();
        for Posting { doc, strength } in postings {
            let best = known.entry(doc).or_insert(0);
            *best = strength.max(*best);
        }
    }
    let list = |(doc, strength)| Posting { doc, strength };
    words
        .into_iter()
        .map(|(word, docs)| WordPostings {
            word,
            postings: docs.into_iter().map(list).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const IN_NAME: u8 = 3;

    #[test]
    fn the_greater_strength_of_both_lists_counts() {
        let word = |word: &str, doc, strength| WordPostings {
            word: word.into(),
            postings: vec![Posting { doc, strength }],
        };
        let names = vec![word("bano", 2, IN_NAME), word("qabil", 2, IN_NAME)];
        let providers = vec![
            word("alkhidmat", 2, IN_PROVIDER),
            word("bano", 2, IN_PROVIDER),
        ];
        assert_eq!(
            merged(names, providers),
            [
                word("alkhidmat", 2, IN_PROVIDER),
                word("bano", 2, IN_NAME),
                word("qabil", 2, IN_NAME)
            ]
        );
    }
}
