//! What to say when an address asks a chart for something it does not have: what it does have.

use crate::{
    chart::{model::Chart, view::Unknown},
    i18n::Words,
};

/// One sentence for each part that is not there.
pub fn unknown_parts(words: Words, chart: &Chart, unknown: &[Unknown]) -> String {
    let lang = words.0;
    let listed = |names: Vec<&str>| names.join(words.list_comma());
    let told: Vec<String> = unknown
        .iter()
        .map(|part| match part {
            Unknown::Region if chart.regions.is_empty() => {
                words.chart_no_region(words.chart_whole_country())
            }
            Unknown::Region => {
                let names = chart.regions.iter().map(|region| region.name.get(lang));
                words.chart_no_region(&listed(names.collect()))
            }
            Unknown::Measure => {
                let names = chart.measures.iter().map(|measure| measure.name.get(lang));
                words.chart_no_measure(&listed(names.collect()))
            }
            Unknown::Period => match (chart.marks.first(), chart.marks.last()) {
                (Some(first), Some(last)) if chart.is_over_time() => {
                    words.chart_no_period(&first.label().long(lang), &last.label().long(lang))
                }
                _ => words.chart_no_time().to_owned(),
            },
        })
        .collect();
    told.join(" ")
}
