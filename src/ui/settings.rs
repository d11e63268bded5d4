//! The reader's choices: Urdu typeface and light or dark. Kept on this device only.

use crate::{data::Lang, i18n::Words, platform};
use leptos::prelude::*;

/// Device key and root attribute of the typeface choice.
const FACE: &str = "face";
/// Device key and root attribute of the light choice.
const THEME: &str = "theme";

/// A small panel, shown once the app runs. The boot script applies the choices before the first
/// paint of every later page.
#[component]
pub fn Settings(words: Words) -> impl IntoView {
    let faces = [
        ("auto", words.face_auto()),
        ("naskh", words.face_naskh()),
        ("nastaliq", words.face_nastaliq()),
    ];
    let themes = [
        ("auto", words.theme_auto()),
        ("light", words.theme_light()),
        ("dark", words.theme_dark()),
    ];
    view! {
        <details class="settings">
            <summary class="button button--quiet" aria-label=words.settings_title() title=words.settings_title()>
                <svg class="settings__icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M4 7h9M17 7h3M4 17h3M11 17h9"/>
                    <circle cx="15" cy="7" r="2"/>
                    <circle cx="9" cy="17" r="2"/>
                </svg>
            </summary>
            <div class="settings__panel">
                <p class="settings__title">{words.settings_title()}</p>
                {(words.0 == Lang::Ur).then(|| choice(FACE, words.face_label(), faces))}
                {choice(THEME, words.theme_label(), themes)}
                <p class="hint">{words.settings_hint()}</p>
            </div>
        </details>
    }
}

fn choice(
    name: &'static str,
    label: &'static str,
    options: [(&'static str, &'static str); 3],
) -> AnyView {
    let chosen = RwSignal::new("auto".to_owned());
    Effect::new(move |_| {
        if let Some(value) = platform::recall(&storage_key(name)) {
            chosen.set(value);
        }
    });
    let choose = move |value: String| {
        platform::remember(&storage_key(name), &value);
        platform::set_root_data(name, if value == "auto" { "" } else { &value });
        chosen.set(value);
    };
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select name=name on:change:target=move |event| choose(event.target().value()) prop:value=move || chosen.get()>
                {options.map(|(value, text)| view! { <option value=value>{text}</option> }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// Key in the device's storage; the boot script reads the same.
fn storage_key(name: &str) -> String {
    format!("rahdari-{name}")
}
