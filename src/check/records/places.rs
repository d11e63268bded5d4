//! Regions, districts, towns and wider places.

use super::RowReader;
use crate::data::{District, Region, Town, WiderPlace};

pub(super) fn region(row: &RowReader) -> Option<Region> {
    Some(Region {
        id: row.string("id"),
        name: row.text("name"),
        short: row.text("short"),
        focus: row.text("focus"),
        sources: row.list("sources"),
    })
}

pub(super) fn district(row: &RowReader) -> Option<District> {
    Some(District {
        id: row.string("id"),
        region: row.string("region"),
        name: row.text("name"),
        division: row.optional_text("division"),
        latitude: row.required("latitude"),
        longitude: row.required("longitude"),
        population_2023: row.parsed("population_2023"),
        population_basis: row.optional("population_basis"),
        pcode: row.optional("pcode"),
        aliases: row.list("aliases"),
    })
}

pub(super) fn town(row: &RowReader) -> Option<Town> {
    Some(Town {
        id: row.string("id"),
        name: row.text("name"),
        district: row.string("district"),
        region: row.string("region"),
        latitude: row.required("latitude"),
        longitude: row.required("longitude"),
        aliases: row.list("aliases"),
        geonames_id: row.parsed("geonames_id"),
    })
}

pub(super) fn wider_place(row: &RowReader) -> Option<WiderPlace> {
    Some(WiderPlace {
        id: row.string("id"),
        name: row.text("name"),
        districts: row.list("districts"),
        note: row.text("note"),
    })
}
