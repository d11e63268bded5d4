//! What is asked of the finder, and what it answers.

use super::condition::Condition;
use super::eligibility::Facts;
use super::understand::Chip;
use crate::data::Finder;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Order of the results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Best fit first.
    #[default]
    Fit,
    /// Nearest first; programmes without a place last.
    Distance,
    /// Closing soonest first; programmes without a date last.
    Closing,
}

/// Chosen values of the facets. Within one facet any value will do; all facets must be met.
/// The value `unknown` stands for programmes that say nothing.
pub type Chosen = BTreeMap<String, Vec<String>>;

/// A search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Request {
    /// What was typed.
    pub query: String,
    /// Only this finder.
    pub finder: Option<Finder>,
    /// Region, by id; as if it stood in the query.
    pub region: Option<String>,
    /// District, by id; as if it stood in the query.
    pub district: Option<String>,
    /// Conditions that must be met, beside those in the query.
    pub conditions: Vec<Condition>,
    /// Chosen values by facet.
    pub chosen: Chosen,
    /// Order.
    pub order: Order,
    /// Latitude and longitude, degrees, for distances. Never leaves the phone.
    pub near: Option<(f64, f64)>,
    /// Today as `YYYY-MM-DD` in Pakistan; programmes with an earlier last date count as closed.
    pub today: Option<crate::data::PartialDate>,
    /// What the asker has said about herself. Programmes that certainly refuse her are left out.
    /// Never written anywhere.
    #[serde(skip)]
    pub facts: Facts,
    /// True to list closed programmes, too.
    pub closed: bool,
    /// Whether the facets are counted. Counting costs more than finding, so whoever shows no counts
    /// leaves it out.
    pub counts: bool,
    /// Results to pass over.
    pub offset: usize,
    /// Most results to return.
    pub limit: usize,
}

impl Default for Request {
    fn default() -> Self {
        Request {
            query: String::new(),
            finder: None,
            region: None,
            district: None,
            conditions: Vec::new(),
            chosen: Chosen::new(),
            order: Order::Fit,
            near: None,
            today: None,
            facts: Facts::default(),
            closed: false,
            counts: true,
            offset: 0,
            limit: 20,
        }
    }
}

/// How well a programme meets what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Fit {
    /// In everything.
    Yes,
    /// As far as is known: it says nothing about a condition, or is elsewhere in the region.
    Maybe,
    /// Not in everything; shown when nothing fits.
    No,
}

/// A result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Hit {
    /// Number of the programme in the index.
    pub doc: u32,
    /// How well it fits.
    pub fit: Fit,
    /// Points; more is better.
    pub score: i32,
    /// Kilometres from `near` to its nearest known place.
    pub distance_km: Option<f64>,
    /// What was asked for and it does not say or does not meet, as in [`Chip::code`].
    pub lacks: Vec<String>,
}

/// What stands in the way when nothing fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Block {
    /// What is asked for, as in [`Chip::code`].
    pub code: String,
    /// Programmes that would fit without it.
    pub fit_without: u32,
}

/// A value of a facet and how many programmes have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Count {
    /// Code of the value.
    pub value: String,
    /// Programmes that would be listed with it.
    pub programmes: u32,
}

/// The answer to a search.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Answer {
    /// Results from `offset` on, at most `limit`: those that fit, then those that may.
    pub hits: Vec<Hit>,
    /// How many fit.
    pub fits: u32,
    /// How many may fit.
    pub may_fit: u32,
    /// How many would be listed but refuse the asker.
    pub refused: u32,
    /// When nothing fits: the nearest things, best first, at most `limit`.
    pub nearest: Vec<Hit>,
    /// When nothing fits: what stands in the way, the most hopeful first.
    pub blocks: Vec<Block>,
    /// What of the query can be taken off.
    pub chips: Vec<Chip>,
    /// Words that stand for nothing known.
    pub unknown_words: Vec<String>,
    /// Counts for each facet, as if nothing were chosen in it; empty where none were asked for. Those of
    /// the districts are there once a region is chosen: programmes in the district, and those for
    /// the whole region.
    pub facets: BTreeMap<String, Vec<Count>>,
}

impl Answer {
    /// The programmes to show, best first: results, or the nearest things when there are none.
    pub fn shown(&self) -> &[Hit] {
        if self.hits.is_empty() {
            &self.nearest
        } else {
            &self.hits
        }
    }
}
