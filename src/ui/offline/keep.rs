//! The choices: everything or one region, with sizes; handing on and taking in; taking all off.

use super::{
    said::{size, trouble_words},
    worker::{Worker, trouble},
};
use crate::{
    i18n::{Words, bidi::without_isolates, date},
    payload::offline::OfflinePage,
    platform,
    release::status::{Sizes, Status},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Scope of everything.
const EVERYTHING: &str = "all";

/// What the last action came to.
#[derive(Clone, PartialEq)]
enum Said {
    Nothing,
    Removed,
    Imported,
    Failed(String),
}

/// The choices and tools.
pub fn keep(words: Words, data: Arc<OfflinePage>) -> AnyView {
    let worker = Worker::here();
    let sizes: RwSignal<Option<Sizes>> = RwSignal::new(None);
    let said = RwSignal::new(Said::Nothing);
    Effect::new({
        let worker = worker.clone();
        move |_| {
            let worker = worker.clone();
            platform::spawn(async move {
                if platform::register_worker().await {
                    worker.ask("{\"do\":\"state\"}").await;
                    sizes.set(worker.sizes().await);
                } else {
                    said.set(Said::Failed(words.offline_unsupported().to_owned()));
                }
            });
        }
    });
    let everything = choice(
        words,
        worker.clone(),
        sizes,
        EVERYTHING.to_owned(),
        words.offline_everything().to_owned(),
        words.offline_everything_hint(),
    );
    let regions = data.regions.iter().map(|region| {
        choice(
            words,
            worker.clone(),
            sizes,
            region.id.clone(),
            words.offline_region(region.name.get(words.0)),
            words.offline_region_hint(),
        )
    });
    let regions = regions.collect_view();
    view! {
        <section class="band js-only">
            <p class="saved__said" role="status">{state(words, worker.clone(), said)}</p>
            <ul class="cards">{everything}</ul>
            <h2>{words.offline_lite_title()}</h2>
            <p class="lead">{words.offline_lite_lead()}</p>
            <ul class="cards">{regions}</ul>
        </section>
        <section class="band js-only">
            <h2>{words.offline_hand_title()}</h2>
            <p class="lead">{words.offline_hand_lead()}</p>
            {tools(words, worker, said)}
        </section>
    }
    .into_any()
}

/// The line above the choices.
fn state(words: Words, worker: Worker, said: RwSignal<Said>) -> impl Fn() -> String {
    move || {
        let status = worker.status.get().unwrap_or_default();
        match said.get() {
            Said::Removed => words.offline_removed().to_owned(),
            Said::Imported => words.offline_imported(&day(words, &status)),
            Said::Failed(text) => text,
            Said::Nothing if status.busy && status.total > 0 => {
                words.offline_busy(&size(status.done), &size(status.total))
            }
            Said::Nothing => match trouble(&status) {
                Some(trouble) => trouble_words(words, trouble).to_owned(),
                None if status.version > 0 => words.offline_now(&day(words, &status)),
                None => words.offline_nothing_kept().to_owned(),
            },
        }
    }
}

fn day(words: Words, status: &Status) -> String {
    let parsed = status.date.parse();
    parsed.map_or_else(|_| status.date.clone(), |day| date::date(words, day))
}

/// One choice: what it is, its size, and the button that keeps it.
fn choice(
    words: Words,
    worker: Worker,
    sizes: RwSignal<Option<Sizes>>,
    scope: String,
    title: String,
    hint: &'static str,
) -> AnyView {
    let is_kept = {
        let (status, scope) = (worker.status.clone(), scope.clone());
        Memo::new(move |_| {
            status.with(|status| status.as_ref().is_some_and(|one| one.kept == scope))
        })
    };
    let is_busy = {
        let status = worker.status.clone();
        move || status.with(|status| status.as_ref().is_some_and(|one| one.busy))
    };
    let own = scope.clone();
    let wire = move || {
        sizes.with(|sizes| {
            let found = sizes.as_ref()?.scopes.iter().find(|(name, _)| *name == own);
            found.map(|(_, bytes)| size(*bytes))
        })
    };
    let name = without_isolates(&title);
    let label = move || match (is_kept.get(), wire()) {
        (true, _) => words.offline_kept().to_owned(),
        (false, Some(bytes)) => words.offline_keep_size(&bytes),
        (false, None) => words.offline_keep().to_owned(),
    };
    let spoken = {
        let label = label.clone();
        move || format!("{name}: {}", label())
    };
    let data_scope = scope.clone();
    let act = move |_| {
        let (worker, scope) = (worker.clone(), scope.clone());
        platform::spawn(async move {
            worker.keep(&scope).await;
        });
    };
    view! {
        <li class="card" data-scope=data_scope>
            <strong>{title}</strong>
            <p class="card__facts">{hint}</p>
            <p>
                <button type="button" class="button" aria-label=spoken disabled=move || is_kept.get() || is_busy() on:click=act>
                    {label}
                </button>
            </p>
        </li>
    }
    .into_any()
}

/// Export, import, remove.
fn tools(words: Words, worker: Worker, said: RwSignal<Said>) -> AnyView {
    let has_release = {
        let status = worker.status.clone();
        Memo::new(move |_| status.with(|status| status.as_ref().is_some_and(|one| one.version > 0)))
    };
    let failed = move |status: Option<Status>| {
        let trouble = status.as_ref().and_then(trouble)?;
        Some(Said::Failed(trouble_words(words, trouble).to_owned()))
    };
    let export = {
        let status = worker.status.clone();
        move |_| {
            let version =
                status.with_untracked(|status| status.as_ref().map_or(0, |one| one.version));
            let name = format!("rahdari-{version}.bundle");
            platform::spawn(async move {
                let is_done = platform::export_release(&name).await;
                said.set(if is_done {
                    Said::Nothing
                } else {
                    Said::Failed(words.offline_trouble_missing().to_owned())
                });
            });
        }
    };
    let import = {
        let worker = worker.clone();
        move |event: leptos::ev::Event| {
            let worker = worker.clone();
            platform::spawn(async move {
                if let Some(answer) = platform::import_release(event).await {
                    let status: Option<Status> =
                        crate::payload::decode::from_json(answer.as_bytes()).ok();
                    worker.ask("{\"do\":\"state\"}").await;
                    said.set(failed(status).unwrap_or(Said::Imported));
                }
            });
        }
    };
    let remove = move |_| {
        let worker = worker.clone();
        platform::spawn(async move {
            worker.ask("{\"do\":\"remove\"}").await;
            said.set(Said::Removed);
        });
    };
    view! {
        <div class="take">
            <button type="button" class="button" disabled=move || !has_release.get() on:click=export>{words.offline_export()}</button>
            <label class="button button--quiet saved__file">
                {words.offline_import()}
                <input type="file" class="visually-hidden" accept=".bundle,application/gzip,application/octet-stream" on:change=import/>
            </label>
            <button type="button" class="button button--quiet" disabled=move || !has_release.get() on:click=remove>
                {words.offline_remove()}
            </button>
        </div>
    }
    .into_any()
}
