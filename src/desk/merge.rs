//! Sheets into tables: records are changed or added by their key, none is taken out unless a
//! sheet is declared to be the whole table.

use super::{Reading, Tables};
use crate::check::{
    descriptor::{Field, Package},
    table::{Row, Table},
};
use std::collections::BTreeMap;

/// The current tables with the sheets taken over. Columns a sheet lacks keep their value; records
/// it lacks stay.
pub fn merge(current: &Tables, reading: &Reading, package: &Package) -> Tables {
    merge_whole(current, reading, package, &[])
}

/// True when two cells of a column say the same: numbers by their value, else letter by letter.
pub fn same(field: &Field, a: &str, b: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite());
    let is_number = matches!(field.kind.as_str(), "number" | "integer");
    a == b || (is_number && number(a).is_some() && number(a) == number(b))
}

/// As [`merge`], but of the tables named in `whole` only the records of the sheets remain.
pub fn merge_whole(
    current: &Tables,
    reading: &Reading,
    package: &Package,
    whole: &[String],
) -> Tables {
    let mut tables = current.clone();
    for name in whole {
        if let Some(table) = tables.get_mut(name)
            && reading.tables.iter().any(|read| read.resource == *name)
        {
            table.rows.clear();
        }
    }
    for read in &reading.tables {
        let Some(resource) = package.resources.iter().find(|r| r.name == read.resource) else {
            continue;
        };
        let fields = &resource.schema.fields;
        let table = tables
            .entry(read.resource.clone())
            .or_insert_with(|| Table {
                file: resource.path.clone(),
                columns: fields.iter().map(|field| field.name.clone()).collect(),
                rows: Vec::new(),
            });
        let mut at_key: BTreeMap<String, usize> = table
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| (resource.key_of(&row.cells), at))
            .collect();
        let before = current.get(&read.resource);
        let known: BTreeMap<String, &Row> = before
            .map(|table| {
                table
                    .rows
                    .iter()
                    .map(|row| (resource.key_of(&row.cells), row))
                    .collect()
            })
            .unwrap_or_default();
        for row in &read.rows {
            let key = resource.key_of(&row.cells);
            let at = *at_key.entry(key.clone()).or_insert_with(|| {
                let cells = known.get(&key).map_or_else(
                    || vec![String::new(); fields.len()],
                    |row| row.cells.clone(),
                );
                table.rows.push(Row {
                    line: table.rows.len() as u64 + 2,
                    cells,
                });
                table.rows.len() - 1
            });
            for (column, cell) in row.cells.iter().enumerate() {
                let now = &mut table.rows[at].cells[column];
                // Nobody changed 68.0 by saving it as 68.
                if read.columns[column].is_some() && !same(&fields[column], now, cell) {
                    now.clone_from(cell);
                }
            }
        }
    }
    tables
}
