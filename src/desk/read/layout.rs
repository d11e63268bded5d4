//! What a row of a sheet is: a record, or something around the records.

use super::{Raw, Sheet, SheetRow, header::Header};
use crate::{check::descriptor::Resource, desk::catalogue::fold};
use std::collections::BTreeMap;

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
    let names = names(header, resource);
    let mut kinds: Vec<RowKind> = rows.iter().map(|row| kind(row, &names)).collect();
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

/// Folded code and titles of each recognised column.
type Names = BTreeMap<u32, [String; 3]>;

fn names(header: &Header, resource: &Resource) -> Names {
    let of = |(column, field): (&u32, &usize)| {
        let field = &resource.schema.fields[*field];
        let names = [&field.name, &field.title, &field.title_ur];
        (*column, names.map(|name| fold(name)))
    };
    header.fields.iter().map(of).collect()
}

fn kind(row: &SheetRow, names: &Names) -> RowKind {
    if row.is_blank() {
        return RowKind::Empty;
    }
    if is_header_again(row, names) {
        return RowKind::HeaderAgain;
    }
    if is_total(row) {
        return RowKind::Total;
    }
    let filled = row.cells.iter().filter(|cell| !cell.is_blank()).count();
    if filled == 1 && names.len() >= 3 {
        RowKind::Lone
    } else {
        RowKind::Record
    }
}

fn is_header_again(row: &SheetRow, names: &Names) -> bool {
    let mut same = 0;
    let mut filled = 0;
    for (column, names) in names {
        let Raw::Text(text) = row.cell(*column as usize) else {
            continue;
        };
        filled += 1;
        // Titles are short; folding every cell of a large sheet would take seconds.
        if text.len() <= 240 {
            let key = fold(text);
            same += usize::from(!key.is_empty() && names.contains(&key));
        }
        if filled == 2 && same == 0 {
            return false;
        }
    }
    same >= 2 && same * 2 > filled
}

/// True when one of the first two filled cells says that the row is a sum, and little else is text.
fn is_total(row: &SheetRow) -> bool {
    let filled = || row.cells.iter().filter(|cell| !cell.is_blank());
    let says_so = filled().take(2).any(|cell| match cell {
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
    let is_word = |cell: &&Raw| matches!(cell, Raw::Text(text) if !text.contains(|c: char| c.is_ascii_digit()));
    says_so && filled().filter(is_word).count() <= 2
}
