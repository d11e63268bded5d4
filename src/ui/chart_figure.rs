//! A series as a picture with its numbers as a table, its sources and its notes.

use super::source_list::source_list;
use crate::{
    chart,
    i18n::{Words, label, number::number},
    payload::common::SeriesView,
};
use maud::{Markup, PreEscaped, html};

/// Width the picture is drawn for, in its own units: a phone's column.
const WIDTH: u32 = 340;

/// The figure. The picture is drawn by the same code at publish time and on the phone.
pub fn chart_figure(words: Words, view: &SeriesView) -> Markup {
    let lang = words.0;
    let series = &view.series;
    let picture = chart::draw(series, chart::kind_for(series), lang, WIDTH, &series.id);
    let notes = series.notes.get(lang);
    html! {
        figure.chart id={ "series-" (series.id) } {
            figcaption.chart__caption {
                span.chart__title { (series.title.get(lang)) }
                span.chart__finding { (chart::description(series, lang)) }
            }
            div.chart__picture { (PreEscaped(picture)) }
            details.more {
                summary { (words.show_as_table()) }
                (table(words, view))
                @if !notes.is_empty() {
                    p.hint { (notes) }
                }
                p.hint { (words.sources_title()) }
                (source_list(words, &view.sources))
            }
        }
    }
}

fn table(words: Words, view: &SeriesView) -> Markup {
    let series = &view.series;
    html! {
        table.table {
            thead {
                tr {
                    th scope="col" { (words.period()) }
                    th scope="col" { (label::unit(words, &series.unit)) }
                }
            }
            tbody {
                @for point in &series.observations {
                    tr {
                        th scope="row" { bdi { (label::period(words, &point.period)) } }
                        td { bdi dir="ltr" { (number(point.value)) } }
                    }
                }
            }
        }
    }
}
