//! The frame: five corridors, five pillars and the grid between them.

use crate::{
    i18n::{Words, number::integer},
    path::PagePath,
    payload::frame::{FrameItem, FramePage, GridCell},
    ui::{breadcrumbs::breadcrumbs, state_bar::state_bar_small},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &FramePage) -> Markup {
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.frame_title()) }
            p.lead { (words.frame_lead()) }
        }
        section.band {
            h2 { (words.corridors_title()) }
            (items(words, &data.corridors, PagePath::Corridor))
        }
        section.band {
            h2 { (words.pillars_title()) }
            (items(words, &data.pillars, PagePath::Pillar))
        }
        section.band {
            h2 { (words.grid_title()) }
            p.lead { (words.grid_lead()) }
            (grid(words, data))
            p.hint {
                (words.grid_hint()) " "
                a href=(PagePath::Method.href(words.0)) { (words.method_title()) }
            }
        }
    }
}

fn items(words: Words, items: &[FrameItem], path_of: fn(String) -> PagePath) -> Markup {
    let lang = words.0;
    html! {
        ul.tiles.tiles--wide {
            @for item in items {
                @let n = item.counts.total();
                li {
                    a class={ "tile tile--" (item.id) } href=(path_of(item.id.clone()).href(lang)) {
                        span.tile__name { (item.name.get(lang)) }
                        span.tile__text { (item.summary.get(lang)) }
                        span.tile__count { (words.n_projects(n.into(), &integer(n.into()))) }
                        (state_bar_small(words, item.counts))
                    }
                }
            }
        }
    }
}

/// Rows are corridors, columns pillars. On a phone each row becomes a card of its own by style.
fn grid(words: Words, data: &FramePage) -> Markup {
    let lang = words.0;
    html! {
        table.table.grid {
            thead {
                tr {
                    th scope="col" { (words.corridor_label()) }
                    @for pillar in &data.pillars {
                        @let href = PagePath::Pillar(pillar.id.clone()).href(lang);
                        th scope="col" { a href=(href) { (pillar.short.get(lang)) } }
                    }
                }
            }
            tbody {
                @for (corridor, cells) in data.corridors.iter().zip(&data.grid) {
                    (grid_row(words, corridor, cells, &data.pillars))
                }
            }
        }
    }
}

fn grid_row(
    words: Words,
    corridor: &FrameItem,
    cells: &[GridCell],
    pillars: &[FrameItem],
) -> Markup {
    let lang = words.0;
    let href = PagePath::Corridor(corridor.id.clone()).href(lang);
    html! {
        tr {
            th scope="row" { a href=(href) { (corridor.name.get(lang)) } }
            @for (cell, pillar) in cells.iter().zip(pillars) {
                (grid_cell(words, *cell, pillar.short.get(lang)))
            }
        }
    }
}

fn grid_cell(words: Words, cell: GridCell, pillar: &str) -> Markup {
    let (n, m) = (cell.projects, cell.initiatives);
    let level = match n + m {
        0 => "grid__cell grid__cell--0",
        1..=4 => "grid__cell grid__cell--1",
        5..=14 => "grid__cell grid__cell--2",
        _ => "grid__cell grid__cell--3",
    };
    html! {
        td class=(level) data-label=(pillar) {
            @if n + m == 0 {
                span.unknown { (words.none()) }
            } @else {
                span.grid__line { (words.n_projects(n.into(), &integer(n.into()))) }
                span.grid__line.grid__line--agenda { (words.n_agreed(m.into(), &integer(m.into()))) }
            }
        }
    }
}
