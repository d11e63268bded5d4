//! The page of official figures and what the listed projects add up to.

use super::common::{SeriesView, SourceLine};
use crate::data::{PartGroup, Qualifier, Text};
use serde::{Deserialize, Serialize};

/// Data of the figures page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FiguresPage {
    /// Each figure.
    pub figures: Vec<FigureView>,
    /// Series not attached to a figure.
    pub other_series: Vec<SeriesView>,
}

/// An official figure beside its rebuilt sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FigureView {
    /// Id and anchor.
    pub id: String,
    /// What is counted.
    pub label: Text,
    /// Official value.
    pub value: Option<f64>,
    /// Unit code.
    pub unit: Option<String>,
    /// How the value is meant.
    pub qualifier: Option<Qualifier>,
    /// The statement.
    pub statement: Text,
    /// Sum of the counted projects, each once.
    pub rebuilt: Option<f64>,
    /// Sum when the projects beside the count are added.
    pub rebuilt_with_beside: Option<f64>,
    /// The projects.
    pub parts: Vec<FigureRow>,
    /// Why they agree or differ; one entry a paragraph.
    pub explanation: Vec<Text>,
    /// The figure over time.
    pub series: Vec<SeriesView>,
    /// Where it was stated.
    pub sources: Vec<SourceLine>,
}

/// A project's line in the rebuilt sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FigureRow {
    /// Project id.
    pub project: String,
    /// Project name.
    pub name: Text,
    /// Short names of its regions.
    pub regions: Vec<Text>,
    /// How it takes part.
    pub group: PartGroup,
    /// Value in the figure's unit.
    pub value: f64,
    /// Other printed values. May be empty.
    pub note: Text,
}
