//! A chart in a page: the picture in two sizes, of which the style sheet shows the fitting one, and
//! its numbers as a table.

use crate::{
    chart::{
        self,
        table::{self, Cell},
        view::View,
    },
    i18n::Words,
};
use maud::{Markup, PreEscaped, html};

/// Widths the pictures are drawn for, in their own units: a phone's column and a wide one.
pub const WIDTHS: [(&str, u32); 2] = [("narrow", 320), ("wide", 680)];

/// The pictures. `id` makes ids unique in the page.
pub fn pictures(words: Words, view: &View, id: &str) -> Markup {
    html! {
        @for (name, width) in WIDTHS {
            div class={ "chartbox__picture chartbox__picture--" (name) } {
                (PreEscaped(chart::render(view, words.0, width, &[id, "-", name].concat())))
            }
        }
    }
}

/// The numbers as a table, one row a mark.
pub fn numbers(words: Words, view: &View) -> Markup {
    let table = table::shown(view, words.0);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.chart_table()) {
            table.table {
                thead {
                    tr {
                        @for (column, name) in table.head.iter().enumerate() {
                            th.num[column > 0] scope="col" { bdi { (name) } }
                        }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr { @for (column, cell) in row.iter().enumerate() { (one(column, cell)) } }
                    }
                }
            }
        }
    }
}

fn one(column: usize, cell: &Cell) -> Markup {
    html! {
        @match cell {
            _ if column == 0 => th scope="row" { bdi { (cell.shown()) } },
            Cell::Number(_) => td.num { bdi dir="ltr" { (cell.shown()) } },
            Cell::Gap(_) => td.num.unknown { (cell.shown()) },
            Cell::Text(_) => td { bdi { (cell.shown()) } },
        }
    }
}
