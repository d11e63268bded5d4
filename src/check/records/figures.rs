//! Official figures with the projects they are rebuilt from.

use super::{RowReader, Tables};
use crate::data::{Figure, FigurePart};

pub(super) fn figures(tables: &Tables) -> Vec<Figure> {
    let mut parts = tables.grouped("figure_parts", |row| {
        let part = FigurePart {
            project: row.string("project"),
            group: row.code("group")?,
            value: row.required("value"),
            note: row.text("note"),
        };
        Some((row.string("figure"), part))
    });
    let mut figures = tables.rows("figures", figure);
    for figure in &mut figures {
        figure.parts = parts.remove(&figure.id).unwrap_or_default();
    }
    figures
}

fn figure(row: &RowReader) -> Option<Figure> {
    let qualifier = if row.cell("qualifier").is_empty() {
        None
    } else {
        Some(row.code("qualifier")?)
    };
    Some(Figure {
        id: row.string("id"),
        label: row.text("label"),
        value: row.parsed("value"),
        unit: row.optional("unit"),
        qualifier,
        statement: row.text("statement"),
        explanation: row.text("explanation"),
        series: row.list("series"),
        sources: row.list("sources"),
        parts: Vec::new(),
    })
}
