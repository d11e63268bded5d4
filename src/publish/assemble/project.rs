//! A project's page and the list of projects.

use super::{Parts, Source, words_only};
use crate::{
    data::{PartGroup, Project},
    payload::{
        Body,
        project::{FigureShare, ProjectPage, ProjectsPage},
    },
};
use anyhow::{Context, Result};

/// Most related projects shown.
const RELATED: usize = 5;

pub(super) fn list(source: &Source) -> Parts {
    let projects = source.cards(&source.dataset.projects);
    let labels = source.labels(&projects, true);
    words_only(
        |words| words.projects_page_title().into(),
        |words| words.projects_page_lead().into(),
        Body::Projects(ProjectsPage { projects, labels }),
    )
}

pub(super) fn page(source: &Source, id: &str) -> Result<Parts> {
    let dataset = source.dataset;
    let project = dataset.project(id).context("no such project")?;
    let sector = dataset
        .sector(&project.sector)
        .context("a project without a sector")?;
    let pillar = dataset
        .pillar(&sector.pillar)
        .context("a sector without a pillar")?;
    let card = source.card(project);
    let related = source.cards(related(source, project));
    let mut labelled = related.clone();
    labelled.push(card.clone());
    let districts = project
        .districts
        .iter()
        .filter_map(|id| dataset.district(id));
    let wider = project
        .wider_places
        .iter()
        .filter_map(|id| dataset.wider_place(id));
    let body = ProjectPage {
        summary: project.summary.clone(),
        energy_source: project.energy_source.clone(),
        area_acres: project.area_acres,
        jobs: project.jobs,
        start_date: project.start_date,
        completed_date: project.completed_date,
        expected_date: project.expected_date,
        point: project.latitude.zip(project.longitude),
        districts: districts
            .map(|district| source.district_link(district))
            .collect(),
        wider_places: wider.map(|place| place.name.clone()).collect(),
        pillar: (pillar.id.clone(), pillar.name.clone()),
        notes: project.notes.clone(),
        sources: source.source_lines(&project.sources),
        figures: figures(source, id),
        initiatives: source.initiatives(|item| item.projects.iter().any(|project| project == id)),
        labels: source.labels(&labelled, false),
        related,
        card,
    };
    Ok((
        project.name.clone(),
        project.summary.clone(),
        Body::Project(body),
    ))
}

fn figures(source: &Source, project: &str) -> Vec<FigureShare> {
    let shares = source.dataset.figures.iter().flat_map(|figure| {
        figure
            .parts
            .iter()
            .filter(|part| part.project == project)
            .map(move |part| FigureShare {
                figure: figure.id.clone(),
                label: figure.label.clone(),
                value: part.value,
                unit: figure.unit.clone().unwrap_or_default(),
                counted: part.group == PartGroup::Counted,
            })
    });
    shares.collect()
}

/// Projects of the same district first, then of the same sector and region.
fn related<'a>(source: &'a Source, project: &Project) -> Vec<&'a Project> {
    let others = || {
        source
            .dataset
            .projects
            .iter()
            .filter(|other| other.id != project.id)
    };
    let shares = |a: &[String], b: &[String]| a.iter().any(|id| b.contains(id));
    let nearby = others().filter(|other| shares(&other.districts, &project.districts));
    let alike = others().filter(|other| {
        other.sector == project.sector
            && !shares(&other.districts, &project.districts)
            && (shares(&other.regions, &project.regions)
                || project.regions.is_empty() && other.regions.is_empty())
    });
    let mut found: Vec<&Project> = nearby.chain(alike).collect();
    found.truncate(RELATED);
    found
}
