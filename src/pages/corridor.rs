//! A corridor.

use crate::{
    i18n::{Words, number::integer},
    path::PagePath,
    payload::common::{InitiativeCard, Labels, ProjectCard, SourceLine},
    payload::frame::{CorridorPage, Crossing, FrameItem},
    ui::{
        breadcrumbs::breadcrumbs, initiative_list::initiative_list, project_list::project_list,
        source_list::source_list, state_bar::state_bar,
    },
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &CorridorPage) -> Markup {
    html! {
        (head(words, &data.item))
        div.columns {
            div.columns__main {
                (agenda_and_projects(words, &data.initiatives, &data.projects, &data.labels))
            }
            div.columns__side {
                (crossings(words, words.meets_pillars(), &data.crossings, PagePath::Pillar))
                (sources(words, &data.sources))
            }
        }
    }
}

/// Head of a corridor's or pillar's page.
pub fn head(words: Words, item: &FrameItem) -> Markup {
    let lang = words.0;
    let total = item.counts.total();
    html! {
        div class={ "title title--" (item.id) } {
            (breadcrumbs(words, vec![(PagePath::Frame, words.frame_title().to_owned())]))
            h1 tabindex="-1" { (item.name.get(lang)) }
            p.lead { (item.summary.get(lang)) }
            p.big-count { (words.n_projects(total.into(), &integer(total.into()))) }
            (state_bar(words, item.counts))
        }
    }
}

/// Agenda items and projects of a corridor or pillar.
pub fn agenda_and_projects(
    words: Words,
    initiatives: &[InitiativeCard],
    projects: &[ProjectCard],
    labels: &Labels,
) -> Markup {
    html! {
        section {
            h2 { (words.agreed_at_jcc()) }
            @if initiatives.is_empty() {
                p { (words.nothing_agreed()) }
            } @else {
                (initiative_list(words, initiatives))
            }
        }
        section {
            h2 { (words.projects_title()) }
            (project_list(words, projects, labels))
        }
    }
}

/// Where the other side of the grid is met.
pub fn crossings(
    words: Words,
    title: &'static str,
    crossings: &[Crossing],
    path_of: fn(String) -> PagePath,
) -> Markup {
    let lang = words.0;
    html! {
        section {
            h2 { (title) }
            ul.plain {
                @for crossing in crossings {
                    @let n = crossing.cell.projects;
                    li {
                        a href=(path_of(crossing.id.clone()).href(lang)) { (crossing.name.get(lang)) }
                        span.hint { " " (words.n_projects(n.into(), &integer(n.into()))) }
                    }
                }
            }
        }
    }
}

/// Sources of the description.
pub fn sources(words: Words, sources: &[SourceLine]) -> Markup {
    html! {
        @if !sources.is_empty() {
            section {
                h2 { (words.sources_title()) }
                (source_list(words, sources))
            }
        }
    }
}
