//! Keys that must be unique and cells that point to other tables.

use super::{
    descriptor::{Field, Resource},
    problem::{Problem, quoted},
    table::{Row, Table},
};
use std::collections::{BTreeMap, BTreeSet};

/// Rows whose key another row has already.
pub fn check_keys(resource: &Resource, table: &Table) -> Vec<Problem> {
    let names = resource.schema.primary_key.names();
    let columns: Vec<usize> = names.iter().filter_map(|name| table.column(name)).collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let mut problems = Vec::new();
    for row in &table.rows {
        let key = key_of(row, &columns);
        if let Some(first) = seen.get(&key) {
            problems.push(Problem::cell(
                &table.file,
                row.line,
                &names.join(", "),
                quoted(&key),
                format!("a key that no other row has; line {first} has it"),
                "give the record an id of its own or take one of the two out",
            ));
        } else {
            seen.insert(key, row.line);
        }
    }
    problems
}

/// Cells that point to records that do not exist.
pub fn check_references(
    resource: &Resource,
    table: &Table,
    tables: &BTreeMap<String, Table>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, field) in resource.schema.fields.iter().enumerate() {
        let Some(reference) = &field.references else {
            continue;
        };
        let Some(target) = tables.get(&reference.resource) else {
            continue;
        };
        let columns: Vec<usize> = reference
            .field
            .split('/')
            .filter_map(|name| target.column(name))
            .collect();
        let known: BTreeSet<String> = target
            .rows
            .iter()
            .map(|row| key_of(row, &columns))
            .collect();
        for row in &table.rows {
            for item in items(field, &row.cells[index]).filter(|item| !known.contains(*item)) {
                problems.push(Problem::cell(
                    &table.file,
                    row.line,
                    &field.name,
                    quoted(item),
                    format!("the {} of a record in {}", reference.field, target.file),
                    suggestion(item, &known),
                ));
            }
        }
    }
    problems
}

fn key_of(row: &Row, columns: &[usize]) -> String {
    let parts: Vec<&str> = columns
        .iter()
        .map(|column| row.cells[*column].as_str())
        .collect();
    parts.join("/")
}

fn items<'a>(field: &'a Field, cell: &'a str) -> impl Iterator<Item = &'a str> {
    let separator = field.separator.as_deref().unwrap_or("\u{0}");
    cell.split(separator)
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

/// Names the nearest known id when one is near.
fn suggestion(item: &str, known: &BTreeSet<String>) -> String {
    let nearest = known
        .iter()
        .map(|candidate| (edit_distance(item, candidate), candidate))
        .min()
        .filter(|(distance, _)| *distance <= 1 + item.chars().count() / 4);
    match nearest {
        Some((_, candidate)) => format!("did you mean {candidate}?"),
        None => "write an id that exists, or add the record there".to_owned(),
    }
}

/// Levenshtein distance in characters.
pub fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let cost = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_id_is_suggested_only_when_it_is_near() {
        let known: BTreeSet<String> = ["punjab", "sindh", "balochistan"].map(str::to_owned).into();
        let cases = [
            ("baluchistan", "did you mean balochistan?"),
            ("Punjab", "did you mean punjab?"),
            (
                "atlantis",
                "write an id that exists, or add the record there",
            ),
        ];
        for (item, expected) in cases {
            assert_eq!(suggestion(item, &known), expected);
        }
    }
}
