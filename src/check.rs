//! Reading and checking the officials' tables. Every problem is gathered, none is silent.

pub mod cells;
pub mod descriptor;
pub mod problem;
pub mod records;
pub mod references;
pub mod rows;
pub mod rules;
pub mod table;

use crate::data::Dataset;
use descriptor::{Package, Resource};
use problem::Problem;
use std::{collections::BTreeMap, path::Path};
use table::Table;

/// A dataset that passed every check, with the description it was checked by.
#[derive(Debug)]
pub struct Checked {
    /// The records.
    pub dataset: Dataset,
    /// The package description, `datapackage.json`.
    pub package: Package,
    /// The tables as read, by resource name.
    pub tables: BTreeMap<String, Table>,
}

/// Reads and checks the data folder.
///
/// # Errors
///
/// Every problem found, in the order of files and rows. Later stages run only on what earlier
/// ones passed: records are built when every cell is sound.
pub fn load(folder: &Path) -> Result<Checked, Vec<Problem>> {
    let package =
        descriptor::read(&folder.join("datapackage.json")).map_err(|problem| vec![*problem])?;
    let mut problems = Vec::new();
    let mut tables = BTreeMap::new();
    for resource in &package.resources {
        match table::read(&folder.join(&resource.path), resource) {
            Ok(table) => {
                tables.insert(resource.name.clone(), table);
            }
            Err(found) => problems.extend(found),
        }
    }
    for resource in &package.resources {
        if let Some(table) = tables.get(&resource.name) {
            problems.extend(check_table(resource, table, &tables));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let dataset = records::build(&tables)?;
    let broken = rules::check(&dataset);
    if !broken.is_empty() {
        return Err(broken);
    }
    Ok(Checked {
        dataset,
        package,
        tables,
    })
}

fn check_table(
    resource: &Resource,
    table: &Table,
    tables: &BTreeMap<String, Table>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for row in &table.rows {
        for (field, cell) in resource.schema.fields.iter().zip(&row.cells) {
            problems.extend(cells::check(&resource.path, row.line, field, cell));
        }
    }
    problems.extend(references::check_keys(resource, table));
    problems.extend(references::check_references(resource, table, tables));
    problems
}
