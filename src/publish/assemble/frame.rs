//! Corridors, pillars, the grid and the agenda.

use super::{Parts, Source, words_only};
use crate::{
    data::{Corridor, Initiative, Pillar, Project, Text},
    payload::{
        Body,
        common::ProjectCard,
        frame::{
            AgendaItem, AgendaPage, CorridorPage, Crossing, FrameItem, FramePage, GridCell,
            PillarPage,
        },
    },
};
use anyhow::{Context, Result};

pub(super) fn page(source: &Source) -> Parts {
    let dataset = source.dataset;
    let grid = dataset
        .corridors
        .iter()
        .map(|corridor| {
            dataset
                .pillars
                .iter()
                .map(|pillar| cell(source, corridor, pillar))
                .collect()
        })
        .collect();
    let body = FramePage {
        corridors: dataset
            .corridors
            .iter()
            .map(|corridor| corridor_item(source, corridor))
            .collect(),
        pillars: dataset
            .pillars
            .iter()
            .map(|pillar| pillar_item(source, pillar))
            .collect(),
        grid,
    };
    words_only(
        |words| words.frame_title().into(),
        |words| words.frame_lead().into(),
        Body::Frame(body),
    )
}

pub(super) fn corridor(source: &Source, id: &str) -> Result<Parts> {
    let dataset = source.dataset;
    let corridor = dataset.corridor(id).context("no such corridor")?;
    let projects = source.cards(in_corridor(source, id));
    let crossings = dataset.pillars.iter().map(|pillar| Crossing {
        id: pillar.id.clone(),
        name: pillar.name.clone(),
        cell: cell(source, corridor, pillar),
    });
    let body = CorridorPage {
        item: corridor_item(source, corridor),
        initiatives: source.initiatives(|item| item.corridor == id),
        crossings: crossings.collect(),
        sources: source.source_lines(&corridor.sources),
        labels: source.labels(&projects, false),
        projects,
    };
    Ok((
        corridor.name.clone(),
        corridor.summary.clone(),
        Body::Corridor(body),
    ))
}

pub(super) fn pillar(source: &Source, id: &str) -> Result<Parts> {
    let dataset = source.dataset;
    let pillar = dataset.pillar(id).context("no such pillar")?;
    let projects: Vec<ProjectCard> = source.cards(in_pillar(source, id));
    let crossings = dataset.corridors.iter().map(|corridor| Crossing {
        id: corridor.id.clone(),
        name: corridor.name.clone(),
        cell: cell(source, corridor, pillar),
    });
    let sectors = dataset.sectors.iter().filter(|sector| sector.pillar == id);
    let body = PillarPage {
        item: pillar_item(source, pillar),
        sectors: sectors
            .map(|sector| (sector.name.clone(), sector.pillar_reason.clone()))
            .collect(),
        initiatives: source.initiatives(|item| item.pillar == id),
        crossings: crossings.collect(),
        sources: source.source_lines(&pillar.sources),
        labels: source.labels(&projects, false),
        projects,
    };
    Ok((
        pillar.name.clone(),
        pillar.summary.clone(),
        Body::Pillar(body),
    ))
}

pub(super) fn agenda(source: &Source) -> Result<Parts> {
    let items = &source.dataset.initiatives;
    let mut labels = crate::payload::common::Labels::default();
    for region in &source.dataset.regions {
        labels
            .regions
            .insert(region.id.clone(), region.short.clone());
    }
    let body = AgendaPage {
        items: items
            .iter()
            .map(|item| agenda_item(source, item))
            .collect::<Result<_>>()?,
        counts: items.iter().map(|item| item.state).collect(),
        labels,
    };
    Ok(words_only(
        |words| words.agenda_title().into(),
        |words| words.agenda_lead().into(),
        Body::Agenda(body),
    ))
}

fn agenda_item(source: &Source, item: &Initiative) -> Result<AgendaItem> {
    let dataset = source.dataset;
    let projects = item.projects.iter().map(|id| {
        let project = dataset
            .project(id)
            .with_context(|| format!("initiative {}: no project {id}", item.id))?;
        Ok((id.clone(), project.name.clone()))
    });
    let programmes = item.programmes.iter().map(|key| {
        let programme = dataset
            .programme(key)
            .with_context(|| format!("initiative {}: no programme {key}", item.id))?;
        Ok((key.clone(), programme.name.clone()))
    });
    Ok(AgendaItem {
        id: item.id.clone(),
        title: item.title.clone(),
        summary: item.summary.clone(),
        theme: item.theme.clone(),
        corridor: item.corridor.clone(),
        who: item.who.clone(),
        state: item.state,
        regions: item.regions.clone(),
        projects: projects.collect::<Result<Vec<(String, Text)>>>()?,
        programmes: programmes.collect::<Result<Vec<(String, Text)>>>()?,
        evidence: item.evidence.clone(),
        confidence: item.confidence,
        sources: source.source_lines(&item.sources),
    })
}

fn in_corridor<'s>(source: &'s Source, corridor: &'s str) -> impl Iterator<Item = &'s Project> {
    source
        .dataset
        .projects
        .iter()
        .filter(move |project| project.corridor == corridor)
}

/// Projects under a pillar, by their sector.
fn in_pillar<'s>(source: &'s Source, pillar: &'s str) -> impl Iterator<Item = &'s Project> {
    source.dataset.projects.iter().filter(move |project| {
        source
            .dataset
            .sector(&project.sector)
            .is_some_and(|sector| sector.pillar == pillar)
    })
}

fn cell(source: &Source, corridor: &Corridor, pillar: &Pillar) -> GridCell {
    let projects = in_pillar(source, &pillar.id).filter(|project| project.corridor == corridor.id);
    let items = &source.dataset.initiatives;
    let initiatives = items
        .iter()
        .filter(|item| item.corridor == corridor.id && item.pillar == pillar.id);
    GridCell {
        projects: projects.count() as u32,
        initiatives: initiatives.count() as u32,
    }
}

fn corridor_item(source: &Source, corridor: &Corridor) -> FrameItem {
    FrameItem {
        id: corridor.id.clone(),
        name: corridor.name.clone(),
        short: corridor.name.clone(),
        summary: corridor.summary.clone(),
        counts: in_corridor(source, &corridor.id)
            .map(|project| project.status)
            .collect(),
    }
}

fn pillar_item(source: &Source, pillar: &Pillar) -> FrameItem {
    FrameItem {
        id: pillar.id.clone(),
        name: pillar.name.clone(),
        short: pillar.short.clone(),
        summary: pillar.summary.clone(),
        counts: in_pillar(source, &pillar.id)
            .map(|project| project.status)
            .collect(),
    }
}
