//! Tables as the CSV files of the data folder: UTF-8, commas, one line feed, quotes where needed.

use crate::check::table::Table;

/// The file of a table.
pub fn csv(table: &Table) -> String {
    let mut text = String::new();
    line(&mut text, &table.columns);
    for row in &table.rows {
        line(&mut text, &row.cells);
    }
    text
}

fn line(text: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        // A row of one empty cell would be an empty line.
        let needs_quotes =
            cell.contains(['"', ',', '\n', '\r']) || (cells.len() == 1 && cell.is_empty());
        if needs_quotes {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}
