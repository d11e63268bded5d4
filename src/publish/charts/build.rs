//! What the catalogue's charts are put together from.

use super::Entry;
use crate::{
    chart::{
        model::{Chart, Form, Group, Mark, Measure, Named, Slice},
        series::Reading,
        timeline::ink_of,
    },
    data::{Dataset, Project, State, Text},
    i18n::{Words, label},
};
use std::collections::BTreeSet;

/// A text from a words method of both languages.
pub fn words(of: impl Fn(Words) -> &'static str) -> Text {
    Text::each(|lang| of(Words(lang)).to_owned())
}

/// A chart without numbers yet.
pub fn draft(topic: &str, id: &str, title: Text, note: Text) -> Chart {
    Chart {
        id: id.into(),
        topic: topic.into(),
        title,
        note,
        marks: Vec::new(),
        groups: vec![group("all", Text::default(), 1)],
        measures: Vec::new(),
        regions: Vec::new(),
        slices: Vec::new(),
        spans: Vec::new(),
        outlines: Vec::new(),
        as_of: None,
    }
}

/// A group.
pub fn group(id: &str, name: Text, ink: u8) -> Group {
    Group {
        id: id.into(),
        name,
        ink,
    }
}

/// A measure.
pub fn measure(id: &str, name: Text, unit: &str, form: Form) -> Measure {
    Measure {
        id: id.into(),
        name,
        unit: unit.into(),
        form,
    }
}

/// A named mark.
pub fn mark(id: &str, name: &Text) -> Mark {
    Mark {
        id: id.into(),
        name: Some(name.clone()),
    }
}

/// Number of projects as the only measure.
pub fn counted(form: Form) -> Measure {
    measure(
        "projects",
        words(|w| w.chart_measure_projects()),
        "projects",
        form,
    )
}

/// All regions by their short names.
pub fn regions(dataset: &Dataset) -> Vec<Named> {
    let named = |region: &crate::data::Region| Named {
        id: region.id.clone(),
        name: region.short.clone(),
    };
    dataset.regions.iter().map(named).collect()
}

/// All regions as marks.
pub fn region_marks(dataset: &Dataset) -> Vec<Mark> {
    dataset
        .regions
        .iter()
        .map(|region| mark(&region.id, &region.short))
        .collect()
}

/// The five states as groups.
pub fn states() -> Vec<Group> {
    State::ALL
        .map(|state| {
            let name = words(|w| label::state(w, state));
            group(state.code(), name, ink_of(state))
        })
        .to_vec()
}

/// True when a project lies in a region; every project lies in the whole country (empty id).
pub fn lies_in(project: &Project, region: &str) -> bool {
    region.is_empty() || project.regions.iter().any(|id| id == region)
}

/// Fills the slices of a chart: for the whole country and each of its regions, for each measure,
/// what `count(region, measure, group, mark)` says.
pub fn fill(chart: &mut Chart, count: impl Fn(&str, &str, &str, &str) -> Reading) {
    let all = std::iter::once(String::new());
    let regions = all.chain(chart.regions.iter().map(|region| region.id.clone()));
    for region in regions {
        for measure in &chart.measures {
            let values = chart.groups.iter().map(|group| {
                let reading = |mark: &Mark| count(&region, &measure.id, &group.id, &mark.id);
                chart.marks.iter().map(reading).collect()
            });
            chart.slices.push(Slice {
                region: region.clone(),
                measure: measure.id.clone(),
                values: values.collect(),
            });
        }
    }
}

/// Orders the marks by their totals in the whole country and the first measure, highest first.
/// To be called before the slices of regions matter: it reorders all of them.
pub fn rank(chart: &mut Chart) {
    let whole = chart.whole();
    let mut order: Vec<usize> = (0..chart.marks.len()).collect();
    order.sort_by(|a, b| {
        let total = |place: usize| whole.total(place).unwrap_or(-1.0);
        total(*b).total_cmp(&total(*a))
    });
    chart.marks = order
        .iter()
        .map(|place| chart.marks[*place].clone())
        .collect();
    for row in chart.slices.iter_mut().flat_map(|slice| &mut slice.values) {
        *row = order.iter().map(|place| row[*place]).collect();
    }
}

/// Leaves out marks that have nothing in the whole country.
pub fn drop_empty(chart: &mut Chart) {
    let whole = chart.whole();
    let keep: Vec<bool> = (0..chart.marks.len())
        .map(|place| whole.total(place).is_some_and(|total| total > 0.0))
        .collect();
    let mut kept = keep.iter();
    chart.marks.retain(|_| kept.next() == Some(&true));
    for row in chart.slices.iter_mut().flat_map(|slice| &mut slice.values) {
        let mut kept = keep.iter();
        row.retain(|_| kept.next() == Some(&true));
    }
}

/// A count as a reading.
pub fn number(count: usize) -> Reading {
    Reading::Value(count as f64)
}

/// A sum of known values; missing when none is known.
pub fn sum(values: impl Iterator<Item = Option<f64>>) -> Reading {
    let known: Vec<f64> = values.flatten().collect();
    match known.is_empty() {
        true => Reading::MISSING,
        false => Reading::Value(known.iter().sum()),
    }
}

/// The entry of a chart that rests on projects.
pub fn of_projects<'a>(chart: Chart, projects: impl Iterator<Item = &'a Project>) -> Entry {
    let sources: BTreeSet<&String> = projects.flat_map(|project| &project.sources).collect();
    Entry {
        chart,
        sources: sources.into_iter().cloned().collect(),
    }
}

/// Drops empty marks and ranks the rest.
pub fn ranked(mut chart: Chart) -> Chart {
    drop_empty(&mut chart);
    rank(&mut chart);
    chart
}
