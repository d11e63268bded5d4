//! The notice-board page of a district.

use super::finder::ProgrammeCard;
use crate::data::{Finder, Text};
use serde::{Deserialize, Serialize};

/// Data of a district's notice-board page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct LeafletPage {
    /// District id.
    pub district: String,
    /// District name.
    pub name: Text,
    /// Region id.
    pub region: String,
    /// Region name.
    pub region_name: Text,
    /// The two finders with what they have for the district.
    pub parts: Vec<LeafletPart>,
    /// Full address of the district's page, without its language: `https://…` and the path.
    pub origin: String,
}

/// What one finder has for a district.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct LeafletPart {
    /// Finder.
    pub finder: Finder,
    /// Programmes, nearest first: of the district, of the region, of the whole country.
    pub items: Vec<LeafletItem>,
    /// Open programmes that found no room.
    pub more: u32,
}

/// A programme on the notice board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct LeafletItem {
    /// The card.
    pub card: ProgrammeCard,
    /// How near it is.
    pub reach: Reach,
    /// First phone number as printed.
    pub phone: Option<String>,
    /// Host name of the site.
    pub site: Option<String>,
}

/// For whom around the district a programme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// In the district itself.
    District,
    /// In its region.
    Region,
    /// The whole country.
    Country,
}
