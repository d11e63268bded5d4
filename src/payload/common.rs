//! Parts that several pages are made from.

use crate::data::{Confidence, PartialDate, Project, Source, State, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names of the codes a page uses, so that cards carry short codes only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Labels {
    /// Region id to short name.
    pub regions: BTreeMap<String, Text>,
    /// District id to name.
    pub districts: BTreeMap<String, Text>,
    /// Sector code to name.
    pub sectors: BTreeMap<String, Text>,
    /// Corridor id to name.
    pub corridors: BTreeMap<String, Text>,
}

/// A project in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ProjectCard {
    /// Project id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// State.
    pub state: State,
    /// Sector code.
    pub sector: String,
    /// Corridor id.
    pub corridor: String,
    /// Phase, 1 or 2.
    pub phase: u8,
    /// Region ids; empty means nationwide.
    pub regions: Vec<String>,
    /// District ids, those of wider places included.
    pub districts: Vec<String>,
    /// Capacity, MW.
    pub capacity_mw: Option<f64>,
    /// Length, km.
    pub length_km: Option<f64>,
    /// Cost, millions of US dollars.
    pub cost_usd_million: Option<f64>,
    /// The date that matters in its state: completed, expected or started.
    pub date: Option<PartialDate>,
    /// True when `date` is an expected completion.
    pub date_is_expected: bool,
    /// How sure the record is.
    pub confidence: Confidence,
}

impl ProjectCard {
    /// The card of `project`; `districts` are its own and those of its wider places.
    pub fn new(project: &Project, districts: Vec<String>) -> Self {
        let open = matches!(project.status, State::UnderConstruction | State::Planned);
        let expected = project.expected_date.filter(|_| open);
        let date = match project.status {
            State::Completed => project.completed_date,
            _ => expected.or(project.start_date),
        };
        ProjectCard {
            id: project.id.clone(),
            name: project.name.clone(),
            state: project.status,
            sector: project.sector.clone(),
            corridor: project.corridor.clone(),
            phase: project.phase,
            regions: project.regions.clone(),
            districts,
            capacity_mw: project.capacity_mw,
            length_km: project.length_km,
            cost_usd_million: project.cost_usd_million,
            date,
            date_is_expected: expected.is_some(),
            confidence: project.confidence,
        }
    }
}

/// A link to a place, with how many projects are there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct PlaceLink {
    /// Region or district id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Projects placed there.
    pub projects: u32,
}

/// A source as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct SourceLine {
    /// Publisher.
    pub publisher: String,
    /// Title as printed.
    pub title: String,
    /// Address.
    pub url: String,
    /// Date it speaks of.
    pub as_of: Option<PartialDate>,
}

impl From<&Source> for SourceLine {
    fn from(source: &Source) -> Self {
        SourceLine {
            publisher: source.publisher.clone(),
            title: source.title.clone(),
            url: source.url.clone(),
            as_of: source.as_of,
        }
    }
}

/// An item of the agenda in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct InitiativeCard {
    /// Initiative id, also its anchor on the agenda page.
    pub id: String,
    /// What was agreed.
    pub title: Text,
    /// State.
    pub state: State,
    /// Corridor id.
    pub corridor: String,
}

/// A shape on a map: an outline in the map's own units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct MapShape {
    /// Region or district id.
    pub id: String,
    /// Name, used as the shape's accessible name.
    pub name: Text,
    /// SVG path data.
    pub path: String,
    /// Where its label stands, map units from the left and the top.
    pub label_at: (i32, i32),
    /// Where a line from the label ends, when the label stands outside the shape.
    pub line_to: Option<(i32, i32)>,
}

/// A map to tap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct MapPicture {
    /// Width in map units.
    pub width: i32,
    /// Height in map units.
    pub height: i32,
    /// Shapes in drawing order.
    pub shapes: Vec<MapShape>,
}

/// A series ready to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct SeriesView {
    /// The series.
    pub series: crate::data::Series,
    /// Its sources.
    pub sources: Vec<SourceLine>,
}

/// How much is not known about a group of projects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Unknowns {
    /// Projects looked at.
    pub projects: u32,
    /// Completed ones without a completion date.
    pub completed_without_date: u32,
    /// Unfinished ones without an expected date.
    pub unfinished_without_date: u32,
    /// Without a cost.
    pub without_cost: u32,
    /// Without coordinates.
    pub without_point: u32,
    /// State not known.
    pub state_unknown: u32,
}

impl<'a> FromIterator<&'a Project> for Unknowns {
    fn from_iter<I: IntoIterator<Item = &'a Project>>(projects: I) -> Self {
        let mut unknowns = Unknowns::default();
        for project in projects {
            let completed = project.status == State::Completed;
            unknowns.projects += 1;
            unknowns.completed_without_date +=
                u32::from(completed && project.completed_date.is_none());
            unknowns.unfinished_without_date +=
                u32::from(!completed && project.expected_date.is_none());
            unknowns.without_cost += u32::from(project.cost_usd_million.is_none());
            unknowns.without_point += u32::from(project.latitude.is_none());
            unknowns.state_unknown += u32::from(project.status == State::Unknown);
        }
        unknowns
    }
}
