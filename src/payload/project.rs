//! A project's page and the list of projects.

use super::common::{InitiativeCard, Labels, PlaceLink, ProjectCard, SourceLine};
use crate::data::{PartialDate, Text};
use serde::{Deserialize, Serialize};

/// Data of the list of projects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ProjectsPage {
    /// Every project.
    pub projects: Vec<ProjectCard>,
    /// Names of the codes used.
    pub labels: Labels,
}

/// Data of a project's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ProjectPage {
    /// The project in short.
    pub card: ProjectCard,
    /// One sentence.
    pub summary: Text,
    /// Energy-source code.
    pub energy_source: Option<String>,
    /// Area, acres.
    pub area_acres: Option<f64>,
    /// Jobs as reported.
    pub jobs: Option<u32>,
    /// When works began.
    pub start_date: Option<PartialDate>,
    /// When it was completed.
    pub completed_date: Option<PartialDate>,
    /// When completion is expected.
    pub expected_date: Option<PartialDate>,
    /// Latitude and longitude, degrees.
    pub point: Option<(f64, f64)>,
    /// Districts it lies in.
    pub districts: Vec<PlaceLink>,
    /// Wider places it lies in.
    pub wider_places: Vec<Text>,
    /// Pillar id and name.
    pub pillar: (String, Text),
    /// What is uncertain or contradictory. May be empty.
    pub notes: Text,
    /// Sources, newest first.
    pub sources: Vec<SourceLine>,
    /// Official figures it is part of.
    pub figures: Vec<FigureShare>,
    /// Agenda items linked to it.
    pub initiatives: Vec<InitiativeCard>,
    /// Projects like it: the same district or sector.
    pub related: Vec<ProjectCard>,
    /// Names of the codes used.
    pub labels: Labels,
}

/// A project's part in an official figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FigureShare {
    /// Figure id.
    pub figure: String,
    /// Figure label.
    pub label: Text,
    /// Value of this project.
    pub value: f64,
    /// Unit code.
    pub unit: String,
    /// True when it stands inside the official count.
    pub counted: bool,
}
