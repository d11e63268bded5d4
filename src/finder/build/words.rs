//! The words of names and providers that no concept or place explains. Providers are found by
//! their English names; where people know an Urdu one, it stands in a programme's name.

use crate::data::{Dataset, Programme};
use crate::finder::lexicon::Lexicon;
use crate::finder::normalise::tokens;
use crate::finder::postings::{Posting, WordPostings};
use std::collections::BTreeMap;

/// A word in more programmes than this, or than the share below, distinguishes nothing.
const COMMON: usize = 24;
/// Divisor for the share: 200 means one programme in two hundred.
const COMMON_SHARE: usize = 200;
/// A word that is also a synonym is kept when it names at most this many programmes.
const NAME_LIKE: usize = 4;

/// Words in order of their keys, with the programmes that have them.
pub(super) fn words(
    dataset: &Dataset,
    programmes: &[&Programme],
    lexicon: &Lexicon,
) -> Vec<WordPostings> {
    let names: BTreeMap<&str, _> = dataset
        .organisations
        .iter()
        .map(|o| (o.id.as_str(), &o.name))
        .collect();
    let mut found: BTreeMap<String, BTreeMap<u32, u8>> = BTreeMap::new();
    for (doc, programme) in programmes.iter().enumerate() {
        let mut add = |text: &str, strength: u8| {
            for token in tokens(text) {
                let best = found
                    .entry(token.key)
                    .or_default()
                    .entry(doc as u32)
                    .or_insert(0);
                *best = strength.max(*best);
            }
        };
        add(&programme.name.en, 3);
        add(&programme.name.ur, 3);
        if let Some(name) = names.get(programme.organisation.as_str()) {
            add(&name.en, 1);
        }
        for place in &programme.places_as_printed {
            add(place, 1);
        }
    }
    let most = COMMON.max(programmes.len() / COMMON_SHARE);
    found
        .into_iter()
        .filter(|(word, docs)| docs.len() <= most && is_telling(lexicon, word, docs.len()))
        .map(|(word, docs)| {
            let postings = docs
                .into_iter()
                .map(|(doc, strength)| Posting { doc, strength })
                .collect();
            WordPostings { word, postings }
        })
        .collect()
}

/// False for stop words, places, single letters, and words that concepts stand for anyway.
fn is_telling(lexicon: &Lexicon, word: &str, docs: usize) -> bool {
    if word.chars().count() < 2 {
        return false;
    }
    let meaning = lexicon.sure_meaning(&[word], false);
    let mut targets = meaning.targets.iter().map(|&(target, _)| target);
    if targets
        .clone()
        .any(|target| lexicon.is_stop(target) || lexicon.place(target).is_some())
    {
        return false;
    }
    targets.next().is_none() || docs <= NAME_LIKE
}
