//! Reading a CSV file into rows of cells.

use super::{
    descriptor::Resource,
    problem::{Problem, quoted},
};
use std::{fs, path::Path};

/// A table as read.
#[derive(Clone, Debug)]
pub struct Table {
    /// File name, for messages.
    pub file: String,
    /// Column codes, in the order of the description.
    pub columns: Vec<String>,
    /// Rows, without the header row.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line of the file on which the row begins, from 1.
    pub line: u64,
    /// Cells, trimmed, in the order of the description.
    pub cells: Vec<String>,
}

impl Table {
    /// Position of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

/// Reads the file of `resource`. Columns may stand in any order; each described one must be there.
///
/// # Errors
///
/// The file is missing, not UTF-8, not CSV, or lacks columns; all such problems at once.
pub fn read(path: &Path, resource: &Resource) -> Result<Table, Vec<Problem>> {
    let file = resource.path.as_str();
    let bytes = fs::read(path).map_err(|error| {
        vec![Problem::file(
            file,
            format!("no readable file ({error})"),
            "a CSV table",
            "put the file there or take the table out of datapackage.json",
        )]
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count();
        vec![Problem {
            line: Some(line as u64 + 1),
            ..Problem::file(
                file,
                "bytes that are not UTF-8",
                "text in UTF-8",
                "save the sheet again as “CSV UTF-8”",
            )
        }]
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader
        .headers()
        .map_err(|error| vec![broken(file, &error)])?
        .clone();
    let order = order_of_columns(file, resource, &headers)?;
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.push(broken(file, &error));
                break;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != headers.len() {
            problems.push(Problem {
                line: Some(line),
                ..Problem::file(
                    file,
                    format!("{} cells", record.len()),
                    format!("{} cells, one for each column", headers.len()),
                    "look for a comma or line break outside quotes",
                )
            });
            continue;
        }
        let cells = order
            .iter()
            .map(|index| record[*index].trim().to_owned())
            .collect();
        rows.push(Row { line, cells });
    }
    if problems.is_empty() {
        let columns = resource
            .schema
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect();
        Ok(Table {
            file: file.to_owned(),
            columns,
            rows,
        })
    } else {
        Err(problems)
    }
}

fn broken(file: &str, error: &csv::Error) -> Problem {
    Problem {
        line: error.position().map(csv::Position::line),
        ..Problem::file(
            file,
            format!("broken CSV: {error}"),
            "a CSV table",
            "mend the quotes at this line",
        )
    }
}

/// Where each described column stands in the file.
fn order_of_columns(
    file: &str,
    resource: &Resource,
    headers: &csv::StringRecord,
) -> Result<Vec<usize>, Vec<Problem>> {
    let fields = &resource.schema.fields;
    let mut problems = Vec::new();
    let mut order = Vec::new();
    for field in fields {
        match headers
            .iter()
            .position(|header| header.trim() == field.name)
        {
            Some(index) => order.push(index),
            None => problems.push(Problem {
                line: Some(1),
                column: Some(field.name.clone()),
                ..Problem::file(
                    file,
                    "no such column",
                    format!("the column {}", field.name),
                    "add the column; its cells may be empty where that is allowed",
                )
            }),
        }
    }
    for header in headers {
        if !fields.iter().any(|field| field.name == header.trim()) {
            problems.push(Problem {
                line: Some(1),
                ..Problem::file(
                    file,
                    format!("the column {}", quoted(header)),
                    "only columns that datapackage.json describes",
                    "describe the column there or take it out",
                )
            });
        }
    }
    if problems.is_empty() {
        Ok(order)
    } else {
        Err(problems)
    }
}
