//! The notice-board page of a district: what fits on one sheet, nearest first.

use super::{
    Parts, Source,
    finder::districts_of,
    shared::{is_nationwide, is_open},
};
use crate::{
    data::{Confidence, District, Finder, Intake, Programme, Text},
    i18n::Words,
    payload::{
        Body,
        leaflet::{LeafletItem, LeafletPage, LeafletPart, Reach},
    },
};
use anyhow::{Context, Result};
use std::cmp::Reverse;

/// Programmes of a finder that find room on the sheet.
const ROOM: usize = 6;

pub(super) fn page(source: &Source, id: &str) -> Result<Parts> {
    let dataset = source.dataset;
    let district = dataset.district(id).context("no such district")?;
    let region = dataset
        .region(&district.region)
        .context("a district without a region")?;
    let body = LeafletPage {
        district: id.to_owned(),
        name: district.name.clone(),
        region: region.id.clone(),
        region_name: region.name.clone(),
        parts: Finder::ALL
            .map(|finder| part(source, district, finder))
            .to_vec(),
        origin: source.origin.to_owned(),
    };
    let title = Text::each(|lang| Words(lang).leaflet_title(district.name.get(lang)));
    let description = Text::each(|lang| Words(lang).leaflet_lead(district.name.get(lang)));
    Ok((title, description, Body::Leaflet(body)))
}

fn part(source: &Source, district: &District, finder: Finder) -> LeafletPart {
    let mut found: Vec<(Reach, &Programme)> = source
        .dataset
        .programmes
        .iter()
        .filter(|programme| programme.finder == finder && is_open(programme))
        .filter_map(|programme| Some((reach(source, district, programme)?, programme)))
        .collect();
    found.sort_by_key(|(reach, programme)| (*reach, Reverse(worth(programme)), &programme.id));
    let more = found.len().saturating_sub(ROOM) as u32;
    LeafletPart {
        finder,
        items: found
            .into_iter()
            .take(ROOM)
            .map(|(reach, programme)| item(source, reach, programme))
            .collect(),
        more,
    }
}

/// How near a programme is; `None` when it is elsewhere. One of the region that is bound to other
/// districts is elsewhere.
fn reach(source: &Source, district: &District, programme: &Programme) -> Option<Reach> {
    let districts = districts_of(source, programme);
    if districts.iter().any(|own| own.id == district.id) {
        Some(Reach::District)
    } else if is_nationwide(programme) {
        districts.is_empty().then_some(Reach::Country)
    } else {
        (programme.regions.contains(&district.region) && districts.is_empty())
            .then_some(Reach::Region)
    }
}

/// What makes a programme worth a place on the wall: one can join now, somebody can be asked, the
/// record is recent and sure.
fn worth(programme: &Programme) -> u32 {
    let points = [
        (programme.intake == Intake::Rolling, 3),
        (programme.intake == Intake::Periodic, 2),
        (programme.standing == "current", 4),
        (!programme.phone.is_empty(), 2),
        (programme.apply_url.is_some(), 2),
        (programme.confidence == Confidence::High, 2),
        (programme.free == Some(true), 1),
    ];
    points
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, points)| points)
        .sum()
}

fn item(source: &Source, reach: Reach, programme: &Programme) -> LeafletItem {
    let host = programme
        .apply_url
        .as_deref()
        .and_then(|url| url.split('/').nth(2))
        .map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned());
    LeafletItem {
        card: source.programme_card(programme),
        reach,
        phone: programme.phone.first().cloned(),
        site: host,
    }
}
