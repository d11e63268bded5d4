//! The shown part of a chart as JSON for programs of others.

use super::{
    finding,
    table::{self, Cell},
    view::View,
};
use crate::{data::Lang, i18n::bidi::without_isolates};
use serde_json::{Value, json};

/// The file: the document, indented.
pub fn file(id: &str, view: &View, lang: Lang, source: &str, address: &str) -> String {
    // The alternate form of a value is its indented text, and memory does not fail.
    format!("{:#}\n", document(id, view, lang, source, address))
}

/// The document. Numbers are in the unit of the data; a value that is absent is `null` with its
/// reason in `absent`.
pub fn document(id: &str, view: &View, lang: Lang, source: &str, address: &str) -> Value {
    let table = table::plain(view, lang);
    let plain = |text: &str| without_isolates(text);
    let mut absent = Vec::new();
    let rows: Vec<Value> = table
        .rows
        .iter()
        .enumerate()
        .map(|(row, cells)| {
            let cells = cells.iter().enumerate().map(|(column, cell)| match cell {
                Cell::Text(text) => json!(text),
                Cell::Number(value) if value.fract() == 0.0 => json!(*value as i64),
                Cell::Number(value) => json!(value),
                Cell::Gap(why) => {
                    absent.push(json!({ "row": row, "column": column, "why": why }));
                    Value::Null
                }
            });
            Value::Array(cells.collect())
        })
        .collect();
    json!({
        "id": id,
        "language": lang.code(),
        "title": plain(view.title.get(lang)),
        "finding": plain(&finding::finding(view, lang)),
        "description": plain(&finding::description(view, lang)),
        "unit": view.unit,
        "columns": table.head,
        "rows": rows,
        "absent": absent,
        "source": plain(source),
        "newestSource": view.as_of.map(|date| date.to_string()),
        "address": address,
        "licence": "https://creativecommons.org/licenses/by/4.0/",
    })
}
