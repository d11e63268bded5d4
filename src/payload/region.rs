//! A region's page.

use super::common::{
    InitiativeCard, Labels, MapPicture, PlaceLink, ProjectCard, SeriesView, SourceLine, Unknowns,
};
use super::finder::ProgrammeCounts;
use crate::data::{StateCounts, Text};
use serde::{Deserialize, Serialize};

/// Data of a region's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct RegionPage {
    /// Region id.
    pub id: String,
    /// Full name.
    pub name: Text,
    /// What the JCC agreed to concentrate on here. May be empty.
    pub focus: Text,
    /// Sources of the focus.
    pub focus_sources: Vec<SourceLine>,
    /// Map of its districts.
    pub map: MapPicture,
    /// Larger maps of places whose districts are too small for a finger.
    pub insets: Vec<Inset>,
    /// Its districts as a list.
    pub districts: Vec<PlaceLink>,
    /// Its projects by state.
    pub counts: StateCounts,
    /// Its projects.
    pub projects: Vec<ProjectCard>,
    /// Nationwide items, which are not in `projects`.
    pub nationwide_projects: u32,
    /// Series that speak of this region.
    pub series: Vec<SeriesView>,
    /// Agenda items of this region.
    pub initiatives: Vec<InitiativeCard>,
    /// Programmes available here.
    pub programmes: Vec<ProgrammeCounts>,
    /// Regions that share a border with it.
    pub neighbours: Vec<PlaceLink>,
    /// What is not known about its projects.
    pub unknowns: Unknowns,
    /// Names of the codes used.
    pub labels: Labels,
}

/// A larger map of a place of several small districts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Inset {
    /// Anchor.
    pub id: String,
    /// Name of the place.
    pub name: Text,
    /// Its districts.
    pub map: MapPicture,
}
