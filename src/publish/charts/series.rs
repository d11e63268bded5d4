//! Charts of the published series: trade, jobs, Gwadar, statements.

use super::{
    Entry,
    build::{draft, group, measure, words},
};
use crate::{
    chart::{
        model::{Form, Mark, Slice},
        series::{Label, Reading, Series},
    },
    data::{self, Dataset},
};

/// Topic, chart id, series id and form of the charts that show one series as it is.
const SINGLE: [(&str, &str, &str, Form); 12] = [
    (
        "energy",
        "mw-statements",
        "mw-official-statements",
        Form::Rows,
    ),
    (
        "roads",
        "road-statements",
        "km-official-statements",
        Form::Rows,
    ),
    (
        "roads",
        "road-km-by-year",
        "km-cumulative-main-roads",
        Form::Step,
    ),
    (
        "projects",
        "completed-projects",
        "completed-projects-count",
        Form::Line,
    ),
    (
        "projects",
        "completed-projects-value",
        "completed-projects-value",
        Form::Line,
    ),
    ("roads", "m6-cost-estimate", "m6-cost-estimate", Form::Rows),
    (
        "trade",
        "exports-to-china",
        "exports-to-china-fy",
        Form::Bars,
    ),
    ("trade", "trade-with-china", "trade-total-fy", Form::Bars),
    ("trade", "trade-seven-months", "trade-7-months", Form::Rows),
    ("trade", "gwadar-cargo", "gwadar-cargo-periods", Form::Rows),
    ("jobs", "jobs-statements", "jobs-statements", Form::Rows),
    (
        "jobs",
        "agriculture-graduates",
        "agri-graduates",
        Form::Rows,
    ),
];

pub(super) fn charts(dataset: &Dataset) -> Vec<Entry> {
    let mut entries: Vec<Entry> = SINGLE
        .iter()
        .filter_map(|(topic, id, series, form)| {
            let series = dataset.one_series(series)?;
            Some(single(topic, id, series, *form))
        })
        .collect();
    entries.extend(exports_and_imports(dataset));
    entries
}

/// The chart of one series, years left out between others filled with gaps.
pub(super) fn single(topic: &str, id: &str, series: &data::Series, form: Form) -> Entry {
    let mut chart = draft(topic, id, series.title.clone(), series.notes.clone());
    let drawn = Series::from(series);
    chart.marks = marks(&drawn);
    chart.measures = vec![measure("value", series.title.clone(), &series.unit, form)];
    chart.slices = vec![Slice {
        region: String::new(),
        measure: "value".into(),
        values: vec![drawn.points.iter().map(|point| point.reading).collect()],
    }];
    Entry {
        chart,
        sources: series.sources.clone(),
    }
}

/// The periods of a series as marks.
fn marks(series: &Series) -> Vec<Mark> {
    series
        .points
        .iter()
        .filter_map(|point| match &point.label {
            Label::Period(period) => Some(Mark {
                id: period.code(),
                name: None,
            }),
            Label::Name(_) => None,
        })
        .collect()
}

fn exports_and_imports(dataset: &Dataset) -> Option<Entry> {
    let exports = dataset.one_series("exports-to-china-fy")?;
    let imports = dataset.one_series("imports-from-china-fy")?;
    let note = data::Text {
        en: [exports.notes.en.as_str(), &imports.notes.en].join(" "),
        ur: [exports.notes.ur.as_str(), &imports.notes.ur].join(" "),
    };
    let mut chart = draft(
        "trade",
        "exports-and-imports",
        words(|w| w.chart_trade_title()),
        note,
    );
    chart.marks = marks(&Series::from(exports));
    chart.groups = vec![
        group("exports", words(|w| w.chart_exports()), 1),
        group("imports", words(|w| w.chart_imports()), 2),
    ];
    chart.measures = vec![measure(
        "value",
        words(|w| w.chart_trade_title()),
        "USD billion",
        Form::Bars,
    )];
    super::build::fill(&mut chart, |_, _, group, mark| {
        let series = if group == "exports" { exports } else { imports };
        let found = series.observations.iter().find(|o| o.period == mark);
        found.map_or(Reading::MISSING, |o| Reading::Value(o.value))
    });
    let mut sources = exports.sources.clone();
    sources.extend(
        imports
            .sources
            .iter()
            .filter(|id| !exports.sources.contains(id))
            .cloned(),
    );
    Some(Entry { chart, sources })
}
