//! Rules beyond types: what must hold between the fields of a record.

use super::problem::Problem;
use crate::data::{Dataset, Intake, PartGroup, Project, State};

/// The rectangle that holds all seven regions, degrees: south, north, west, east.
const BOUNDS: (f64, f64, f64, f64) = (23.0, 37.5, 60.5, 78.0);

/// Every rule that does not hold.
pub fn check(dataset: &Dataset) -> Vec<Problem> {
    let mut problems = Vec::new();
    for project in &dataset.projects {
        check_dates(project, &mut problems);
        check_point(
            "projects.csv",
            &project.id,
            (project.latitude, project.longitude),
            &mut problems,
        );
        check_places(dataset, project, &mut problems);
        if project.sources.is_empty() {
            problems.push(record(
                "projects.csv",
                &project.id,
                "sources",
                "no source",
                "at least one source",
                "add the source the record rests on",
            ));
        }
    }
    for programme in &dataset.programmes {
        let point = (programme.latitude, programme.longitude);
        check_point("programmes.csv", &programme.key(), point, &mut problems);
        if let (Some(low), Some(high)) = (programme.age_min, programme.age_max)
            && low > high
        {
            problems.push(record(
                "programmes.csv",
                &programme.key(),
                "age_min",
                &format!("{low} to {high}"),
                "a lowest age not above the highest",
                "swap the two ages or mend one",
            ));
        }
        let is_closed = programme.intake == Intake::Closed;
        if is_closed != matches!(programme.standing.as_str(), "closed" | "historic") {
            problems.push(record(
                "programmes.csv",
                &programme.key(),
                "standing",
                &programme.standing,
                if is_closed {
                    "closed or historic, because the intake is closed"
                } else {
                    "current or unconfirmed, because the intake is not closed"
                },
                "mend the standing or the intake",
            ));
        }
    }
    for figure in &dataset.figures {
        let known_parts = figure
            .parts
            .iter()
            .filter(|part| part.group == PartGroup::Counted);
        for part in known_parts {
            let completed = dataset
                .project(&part.project)
                .is_some_and(|p| p.status == State::Completed);
            if !completed {
                problems.push(record(
                    "figure_parts.csv",
                    &part.project,
                    "group",
                    "a counted project that is not completed",
                    "completed projects only",
                    "mend the project's status or take it out of the count",
                ));
            }
        }
    }
    problems
}

fn check_dates(project: &Project, problems: &mut Vec<Problem>) {
    if let (Some(start), Some(end)) = (project.start_date, project.completed_date)
        && start.year > end.year
    {
        problems.push(record(
            "projects.csv",
            &project.id,
            "completed_date",
            &format!("completed {end}, begun {start}"),
            "a completion not before the start",
            "mend the date that is wrong",
        ));
    }
    if project.completed_date.is_some() && project.status != State::Completed {
        problems.push(record(
            "projects.csv",
            &project.id,
            "status",
            &format!(
                "a completion date with the status {}",
                project.status.code()
            ),
            "completed",
            "mend the status or take the date out",
        ));
    }
}

fn check_point(
    file: &str,
    id: &str,
    point: (Option<f64>, Option<f64>),
    problems: &mut Vec<Problem>,
) {
    let (south, north, west, east) = BOUNDS;
    let found = match point {
        (None, None) => return,
        (Some(lat), Some(lon))
            if (south..=north).contains(&lat) && (west..=east).contains(&lon) =>
        {
            return;
        }
        (Some(lat), Some(lon)) => format!("{lat}, {lon}"),
        _ => "one of the two coordinates".to_owned(),
    };
    problems.push(record(
        file,
        id,
        "latitude",
        &found,
        "latitude 23 to 37.5 and longitude 60.5 to 78, both or none",
        "check that the two are not swapped",
    ));
}

fn check_places(dataset: &Dataset, project: &Project, problems: &mut Vec<Problem>) {
    for id in &project.districts {
        let Some(district) = dataset.district(id) else {
            continue;
        };
        if !project.regions.contains(&district.region) {
            problems.push(record(
                "projects.csv",
                &project.id,
                "districts",
                id,
                &format!("a district of the regions {}", project.regions.join(", ")),
                &format!(
                    "add the region {} or take the district out",
                    district.region
                ),
            ));
        }
    }
}

fn record(
    file: &str,
    id: &str,
    column: &str,
    found: &str,
    expected: &str,
    advice: &str,
) -> Problem {
    Problem {
        column: Some(column.to_owned()),
        ..Problem::file(file, format!("{found} (record {id})"), expected, advice)
    }
}
