//! The page about keeping the portal on a phone.

use crate::data::Text;
use serde::{Deserialize, Serialize};

/// Data of the page. Sizes stand in the signed file list, which the worker reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct OfflinePage {
    /// The regions, each of which can be kept alone.
    pub regions: Vec<RegionChoice>,
}

/// A region that can be kept alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct RegionChoice {
    /// Region id.
    pub id: String,
    /// Name.
    pub name: Text,
}
