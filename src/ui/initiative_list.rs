//! Agenda items in short, each leading to its place on the agenda page.

use super::state_badge::state_badge;
use crate::{i18n::Words, path::PagePath, payload::common::InitiativeCard};
use maud::{Markup, html};

/// The list.
pub fn initiative_list(words: Words, items: &[InitiativeCard]) -> Markup {
    let lang = words.0;
    let agenda = PagePath::Agenda.href(lang);
    html! {
        ul.cards {
            @for item in items {
                li class={ "card card--" (item.state.code()) } {
                    a.card__link href={ (agenda) "#" (item.id) } { (item.title.get(lang)) }
                    p.card__meta { (state_badge(words, item.state)) }
                }
            }
        }
    }
}
