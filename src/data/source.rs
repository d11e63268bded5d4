//! Where a statement comes from.

use super::PartialDate;
use serde::{Deserialize, Serialize};

/// A page or paper that a record rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Source {
    /// Stable id: host name and a number.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Its title, in the language it was printed in.
    pub title: String,
    /// Where it was read. Links can die; the title and date stay.
    pub url: String,
    /// The day, month or year it speaks of. Absent where the page carries no date.
    pub as_of: Option<PartialDate>,
}
