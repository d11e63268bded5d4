//! The numbers of a shown part as a table: for the twin below the picture, and for files.

use super::{legend::name_of, model::Form, series::Reading, unit, view::View};
use crate::{
    data::{Lang, PartialDate},
    i18n::{Words, bidi::without_isolates, date::date, label, number::number},
};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number as data, in the unit of the data.
    Number(f64),
    /// Why there is no number.
    Gap(&'static str),
}

/// A table with one head row; the first column names the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Names of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Cell {
    /// The cell as readers see it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number(value) => number(*value),
            Cell::Gap(meaning) => (*meaning).to_owned(),
        }
    }
}

/// The table of a view, in the unit that the picture shows.
pub fn shown(view: &View, lang: Lang) -> Table {
    let unit = unit::shown(&view.unit, lang);
    table(&view.clone().scaled(unit.factor), lang, unit.name)
}

/// The table of a view in the unit of the data, for files.
pub fn plain(view: &View, lang: Lang) -> Table {
    let mut table = table(view, lang, label::unit(Words(lang), &view.unit));
    for text in &mut table.head {
        *text = without_isolates(text);
    }
    for cell in table.rows.iter_mut().flatten() {
        if let Cell::Text(text) = cell {
            *text = without_isolates(text);
        }
    }
    table
}

fn table(view: &View, lang: Lang, unit: &str) -> Table {
    match view.form {
        Form::Timeline => spans(view, lang),
        _ => readings(view, lang, unit),
    }
}

fn readings(view: &View, lang: Lang, unit: &str) -> Table {
    let words = Words(lang);
    let over_time = view
        .labels
        .iter()
        .all(|label| matches!(label, super::series::Label::Period(_)));
    let mut head = vec![match over_time {
        true => words.period().to_owned(),
        false => words.chart_place().to_owned(),
    }];
    head.extend(view.groups.iter().map(|group| match view.groups.len() {
        1 => unit.to_owned(),
        _ => [&name_of(group, lang), " (", unit, ")"].concat(),
    }));
    let rows = view.labels.iter().enumerate().map(|(place, label)| {
        let mut row = vec![Cell::Text(label.long(lang))];
        row.extend(
            (0..view.groups.len()).map(|group| match view.reading(group, place) {
                Reading::Value(value) => Cell::Number(value),
                Reading::Gap(gap) => Cell::Gap(gap.meaning(lang)),
            }),
        );
        row
    });
    Table {
        head,
        rows: rows.collect(),
    }
}

fn spans(view: &View, lang: Lang) -> Table {
    let words = Words(lang);
    let day = |known: Option<PartialDate>| match known {
        Some(known) => Cell::Text(date(words, known)),
        None => Cell::Gap(super::series::Gap::Missing.meaning(lang)),
    };
    let rows = view.spans.iter().map(|span| {
        vec![
            Cell::Text(span.name.get(lang).to_owned()),
            Cell::Text(label::state(words, span.state).to_owned()),
            day(span.start),
            day(span.end),
        ]
    });
    Table {
        head: [
            words.project_label(),
            words.state_label(),
            words.chart_start(),
            words.chart_end(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
    }
}
