//! Training and business programmes by kind, region, provider, intake and condition.

use super::{
    Entry,
    build::{draft, fill, group, mark, measure, number, ranked, region_marks, regions, words},
};
use crate::{
    chart::model::{Chart, Form, Group, Measure},
    data::{Dataset, Finder, Intake, Programme, Text},
    i18n::{Words, label},
};
use std::collections::BTreeSet;

pub(super) fn charts(dataset: &Dataset) -> Vec<Entry> {
    [
        by_category(dataset),
        by_region(dataset),
        by_provider(dataset),
        by_intake(dataset),
        by_condition(dataset),
    ]
    .into_iter()
    .map(|chart| {
        let sources: BTreeSet<&String> =
            dataset.programmes.iter().flat_map(|p| &p.sources).collect();
        Entry {
            chart,
            sources: sources.into_iter().cloned().collect(),
        }
    })
    .collect()
}

fn finders() -> Vec<Group> {
    Finder::ALL
        .iter()
        .zip([1, 2])
        .map(|(finder, ink)| group(finder.code(), words(|w| label::finder(w, *finder)), ink))
        .collect()
}

fn counted(form: Form) -> Measure {
    measure(
        "programmes",
        words(|w| w.chart_measure_programmes()),
        "programmes",
        form,
    )
}

/// Counts programmes by finder: `at` says whether a programme belongs to a mark.
fn count(dataset: &Dataset, chart: &mut Chart, at: impl Fn(&Programme, &str) -> bool) {
    fill(chart, |region, _, finder, mark| {
        let found = dataset.programmes.iter().filter(|programme| {
            programme.finder.code() == finder
                && offered_in(programme, region)
                && at(programme, mark)
        });
        number(found.count())
    });
}

fn offered_in(programme: &Programme, region: &str) -> bool {
    region.is_empty() || programme.regions.iter().any(|id| id == region)
}

fn by_category(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_programmes_by_kind());
    let mut chart = draft(
        "programmes",
        "programmes-by-kind",
        title,
        words(|w| w.chart_programmes_note()),
    );
    let kinds: BTreeSet<&String> = dataset.programmes.iter().map(|p| &p.category).collect();
    chart.marks = kinds
        .into_iter()
        .map(|kind| {
            mark(
                kind,
                &Text::each(|lang| label::category(Words(lang), kind).to_owned()),
            )
        })
        .collect();
    chart.groups = finders();
    chart.measures = vec![counted(Form::StackedRows)];
    chart.regions = regions(dataset);
    count(dataset, &mut chart, |programme, kind| {
        programme.category == kind
    });
    ranked(chart)
}

fn by_region(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_programmes_by_region());
    let mut chart = draft(
        "programmes",
        "programmes-by-region",
        title,
        words(|w| w.chart_programmes_region_note()),
    );
    chart.marks = region_marks(dataset);
    chart.groups = finders();
    chart.measures = vec![counted(Form::Rows)];
    count(dataset, &mut chart, offered_in);
    ranked(chart)
}

fn by_provider(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_programmes_by_provider());
    let mut chart = draft(
        "programmes",
        "programmes-by-provider",
        title,
        words(|w| w.chart_programmes_note()),
    );
    let kinds: BTreeSet<&String> = dataset
        .programmes
        .iter()
        .map(|p| &p.provider_type)
        .collect();
    chart.marks = kinds
        .into_iter()
        .map(|kind| {
            mark(
                kind,
                &Text::each(|lang| label::provider(Words(lang), kind).to_owned()),
            )
        })
        .collect();
    chart.groups = finders();
    chart.measures = vec![counted(Form::StackedRows)];
    chart.regions = regions(dataset);
    count(dataset, &mut chart, |programme, kind| {
        programme.provider_type == kind
    });
    ranked(chart)
}

fn by_intake(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_programmes_by_intake());
    let mut chart = draft(
        "programmes",
        "programmes-by-intake",
        title,
        words(|w| w.chart_programmes_note()),
    );
    let intakes = [
        ("rolling", Intake::Rolling),
        ("periodic", Intake::Periodic),
        ("closed", Intake::Closed),
        ("unknown", Intake::Unknown),
    ];
    chart.marks = intakes
        .iter()
        .map(|(id, intake)| mark(id, &words(|w| label::intake(w, *intake))))
        .collect();
    chart.groups = finders();
    chart.measures = vec![counted(Form::StackedRows)];
    chart.regions = regions(dataset);
    count(dataset, &mut chart, |programme, id| {
        intakes
            .iter()
            .any(|(code, intake)| *code == id && programme.intake == *intake)
    });
    chart
}

/// What programmes say of a condition: stated, or not known.
fn by_condition(dataset: &Dataset) -> Chart {
    let title = words(|w| w.chart_programmes_by_condition());
    let mut chart = draft(
        "unknown",
        "programmes-by-condition",
        title,
        words(|w| w.chart_condition_note()),
    );
    chart.marks = vec![
        mark("region", &words(|w| w.chart_known_districts())),
        mark("apply", &words(|w| w.chart_known_apply())),
        mark("free", &words(|w| w.chart_known_free())),
        mark("length", &words(|w| w.chart_known_length())),
        mark("age", &words(|w| w.chart_known_age())),
        mark("education", &words(|w| w.chart_known_education())),
        mark("hostel", &words(|w| w.chart_known_hostel())),
        mark("phone", &words(|w| w.chart_known_phone())),
        mark("deadline", &words(|w| w.chart_known_deadline())),
    ];
    chart.groups = vec![
        group("stated", words(|w| w.chart_stated()), 1),
        group("not-stated", words(|w| w.chart_not_stated()), 20),
    ];
    chart.measures = vec![counted(Form::ShareRows)];
    chart.regions = regions(dataset);
    fill(&mut chart, |region, _, group, condition| {
        let found = dataset.programmes.iter().filter(|programme| {
            offered_in(programme, region) && states(programme, condition) == (group == "stated")
        });
        number(found.count())
    });
    chart
}

fn states(programme: &Programme, condition: &str) -> bool {
    match condition {
        "region" => !programme.districts.is_empty() || !programme.towns.is_empty(),
        "apply" => programme.apply_url.is_some(),
        "free" => programme.free.is_some(),
        "length" => programme.duration_weeks.is_some(),
        "age" => programme.age_min.is_some() || programme.age_max.is_some(),
        "education" => programme.education_min.is_some(),
        "hostel" => programme.hostel.is_some(),
        "phone" => !programme.phone.is_empty(),
        "deadline" => programme.deadline.is_some(),
        _ => false,
    }
}
