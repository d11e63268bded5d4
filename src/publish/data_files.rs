//! The open data: one JSON file, CSV table and JSON Schema for each table, and one small JSON
//! file for each page.

use super::{Pages, completeness, programmes, site::Site};
use crate::{check::Checked, data::Dataset, payload::Page};
use anyhow::{Context, Result};
use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use std::{fs, path::Path};

/// A published table.
pub struct PublishedTable {
    /// Name, as in the package description.
    pub name: &'static str,
    /// Number of records.
    pub records: usize,
    /// The records as JSON.
    pub json: Vec<u8>,
    /// The schema of the file.
    pub schema: Vec<u8>,
}

/// The tables that are published as JSON of typed records.
pub fn tables(dataset: &Dataset) -> Result<Vec<PublishedTable>> {
    Ok(vec![
        table("regions", &dataset.regions)?,
        table("districts", &dataset.districts)?,
        table("towns", &dataset.towns)?,
        table("wider_places", &dataset.wider_places)?,
        table("corridors", &dataset.corridors)?,
        table("pillars", &dataset.pillars)?,
        table("sectors", &dataset.sectors)?,
        table("projects", &dataset.projects)?,
        table("initiatives", &dataset.initiatives)?,
        table("figures", &dataset.figures)?,
        table("series", &dataset.series)?,
        table("programmes", &programmes::published(dataset))?,
        table("organisations", &dataset.organisations)?,
        table("terms", &dataset.terms)?,
        table("sources", &dataset.sources)?,
        table("changes", &dataset.changes)?,
    ])
}

fn table<T: Serialize + JsonSchema>(
    name: &'static str,
    records: &Vec<T>,
) -> Result<PublishedTable> {
    Ok(PublishedTable {
        name,
        records: records.len(),
        json: serde_json::to_vec(records)?,
        schema: serde_json::to_vec_pretty(&schema_for!(Vec<T>))?,
    })
}

/// Adds everything below `/data/`.
///
/// # Errors
///
/// A source table that can no longer be read.
pub fn add(site: &mut Site, checked: &Checked, pages: &Pages, folder: &Path) -> Result<()> {
    for table in tables(&checked.dataset)? {
        site.add(&format!("data/{}.json", table.name), table.json);
        site.add(&format!("data/schema/{}.json", table.name), table.schema);
    }
    site.add(
        "data/schema/page.json",
        serde_json::to_vec_pretty(&schema_for!(Page))?,
    );
    programmes::add_schema(site)?;
    completeness::add(site, &checked.dataset)?;
    for (path, page) in pages {
        site.add(&path.data_href(), serde_json::to_vec(page)?);
    }
    let mut copy = |from: &str, to: &str| {
        let content = fs::read(folder.join(from)).with_context(|| format!("read {from}"))?;
        site.add(to, content);
        Ok::<(), anyhow::Error>(())
    };
    for resource in &checked.package.resources {
        copy(&resource.path, &format!("data/tables/{}", resource.path))?;
    }
    copy(
        "boundaries/regions.topojson",
        "data/boundaries/regions.topojson",
    )?;
    copy(
        "boundaries/districts.topojson",
        "data/boundaries/districts.topojson",
    )?;
    let package =
        fs::read_to_string(folder.join("datapackage.json")).context("read datapackage.json")?;
    site.add("data/datapackage.json", published_package(&package)?);
    site.add("data/LICENSE.txt", LICENCE);
    Ok(())
}

/// The package description as published: its tables lie in `tables/`.
fn published_package(text: &str) -> Result<Vec<u8>> {
    let mut package: serde_json::Value = serde_json::from_str(text)?;
    if let Some(resources) = package
        .get_mut("resources")
        .and_then(serde_json::Value::as_array_mut)
    {
        for resource in resources {
            if let Some(path) = resource.get("path").and_then(serde_json::Value::as_str) {
                resource["path"] = format!("tables/{path}").into();
            }
        }
    }
    Ok(serde_json::to_vec_pretty(&package)?)
}

const LICENCE: &str = "Data of Rahdari: Creative Commons Attribution 4.0 International (CC BY 4.0), \
https://creativecommons.org/licenses/by/4.0/\nName: Rahdari, with the date of the data.\n\n\
Boundaries: OCHA / WFP Pakistan COD-AB (2022), CC BY-IGO, simplified and adapted.\n\
Places: GeoNames, CC BY 4.0.\nPopulation: Pakistan Bureau of Statistics, Census 2023.\n";
