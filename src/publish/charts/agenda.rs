//! The agenda of the 14th Joint Cooperation Committee by theme and state.

use super::{
    Entry,
    build::{draft, fill, mark, measure, number, ranked, states, words},
};
use crate::{
    chart::model::Form,
    data::Dataset,
    data::Text,
    i18n::{Words, label},
};
use std::collections::BTreeSet;

pub(super) fn charts(dataset: &Dataset) -> Vec<Entry> {
    let title = words(|w| w.chart_agenda());
    let mut chart = draft(
        "projects",
        "agenda-by-theme",
        title,
        words(|w| w.chart_agenda_note()),
    );
    let themes: BTreeSet<&String> = dataset.initiatives.iter().map(|item| &item.theme).collect();
    chart.marks = themes
        .into_iter()
        .map(|theme| {
            mark(
                theme,
                &Text::each(|lang| label::theme(Words(lang), theme).to_owned()),
            )
        })
        .collect();
    chart.groups = states();
    chart.measures = vec![measure(
        "items",
        words(|w| w.chart_agenda()),
        "items",
        Form::StackedRows,
    )];
    fill(&mut chart, |_, _, state, theme| {
        let found = dataset
            .initiatives
            .iter()
            .filter(|item| item.theme == theme && item.state.code() == state);
        number(found.count())
    });
    let sources: BTreeSet<&String> = dataset
        .initiatives
        .iter()
        .flat_map(|item| &item.sources)
        .collect();
    vec![Entry {
        chart: ranked(chart),
        sources: sources.into_iter().cloned().collect(),
    }]
}
