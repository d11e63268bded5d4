//! Projects.

use super::RowReader;
use crate::data::Project;

pub(super) fn project(row: &RowReader) -> Option<Project> {
    Some(Project {
        id: row.string("id"),
        name: row.text("name"),
        summary: row.text("summary"),
        sector: row.string("sector"),
        corridor: row.string("corridor"),
        phase: row.required("phase"),
        regions: row.list("regions"),
        districts: row.list("districts"),
        wider_places: row.list("wider_places"),
        status: row.code("status")?,
        capacity_mw: row.parsed("capacity_mw"),
        energy_source: row.optional("energy_source"),
        length_km: row.parsed("length_km"),
        area_acres: row.parsed("area_acres"),
        cost_usd_million: row.parsed("cost_usd_million"),
        jobs: row.parsed("jobs"),
        start_date: row.date("start_date"),
        completed_date: row.date("completed_date"),
        expected_date: row.date("expected_date"),
        latitude: row.parsed("latitude"),
        longitude: row.parsed("longitude"),
        confidence: row.code("confidence")?,
        notes: row.text("notes"),
        sources: row.list("sources"),
    })
}
