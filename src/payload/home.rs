//! The home page.

use super::common::{Labels, MapPicture, ProjectCard, SourceLine};
use crate::data::{Change, Finder, PartialDate, Qualifier, StateCounts, Text};
use serde::{Deserialize, Serialize};

/// Data of the home page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct HomePage {
    /// The map of the seven regions.
    pub map: MapPicture,
    /// The seven regions as a list.
    pub regions: Vec<RegionTile>,
    /// Places too small for a finger on the map.
    pub shortcuts: Vec<Shortcut>,
    /// All projects by state, each counted once.
    pub counts: StateCounts,
    /// The ten-year figures.
    pub figures: Vec<FigureBrief>,
    /// The two finders with their number of open programmes.
    pub doors: Vec<FinderDoor>,
    /// Newest entries of the change log.
    pub changes: Vec<Change>,
    /// Projects with the newest dated evidence.
    pub latest: Vec<LatestProject>,
    /// Names of the codes used.
    pub labels: Labels,
}

/// A region in the list beside the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct RegionTile {
    /// Region id.
    pub id: String,
    /// Full name.
    pub name: Text,
    /// Its projects by state.
    pub counts: StateCounts,
}

/// A place too small for a finger on the map, with the region whose page has a map of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Shortcut {
    /// Region id.
    pub region: String,
    /// Anchor on the region's page.
    pub id: String,
    /// Name.
    pub name: Text,
}

/// An official figure in brief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FigureBrief {
    /// Figure id, also its anchor on the figures page.
    pub id: String,
    /// What is counted.
    pub label: Text,
    /// Value.
    pub value: Option<f64>,
    /// Unit code.
    pub unit: Option<String>,
    /// How the value is meant.
    pub qualifier: Option<Qualifier>,
    /// The statement.
    pub statement: Text,
    /// Where it was stated.
    pub source: Option<SourceLine>,
}

/// A finder's door.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FinderDoor {
    /// Which finder.
    pub finder: Finder,
    /// Programmes not known to be closed.
    pub open_programmes: u32,
}

/// A project with its newest dated source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct LatestProject {
    /// The project.
    pub card: ProjectCard,
    /// Date of the source.
    pub as_of: PartialDate,
    /// Who published it.
    pub publisher: String,
}
