//! Roads: length by state and region, and what the official figure is made of.

use super::{
    Entry,
    build::{
        draft, fill, group, lies_in, mark, measure, of_projects, rank, ranked, region_marks,
        states, words,
    },
};
use crate::{
    chart::{model::Form, series::Reading},
    data::{Dataset, PartGroup, Project},
};

pub(super) fn charts(dataset: &Dataset) -> Vec<Entry> {
    vec![by_region(dataset), parts(dataset)]
}

fn roads(dataset: &Dataset) -> impl Iterator<Item = &Project> {
    dataset
        .projects
        .iter()
        .filter(|project| project.sector == "road")
}

/// Kilometres by region and state, where a length is stated.
fn by_region(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_roads_by_region());
    let mut chart = draft(
        "roads",
        "roads-by-region",
        title,
        words(|w| w.chart_roads_note()),
    );
    chart.marks = region_marks(dataset);
    chart.groups = states();
    chart.measures = vec![
        measure(
            "km",
            words(|w| w.chart_measure_km()),
            "km",
            Form::StackedRows,
        ),
        super::build::counted(Form::StackedRows),
    ];
    fill(&mut chart, |_, measure, state, region| {
        let found =
            || roads(dataset).filter(|road| road.status.code() == state && lies_in(road, region));
        match measure {
            "km" => Reading::Value(found().filter_map(|road| road.length_km).sum()),
            _ => super::build::number(found().count()),
        }
    });
    of_projects(ranked(chart), roads(dataset))
}

/// The roads counted in the official figure, those beside it and those outside.
fn parts(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_road_parts());
    let mut chart = draft(
        "roads",
        "road-parts",
        title,
        words(|w| w.chart_road_parts_note()),
    );
    let parts: Vec<(&Project, PartGroup, f64)> = dataset
        .figures
        .iter()
        .filter(|figure| figure.id == "roads")
        .flat_map(|figure| &figure.parts)
        .filter_map(|part| Some((dataset.project(&part.project)?, part.group, part.value)))
        .collect();
    chart.marks = parts
        .iter()
        .map(|(road, ..)| mark(&road.id, &road.name))
        .collect();
    chart.groups = vec![
        group("counted", words(|w| w.group_counted()), 1),
        group("beside", words(|w| w.group_beside()), 2),
        group("outside", words(|w| w.group_outside()), 5),
    ];
    chart.measures = vec![measure(
        "km",
        words(|w| w.chart_measure_km()),
        "km",
        Form::StackedRows,
    )];
    fill(&mut chart, |_, _, group, id| {
        let code = |group: PartGroup| match group {
            PartGroup::Counted => "counted",
            PartGroup::Beside => "beside",
            PartGroup::Outside => "outside",
        };
        let found = parts.iter().find(|(road, ..)| road.id == id);
        found.map_or(Reading::Value(0.0), |(_, kind, value)| {
            Reading::Value(if code(*kind) == group { *value } else { 0.0 })
        })
    });
    rank(&mut chart);
    of_projects(chart, parts.iter().map(|(road, ..)| *road))
}
