//! The chart of a page at work: a region, a measure and a stretch of time chosen in the address, the
//! picture redrawn here by the code that drew the published one, and its values read one by one.

mod embed_dialog;
mod files;
mod filters;
mod stage;

use super::{
    chart_picture::{numbers, pictures},
    chart_unknown::unknown_parts,
};
use crate::{
    chart::{
        finding,
        view::{Filter, View},
    },
    i18n::Words,
    pages::chart::{foot, head},
    path::PagePath,
    payload::chart::ChartPage,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};
use std::sync::Arc;

/// A chart and what of it is shown, shared by the parts of the page.
#[derive(Clone, Copy)]
struct Showing {
    words: Words,
    page: StoredValue<Arc<ChartPage>>,
    /// True from the first effect on: the first render is that of the published page.
    running: RwSignal<bool>,
    /// What the address asks for.
    filter: Memo<Filter>,
    /// What is shown. Kept with its filter: views themselves are large to compare.
    view: Memo<Drawn>,
}

/// A view by the filter it comes from.
#[derive(Clone)]
struct Drawn {
    filter: Filter,
    view: Arc<View>,
    unknown: String,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Drawn) -> bool {
        self.filter == other.filter
    }
}

impl Showing {
    fn new(words: Words, page: Arc<ChartPage>) -> Showing {
        let query = use_query_map();
        let running = RwSignal::new(false);
        Effect::new(move |_| running.set(true));
        let filter = Memo::new(move |_| match running.get() {
            true => query.with(|query| Filter::read(|key| query.get(key))),
            false => Filter::default(),
        });
        let page = StoredValue::new(page);
        let view = Memo::new(move |_| {
            let filter = filter.get();
            page.with_value(|page| {
                let (view, unknown) = page.chart.view(&filter);
                Drawn {
                    unknown: unknown_parts(words, &page.chart, &unknown),
                    view: Arc::new(view),
                    filter,
                }
            })
        });
        Showing {
            words,
            page,
            running,
            filter,
            view,
        }
    }

    /// Text made from the shown view, anew when another is shown.
    fn text(
        self,
        make: impl Fn(Words, &View) -> String + Send + Sync + 'static,
    ) -> impl Fn() -> String + Send + Sync + 'static {
        move || self.view.with(|drawn| make(self.words, &drawn.view))
    }

    /// The filter without what the chart does not have.
    fn known(self) -> Filter {
        let filter = self.filter.get();
        self.page.with_value(|page| page.chart.within(&filter))
    }

    fn id(self) -> String {
        self.page.with_value(|page| page.chart.id.clone())
    }

    /// What is called when a part of the filter changes: key and value. An empty key shows the
    /// whole chart. Every choice is an address of its own, so that the way back leads through them.
    fn change(self) -> Callback<(&'static str, String)> {
        let navigate = StoredValue::new_local(use_navigate());
        Callback::new(move |(key, value): (&'static str, String)| {
            let filter = self.filter.get_untracked();
            let next = match key {
                "" => Filter::default(),
                key => self
                    .page
                    .with_value(|page| page.chart.choose(&filter, key, value)),
            };
            let mut query = ParamsMap::new();
            for key in crate::chart::view::KEYS {
                if !next.get(key).is_empty() {
                    query.insert(key, next.get(key).to_owned());
                }
            }
            let path = PagePath::Chart(self.id()).href(self.words.0);
            let address = [path, query.to_query_string()].concat();
            let options = NavigateOptions {
                scroll: false,
                ..Default::default()
            };
            navigate.with_value(|navigate| navigate(&address, options));
        })
    }
}

/// The headline, the chart with its choices, and what can be made of the shown part. `rest` is what
/// stands below, as published.
pub fn chart_live(words: Words, page: Arc<ChartPage>, rest: String) -> AnyView {
    let showing = Showing::new(words, page.clone());
    let title = page.clone();
    let headline = move |words: Words, view: &View| {
        head(words, &title, &finding::finding(view, words.0)).into_string()
    };
    let foot = foot(words, &page).into_string();
    view! {
        <div class="body">
            <div inner_html=showing.text(headline)></div>
            {filters::filters(showing)}
            <figure class="chartbox">
                <p class="chartbox__title">
                    {showing.text(|words, view| view.title.get(words.0).to_owned())}
                </p>
                {stage::stage(showing)}
                <p class="chartbox__caption">
                    {showing.text(|words, view| finding::description(view, words.0))}
                </p>
                <div inner_html=foot></div>
                {table(showing)}
            </figure>
            {files::files(showing)}
            {embed_dialog::embed_dialog(showing)}
            <div inner_html=rest></div>
        </div>
    }
    .into_any()
}

/// The pictures of a view, as HTML.
fn drawn(words: Words, view: &View, id: &str) -> String {
    pictures(words, view, id).into_string()
}

/// The numbers below the picture. They stand in the published page; later ones are written when
/// they are looked at.
fn table(showing: Showing) -> AnyView {
    let open = RwSignal::new(false);
    let rows = move || {
        let is_wanted = open.get();
        showing.view.with(|drawn| {
            if is_wanted || drawn.filter.is_empty() {
                numbers(showing.words, &drawn.view).into_string()
            } else {
                String::new()
            }
        })
    };
    let toggle = move |event: leptos::ev::Event| {
        open.set(event_target::<leptos::web_sys::Element>(&event).has_attribute("open"));
    };
    view! {
        <details class="more" on:toggle=toggle>
            <summary>{showing.words.chart_table()}</summary>
            <div inner_html=rows></div>
        </details>
    }
    .into_any()
}
