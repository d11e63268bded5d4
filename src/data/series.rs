//! Series of observations over time.

use super::Text;
use serde::{Deserialize, Serialize};

/// One value of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Observation {
    /// Period as printed: a year, a month, a fiscal year or a named span.
    pub period: String,
    /// Value in the unit of the series.
    pub value: f64,
}

/// An indicator with its observations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Series {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Unit code: MW, km, jobs, projects, persons, tonnes, USD million or USD billion.
    pub unit: String,
    /// Region id when the series speaks of one region.
    pub region: Option<String>,
    /// What it was computed from, when it was not published as a series.
    pub derived_from: Option<Text>,
    /// How to read it, and what is uncertain.
    pub notes: Text,
    /// Source ids.
    pub sources: Vec<String>,
    /// Values in order of time.
    pub observations: Vec<Observation>,
}
