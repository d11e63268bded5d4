//! The catalogue of charts: each is counted here from the records, once, with its sources.

mod agenda;
mod build;
pub mod embed_missing;
pub mod embed_page;
mod energy;
pub mod files;
pub mod pins;
pub mod png;
mod programmes;
mod projects;
mod roads;
mod series;
pub mod sheet;
mod unknown;
mod zones;

use super::geography::Geography;
use crate::{chart::model::Chart, data::Dataset};

/// A chart with what it rests on.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The chart.
    pub chart: Chart,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// The topics in the order of the gallery.
pub const TOPICS: [&str; 8] = [
    "energy",
    "roads",
    "projects",
    "zones",
    "trade",
    "jobs",
    "programmes",
    "unknown",
];

/// Every chart of the portal, by topic, each topic in its own order.
pub fn catalogue(dataset: &Dataset, geography: &Geography) -> Vec<Entry> {
    let mut entries = energy::charts(dataset, geography);
    entries.extend(roads::charts(dataset));
    entries.extend(projects::charts(dataset, geography));
    entries.extend(agenda::charts(dataset));
    entries.extend(zones::charts(dataset));
    entries.extend(series::charts(dataset));
    entries.extend(programmes::charts(dataset));
    entries.extend(unknown::charts(dataset));
    entries.retain(|entry| !entry.chart.whole().is_empty());
    let topic = |entry: &Entry| TOPICS.iter().position(|topic| *topic == entry.chart.topic);
    entries.sort_by_key(topic);
    for entry in &mut entries {
        let dates = entry
            .sources
            .iter()
            .filter_map(|id| dataset.source(id)?.as_of);
        entry.chart.as_of = dates.max();
    }
    entries
}

#[cfg(test)]
mod tests;
