//! What differs between two states of the tables: new, changed with the old and new value, removed.

use super::{Tables, merge::same};
use crate::check::{
    descriptor::{Package, Resource},
    table::{Row, Table},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Differences of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableDifference {
    /// Name of the table.
    pub resource: String,
    /// New records, in the order of the new table.
    pub added: Vec<Record>,
    /// Changed cells, record by record.
    pub changed: Vec<Changed>,
    /// Records that are gone, in the order of the old table.
    pub removed: Vec<Record>,
}

/// A record by key and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Its key, the parts joined with `/`.
    pub key: String,
    /// Its English name or title; empty where the table has none.
    pub name: String,
}

/// A changed record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Which.
    #[serde(flatten)]
    pub record: Record,
    /// Its changed cells.
    pub cells: Vec<ChangedCell>,
}

/// A changed cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedCell {
    /// Code of the column.
    pub column: String,
    /// What was there.
    pub old: String,
    /// What is there.
    pub new: String,
}

impl TableDifference {
    /// True when nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

/// Differences of all described tables, in their order; tables without any are left out.
pub fn between(old: &Tables, new: &Tables, package: &Package) -> Vec<TableDifference> {
    let of = |resource: &Resource| {
        let difference = of_table(resource, old.get(&resource.name), new.get(&resource.name));
        (!difference.is_empty()).then_some(difference)
    };
    package.resources.iter().filter_map(of).collect()
}

fn of_table(resource: &Resource, old: Option<&Table>, new: Option<&Table>) -> TableDifference {
    let rows = |table: Option<&Table>| table.map_or(Vec::new(), |table| table.rows.clone());
    let (old, new) = (rows(old), rows(new));
    let by_key = |rows: &[Row]| -> BTreeMap<String, usize> {
        let keys = rows.iter().enumerate();
        keys.map(|(at, row)| (resource.key_of(&row.cells), at))
            .collect()
    };
    let (old_keys, new_keys) = (by_key(&old), by_key(&new));
    let mut difference = TableDifference {
        resource: resource.name.clone(),
        ..TableDifference::default()
    };
    for row in &new {
        let key = resource.key_of(&row.cells);
        let Some(before) = old_keys.get(&key) else {
            difference.added.push(record(resource, row));
            continue;
        };
        let cells: Vec<ChangedCell> = resource
            .schema
            .fields
            .iter()
            .zip(old[*before].cells.iter().zip(&row.cells))
            .filter(|(field, (old, new))| !same(field, old, new))
            .map(|(field, (old, new))| ChangedCell {
                column: field.name.clone(),
                old: old.clone(),
                new: new.clone(),
            })
            .collect();
        if !cells.is_empty() {
            difference.changed.push(Changed {
                record: record(resource, row),
                cells,
            });
        }
    }
    let gone = old
        .iter()
        .filter(|row| !new_keys.contains_key(&resource.key_of(&row.cells)));
    difference.removed = gone.map(|row| record(resource, row)).collect();
    difference
}

fn record(resource: &Resource, row: &Row) -> Record {
    let at = |code: &str| resource.schema.fields.iter().position(|f| f.name == code);
    let name = at("name_en")
        .or(at("title_en"))
        .or(at("title"))
        .or(at("label_en"));
    Record {
        key: resource.key_of(&row.cells),
        name: name.map(|at| row.cells[at].clone()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::descriptor;

    #[test]
    fn new_changed_and_removed_records_are_told_apart() {
        let package = descriptor::parse(
            r#"{"title":"","homepage":"","resources":[{"name":"t","path":"t.csv","title":"","title_ur":"",
            "schema":{"fields":[{"name":"id","type":"string"},{"name":"name_en","type":"string"},{"name":"n","type":"number"}],"primaryKey":"id"}}]}"#,
        )
        .expect("a description");
        let table = |rows: &[[&str; 3]]| -> Tables {
            let row = |cells: &[&str; 3]| Row {
                line: 0,
                cells: cells.map(str::to_owned).to_vec(),
            };
            let table = Table {
                file: "t.csv".into(),
                columns: Vec::new(),
                rows: rows.iter().map(row).collect(),
            };
            [("t".to_owned(), table)].into()
        };
        let old = table(&[["a", "A", "1"], ["b", "B", "2"], ["c", "C", "3"]]);
        let new = table(&[["d", "D", "4"], ["b", "B", "5"], ["a", "A", "1"]]);
        let found = between(&old, &new, &package);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].added,
            [Record {
                key: "d".into(),
                name: "D".into()
            }]
        );
        assert_eq!(
            found[0].removed,
            [Record {
                key: "c".into(),
                name: "C".into()
            }]
        );
        assert_eq!(
            found[0].changed[0].cells,
            [ChangedCell {
                column: "n".into(),
                old: "2".into(),
                new: "5".into()
            }]
        );
        assert!(between(&old, &old, &package).is_empty());
    }
}
