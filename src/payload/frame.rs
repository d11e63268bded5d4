//! Corridors, pillars, the grid between them and the agenda.

use super::common::{InitiativeCard, Labels, ProjectCard, SourceLine};
use crate::data::{Confidence, State, StateCounts, Text};
use serde::{Deserialize, Serialize};

/// Data of the page of corridors and pillars with the alignment grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FramePage {
    /// The five corridors: rows of the grid.
    pub corridors: Vec<FrameItem>,
    /// The five pillars: columns of the grid.
    pub pillars: Vec<FrameItem>,
    /// `grid[corridor][pillar]`.
    pub grid: Vec<Vec<GridCell>>,
}

/// A corridor or pillar in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FrameItem {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Short name for table heads.
    pub short: Text,
    /// One sentence.
    pub summary: Text,
    /// Projects by state.
    pub counts: StateCounts,
}

/// Where a corridor meets a pillar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct GridCell {
    /// Projects there.
    pub projects: u32,
    /// Agenda items there.
    pub initiatives: u32,
}

/// Data of a corridor's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct CorridorPage {
    /// The corridor.
    pub item: FrameItem,
    /// Its agenda items.
    pub initiatives: Vec<InitiativeCard>,
    /// Its projects.
    pub projects: Vec<ProjectCard>,
    /// Pillars it meets, with the number of projects.
    pub crossings: Vec<Crossing>,
    /// Sources of its description.
    pub sources: Vec<SourceLine>,
    /// Names of the codes used.
    pub labels: Labels,
}

/// Data of a pillar's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct PillarPage {
    /// The pillar.
    pub item: FrameItem,
    /// Sectors placed under it, and why.
    pub sectors: Vec<(Text, Text)>,
    /// Its agenda items.
    pub initiatives: Vec<InitiativeCard>,
    /// Its projects.
    pub projects: Vec<ProjectCard>,
    /// Corridors it meets, with the number of projects.
    pub crossings: Vec<Crossing>,
    /// Sources of its description.
    pub sources: Vec<SourceLine>,
    /// Names of the codes used.
    pub labels: Labels,
}

/// The other side of a crossing of the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Crossing {
    /// Corridor or pillar id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Projects and agenda items.
    pub cell: GridCell,
}

/// Data of the agenda page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct AgendaPage {
    /// Every item, grouped by theme in the order of the table.
    pub items: Vec<AgendaItem>,
    /// Items by state.
    pub counts: StateCounts,
    /// Names of the codes used.
    pub labels: Labels,
}

/// An item of the agenda in full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct AgendaItem {
    /// Id and anchor.
    pub id: String,
    /// What was agreed.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// Theme code.
    pub theme: String,
    /// Corridor id.
    pub corridor: String,
    /// Who is responsible. May be empty.
    pub who: Text,
    /// State.
    pub state: State,
    /// Region ids.
    pub regions: Vec<String>,
    /// Linked projects: id and name.
    pub projects: Vec<(String, Text)>,
    /// Linked programmes: `finder/id` and name.
    pub programmes: Vec<(String, Text)>,
    /// What the state rests on.
    pub evidence: Text,
    /// How sure.
    pub confidence: Confidence,
    /// Sources.
    pub sources: Vec<SourceLine>,
}
