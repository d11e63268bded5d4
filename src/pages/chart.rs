//! The page of one chart: finding, picture, numbers, source, and how to use it elsewhere.

use crate::{
    chart::finding,
    i18n::{Words, date::date, label, number::integer},
    pages::charts::cards,
    path::PagePath,
    payload::chart::ChartPage,
    ui::{
        breadcrumbs::breadcrumbs,
        chart_picture::{numbers, pictures},
        chart_use::chart_use,
        source_list::source_list,
    },
};
use maud::{Markup, html};

/// The page as published: the chart as a whole.
pub fn view(words: Words, data: &ChartPage) -> Markup {
    let shown = data.chart.whole();
    html! {
        (head(words, data, &finding::finding(&shown, words.0)))
        figure.chartbox {
            p.chartbox__title { (shown.title.get(words.0)) }
            (pictures(words, &shown, &data.chart.id))
            p.chartbox__caption { (finding::description(&shown, words.0)) }
            (foot(words, data))
            details.more {
                summary { (words.chart_table()) }
                (numbers(words, &shown))
            }
        }
        (rest(words, data))
    }
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
