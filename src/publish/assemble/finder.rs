//! Pages of the two finders.

use super::{
    Parts, Source, finder_list,
    shared::{is_nationwide, is_open},
    words_only,
};
use crate::{
    data::{District, Finder, Programme, Text},
    i18n::{Words, label},
    payload::{
        Body,
        common::PlaceLink,
        finder::{FinderHomePage, FinderRegionPage, Helpline},
    },
};
use anyhow::{Context, Result};

pub(super) fn home(source: &Source, finder: Finder, index: &str) -> Parts {
    let all = || {
        source
            .dataset
            .programmes
            .iter()
            .filter(move |programme| programme.finder == finder)
    };
    let open = || all().filter(|programme| is_open(programme));
    let regions = source.dataset.regions.iter().map(|region| PlaceLink {
        id: region.id.clone(),
        name: region.name.clone(),
        projects: open()
            .filter(|p| !is_nationwide(p) && p.regions.contains(&region.id))
            .count() as u32,
    });
    let body = FinderHomePage {
        finder,
        open_programmes: open().count() as u32,
        closed_programmes: all().count() as u32 - open().count() as u32,
        regions: regions.collect(),
        nationwide: open()
            .filter(|p| is_nationwide(p))
            .map(|p| source.programme_card(p))
            .collect(),
        kinds: finder_list::kinds(source, finder),
        trades: finder_list::trades(source, finder),
        helplines: helplines(source, finder),
        index: index.to_owned(),
    };
    words_only(
        |words| label::finder(words, finder).into(),
        |words| match finder {
            Finder::Training => words.door_training_text().into(),
            Finder::Business => words.door_business_text().into(),
        },
        Body::FinderHome(body),
    )
}

/// The providers of open programmes that state a phone number, each number once.
fn helplines(source: &Source, finder: Finder) -> Vec<Helpline> {
    let mut lines: Vec<Helpline> = Vec::new();
    let programmes = source.dataset.programmes.iter();
    for programme in programmes.filter(|p| p.finder == finder && is_open(p)) {
        for phone in &programme.phone {
            match lines.iter_mut().find(|line| line.phone == *phone) {
                Some(line) => {
                    for region in &programme.regions {
                        if !line.regions.contains(region) {
                            line.regions.push(region.clone());
                        }
                    }
                }
                None => lines.push(Helpline {
                    name: source.organisation_name(&programme.organisation),
                    phone: phone.clone(),
                    regions: programme.regions.clone(),
                }),
            }
        }
    }
    lines
}

pub(super) fn region(source: &Source, finder: Finder, id: &str) -> Result<Parts> {
    let region = source.dataset.region(id).context("no such region")?;
    let here = || {
        source.dataset.programmes.iter().filter(move |p| {
            p.finder == finder && !is_nationwide(p) && p.regions.iter().any(|region| region == id)
        })
    };
    let nationwide = source
        .dataset
        .programmes
        .iter()
        .filter(|p| p.finder == finder && is_nationwide(p) && is_open(p));
    let body = FinderRegionPage {
        finder,
        region: id.to_owned(),
        name: region.name.clone(),
        open: here()
            .filter(|p| is_open(p))
            .map(|p| source.programme_card(p))
            .collect(),
        closed: here()
            .filter(|p| !is_open(p))
            .map(|p| source.programme_card(p))
            .collect(),
        nationwide: nationwide.count() as u32,
    };
    let title = Text::each(|lang| {
        let words = Words(lang);
        words.finder_in(label::finder(words, finder), region.name.get(lang))
    });
    let description = Text::each(|lang| match finder {
        Finder::Training => Words(lang).door_training_text().to_owned(),
        Finder::Business => Words(lang).door_business_text().to_owned(),
    });
    Ok((title, description, Body::FinderRegion(body)))
}

/// Districts a programme is bound to: its own, those of its towns and of its wider places.
pub(super) fn districts_of<'s>(source: &'s Source, programme: &Programme) -> Vec<&'s District> {
    let dataset = source.dataset;
    let towns = programme.towns.iter().filter_map(|id| dataset.town(id));
    let wider = programme
        .wider_places
        .iter()
        .filter_map(|id| dataset.wider_place(id));
    let mut ids: Vec<&str> = programme.districts.iter().map(String::as_str).collect();
    ids.extend(towns.map(|town| town.district.as_str()));
    ids.extend(wider.flat_map(|place| place.districts.iter().map(String::as_str)));
    let mut seen = std::collections::BTreeSet::new();
    ids.into_iter()
        .filter(|id| seen.insert(*id))
        .filter_map(|id| dataset.district(id))
        .collect()
}
