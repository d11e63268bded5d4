//! Typed reading of checked rows. What does not fit is recorded as a problem, never guessed.

use super::{
    problem::{Problem, quoted},
    table::{Row, Table},
};
use crate::data::{PartialDate, Text};
use serde::de::{DeserializeOwned, IntoDeserializer, value::StrDeserializer};
use std::{cell::RefCell, str::FromStr};

/// A row with its table, and where problems go.
pub struct RowReader<'a> {
    table: &'a Table,
    row: &'a Row,
    problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> RowReader<'a> {
    /// Reads `row` of `table`; problems are added to `problems`.
    pub fn new(table: &'a Table, row: &'a Row, problems: &'a RefCell<Vec<Problem>>) -> Self {
        RowReader {
            table,
            row,
            problems,
        }
    }

    /// The cell of a column, empty when it holds nothing.
    pub fn cell(&self, column: &str) -> &'a str {
        match self.table.column(column) {
            Some(index) => &self.row.cells[index],
            None => {
                self.wrong(
                    column,
                    "no such column in datapackage.json",
                    "the column",
                    "describe the column",
                );
                ""
            }
        }
    }

    /// The cell as an owned text.
    pub fn string(&self, column: &str) -> String {
        self.cell(column).to_owned()
    }

    /// The cell, or nothing when it is empty.
    pub fn optional(&self, column: &str) -> Option<String> {
        Some(self.string(column)).filter(|text| !text.is_empty())
    }

    /// The columns `<stem>_en` and `<stem>_ur`.
    pub fn text(&self, stem: &str) -> Text {
        let text = Text::new(
            self.cell(&format!("{stem}_en")),
            self.cell(&format!("{stem}_ur")),
        );
        if text.en.is_empty() != text.ur.is_empty() {
            let (column, other) = if text.ur.is_empty() {
                ("ur", "en")
            } else {
                ("en", "ur")
            };
            self.wrong(
                &format!("{stem}_{column}"),
                "an empty cell",
                "the text in both languages",
                &format!("translate {stem}_{other}"),
            );
        }
        text
    }

    /// As [`text`](Self::text), nothing when both are empty.
    pub fn optional_text(&self, stem: &str) -> Option<Text> {
        Some(self.text(stem)).filter(|text| !text.is_empty())
    }

    /// A list in a cell.
    pub fn list(&self, column: &str) -> Vec<String> {
        self.cell(column)
            .split(';')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// A value of any type that reads itself from text, nothing when the cell is empty.
    pub fn parsed<T: FromStr>(&self, column: &str) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        let value = cell.parse().ok();
        if value.is_none() {
            self.wrong(
                column,
                &quoted(cell),
                std::any::type_name::<T>(),
                "check the value and its range",
            );
        }
        value
    }

    /// A date, nothing when the cell is empty.
    pub fn date(&self, column: &str) -> Option<PartialDate> {
        self.parsed(column)
    }

    /// A value that must be there; the default stands in after a recorded problem.
    pub fn required<T: FromStr + Default>(&self, column: &str) -> T {
        let value = self.parsed(column);
        if value.is_none() && self.cell(column).is_empty() {
            self.wrong(column, "an empty cell", "a value", "fill it in");
        }
        value.unwrap_or_default()
    }

    /// A code of an enumeration.
    pub fn code<T: DeserializeOwned>(&self, column: &str) -> Option<T> {
        let cell = self.cell(column);
        let deserializer: StrDeserializer<serde::de::value::Error> = cell.into_deserializer();
        match T::deserialize(deserializer) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(
                    column,
                    &quoted(cell),
                    &error.to_string(),
                    "write one of these codes",
                );
                None
            }
        }
    }

    fn wrong(&self, column: &str, found: &str, expected: &str, advice: &str) {
        self.problems.borrow_mut().push(Problem::cell(
            &self.table.file,
            self.row.line,
            column,
            found,
            expected,
            advice,
        ));
    }
}
