//! Text to a sheet: cells parted by commas, semicolons, tabs or bars, quoted as RFC 4180 and
//! spreadsheets do it.

use super::{Limits, Raw, Refusal, Refused, Repair, Sheet, SheetRow, Why};
use crate::desk::Place;

/// What may part cells, the most common first.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// Characters looked at to find the delimiter.
const SAMPLE: usize = 65_536;

/// Cuts `text` into a sheet.
///
/// # Errors
///
/// A quotation mark that is never closed, or more than `limits` allow; with the row.
pub fn sheet(place: &Place, text: &str, limits: &Limits) -> Result<Sheet, Refused> {
    let mut repairs = Vec::new();
    let (delimiter, text) = match declared(text) {
        Some((delimiter, rest)) => {
            repairs.push(Repair {
                place: place.at_row(1),
                before: text[..text.len() - rest.len()].trim_end().to_owned(),
                after: String::new(),
                why: Why::SeparatorLine,
            });
            (delimiter, rest)
        }
        None => (delimiter_of(text), text),
    };
    if delimiter != ',' {
        repairs.push(Repair {
            place: place.clone(),
            before: match delimiter {
                '\t' => "TAB".to_owned(),
                other => other.to_string(),
            },
            after: ",".to_owned(),
            why: Why::Delimiter,
        });
    }
    let first_row = 1 + u32::from(repairs.iter().any(|r| r.why == Why::SeparatorLine));
    let mut cutter = Cutter {
        place,
        limits,
        rows: Vec::new(),
        row: SheetRow {
            number: first_row,
            ..SheetRow::default()
        },
        cell: String::new(),
        cell_chars: 0,
        cells: 0,
        repairs,
    };
    cutter.cut(text, delimiter)?;
    Ok(Sheet {
        place: place.clone(),
        rows: cutter.rows,
        delimiter: Some(delimiter),
        repairs: cutter.repairs,
        ..Sheet::default()
    })
}

/// The delimiter that a first line `sep=;` names, and the text after that line.
fn declared(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let delimiter = rest.chars().next().filter(|c| DELIMITERS.contains(c))?;
    let rest = &rest[delimiter.len_utf8()..];
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix(['\n', '\r']))?;
    Some((delimiter, rest))
}

/// The delimiter that cuts most of the first rows into the same number of cells, two at least.
fn delimiter_of(text: &str) -> char {
    let mut best = (0.0, ',');
    for delimiter in DELIMITERS {
        let widths = widths(text, delimiter);
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for width in widths.iter().copied().filter(|width| *width > 1) {
            match counts.iter_mut().find(|(known, _)| *known == width) {
                Some((_, n)) => *n += 1,
                None => counts.push((width, 1)),
            }
        }
        let Some((width, n)) = counts.into_iter().max_by_key(|(width, n)| (*n, *width)) else {
            continue;
        };
        let score = n as f64 / widths.len() as f64 + (width as f64).min(50.0) / 100.0;
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Number of cells of each of the first rows that are not empty.
fn widths(text: &str, delimiter: char) -> Vec<usize> {
    let mut widths = Vec::new();
    let (mut width, mut filled, mut quoted, mut at_start) = (1, false, false, true);
    for c in text.chars().take(SAMPLE) {
        match c {
            '"' if at_start || quoted => {
                quoted = !quoted;
                at_start = false;
            }
            _ if quoted => {}
            '\n' | '\r' => {
                if filled {
                    widths.push(width);
                }
                (width, filled, at_start) = (1, false, true);
            }
            c if c == delimiter => {
                width += 1;
                filled = true;
                at_start = true;
            }
            _ => {
                filled = true;
                at_start = false;
            }
        }
    }
    if filled {
        widths.push(width);
    }
    widths
}

struct Cutter<'a> {
    place: &'a Place,
    limits: &'a Limits,
    rows: Vec<SheetRow>,
    row: SheetRow,
    cell: String,
    cell_chars: usize,
    cells: u64,
    repairs: Vec<Repair>,
}

impl Cutter<'_> {
    fn cut(&mut self, text: &str, delimiter: char) -> Result<(), Refused> {
        let mut chars = text.chars().peekable();
        let mut quoted = false;
        let mut was_quoted = false;
        let mut opened_at = 1;
        while let Some(c) = chars.next() {
            if quoted {
                if c != '"' {
                    self.push(c)?;
                } else if chars.peek() == Some(&'"') {
                    chars.next();
                    self.push('"')?;
                } else {
                    quoted = false;
                }
                continue;
            }
            match c {
                '"' if self.cell.is_empty() && !was_quoted => {
                    quoted = true;
                    was_quoted = true;
                    opened_at = self.row.number;
                }
                '\r' | '\n' => {
                    if c == '\r' && chars.peek() == Some(&'\n') {
                        chars.next();
                    }
                    self.end_cell()?;
                    was_quoted = false;
                    self.end_row()?;
                }
                c if c == delimiter => {
                    self.end_cell()?;
                    was_quoted = false;
                }
                c => {
                    if was_quoted && !c.is_whitespace() {
                        let place = self.here();
                        let known = self.repairs.last().is_some_and(|r| r.place == place);
                        if !known {
                            self.repairs.push(Repair {
                                place,
                                before: format!("\"{}\"{c}", self.cell),
                                after: format!("{}{c}", self.cell),
                                why: Why::StrayQuote,
                            });
                        }
                    }
                    self.push(c)?;
                }
            }
        }
        if quoted {
            return Err(Refused {
                place: self.place.at_row(opened_at),
                refusal: Refusal::OpenQuote,
            });
        }
        if !self.cell.is_empty() || !self.row.cells.is_empty() || was_quoted {
            self.end_cell()?;
            self.end_row()?;
        }
        Ok(())
    }

    fn here(&self) -> Place {
        self.place.at(self.row.number, self.row.cells.len() as u32)
    }

    fn push(&mut self, c: char) -> Result<(), Refused> {
        self.cell_chars += 1;
        if self.cell_chars > self.limits.cell_chars {
            return Err(Refused {
                place: self.here(),
                refusal: Refusal::CellTooLong {
                    limit: self.limits.cell_chars,
                },
            });
        }
        self.cell.push(c);
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Refused> {
        if self.row.cells.len() >= self.limits.columns as usize {
            return Err(Refused {
                place: self.place.at_row(self.row.number),
                refusal: Refusal::TooManyColumns {
                    limit: self.limits.columns,
                },
            });
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(Refused {
                place: self.place.at_row(self.row.number),
                refusal: Refusal::TooManyCells {
                    limit: self.limits.cells,
                },
            });
        }
        self.cell_chars = 0;
        let cell = std::mem::take(&mut self.cell);
        self.row.cells.push(if cell.is_empty() {
            Raw::Empty
        } else {
            Raw::Text(cell)
        });
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refused> {
        let number = self.row.number;
        if number > self.limits.rows {
            return Err(Refused {
                place: self.place.at_row(number),
                refusal: Refusal::TooManyRows {
                    limit: self.limits.rows,
                },
            });
        }
        let next = SheetRow {
            number: number + 1,
            ..SheetRow::default()
        };
        let mut row = std::mem::replace(&mut self.row, next);
        while row.cells.last() == Some(&Raw::Empty) {
            row.cells.pop();
        }
        row.cells.shrink_to_fit();
        if !row.cells.is_empty() {
            self.rows.push(row);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(u32, Vec<String>)> {
        let sheet = sheet(&Place::file("a.csv"), text, &Limits::default()).expect("a sheet");
        let row = |row: &SheetRow| (row.number, row.cells.iter().map(Raw::shown).collect());
        sheet.rows.iter().map(row).collect()
    }

    #[test]
    fn text_is_cut_as_spreadsheets_cut_it() {
        type Row = (u32, &'static [&'static str]);
        let cases: [(&str, &[Row]); 9] = [
            ("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]),
            ("a;b\r\n1,5;2\r\n", &[(1, &["a", "b"]), (2, &["1,5", "2"])]),
            ("a\tb\r1\t2", &[(1, &["a", "b"]), (2, &["1", "2"])]),
            (
                "a,\"b\nc\"\n\n1,2",
                &[(1, &["a", "b\nc"]), (3, &["1", "2"])],
            ),
            ("a,\"say \"\"hi\"\"\"\n", &[(1, &["a", "say \"hi\""])]),
            ("a,5\" pipe\n", &[(1, &["a", "5\" pipe"])]),
            ("sep=;\na;b\n", &[(2, &["a", "b"])]),
            (
                "a|b|c\n1|2|3\n",
                &[(1, &["a", "b", "c"]), (2, &["1", "2", "3"])],
            ),
            ("one\ntwo\n", &[(1, &["one"]), (2, &["two"])]),
        ];
        for (text, expected) in cases {
            let expected: Vec<(u32, Vec<String>)> = expected
                .iter()
                .map(|(n, cells)| (*n, cells.iter().map(|c| (*c).to_owned()).collect()))
                .collect();
            assert_eq!(cut(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_refused_with_its_row() {
        let place = Place::file("a.csv");
        let limits = Limits {
            rows: 3,
            columns: 4,
            cell_chars: 5,
            cells: 8,
            ..Limits::default()
        };
        for (text, key, row) in [
            ("a\nb\nc\nd\n", "too_many_rows", 4),
            ("a,b\n1,2,3,4,5\n", "too_many_columns", 2),
            ("a\nlonger\n", "cell_too_long", 2),
            ("a,b,c\na,b,c\na,b,c\n", "too_many_cells", 3),
            ("a\n\"open\n", "open_quote", 2),
        ] {
            let refused = sheet(&place, text, &limits).expect_err(text);
            assert_eq!((refused.refusal.key(), refused.place.row), (key, Some(row)));
        }
    }
}
