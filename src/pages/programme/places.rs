//! Where a programme is.

use crate::{data::Text, i18n::Words, path::PagePath, payload::finder::ProgrammePage};
use maud::{Markup, html};

/// Districts beyond which the list is folded.
const SHOWN_DISTRICTS: usize = 12;

/// The section.
pub(super) fn places(words: Words, data: &ProgrammePage) -> Markup {
    let lang = words.0;
    let programme = &data.programme;
    let mut towns: Vec<&str> = data.towns.iter().map(|town| town.get(lang)).collect();
    towns.extend(programme.places_as_printed.iter().map(String::as_str));
    let (shown, folded) = data
        .districts
        .split_at(data.districts.len().min(SHOWN_DISTRICTS));
    html! {
        section.where {
            h2 { (words.place_title()) }
            @if !towns.is_empty() {
                p.where__towns { bdi { (towns.join(words.list_comma())) } }
            }
            @if data.regions.len() == 7 {
                p { (words.all_regions()) }
            }
            ul.chips {
                @for (id, name) in &data.regions {
                    (chip(words, PagePath::FinderRegion(programme.finder, id.clone()), name))
                }
                @for (id, name) in shown {
                    (chip(words, PagePath::District(id.clone()), name))
                }
            }
            @if !folded.is_empty() {
                details {
                    summary { (words.all_districts()) }
                    ul.chips {
                        @for (id, name) in folded {
                            (chip(words, PagePath::District(id.clone()), name))
                        }
                    }
                }
            }
        }
    }
}

fn chip(words: Words, path: PagePath, name: &Text) -> Markup {
    html! { li { a.chip href=(path.href(words.0)) { (name.get(words.0)) } } }
}
