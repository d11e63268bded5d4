//! Every message in both languages.

use crate::{
    data::Lang,
    desk::{
        Issue, Severity,
        read::{Ask, Refusal, Why},
    },
    i18n::Words,
};
use std::collections::BTreeSet;

const EN: &str = include_str!("../../i18n/en.toml");

/// Keys of the words file that begin with `start`.
fn keys(start: &str) -> BTreeSet<String> {
    EN.lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key.to_owned())
        .filter(|key| key.starts_with(start))
        .collect()
}

/// Asserts that a message exists in both languages and is in Urdu in the second.
fn assert_both(key: &str, say: impl Fn(Words) -> String) {
    let (en, ur) = (say(Words(Lang::En)), say(Words(Lang::Ur)));
    assert!(!en.is_empty() && en != ur, "{key}: {en} / {ur}");
    assert!(
        ur.chars().any(crate::finder::normalise::is_arabic),
        "{key}: {ur}"
    );
    assert!(
        !en.chars()
            .filter(|c| !matches!(c, 'ی' | '۔'))
            .any(crate::finder::normalise::is_arabic),
        "{key}: {en}"
    );
}

#[test]
fn every_issue_has_words_in_both_languages_and_every_word_its_issue() {
    let mut known = BTreeSet::new();
    for issue in Issue::samples() {
        assert_both(issue.key(), |words| issue.expected(words));
        assert_both(issue.key(), |words| issue.advice(words));
        let key = issue.key().replace('-', "_");
        for part in ["expected", "advice"] {
            assert!(
                known.insert(format!("desk_{key}_{part}")),
                "{key} stands twice"
            );
        }
    }
    let written: BTreeSet<String> = keys("desk_")
        .into_iter()
        .filter(|key| key.ends_with("_expected") || key.ends_with("_advice"))
        .filter(|key| key != "desk_found_expected")
        .collect();
    assert_eq!(known, written);
}

#[test]
fn every_reason_question_and_refusal_has_words_in_both_languages() {
    let mut known = BTreeSet::new();
    for why in Why::ALL {
        assert_both(why.key(), |words| why.sentence(words).to_owned());
        known.insert(format!("desk_why_{}", why.key()));
    }
    assert_eq!(known, keys("desk_why_"));
    let mut known = BTreeSet::new();
    for refusal in Refusal::samples() {
        assert_both(refusal.key(), |words| refusal.sentence(words));
        known.insert(format!("desk_refusal_{}", refusal.key()));
    }
    assert_eq!(known, keys("desk_refusal_"));
    let mut options = BTreeSet::new();
    let mut known = BTreeSet::new();
    for ask in Ask::ALL {
        assert_both(ask.key(), |words| ask.sentence(words).to_owned());
        known.insert(format!("desk_ask_{}", ask.key()));
        for (at, (code, _)) in ask.options(Words(Lang::En)).into_iter().enumerate() {
            assert_both(code, |words| ask.options(words)[at].1.to_owned());
            options.insert(format!("desk_option_{}", code.replace('-', "_")));
        }
    }
    assert_eq!(known, keys("desk_ask_"));
    assert_eq!(options, keys("desk_option_"));
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        assert_both(severity.key(), |words| severity.word(words).to_owned());
    }
}
