//! Projects by state, sector, corridor, region and phase, on a map and on a line of time.

use super::{
    Entry,
    build::{
        counted, draft, fill, lies_in, mark, measure, number, of_projects, ranked, region_marks,
        regions, states, words,
    },
};
use crate::{
    chart::{
        model::{Chart, Form, Mark, Outline, Span},
        series::Reading,
    },
    data::{Dataset, Project, State, Text},
    publish::geography::Geography,
};

pub(super) fn charts(dataset: &Dataset, geography: &Geography) -> Vec<Entry> {
    let all = || dataset.projects.iter();
    let mut entries: Vec<Entry> = [
        by_state(dataset),
        by_sector(dataset),
        by_corridor(dataset),
        by_region(dataset),
        progress(dataset),
        by_phase(dataset),
        map(dataset, geography),
    ]
    .into_iter()
    .map(|chart| of_projects(chart, all()))
    .collect();
    let costed = || {
        dataset
            .projects
            .iter()
            .filter(|project| project.cost_usd_million.is_some())
    };
    entries.push(of_projects(cost_by_sector(dataset), costed()));
    entries.extend(timelines(dataset));
    entries.push(jobs(dataset));
    entries
}

/// Counts projects by mark and state: `at` says whether a project belongs to a mark.
fn count(dataset: &Dataset, chart: &mut Chart, at: impl Fn(&Project, &str) -> bool) {
    fill(chart, |region, _, state, mark| {
        let found = dataset.projects.iter().filter(|project| {
            (state == "all" || project.status.code() == state)
                && lies_in(project, region)
                && at(project, mark)
        });
        number(found.count())
    });
}

fn by_state(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_projects_by_state());
    let mut chart = draft(
        "projects",
        "projects-by-state",
        title,
        words(|w| w.chart_state_note()),
    );
    chart.marks = states()
        .iter()
        .map(|state| mark(&state.id, &state.name))
        .collect();
    chart.measures = vec![counted(Form::Rows)];
    chart.regions = regions(dataset);
    count(dataset, &mut chart, |project, state| {
        project.status.code() == state
    });
    chart
}

fn by_sector(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_projects_by_sector());
    let mut chart = draft(
        "projects",
        "projects-by-sector",
        title,
        words(|w| w.chart_state_note()),
    );
    chart.marks = dataset
        .sectors
        .iter()
        .map(|sector| mark(&sector.id, &sector.name))
        .collect();
    chart.groups = states();
    chart.measures = vec![counted(Form::StackedRows)];
    chart.regions = regions(dataset);
    count(dataset, &mut chart, |project, sector| {
        project.sector == sector
    });
    ranked(chart)
}

fn by_corridor(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_projects_by_corridor());
    let mut chart = draft(
        "projects",
        "projects-by-corridor",
        title,
        words(|w| w.chart_state_note()),
    );
    chart.marks = dataset
        .corridors
        .iter()
        .map(|corridor| mark(&corridor.id, &corridor.name))
        .collect();
    chart.groups = states();
    chart.measures = vec![counted(Form::StackedRows)];
    chart.regions = regions(dataset);
    count(dataset, &mut chart, |project, corridor| {
        project.corridor == corridor
    });
    ranked(chart)
}

/// Regions and, as a place of its own, what is nationwide.
fn places(dataset: &Dataset) -> Vec<Mark> {
    let mut marks = region_marks(dataset);
    marks.push(mark("nationwide", &words(|w| w.nationwide())));
    marks
}

fn at_place(project: &Project, place: &str) -> bool {
    match place {
        "nationwide" => project.regions.is_empty(),
        region => lies_in(project, region),
    }
}

fn by_region(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_projects_by_region());
    let mut chart = draft(
        "projects",
        "projects-by-region",
        title,
        words(|w| w.chart_shared_note()),
    );
    chart.marks = places(dataset);
    chart.groups = states();
    chart.measures = vec![counted(Form::StackedRows)];
    count(dataset, &mut chart, at_place);
    ranked(chart)
}

fn progress(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_progress());
    let mut chart = draft(
        "projects",
        "progress-by-region",
        title,
        words(|w| w.chart_shared_note()),
    );
    chart.marks = places(dataset);
    chart.groups = states();
    chart.measures = vec![counted(Form::ShareRows)];
    count(dataset, &mut chart, at_place);
    let whole = chart.whole();
    let share = |id: &str| {
        let place = whole.ids.iter().position(|other| other == id)?;
        Some(whole.reading(0, place).value()? / whole.total(place).filter(|total| *total > 0.0)?)
    };
    let mut order = chart.marks.clone();
    order.sort_by(|a, b| {
        let value = |mark: &Mark| share(&mark.id).unwrap_or(-1.0);
        value(b).total_cmp(&value(a))
    });
    chart.marks = order;
    chart.slices.clear();
    count(dataset, &mut chart, at_place);
    chart
}

fn by_phase(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_projects_by_phase());
    let mut chart = draft(
        "projects",
        "projects-by-phase",
        title,
        words(|w| w.chart_state_note()),
    );
    chart.marks = vec![
        mark("1", &words(|w| w.phase_1())),
        mark("2", &words(|w| w.phase_2())),
    ];
    chart.groups = states();
    chart.measures = vec![counted(Form::StackedBars)];
    chart.regions = regions(dataset);
    count(dataset, &mut chart, |project, phase| {
        project.phase.to_string() == phase
    });
    chart
}

fn map(dataset: &Dataset, geography: &Geography) -> Chart {
    let title = words(|w| w.chart_projects_map());
    let mut chart = draft(
        "projects",
        "projects-map",
        title,
        words(|w| w.chart_shared_note()),
    );
    chart.marks = region_marks(dataset);
    chart.outlines = outlines(geography);
    chart.measures = vec![
        counted(Form::Map),
        measure(
            "completed",
            words(|w| w.state_completed()),
            "projects",
            Form::Map,
        ),
        measure(
            "under-construction",
            words(|w| w.state_under_construction()),
            "projects",
            Form::Map,
        ),
        measure(
            "planned",
            words(|w| w.state_planned()),
            "projects",
            Form::Map,
        ),
    ];
    fill(&mut chart, |_, measure, _, region| {
        let found = dataset.projects.iter().filter(|project| {
            lies_in(project, region) && (measure == "projects" || project.status.code() == measure)
        });
        number(found.count())
    });
    chart
}

/// The outlines of the regions for a map.
pub(super) fn outlines(geography: &Geography) -> Vec<Outline> {
    let outlines = geography.region_rings(1000.0);
    outlines
        .into_iter()
        .map(|(region, rings)| Outline { region, rings })
        .collect()
}

/// Stated costs by sector; the sum of what is known, and how many are not.
fn cost_by_sector(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_cost_by_sector());
    let mut chart = draft(
        "projects",
        "cost-by-sector",
        title,
        words(|w| w.chart_cost_note()),
    );
    chart.marks = dataset
        .sectors
        .iter()
        .map(|sector| mark(&sector.id, &sector.name))
        .collect();
    chart.groups = states();
    chart.measures = vec![measure(
        "cost",
        words(|w| w.chart_measure_cost()),
        "USD million",
        Form::StackedRows,
    )];
    chart.regions = regions(dataset);
    fill(&mut chart, |region, _, state, sector| {
        let found = dataset.projects.iter().filter(|project| {
            project.sector == sector && project.status.code() == state && lies_in(project, region)
        });
        Reading::Value(found.filter_map(|project| project.cost_usd_million).sum())
    });
    ranked(chart)
}

/// Projects with known dates, power by itself and everything else.
fn timelines(dataset: &Dataset) -> Vec<Entry> {
    [
        ("timeline-power", words(|w| w.chart_timeline_power()), true),
        ("timeline-other", words(|w| w.chart_timeline_other()), false),
    ]
    .into_iter()
    .map(|(id, title, power)| {
        let is_power =
            |project: &Project| matches!(project.sector.as_str(), "energy" | "transmission");
        let mut projects: Vec<&Project> = dataset
            .projects
            .iter()
            .filter(|project| is_power(project) == power && is_dated(project))
            .collect();
        projects
            .sort_by_key(|project| (project.start_date.or(project.completed_date), &project.id));
        let mut chart = draft("projects", id, title, words(|w| w.chart_timeline_note()));
        chart.measures = vec![counted(Form::Timeline)];
        let used =
            |region: &crate::chart::model::Named| projects.iter().any(|p| lies_in(p, &region.id));
        chart.regions = regions(dataset).into_iter().filter(used).collect();
        chart.spans = projects.iter().map(|project| span(project)).collect();
        of_projects(chart, projects.into_iter())
    })
    .collect()
}

/// A bar needs a begin and an end, or a begin of works still going on.
fn is_dated(project: &Project) -> bool {
    match project.status {
        State::Completed => project.start_date.is_some() && project.completed_date.is_some(),
        State::UnderConstruction => project.start_date.is_some(),
        _ => project.start_date.is_some() && project.expected_date.is_some(),
    }
}

fn span(project: &Project) -> Span {
    let end = match project.status {
        State::Completed => project.completed_date,
        _ => project.expected_date,
    };
    Span {
        id: project.id.clone(),
        name: project.name.clone(),
        regions: project.regions.clone(),
        state: project.status,
        start: project.start_date,
        end,
    }
}

/// Jobs as reported for single projects, which must not be added up.
fn jobs(dataset: &Dataset) -> Entry {
    let title = words(|w| w.chart_jobs_by_project());
    let mut chart = draft(
        "jobs",
        "jobs-by-project",
        title,
        words(|w| w.chart_jobs_note()),
    );
    let found: Vec<&Project> = dataset
        .projects
        .iter()
        .filter(|project| project.jobs.is_some())
        .collect();
    chart.marks = found
        .iter()
        .map(|project| mark(&project.id, &project.name))
        .collect();
    chart.measures = vec![measure("jobs", Text::default(), "jobs", Form::Rows)];
    fill(&mut chart, |_, _, _, id| {
        let jobs = dataset.project(id).and_then(|project| project.jobs);
        jobs.map_or(Reading::MISSING, |jobs| Reading::Value(f64::from(jobs)))
    });
    of_projects(ranked(chart), found.into_iter())
}
