//! The way back up.

use crate::{i18n::Words, path::PagePath};
use maud::{Markup, html};

/// Links from the home page down to the page above this one.
pub fn breadcrumbs(words: Words, above: Vec<(PagePath, String)>) -> Markup {
    let lang = words.0;
    html! {
        nav.crumbs aria-label=(words.breadcrumbs()) {
            ol.crumbs__list {
                li { a href=(PagePath::Home.href(lang)) { (words.home()) } }
                @for (path, name) in &above {
                    li { a href=(path.href(lang)) { (name) } }
                }
            }
        }
    }
}
