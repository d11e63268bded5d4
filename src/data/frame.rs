//! The frame of CPEC Phase 2.0: five corridors against the five pillars of Uraan Pakistan.

use super::Text;
use serde::{Deserialize, Serialize};

/// One of the five corridors (the 5Cs).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Corridor {
    /// `growth`, `innovation`, `green`, `openness` or `livelihood`.
    pub id: String,
    /// Name.
    pub name: Text,
    /// One sentence on what it is for.
    pub summary: Text,
    /// Source ids.
    pub sources: Vec<String>,
}

/// One of the five pillars (the 5Es of Uraan Pakistan).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Pillar {
    /// `exports`, `e-pakistan`, `energy`, `environment` or `equity`.
    pub id: String,
    /// Full name.
    pub name: Text,
    /// Short name for table heads.
    pub short: Text,
    /// One sentence on what it is for.
    pub summary: Text,
    /// Source ids.
    pub sources: Vec<String>,
}

/// A sector of projects, and the pillar this portal places it under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Sector {
    /// Code, as in the projects table.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Pillar id. The assignment is the portal's own, not an official one.
    pub pillar: String,
    /// Why this pillar.
    pub pillar_reason: Text,
}
