//! All projects, with filters kept in the address.

use crate::{
    data::{State, Text},
    i18n::{Words, label, number::integer},
    path::PagePath,
    payload::{
        common::Labels,
        project::ProjectsPage,
        project_filter::{NATIONWIDE, ProjectFilter},
    },
    ui::{breadcrumbs::breadcrumbs, project_list::project_card},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};
use maud::{Markup, html};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The page.
pub fn view(words: Words, data: Arc<ProjectsPage>) -> AnyView {
    view! {
        <div class="body">
            <div class="title" inner_html=head(words, &data.labels).into_string()></div>
            <Explorer words data/>
        </div>
    }
    .into_any()
}

/// Title and ways into the list that need no script.
pub fn head(words: Words, labels: &Labels) -> Markup {
    let lang = words.0;
    let regions = labels
        .regions
        .iter()
        .map(|(id, name)| (PagePath::Region(id.clone()), name));
    let corridors = labels
        .corridors
        .iter()
        .map(|(id, name)| (PagePath::Corridor(id.clone()), name));
    html! {
        (breadcrumbs(words, vec![]))
        h1 tabindex="-1" { (words.projects_page_title()) }
        p.lead { (words.projects_page_lead()) }
        nav aria-label=(words.browse_by_place()) {
            ul.chips {
                @for (path, name) in regions.chain(corridors) {
                    li { a.chip href=(path.href(lang)) { (name.get(lang)) } }
                }
            }
        }
    }
}

/// The filters and the list they leave.
#[component]
fn Explorer(words: Words, data: Arc<ProjectsPage>) -> impl IntoView {
    let lang = words.0;
    let query = use_query_map();
    // The first render is that of the published page, which knows no query.
    let running = RwSignal::new(false);
    Effect::new(move |_| running.set(true));
    let filter = Memo::new(move |_| {
        if running.get() {
            query.with(|query| ProjectFilter::from_query(|key| query.get(key)))
        } else {
            ProjectFilter::default()
        }
    });
    let change = change_address(filter, lang);
    let total = data.projects.len();
    let form = form(words, &data, filter, change);
    let found = Memo::new(move |_| {
        filter.with(|filter| {
            let cards = filter.apply(&data.projects, &data.labels, lang);
            let list = html! { @for card in &cards { (project_card(words, card, &data.labels)) } };
            (cards.len(), list.into_string())
        })
    });
    let count = move || found.with(|(count, _)| *count);
    view! {
        <div class="columns columns--filters">
            <div class="columns__side js-only">{form}</div>
            <section class="columns__main" aria-label=words.projects_title()>
                <p class="result-count" role="status">
                    {move || words.n_of_projects(&integer(count() as u64), &integer(total as u64))}
                </p>
                {move || (count() == 0).then(|| nothing_fits(words, change))}
                <ul class="cards" inner_html=move || found.with(|(_, list)| list.clone())></ul>
            </section>
        </div>
    }
}

/// What the form calls when a part of the filter changes: key and value. An empty key clears all.
type Change = Callback<(&'static str, String)>;

fn change_address(filter: Memo<ProjectFilter>, lang: crate::data::Lang) -> Change {
    let navigate = StoredValue::new_local(use_navigate());
    Callback::new(move |(key, value): (&'static str, String)| {
        let mut next = filter.get_untracked();
        if key.is_empty() {
            next = ProjectFilter::default();
        } else {
            next.set(key, value);
            if key == "region" {
                next.district.clear();
            }
        }
        let mut query = ParamsMap::new();
        for (key, value) in next.pairs() {
            query.insert(key, value);
        }
        let address = format!(
            "{}{}",
            PagePath::Projects.href(lang),
            query.to_query_string()
        );
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate.with_value(|navigate| navigate(&address, options));
    })
}

fn nothing_fits(words: Words, change: Change) -> AnyView {
    view! {
        <div class="empty">
            <p>{words.no_project_fits()}</p>
            <button class="button" data-action="clear-filters" on:click=move |_| change.run(("", String::new()))>
                {words.show_all_projects()}
            </button>
        </div>
    }
    .into_any()
}

/// One drop-down: key, label, the words for "all", and the values with their names.
type List = (
    &'static str,
    &'static str,
    &'static str,
    Vec<(String, String)>,
);

fn form(words: Words, data: &ProjectsPage, filter: Memo<ProjectFilter>, change: Change) -> AnyView {
    view! {
        <form
            class="filters"
            method="get"
            role="search"
            aria-label=words.filter_title()
            on:submit=|event| event.prevent_default()
        >
            <label class="field">
                <span class="field__label">{words.search_in_projects()}</span>
                <input
                    type="search"
                    name="q"
                    autocomplete="off"
                    prop:value=move || filter.with(|filter| filter.q.clone())
                    on:input:target=move |event| change.run(("q", event.target().value()))
                />
            </label>
            {lists(words, data).map(|list| select(list, filter, change)).collect_view()}
            <button
                type="button"
                class="button button--quiet"
                data-action="clear-filters"
                disabled=move || filter.with(ProjectFilter::is_empty)
                on:click=move |_| change.run(("", String::new()))
            >
                {words.clear_filters()}
            </button>
        </form>
    }
    .into_any()
}

fn lists(words: Words, data: &ProjectsPage) -> [List; 7] {
    let labels = &data.labels;
    let named = |names: &BTreeMap<String, Text>| -> Vec<(String, String)> {
        names
            .iter()
            .map(|(id, name)| (id.clone(), name.get(words.0).to_owned()))
            .collect()
    };
    let mut regions = named(&labels.regions);
    regions.push((NATIONWIDE.to_owned(), words.nationwide().to_owned()));
    let with_projects: BTreeSet<&String> = data
        .projects
        .iter()
        .flat_map(|card| &card.districts)
        .collect();
    let mut districts = named(&labels.districts);
    districts.retain(|(id, _)| with_projects.contains(id));
    districts.sort_by(|a, b| a.1.cmp(&b.1));
    let states = State::ALL.map(|state| {
        (
            state.code().to_owned(),
            label::state(words, state).to_owned(),
        )
    });
    let pairs = |pairs: &[(&str, &'static str)]| -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(value, name)| ((*value).to_owned(), (*name).to_owned()))
            .collect()
    };
    let phases = pairs(&[("1", words.phase_1()), ("2", words.phase_2())]);
    let sorts = pairs(&[
        ("name", words.sort_name()),
        ("date", words.sort_date()),
        ("cost", words.sort_cost()),
    ]);
    [
        ("region", words.region_label(), words.any_region(), regions),
        (
            "district",
            words.district_label(),
            words.any_district(),
            districts,
        ),
        (
            "state",
            words.state_label(),
            words.any_state(),
            states.to_vec(),
        ),
        (
            "sector",
            words.sector_label(),
            words.any_sector(),
            named(&labels.sectors),
        ),
        (
            "corridor",
            words.corridor_label(),
            words.any_corridor(),
            named(&labels.corridors),
        ),
        ("phase", words.phase_label(), words.any_phase(), phases),
        ("sort", words.sort_label(), words.sort_table(), sorts),
    ]
}

fn select(
    (key, label, any, options): List,
    filter: Memo<ProjectFilter>,
    change: Change,
) -> AnyView {
    let options = html! {
        option value="" { (any) }
        @for (value, name) in &options { option value=(value) { (name) } }
    };
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select
                name=key
                inner_html=options.into_string()
                prop:value=move || filter.with(|filter| filter.get(key).to_owned())
                on:change:target=move |event| change.run((key, event.target().value()))
            ></select>
        </label>
    }
    .into_any()
}
