//! What a reader keeps on the phone: saved programmes, and up to three chosen for comparison.
//!
//! Kept as one JSON text, which is also the file that people export and import:
//!
//! ```json
//! {"rahdari-saved": 1, "saved": [{"finder": "training", "id": "…", "name": {"en": "…", "ur": "…"}, …}],
//!  "compare": ["training/…"]}
//! ```

use super::eligibility::Day;
use crate::{
    data::{Finder, Intake, PartialDate, Programme, Text},
    payload::{decode, finder::ProgrammeCard},
};
use serde::{Deserialize, Serialize};

/// Version of the file.
const VERSION: u8 = 1;
/// Programmes that can be compared at once.
pub const MOST_COMPARED: usize = 3;
/// Programmes that a list keeps; a file with more is cut.
const MOST_SAVED: usize = 500;

/// A saved programme: enough to read, call and find it again without a network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// Finder.
    pub finder: Finder,
    /// Id within the finder.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Organisation's name.
    pub organisation: Text,
    /// Category code.
    pub category: String,
    /// When one can join.
    pub intake: Intake,
    /// Last date to apply.
    pub deadline: Option<PartialDate>,
    /// Phone numbers as printed.
    pub phone: Vec<String>,
    /// How to apply; empty when saved from a list.
    pub how_to_apply: Text,
    /// The day it was saved, in Pakistan.
    pub saved_on: Option<Day>,
}

impl Saved {
    /// From a programme's page.
    pub fn of_page(programme: &Programme, organisation: &Text) -> Saved {
        Saved {
            finder: programme.finder,
            id: programme.id.clone(),
            name: programme.name.clone(),
            organisation: organisation.clone(),
            category: programme.category.clone(),
            intake: programme.intake,
            deadline: programme.deadline,
            phone: programme.phone.clone(),
            how_to_apply: programme.how_to_apply.clone(),
            saved_on: None,
        }
    }

    /// From a card in a list, which knows less.
    pub fn of_card(card: &ProgrammeCard) -> Saved {
        Saved {
            finder: card.finder,
            id: card.id.clone(),
            name: card.name.clone(),
            organisation: card.organisation.clone(),
            category: card.category.clone(),
            intake: card.intake,
            deadline: None,
            phone: Vec::new(),
            how_to_apply: Text::default(),
            saved_on: None,
        }
    }

    /// `finder/id`.
    pub fn key(&self) -> String {
        format!("{}/{}", self.finder.code(), self.id)
    }
}

/// The file's own form: the first key names what it is.
#[derive(Serialize, Deserialize)]
struct File {
    #[serde(rename = "rahdari-saved")]
    version: u8,
    saved: Vec<Saved>,
    compare: Vec<String>,
}

/// Everything kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedList {
    /// Newest first.
    pub saved: Vec<Saved>,
    /// Keys chosen for comparison, in the order of choosing.
    pub compare: Vec<String>,
}

/// The text is not a file of saved programmes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSaved;

impl SavedList {
    /// True when the programme is saved.
    pub fn holds(&self, key: &str) -> bool {
        self.saved.iter().any(|saved| saved.key() == key)
    }

    /// Saves a programme, or takes it off the list when it is there.
    pub fn toggle(&mut self, saved: Saved) {
        if self.holds(&saved.key()) {
            self.remove(&saved.key());
        } else {
            self.saved.insert(0, saved);
        }
    }

    /// Takes a programme off the list.
    pub fn remove(&mut self, key: &str) {
        self.saved.retain(|saved| saved.key() != key);
    }

    /// True when the programme is chosen for comparison.
    pub fn compares(&self, key: &str) -> bool {
        self.compare.iter().any(|chosen| chosen == key)
    }

    /// True when no further programme can be chosen.
    pub fn is_full(&self) -> bool {
        self.compare.len() >= MOST_COMPARED
    }

    /// Chooses a programme for comparison or takes it out. A fourth one changes nothing.
    pub fn toggle_compare(&mut self, key: &str) {
        if self.compares(key) {
            self.compare.retain(|chosen| chosen != key);
        } else if !self.is_full() {
            self.compare.push(key.to_owned());
        }
    }

    /// Adds what `other` has and this list has not; the number of programmes added.
    pub fn merge(&mut self, other: SavedList) -> usize {
        let before = self.saved.len();
        for saved in other.saved {
            if !self.holds(&saved.key()) && self.saved.len() < MOST_SAVED {
                self.saved.push(saved);
            }
        }
        self.saved.len() - before
    }

    /// The list as the text of a file.
    pub fn to_json(&self) -> String {
        let file = File {
            version: VERSION,
            saved: self.saved.clone(),
            compare: self.compare.clone(),
        };
        // Texts, numbers and lists can always be written.
        serde_json::to_string(&file).unwrap_or_default()
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// [`NotSaved`] when the text is no such file or of another version.
    pub fn from_json(text: &str) -> Result<SavedList, NotSaved> {
        let file: File = decode::from_json(text.as_bytes()).map_err(|_| NotSaved)?;
        let is_id = |id: &str| {
            !id.is_empty()
                && id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        if file.version != VERSION || !file.saved.iter().all(|saved| is_id(&saved.id)) {
            return Err(NotSaved);
        }
        let mut list = SavedList::default();
        list.merge(SavedList {
            saved: file.saved,
            compare: Vec::new(),
        });
        list.compare = keys(&file.compare.join(","));
        Ok(list)
    }
}

/// Keys written as `training/a,business/b`, at most three and each once. What is no key is passed
/// over.
pub fn keys(text: &str) -> Vec<String> {
    let is_key = |key: &&str| {
        key.split_once('/').is_some_and(|(finder, id)| {
            Finder::from_code(finder).is_some()
                && !id.is_empty()
                && id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
    };
    let mut found: Vec<String> = Vec::new();
    for key in text.split(',').filter(is_key) {
        if found.len() < MOST_COMPARED && !found.iter().any(|known| known == key) {
            found.push(key.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(id: &str) -> Saved {
        Saved {
            finder: Finder::Training,
            id: id.into(),
            name: Text::new("Sewing", "سلائی"),
            organisation: Text::new("TEVTA", "ٹیوٹا"),
            category: "course".into(),
            intake: Intake::Periodic,
            deadline: "2026-12-31".parse().ok(),
            phone: vec!["0800-26477".into()],
            how_to_apply: Text::default(),
            saved_on: "2026-11-24".parse().ok(),
        }
    }

    fn list(ids: &[&str]) -> SavedList {
        SavedList {
            saved: ids.iter().map(|id| saved(id)).collect(),
            compare: Vec::new(),
        }
    }

    #[test]
    fn a_file_comes_back_as_it_was_written() {
        let mut kept = list(&["a", "b"]);
        kept.toggle_compare("training/b");
        assert_eq!(SavedList::from_json(&kept.to_json()), Ok(kept));
        assert_eq!(
            SavedList::from_json(&SavedList::default().to_json()),
            Ok(SavedList::default())
        );
    }

    #[test]
    fn other_files_are_refused() {
        let evil = list(&["a"])
            .to_json()
            .replace("\"id\":\"a\"", "\"id\":\"../a\"");
        let newer = list(&["a"]).to_json().replace("saved\":1", "saved\":2");
        for text in ["", "[]", "{}", "<html>", r#"{"saved":[]}"#, &evil, &newer] {
            assert_eq!(SavedList::from_json(text), Err(NotSaved), "{text}");
        }
    }

    #[test]
    fn saving_again_takes_off_and_merging_adds_only_what_is_new() {
        let mut kept = list(&["a"]);
        kept.toggle(saved("b"));
        assert!(kept.holds("training/b") && kept.saved[0].id == "b");
        kept.toggle(saved("b"));
        assert!(!kept.holds("training/b"));
        assert_eq!(kept.merge(list(&["a", "c", "c"])), 1);
        assert_eq!(kept.saved.len(), 2);
    }

    #[test]
    fn at_most_three_are_compared() {
        let mut kept = SavedList::default();
        for id in ["a", "b", "c", "d"] {
            kept.toggle_compare(&format!("training/{id}"));
        }
        assert_eq!(kept.compare, ["training/a", "training/b", "training/c"]);
        kept.toggle_compare("training/b");
        assert_eq!(kept.compare, ["training/a", "training/c"]);
    }

    #[test]
    fn keys_are_read_from_a_shared_address_with_care() {
        for (text, expected) in [
            ("training/a,business/b", vec!["training/a", "business/b"]),
            ("training/a,training/a", vec!["training/a"]),
            ("", vec![]),
            (
                "training/,x/y,training/<b>,business/ok-1",
                vec!["business/ok-1"],
            ),
            (
                "training/a,training/b,training/c,training/d",
                vec!["training/a", "training/b", "training/c"],
            ),
        ] {
            assert_eq!(keys(text), expected, "{text}");
        }
    }
}
