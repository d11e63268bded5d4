//! What is not known: the gaps of the project records, and how sure the records are.

use super::{
    Entry,
    build::{draft, fill, group, lies_in, mark, measure, number, of_projects, regions, words},
};
use crate::{
    chart::model::Form,
    data::{Confidence, Dataset, Project, State},
};

pub(super) fn charts(dataset: &Dataset) -> Vec<Entry> {
    vec![gaps(dataset), confidence(dataset)]
}

fn gaps(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_unknown_projects());
    let mut chart = draft(
        "unknown",
        "unknown-projects",
        title,
        words(|w| w.chart_unknown_note()),
    );
    chart.marks = vec![
        mark("state", &words(|w| w.state_label())),
        mark("point", &words(|w| w.chart_known_point())),
        mark("cost", &words(|w| w.chart_known_cost())),
        mark("start", &words(|w| w.chart_start())),
        mark("completed", &words(|w| w.chart_known_completed())),
        mark("expected", &words(|w| w.chart_known_expected())),
    ];
    chart.groups = vec![
        group("stated", words(|w| w.chart_stated()), 1),
        group("not-stated", words(|w| w.chart_not_stated()), 20),
    ];
    chart.measures = vec![super::build::counted(Form::ShareRows)];
    chart.regions = regions(dataset);
    fill(&mut chart, |region, _, group, fact| {
        let found = dataset
            .projects
            .iter()
            .filter(|project| lies_in(project, region))
            .filter(|project| is_known(project, fact) == Some(group == "stated"));
        number(found.count())
    });
    of_projects(chart, dataset.projects.iter())
}

/// Whether a fact of a project is known; `None` when the question does not arise.
fn is_known(project: &Project, fact: &str) -> Option<bool> {
    let done = project.status == State::Completed;
    match fact {
        "state" => Some(project.status != State::Unknown),
        "point" => Some(project.latitude.is_some()),
        "cost" => Some(project.cost_usd_million.is_some()),
        "start" => (done || project.status == State::UnderConstruction)
            .then_some(project.start_date.is_some()),
        "completed" => done.then_some(project.completed_date.is_some()),
        "expected" => (!done).then_some(project.expected_date.is_some()),
        _ => None,
    }
}

/// How sure the records are.
fn confidence(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_confidence());
    let mut chart = draft(
        "unknown",
        "confidence",
        title,
        words(|w| w.chart_confidence_note()),
    );
    chart.marks = vec![
        mark("projects", &words(|w| w.chart_measure_projects())),
        mark("programmes", &words(|w| w.chart_measure_programmes())),
        mark("agenda", &words(|w| w.agenda_title())),
    ];
    chart.groups = vec![
        group("high", words(|w| w.chart_confidence_high()), 1),
        group("medium", words(|w| w.chart_confidence_medium()), 5),
        group("low", words(|w| w.chart_confidence_low()), 2),
    ];
    chart.measures = vec![measure(
        "records",
        words(|w| w.chart_measure_records()),
        "records",
        Form::ShareRows,
    )];
    fill(&mut chart, |_, _, group, table| {
        let is = |confidence: Confidence| match group {
            "high" => confidence == Confidence::High,
            "medium" => confidence == Confidence::Medium,
            _ => confidence == Confidence::Low,
        };
        number(match table {
            "projects" => dataset.projects.iter().filter(|p| is(p.confidence)).count(),
            "programmes" => dataset
                .programmes
                .iter()
                .filter(|p| is(p.confidence))
                .count(),
            _ => dataset
                .initiatives
                .iter()
                .filter(|i| is(i.confidence))
                .count(),
        })
    });
    of_projects(chart, dataset.projects.iter())
}
