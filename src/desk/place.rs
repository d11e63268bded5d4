//! Where something stands, as spreadsheets name it.

use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::{fmt, sync::Arc};

/// A file, and as far as known the sheet, row and column in it. Sorts in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// File name as the official knows it.
    pub file: Arc<str>,
    /// Sheet; a CSV file has none.
    pub sheet: Option<Arc<str>>,
    /// Row, from 1, as the spreadsheet counts it: a quoted line break does not begin a row.
    pub row: Option<u32>,
    /// Column, from 0 for A.
    pub column: Option<u32>,
}

impl Place {
    /// A whole file.
    pub fn file(name: &str) -> Place {
        Place {
            file: name.into(),
            ..Place::default()
        }
    }

    /// The same sheet, one row of it.
    pub fn at_row(&self, row: u32) -> Place {
        Place {
            row: Some(row),
            column: None,
            ..self.clone()
        }
    }

    /// The same sheet, one cell of it.
    pub fn at(&self, row: u32, column: u32) -> Place {
        Place {
            row: Some(row),
            column: Some(column),
            ..self.clone()
        }
    }

    /// The same sheet, one column of it.
    pub fn at_column(&self, column: u32) -> Place {
        Place {
            row: None,
            column: Some(column),
            ..self.clone()
        }
    }

    /// The cell as `C12`, the column as `C`, the row as `12`; empty for a whole sheet.
    pub fn cell(&self) -> String {
        let mut text = self.column.map(letters).unwrap_or_default();
        if let Some(row) = self.row {
            text.push_str(&row.to_string());
        }
        text
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        let cell = self.cell();
        match (&self.sheet, cell.is_empty()) {
            (Some(sheet), true) => write!(f, ", {sheet}"),
            (Some(sheet), false) => write!(f, ", {sheet}!{cell}"),
            (None, true) => Ok(()),
            (None, false) => write!(f, ", {cell}"),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut place = serializer.serialize_struct("Place", 5)?;
        place.serialize_field("file", &*self.file)?;
        place.serialize_field("sheet", &self.sheet.as_deref())?;
        place.serialize_field("cell", &self.cell())?;
        place.serialize_field("row", &self.row)?;
        place.serialize_field("column", &self.column.map(|column| column + 1))?;
        place.end()
    }
}

/// Letters of a column counted from 0: A, B, … Z, AA.
pub fn letters(column: u32) -> String {
    let mut rest = u64::from(column) + 1;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    reversed.into_iter().rev().collect()
}

/// Row (from 1) and column (from 0) of an address such as `C12` or `$C$12`.
pub fn address(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = text.split_at(split);
    let mut number: u32 = 0;
    for letter in column.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        number = number.checked_mul(26)?.checked_add(digit)?;
    }
    Some((
        row.parse().ok().filter(|row| *row > 0)?,
        number.checked_sub(1)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (column, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            assert_eq!(letters(column), name);
            assert_eq!(address(&format!("{name}7")), Some((7, column)));
        }
        for bad in ["", "7", "C", "C0", "C-1", "1C", "ZZZZZZZZZZ1"] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn places_read_as_an_official_would_say_them() {
        let sheet = Place {
            sheet: Some("Projects".into()),
            ..Place::file("june.xlsx")
        };
        assert_eq!(sheet.at(12, 2).to_string(), "june.xlsx, Projects!C12");
        assert_eq!(sheet.to_string(), "june.xlsx, Projects");
        assert_eq!(Place::file("a.csv").at_row(3).to_string(), "a.csv, 3");
    }
}
