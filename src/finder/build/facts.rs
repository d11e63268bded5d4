//! Turns the fields of the programmes into columns.

use crate::data::{Dataset, Finder, Intake, PartialDate, Programme, Text};
use crate::finder::columns::{Columns, DOMICILE_OTHER, GENDER, INTAKE, LENGTH, MODE, SCHOOLING};
use crate::finder::eligibility::region_of_domicile;
use crate::finder::lexicon::{Lexicon, PlaceKind};
use std::collections::{BTreeMap, BTreeSet};

/// Names by id.
pub(super) struct Names<'d> {
    /// Of terms.
    pub terms: BTreeMap<&'d str, &'d Text>,
    /// Of organisations.
    pub organisations: BTreeMap<&'d str, &'d Text>,
}

impl<'d> Names<'d> {
    pub(super) fn of(dataset: &'d Dataset) -> Names<'d> {
        Names {
            terms: dataset
                .terms
                .iter()
                .map(|term| (term.id.as_str(), &term.name))
                .collect(),
            organisations: dataset
                .organisations
                .iter()
                .map(|o| (o.id.as_str(), &o.name))
                .collect(),
        }
    }
}

/// All columns but the conditions, which need the texts.
pub(super) fn columns(dataset: &Dataset, programmes: &[&Programme], lexicon: &Lexicon) -> Columns {
    let codes = |of: fn(&Programme) -> &str| -> Vec<String> {
        let all: BTreeSet<&str> = programmes.iter().map(|programme| of(programme)).collect();
        all.into_iter().map(str::to_owned).collect()
    };
    let mut columns = Columns {
        docs: programmes.len(),
        training: programmes
            .iter()
            .filter(|p| p.finder == Finder::Training)
            .count(),
        region_ids: dataset
            .regions
            .iter()
            .map(|region| region.id.clone())
            .collect(),
        kinds: codes(|programme| &programme.kind),
        categories: codes(|programme| &programme.category),
        provider_types: codes(|programme| &programme.provider_type),
        term_ids: programmes
            .iter()
            .flat_map(|programme| programme.terms.iter().cloned())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        ..Columns::default()
    };
    let number = |codes: &[String], code: &str| codes.iter().position(|c| c == code).unwrap_or(0);
    let known = |codes: &[&str], code: Option<&str>| {
        code.and_then(|code| codes.iter().position(|c| *c == code))
            .map_or(0, |at| at as u8 + 1)
    };
    let mut place_numbers: BTreeMap<(u8, &str), u16> = BTreeMap::new();
    for (i, place) in lexicon.places.iter().enumerate() {
        place_numbers.insert((place.kind as u8, place.id.as_str()), i as u16);
    }
    for programme in programmes {
        columns
            .kind
            .push(number(&columns.kinds, &programme.kind) as u8);
        columns
            .category
            .push(number(&columns.categories, &programme.category) as u8);
        columns
            .provider_type
            .push(number(&columns.provider_types, &programme.provider_type) as u8);
        columns
            .gender
            .push(known(&GENDER, Some(&programme.gender)).saturating_sub(1));
        columns.mode.push(known(&MODE, programme.mode.as_deref()));
        columns.intake.push(match programme.intake {
            Intake::Rolling => 0,
            Intake::Periodic => 1,
            Intake::Closed => 2,
            Intake::Unknown => INTAKE.len() as u8 - 1,
        });
        columns
            .schooling
            .push(known(&SCHOOLING, programme.education_min.as_deref()));
        columns
            .length
            .push(programme.duration_weeks.map_or(0, length));
        columns.regions.push(bits(dataset, &programme.regions));
        columns.domicile.push(
            programme
                .domicile
                .as_ref()
                .map_or(0, |text| domicile(dataset, text)),
        );
        columns.age_min.push(programme.age_min.unwrap_or(0));
        columns.age_max.push(programme.age_max.unwrap_or(0));
        let income = programme
            .income_max_pkr_month
            .map_or(0.0, |rupees| (rupees / 100.0).ceil());
        columns.income_max.push(income.max(0.0) as u32);
        columns
            .deadline
            .push(programme.deadline.map_or(0, date_number));
        let find = |kind: PlaceKind, ids: &[String]| -> Vec<u16> {
            ids.iter()
                .filter_map(|id| place_numbers.get(&(kind as u8, id.as_str())).copied())
                .collect()
        };
        let mut places = find(PlaceKind::District, &programme.districts);
        for wider in find(PlaceKind::Wider, &programme.wider_places) {
            places.push(wider);
            places.extend(&lexicon.places[usize::from(wider)].districts);
        }
        for town in find(PlaceKind::Town, &programme.towns) {
            places.push(town);
            places.extend(&lexicon.places[usize::from(town)].districts);
        }
        places.sort_unstable();
        places.dedup();
        columns.places.push(places);
        let terms: BTreeSet<u16> = programme
            .terms
            .iter()
            .map(|term| number(&columns.term_ids, term) as u16)
            .collect();
        columns.terms.push(terms);
    }
    columns
}

/// Number of the shortest length that `weeks` keep to.
fn length(weeks: u16) -> u8 {
    let at = LENGTH.iter().position(|&(_, most)| weeks <= most);
    at.map_or(0, |at| at as u8 + 1)
}

/// A date as one rising number; an unknown month or day counts as the last one.
pub(crate) fn date_number(date: PartialDate) -> u32 {
    let (month, day) = (date.month.unwrap_or(12), date.day.unwrap_or(31));
    (u32::from(date.year) * 13 + u32::from(month)) * 32 + u32::from(day)
}

fn bits(dataset: &Dataset, regions: &[String]) -> u8 {
    let place = |id: &String| dataset.regions.iter().position(|region| region.id == *id);
    regions
        .iter()
        .filter_map(place)
        .fold(0, |bits, at| bits | 1 << at.min(6))
}

/// The regions a domicile condition names. Anything narrower or vaguer is only "stated".
pub(super) fn domicile(dataset: &Dataset, text: &Text) -> u8 {
    let names = |region: &crate::data::Region| [region.name.en.clone(), region.short.en.clone()];
    let named = dataset.regions.iter().position(|region| {
        names(region).iter().any(|name| {
            region_of_domicile(&text.en, [(region.id.as_str(), name.as_str())]).is_some()
        })
    });
    named.map_or(DOMICILE_OTHER, |at| 1 << at.min(6))
}
