//! The typed records of the portal: one set of types for the native build and the browser.
//!
//! Field names carry their unit. `None` always means "not known or not stated", never zero.

pub mod agenda;
pub mod change;
pub mod dataset;
pub mod date;
pub mod figure;
pub mod frame;
pub mod lang;
pub mod phone;
pub mod place;
pub mod programme;
pub mod project;
pub mod series;
pub mod source;
pub mod text;

pub use agenda::Initiative;
pub use change::{Change, ChangeKind};
pub use dataset::Dataset;
pub use date::PartialDate;
pub use figure::{Figure, FigurePart, PartGroup, Qualifier};
pub use frame::{Corridor, Pillar, Sector};
pub use lang::Lang;
pub use place::{District, Region, Town, WiderPlace};
pub use programme::{Finder, Intake, Organisation, Programme, Term};
pub use project::{Confidence, Project, State, StateCounts};
pub use series::{Observation, Series};
pub use source::Source;
pub use text::Text;
