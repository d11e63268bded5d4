//! The head of every page: name, main places, language switch.

use super::settings::Settings;
use crate::{
    data::{Finder, Lang},
    i18n::Words,
    path::PagePath,
};
use leptos::prelude::*;

/// The head of the page at `here`.
pub fn header(words: Words, here: Memo<PagePath>) -> AnyView {
    let lang = words.0;
    let other = lang.other();
    view! {
        <header class="head">
            <div class="head__row">
                <a class="brand" href=PagePath::Home.href(lang)>
                    <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true">
                        <path class="brand__outer" d="M2 30V15C2 8 8 5 16 1c8 4 14 7 14 14v15h-5V16c0-4-4-6-9-9-5 3-9 5-9 9v14z"/>
                        <path class="brand__inner" d="M10 30V18c0-3 3-4 6-6 3 2 6 3 6 6v12h-4V19l-2-2-2 2v11z"/>
                    </svg>
                    <span class="brand__name">{words.site_name()}</span>
                </a>
                <a class="button button--quiet head__saved" href=PagePath::Saved.href(lang) aria-label=words.saved_title() title=words.saved_title()>
                    <svg class="save__icon" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M6 3h12v18l-6-5-6 5z"/>
                    </svg>
                </a>
                <Settings words/>
                <a
                    class="button button--quiet head__lang"
                    href=move || here.get().href(other)
                    rel="external"
                    lang=other.code()
                    dir=other.dir()
                    hreflang=other.code()
                >
                    {other.own_name()}
                </a>
            </div>
            <nav class="nav" aria-label=words.nav_main()>
                <ul class="nav__list">
                    {nav_links(words).into_iter().map(|(label, path)| nav_item(label, path, lang, here)).collect_view()}
                </ul>
            </nav>
        </header>
    }
    .into_any()
}

fn nav_links(words: Words) -> [(&'static str, PagePath); 5] {
    [
        (words.nav_regions(), PagePath::Districts),
        (words.nav_projects(), PagePath::Projects),
        (words.nav_training(), PagePath::FinderHome(Finder::Training)),
        (words.nav_business(), PagePath::FinderHome(Finder::Business)),
        (words.nav_figures(), PagePath::Figures),
    ]
}

fn nav_item(label: &'static str, path: PagePath, lang: Lang, here: Memo<PagePath>) -> AnyView {
    let href = path.href(lang);
    let current = move || (section(&here.get()) == Some(path.clone())).then_some("page");
    view! {
        <li>
            <a class="nav__link" href=href aria-current=current>{label}</a>
        </li>
    }
    .into_any()
}

/// The main place a page belongs to.
fn section(page: &PagePath) -> Option<PagePath> {
    match page {
        PagePath::Region(_)
        | PagePath::District(_)
        | PagePath::Leaflet(_)
        | PagePath::Districts => Some(PagePath::Districts),
        PagePath::Project(_) | PagePath::Projects => Some(PagePath::Projects),
        PagePath::FinderHome(finder)
        | PagePath::FinderRegion(finder, _)
        | PagePath::FinderTrade(finder, _)
        | PagePath::FinderKind(finder, _)
        | PagePath::Programme(finder, _) => Some(PagePath::FinderHome(*finder)),
        PagePath::Figures => Some(PagePath::Figures),
        _ => None,
    }
}
