//! There is no such page: say so and offer ways on.

use crate::{data::Finder, i18n::Words, path::PagePath};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words) -> Markup {
    let lang = words.0;
    let ways = [
        (words.home(), PagePath::Home),
        (words.nav_regions(), PagePath::Districts),
        (words.projects_page_title(), PagePath::Projects),
        (
            words.finder_training(),
            PagePath::FinderHome(Finder::Training),
        ),
        (
            words.finder_business(),
            PagePath::FinderHome(Finder::Business),
        ),
    ];
    html! {
        div.title {
            h1 tabindex="-1" { (words.not_found_title()) }
            p.lead { (words.not_found_text()) }
            ul.chips {
                @for (label, path) in &ways {
                    li { a.chip href=(path.href(lang)) { (label) } }
                }
            }
        }
    }
}
