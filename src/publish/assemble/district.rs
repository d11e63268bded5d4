//! A district's page and the list of districts.

use super::{Parts, Source, words_only};
use crate::{
    data::{District, Project, Text, place::distance_km},
    i18n::{Words, number::integer},
    payload::{
        Body,
        common::PlaceLink,
        district::{DistrictPage, DistrictsPage, NearestDistrict, RegionDistricts, WiderProjects},
    },
};
use anyhow::{Context, Result};

pub(super) fn list(source: &Source) -> Parts {
    let dataset = source.dataset;
    let regions = dataset
        .regions
        .iter()
        .map(|region| RegionDistricts {
            id: region.id.clone(),
            name: region.name.clone(),
            districts: dataset
                .districts
                .iter()
                .filter(|district| district.region == region.id)
                .map(|district| source.district_link(district))
                .collect(),
        })
        .collect();
    words_only(
        |words| words.districts_page_title().into(),
        |words| words.districts_page_lead().into(),
        Body::Districts(DistrictsPage { regions }),
    )
}

pub(super) fn page(source: &Source, id: &str) -> Result<Parts> {
    let dataset = source.dataset;
    let district = dataset.district(id).context("no such district")?;
    let region = dataset
        .region(&district.region)
        .context("a district without a region")?;
    let projects: Vec<&Project> = source.projects_in(id).collect();
    let cards = source.cards(projects.iter().copied());
    let wider = wider(source, id);
    let mut labelled = cards.clone();
    labelled.extend(
        wider
            .iter()
            .flat_map(|wider| wider.projects.iter().cloned()),
    );
    let body = DistrictPage {
        id: id.to_owned(),
        name: district.name.clone(),
        division: district.division.clone(),
        region: region.id.clone(),
        region_name: region.name.clone(),
        population_2023: district.population_2023,
        population_from_tehsils: district.population_basis.as_deref()
            == Some("sum of census tehsils"),
        counts: projects.iter().map(|project| project.status).collect(),
        nearest: if cards.is_empty() {
            nearest(source, district)
        } else {
            None
        },
        labels: source.labels(&labelled, false),
        projects: cards,
        wider,
        region_projects: without_district(source, &region.id),
        programmes: programmes(source, id),
        programme_counts: source.programme_counts(&region.id),
        initiatives: source
            .initiatives(|item| item.districts.iter().any(|district| district == id)),
        towns: dataset
            .towns
            .iter()
            .filter(|town| town.district == id)
            .map(|town| town.name.clone())
            .collect(),
        neighbours: neighbours(source, id),
    };
    let title = Text::each(|lang| {
        Words(lang).district_page_title(district.name.get(lang), region.short.get(lang))
    });
    let description = Text::each(|lang| {
        let words = Words(lang);
        let n = body.counts.total();
        words.district_description(
            district.name.get(lang),
            region.name.get(lang),
            &words.n_projects(n.into(), &integer(n.into())),
        )
    });
    Ok((title, description, Body::District(body)))
}

fn wider(source: &Source, district: &str) -> Vec<WiderProjects> {
    source
        .dataset
        .wider_places
        .iter()
        .filter(|place| place.districts.iter().any(|id| id == district))
        .filter_map(|place| {
            let projects = source
                .dataset
                .projects
                .iter()
                .filter(|project| project.wider_places.contains(&place.id))
                .filter(|project| !project.districts.iter().any(|id| id == district));
            let projects = source.cards(projects);
            (!projects.is_empty()).then(|| WiderProjects {
                name: place.name.clone(),
                note: place.note.clone(),
                projects,
            })
        })
        .collect()
}

fn without_district(source: &Source, region: &str) -> u32 {
    let unplaced = source.dataset.projects.iter().filter(|project| {
        project.regions.iter().any(|id| id == region)
            && project.districts.is_empty()
            && project.wider_places.is_empty()
    });
    unplaced.count() as u32
}

fn programmes(source: &Source, district: &str) -> Vec<crate::payload::finder::ProgrammeCard> {
    source
        .dataset
        .programmes
        .iter()
        .filter(|programme| super::shared::is_open(programme))
        .filter(|programme| {
            super::finder::districts_of(source, programme)
                .iter()
                .any(|place| place.id == district)
        })
        .map(|programme| source.programme_card(programme))
        .collect()
}

fn neighbours(source: &Source, district: &str) -> Vec<PlaceLink> {
    let ids = source.geography.neighbours_of_district(district);
    source
        .dataset
        .districts
        .iter()
        .filter(|other| ids.contains(&other.id))
        .map(|other| source.district_link(other))
        .collect()
}

/// The nearest other district with a project, measured between the districts' points.
fn nearest(source: &Source, district: &District) -> Option<NearestDistrict> {
    let here = (district.latitude, district.longitude);
    source
        .dataset
        .districts
        .iter()
        .filter(|other| other.id != district.id && source.projects_in(&other.id).next().is_some())
        .map(|other| (distance_km(here, (other.latitude, other.longitude)), other))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(distance, other)| NearestDistrict {
            place: source.district_link(other),
            distance_km: distance.round() as u32,
        })
}
