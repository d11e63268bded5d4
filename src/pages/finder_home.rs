//! Front page of a finder: the search, and ways through its programmes that need no script: by
//! region, kind and trade, and those of the whole country.

use super::{Main, Opened, open_common, region::place_list, window_title};
use crate::{
    data::{Finder, Lang},
    i18n::{Words, label, number::integer},
    path::PagePath,
    payload::{
        Body, Page,
        finder::{Counted, FinderHomePage},
    },
    ui::{self, breadcrumbs::breadcrumbs, programme_card::programme_list},
};
use maud::{Markup, html};
use std::sync::Arc;

/// Trades shown before the rest is folded away.
const FIRST_TRADES: usize = 16;

/// Opens the page with its search. Other pages are shown without one.
pub fn open(page: &Page, lang: Lang) -> Opened {
    let Body::FinderHome(data) = &page.body else {
        return open_common(page, lang);
    };
    let (words, data) = (Words(lang), Arc::new(data.clone()));
    Opened {
        title: window_title(page, lang),
        main: Main::Live(Arc::new(move || {
            let head = head(words, &data).into_string();
            let browse = browse(words, &data).into_string();
            ui::finder::finder(words, data.clone(), head, browse)
        })),
    }
}

/// The page without its search.
pub fn plain(words: Words, data: &FinderHomePage) -> Markup {
    html! { (head(words, data)) (browse(words, data)) }
}

/// Title and number of programmes.
fn head(words: Words, data: &FinderHomePage) -> Markup {
    let finder = data.finder;
    let lead = match finder {
        Finder::Training => words.door_training_text(),
        Finder::Business => words.door_business_text(),
    };
    let open = data.open_programmes;
    html! {
        div class={ "title title--" (finder.code()) } {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (label::finder(words, finder)) }
            p.lead { (lead) }
            p.hint {
                strong { (words.n_programmes(open.into(), &integer(open.into()))) }
                (words.list_dot())
                (words.and_closed(&integer(data.closed_programmes.into())))
            }
        }
    }
}

/// The lists of links.
fn browse(words: Words, data: &FinderHomePage) -> Markup {
    let finder = data.finder;
    let of_region: fn(String) -> PagePath = match finder {
        Finder::Training => |id| PagePath::FinderRegion(Finder::Training, id),
        Finder::Business => |id| PagePath::FinderRegion(Finder::Business, id),
    };
    let kind = |id: &str| PagePath::FinderKind(finder, id.to_owned());
    let trade = |id: &str| PagePath::FinderTrade(finder, id.to_owned());
    let (first, rest) = data.trades.split_at(data.trades.len().min(FIRST_TRADES));
    html! {
        section.band {
            h2 { (words.where_are_you()) }
            p.lead { (words.where_are_you_text()) }
            (place_list(words, &data.regions, of_region))
        }
        section.band {
            h2 { (words.browse_kinds()) }
            (links(words, &data.kinds, kind))
        }
        section.band {
            h2 { (words.browse_trades()) }
            (links(words, first, trade))
            @if !rest.is_empty() {
                details.more {
                    summary { (words.more_trades()) }
                    (links(words, rest, trade))
                }
            }
        }
        section.band {
            h2 { (words.nationwide_programmes()) }
            (programme_list(words, &data.nationwide))
        }
    }
}

fn links(words: Words, all: &[Counted], path_of: impl Fn(&str) -> PagePath) -> Markup {
    let lang = words.0;
    html! {
        ul.chips {
            @for one in all {
                @let n = u64::from(one.programmes);
                li {
                    a.chip href=(path_of(&one.id).href(lang)) {
                        (one.name.get(lang)) " "
                        span.chip__count {
                            span aria-hidden="true" { (integer(n)) }
                            span.visually-hidden { (words.n_programmes(n, &integer(n))) }
                        }
                    }
                }
            }
        }
    }
}
