//! The programmes saved on this phone.

use crate::{
    data::{Finder, phone::dial},
    finder::saved::{Saved, SavedList},
    i18n::{Words, date::date, label, number::integer},
    path::PagePath,
    platform,
    ui::{breadcrumbs::breadcrumbs, compare_button::compare_button, saved::Store},
};
use leptos::prelude::*;
use maud::{Markup, html};

/// Name of the exported file.
const FILE_NAME: &str = "rahdari-saved.json";

/// The page. What is saved stands there once the app runs; without it the page says so.
pub fn view(words: Words) -> AnyView {
    view! {
        <div class="body">
            <div class="title" inner_html=head(words).into_string()></div>
            <List words/>
        </div>
    }
    .into_any()
}

/// Title and what needs no script.
pub fn head(words: Words) -> Markup {
    html! {
        (breadcrumbs(words, vec![]))
        h1 tabindex="-1" { (words.saved_title()) }
        p.lead { (words.saved_lead()) }
        p.no-js { (words.saved_needs_script()) }
    }
}

/// The list with its tools.
#[component]
fn List(words: Words) -> impl IntoView {
    let store = Store::here();
    // What was deleted last, to be brought back.
    let deleted: RwSignal<Option<(SavedList, usize)>> = RwSignal::new(None);
    let imported: RwSignal<Option<Result<usize, ()>>> = RwSignal::new(None);
    let look = store.clone();
    let saved = Memo::new(move |_| look.with(|list| list.saved.clone()));
    let count = move || saved.with(Vec::len);
    let change = {
        let store = store.clone();
        Callback::new(move |key: Option<String>| {
            imported.set(None);
            let before = store.with(Clone::clone);
            let n = store.change(|list| {
                let n = list.saved.len();
                match &key {
                    Some(key) => list.remove(key),
                    None => list.saved.clear(),
                }
                n - list.saved.len()
            });
            deleted.set(Some((before, n)));
        })
    };
    let undo = {
        let store = store.clone();
        move |_| {
            if let Some((before, _)) = deleted.get_untracked() {
                store.change(|list| *list = before);
            }
            deleted.set(None);
        }
    };
    let export = {
        let store = store.clone();
        move |_| {
            platform::download(
                FILE_NAME,
                "application/json",
                &store.with(SavedList::to_json),
            )
        }
    };
    let import = {
        let store = store.clone();
        move |event: leptos::ev::Event| {
            let store = store.clone();
            deleted.set(None);
            platform::read_file(
                event,
                Callback::new(move |text: String| {
                    let read = SavedList::from_json(&text).map_err(|_| ());
                    imported.set(Some(read.map(|list| store.change(|own| own.merge(list)))));
                }),
            );
        }
    };
    let said = move || {
        let n_deleted = deleted.with(|deleted| deleted.as_ref().map(|(_, n)| *n as u64));
        match (n_deleted, imported.get()) {
            (Some(n), _) => Some(words.saved_deleted(n, &integer(n))),
            (_, Some(Ok(n))) => Some(words.saved_imported(n as u64, &integer(n as u64))),
            (_, Some(Err(()))) => Some(words.saved_import_bad().to_owned()),
            _ => None,
        }
    };
    view! {
        <section class="band">
            <p class="saved__said" role="status">
                {move || said().unwrap_or_else(|| words.saved_count(count() as u64, &integer(count() as u64)))}
                " "
                {move || deleted.with(Option::is_some).then(|| view! {
                    <button type="button" class="button" on:click=undo.clone()>{words.saved_undo()}</button>
                })}
            </p>
            {move || (count() == 0).then(|| empty(words))}
            <ul class="cards">
                <For each=move || saved.get() key=Saved::key let:item>
                    {card(words, item, change)}
                </For>
            </ul>
            <div class="take js-only">
                <button type="button" class="button" disabled=move || count() == 0 on:click=export>{words.saved_export()}</button>
                <label class="button button--quiet saved__file">
                    {words.saved_import()}
                    <input type="file" class="visually-hidden" accept="application/json,.json" on:change=import/>
                </label>
                <button type="button" class="button button--quiet" disabled=move || count() == 0 on:click=move |_| change.run(None)>
                    {words.saved_delete_all()}
                </button>
            </div>
        </section>
    }
}

fn empty(words: Words) -> AnyView {
    let doors = Finder::ALL.map(|finder| {
        let href = PagePath::FinderHome(finder).href(words.0);
        view! { <li><a class="chip" href=href>{label::finder(words, finder)}</a></li> }
    });
    view! {
        <div class="empty">
            <p>{words.saved_empty()}</p>
            <ul class="chips">{doors.collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn card(words: Words, saved: Saved, change: Callback<Option<String>>) -> AnyView {
    let lang = words.0;
    let key = saved.key();
    let name = saved.name.get(lang).to_owned();
    let href = PagePath::Programme(saved.finder, saved.id.clone()).href(lang);
    let saved_on = saved
        .saved_on
        .map(|day| words.saved_on(&date(words, day.date())));
    let when = match saved.deadline {
        Some(day) => words.when_deadline(&date(words, day)),
        None => label::intake(words, saved.intake).to_owned(),
    };
    let how = saved.how_to_apply.get(lang).to_owned();
    let phones = saved.phone.iter().map(|phone| {
        let href = format!("tel:{}", dial(phone));
        view! { <a class="button button--quiet" href=href rel="external">{words.call_number(phone)}</a> }
    });
    let phones = phones.collect_view();
    let own = key.clone();
    view! {
        <li class="card card--programme saved">
            <a class="saved__name" href=href>{name.clone()}</a>
            <p class="card__facts"><bdi>{saved.organisation.get(lang).to_owned()}</bdi></p>
            <p class="card__meta">
                <span class="tag">{label::category(words, &saved.category).to_owned()}</span>
                <span class="tag">{when}</span>
            </p>
            {(!how.is_empty()).then(|| view! { <p>{how.clone()}</p> })}
            {saved_on.map(|text| view! { <p class="hint">{text}</p> })}
            <p class="take">
                {phones}
                {compare_button(words, key)}
                <button type="button" class="button button--quiet" aria-label=words.saved_delete_of(&name)
                    on:click=move |_| change.run(Some(own.clone()))>
                    {words.saved_delete()}
                </button>
            </p>
        </li>
    }
    .into_any()
}
