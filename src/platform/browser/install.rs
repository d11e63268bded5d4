//! Installing the app: what the browser offers, and taking it up.

use crate::platform::InstallWay;
use js_sys::{Function, Reflect};
use leptos::prelude::{Callable, Callback};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Where the pages' start-up script keeps the browser's offer.
const OFFER: &str = "rahdariInstall";

/// How this browser lets a reader install the app; `None` in the installed app and where there is
/// no way.
pub fn install_way() -> Option<InstallWay> {
    let window = web_sys::window()?;
    let value = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).ok();
    if value(&window, OFFER).is_some_and(|offer| offer.is_object()) {
        return Some(InstallWay::Prompt);
    }
    // Only iOS knows this word; it is true in the installed app.
    let standalone = value(&window.navigator(), "standalone")?;
    (standalone.as_bool() == Some(false)).then_some(InstallWay::ByHand)
}

/// Calls `then` whenever the browser begins to offer the installation.
pub fn when_installable(then: Callback<()>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let told = Closure::<dyn Fn()>::new(move || then.run(()));
    window
        .add_event_listener_with_callback("beforeinstallprompt", told.as_ref().unchecked_ref())
        .unwrap_or_default();
    // It listens as long as the page is open.
    told.forget();
}

/// Takes the browser's offer up: it asks the reader itself.
pub fn install() {
    // An offer counts once; without one there is nothing to ask.
    let _ = try_install();
}

fn try_install() -> Result<(), JsValue> {
    let window: JsValue = web_sys::window().ok_or(JsValue::NULL)?.into();
    let offer = Reflect::get(&window, &OFFER.into())?;
    let prompt: Function = Reflect::get(&offer, &"prompt".into())?.dyn_into()?;
    Reflect::set(&window, &OFFER.into(), &JsValue::UNDEFINED)?;
    prompt.call0(&offer)?;
    Ok(())
}
