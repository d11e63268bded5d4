//! Which stretches of a shown text match the query.

use super::engine::Engine;
use super::fold::{level2, stem};
use super::normalise::tokens;
use super::understand::{Part, Understanding};
use std::collections::BTreeSet;
use std::ops::Range;

/// The stretches of `text` to mark, in bytes, in order and without overlap.
///
/// A word is marked when it was typed, or when it belongs to a phrase of a concept or place that
/// the query asks for, whatever the script it was asked in.
pub fn highlight(engine: &Engine, understanding: &Understanding, text: &str) -> Vec<Range<usize>> {
    let lexicon = engine.lexicon();
    let wanted: BTreeSet<u16> = understanding
        .groups
        .iter()
        .filter(|group| matches!(group.part, Part::Required | Part::General))
        .flat_map(|group| group.choices.iter().map(|choice| choice.target))
        .collect();
    let plain = |word: &str| level2(&stem(word).unwrap_or_else(|| word.to_owned()));
    let typed: BTreeSet<String> = understanding
        .words
        .iter()
        .map(|word| plain(&word.key))
        .collect();
    let words = tokens(text);
    let mut marked = vec![false; words.len()];
    for start in 0..words.len() {
        marked[start] |= typed.contains(&plain(&words[start].key));
        for end in (start + 1..=words.len().min(start + 4)).rev() {
            let keys: Vec<&str> = words[start..end]
                .iter()
                .map(|word| word.key.as_str())
                .collect();
            let meaning = lexicon.sure_meaning(&keys, false);
            if meaning
                .targets
                .iter()
                .any(|(target, _)| wanted.contains(target))
            {
                marked[start..end].fill(true);
                break;
            }
        }
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (i, word) in words.iter().enumerate().filter(|(i, _)| marked[*i]) {
        match ranges.last_mut() {
            Some(last) if i > 0 && marked[i - 1] => last.end = word.end,
            _ => ranges.push(word.start..word.end),
        }
    }
    ranges
}
