//! Why a file cannot be read.

use crate::{desk::Place, i18n::Words};

/// A file that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// File, and the place in it as far as known.
    pub place: Place,
    /// Why.
    pub refusal: Refusal,
}

/// A reason to refuse a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Larger than is read.
    TooLarge {
        /// The limit.
        mebibytes: usize,
    },
    /// Unpacks to more than is read: a damaged or malicious file.
    Bomb,
    /// Too many rows.
    TooManyRows {
        /// The limit.
        limit: u32,
    },
    /// Too many columns.
    TooManyColumns {
        /// The limit.
        limit: u32,
    },
    /// Too many cells.
    TooManyCells {
        /// The limit.
        limit: u64,
    },
    /// A cell with too much text.
    CellTooLong {
        /// The limit, characters.
        limit: usize,
    },
    /// Elements nested too deep.
    TooDeep,
    /// Not a table at all.
    NoSheet {
        /// What it is.
        kind: &'static str,
    },
    /// An old `.xls` file or one with a password.
    OldOrLocked,
    /// A packed file of another kind.
    OtherPackage,
    /// Broken inside.
    Damaged {
        /// What the reader reports.
        detail: String,
    },
    /// Nothing in it.
    Empty,
    /// An opened quotation mark is never closed.
    OpenQuote,
    /// Bytes that fit no encoding.
    Encoding,
}

impl Refusal {
    /// Key of the sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Refusal::TooLarge { .. } => "too_large",
            Refusal::Bomb => "bomb",
            Refusal::TooManyRows { .. } => "too_many_rows",
            Refusal::TooManyColumns { .. } => "too_many_columns",
            Refusal::TooManyCells { .. } => "too_many_cells",
            Refusal::CellTooLong { .. } => "cell_too_long",
            Refusal::TooDeep => "too_deep",
            Refusal::NoSheet { .. } => "no_sheet",
            Refusal::OldOrLocked => "old_or_locked",
            Refusal::OtherPackage => "other_package",
            Refusal::Damaged { .. } => "damaged",
            Refusal::Empty => "empty",
            Refusal::OpenQuote => "open_quote",
            Refusal::Encoding => "encoding",
        }
    }

    /// Why, and what to do.
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Refusal::TooLarge { mebibytes } => words.desk_refusal_too_large(&mebibytes.to_string()),
            Refusal::Bomb => words.desk_refusal_bomb().to_owned(),
            Refusal::TooManyRows { limit } => words.desk_refusal_too_many_rows(&limit.to_string()),
            Refusal::TooManyColumns { limit } => {
                words.desk_refusal_too_many_columns(&limit.to_string())
            }
            Refusal::TooManyCells { limit } => {
                words.desk_refusal_too_many_cells(&limit.to_string())
            }
            Refusal::CellTooLong { limit } => words.desk_refusal_cell_too_long(&limit.to_string()),
            Refusal::TooDeep => words.desk_refusal_too_deep().to_owned(),
            Refusal::NoSheet { kind } => words.desk_refusal_no_sheet(kind),
            Refusal::OldOrLocked => words.desk_refusal_old_or_locked().to_owned(),
            Refusal::OtherPackage => words.desk_refusal_other_package().to_owned(),
            Refusal::Damaged { detail } => words.desk_refusal_damaged(detail),
            Refusal::Empty => words.desk_refusal_empty().to_owned(),
            Refusal::OpenQuote => words.desk_refusal_open_quote().to_owned(),
            Refusal::Encoding => words.desk_refusal_encoding().to_owned(),
        }
    }

    /// One of each, for tests of the words.
    pub fn samples() -> Vec<Refusal> {
        vec![
            Refusal::TooLarge { mebibytes: 64 },
            Refusal::Bomb,
            Refusal::TooManyRows { limit: 9 },
            Refusal::TooManyColumns { limit: 9 },
            Refusal::TooManyCells { limit: 9 },
            Refusal::CellTooLong { limit: 9 },
            Refusal::TooDeep,
            Refusal::NoSheet { kind: "PDF" },
            Refusal::OldOrLocked,
            Refusal::OtherPackage,
            Refusal::Damaged {
                detail: "end of file".into(),
            },
            Refusal::Empty,
            Refusal::OpenQuote,
            Refusal::Encoding,
        ]
    }
}
