//! Words of names: which programmes carry a typed word, also with a slip or unfinished.

use super::Engine;
use crate::finder::distance::{cannot_be_near, forgiven, letters_mask, slips};
use crate::finder::fold::level2;
use crate::finder::postings::Posting;

impl Engine {
    /// Pieces that may hold `word`; for an unknown word also the next one on either side, where
    /// words with a slip or a longer ending are.
    pub(super) fn text_piece_range(&self, word: &str, is_unknown: bool) -> std::ops::Range<usize> {
        let pieces = &self.columns.text_pieces;
        if pieces.is_empty() || word.is_empty() {
            return 0..0;
        }
        let own = pieces
            .partition_point(|piece| piece.as_str() <= word)
            .saturating_sub(1);
        let around = usize::from(is_unknown);
        own.saturating_sub(around)..(own + 1 + around).min(pieces.len())
    }

    /// Programmes that have `word`, or words near it, with a weight of a thousand for the word
    /// itself. `unfinished` words also match as beginnings.
    pub(super) fn named(
        &self,
        word: &str,
        is_unknown: bool,
        unfinished: bool,
    ) -> Vec<(u32, &[Posting])> {
        let pieces = self
            .text_piece_range(word, is_unknown)
            .filter_map(|piece| self.texts.get(&piece))
            .flat_map(|piece| &piece.words);
        let mut found: Vec<(u32, &[Posting])> = Vec::new();
        let wide = level2(word);
        let letters: Vec<char> = word.chars().collect();
        let most = forgiven(letters.len()).min(1);
        let mask = letters_mask(word);
        for entry in pieces.chain(&self.name_words) {
            let weight = if entry.word == word {
                1000
            } else if entry.word.is_ascii() != word.is_ascii() {
                0
            } else if !word.is_ascii() && level2(&entry.word) == wide {
                950
            } else if unfinished && letters.len() > 2 && entry.word.starts_with(word) {
                600
            } else if most > 0
                && !cannot_be_near(mask, letters_mask(&entry.word), most)
                && slips(&letters, &entry.word.chars().collect::<Vec<_>>(), most).is_some()
            {
                500
            } else {
                0
            };
            if weight > 0 {
                found.push((weight, &entry.postings));
            }
        }
        if found.iter().any(|&(weight, _)| weight >= 950) {
            found.retain(|&(weight, _)| weight >= 950);
        }
        found
    }
}
