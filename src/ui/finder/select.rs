//! Showing a value in a drop-down.

use leptos::prelude::*;

/// `value` from the moment the drop-down stands in the page with its options; before that it could
/// not show a choice. To be used for `prop:value` of a `<select>`.
pub fn settled(
    value: impl Fn() -> String + Send + 'static,
) -> impl Fn() -> String + Send + 'static {
    let stands = RwSignal::new(false);
    Effect::new(move |_| stands.set(true));
    move || {
        if stands.get() { value() } else { String::new() }
    }
}
