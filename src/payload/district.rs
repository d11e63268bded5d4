//! A district's page and the list of districts.

use super::common::{InitiativeCard, Labels, PlaceLink, ProjectCard};
use super::finder::{ProgrammeCard, ProgrammeCounts};
use crate::data::{StateCounts, Text};
use serde::{Deserialize, Serialize};

/// Data of a district's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct DistrictPage {
    /// District id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Division.
    pub division: Option<Text>,
    /// Region id.
    pub region: String,
    /// Region name.
    pub region_name: Text,
    /// Inhabitants by the 2023 census.
    pub population_2023: Option<u32>,
    /// True when the census figure is a sum of tehsils.
    pub population_from_tehsils: bool,
    /// Projects placed in the district, by state.
    pub counts: StateCounts,
    /// Projects placed in the district.
    pub projects: Vec<ProjectCard>,
    /// Projects of a wider place that the district is part of.
    pub wider: Vec<WiderProjects>,
    /// Projects of the region without a stated district.
    pub region_projects: u32,
    /// Programmes bound to the district or to one of its towns.
    pub programmes: Vec<ProgrammeCard>,
    /// Programmes open to the whole region.
    pub programme_counts: Vec<ProgrammeCounts>,
    /// Agenda items that name the district.
    pub initiatives: Vec<InitiativeCard>,
    /// Its towns.
    pub towns: Vec<Text>,
    /// Districts that share a border with it.
    pub neighbours: Vec<PlaceLink>,
    /// The nearest district with a project, when it has none itself.
    pub nearest: Option<NearestDistrict>,
    /// Names of the codes used.
    pub labels: Labels,
}

/// Projects of a place that covers several districts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct WiderProjects {
    /// Name of the wider place.
    pub name: Text,
    /// Why it is not one district.
    pub note: Text,
    /// The projects.
    pub projects: Vec<ProjectCard>,
}

/// The nearest district that has something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct NearestDistrict {
    /// The district.
    pub place: PlaceLink,
    /// Distance between the two districts' points, km, rounded.
    pub distance_km: u32,
}

/// Data of the list of all districts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct DistrictsPage {
    /// Regions with their districts.
    pub regions: Vec<RegionDistricts>,
}

/// A region and its districts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct RegionDistricts {
    /// Region id.
    pub id: String,
    /// Region name.
    pub name: Text,
    /// Districts.
    pub districts: Vec<PlaceLink>,
}
