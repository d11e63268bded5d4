//! A state by word, colour and shape.

use crate::{
    data::State,
    i18n::{Words, label},
};
use maud::{Markup, html};

/// The badge of a state. The shape comes from the class; the word is always there.
pub fn state_badge(words: Words, state: State) -> Markup {
    html! {
        span class={ "state state--" (state.code()) } { (label::state(words, state)) }
    }
}
