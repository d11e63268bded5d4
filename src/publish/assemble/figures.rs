//! The page of official figures.

use super::{Parts, Source, words_only};
use crate::{
    data::{Figure, PartGroup, Series, Text},
    payload::{
        Body,
        common::SeriesView,
        figures::{FigureRow, FigureView, FiguresPage},
    },
};
use anyhow::{Context, Result};

pub(super) fn page(source: &Source) -> Result<Parts> {
    let figures = &source.dataset.figures;
    let attached = |series: &&Series| {
        figures
            .iter()
            .any(|figure| figure.series.contains(&series.id))
    };
    let others = source
        .dataset
        .series
        .iter()
        .filter(|series| series.region.is_none() && !attached(series));
    let body = FiguresPage {
        figures: figures
            .iter()
            .map(|figure| view(source, figure))
            .collect::<Result<_>>()?,
        other_series: others.map(|series| series_view(source, series)).collect(),
    };
    Ok(words_only(
        |words| words.figures_title().into(),
        |words| words.figures_lead().into(),
        Body::Figures(body),
    ))
}

fn series_view(source: &Source, series: &Series) -> SeriesView {
    SeriesView {
        series: series.clone(),
        sources: source.source_lines(&series.sources),
    }
}

fn view(source: &Source, figure: &Figure) -> Result<FigureView> {
    let rows = figure.parts.iter().map(|part| {
        let project = source
            .dataset
            .project(&part.project)
            .with_context(|| format!("figure {}: no project {}", figure.id, part.project))?;
        let regions = project
            .regions
            .iter()
            .filter_map(|id| source.dataset.region(id));
        Ok(FigureRow {
            project: project.id.clone(),
            name: project.name.clone(),
            regions: regions.map(|region| region.short.clone()).collect(),
            group: part.group,
            value: part.value,
            note: part.note.clone(),
        })
    });
    let series = figure
        .series
        .iter()
        .filter_map(|id| source.dataset.one_series(id));
    Ok(FigureView {
        id: figure.id.clone(),
        label: figure.label.clone(),
        value: figure.value,
        unit: figure.unit.clone(),
        qualifier: figure.qualifier,
        statement: figure.statement.clone(),
        rebuilt: figure.rebuilt(&[PartGroup::Counted]),
        rebuilt_with_beside: figure.rebuilt(&[PartGroup::Counted, PartGroup::Beside]),
        parts: rows.collect::<Result<_>>()?,
        explanation: paragraphs(&figure.explanation),
        series: series.map(|series| series_view(source, series)).collect(),
        sources: source.source_lines(&figure.sources),
    })
}

/// Splits a text at blank lines; both languages have the same number of paragraphs, else each
/// language's surplus stands alone.
fn paragraphs(text: &Text) -> Vec<Text> {
    let split = |text: &str| -> Vec<String> {
        text.split("\n\n")
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let (en, ur) = (split(&text.en), split(&text.ur));
    (0..en.len().max(ur.len()))
        .map(|i| {
            Text::new(
                en.get(i).cloned().unwrap_or_default(),
                ur.get(i).cloned().unwrap_or_default(),
            )
        })
        .collect()
}
