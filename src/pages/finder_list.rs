//! A finder's programmes of one trade or of one kind.

use crate::{
    i18n::{Words, label, number::integer},
    path::PagePath,
    payload::finder::FinderListPage,
    ui::{breadcrumbs::breadcrumbs, programme_card::programme_list},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &FinderListPage) -> Markup {
    let lang = words.0;
    let finder = data.finder;
    let home = PagePath::FinderHome(finder);
    let open = data.open.len() as u64;
    html! {
        div class={ "title title--" (finder.code()) } {
            (breadcrumbs(words, vec![(home.clone(), label::finder(words, finder).to_owned())]))
            h1 tabindex="-1" { (words.finder_list_title(data.name.get(lang), label::finder(words, finder))) }
            p.lead { (words.n_programmes_here(open, &integer(open))) }
            p { a.more-link href=(home.href(lang)) { (words.search_finder(label::finder(words, finder))) } }
        }
        @if !data.open.is_empty() {
            section.band {
                h2 { (words.open_or_periodic()) }
                (programme_list(words, &data.open))
            }
        }
        @if !data.closed.is_empty() {
            section.band {
                h2 { (words.closed_programmes()) }
                p.lead { (words.closed_programmes_text()) }
                (programme_list(words, &data.closed))
            }
        }
    }
}
