//! The form of each cell: type, range, codes, dates, ids.

use super::record::Record;
use crate::{
    check::descriptor::Field,
    data::PartialDate,
    desk::{Finding, Issue, read::sheet::plain},
};

/// Adds what is wrong with the form of the record's cells.
pub fn check(record: &Record, findings: &mut Vec<Finding>) {
    for (at, field) in record.table.resource.schema.fields.iter().enumerate() {
        let is_in_sheet = record.table.read.columns[at].is_some();
        // A column the sheet lacks keeps its current value; a new record has none.
        if !is_in_sheet && (record.before.is_some() || !field.constraints.required) {
            continue;
        }
        if let Some(issue) = check_cell(field, &record.row.cells[at]) {
            findings.push(record.finding_at(at, issue));
        }
    }
}

/// The first thing wrong with a cell of a column.
pub fn check_cell(field: &Field, cell: &str) -> Option<Issue> {
    if cell.is_empty() {
        return field.constraints.required.then_some(Issue::Required);
    }
    match &field.separator {
        Some(separator) => cell.split(separator.as_str()).find_map(|item| {
            let item = item.trim();
            match item.is_empty() {
                true => Some(Issue::EmptyItem),
                false => check_item(field, item),
            }
        }),
        None => check_item(field, cell),
    }
}

fn check_item(field: &Field, item: &str) -> Option<Issue> {
    let value = match field.kind.as_str() {
        "integer" => match item.parse::<i64>() {
            Ok(value) => Some(value as f64),
            Err(_) => return Some(Issue::NotWhole),
        },
        "number" => match item.parse::<f64>() {
            // Words such as inf and nan, and exponents, are numbers to Rust only.
            Ok(value) if value.is_finite() && !item.contains(['e', 'E']) => Some(value),
            _ => return Some(Issue::NotNumber),
        },
        "boolean" if !matches!(item, "true" | "false") => return Some(Issue::NotYesNo),
        _ => None,
    };
    if let Some(value) = value {
        let limits = &field.constraints;
        if let Some(low) = limits.minimum.filter(|low| value < *low) {
            return Some(Issue::Below(plain(low)));
        }
        if let Some(high) = limits.maximum.filter(|high| value > *high) {
            return Some(Issue::Above(plain(high)));
        }
    }
    let codes = field.codes();
    if !codes.is_empty() && !codes.iter().any(|code| code == item) {
        return Some(Issue::NotCode(codes.join(", ")));
    }
    if field.is_date() && item.parse::<PartialDate>().is_err() {
        return Some(Issue::NotDate);
    }
    let is_id_sign =
        |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    if field.is_id() && !item.bytes().all(is_id_sign) {
        return Some(Issue::NotId);
    }
    None
}
