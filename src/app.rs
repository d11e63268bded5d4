//! The app: frame of every page, and moving between pages on the device.

use crate::{
    data::Lang,
    i18n::Words,
    pages::{self, Main, Opened},
    path::{PagePath, page_at},
    platform::{self, FetchError},
    ui,
};
use leptos::prelude::*;
use leptos_router::{components::Router, hooks::use_location};

/// What stands in the main part.
#[derive(Clone)]
enum Shown {
    /// A page.
    Page(Main),
    /// There is no such page.
    Missing,
    /// The page could not be had.
    Failed(FetchError),
}

/// The whole portal. `first` is the page at the current address, `footer` what stands in the foot;
/// in the browser both are empty for plain pages, because the published HTML stands there already.
#[component]
pub fn App(first: Opened, footer: String) -> impl IntoView {
    view! {
        <Router>
            <Portal first footer/>
        </Router>
    }
}

/// Head, main part and foot. The language cannot change while the app runs: the language switch
/// loads the other page whole, because `lang` and `dir` stand on the root element.
#[component]
fn Portal(first: Opened, footer: String) -> impl IntoView {
    let location = use_location();
    let (lang, _) = page_at(&location.pathname.get_untracked());
    let words = Words(lang);
    ui::answers::Answers::provide();
    let here = Memo::new(move |_| page_at(&location.pathname.get()).1);
    let taken_up = platform::address_taken_up();
    Effect::new(move |_| {
        location.pathname.track();
        location.search.track();
        location.hash.track();
        taken_up();
    });
    let (shown, loading, retry) = follow(here, first.main, lang);
    view! {
        <a class="skip" href="#main">{words.skip_to_content()}</a>
        {ui::header::header(words, here)}
        <div class="loading" class:loading--on=move || loading.get() role="status">
            {move || loading.get().then(|| words.loading())}
        </div>
        <main id="main" class="page">
            {move || match shown.get() {
                Shown::Page(Main::Plain(html)) => plain(html.to_string()),
                Shown::Page(Main::Live(view)) => view(),
                Shown::Missing => plain(pages::not_found::view(words).into_string()),
                Shown::Failed(error) => pages::failed::view(words, error, retry),
            }}
        </main>
        {ui::install_hint::install_hint(words)}
        <footer class="foot" inner_html=footer></footer>
    }
}

/// The one door for HTML drawn by our own code.
fn plain(html: String) -> AnyView {
    view! { <div class="body" inner_html=html></div> }.into_any()
}

/// Keeps the shown page in step with the address. The old page stays until the new one is there.
fn follow(
    here: Memo<PagePath>,
    first: Main,
    lang: Lang,
) -> (RwSignal<Shown>, RwSignal<bool>, Callback<()>) {
    let shown = RwSignal::new(Shown::Page(first));
    let loading = RwSignal::new(false);
    let cache: StoredValue<Vec<(PagePath, Opened)>> = StoredValue::new(Vec::new());
    let show = move |path: PagePath, title: &str, next: Shown| {
        if here.get_untracked() != path {
            return;
        }
        loading.set(false);
        platform::set_title(title);
        shown.set(next);
        platform::focus_heading();
    };
    let load = move |path: PagePath| {
        let known = cache.with_value(|pages| {
            pages
                .iter()
                .find(|(known, _)| *known == path)
                .map(|(_, page)| page.clone())
        });
        if let Some(page) = known {
            show(path, &page.title, Shown::Page(page.main));
            return;
        }
        loading.set(true);
        platform::spawn(async move {
            let words = Words(lang);
            if path.needs_full_style() {
                platform::load_full_style().await;
            }
            match platform::open_page(&path.data_href(), lang).await {
                Ok(page) => {
                    cache.update_value(|pages| remember(pages, path.clone(), page.clone()));
                    show(path, &page.title, Shown::Page(page.main));
                }
                Err(FetchError::Missing) => show(path, words.not_found_title(), Shown::Missing),
                Err(error) => show(path, words.failed_title(), Shown::Failed(error)),
            }
        });
    };
    let first_path = here.get_untracked();
    Effect::new(move |previous: Option<PagePath>| {
        let path = here.get();
        if path != previous.unwrap_or_else(|| first_path.clone()) {
            load(path.clone());
        }
        path
    });
    let retry = Callback::new(move |()| load(here.get_untracked()));
    (shown, loading, retry)
}

/// Pages kept in memory, so that going back is at once.
const KEPT_PAGES: usize = 24;

fn remember(pages: &mut Vec<(PagePath, Opened)>, path: PagePath, page: Opened) {
    if pages.len() >= KEPT_PAGES {
        pages.remove(0);
    }
    pages.push((path, page));
}
