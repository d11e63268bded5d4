//! A finder's programmes of one region.

use crate::{
    i18n::{Words, label, number::integer},
    path::PagePath,
    payload::finder::FinderRegionPage,
    ui::{breadcrumbs::breadcrumbs, programme_card::programme_list},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &FinderRegionPage) -> Markup {
    let lang = words.0;
    let finder = data.finder;
    let home = PagePath::FinderHome(finder);
    let open = data.open.len() as u64;
    html! {
        div class={ "title title--" (data.region) } {
            (breadcrumbs(words, vec![(home.clone(), label::finder(words, finder).to_owned())]))
            h1 tabindex="-1" { (words.finder_in(label::finder(words, finder), data.name.get(lang))) }
            p.lead { (words.n_programmes_here(open, &integer(open))) }
            p {
                a.more-link href=(home.href(lang)) {
                    (words.see_nationwide(&integer(data.nationwide.into())))
                }
            }
        }
        section.band {
            h2 { (words.open_or_periodic()) }
            @if data.open.is_empty() {
                p { (words.no_programme_here()) }
            } @else {
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
