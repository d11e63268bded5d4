//! Up to three programmes side by side. The choice stands in the address only when it was shared
//! on purpose, after a `#`, which browsers send nowhere.

use crate::{
    data::Finder,
    finder::{eligibility::evaluate, saved::keys},
    i18n::{Words, label, programme as said},
    path::PagePath,
    payload::{Body, Page, finder::ProgrammePage},
    platform,
    ui::{answers::Answers, breadcrumbs::breadcrumbs, saved::Store},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use std::{collections::BTreeMap, sync::Arc};

/// The page.
pub fn view(words: Words) -> AnyView {
    view! {
        <div class="body">
            <div class="title" inner_html=head(words).into_string()></div>
            <Table words/>
        </div>
    }
    .into_any()
}

/// Title and what needs no script.
pub fn head(words: Words) -> Markup {
    let above = vec![(PagePath::Saved, words.saved_title().to_owned())];
    html! {
        (breadcrumbs(words, above))
        h1 tabindex="-1" { (words.compare_title()) }
        p.lead { (words.compare_lead()) }
        p.no-js { (words.saved_needs_script()) }
    }
}

/// A programme on its way: loaded, or not to be had.
type Loaded = Option<Arc<ProgrammePage>>;

#[component]
fn Table(words: Words) -> impl IntoView {
    let store = Store::here();
    let hash = use_location().hash;
    let running = RwSignal::new(false);
    Effect::new(move |_| running.set(true));
    let shared = Memo::new(move |_| {
        let is_running = running.get();
        if is_running {
            keys(hash.get().trim_start_matches('#'))
        } else {
            Vec::new()
        }
    });
    let own = {
        let store = store.clone();
        Memo::new(move |_| store.with(|list| list.compare.clone()))
    };
    let chosen = Memo::new(move |_| {
        let shared = shared.get();
        if shared.is_empty() { own.get() } else { shared }
    });
    let loaded: RwSignal<BTreeMap<String, Loaded>> = RwSignal::new(BTreeMap::new());
    Effect::new(move |_| {
        for key in chosen.get() {
            if loaded.with_untracked(|loaded| loaded.get(&key).is_some_and(Option::is_some)) {
                continue;
            }
            let Some(path) = path_of(&key) else { continue };
            platform::spawn(async move {
                let page = platform::fetch_data::<Page>(&path.data_href()).await;
                let page = page.ok().and_then(|page| match page.body {
                    Body::Programme(data) => Some(Arc::new(*data)),
                    _ => None,
                });
                loaded.update(|loaded| {
                    loaded.insert(key, page);
                });
            });
        }
    });
    let answers = Answers::here();
    let table = move || {
        let columns: Vec<Arc<ProgrammePage>> = chosen
            .get()
            .iter()
            .filter_map(|key| loaded.with(|loaded| loaded.get(key).cloned().flatten()))
            .collect();
        let facts = answers.facts();
        let verdict = |data: &ProgrammePage| {
            use crate::finder::eligibility::{Facts, Verdict};
            (facts != Facts::default()).then(|| match evaluate(&data.eligibility, &facts).verdict {
                Verdict::Yes => words.verdict_yes().to_owned(),
                Verdict::Unknown => words.verdict_likely().to_owned(),
                Verdict::No => words.verdict_no().to_owned(),
            })
        };
        comparison(words, &columns, &verdict).into_string()
    };
    let chips = move || {
        let store = store.clone();
        let is_shared = !shared.get().is_empty();
        let list = chosen.get();
        list.into_iter()
            .map(|key| chip(words, key, loaded, (!is_shared).then(|| store.clone())))
            .collect_view()
    };
    let share = move |_| {
        let href = format!(
            "{}#{}",
            PagePath::Compare.href(words.0),
            chosen.get_untracked().join(",")
        );
        let text = format!("{}\n{}{href}", words.compare_title(), platform::origin());
        platform::share(text, Callback::new(|()| ()));
    };
    view! {
        <section class="band">
            {move || (!shared.get().is_empty()).then(|| view! { <p class="note">{words.compare_shared()}</p> })}
            {move || chosen.get().is_empty().then(|| empty(words))}
            <ul class="chips">{chips}</ul>
            <div inner_html=table></div>
            {move || (!chosen.get().is_empty()).then(|| view! {
                <p class="take js-only">
                    <button type="button" class="button" on:click=share>{words.compare_share()}</button>
                    <button type="button" class="button button--quiet" on:click=move |_| platform::print()>{words.print_action()}</button>
                </p>
            })}
        </section>
    }
}

fn path_of(key: &str) -> Option<PagePath> {
    let (finder, id) = key.split_once('/')?;
    Some(PagePath::Programme(
        Finder::from_code(finder)?,
        id.to_owned(),
    ))
}

fn empty(words: Words) -> AnyView {
    let doors = Finder::ALL.map(|finder| {
        let href = PagePath::FinderHome(finder).href(words.0);
        view! { <li><a class="chip" href=href>{label::finder(words, finder)}</a></li> }
    });
    view! {
        <div class="empty">
            <p>{words.compare_empty()}</p>
            <ul class="chips">{doors.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// A chosen programme, with a button that takes it out when the choice is the reader's own.
fn chip(
    words: Words,
    key: String,
    loaded: RwSignal<BTreeMap<String, Loaded>>,
    store: Option<Store>,
) -> AnyView {
    let id = key.clone();
    let state = loaded.with(|loaded| loaded.get(&key).cloned());
    let name = match &state {
        Some(Some(data)) => data.programme.name.get(words.0).to_owned(),
        _ => id.split('/').nth(1).unwrap_or_default().replace('-', " "),
    };
    let failed = matches!(state, Some(None)).then(|| words.compare_failed(&name));
    let remove = store.map(|store| {
        let label = words.compare_remove_of(&name);
        view! {
            <button type="button" class="chip chip--remove" aria-label=label
                on:click=move |_| store.change(|list| list.toggle_compare(&id))>
                {name.clone()} <span aria-hidden="true">" ✕"</span>
            </button>
        }
    });
    view! {
        <li>
            {remove}
            {failed.map(|text| view! { <p class="hint" role="status">{text}</p> })}
        </li>
    }
    .into_any()
}

/// The table: a row for each question, a column for each programme.
fn comparison(
    words: Words,
    columns: &[Arc<ProgrammePage>],
    verdict: &dyn Fn(&ProgrammePage) -> Option<String>,
) -> Markup {
    if columns.is_empty() {
        return html! {};
    }
    let lang = words.0;
    type Row<'r> = (
        &'static str,
        Box<dyn Fn(&ProgrammePage) -> Option<String> + 'r>,
    );
    let place = |data: &ProgrammePage| {
        let names = if data.towns.is_empty() {
            data.districts.iter().map(|(_, name)| name).collect()
        } else {
            data.towns.iter().collect::<Vec<_>>()
        };
        if data.regions.len() == 7 {
            return Some(words.all_regions().to_owned());
        }
        let names: Vec<&str> = names
            .into_iter()
            .take(4)
            .map(|name| name.get(lang))
            .collect();
        let regions = || {
            data.regions
                .iter()
                .map(|(_, name)| name.get(lang))
                .collect::<Vec<_>>()
        };
        Some(if names.is_empty() { regions() } else { names }.join(words.list_comma()))
    };
    let rows: Vec<Row> = vec![
        (words.verdict_open(), Box::new(verdict)),
        (
            words.glance_what(),
            Box::new(|d| Some(label::category(words, &d.programme.category).to_owned())),
        ),
        (
            words.glance_who(),
            Box::new(|d| Some(said::who(words, &d.programme))),
        ),
        (
            words.glance_cost(),
            Box::new(|d| said::cost(words, &d.programme)),
        ),
        (
            words.amount_label(),
            Box::new(|d| said::amount(words, &d.programme)),
        ),
        (
            words.stipend_label(),
            Box::new(|d| said::stipend(words, &d.programme)),
        ),
        (
            words.duration_label(),
            Box::new(|d| said::length(words, &d.programme)),
        ),
        (
            words.tenor_label(),
            Box::new(|d| said::tenor(words, &d.programme)),
        ),
        (
            words.mode_label(),
            Box::new(|d| said::mode(words, &d.programme)),
        ),
        (
            words.hostel_label(),
            Box::new(|d| said::yes_no(words, d.programme.hostel)),
        ),
        (words.glance_where(), Box::new(place)),
        (
            words.glance_bring(),
            Box::new(|d| said::papers(words, &d.papers)),
        ),
        (
            words.glance_when(),
            Box::new(|d| Some(said::when(words, &d.programme))),
        ),
        (
            words.contact_title(),
            Box::new(|d| {
                let site = d
                    .programme
                    .apply_url
                    .as_deref()
                    .and_then(|url| url.split('/').nth(2));
                let all: Vec<&str> = d
                    .programme
                    .phone
                    .iter()
                    .map(String::as_str)
                    .chain(site)
                    .collect();
                (!all.is_empty()).then(|| all.join(words.list_comma()))
            }),
        ),
    ];
    let rows = rows.into_iter().map(|(head, value)| {
        let cells: Vec<Option<String>> = columns.iter().map(|data| value(data)).collect();
        (head, cells)
    });
    let known = rows.filter(|(_, cells)| cells.iter().any(Option::is_some));
    html! {
        table.table.beside {
            thead {
                tr {
                    th scope="col" { (words.compare_programme()) }
                    @for data in columns {
                        th scope="col" { a href=(data.path().href(lang)) { (data.programme.name.get(lang)) } }
                    }
                }
            }
            tbody {
                @for (head, cells) in known {
                    tr {
                        th scope="row" { (head) }
                        @for cell in cells {
                            td {
                                @match cell {
                                    Some(text) => bdi { (text) },
                                    None => span.unknown { (words.unknown()) },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
