//! Words, numbers, dates and direction.
//!
//! The sentences of the interface stand in `i18n/en.toml` and `i18n/ur.toml`. The build script
//! turns them into one method of [`Words`] for each key and refuses to build when a key or a
//! placeholder exists in one language only. Every value put into a sentence is bidi-isolated.

pub mod bidi;
pub mod date;
pub mod eligibility;
pub mod label;
pub mod money;
pub mod number;
pub mod programme;

use crate::data::Lang;
use bidi::isolate;

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Lang);

/// A piece of a sentence.
enum Piece {
    /// Words as they stand.
    Plain(&'static str),
    /// The value at this position of the argument list.
    Value(usize),
}

/// Puts `values`, each isolated, into the places of `pieces`.
fn fill(pieces: &[Piece], values: &[&str]) -> String {
    let mut sentence = String::new();
    for piece in pieces {
        match piece {
            Piece::Plain(words) => sentence.push_str(words),
            Piece::Value(index) => sentence.push_str(&isolate(values[*index])),
        }
    }
    sentence
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_isolated_in_both_languages() {
        assert_eq!(
            Words(Lang::En).n_projects(1, "1"),
            "\u{2068}1\u{2069} project"
        );
        assert_eq!(
            Words(Lang::En).n_projects(1500, "1,500"),
            "\u{2068}1,500\u{2069} projects"
        );
        assert!(
            Words(Lang::Ur)
                .n_projects(12, "12")
                .starts_with("\u{2068}12\u{2069} ")
        );
    }

    #[test]
    fn urdu_words_hold_no_arabic_look_alikes() {
        let table = include_str!("i18n/ur.toml");
        for (number, line) in table.lines().enumerate() {
            let bad = line
                .chars()
                .find(|c| matches!(c, 'ي' | 'ك' | 'ه' | 'ى' | 'ة' | 'ـ' | '٠'..='٩' | '۰'..='۹'));
            assert_eq!(bad, None, "line {}", number + 1);
        }
    }
}
