//! Front page of a finder: where are you, and what the whole country has.

use super::region::place_list;
use crate::{
    data::Finder,
    i18n::{Words, label, number::integer},
    path::PagePath,
    payload::finder::FinderHomePage,
    ui::{breadcrumbs::breadcrumbs, programme_card::programme_list},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &FinderHomePage) -> Markup {
    let finder = data.finder;
    let (lead, path_of): (_, fn(String) -> PagePath) = match finder {
        Finder::Training => (words.door_training_text(), |id| {
            PagePath::FinderRegion(Finder::Training, id)
        }),
        Finder::Business => (words.door_business_text(), |id| {
            PagePath::FinderRegion(Finder::Business, id)
        }),
    };
    let open = data.open_programmes;
    html! {
        div class={ "title title--" (finder.code()) } {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (label::finder(words, finder)) }
            p.lead { (lead) }
            p.hint {
                (words.n_programmes(open.into(), &integer(open.into()))) " "
                (words.and_closed(&integer(data.closed_programmes.into())))
            }
        }
        section.band {
            h2 { (words.where_are_you()) }
            p.lead { (words.where_are_you_text()) }
            (place_list_of_programmes(words, data, path_of))
        }
        section.band {
            h2 { (words.nationwide_programmes()) }
            (programme_list(words, &data.nationwide))
        }
    }
}

/// Regions with their number of programmes; the count of a place link is that of programmes here.
fn place_list_of_programmes(
    words: Words,
    data: &FinderHomePage,
    path_of: fn(String) -> PagePath,
) -> Markup {
    place_list(words, &data.regions, path_of)
}
