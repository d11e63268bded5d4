//! The log of what changed in the data.

use super::{PartialDate, Text};
use serde::{Deserialize, Serialize};

/// Kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// New records.
    Added,
    /// A mistake put right.
    Corrected,
    /// Records taken out.
    Removed,
}

/// One entry of the change log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Change {
    /// When.
    pub date: PartialDate,
    /// What kind.
    pub kind: ChangeKind,
    /// Table or record it speaks of.
    pub subject: String,
    /// What changed, one sentence.
    pub text: Text,
}
