//! How the portal works, and what it does not know.

mod completeness;

use crate::{
    i18n::{Words, number::integer},
    path::PagePath,
    payload::{
        common::Unknowns,
        knowledge::{MethodPage, SectorPillar},
    },
    ui::{breadcrumbs::breadcrumbs, state_bar::state_bar},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &MethodPage) -> Markup {
    let lang = words.0;
    let (high, medium, low) = data.confidence;
    let count = |n: u32| integer(n.into());
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.method_title()) }
            p.lead { (words.method_lead()) }
        }
        section.band.prose {
            h2 { (words.method_where_title()) }
            p { (words.method_where_text()) }
            h2 { (words.method_states_title()) }
            p { (words.method_states_text()) }
            (state_bar(words, data.counts))
            h2 { (words.method_confidence_title()) }
            p { (words.method_confidence_text(&count(high), &count(medium), &count(low))) }
            h2 { (words.method_counting_title()) }
            p { (words.method_counting_text(&count(data.shared_projects))) }
            h2 { (words.method_translation_title()) }
            p { (words.method_translation_text()) }
        }
        section.band {
            h2 { (words.unknown_title()) }
            p.lead { (words.unknown_lead()) }
            (unknown_table(words, data))
        }
        (completeness::section(words, &data.completeness))
        section.band {
            h2 { (words.method_pillars_title()) }
            p.lead { (words.pillar_is_ours()) }
            ul.plain {
                @for sector in &data.sectors {
                    (sector_pillar(words, sector))
                }
            }
            p { a.more-link href=(PagePath::Figures.href(lang)) { (words.figures_title()) } }
        }
    }
}

fn sector_pillar(words: Words, sector: &SectorPillar) -> Markup {
    let lang = words.0;
    html! {
        li {
            strong { (sector.sector.get(lang)) }
            (words.goes_under())
            a href=(PagePath::Pillar(sector.pillar.clone()).href(lang)) { (sector.pillar_name.get(lang)) }
            (words.list_dot())
            (sector.reason.get(lang))
        }
    }
}

/// One row for each region; on a phone each row becomes a card by style.
fn unknown_table(words: Words, data: &MethodPage) -> Markup {
    let lang = words.0;
    let heads = [
        words.projects_title(),
        words.col_state_unknown(),
        words.col_completed_date(),
        words.col_expected_date(),
        words.col_cost(),
        words.col_point(),
    ];
    html! {
        table.table.grid {
            thead {
                tr {
                    th scope="col" { (words.region_label()) }
                    @for head in heads {
                        th scope="col" { (head) }
                    }
                }
            }
            tbody {
                @for region in &data.regions {
                    @let href = PagePath::Region(region.id.clone()).href(lang);
                    @let name = html! { a href=(href) { (region.name.get(lang)) } };
                    (unknown_row(name, region.unknowns, heads))
                }
                (unknown_row(html! { (words.nationwide()) }, data.nationwide, heads))
            }
            tfoot { (unknown_row(html! { (words.all_once()) }, data.all, heads)) }
        }
    }
}

fn unknown_row(name: Markup, unknowns: Unknowns, heads: [&'static str; 6]) -> Markup {
    let counts = [
        unknowns.projects,
        unknowns.state_unknown,
        unknowns.completed_without_date,
        unknowns.unfinished_without_date,
        unknowns.without_cost,
        unknowns.without_point,
    ];
    html! {
        tr {
            th scope="row" { (name) }
            @for (n, head) in counts.into_iter().zip(heads) {
                td.num data-label=(head) { (integer(n.into())) }
            }
        }
    }
}
