//! Finding the header of a sheet, and which table and columns it names.
//!
//! A column is known by its code (`cost_usd_million`), its English or Urdu title, or either with
//! its unit. A header may take two or three rows: one language under the other, or a group above
//! its parts (“Name” over “English” and “Urdu”), with merged cells.

use super::{Sheet, SheetRow, sheet::Merged};
use crate::{
    check::descriptor::{Package, Resource},
    desk::{
        Catalogue,
        catalogue::{distance, fold},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Rows from the top among which the header is looked for.
const DEPTH: usize = 40;
/// Most rows of a header.
const TALLEST: usize = 3;

/// A header that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Index of the resource in the description.
    pub resource: usize,
    /// Index of its first row in the sheet's rows.
    pub first: usize,
    /// Number of rows.
    pub height: usize,
    /// Columns of the sheet that name a described column: sheet column to field.
    pub fields: BTreeMap<u32, usize>,
    /// Columns of the sheet that name none: sheet column and its title.
    pub unknown: Vec<(u32, String)>,
    /// Columns that name a field another column has already.
    pub doubled: Vec<(u32, usize)>,
}

/// Finds the header. Nothing when no row names at least two columns of one table and a third of
/// its own cells are column titles.
pub fn find(sheet: &Sheet, package: &Package, catalogue: &Catalogue) -> Option<Header> {
    let head = Head::of(sheet);
    let mut best: Option<(i64, Header)> = None;
    for first in 0..sheet.rows.len().min(DEPTH) {
        if sheet.rows[first].is_blank() {
            continue;
        }
        for height in 1..=TALLEST.min(sheet.rows.len() - first) {
            // Rows of one header follow each other.
            let number = sheet.rows[first].number;
            if sheet.rows[first + height - 1].number != number + height as u32 - 1 {
                break;
            }
            let names = head.joined(first, height);
            for (resource, index) in catalogue.titles().iter().enumerate() {
                let header = matched(&names, index, resource, first, height);
                let n = header.fields.len();
                if n < 2 || n * 3 < names.len() {
                    continue;
                }
                // The same titles further down are the header again, as on every printed page.
                let is_again = best.as_ref().is_some_and(|(_, known)| {
                    known.first < first
                        && known.resource == resource
                        && known.fields == header.fields
                });
                if is_again {
                    continue;
                }
                if height > 1 && !every_row_serves(&head, &names, &header, index) {
                    continue;
                }
                let named = is_named(sheet, &package.resources[resource]);
                let (required, keys) = missing(&package.resources[resource], &header);
                // A sheet with a few columns of a table is as good as a whole one, if it has the
                // key; columns the table does not know speak against it.
                let ids = known_ids(sheet, &header, &package.resources[resource], catalogue);
                let score = n as i64 * 100 + ids
                    - header.unknown.len() as i64 * 60
                    - header.doubled.len() as i64 * 60
                    - required * 5
                    - keys * 150
                    + i64::from(named) * 250
                    - first as i64 * 2
                    + height as i64;
                if best.as_ref().is_none_or(|(least, _)| score > *least) {
                    best = Some((score, header));
                }
            }
        }
    }
    best.map(|(_, header)| header)
}

/// A title as shown and as compared.
#[derive(Clone, Debug, Default)]
struct Title {
    shown: String,
    key: String,
}

/// The first rows of a sheet, each cell folded once.
struct Head(Vec<BTreeMap<u32, Title>>);

/// Longest text that can be a title, in bytes.
const LONGEST: usize = 240;

impl Head {
    fn of(sheet: &Sheet) -> Head {
        let rows = &sheet.rows[..sheet.rows.len().min(DEPTH + TALLEST)];
        let last = rows.last().map_or(0, |row| row.number);
        let merged: Vec<&Merged> = sheet
            .merged
            .iter()
            .filter(|range| range.top <= last)
            .collect();
        let of_row = |row: &SheetRow| {
            let mut titles = BTreeMap::new();
            for (column, cell) in row.cells.iter().enumerate() {
                if !cell.is_blank() {
                    titles.insert(column as u32, title(&cell.shown()));
                }
            }
            // A merged cell is a title of every column it covers.
            for range in merged.iter().filter(|range| range.top == row.number) {
                if let Some(text) = titles.get(&range.left).cloned() {
                    for column in range.left + 1..=range.right.min(range.left + 200) {
                        titles.entry(column).or_insert_with(|| text.clone());
                    }
                }
            }
            titles
        };
        Head(rows.iter().map(of_row).collect())
    }

    /// Every column's titles over the header rows, from top to bottom.
    fn joined(&self, first: usize, height: usize) -> BTreeMap<u32, Vec<&Title>> {
        let mut names: BTreeMap<u32, Vec<&Title>> = BTreeMap::new();
        for row in &self.0[first..first + height] {
            for (column, title) in row {
                names.entry(*column).or_default().push(title);
            }
        }
        names
    }
}

fn title(text: &str) -> Title {
    let key = match text.len() <= LONGEST {
        true => fold(text),
        false => String::new(),
    };
    Title {
        shown: text.to_owned(),
        key,
    }
}

/// The key of titles that stand above each other.
fn whole(parts: &[&Title]) -> String {
    let keys: Vec<&str> = parts.iter().map(|part| part.key.as_str()).collect();
    keys.join(" ")
}

/// Field of the resource whose title is nearest to `title`, for a suggestion.
pub fn nearest(resource: &Resource, title: &str) -> Option<usize> {
    let key = fold(title);
    titles(resource)
        .into_iter()
        .map(|(name, field)| {
            let d = match name.starts_with(&key) && !key.is_empty() {
                true => 1,
                false => distance(&key, &name),
            };
            (d, field)
        })
        .filter(|(d, _)| *d <= 1 + key.chars().count() / 5)
        .min()
        .map(|(_, field)| field)
}

/// Folded titles of the columns of a resource.
pub fn titles(resource: &Resource) -> BTreeMap<String, usize> {
    let mut index: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (position, field) in resource.schema.fields.iter().enumerate() {
        let mut names = vec![field.name.clone()];
        for title in [&field.title, &field.title_ur] {
            if title.is_empty() {
                continue;
            }
            names.push(title.clone());
            if let Some(unit) = &field.unit {
                names.push(format!("{title} {unit}"));
            }
        }
        let mut names: Vec<String> = names.iter().map(|name| fold(name)).collect();
        names.sort();
        names.dedup();
        for name in names {
            index
                .entry(name)
                .and_modify(|known| *known = known.filter(|at| *at == position))
                .or_insert(Some(position));
        }
    }
    // Codes are never doubtful, whatever the titles are.
    for (position, field) in resource.schema.fields.iter().enumerate() {
        index.insert(fold(&field.name), Some(position));
    }
    index
        .into_iter()
        .filter_map(|(name, field)| Some((name, field?)))
        .collect()
}

fn matched(
    names: &BTreeMap<u32, Vec<&Title>>,
    index: &BTreeMap<String, usize>,
    resource: usize,
    first: usize,
    height: usize,
) -> Header {
    let mut header = Header {
        resource,
        first,
        height,
        fields: BTreeMap::new(),
        unknown: Vec::new(),
        doubled: Vec::new(),
    };
    let mut taken = BTreeSet::new();
    for (column, parts) in names {
        let found = index
            .get(&whole(parts))
            .or_else(|| parts.iter().find_map(|part| index.get(&part.key)));
        match found {
            Some(field) if !taken.insert(*field) => header.doubled.push((*column, *field)),
            Some(field) => {
                header.fields.insert(*column, *field);
            }
            None => {
                let shown: Vec<&str> = parts.iter().map(|part| part.shown.as_str()).collect();
                header.unknown.push((*column, shown.join(" ")));
            }
        }
    }
    header
}

/// True when no row of a tall header is one of data: each must name columns alone, or serve in
/// joined titles.
fn every_row_serves(
    head: &Head,
    names: &BTreeMap<u32, Vec<&Title>>,
    header: &Header,
    index: &BTreeMap<String, usize>,
) -> bool {
    let joined = names
        .values()
        .filter(|parts| parts.len() > 1 && index.contains_key(&whole(parts)))
        .count();
    head.0[header.first..header.first + header.height]
        .iter()
        .all(|row| {
            let filled = row.len();
            let alone = row
                .values()
                .filter(|title| index.contains_key(&title.key))
                .count();
            alone * 2 > filled || (joined > 0 && (joined + alone) * 2 > filled)
        })
}

/// How many of the first ids below the header are ids of the table, of 100.
fn known_ids(sheet: &Sheet, header: &Header, resource: &Resource, catalogue: &Catalogue) -> i64 {
    let is_id = |field: usize| resource.schema.fields[field].name == "id";
    let column = header.fields.iter().find(|(_, field)| is_id(**field));
    let (Some((column, _)), Some(names)) = (column, catalogue.of(&resource.name)) else {
        return 0;
    };
    let rows = sheet
        .rows
        .iter()
        .skip(header.first + header.height)
        .take(20);
    let ids: Vec<String> = rows
        .map(|row| row.cell(*column as usize).shown())
        .filter(|id| !id.trim().is_empty())
        .collect();
    let known = ids
        .iter()
        .filter(|id| names.ids.contains(id.trim()))
        .count();
    (known * 100 / ids.len().max(1)) as i64
}

/// Numbers of required columns and of key columns that are missing.
fn missing(resource: &Resource, header: &Header) -> (i64, i64) {
    let found: BTreeSet<usize> = header.fields.values().copied().collect();
    let keys = resource.schema.primary_key.names();
    let lacks = resource
        .schema
        .fields
        .iter()
        .enumerate()
        .filter(|(at, _)| !found.contains(at));
    lacks.fold((0, 0), |(required, missing), (_, field)| {
        (
            required + i64::from(field.constraints.required),
            missing + i64::from(keys.contains(&field.name)),
        )
    })
}

/// True when the sheet or the file is called like the table.
fn is_named(sheet: &Sheet, resource: &Resource) -> bool {
    let file = sheet.place.file.rsplit(['/', '\\']).next().unwrap_or("");
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let wanted = [&resource.name, &resource.title, &resource.title_ur].map(|name| fold(name));
    let is = |name: &str| {
        let name = fold(name);
        !name.is_empty() && wanted.contains(&name)
    };
    sheet.place.sheet.as_deref().map_or_else(|| is(stem), is)
}
