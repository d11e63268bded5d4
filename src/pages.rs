//! The pages: one page, one file. They only show what their payload holds.
//!
//! Bodies that do not react are plain HTML, drawn by the same code at publish time and on the
//! phone; the app takes them over as they stand. What reacts is a Leptos view. In the browser this
//! module is loaded with the first move between pages, not at the start.

pub mod about;
pub mod accessibility;
pub mod agenda;
pub mod chart;
pub mod charts;
pub mod compare;
pub mod corridor;
pub mod district;
pub mod districts;
pub mod failed;
pub mod figures;
pub mod finder_home;
pub mod finder_list;
pub mod finder_region;
pub mod frame;
pub mod home;
pub mod leaflet;
pub mod method;
pub mod not_found;
pub mod offline;
pub mod open_data;
pub mod pillar;
pub mod programme;
pub mod project;
pub mod projects;
pub mod region;
pub mod saved;
pub mod security;
pub mod sources;

use crate::{
    data::Lang,
    i18n::{Words, bidi::without_isolates},
    payload::{Body, Page},
};
use leptos::prelude::AnyView;
use maud::Markup;
use std::sync::Arc;

/// A page as the app shows it.
#[derive(Clone)]
pub struct Opened {
    /// Title of the window.
    pub title: String,
    /// The main part.
    pub main: Main,
}

/// The main part of a page.
#[derive(Clone)]
pub enum Main {
    /// HTML drawn by our own code, which escapes every value.
    Plain(Arc<str>),
    /// A part that reacts, made anew each time it is shown.
    Live(Live),
}

/// Makes the view of a part that reacts. It is made where its page is opened, so that its code
/// stays in the part of the app that is loaded for it.
pub type Live = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// Opens a page in a language. The browser opens finders and charts apart, because their code is
/// loaded apart.
pub fn open(page: &Page, lang: Lang) -> Opened {
    match &page.body {
        Body::FinderHome(_) => finder_home::open(page, lang),
        Body::Chart(data) => chart::open(page, data, lang),
        _ => open_common(page, lang),
    }
}

/// Opens a page in a language; a finder's front page without its search, a chart's without its
/// picture.
pub fn open_common(page: &Page, lang: Lang) -> Opened {
    let words = Words(lang);
    let title = window_title(page, lang);
    let main = match &page.body {
        Body::Projects(data) => {
            let data = Arc::new(data.clone());
            Main::Live(Arc::new(move || projects::view(words, data.clone())))
        }
        Body::Programme(data) => {
            let data = Arc::new((**data).clone());
            let contact = page.contact.clone();
            Main::Live(Arc::new(move || {
                programme::view(words, data.clone(), contact.as_deref())
            }))
        }
        Body::Saved => Main::Live(Arc::new(move || saved::view(words))),
        Body::Offline(data) => {
            let data = Arc::new(data.clone());
            Main::Live(Arc::new(move || offline::view(words, data.clone())))
        }
        Body::Compare => Main::Live(Arc::new(move || compare::view(words))),
        body => Main::Plain(
            body_markup(body, words, page.contact.as_deref())
                .into_string()
                .into(),
        ),
    };
    Opened { title, main }
}

fn body_markup(body: &Body, words: Words, contact: Option<&str>) -> Markup {
    match body {
        Body::Home(data) => home::view(words, data),
        Body::Region(data) => region::view(words, data),
        Body::Districts(data) => districts::view(words, data),
        Body::District(data) => district::view(words, data),
        Body::Leaflet(data) => leaflet::view(words, data),
        Body::Projects(data) => projects::head(words, &data.labels),
        Body::Project(data) => project::view(words, data, contact),
        Body::Frame(data) => frame::view(words, data),
        Body::Corridor(data) => corridor::view(words, data),
        Body::Pillar(data) => pillar::view(words, data),
        Body::Agenda(data) => agenda::view(words, data),
        Body::Figures(data) => figures::view(words, data),
        Body::Charts(data) => charts::view(words, data),
        Body::Chart(data) => chart::plain(words, data),
        Body::Method(data) => method::view(words, data),
        Body::Sources(data) => sources::view(words, data),
        Body::OpenData(data) => open_data::view(words, data),
        Body::About(data) => about::view(words, data, contact),
        Body::Accessibility => accessibility::view(words, contact),
        Body::Security => security::view(words, contact),
        Body::FinderHome(data) => finder_home::plain(words, data),
        Body::FinderRegion(data) => finder_region::view(words, data),
        Body::FinderList(data) => finder_list::view(words, data),
        Body::Programme(data) => programme::head(words, data),
        Body::Saved => saved::head(words),
        Body::Compare => compare::head(words),
        Body::Offline(_) => offline::head(words),
        Body::NotFound => not_found::view(words),
    }
}

/// Title of the window: the page's own title and the portal's name.
pub fn window_title(page: &Page, lang: Lang) -> String {
    let words = Words(lang);
    match page.body {
        Body::Home(_) => words.site_title().to_owned(),
        _ => format!(
            "{} | {}",
            without_isolates(page.title.get(lang)),
            words.site_name()
        ),
    }
}
