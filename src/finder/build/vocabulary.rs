//! The lexicon piece: concepts, places and the phrases that lead to them.

use super::phrases::Synonym;
use super::prune;
use crate::data::Dataset;
use crate::finder::codec::Writer;
use crate::finder::lexicon::{Class, Concept, Place, PlaceKind, slug};
use crate::finder::normalise::level1;
use std::collections::BTreeSet;

/// Concepts of the place group that are regions.
const REGIONS: [(&str, &str); 7] = [
    ("punjab", "punjab"),
    ("sindh", "sindh"),
    ("khyber-pakhtunkhwa", "kp"),
    ("balochistan", "balochistan"),
    ("gilgit-baltistan", "gb"),
    ("azad-kashmir", "ajk"),
    ("islamabad", "ict"),
];

/// Said of so many programmes, or so much the asker's own affair, that they only help in ranking.
const GENERAL: [&str; 24] = [
    "vocational-training",
    "scheme",
    "government",
    "livelihood",
    "rights",
    "youth",
    "student",
    "poor",
    "rural",
    "unemployed",
    "local-resident",
    "age",
    "experience",
    "morning",
    "fee",
    "men",
    "matric",
    "middle",
    "primary",
    "intermediate",
    "graduate",
    "education",
    "daily-wage",
    "soft-skills",
];

/// What anyone says who asks.
const FILLERS: [&str; 6] = ["i-want", "get", "tell-me", "help", "q-can-i", "q-is-there"];

/// Facilities that are not merely where something happens.
const REAL_FACILITIES: [&str; 1] = ["cold-storage"];
/// Places that are subjects.
const REAL_PLACES: [&str; 1] = ["china"];
/// Documents that are subjects.
const REAL_DOCUMENTS: [&str; 1] = ["driving-licence"];

/// The bytes of the lexicon.
pub(super) fn lexicon(dataset: &Dataset, synonyms: &[Synonym]) -> Vec<u8> {
    let concepts: Vec<Concept> = synonyms
        .iter()
        .filter(|synonym| region_of(&synonym.concept).is_none())
        .map(|synonym| Concept {
            code: synonym.concept.clone(),
            class: class(synonym),
        })
        .collect();
    let places = places(dataset);
    // Phrases of each target, in the order of the tables: neighbours are alike and pack well.
    let mut phrases: Vec<Vec<String>> = vec![Vec::new(); concepts.len() + places.len()];
    let mut spellings = BTreeSet::new();
    for (i, place) in places.iter().enumerate() {
        let names = [level1(&place.name.en), level1(&place.name.ur)];
        let others = aliases(dataset, place)
            .into_iter()
            .map(|alias| level1(alias));
        let others: BTreeSet<String> = others.filter(|alias| !names.contains(alias)).collect();
        spellings.extend(names.into_iter().chain(others.iter().cloned()));
        phrases[concepts.len() + i] = others.into_iter().collect();
    }
    let mut number = 0;
    for synonym in synonyms {
        let region = region_of(&synonym.concept).and_then(|id| {
            places
                .iter()
                .position(|place| place.kind == PlaceKind::Region && place.id == id)
        });
        let target = region.map_or(number, |at| concepts.len() + at);
        let known = &mut phrases[target];
        for phrase in synonym.all().map(|text| level1(text)) {
            // A town named under its region leads to the town itself.
            let is_town = region.is_some() && spellings.contains(&phrase);
            if !is_town && !phrase.is_empty() && !known.contains(&phrase) {
                known.push(phrase);
            }
        }
        number += usize::from(region_of(&synonym.concept).is_none());
    }
    prune::prune(&mut phrases, concepts.len());
    write(&concepts, &places, &phrases)
}

/// The points of districts and towns, in the order of the places.
pub(super) fn points(dataset: &Dataset) -> Vec<u8> {
    let mut writer = Writer::default();
    let hundredths = |degrees: f64| (degrees * 100.0).round().max(0.0) as u64;
    let districts = dataset.districts.iter().map(|d| (d.latitude, d.longitude));
    let towns = dataset.towns.iter().map(|t| (t.latitude, t.longitude));
    for (latitude, longitude) in districts.chain(towns) {
        writer.number(hundredths(latitude));
        writer.number(hundredths(longitude));
    }
    writer.finish()
}

fn region_of(concept: &str) -> Option<&'static str> {
    REGIONS
        .iter()
        .find(|(code, _)| *code == concept)
        .map(|&(_, id)| id)
}

fn class(synonym: &Synonym) -> Class {
    let code = synonym.concept.as_str();
    match synonym.group.as_str() {
        "stop" => Class::Stop,
        _ if FILLERS.contains(&code) => Class::Filler,
        _ if GENERAL.contains(&code) => Class::General,
        "facility" if !REAL_FACILITIES.contains(&code) => Class::General,
        "question" | "action" => Class::Asking,
        "place" if !REAL_PLACES.contains(&code) => Class::Asking,
        "document" if !REAL_DOCUMENTS.contains(&code) => Class::Asking,
        _ => Class::Required,
    }
}

fn aliases<'d>(dataset: &'d Dataset, place: &Place) -> Vec<&'d String> {
    match place.kind {
        PlaceKind::District => dataset
            .district(&place.id)
            .map(|d| d.aliases.iter().collect()),
        PlaceKind::Town => dataset.town(&place.id).map(|t| t.aliases.iter().collect()),
        PlaceKind::Region | PlaceKind::Wider => None,
    }
    .unwrap_or_default()
}

/// Regions, districts, wider places, towns, in the order of their tables.
fn places(dataset: &Dataset) -> Vec<Place> {
    let bit = |region: &str| {
        dataset
            .regions
            .iter()
            .position(|r| r.id == region)
            .map_or(0, |at| 1_u8 << at.min(7))
    };
    let first_district = dataset.regions.len();
    let number = |district: &String| {
        let at = dataset.districts.iter().position(|d| d.id == *district)?;
        Some((first_district + at) as u16)
    };
    let mut places = Vec::new();
    for region in &dataset.regions {
        places.push(Place {
            kind: PlaceKind::Region,
            id: region.id.clone(),
            name: region.name.clone(),
            regions: bit(&region.id),
            districts: Vec::new(),
            point: None,
        });
    }
    for district in &dataset.districts {
        places.push(Place {
            kind: PlaceKind::District,
            id: district.id.clone(),
            name: district.name.clone(),
            regions: bit(&district.region),
            districts: number(&district.id).into_iter().collect(),
            point: None,
        });
    }
    for wider in &dataset.wider_places {
        let mut districts: Vec<u16> = wider.districts.iter().filter_map(number).collect();
        districts.sort_unstable();
        let regions = wider.districts.iter().filter_map(|id| dataset.district(id));
        places.push(Place {
            kind: PlaceKind::Wider,
            id: wider.id.clone(),
            name: wider.name.clone(),
            regions: regions.fold(0, |bits, district| bits | bit(&district.region)),
            districts,
            point: None,
        });
    }
    for town in &dataset.towns {
        places.push(Place {
            kind: PlaceKind::Town,
            id: town.id.clone(),
            name: town.name.clone(),
            regions: bit(&town.region),
            districts: number(&town.district).into_iter().collect(),
            point: None,
        });
    }
    places
}

fn write(concepts: &[Concept], places: &[Place], phrases: &[Vec<String>]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.number(concepts.len() as u64);
    for (concept, phrases) in concepts.iter().zip(phrases) {
        writer.byte(
            Class::ALL
                .iter()
                .position(|class| *class == concept.class)
                .unwrap_or(0) as u8,
        );
        writer.text(&concept.code);
        writer.text(&phrases.join("\n"));
    }
    writer.number(places.len() as u64);
    for (place, phrases) in places.iter().zip(&phrases[concepts.len()..]) {
        writer.byte(
            PlaceKind::ALL
                .iter()
                .position(|kind| *kind == place.kind)
                .unwrap_or(0) as u8,
        );
        writer.text(&place.name.en);
        writer.text(&place.name.ur);
        writer.text(if place.id == slug(&place.name.en) {
            ""
        } else {
            &place.id
        });
        writer.byte(place.regions);
        if matches!(place.kind, PlaceKind::Town | PlaceKind::Wider) {
            writer.rising(
                &place
                    .districts
                    .iter()
                    .map(|&d| u32::from(d))
                    .collect::<Vec<_>>(),
            );
        }
        writer.text(&phrases.join("\n"));
    }
    writer.finish()
}
