//! A region's page.

use super::{Parts, Source, home::counts_in};
use crate::{
    data::{Project, Region, Text},
    i18n::{Words, number::integer},
    payload::{
        Body,
        common::{PlaceLink, SeriesView},
        region::{Inset, RegionPage},
    },
};
use anyhow::{Context, Result};

/// A wider place of at least this many districts gets a map of its own.
const INSET_DISTRICTS: usize = 3;

pub(super) fn page(source: &Source, id: &str) -> Result<Parts> {
    let dataset = source.dataset;
    let region = dataset.region(id).context("no such region")?;
    let projects: Vec<&Project> = dataset
        .projects
        .iter()
        .filter(|project| project.regions.iter().any(|region| region == id))
        .collect();
    let cards = source.cards(projects.iter().copied());
    let body = RegionPage {
        id: id.to_owned(),
        name: region.name.clone(),
        focus: region.focus.clone(),
        focus_sources: source.source_lines(&region.sources),
        map: source
            .geography
            .district_map(|district| district.region == id),
        insets: insets(source, id),
        districts: districts(source, id),
        counts: counts_in(source, id),
        labels: source.labels(&cards, false),
        projects: cards,
        nationwide_projects: dataset
            .projects
            .iter()
            .filter(|project| project.regions.is_empty())
            .count() as u32,
        series: series(source, id),
        initiatives: source.initiatives(|item| item.regions.iter().any(|region| region == id)),
        programmes: source.programme_counts(id),
        neighbours: neighbours(source, region),
        unknowns: projects.iter().copied().collect(),
    };
    let description = Text::each(|lang| {
        let words = Words(lang);
        let counts = body.counts;
        words.region_description(
            region.name.get(lang),
            &integer(counts.total().into()),
            &integer(counts.completed.into()),
            &integer(counts.under_construction.into()),
            &integer(counts.planned.into()),
        )
    });
    let title = Text::each(|lang| Words(lang).region_page_title(region.name.get(lang)));
    Ok((title, description, Body::Region(body)))
}

fn districts(source: &Source, region: &str) -> Vec<PlaceLink> {
    source
        .dataset
        .districts
        .iter()
        .filter(|district| district.region == region)
        .map(|district| source.district_link(district))
        .collect()
}

fn insets(source: &Source, region: &str) -> Vec<Inset> {
    source
        .dataset
        .wider_places
        .iter()
        .filter(|place| place.districts.len() >= INSET_DISTRICTS)
        .filter(|place| {
            let mut districts = place
                .districts
                .iter()
                .filter_map(|id| source.dataset.district(id));
            districts.any(|district| district.region == region)
        })
        .map(|place| Inset {
            id: place.id.clone(),
            name: place.name.clone(),
            map: source
                .geography
                .district_map(|district| place.districts.contains(&district.id)),
        })
        .collect()
}

fn series(source: &Source, region: &str) -> Vec<SeriesView> {
    source
        .dataset
        .series
        .iter()
        .filter(|series| series.region.as_deref() == Some(region))
        .map(|series| SeriesView {
            series: series.clone(),
            sources: source.source_lines(&series.sources),
        })
        .collect()
}

fn neighbours(source: &Source, region: &Region) -> Vec<PlaceLink> {
    let ids = source.geography.neighbours_of_region(&region.id);
    source
        .dataset
        .regions
        .iter()
        .filter(|other| ids.contains(&other.id))
        .map(|other| PlaceLink {
            id: other.id.clone(),
            name: other.name.clone(),
            projects: counts_in(source, &other.id).total(),
        })
        .collect()
}
