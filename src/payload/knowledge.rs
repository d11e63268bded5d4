//! Pages about the portal's knowledge: method, sources, open data, about.

use super::common::{SourceLine, Unknowns};
use crate::data::{StateCounts, Text};
use serde::{Deserialize, Serialize};

/// Data of the method page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct MethodPage {
    /// What is not known in each region.
    pub regions: Vec<RegionUnknowns>,
    /// What is not known of nationwide items.
    pub nationwide: Unknowns,
    /// What is not known of all projects, each counted once.
    pub all: Unknowns,
    /// Projects by high, medium and low confidence.
    pub confidence: (u32, u32, u32),
    /// Projects of more than one region, which regional counts repeat.
    pub shared_projects: u32,
    /// Sectors with their pillar and the reason.
    pub sectors: Vec<SectorPillar>,
    /// All projects by state.
    pub counts: StateCounts,
    /// How complete the programmes are.
    pub completeness: Completeness,
}

/// How many of the questions that a person needs answered the programmes answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Completeness {
    /// The questions with the number of programmes that answer them.
    pub questions: Vec<(String, u32)>,
    /// By region; a programme of several regions counts in each.
    pub regions: Vec<Score>,
    /// By kind of provider, the code as name.
    pub provider_kinds: Vec<Score>,
    /// By provider.
    pub providers: Vec<Score>,
    /// All programmes, each once.
    pub all: Score,
}

/// The score of a group of programmes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Score {
    /// Id of the region or provider, or code of the kind.
    pub id: String,
    /// Name. Empty for kinds.
    pub name: Text,
    /// Programmes looked at.
    pub programmes: u32,
    /// Share of the questions that they answer, whole percent, rounded down.
    pub percent: u8,
}

/// What is not known in one region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct RegionUnknowns {
    /// Region id.
    pub id: String,
    /// Short name.
    pub name: Text,
    /// Counts.
    pub unknowns: Unknowns,
}

/// The portal's assignment of a sector to a pillar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct SectorPillar {
    /// Sector name.
    pub sector: Text,
    /// Pillar id.
    pub pillar: String,
    /// Pillar name.
    pub pillar_name: Text,
    /// Why.
    pub reason: Text,
}

/// Data of the sources page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct SourcesPage {
    /// Publishers with their pages, most used first.
    pub publishers: Vec<PublisherSources>,
    /// Sources in all.
    pub sources: u32,
    /// Sources without a date.
    pub undated: u32,
}

/// A publisher's pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct PublisherSources {
    /// Host name.
    pub host: String,
    /// Its pages, newest first.
    pub sources: Vec<SourceLine>,
}

/// Data of the open-data page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct OpenDataPage {
    /// The published tables.
    pub files: Vec<DataFile>,
}

/// A published file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct DataFile {
    /// Name without ending: `/data/<name>.json`, `/data/<name>.csv`, `/data/schema/<name>.json`.
    pub name: String,
    /// Title.
    pub title: Text,
    /// Records in it.
    pub records: u32,
    /// Size of the JSON file, bytes.
    pub json_bytes: u64,
}

/// Data of the about page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct AboutPage {
    /// Projects listed.
    pub projects: u32,
    /// Programmes listed.
    pub programmes: u32,
    /// Sources used.
    pub sources: u32,
    /// Districts covered.
    pub districts: u32,
}
