//! Which stretches of a shown text match the query.

use super::engine::Engine;
use super::fold::{level2, stem};
use super::lexicon::{Lexicon, first_letter};
use super::normalise::tokens;
use super::understand::{Part, Understanding};
use std::collections::BTreeSet;
use std::ops::Range;

/// Longest phrase that is looked up in a shown text, words.
const MOST_WORDS: usize = 4;

/// What is marked for one query, made ready for many texts.
pub struct Highlighter<'a> {
    lexicon: &'a Lexicon,
    /// For each concept and place, by number, whether the query asks for it.
    wanted: Vec<bool>,
    /// First letters of everything that stands for them, as bits. A phrase that begins with another
    /// is not looked up.
    starts: u64,
    /// The words of the query, folded.
    typed: BTreeSet<String>,
}

impl<'a> Highlighter<'a> {
    /// Reads off a query what is to be marked.
    pub fn new(engine: &'a Engine, understanding: &Understanding) -> Highlighter<'a> {
        let marking = understanding
            .groups
            .iter()
            .filter(|group| matches!(group.part, Part::Required | Part::General));
        let lexicon = engine.lexicon();
        let mut wanted = vec![false; lexicon.first_letters.len()];
        let mut starts = 0;
        for choice in marking.flat_map(|group| &group.choices) {
            let target = usize::from(choice.target);
            if let Some(letters) = lexicon.first_letters.get(target) {
                wanted[target] = true;
                starts |= letters;
            }
        }
        Highlighter {
            lexicon,
            starts,
            wanted,
            typed: understanding
                .words
                .iter()
                .map(|word| plain(&word.key))
                .collect(),
        }
    }

    /// The stretches of `text` to mark, in bytes, in order and without overlap.
    ///
    /// A word is marked when it was typed, or when it belongs to a phrase of a concept or place
    /// that the query asks for, whatever the script it was asked in.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.typed.is_empty() && self.starts == 0 {
            return Vec::new();
        }
        let words = tokens(text);
        let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
        let mut marked = vec![false; words.len()];
        for start in 0..words.len() {
            marked[start] |= self.typed.contains(&plain(keys[start]));
            if first_letter(&level2(keys[start])) & self.starts == 0 {
                continue;
            }
            let longest = words.len().min(start + MOST_WORDS);
            let phrase = (start + 1..=longest)
                .rev()
                .find(|&end| self.is_wanted(&keys[start..end]));
            if let Some(end) = phrase {
                marked[start..end].fill(true);
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

    fn is_wanted(&self, words: &[&str]) -> bool {
        let meaning = self.lexicon.sure_meaning(words, false);
        let mut targets = meaning.targets.iter();
        targets.any(|(target, _)| self.wanted.get(usize::from(*target)) == Some(&true))
    }
}

fn plain(word: &str) -> String {
    level2(&stem(word).unwrap_or_else(|| word.to_owned()))
}
