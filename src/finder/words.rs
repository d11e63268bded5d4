//! The words of names and of those who offer a programme, as far as no concept or place explains
//! them. Providers are found by their English names; where people know an Urdu one, it stands in a
//! programme's name.
//!
//! A small index does not carry the words of names: the phone takes them from the cards.

use super::lexicon::Lexicon;
use super::normalise::tokens;
use super::postings::{Posting, WordPostings};
use crate::data::Text;
use std::collections::{BTreeMap, BTreeSet};

/// A word in more programmes than this, or than the share below, distinguishes nothing.
const COMMON: usize = 24;
/// Divisor for the share: 200 means one programme in two hundred.
const COMMON_SHARE: usize = 200;
/// A word that is also a synonym is kept when it names at most this many programmes.
const NAME_LIKE: usize = 4;
/// Strength of a word in a programme's name.
const IN_NAME: u8 = 3;

/// The telling words of names, given in the order of the programmes' numbers.
pub(crate) fn of_names<'t>(
    names: impl Iterator<Item = &'t Text>,
    docs: usize,
    lexicon: &Lexicon,
) -> Vec<WordPostings> {
    let texts = (0..)
        .zip(names)
        .flat_map(|(doc, name)| [(doc, name.en.as_str()), (doc, name.ur.as_str())]);
    telling(texts, IN_NAME, docs, lexicon)
}

/// The telling words of `texts`, each with the number of its programme, of `docs` programmes.
pub(crate) fn telling<'t>(
    texts: impl Iterator<Item = (u32, &'t str)>,
    strength: u8,
    docs: usize,
    lexicon: &Lexicon,
) -> Vec<WordPostings> {
    let mut found: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (doc, text) in texts {
        for token in tokens(text) {
            found.entry(token.key).or_default().insert(doc);
        }
    }
    let most = COMMON.max(docs / COMMON_SHARE);
    let kept = found
        .into_iter()
        .filter(|(word, docs)| docs.len() <= most && is_telling(lexicon, word, docs.len()));
    kept.map(|(word, docs)| {
        let postings = docs.into_iter().map(|doc| Posting { doc, strength });
        WordPostings {
            word,
            postings: postings.collect(),
        }
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
