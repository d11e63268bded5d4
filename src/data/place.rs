//! Regions, districts and towns.

use super::Text;
use serde::{Deserialize, Serialize};

/// One of the seven regions the portal serves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Region {
    /// `punjab`, `sindh`, `kp`, `balochistan`, `ajk`, `gb` or `ict`.
    pub id: String,
    /// Full name.
    pub name: Text,
    /// Name short enough for a map label or a table head.
    pub short: Text,
    /// What the 14th JCC agreed to concentrate on here, one sentence. Empty when nothing was named.
    pub focus: Text,
    /// Ids of the sources of `focus`.
    pub sources: Vec<String>,
}

/// A district, as drawn after the notifications known on the dataset's date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct District {
    /// Stable id, lower-case Latin letters and hyphens.
    pub id: String,
    /// Id of its region.
    pub region: String,
    /// Name.
    pub name: Text,
    /// Name of its division. Absent for Islamabad.
    pub division: Option<Text>,
    /// Latitude of a point inside the district (not its headquarters), degrees, WGS 84.
    pub latitude: f64,
    /// Longitude of that point, degrees, WGS 84.
    pub longitude: f64,
    /// Inhabitants by the 2023 census. Absent where the census source has no figure.
    pub population_2023: Option<u32>,
    /// How `population_2023` was found: a census district, or a sum of census tehsils.
    pub population_basis: Option<String>,
    /// Code of the boundary dataset. Absent for districts built from tehsils.
    pub pcode: Option<String>,
    /// Other spellings and former names.
    pub aliases: Vec<String>,
}

/// A town, for naming places and measuring distances.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Town {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Id of its district.
    pub district: String,
    /// Id of its region.
    pub region: String,
    /// Latitude, degrees, WGS 84.
    pub latitude: f64,
    /// Longitude, degrees, WGS 84.
    pub longitude: f64,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// GeoNames number. Absent where the point comes from general knowledge.
    pub geonames_id: Option<u32>,
}

/// A place that sources name but that is several districts today, such as Karachi.
/// What is placed here is shown in each of them as "district not stated".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct WiderPlace {
    /// Stable id.
    pub id: String,
    /// Name as people know it.
    pub name: Text,
    /// Ids of the districts it covers.
    pub districts: Vec<String>,
    /// Why the place is not one district.
    pub note: Text,
}

/// Great-circle distance in km between two points in degrees, by the haversine formula on a
/// sphere of radius 6,371 km. Good to about 0.5 %.
pub fn distance_km(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (lat_1, lat_2) = (from.0.to_radians(), to.0.to_radians());
    let half_lat = (lat_2 - lat_1) / 2.0;
    let half_lon = (to.1 - from.1).to_radians() / 2.0;
    let a = half_lat.sin().powi(2) + lat_1.cos() * lat_2.cos() * half_lon.sin().powi(2);
    2.0 * 6371.0 * a.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_globe() {
        let (karachi, lahore) = ((24.8607, 67.0011), (31.5497, 74.3436));
        assert!((distance_km(karachi, lahore) - 1_020.0).abs() < 15.0);
        assert_eq!(distance_km(lahore, lahore), 0.0);
    }
}
