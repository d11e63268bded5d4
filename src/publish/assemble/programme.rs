//! The page of a programme.

use super::{Parts, Source, finder::districts_of, shared::is_open};
use crate::{
    data::{Dataset, Finder, Programme, Text},
    finder::{
        eligibility::{Check, Day, Fact, Rule, region_of_domicile, rules},
        papers::papers,
    },
    payload::{
        Body,
        finder::{ProgrammeCard, ProgrammePage, Spot},
    },
};
use anyhow::{Context, Result};
use std::{cmp::Reverse, collections::BTreeMap};

/// How many similar programmes a page names.
const SIMILAR: usize = 4;

pub(super) fn page(source: &Source, finder: Finder, id: &str) -> Result<Parts> {
    let dataset = source.dataset;
    let programme = dataset
        .programme(&format!("{}/{id}", finder.code()))
        .context("no such programme")?;
    let eligibility = eligibility(dataset, programme);
    let regions = programme.regions.iter().filter_map(|id| dataset.region(id));
    let districts = districts_of(source, programme);
    let body = ProgrammePage {
        rule_places: rule_places(dataset, &eligibility),
        papers: papers(programme, &eligibility),
        organisation: source.organisation_name(&programme.organisation),
        regions: regions
            .map(|region| (region.id.clone(), region.short.clone()))
            .collect(),
        districts: districts
            .iter()
            .map(|district| (district.id.clone(), district.name.clone()))
            .collect(),
        towns: programme
            .towns
            .iter()
            .filter_map(|id| dataset.town(id))
            .map(|town| town.name.clone())
            .collect(),
        spots: spots(source, programme),
        terms: programme
            .terms
            .iter()
            .filter_map(|id| dataset.term(id))
            .map(|term| term.name.clone())
            .collect(),
        similar: similar(source, programme),
        sources: source.source_lines(&programme.sources),
        confidence: programme.confidence,
        data_date: dataset.date().context("the data carry no date")?,
        origin: source.origin.to_owned(),
        has_calendar: coming_deadline(dataset, programme).is_some(),
        programme: programme.clone(),
        eligibility,
    };
    Ok((
        programme.name.clone(),
        programme.summary.clone(),
        Body::Programme(Box::new(body)),
    ))
}

/// The rules of a programme, with the regions of the dataset.
pub fn eligibility(dataset: &Dataset, programme: &Programme) -> Rule {
    rules(programme, |text| {
        let names = dataset.regions.iter().flat_map(|region| {
            [&region.name.en, &region.short.en].map(|name| (region.id.as_str(), name.as_str()))
        });
        region_of_domicile(text, names).map(str::to_owned)
    })
}

/// The last date to apply, when it is known to the day and had not passed on the date of the data.
pub fn coming_deadline(dataset: &Dataset, programme: &Programme) -> Option<Day> {
    let deadline = programme.deadline?;
    let day = Day::new(deadline.year, deadline.month?, deadline.day?)?;
    (deadline >= dataset.date()?).then_some(day)
}

/// Names of the regions and districts that `rule` speaks of.
pub fn rule_places(dataset: &Dataset, rule: &Rule) -> BTreeMap<String, Text> {
    let mut ids = Vec::new();
    collect_codes(rule, &mut ids);
    let name = |id: &str| {
        let region = dataset.region(id).map(|region| &region.name);
        region.or_else(|| dataset.district(id).map(|district| &district.name))
    };
    ids.into_iter()
        .filter_map(|id| Some((id.to_owned(), name(id)?.clone())))
        .collect()
}

fn collect_codes<'r>(rule: &'r Rule, ids: &mut Vec<&'r str>) {
    match rule {
        Rule::All(rules) | Rule::Any(rules) => {
            rules.iter().for_each(|rule| collect_codes(rule, ids));
        }
        Rule::Not(rule) => collect_codes(rule, ids),
        Rule::Test(test) => {
            if let (Fact::Domicile | Fact::District, Check::OneOf(codes)) = (test.fact, &test.is) {
                ids.extend(codes.iter().map(String::as_str));
            }
        }
    }
}

fn spots(source: &Source, programme: &Programme) -> Vec<Spot> {
    let dataset = source.dataset;
    let rounded = |degrees: f64| (degrees * 100.0).round() / 100.0;
    let spot = |name: &Text, latitude: f64, longitude: f64| Spot {
        name: name.clone(),
        latitude: rounded(latitude),
        longitude: rounded(longitude),
    };
    let towns = programme.towns.iter().filter_map(|id| dataset.town(id));
    let towns: Vec<Spot> = towns
        .map(|town| spot(&town.name, town.latitude, town.longitude))
        .collect();
    if !towns.is_empty() {
        return towns;
    }
    let districts = districts_of(source, programme);
    if let (Some(latitude), Some(longitude), Some(district)) =
        (programme.latitude, programme.longitude, districts.first())
    {
        return vec![spot(&district.name, latitude, longitude)];
    }
    districts
        .into_iter()
        .map(|district| spot(&district.name, district.latitude, district.longitude))
        .collect()
}

/// The open programmes of the same finder that share most with this one: trade, kind, place. Those
/// for women are not offered beside one for men, and the other way round.
fn similar(source: &Source, programme: &Programme) -> Vec<ProgrammeCard> {
    let shared = |a: &[String], b: &[String]| a.iter().filter(|id| b.contains(id)).count();
    let score = |other: &Programme| {
        let place =
            shared(&programme.districts, &other.districts) + shared(&programme.towns, &other.towns);
        let region = shared(&programme.regions, &other.regions).min(1);
        4 * shared(&programme.terms, &other.terms).min(3)
            + 3 * usize::from(programme.category == other.category)
            + 4 * place.min(1)
            + 3 * region
            + usize::from(programme.gender == other.gender)
    };
    let suits = |other: &&Programme| {
        other.finder == programme.finder
            && other.id != programme.id
            && is_open(other)
            && (programme.gender == "any"
                || other.gender == "any"
                || other.gender == programme.gender)
            && shared(&programme.regions, &other.regions) > 0
            && (programme.category == other.category || shared(&programme.terms, &other.terms) > 0)
    };
    let mut found: Vec<(usize, &Programme)> = source
        .dataset
        .programmes
        .iter()
        .filter(suits)
        .map(|other| (score(other), other))
        .collect();
    found.sort_by_key(|(score, other)| (Reverse(*score), other.id.as_str()));
    found
        .into_iter()
        .take(SIMILAR)
        .map(|(_, other)| source.programme_card(other))
        .collect()
}
