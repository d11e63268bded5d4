//! What a row of a sheet is: a record, or something around the records.

use super::{Raw, Sheet, SheetRow, header::Header};
use crate::{check::descriptor::Resource, desk::catalogue::fold};

/// A kind of row below the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Nothing in it.
    Empty,
    /// A record.
    Record,
    /// The header once more, as on printed pages.
    HeaderAgain,
    /// Sums.
    Total,
    /// A note below the last record.
    Footnote,
    /// One cell among records: a heading or a poor record, to be asked.
    Lone,
}

/// Kinds of the rows below the header, in order.
pub fn kinds(sheet: &Sheet, header: &Header, resource: &Resource) -> Vec<RowKind> {
    let rows = &sheet.rows[(header.first + header.height).min(sheet.rows.len())..];
    let mut kinds: Vec<RowKind> = rows.iter().map(|row| kind(row, header, resource)).collect();
    // A lone cell after the last record is a note.
    for kind in kinds.iter_mut().rev() {
        match kind {
            RowKind::Lone => *kind = RowKind::Footnote,
            RowKind::Record => break,
            _ => {}
        }
    }
    kinds
}

fn kind(row: &SheetRow, header: &Header, resource: &Resource) -> RowKind {
    if row.is_blank() {
        return RowKind::Empty;
    }
    if is_header_again(row, header, resource) {
        return RowKind::HeaderAgain;
    }
    if is_total(row) {
        return RowKind::Total;
    }
    let filled = row.cells.iter().filter(|cell| !cell.is_blank()).count();
    if filled == 1 && header.fields.len() >= 3 {
        RowKind::Lone
    } else {
        RowKind::Record
    }
}

fn is_header_again(row: &SheetRow, header: &Header, resource: &Resource) -> bool {
    let mut same = 0;
    let mut filled = 0;
    for (column, field) in &header.fields {
        let cell = row.cell(*column as usize);
        if cell.is_blank() {
            continue;
        }
        filled += 1;
        let field = &resource.schema.fields[*field];
        let key = fold(&cell.shown());
        let names = [&field.name, &field.title, &field.title_ur];
        same += usize::from(names.iter().any(|name| fold(name) == key));
    }
    same >= 2 && same * 2 > filled
}

/// True when one of the first two filled cells says that the row is a sum, and little else is text.
fn is_total(row: &SheetRow) -> bool {
    let filled: Vec<&Raw> = row.cells.iter().filter(|cell| !cell.is_blank()).collect();
    let texts = filled
        .iter()
        .filter(|cell| matches!(cell, Raw::Text(text) if !text.chars().any(|c| c.is_ascii_digit())))
        .count();
    let says_so = filled.iter().take(2).any(|cell| match cell {
        Raw::Text(text) if text.chars().count() <= 60 => {
            let key = fold(text);
            let mut words = key.split(' ');
            let first = words.next().unwrap_or("");
            let second = words.next().unwrap_or("");
            matches!(
                first,
                "total" | "totals" | "subtotal" | "میزان" | "ٹوٹل" | "مجموعہ" | "جملہ"
            ) || (matches!(first, "grand" | "sub" | "overall" | "national") && second == "total")
                || (first == "کل"
                    && (second.is_empty() || matches!(second, "میزان" | "تعداد" | "رقم")))
        }
        _ => false,
    });
    says_so && texts <= 2
}
