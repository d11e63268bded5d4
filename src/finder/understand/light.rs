//! Small words that turn the meaning of their neighbours, and how places contain one another.

use crate::finder::fold::level2;
use crate::finder::lexicon::{Lexicon, PlaceKind, Target};
use crate::finder::normalise::Token;
use std::ops::Range;

/// Where a word that denies stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Before what it denies, as "without".
    Before,
    /// After it, as "nahi".
    After,
    /// On either side, as "baghair".
    Either,
}

/// Words that deny, by level 2 key.
const NEGATIONS: [(&str, Side); 22] = [
    ("no", Side::Before),
    ("not", Side::Either),
    ("without", Side::Before),
    ("non", Side::Before),
    ("bina", Side::Either),
    ("bila", Side::Before),
    ("bala", Side::Before),
    ("baghair", Side::Either),
    ("bagair", Side::Either),
    ("bagher", Side::Either),
    ("bghair", Side::Either),
    ("nahi", Side::After),
    ("nahin", Side::After),
    ("nai", Side::After),
    ("nhi", Side::After),
    ("nahe", Side::After),
    ("zero", Side::Before),
    ("بغیر", Side::Either),
    ("بنا", Side::Either),
    ("بلا", Side::Before),
    ("نہین", Side::After),
    ("نہی", Side::After),
];

/// Words for "only", by level 2 key.
const ONLY: [&str; 6] = ["only", "sirf", "srf", "صرف", "exclusively", "فقط"];

/// Words for any kind of work; beside a trade they mean the trade.
const WORK: [&str; 5] = ["kam", "kaam", "کام", "work", "كام"];

/// Whether a word denies, and what.
pub(super) fn negation(word: &str) -> Option<Side> {
    let key = level2(word);
    NEGATIONS
        .iter()
        .find(|(negation, _)| *negation == key)
        .map(|&(_, side)| side)
}

/// Whether a word means "only".
pub(super) fn only(word: &str) -> bool {
    ONLY.contains(&level2(word).as_str())
}

/// Where in the query a word stands that denies the words of `span`: inside it, or beside it with
/// nothing but stop words between.
pub(super) fn denied(words: &[Token], stops: &[bool], span: &Range<usize>) -> Option<Range<usize>> {
    if let Some(i) = span.clone().find(|&i| negation(&words[i].key).is_some()) {
        return Some(words[i].start..words[i].end);
    }
    beside(words, stops, span, |word, before| match negation(word) {
        Some(Side::Before) => before,
        Some(Side::After) => !before,
        Some(Side::Either) => true,
        None => false,
    })
}

/// Where in the query "only" stands beside the words of `span`.
pub(super) fn only_beside(
    words: &[Token],
    stops: &[bool],
    span: &Range<usize>,
) -> Option<Range<usize>> {
    beside(words, stops, span, |word, _| only(word))
}

fn beside(
    words: &[Token],
    stops: &[bool],
    span: &Range<usize>,
    wanted: impl Fn(&str, bool) -> bool,
) -> Option<Range<usize>> {
    let place = |i: usize| words[i].start..words[i].end;
    let is_word = |i: &usize| !stops[*i] || negation(&words[*i].key).is_some();
    let before = (0..span.start)
        .rev()
        .take(3)
        .find(is_word)
        .filter(|&i| wanted(&words[i].key, true));
    let after = || {
        (span.end..words.len())
            .take(3)
            .find(is_word)
            .filter(|&i| wanted(&words[i].key, false))
    };
    before.or_else(after).map(place)
}

/// True when the words of the concept `job` only say "work".
pub(super) fn is_work_in_general(concept: &str, words: &[Token]) -> bool {
    concept == "job" && matches!(words, [word] if WORK.contains(&word.key.as_str()))
}

/// Code of a kind of place.
pub(super) const fn kind_code(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Region => "region",
        PlaceKind::District => "district",
        PlaceKind::Town => "town",
        PlaceKind::Wider => "wider",
    }
}

/// True when `other` makes `place` superfluous: it bears the same name and contains it, or it is
/// the same thing at a more useful size.
pub(super) fn stands_for(lexicon: &Lexicon, other: Target, place: Target) -> bool {
    let (Some(a), Some(b)) = (lexicon.place(other), lexicon.place(place)) else {
        return false;
    };
    match (a.kind, b.kind) {
        (PlaceKind::District, PlaceKind::Town)
        | (PlaceKind::Wider, PlaceKind::District | PlaceKind::Town) => {
            b.districts
                .iter()
                .all(|district| a.districts.contains(district))
                || a.id == b.id
        }
        (PlaceKind::District | PlaceKind::Wider | PlaceKind::Town, PlaceKind::Region) => {
            a.id != b.id && a.regions & b.regions != 0
        }
        _ => false,
    }
}

/// True when `inner` lies in `outer` or is the same.
pub(super) fn lies_in(lexicon: &Lexicon, inner: Target, outer: Target) -> bool {
    let (Some(a), Some(b)) = (lexicon.place(inner), lexicon.place(outer)) else {
        return false;
    };
    if inner == outer {
        return true;
    }
    if b.kind == PlaceKind::Region {
        return a.regions & b.regions == a.regions;
    }
    !a.districts.is_empty()
        && a.districts
            .iter()
            .all(|district| b.districts.contains(district))
}
