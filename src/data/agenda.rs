//! The agenda of the 14th Joint Cooperation Committee.

use super::{Confidence, State, Text};
use serde::{Deserialize, Serialize};

/// Something the 14th JCC agreed, and what is known of it since.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Initiative {
    /// Stable id.
    pub id: String,
    /// What was agreed, in a few words.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// Theme code: youth, trade, gwadar, regions, climate, livelihood or space.
    pub theme: String,
    /// Corridor id.
    pub corridor: String,
    /// Pillar id.
    pub pillar: String,
    /// Who is responsible. Empty when no source says so.
    pub who: Text,
    /// State by the evidence.
    pub state: State,
    /// Region ids. Empty for nationwide items.
    pub regions: Vec<String>,
    /// District ids.
    pub districts: Vec<String>,
    /// Linked project ids.
    pub projects: Vec<String>,
    /// Linked programmes as `finder/id`.
    pub programmes: Vec<String>,
    /// What the state rests on, one sentence.
    pub evidence: Text,
    /// How sure the record is.
    pub confidence: Confidence,
    /// Source ids.
    pub sources: Vec<String>,
}
