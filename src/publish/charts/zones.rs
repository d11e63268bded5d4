//! Special economic zones by area.

use super::{
    Entry,
    build::{draft, fill, mark, measure, of_projects, rank, words},
};
use crate::{
    chart::{
        model::Form,
        series::{Gap, Reading},
    },
    data::{Dataset, Project},
};

pub(super) fn charts(dataset: &Dataset) -> Vec<Entry> {
    vec![areas(dataset), states(dataset)]
}

/// The zones that are places; the policy on export-oriented zones has no area.
fn zones(dataset: &Dataset) -> impl Iterator<Item = &Project> {
    dataset
        .projects
        .iter()
        .filter(|project| project.sector == "sez")
}

fn areas(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_zone_areas());
    let mut chart = draft("zones", "zone-areas", title, words(|w| w.chart_zone_note()));
    chart.marks = zones(dataset)
        .map(|zone| mark(&zone.id, &zone.name))
        .collect();
    chart.measures = vec![measure(
        "acres",
        words(|w| w.chart_zone_areas()),
        "acres",
        Form::Rows,
    )];
    fill(&mut chart, |_, _, _, id| match dataset.project(id) {
        Some(zone) if zone.regions.is_empty() => Reading::Gap(Gap::NotApplicable),
        Some(Project {
            area_acres: Some(acres),
            ..
        }) => Reading::Value(*acres),
        _ => Reading::MISSING,
    });
    rank(&mut chart);
    of_projects(chart, zones(dataset))
}

/// Stated area by state of the zones.
fn states(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_zone_states());
    let mut chart = draft(
        "zones",
        "zones-by-state",
        title,
        words(|w| w.chart_zone_note()),
    );
    let states = super::build::states();
    chart.marks = states
        .iter()
        .map(|state| mark(&state.id, &state.name))
        .collect();
    chart.measures = vec![
        super::build::counted(Form::Rows),
        measure(
            "acres",
            words(|w| w.chart_measure_acres()),
            "acres",
            Form::Rows,
        ),
    ];
    fill(&mut chart, |_, measure, _, state| {
        let found = || zones(dataset).filter(|zone| zone.status.code() == state);
        match measure {
            "acres" => Reading::Value(found().filter_map(|zone| zone.area_acres).sum()),
            _ => super::build::number(found().count()),
        }
    });
    of_projects(chart, zones(dataset))
}
