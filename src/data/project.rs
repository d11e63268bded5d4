//! Projects, their state and how sure we are of them.

use super::{PartialDate, Text};
use serde::{Deserialize, Serialize};

/// State of a project or initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Finished, handed over or in operation.
    Completed,
    /// Works or, for training and the like, activities are going on.
    UnderConstruction,
    /// Agreed or proposed, not begun.
    Planned,
    /// Begun or agreed, then held up, shelved or dropped.
    Stalled,
    /// No source tells.
    Unknown,
}

impl State {
    /// Every state in the order it is shown.
    pub const ALL: [State; 5] = [
        State::Completed,
        State::UnderConstruction,
        State::Planned,
        State::Stalled,
        State::Unknown,
    ];

    /// Code as in the tables, addresses and class names.
    pub const fn code(self) -> &'static str {
        match self {
            State::Completed => "completed",
            State::UnderConstruction => "under-construction",
            State::Planned => "planned",
            State::Stalled => "stalled",
            State::Unknown => "unknown",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// How sure the portal is of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Two or more independent sources agree, or an official one.
    High,
    /// One good source, or small disagreements.
    Medium,
    /// Old, thin or contradictory sources.
    Low,
}

/// A project or initiative of CPEC. Field names follow OC4IDS where it has them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Project {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// One sentence.
    pub summary: Text,
    /// Sector code.
    pub sector: String,
    /// Corridor id.
    pub corridor: String,
    /// Phase of CPEC, 1 or 2.
    pub phase: u8,
    /// Region ids. Empty for nationwide items.
    pub regions: Vec<String>,
    /// District ids.
    pub districts: Vec<String>,
    /// Wider-place ids, where a source names several districts by one old or common name.
    pub wider_places: Vec<String>,
    /// State by the newest source.
    pub status: State,
    /// Generating capacity, MW, as officially rounded.
    pub capacity_mw: Option<f64>,
    /// What the power is made from: coal, hydro, solar, wind or transmission.
    pub energy_source: Option<String>,
    /// Length, km.
    pub length_km: Option<f64>,
    /// Area, acres.
    pub area_acres: Option<f64>,
    /// Cost as printed, millions of US dollars.
    pub cost_usd_million: Option<f64>,
    /// Jobs as reported; counting rules differ between projects, so these must not be added up.
    pub jobs: Option<u32>,
    /// When works began.
    pub start_date: Option<PartialDate>,
    /// When it was completed.
    pub completed_date: Option<PartialDate>,
    /// When completion is officially expected.
    pub expected_date: Option<PartialDate>,
    /// Latitude, degrees, WGS 84.
    pub latitude: Option<f64>,
    /// Longitude, degrees, WGS 84.
    pub longitude: Option<f64>,
    /// How sure the record is.
    pub confidence: Confidence,
    /// What is uncertain or contradictory between sources. May be empty.
    pub notes: Text,
    /// Source ids.
    pub sources: Vec<String>,
}

/// How many projects stand in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct StateCounts {
    /// Completed.
    pub completed: u32,
    /// Under construction or going on.
    pub under_construction: u32,
    /// Planned.
    pub planned: u32,
    /// Stalled.
    pub stalled: u32,
    /// State not known.
    pub unknown: u32,
}

impl StateCounts {
    /// Number in `state`.
    pub fn of(&self, state: State) -> u32 {
        match state {
            State::Completed => self.completed,
            State::UnderConstruction => self.under_construction,
            State::Planned => self.planned,
            State::Stalled => self.stalled,
            State::Unknown => self.unknown,
        }
    }

    /// Counts one more in `state`.
    pub fn add(&mut self, state: State) {
        *match state {
            State::Completed => &mut self.completed,
            State::UnderConstruction => &mut self.under_construction,
            State::Planned => &mut self.planned,
            State::Stalled => &mut self.stalled,
            State::Unknown => &mut self.unknown,
        } += 1;
    }

    /// All projects counted.
    pub fn total(&self) -> u32 {
        State::ALL.into_iter().map(|state| self.of(state)).sum()
    }
}

impl FromIterator<State> for StateCounts {
    fn from_iter<I: IntoIterator<Item = State>>(states: I) -> Self {
        let mut counts = StateCounts::default();
        states.into_iter().for_each(|state| counts.add(state));
        counts
    }
}
