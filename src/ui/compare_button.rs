//! The button that chooses a programme for comparison.

use super::saved::Store;
use crate::{i18n::Words, path::PagePath};
use leptos::prelude::*;

/// The button, and the way to the comparison once something is chosen.
pub fn compare_button(words: Words, key: String) -> AnyView {
    let store = Store::here();
    let chosen = {
        let (store, key) = (store.clone(), key.clone());
        Memo::new(move |_| store.with(|list| list.compares(&key)))
    };
    let full = {
        let store = store.clone();
        Memo::new(move |_| store.with(|list| list.is_full()))
    };
    let n_chosen = {
        let store = store.clone();
        Memo::new(move |_| store.with(|list| list.compare.len()))
    };
    let refuses = move || full.get() && !chosen.get();
    let href = PagePath::Compare.href(words.0);
    view! {
        <button
            type="button"
            class="button button--quiet choose-to-compare js-only"
            class:save--on=move || chosen.get()
            aria-pressed=move || chosen.get().to_string()
            disabled=refuses
            on:click=move |_| store.change(|list| list.toggle_compare(&key))
        >
            {move || if chosen.get() { words.compare_chosen() } else { words.compare_action() }}
        </button>
        {move || refuses().then(|| view! { <span class="hint">{words.compare_full()}</span> })}
        {move || (n_chosen.get() > 0).then(|| view! {
            <a class="more-link" href=href.clone()>{words.compare_title()}</a>
        })}
    }
    .into_any()
}
