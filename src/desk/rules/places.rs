//! Points and districts.

use super::record::{Context, Record};
use crate::desk::{Finding, Issue};

/// Adds half points, swapped points, and districts outside the record's regions.
pub fn check(record: &Record, context: &Context, findings: &mut Vec<Finding>) {
    let (latitude, longitude) = (record.number("latitude"), record.number("longitude"));
    match (latitude, longitude) {
        (Some(latitude), Some(longitude))
            if (60.5..=78.0).contains(&latitude) && (23.0..=37.5).contains(&longitude) =>
        {
            findings.push(record.finding("latitude", Issue::PointSwapped));
        }
        (Some(_), None) if record.value("longitude").is_none() => {
            findings.push(record.finding("longitude", Issue::HalfPoint));
        }
        (None, Some(_)) if record.value("latitude").is_none() => {
            findings.push(record.finding("latitude", Issue::HalfPoint));
        }
        _ => {}
    }
    // Programmes are checked by their regions as a whole: a provider's offices may lie elsewhere.
    if record.table.resource.name != "projects" {
        return;
    }
    let (Some(districts), Some(regions)) = (record.value("districts"), record.value("regions"))
    else {
        return;
    };
    let regions: Vec<&str> = regions.split(';').map(str::trim).collect();
    for district in districts.split(';').map(str::trim) {
        if let Some(region) = context.regions.get(district)
            && !regions.contains(&region.as_str())
        {
            let mut finding = record.finding("districts", Issue::DistrictOutside(region.clone()));
            finding.found = district.to_owned();
            findings.push(finding);
        }
    }
}
