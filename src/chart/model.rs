//! A chart as data: what is counted, for what, and in which groups. No pixels, no language chosen.
//!
//! A chart is a small cube. Its [`Mark`]s are the places along the axis (years, regions, sectors),
//! its [`Group`]s the parts compared at each place, its [`Measure`]s what is counted. A
//! [`Slice`] holds the numbers of one region and one measure, counted at publish time, so that a
//! project shared by two regions is counted once nationally and once in each of them.

use super::series::{Label, Reading};
use crate::{
    chart::period::Period,
    data::{PartialDate, State, Text},
};
use serde::{Deserialize, Serialize};

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Chart {
    /// Stable id, also the last part of its address.
    pub id: String,
    /// Topic code: energy, roads, projects, zones, trade, jobs, programmes or unknown.
    pub topic: String,
    /// What is shown, in a few words.
    pub title: Text,
    /// How to read it and what is uncertain. May be empty.
    pub note: Text,
    /// Places along the axis.
    pub marks: Vec<Mark>,
    /// Parts compared at each place, at least one.
    pub groups: Vec<Group>,
    /// What can be counted, at least one; the first is shown first.
    pub measures: Vec<Measure>,
    /// Regions with numbers of their own, beside the whole country.
    pub regions: Vec<Named>,
    /// The numbers.
    pub slices: Vec<Slice>,
    /// Projects on a line of time; only for [`Form::Timeline`].
    pub spans: Vec<Span>,
    /// Outlines of regions; only for [`Form::Map`].
    pub outlines: Vec<Outline>,
    /// Date of the newest source, where one is dated.
    pub as_of: Option<PartialDate>,
}

/// A place along the axis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Mark {
    /// Code, or the period as the data write it.
    pub id: String,
    /// Name. Absent for periods.
    pub name: Option<Text>,
}

/// A part compared at each place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Group {
    /// Code.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Colour and pattern: 1 to 6 for series, 11 to 15 for the five states in their order, 20
    /// for what is not known.
    pub ink: u8,
}

/// What is counted and how it is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Measure {
    /// Code, as in addresses.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Unit code.
    pub unit: String,
    /// Form of the picture.
    pub form: Form,
}

/// The forms of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Lines over time, one for each group.
    Line,
    /// A line that stays level until the next value.
    Step,
    /// Areas over time, one on top of the other.
    Area,
    /// Upright bars; several groups stand side by side.
    Bars,
    /// Upright bars, the groups on top of each other.
    StackedBars,
    /// Lying bars; several groups lie below each other.
    Rows,
    /// Lying bars, the groups behind each other.
    StackedRows,
    /// Lying bars of one length, the groups as shares of it.
    ShareRows,
    /// Projects on a line of time.
    Timeline,
    /// A map of the regions with a grid of equal tiles as its twin.
    Map,
    /// A small line chart for each group, all to one scale.
    Panels,
}

/// A code with its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Named {
    /// Code.
    pub id: String,
    /// Name.
    pub name: Text,
}

/// The numbers of one region and one measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Slice {
    /// Region id; empty for the whole country.
    pub region: String,
    /// Measure id.
    pub measure: String,
    /// For each group the reading at each mark.
    pub values: Vec<Vec<Reading>>,
}

/// A project on the line of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Span {
    /// Project id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Region ids.
    pub regions: Vec<String>,
    /// State.
    pub state: State,
    /// Begin of works, where known.
    pub start: Option<PartialDate>,
    /// Completion, or expected completion for unfinished ones, where known.
    pub end: Option<PartialDate>,
}

/// The outline of a region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Outline {
    /// Region id.
    pub region: String,
    /// Rings of points on a sheet 1000 units wide, x and y in turn, the first point absolute and
    /// each further one relative to the one before.
    pub rings: Vec<Vec<i32>>,
}

impl Mark {
    /// The label as drawn.
    pub fn label(&self) -> Label {
        match &self.name {
            Some(name) => Label::Name(name.clone()),
            None => Label::Period(Period::read(&self.id)),
        }
    }
}

impl Chart {
    /// The measure with this code, else the first.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures
            .iter()
            .find(|measure| measure.id == id)
            .or_else(|| self.measures.first())
    }

    /// True when the marks are periods, so that a range of time can be chosen.
    pub fn is_over_time(&self) -> bool {
        !self.marks.is_empty() && self.marks.iter().all(|mark| mark.name.is_none())
    }
}
