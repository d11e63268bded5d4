//! A district: what stands here, what the region offers, and where to look when there is nothing.

use super::region::place_list;
use crate::{
    i18n::{Words, number::integer},
    path::PagePath,
    payload::district::{DistrictPage, NearestDistrict, WiderProjects},
    ui::{
        breadcrumbs::breadcrumbs,
        facts::{Fact, facts},
        initiative_list::initiative_list,
        programme_card::programme_list,
        programme_counts::programme_counts,
        project_list::project_list,
        state_bar::state_bar,
    },
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &DistrictPage) -> Markup {
    let lang = words.0;
    let region = PagePath::Region(data.region.clone());
    let above = vec![
        (PagePath::Districts, words.nav_regions().to_owned()),
        (region, data.region_name.get(lang).to_owned()),
    ];
    html! {
        div class={ "title title--" (data.region) } {
            (breadcrumbs(words, above))
            h1 tabindex="-1" { (words.district_title(data.name.get(lang))) }
        }
        div.columns {
            div.columns__main {
                (projects(words, data))
                @for wider in &data.wider {
                    (wider_projects(words, wider, data))
                }
                (initiatives(words, data))
                (bound_programmes(words, data))
            }
            div.columns__side {
                (programmes(words, data))
                (about(words, data))
                (neighbours(words, data))
            }
        }
    }
}

fn projects(words: Words, data: &DistrictPage) -> Markup {
    let total = data.counts.total();
    if total == 0 {
        return nothing(words, data);
    }
    html! {
        section {
            h2 { (words.progress_here()) }
            p.big-count { (words.n_projects(total.into(), &integer(total.into()))) }
            (state_bar(words, data.counts))
            (project_list(words, &data.projects, &data.labels))
            (region_note(words, data))
        }
    }
}

/// A district with nothing says so and points to the nearest that has something.
fn nothing(words: Words, data: &DistrictPage) -> Markup {
    html! {
        section.empty {
            h2 { (words.nothing_here_title()) }
            p { (words.nothing_here_text()) }
            @if let Some(nearest) = &data.nearest {
                (nearest_place(words, nearest))
            }
            (region_note(words, data))
        }
    }
}

fn nearest_place(words: Words, nearest: &NearestDistrict) -> Markup {
    let lang = words.0;
    let n = nearest.place.projects;
    let projects = words.n_projects(n.into(), &integer(n.into()));
    let distance = integer(nearest.distance_km.into());
    let href = PagePath::District(nearest.place.id.clone()).href(lang);
    html! {
        p {
            (words.nearest_with_projects()) " "
            a.button href=(href) {
                (words.nearest_district(nearest.place.name.get(lang), &distance, &projects))
            }
        }
    }
}

/// Projects of the region without a stated district may well be here.
fn region_note(words: Words, data: &DistrictPage) -> Markup {
    let n = data.region_projects;
    let href = PagePath::Region(data.region.clone()).href(words.0);
    html! {
        @if n > 0 {
            p.hint {
                (words.district_not_stated(n.into(), &integer(n.into()))) " "
                a href=(href) { (data.region_name.get(words.0)) }
            }
        }
    }
}

fn wider_projects(words: Words, wider: &WiderProjects, data: &DistrictPage) -> Markup {
    html! {
        section {
            h2 { (words.wider_title(wider.name.get(words.0))) }
            p.hint { (wider.note.get(words.0)) }
            (project_list(words, &wider.projects, &data.labels))
        }
    }
}

fn initiatives(words: Words, data: &DistrictPage) -> Markup {
    html! {
        @if !data.initiatives.is_empty() {
            section {
                h2 { (words.agreed_here()) }
                (initiative_list(words, &data.initiatives))
            }
        }
    }
}

fn bound_programmes(words: Words, data: &DistrictPage) -> Markup {
    html! {
        @if !data.programmes.is_empty() {
            section {
                h2 { (words.programmes_in_district()) }
                (programme_list(words, &data.programmes))
            }
        }
    }
}

fn programmes(words: Words, data: &DistrictPage) -> Markup {
    html! {
        section {
            h2 { (words.programmes_region(data.region_name.get(words.0))) }
            (programme_counts(words, &data.region, &data.programme_counts))
            p {
                a.more-link href=(PagePath::Leaflet(data.id.clone()).href(words.0)) { (words.leaflet_open()) }
            }
        }
    }
}

fn about(words: Words, data: &DistrictPage) -> Markup {
    let lang = words.0;
    let towns: Vec<&str> = data.towns.iter().map(|town| town.get(lang)).collect();
    let population = data.population_2023.map(|n| {
        let figure = integer(n.into());
        if data.population_from_tehsils {
            words.population_summed(&figure)
        } else {
            figure
        }
    });
    let list = vec![
        Fact::text(
            words.region_label(),
            Some(data.region_name.get(lang).to_owned()),
        ),
        Fact::text(
            words.division_label(),
            data.division.as_ref().map(|d| d.get(lang).to_owned()),
        ),
        Fact::text(words.population_label(), population),
        Fact::text(
            words.towns_label(),
            (!towns.is_empty()).then(|| towns.join(words.list_comma())),
        ),
    ];
    html! {
        section {
            h2 { (words.about_district()) }
            (facts(list, words.unknown()))
        }
    }
}

fn neighbours(words: Words, data: &DistrictPage) -> Markup {
    html! {
        @if !data.neighbours.is_empty() {
            section {
                h2 { (words.neighbours_title()) }
                (place_list(words, &data.neighbours, PagePath::District))
            }
        }
    }
}
