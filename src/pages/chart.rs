//! The page of one chart: finding, picture, numbers, source, and how to use it elsewhere.

use super::{Main, Opened, window_title};
use crate::{
    data::Lang,
    i18n::{Words, date::date, label, number::integer},
    pages::charts::cards,
    path::PagePath,
    payload::{Page, chart::ChartPage},
    ui::{
        breadcrumbs::breadcrumbs, chart_live::chart_live, chart_use::chart_use,
        source_list::source_list,
    },
};
use maud::{Markup, html};
use std::sync::Arc;

/// Opens the page of a chart, `data` being its body, with the chart at work.
pub fn open(page: &Page, data: &ChartPage, lang: Lang) -> Opened {
    let (words, data) = (Words(lang), Arc::new(data.clone()));
    Opened {
        title: window_title(page, lang),
        main: Main::Live(Arc::new(move || {
            let rest = rest(words, &data).into_string();
            chart_live(words, data.clone(), rest)
        })),
    }
}

/// The page without its chart, for the part of the app that cannot draw it. Nobody sees it: the
/// page of a chart is opened by [`open`].
pub fn plain(words: Words, data: &ChartPage) -> Markup {
    head(words, data, data.chart.title.get(words.0))
}

/// Way, topic and headline.
pub fn head(words: Words, data: &ChartPage, finding: &str) -> Markup {
    html! {
        div.title {
            (breadcrumbs(words, vec![(PagePath::Charts, words.charts_title().into())]))
            p.kicker { (label::topic(words, &data.chart.topic)) }
            h1 tabindex="-1" { (finding) }
        }
    }
}

/// Source and date below the picture.
pub fn foot(words: Words, data: &ChartPage) -> Markup {
    html! {
        p.chartbox__source {
            (data.source_line.get(words.0))
            @if let Some(newest) = data.chart.as_of {
                " " (words.chart_newest_source(&date(words, newest)))
            }
        }
    }
}

/// What stands below the chart.
pub fn rest(words: Words, data: &ChartPage) -> Markup {
    let note = data.chart.note.get(words.0);
    html! {
        @if !note.is_empty() {
            section.band {
                h2 { (words.chart_note_title()) }
                p { (note) }
            }
        }
        (chart_use(words, data))
        section.band {
            h2 { (words.sources_title()) }
            (source_list(words, &data.sources))
            @if data.sources_total as usize > data.sources.len() {
                p { a href=(PagePath::Sources.href(words.0)) {
                    (words.chart_all_sources(&integer(u64::from(data.sources_total))))
                } }
            }
        }
        @if !data.related.is_empty() {
            section.band {
                h2 { (words.chart_related()) }
                (cards(words, &data.related))
            }
        }
    }
}
