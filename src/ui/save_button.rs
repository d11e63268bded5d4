//! The button that saves a programme on the phone. For pages and for cards in a list.

use super::saved::Store;
use crate::{finder::saved::Saved, i18n::Words};
use leptos::prelude::*;

/// The button. It says whether the programme is saved; its name for screen readers holds the
/// programme's, so that the buttons of a list differ.
pub fn save_button(words: Words, saved: Saved) -> AnyView {
    let store = Store::here();
    let key = saved.key();
    let look = store.clone();
    let is_saved = Memo::new(move |_| look.with(|list| list.holds(&key)));
    let name = saved.name.get(words.0).to_owned();
    let label = move || {
        if is_saved.get() {
            words.save_remove_of(&name)
        } else {
            words.save_of(&name)
        }
    };
    view! {
        <button
            type="button"
            class="button button--quiet save js-only"
            class:save--on=move || is_saved.get()
            aria-pressed=move || is_saved.get().to_string()
            aria-label=label
            on:click=move |_| store.toggle(saved.clone())
        >
            <svg class="save__icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 3h12v18l-6-5-6 5z"/>
            </svg>
            {move || if is_saved.get() { words.save_done() } else { words.save_action() }}
        </button>
    }
    .into_any()
}
