//! A project: facts, state and milestones, what is uncertain, sources.

use crate::{
    data::{Finder, State, Text},
    i18n::{
        Words,
        date::date,
        label,
        money::dollars,
        number::{integer, number},
    },
    path::PagePath,
    payload::project::{FigureShare, ProjectPage},
    ui::{
        breadcrumbs::breadcrumbs,
        facts::{Fact, facts},
        initiative_list::initiative_list,
        project_list::project_list,
        report::report_mistake,
        source_list::source_list,
        state_badge::state_badge,
    },
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &ProjectPage, contact: Option<&str>) -> Markup {
    let lang = words.0;
    let card = &data.card;
    html! {
        div.title {
            (breadcrumbs(words, vec![(PagePath::Projects, words.projects_page_title().to_owned())]))
            h1 tabindex="-1" { (card.name.get(lang)) }
            p.title__state { (state_badge(words, card.state)) }
            p.lead { (data.summary.get(lang)) }
        }
        div.columns {
            div.columns__main {
                (milestones(words, data))
                (facts_section(words, data))
                (doubts(words, data))
                (sources(words, data))
            }
            div.columns__side {
                (places(words, data))
                (figure_shares(words, &data.figures))
                (linked(words, data))
                (report_mistake(words, &PagePath::Project(card.id.clone()), contact))
            }
        }
    }
}

/// The steps of a project in time. A step whose date is not known says so.
fn milestones(words: Words, data: &ProjectPage) -> Markup {
    let state = data.card.state;
    let begun =
        data.start_date.is_some() || matches!(state, State::Completed | State::UnderConstruction);
    let unknown = words.date_unknown();
    let when = |known: Option<crate::data::PartialDate>| {
        known.map_or(unknown.to_owned(), |known| date(words, known))
    };
    let step = |class: &'static str, label: &'static str, text: String| {
        html! {
            li class=(class) {
                span.steps__label { (label) }
                span.steps__date { (text) }
            }
        }
    };
    let last = match state {
        State::Completed => step(
            "steps__step steps__step--done",
            words.step_completed(),
            when(data.completed_date),
        ),
        State::Stalled => step(
            "steps__step steps__step--stalled",
            words.step_stalled(),
            String::new(),
        ),
        State::Unknown => step(
            "steps__step",
            words.step_completed(),
            words.state_unknown().to_owned(),
        ),
        _ => step(
            "steps__step",
            words.step_expected(),
            when(data.expected_date),
        ),
    };
    let first = if begun {
        step(
            "steps__step steps__step--done",
            words.step_begun(),
            when(data.start_date),
        )
    } else {
        step(
            "steps__step",
            words.step_begun(),
            words.step_not_begun().to_owned(),
        )
    };
    html! {
        section {
            h2 { (words.milestones_title()) }
            ol.steps { (first) (last) }
        }
    }
}

fn facts_section(words: Words, data: &ProjectPage) -> Markup {
    let lang = words.0;
    let card = &data.card;
    let name = |names: &std::collections::BTreeMap<String, Text>, id: &str| {
        names.get(id).map(|name| name.get(lang).to_owned())
    };
    let link =
        |path: PagePath, text: &Text| html! { a href=(path.href(lang)) { (text.get(lang)) } };
    let corridor = data.labels.corridors.get(&card.corridor);
    let mut list = vec![
        Fact::text(
            words.sector_label(),
            name(&data.labels.sectors, &card.sector),
        ),
        Fact::view(
            words.corridor_label(),
            corridor.map(|name| link(PagePath::Corridor(card.corridor.clone()), name)),
        ),
        Fact::view(
            words.pillar_label(),
            Some(link(
                PagePath::Pillar(data.pillar.0.clone()),
                &data.pillar.1,
            )),
        ),
        Fact::text(
            words.phase_label(),
            Some(
                if card.phase == 1 {
                    words.phase_1()
                } else {
                    words.phase_2()
                }
                .to_owned(),
            ),
        ),
        Fact::text(
            words.cost_label(),
            card.cost_usd_million.map(|cost| dollars(words, cost)),
        ),
    ];
    let energy = matches!(card.sector.as_str(), "energy" | "transmission");
    if energy || card.capacity_mw.is_some() {
        let capacity = card
            .capacity_mw
            .map(|mw| label::amount(words, &number(mw), "MW"));
        list.push(Fact::text(words.capacity_label(), capacity));
    }
    if let Some(source) = &data.energy_source {
        list.push(Fact::text(
            words.energy_label(),
            Some(label::energy_source(words, source).to_owned()),
        ));
    }
    if card.length_km.is_some() || matches!(card.sector.as_str(), "road" | "rail") {
        let length = card
            .length_km
            .map(|km| label::amount(words, &number(km), "km"));
        list.push(Fact::text(words.length_label(), length));
    }
    if let Some(acres) = data.area_acres {
        list.push(Fact::text(
            words.area_label(),
            Some(label::amount(words, &number(acres), "acre")),
        ));
    }
    list.push(Fact::text(
        words.jobs_label(),
        data.jobs.map(|jobs| integer(jobs.into())),
    ));
    list.push(Fact::text(
        words.confidence_label(),
        Some(label::confidence(words, card.confidence).to_owned()),
    ));
    html! {
        section {
            h2 { (words.facts_title()) }
            (facts(list, words.not_published()))
            @if data.jobs.is_some() {
                p.hint { (words.jobs_warning()) }
            }
        }
    }
}

fn doubts(words: Words, data: &ProjectPage) -> Markup {
    let notes = data.notes.get(words.0);
    html! {
        @if !notes.is_empty() {
            section.note {
                h2 { (words.doubts_title()) }
                p { (notes) }
            }
        }
    }
}

fn sources(words: Words, data: &ProjectPage) -> Markup {
    html! {
        section {
            h2 { (words.sources_title()) }
            (source_list(words, &data.sources))
        }
    }
}

fn places(words: Words, data: &ProjectPage) -> Markup {
    let lang = words.0;
    let regions = data
        .card
        .regions
        .iter()
        .filter_map(|id| Some((PagePath::Region(id.clone()), data.labels.regions.get(id)?)));
    let districts = data
        .districts
        .iter()
        .map(|place| (PagePath::District(place.id.clone()), &place.name));
    let places: Vec<(PagePath, &Text)> = regions.chain(districts).collect();
    html! {
        section {
            h2 { (words.place_title()) }
            @if places.is_empty() && data.wider_places.is_empty() {
                p { (words.nationwide_or_unplaced()) }
            }
            ul.chips {
                @for (path, name) in &places {
                    li { a.chip href=(path.href(lang)) { (name.get(lang)) } }
                }
                @for name in &data.wider_places {
                    li.chip.chip--plain { (name.get(lang)) }
                }
            }
            @if data.districts.is_empty() {
                p.hint { (words.no_district_stated()) }
            }
            @if let Some((latitude, longitude)) = data.point {
                p.hint { (words.point_at(&[number(latitude), "° N, ".into(), number(longitude), "° E".into()].concat())) }
            }
        }
    }
}

fn figure_shares(words: Words, shares: &[FigureShare]) -> Markup {
    html! {
        @if !shares.is_empty() {
            section {
                h2 { (words.part_of_figures()) }
                ul.plain {
                    @for share in shares {
                        (figure_share(words, share))
                    }
                }
            }
        }
    }
}

fn figure_share(words: Words, share: &FigureShare) -> Markup {
    let lang = words.0;
    let amount = label::amount(words, &number(share.value), &share.unit);
    let text = if share.counted {
        words.share_counted(&amount)
    } else {
        words.share_not_counted(&amount)
    };
    html! {
        li {
            a href={ (PagePath::Figures.href(lang)) "#" (share.figure) } { (share.label.get(lang)) }
            " " (text)
        }
    }
}

fn linked(words: Words, data: &ProjectPage) -> Markup {
    let lang = words.0;
    html! {
        @if !data.initiatives.is_empty() {
            section {
                h2 { (words.agenda_links()) }
                (initiative_list(words, &data.initiatives))
            }
        }
        @if !data.related.is_empty() {
            section {
                h2 { (words.related_projects()) }
                (project_list(words, &data.related, &data.labels))
            }
        }
        @if let Some(region) = data.card.regions.first() {
            section {
                h2 { (words.programmes_here()) }
                ul.plain {
                    @for finder in [Finder::Training, Finder::Business] {
                        @let path = PagePath::FinderRegion(finder, region.clone());
                        li { a href=(path.href(lang)) { (label::finder(words, finder)) } }
                    }
                }
            }
        }
    }
}
