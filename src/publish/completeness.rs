//! How complete the programmes are: which of the questions that a person needs answered before
//! setting out the record answers.

use super::site::Site;
use crate::{
    data::{Dataset, Intake, Programme, Text},
    payload::knowledge::{Completeness, Score},
};
use anyhow::Result;
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};

/// Programmes of a provider from which it is named on the method page.
const NAMED_FROM: u32 = 3;

/// A question: its code, and whether a programme's record answers it.
type Question = (&'static str, fn(&Dataset, &Programme) -> bool);

/// The questions. Each counts the same.
const QUESTIONS: [Question; 12] = [
    ("age", |_, p| p.age_min.is_some() || p.age_max.is_some()),
    ("schooling", |_, p| p.education_min.is_some()),
    ("domicile", |_, p| p.domicile.is_some()),
    ("cost", |_, p| {
        p.free.is_some()
            || p.fee_pkr.is_some()
            || p.amount_max_pkr.is_some()
            || p.amount_min_pkr.is_some()
            || p.stipend_pkr_month.is_some()
            || p.markup_percent.is_some()
    }),
    ("length", |_, p| {
        p.duration_weeks.is_some() || p.tenor_months.is_some()
    }),
    ("mode", |_, p| p.mode.is_some()),
    ("place", |d, p| {
        !p.towns.is_empty() || !p.districts.is_empty() || p.regions.len() == d.regions.len()
    }),
    ("trade", |_, p| !p.terms.is_empty()),
    ("when", |_, p| p.intake != Intake::Unknown),
    ("contact", |_, p| {
        !p.phone.is_empty() || p.apply_url.is_some()
    }),
    ("support", |_, p| {
        p.hostel.is_some() || p.toolkit.is_some() || p.certificate.is_some()
    }),
    ("source", |d, p| {
        let mut sources = p.sources.iter().filter_map(|id| d.source(id));
        sources.any(|source| source.as_of.is_some())
    }),
];

/// What the method page shows: everything, but only providers with several programmes.
pub fn on_page(dataset: &Dataset) -> Completeness {
    let mut all = scores(dataset);
    all.providers
        .retain(|provider| provider.programmes >= NAMED_FROM);
    all
}

/// All scores: regions in the order of the table, kinds and providers by number of programmes.
pub fn scores(dataset: &Dataset) -> Completeness {
    let answers: Vec<(&Programme, u32)> = dataset
        .programmes
        .iter()
        .map(|programme| (programme, answered(dataset, programme)))
        .collect();
    let group = |id: &str, name: &Text, belongs: &dyn Fn(&Programme) -> bool| {
        let of_group = answers.iter().filter(|(programme, _)| belongs(programme));
        let (programmes, answered) =
            of_group.fold((0, 0), |(n, sum), (_, answered)| (n + 1, sum + answered));
        Score {
            id: id.to_owned(),
            name: name.clone(),
            programmes,
            percent: percent(answered, programmes),
        }
    };
    let questions = QUESTIONS.iter().map(|(code, answers)| {
        let known = dataset.programmes.iter().filter(|p| answers(dataset, p));
        ((*code).to_owned(), known.count() as u32)
    });
    let regions = dataset.regions.iter().map(|region| {
        group(&region.id, &region.short, &|p| {
            p.regions.contains(&region.id)
        })
    });
    let kinds: BTreeMap<&str, ()> = dataset
        .programmes
        .iter()
        .map(|programme| (programme.provider_type.as_str(), ()))
        .collect();
    let kinds = kinds
        .into_keys()
        .map(|kind| group(kind, &Text::default(), &|p| p.provider_type == kind));
    let providers = dataset.organisations.iter().map(|organisation| {
        group(&organisation.id, &organisation.name, &|p| {
            p.organisation == organisation.id
        })
    });
    Completeness {
        questions: questions.collect(),
        regions: regions.collect(),
        provider_kinds: by_size(kinds.collect()),
        providers: by_size(providers.filter(|score| score.programmes > 0).collect()),
        all: group("all", &Text::default(), &|_| true),
    }
}

fn answered(dataset: &Dataset, programme: &Programme) -> u32 {
    let answers = QUESTIONS.iter();
    answers
        .filter(|(_, answers)| answers(dataset, programme))
        .count() as u32
}

fn percent(answered: u32, programmes: u32) -> u8 {
    let asked = programmes * QUESTIONS.len() as u32;
    (answered * 100).checked_div(asked).unwrap_or(0) as u8
}

fn by_size(mut scores: Vec<Score>) -> Vec<Score> {
    scores.sort_by(|a, b| {
        (Reverse(a.programmes), Reverse(a.percent), &a.id).cmp(&(
            Reverse(b.programmes),
            Reverse(b.percent),
            &b.id,
        ))
    });
    scores
}

/// The published file.
#[derive(Serialize)]
struct Published {
    #[serde(flatten)]
    scores: Completeness,
    /// Programme key to percent.
    programmes: BTreeMap<String, u8>,
}

/// Adds `/data/completeness.json` with every provider and programme.
///
/// # Errors
///
/// None in practice: the scores can always be written.
pub fn add(site: &mut Site, dataset: &Dataset) -> Result<()> {
    let programmes = dataset.programmes.iter();
    let published = Published {
        scores: scores(dataset),
        programmes: programmes
            .map(|programme| (programme.key(), percent(answered(dataset, programme), 1)))
            .collect(),
    };
    site.add("data/completeness.json", serde_json::to_vec(&published)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_the_share_of_answered_questions() {
        let n = QUESTIONS.len() as u32;
        for (answered, programmes, expected) in [
            (0, 1, 0),
            (n, 1, 100),
            (n, 2, 50),
            (2 * n - 1, 2, 95),
            (0, 0, 0),
        ] {
            assert_eq!(percent(answered, programmes), expected);
        }
    }

    #[test]
    fn groups_are_listed_largest_first_and_equal_ones_by_id() {
        let score = |id: &str, programmes, percent| Score {
            id: id.into(),
            programmes,
            percent,
            ..Score::default()
        };
        let sorted = by_size(vec![
            score("b", 1, 50),
            score("a", 1, 50),
            score("c", 2, 10),
        ]);
        let ids: Vec<&str> = sorted.iter().map(|score| score.id.as_str()).collect();
        assert_eq!(ids, ["c", "a", "b"]);
    }
}
