//! A region: what was agreed for it, what stands where, and what is not known.

use crate::{
    i18n::{Words, number::integer},
    path::PagePath,
    payload::{
        common::{PlaceLink, Unknowns},
        region::RegionPage,
    },
    ui::{
        breadcrumbs::breadcrumbs, chart_figure::chart_figure, initiative_list::initiative_list,
        map_picker::map_picker, programme_counts::programme_counts, project_list::project_list,
        source_list::source_list, state_bar::state_bar,
    },
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &RegionPage) -> Markup {
    html! {
        div class={ "title title--" (data.id) } {
            (breadcrumbs(words, vec![(PagePath::Districts, words.nav_regions().to_owned())]))
            h1 tabindex="-1" { (data.name.get(words.0)) }
            (focus(words, data))
        }
        div.columns {
            div.columns__main {
                (progress(words, data))
                (initiatives(words, data))
                (projects(words, data))
                (series(words, data))
            }
            div.columns__side {
                (programmes(words, data))
                (districts(words, data))
                (neighbours(words, &data.neighbours))
                (unknowns(words, data))
            }
        }
    }
}

fn focus(words: Words, data: &RegionPage) -> Markup {
    let text = data.focus.get(words.0);
    if text.is_empty() {
        return html! { p.lead { (words.no_focus_named()) } };
    }
    html! {
        p.lead { strong { (words.focus_label()) } " " (text) }
        details.more {
            summary { (words.sources_title()) }
            (source_list(words, &data.focus_sources))
        }
    }
}

fn progress(words: Words, data: &RegionPage) -> Markup {
    let total = data.counts.total();
    let nationwide = integer(data.nationwide_projects.into());
    html! {
        section {
            h2 { (words.progress_here()) }
            p.big-count { (words.n_projects(total.into(), &integer(total.into()))) }
            (state_bar(words, data.counts))
            p.hint { (words.shared_counted_here()) " " (words.plus_nationwide(&nationwide)) }
        }
    }
}

fn initiatives(words: Words, data: &RegionPage) -> Markup {
    html! {
        @if !data.initiatives.is_empty() {
            section {
                h2 { (words.agreed_for_region()) }
                (initiative_list(words, &data.initiatives))
            }
        }
    }
}

fn projects(words: Words, data: &RegionPage) -> Markup {
    let (zones, others): (Vec<_>, Vec<_>) = data
        .projects
        .iter()
        .cloned()
        .partition(|card| card.sector == "sez");
    let href = format!("{}?region={}", PagePath::Projects.href(words.0), data.id);
    html! {
        @if !zones.is_empty() {
            section {
                h2 { (words.zones_title()) }
                (project_list(words, &zones, &data.labels))
            }
        }
        section {
            h2 { (words.projects_title()) }
            (project_list(words, &others, &data.labels))
            p { a.more-link href=(href) { (words.filter_these()) } }
        }
    }
}

fn series(words: Words, data: &RegionPage) -> Markup {
    html! {
        @if !data.series.is_empty() {
            section {
                h2 { (words.key_series()) }
                @for series in &data.series {
                    (chart_figure(words, series))
                }
            }
        }
    }
}

fn programmes(words: Words, data: &RegionPage) -> Markup {
    html! {
        section {
            h2 { (words.programmes_here()) }
            (programme_counts(words, &data.id, &data.programmes))
        }
    }
}

fn districts(words: Words, data: &RegionPage) -> Markup {
    let lang = words.0;
    html! {
        section {
            h2 { (words.districts_title()) }
            @if data.districts.len() > 1 {
                figure class={ "map-box map-box--" (data.id) } {
                    (map_picker(lang, words.districts_title(), &data.map, PagePath::District, false))
                    figcaption.hint { (words.map_caption()) " " (words.map_credit()) }
                }
            }
            @for inset in &data.insets {
                @let name = inset.name.get(lang);
                figure class={ "map-box map-box--" (data.id) } id=(inset.id) {
                    (map_picker(lang, name, &inset.map, PagePath::District, true))
                    figcaption { (name) }
                }
            }
            (place_list(words, &data.districts, PagePath::District))
        }
    }
}

/// Places as links with the number of projects there.
pub fn place_list(words: Words, places: &[PlaceLink], path_of: fn(String) -> PagePath) -> Markup {
    html! {
        ul.places {
            @for place in places {
                li { (place_link(words, place, path_of)) }
            }
        }
    }
}

fn place_link(words: Words, place: &PlaceLink, path_of: fn(String) -> PagePath) -> Markup {
    let lang = words.0;
    let n = place.projects;
    let class = if n == 0 { "place place--none" } else { "place" };
    html! {
        a class=(class) href=(path_of(place.id.clone()).href(lang)) {
            (place.name.get(lang))
            " "
            span.place__count {
                span aria-hidden="true" { (integer(n.into())) }
                span.visually-hidden { (words.n_projects(n.into(), &integer(n.into()))) }
            }
        }
    }
}

fn neighbours(words: Words, neighbours: &[PlaceLink]) -> Markup {
    html! {
        @if !neighbours.is_empty() {
            section {
                h2 { (words.neighbours_title()) }
                (place_list(words, neighbours, PagePath::Region))
            }
        }
    }
}

fn unknowns(words: Words, data: &RegionPage) -> Markup {
    html! {
        section.note {
            h2 { (words.unknown_title()) }
            ul {
                @for line in unknown_lines(words, data.unknowns) {
                    li { (line) }
                }
            }
            p { a.more-link href=(PagePath::Method.href(words.0)) { (words.method_title()) } }
        }
    }
}

/// What is not known in words, leaving out what is known of every project.
fn unknown_lines(words: Words, unknowns: Unknowns) -> Vec<String> {
    let line =
        |n: u32, text: fn(Words, &str) -> String| (n > 0).then(|| text(words, &integer(n.into())));
    let lines = [
        line(unknowns.state_unknown, Words::unknown_state),
        line(
            unknowns.completed_without_date,
            Words::unknown_completed_date,
        ),
        line(
            unknowns.unfinished_without_date,
            Words::unknown_expected_date,
        ),
        line(unknowns.without_cost, Words::unknown_cost),
        line(unknowns.without_point, Words::unknown_point),
    ];
    lines.into_iter().flatten().collect()
}
