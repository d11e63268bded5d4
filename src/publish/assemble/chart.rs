//! The gallery of charts and the page of each.

use super::{Parts, Source, words_only};
use crate::{
    chart::finding,
    check::Checked,
    data::{Lang, Text},
    i18n::{Words, bidi::without_isolates, date::date, number::integer},
    payload::{
        Body,
        chart::{ChartCard, ChartPage, ChartTopic, ChartsPage},
        common::SourceLine,
    },
    publish::charts::{Entry, TOPICS},
};
use anyhow::{Context, Result};
use std::{cmp::Reverse, collections::BTreeMap};

/// Sources listed on a page; the page of sources has all.
const MOST_SOURCES: usize = 12;
/// Publishers named in the line below a picture.
const MOST_PUBLISHERS: usize = 3;

pub(super) fn gallery(source: &Source) -> Parts {
    let topics = TOPICS.iter().map(|topic| ChartTopic {
        id: (*topic).into(),
        cards: of_topic(source, topic, ""),
    });
    let body = ChartsPage {
        topics: topics.filter(|topic| !topic.cards.is_empty()).collect(),
    };
    words_only(
        |words| words.charts_title().into(),
        |words| words.charts_lead().into(),
        Body::Charts(body),
    )
}

fn of_topic(source: &Source, topic: &str, without: &str) -> Vec<ChartCard> {
    source
        .charts
        .iter()
        .filter(|entry| entry.chart.topic == topic && entry.chart.id != without)
        .map(card)
        .collect()
}

fn card(entry: &Entry) -> ChartCard {
    let view = entry.chart.whole();
    ChartCard {
        id: entry.chart.id.clone(),
        title: entry.chart.title.clone(),
        finding: Text::each(|lang| finding::finding(&view, lang)),
    }
}

pub(super) fn page(source: &Source, checked: &Checked, id: &str) -> Result<Parts> {
    let entry = source
        .charts
        .iter()
        .find(|entry| entry.chart.id == id)
        .context("no such chart")?;
    let view = entry.chart.whole();
    let mut lines = source.source_lines(&entry.sources);
    let release = source.dataset.date().context("no date of the data")?;
    let body = ChartPage {
        chart: entry.chart.clone(),
        sources_total: lines.len() as u32,
        source_line: source_line(&lines, release),
        origin: checked.package.origin().to_owned(),
        release: release.to_string(),
        related: of_topic(source, &entry.chart.topic, id),
        sources: {
            lines.truncate(MOST_SOURCES);
            lines
        },
    };
    Ok((
        entry.chart.title.clone(),
        Text::each(|lang| without_isolates(&finding::description(&view, lang))),
        Body::Chart(Box::new(body)),
    ))
}

/// The publishers named most often, and when and by whom it was put together.
fn source_line(lines: &[SourceLine], release: crate::data::PartialDate) -> Text {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(&line.publisher).or_default() += 1;
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by_key(|(name, count)| (Reverse(*count), *name));
    let shown: Vec<&str> = names
        .iter()
        .take(MOST_PUBLISHERS)
        .map(|(name, _)| *name)
        .collect();
    Text::each(|lang: Lang| {
        let words = Words(lang);
        let mut publishers = shown.join(words.list_comma());
        if names.len() > shown.len() {
            let more = integer((names.len() - shown.len()) as u64);
            publishers = words.chart_publishers_more(&publishers, &more);
        }
        words.chart_source_line(&publishers, &date(words, release))
    })
}
