//! Power: by year, region, source and plant.

use super::{
    Entry,
    build::{
        draft, fill, group, lies_in, mark, measure, of_projects, rank, region_marks, regions,
        states, sum, words,
    },
    projects::outlines,
};
use crate::{
    chart::{
        model::{Chart, Form, Mark, Named},
        series::Reading,
    },
    data::{Dataset, PartGroup, Project, Series},
    publish::geography::Geography,
};

/// The regional series; together they are the national one.
const PARTS: [(&str, &str, u8); 5] = [
    ("sindh", "mw-cumulative-sindh", 1),
    ("punjab", "mw-cumulative-punjab", 2),
    ("balochistan", "mw-cumulative-balochistan", 3),
    ("kp", "mw-cumulative-kp", 4),
    ("karot", "mw-cumulative-karot-shared", 5),
];

pub(super) fn charts(dataset: &Dataset, geography: &Geography) -> Vec<Entry> {
    let mut entries = Vec::new();
    entries.extend(by_year(dataset));
    entries.extend(by_region(dataset, "mw-by-region", Form::Area));
    entries.extend(by_region(dataset, "mw-region-panels", Form::Panels));
    entries.push(by_source(dataset));
    entries.push(plants(dataset));
    entries.push(map(dataset, geography));
    entries
}

fn value_in(series: &Series, period: &str) -> Option<f64> {
    let found = series.observations.iter().find(|o| o.period == period);
    found.map(|o| o.value)
}

fn years(series: &Series) -> Vec<Mark> {
    let mark = |o: &crate::data::Observation| Mark {
        id: o.period.clone(),
        name: None,
    };
    series.observations.iter().map(mark).collect()
}

/// In service and added, for the country and the regions that have plants.
fn by_year(dataset: &Dataset) -> Option<Entry> {
    let national = dataset.one_series("mw-cumulative-year-end")?;
    let title = words(|w| w.chart_mw_by_year());
    let mut chart = draft("energy", "mw-by-year", title, national.notes.clone());
    chart.marks = years(national);
    chart.measures = vec![
        measure(
            "in-service",
            words(|w| w.chart_measure_in_service()),
            "MW",
            Form::Line,
        ),
        measure(
            "added",
            words(|w| w.chart_measure_added()),
            "MW",
            Form::Bars,
        ),
    ];
    chart.regions = regions(dataset)
        .into_iter()
        .filter(|region| PARTS.iter().any(|(id, ..)| *id == region.id))
        .collect();
    let series_of = |region: &str| match PARTS.iter().find(|(id, ..)| *id == region) {
        Some((_, id, _)) => dataset.one_series(id),
        None => Some(national),
    };
    fill(&mut chart, |region, measure, _, year| {
        let Some(series) = series_of(region) else {
            return Reading::MISSING;
        };
        let Some(here) = value_in(series, year) else {
            return Reading::MISSING;
        };
        let before = year
            .parse::<u16>()
            .ok()
            .and_then(|year| value_in(series, &(year - 1).to_string()));
        Reading::Value(match measure {
            "added" => here - before.unwrap_or(0.0),
            _ => here,
        })
    });
    Some(Entry {
        chart,
        sources: national.sources.clone(),
    })
}

fn part_name(dataset: &Dataset, id: &str) -> crate::data::Text {
    match dataset.region(id) {
        Some(region) => region.short.clone(),
        None => words(|w| w.chart_karot_shared()),
    }
}

/// The regional series in one picture.
fn by_region(dataset: &Dataset, id: &str, form: Form) -> Option<Entry> {
    let national = dataset.one_series("mw-cumulative-year-end")?;
    let sindh = dataset.one_series(PARTS[0].1)?;
    let title = match form {
        Form::Panels => words(|w| w.chart_mw_region_panels()),
        _ => words(|w| w.chart_mw_by_region()),
    };
    let mut chart = draft("energy", id, title, sindh.notes.clone());
    chart.marks = years(national);
    chart.groups = PARTS
        .iter()
        .map(|(id, _, ink)| {
            group(
                id,
                part_name(dataset, id),
                if form == Form::Panels { 1 } else { *ink },
            )
        })
        .collect();
    chart.measures = vec![measure(
        "in-service",
        words(|w| w.chart_measure_in_service()),
        "MW",
        form,
    )];
    fill(&mut chart, |_, _, part, year| {
        let series = PARTS.iter().find(|(id, ..)| *id == part);
        let series = series.and_then(|(_, id, _)| dataset.one_series(id));
        series
            .and_then(|series| value_in(series, year))
            .map_or(Reading::MISSING, Reading::Value)
    });
    Some(Entry {
        chart,
        sources: sindh.sources.clone(),
    })
}

fn plants_of(dataset: &Dataset) -> impl Iterator<Item = &Project> {
    dataset
        .projects
        .iter()
        .filter(|project| project.sector == "energy" && project.capacity_mw.is_some())
}

/// Capacity by what it is made from and how far it is.
fn by_source(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_mw_by_source());
    let mut chart = draft(
        "energy",
        "mw-by-source",
        title,
        words(|w| w.chart_mw_by_source_note()),
    );
    chart.marks = ["coal", "hydro", "wind", "solar"]
        .map(|source| {
            mark(
                source,
                &words(|w| match source {
                    "coal" => w.energy_coal(),
                    "hydro" => w.energy_hydro(),
                    "wind" => w.energy_wind(),
                    _ => w.energy_solar(),
                }),
            )
        })
        .to_vec();
    chart.groups = states();
    chart.measures = vec![
        measure(
            "mw",
            words(|w| w.chart_measure_capacity()),
            "MW",
            Form::StackedRows,
        ),
        super::build::counted(Form::StackedRows),
    ];
    chart.regions = regions(dataset);
    fill(&mut chart, |region, measure, state, source| {
        let found: Vec<&Project> = dataset
            .projects
            .iter()
            .filter(|project| {
                project.energy_source.as_deref() == Some(source)
                    && project.status.code() == state
                    && lies_in(project, region)
            })
            .collect();
        match measure {
            "mw" => Reading::Value(found.iter().filter_map(|p| p.capacity_mw).sum()),
            _ => super::build::number(found.len()),
        }
    });
    keep_regions_with_values(&mut chart);
    of_projects(chart, plants_of(dataset))
}

/// Leaves out regions in which nothing is counted.
fn keep_regions_with_values(chart: &mut Chart) {
    let has = |region: &Named| {
        chart
            .slices
            .iter()
            .filter(|slice| slice.region == region.id)
            .flat_map(|slice| slice.values.iter().flatten())
            .any(|reading| reading.value().is_some_and(|value| value > 0.0))
    };
    let kept: Vec<Named> = chart
        .regions
        .iter()
        .filter(|region| has(region))
        .cloned()
        .collect();
    chart.slices.retain(|slice| {
        slice.region.is_empty() || kept.iter().any(|region| region.id == slice.region)
    });
    chart.regions = kept;
}

/// The plants that make up the official figure.
fn plants(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_mw_plants());
    let mut chart = draft(
        "energy",
        "mw-plants",
        title,
        words(|w| w.chart_mw_plants_note()),
    );
    let parts: Vec<(&Project, f64)> = dataset
        .figures
        .iter()
        .filter(|figure| figure.id == "megawatts")
        .flat_map(|figure| &figure.parts)
        .filter(|part| part.group == PartGroup::Counted)
        .filter_map(|part| Some((dataset.project(&part.project)?, part.value)))
        .collect();
    chart.marks = parts
        .iter()
        .map(|(project, _)| mark(&project.id, &project.name))
        .collect();
    chart.measures = vec![measure(
        "mw",
        words(|w| w.chart_measure_capacity()),
        "MW",
        Form::Rows,
    )];
    fill(&mut chart, |_, _, _, id| {
        let found = parts.iter().find(|(project, _)| project.id == id);
        found.map_or(Reading::MISSING, |(_, value)| Reading::Value(*value))
    });
    rank(&mut chart);
    of_projects(chart, parts.iter().map(|(project, _)| *project))
}

/// Completed capacity on the map.
fn map(dataset: &Dataset, geography: &Geography) -> Entry {
    let title = words(|w| w.chart_mw_map());
    let mut chart = draft("energy", "mw-map", title, words(|w| w.chart_shared_note()));
    chart.marks = region_marks(dataset);
    chart.outlines = outlines(geography);
    chart.measures = vec![measure(
        "mw",
        words(|w| w.chart_measure_capacity()),
        "MW",
        Form::Map,
    )];
    let done =
        || plants_of(dataset).filter(|project| project.status == crate::data::State::Completed);
    fill(&mut chart, |_, _, _, region| {
        match sum(done().filter(|p| lies_in(p, region)).map(|p| p.capacity_mw)) {
            Reading::Gap(_) => Reading::Value(0.0),
            known => known,
        }
    });
    of_projects(chart, done())
}
