//! What only a person can decide, and what was decided.

use super::{Repair, Why, repair};
use crate::{desk::Place, i18n::Words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A question about a file, a column or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about: one answer counts for the whole place.
    pub place: Place,
    /// What is asked.
    pub ask: Ask,
    /// Cells that the answer changes, with their text, at most [`Question::EXAMPLES`].
    pub examples: Vec<(Place, String)>,
    /// Number of such cells.
    pub n_cells: usize,
}

/// A kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// In which encoding was this file written?
    Encoding,
    /// Is 03/04/2026 the third of April or the fourth of March?
    DateOrder,
    /// Is 1,320 a thousand or one and a bit?
    Decimal,
    /// Is 0.45 a share of one, or under one percent?
    Percent,
    /// Is this row with one cell a heading or a record?
    Heading,
}

impl Ask {
    /// Every question.
    pub const ALL: [Ask; 5] = [
        Ask::Encoding,
        Ask::DateOrder,
        Ask::Decimal,
        Ask::Percent,
        Ask::Heading,
    ];

    /// Code of the question.
    pub const fn key(self) -> &'static str {
        match self {
            Ask::Encoding => "encoding",
            Ask::DateOrder => "date_order",
            Ask::Decimal => "decimal",
            Ask::Percent => "percent",
            Ask::Heading => "heading",
        }
    }

    /// The question as a sentence.
    pub fn sentence(self, words: Words) -> &'static str {
        match self {
            Ask::Encoding => words.desk_ask_encoding(),
            Ask::DateOrder => words.desk_ask_date_order(),
            Ask::Decimal => words.desk_ask_decimal(),
            Ask::Percent => words.desk_ask_percent(),
            Ask::Heading => words.desk_ask_heading(),
        }
    }

    /// Codes of the answers, each with its words.
    pub fn options(self, words: Words) -> Vec<(&'static str, &'static str)> {
        match self {
            Ask::Encoding => vec![
                ("windows-1256", words.desk_option_windows_1256()),
                ("windows-1252", words.desk_option_windows_1252()),
            ],
            Ask::DateOrder => vec![
                ("day-month", words.desk_option_day_month()),
                ("month-day", words.desk_option_month_day()),
            ],
            Ask::Decimal => vec![
                ("thousands", words.desk_option_thousands()),
                ("decimals", words.desk_option_decimals()),
            ],
            Ask::Percent => vec![
                ("share", words.desk_option_share()),
                ("percent", words.desk_option_percent()),
            ],
            Ask::Heading => vec![
                ("heading", words.desk_option_heading()),
                ("record", words.desk_option_record()),
            ],
        }
    }
}

impl Question {
    /// Most examples kept with a question.
    pub const EXAMPLES: usize = 5;

    /// A question without examples yet.
    pub fn new(place: Place, ask: Ask) -> Question {
        Question {
            place,
            ask,
            examples: Vec::new(),
            n_cells: 0,
        }
    }

    /// Adds a cell that the answer changes.
    pub fn concerns(&mut self, place: Place, text: &str) {
        self.n_cells += 1;
        if self.examples.len() < Self::EXAMPLES {
            self.examples.push((place, text.to_owned()));
        }
    }

    /// The id by which [`Decisions`] answer it.
    pub fn id(&self) -> String {
        format!("{} {}", self.place, self.ask.key())
    }
}

/// What a person decided: part of the input of a reading, so that it can be kept beside a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Decisions {
    /// Answers: id of the question to the code of the answer.
    pub answers: BTreeMap<String, String>,
    /// Ids of repairs that are undone: there the text stays as it was.
    pub undone: BTreeSet<String>,
}

impl Decisions {
    /// The answer to a question.
    pub fn answer(&self, id: &str) -> Option<&str> {
        self.answers.get(id).map(String::as_str)
    }

    /// True when a repair at `place` for this reason is undone.
    pub fn is_undone(&self, place: &Place, why: Why) -> bool {
        !self.undone.is_empty() && self.undone.contains(&repair::id(place, why))
    }

    /// Undoes a repair.
    pub fn undo(&mut self, repair: &Repair) {
        self.undone.insert(repair.id());
    }
}
