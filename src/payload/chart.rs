//! The gallery of charts and the page of one chart.

use super::common::SourceLine;
use crate::{chart::model::Chart, data::Text};
use serde::{Deserialize, Serialize};

/// Data of the gallery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ChartsPage {
    /// Topics that have charts, in order.
    pub topics: Vec<ChartTopic>,
}

/// A topic with its charts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ChartTopic {
    /// Topic code.
    pub id: String,
    /// Its charts.
    pub cards: Vec<ChartCard>,
}

/// A chart in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ChartCard {
    /// Chart id.
    pub id: String,
    /// What is shown.
    pub title: Text,
    /// What it says.
    pub finding: Text,
}

/// Data of the page of one chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ChartPage {
    /// The chart.
    pub chart: Chart,
    /// Its newest sources.
    pub sources: Vec<SourceLine>,
    /// Number of all its sources.
    pub sources_total: u32,
    /// Source and date as one line, for pictures that travel alone.
    pub source_line: Text,
    /// Address of the portal, without a slash at the end.
    pub origin: String,
    /// Date of the data, as `2026-11-24`: the release a pinned copy names.
    pub release: String,
    /// Other charts of the topic.
    pub related: Vec<ChartCard>,
}
