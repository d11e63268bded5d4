//! XLSX and ODS: the cells, by calamine, after [`package::scan`] let the file pass.

use super::{
    Limits, Opened, Raw, Refusal, Refused, Sheet, SheetRow,
    package::{self, Features, Kind},
};
use crate::desk::Place;
use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xlsx};
use std::{collections::BTreeMap, io::Cursor};

/// Opens a packed file.
///
/// # Errors
///
/// See [`package::scan`]; besides what the cell reader reports.
pub fn open(place: &Place, bytes: &[u8], limits: &Limits) -> Result<Opened, Refused> {
    let refuse = |refusal| Refused {
        place: place.clone(),
        refusal,
    };
    let (kind, features) = package::scan(bytes, limits).map_err(refuse)?;
    let sheets = match kind {
        Kind::Xlsx => xlsx(place, bytes, features, limits),
        Kind::Ods => ods(place, bytes, features),
    };
    Ok(Opened {
        sheets: sheets.map_err(refuse)?,
        ..Opened::default()
    })
}

fn damaged(error: impl std::fmt::Display) -> Refusal {
    Refusal::Damaged {
        detail: error.to_string(),
    }
}

fn prepared(
    place: &Place,
    name: &str,
    visible: SheetVisible,
    features: Features,
) -> (Sheet, Features) {
    let sheet = Sheet {
        place: Place {
            sheet: Some(name.into()),
            ..place.clone()
        },
        hidden: visible != SheetVisible::Visible,
        merged: features.merged.clone(),
        formulas: features.formulas.clone(),
        ..Sheet::default()
    };
    (sheet, features)
}

fn xlsx(
    place: &Place,
    bytes: &[u8],
    mut features: BTreeMap<String, Features>,
    limits: &Limits,
) -> Result<Vec<Sheet>, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let infos = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut text_bytes = 0_u64;
    let mut n_cells = 0_u64;
    for info in infos {
        // Charts and dialogues have no cells.
        if info.typ != SheetType::WorkSheet {
            continue;
        }
        let seen = features.remove(&info.name).unwrap_or_default();
        let (mut sheet, seen) = prepared(place, &info.name, info.visible, seen);
        let mut cells = book.worksheet_cells_reader(&info.name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let raw = of_ref(cell.get_value());
            if raw == Raw::Empty {
                continue;
            }
            // The scan has seen this, unless the package names its parts in an odd way.
            if row >= limits.rows {
                return Err(Refusal::TooManyRows { limit: limits.rows });
            }
            if column >= limits.columns {
                return Err(Refusal::TooManyColumns {
                    limit: limits.columns,
                });
            }
            if let Raw::Text(text) = &raw {
                // One shared text may stand in millions of cells.
                text_bytes += text.len() as u64;
                if text_bytes > limits.unpacked_bytes {
                    return Err(Refusal::Bomb);
                }
                if text.len() > limits.cell_chars && text.chars().count() > limits.cell_chars {
                    return Err(Refusal::CellTooLong {
                        limit: limits.cell_chars,
                    });
                }
            }
            n_cells += put(&mut sheet.rows, row + 1, column as usize, raw, &seen);
            if n_cells > limits.cells {
                return Err(Refusal::TooManyCells {
                    limit: limits.cells,
                });
            }
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Adds a cell; rows nearly always come in order. Returns by how many cells the sheet grew.
fn put(rows: &mut Vec<SheetRow>, number: u32, column: usize, raw: Raw, features: &Features) -> u64 {
    let at = match rows.last() {
        Some(last) if last.number == number => rows.len() - 1,
        Some(last) if last.number > number => {
            match rows.binary_search_by_key(&number, |row| row.number) {
                Ok(at) => at,
                Err(at) => {
                    rows.insert(at, new_row(number, features));
                    at
                }
            }
        }
        _ => {
            rows.push(new_row(number, features));
            rows.len() - 1
        }
    };
    let cells = &mut rows[at].cells;
    let before = cells.len();
    if cells.len() <= column {
        cells.resize(column + 1, Raw::Empty);
    }
    cells[column] = raw;
    (cells.len() - before) as u64
}

fn new_row(number: u32, features: &Features) -> SheetRow {
    SheetRow {
        number,
        hidden: features.hidden_rows.contains(&number),
        cells: Vec::new(),
    }
}

fn of_ref(value: &DataRef) -> Raw {
    match value {
        DataRef::Empty => Raw::Empty,
        DataRef::Int(value) => Raw::Number(*value as f64),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => of_text(text),
        DataRef::SharedString(text) => of_text(text),
        DataRef::Bool(value) => Raw::Flag(*value),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(text) => day_of_iso(text),
        DataRef::DurationIso(text) => Raw::Text(text.clone()),
        DataRef::Error(error) => Raw::Text(error.to_string()),
    }
}

fn of_text(text: &str) -> Raw {
    if text.is_empty() {
        Raw::Empty
    } else {
        Raw::Text(text.to_owned())
    }
}

fn number(value: f64) -> Raw {
    if value.is_finite() {
        Raw::Number(value)
    } else {
        Raw::Text(value.to_string())
    }
}

fn day(moment: &ExcelDateTime) -> Raw {
    let serial = moment.as_f64();
    // Durations, times of the day, and days before 1900-03-01, which spreadsheets count wrongly.
    if moment.is_duration() || !(61.0..=2_958_465.0).contains(&serial) {
        return Raw::Number(serial);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Raw::Day {
        year,
        month,
        day,
        serial,
    }
}

/// `2026-03-04` or `2026-03-04T00:00:00`, as OpenDocument stores days.
fn day_of_iso(text: &str) -> Raw {
    let day = text.get(..10).unwrap_or(text);
    let parts: Vec<u16> = day
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect();
    match parts.as_slice() {
        [year, month, day_] if (1..=12).contains(month) && (1..=31).contains(day_) => {
            let serial = serial_of(i64::from(*year), i64::from(*month), i64::from(*day_));
            Raw::Day {
                year: *year,
                month: *month as u8,
                day: *day_ as u8,
                serial: serial as f64,
            }
        }
        _ => Raw::Text(text.to_owned()),
    }
}

/// Days since 30 December 1899.
fn serial_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 693_899
}

fn ods(
    place: &Place,
    bytes: &[u8],
    mut features: BTreeMap<String, Features>,
) -> Result<Vec<Sheet>, Refusal> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(damaged)?;
    let infos = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for info in infos {
        let seen = features.remove(&info.name).unwrap_or_default();
        let (mut sheet, seen) = prepared(place, &info.name, info.visible, seen);
        let range = book.worksheet_range(&info.name).map_err(damaged)?;
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        for (at, row) in range.rows().enumerate() {
            let number = first_row + at as u32 + 1;
            for (column, cell) in row.iter().enumerate() {
                let raw = of_data(cell);
                if raw != Raw::Empty {
                    let column = first_column as usize + column;
                    put(&mut sheet.rows, number, column, raw, &seen);
                }
            }
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn of_data(value: &Data) -> Raw {
    match value {
        Data::Empty => Raw::Empty,
        Data::Int(value) => Raw::Number(*value as f64),
        Data::Float(value) => number(*value),
        Data::String(text) => of_text(text),
        Data::Bool(value) => Raw::Flag(*value),
        Data::DateTime(moment) => day(moment),
        Data::DateTimeIso(text) => day_of_iso(text),
        Data::DurationIso(text) => Raw::Text(text.clone()),
        Data::Error(error) => Raw::Text(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::read::dates::of_serial;

    #[test]
    fn days_count_both_ways() {
        for (year, month, day) in [(1900, 3, 1), (2000, 2, 29), (2026, 12, 31), (2026, 1, 1)] {
            let shown = format!("{year:04}-{month:02}-{day:02}");
            assert_eq!(of_serial(serial_of(year, month, day)), shown);
        }
    }
}
