//! The home page.

use super::{Parts, Source, shared::is_open};
use crate::{
    data::{Finder, PartialDate, Project, StateCounts, Text},
    i18n::Words,
    payload::{
        Body,
        common::SourceLine,
        home::{FigureBrief, FinderDoor, HomePage, LatestProject, RegionTile, Shortcut},
    },
};
use std::cmp::Reverse;

/// How many of the newest projects and changes are shown.
const NEWEST: usize = 4;

/// A wider place of at least this many districts gets a shortcut of its own beside the map.
const SHORTCUT_DISTRICTS: usize = 3;

pub(super) fn page(source: &Source) -> Parts {
    let dataset = source.dataset;
    let latest = latest(source);
    let cards: Vec<_> = latest.iter().map(|latest| latest.card.clone()).collect();
    let body = HomePage {
        map: region_map(source),
        regions: dataset
            .regions
            .iter()
            .map(|region| tile(source, region))
            .collect(),
        shortcuts: shortcuts(source),
        counts: dataset
            .projects
            .iter()
            .map(|project| project.status)
            .collect(),
        figures: dataset
            .figures
            .iter()
            .map(|figure| brief(source, figure))
            .collect(),
        doors: Finder::ALL.map(|finder| door(source, finder)).to_vec(),
        changes: dataset.changes.iter().take(NEWEST).cloned().collect(),
        labels: source.labels(&cards, false),
        latest,
    };
    (
        Text::each(|lang| Words(lang).home_title().into()),
        Text::each(|lang| Words(lang).home_lead().into()),
        Body::Home(body),
    )
}

/// Labels that do not fit into their shape, map units: region, place of the label, end of its line.
type Outside = (&'static str, (i32, i32), Option<(i32, i32)>);
const OUTSIDE: [Outside; 3] = [
    ("ict", (190, 132), Some((325, 115))),
    ("ajk", (428, 112), None),
    ("kp", (296, 84), None),
];

/// The region map with short names, and labels moved where the shape is too small for them.
fn region_map(source: &Source) -> crate::payload::common::MapPicture {
    let mut map = source.geography.region_map();
    for shape in &mut map.shapes {
        if let Some(region) = source.dataset.region(&shape.id) {
            shape.name = region.short.clone();
        }
        if let Some((_, at, line_to)) = OUTSIDE.iter().find(|(id, ..)| *id == shape.id) {
            shape.label_at = *at;
            shape.line_to = *line_to;
        }
    }
    map
}

fn tile(source: &Source, region: &crate::data::Region) -> RegionTile {
    RegionTile {
        id: region.id.clone(),
        name: region.name.clone(),
        counts: counts_in(source, &region.id),
    }
}

/// Projects of a region by state; shared ones count in each of their regions.
pub(super) fn counts_in(source: &Source, region: &str) -> StateCounts {
    source
        .dataset
        .projects
        .iter()
        .filter(|project| project.regions.iter().any(|id| id == region))
        .map(|project| project.status)
        .collect()
}

fn shortcuts(source: &Source) -> Vec<Shortcut> {
    let dataset = source.dataset;
    dataset
        .wider_places
        .iter()
        .filter(|place| place.districts.len() >= SHORTCUT_DISTRICTS)
        .filter_map(|place| {
            let region = dataset.district(place.districts.first()?)?.region.clone();
            Some(Shortcut {
                region,
                id: place.id.clone(),
                name: place.name.clone(),
            })
        })
        .collect()
}

fn brief(source: &Source, figure: &crate::data::Figure) -> FigureBrief {
    FigureBrief {
        id: figure.id.clone(),
        label: figure.label.clone(),
        value: figure.value,
        unit: figure.unit.clone(),
        qualifier: figure.qualifier,
        statement: figure.statement.clone(),
        source: figure
            .sources
            .first()
            .and_then(|id| source.dataset.source(id))
            .map(SourceLine::from),
    }
}

fn door(source: &Source, finder: Finder) -> FinderDoor {
    let open = source
        .dataset
        .programmes
        .iter()
        .filter(|programme| programme.finder == finder && is_open(programme));
    FinderDoor {
        finder,
        open_programmes: open.count() as u32,
    }
}

fn latest(source: &Source) -> Vec<LatestProject> {
    let mut dated: Vec<(PartialDate, &Project, &str)> = source
        .dataset
        .projects
        .iter()
        .filter_map(|project| {
            let (as_of, publisher) = project
                .sources
                .iter()
                .filter_map(|id| source.dataset.source(id))
                .filter_map(|line| Some((line.as_of?, line.publisher.as_str())))
                .max()?;
            Some((as_of, project, publisher))
        })
        .collect();
    dated.sort_by_key(|(as_of, ..)| Reverse(*as_of));
    dated
        .into_iter()
        .take(NEWEST)
        .map(|(as_of, project, publisher)| LatestProject {
            card: source.card(project),
            as_of,
            publisher: publisher.to_owned(),
        })
        .collect()
}
