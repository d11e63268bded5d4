//! A sheet of raw cells, as it stands in the file.

use super::encoding::Encoding;
use crate::desk::Place;
use std::collections::BTreeSet;

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// File and sheet.
    pub place: Place,
    /// Hidden by the one who made it.
    pub hidden: bool,
    /// Rows that hold something, in order.
    pub rows: Vec<SheetRow>,
    /// Merged ranges.
    pub merged: Vec<Merged>,
    /// Cells with a formula: row from 1, column from 0.
    pub formulas: BTreeSet<(u32, u32)>,
    /// What parted the cells of a text file.
    pub delimiter: Option<char>,
    /// How a text file was encoded.
    pub encoding: Option<Encoding>,
    /// Repairs made while cutting the text into cells.
    pub repairs: Vec<super::Repair>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct SheetRow {
    /// Row number, from 1.
    pub number: u32,
    /// Hidden, for instance by a filter.
    pub hidden: bool,
    /// Cells from column A on.
    pub cells: Vec<Raw>,
}

/// A cell as stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Raw {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, with the number spreadsheets store for it.
    Day {
        /// Gregorian year.
        year: u16,
        /// Month 1..=12.
        month: u8,
        /// Day 1..=31.
        day: u8,
        /// Days since 30 December 1899.
        serial: f64,
    },
    /// TRUE or FALSE.
    Flag(bool),
}

/// A merged range: rows from 1, columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// First row.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// First column.
    pub left: u32,
    /// Last column.
    pub right: u32,
}

impl Raw {
    /// What a person sees in the cell, dates as 2026-03-04.
    pub fn shown(&self) -> String {
        match self {
            Raw::Empty => String::new(),
            Raw::Text(text) => text.clone(),
            Raw::Number(value) => plain(*value),
            Raw::Day {
                year, month, day, ..
            } => format!("{year:04}-{month:02}-{day:02}"),
            Raw::Flag(value) => value.to_string(),
        }
    }

    /// True when nothing can be seen in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Raw::Empty => true,
            Raw::Text(text) => text
                .chars()
                .all(|c| c.is_whitespace() || super::text::is_invisible(c) || c == '\0'),
            _ => false,
        }
    }
}

impl SheetRow {
    /// True when nothing can be seen in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Raw::is_blank)
    }

    /// The cell of a column from 0.
    pub fn cell(&self, column: usize) -> &Raw {
        self.cells.get(column).unwrap_or(&Raw::Empty)
    }

    /// All that can be seen, for messages.
    pub fn shown(&self) -> String {
        let cells: Vec<String> = self
            .cells
            .iter()
            .filter(|cell| !cell.is_blank())
            .map(Raw::shown)
            .collect();
        cells.join(" | ")
    }
}

/// The shortest text that reads back as `value`, without an exponent.
pub fn plain(value: f64) -> String {
    if value == 0.0 {
        "0".to_owned()
    } else {
        value.to_string()
    }
}
