//! Pages about the portal's knowledge.

use super::{Parts, Source, words_only};
use crate::{
    check::Checked,
    data::{Confidence, Project},
    payload::{
        Body,
        common::SourceLine,
        knowledge::{
            AboutPage, DataFile, MethodPage, OpenDataPage, PublisherSources, RegionUnknowns,
            SectorPillar, SourcesPage,
        },
    },
    publish::{completeness, data_files},
};
use anyhow::{Context, Result};
use std::{cmp::Reverse, collections::BTreeMap};

pub(super) fn method(source: &Source) -> Result<Parts> {
    let dataset = source.dataset;
    let projects = &dataset.projects;
    let of = |belongs: &dyn Fn(&Project) -> bool| projects.iter().filter(|p| belongs(p)).collect();
    let confident =
        |level: Confidence| projects.iter().filter(|p| p.confidence == level).count() as u32;
    let sectors = dataset.sectors.iter().map(|sector| {
        let pillar = dataset
            .pillar(&sector.pillar)
            .context("a sector without a pillar")?;
        Ok(SectorPillar {
            sector: sector.name.clone(),
            pillar: pillar.id.clone(),
            pillar_name: pillar.name.clone(),
            reason: sector.pillar_reason.clone(),
        })
    });
    let body = MethodPage {
        regions: dataset
            .regions
            .iter()
            .map(|region| RegionUnknowns {
                id: region.id.clone(),
                name: region.short.clone(),
                unknowns: of(&|project| project.regions.contains(&region.id)),
            })
            .collect(),
        nationwide: of(&|project| project.regions.is_empty()),
        all: of(&|_| true),
        confidence: (
            confident(Confidence::High),
            confident(Confidence::Medium),
            confident(Confidence::Low),
        ),
        shared_projects: projects
            .iter()
            .filter(|project| project.regions.len() > 1)
            .count() as u32,
        sectors: sectors.collect::<Result<_>>()?,
        counts: projects.iter().map(|project| project.status).collect(),
        completeness: completeness::on_page(dataset),
    };
    Ok(words_only(
        |words| words.method_title().into(),
        |words| words.method_lead().into(),
        Body::Method(body),
    ))
}

pub(super) fn sources(source: &Source) -> Parts {
    let all = &source.dataset.sources;
    let mut hosts: BTreeMap<&str, Vec<SourceLine>> = BTreeMap::new();
    for line in all {
        let host = line.url.split('/').nth(2).unwrap_or_default();
        hosts
            .entry(host.strip_prefix("www.").unwrap_or(host))
            .or_default()
            .push(line.into());
    }
    let mut publishers: Vec<PublisherSources> = hosts
        .into_iter()
        .map(|(host, mut sources)| {
            sources.sort_by_key(|line| Reverse(line.as_of));
            PublisherSources {
                host: host.to_owned(),
                sources,
            }
        })
        .collect();
    publishers.sort_by_key(|publisher| Reverse(publisher.sources.len()));
    let body = SourcesPage {
        sources: all.len() as u32,
        undated: all.iter().filter(|line| line.as_of.is_none()).count() as u32,
        publishers,
    };
    words_only(
        |words| words.sources_title().into(),
        |words| words.method_where_text().into(),
        Body::Sources(body),
    )
}

pub(super) fn open_data(checked: &Checked) -> Result<Parts> {
    let files = data_files::tables(&checked.dataset)?
        .into_iter()
        .filter_map(|table| {
            let resource = checked
                .package
                .resources
                .iter()
                .find(|resource| resource.name == table.name)?;
            Some(DataFile {
                name: table.name.to_owned(),
                title: crate::data::Text::new(&resource.title, &resource.title_ur),
                records: table.records as u32,
                json_bytes: table.json.len() as u64,
            })
        });
    Ok(words_only(
        |words| words.open_data_title().into(),
        |words| words.open_data_lead().into(),
        Body::OpenData(OpenDataPage {
            files: files.collect(),
        }),
    ))
}

pub(super) fn about(source: &Source) -> Parts {
    let dataset = source.dataset;
    let body = AboutPage {
        projects: dataset.projects.len() as u32,
        programmes: dataset.programmes.len() as u32,
        sources: dataset.sources.len() as u32,
        districts: dataset.districts.len() as u32,
    };
    words_only(
        |words| words.about_title().into(),
        |words| words.home_lead().into(),
        Body::About(body),
    )
}
