//! The portal on the phone: the service worker, the network, the shell it draws pages into.

use super::{FetchError, document};
use crate::{data::Lang, i18n::Words, ui::offline};
use js_sys::{Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;

/// Address of the worker.
const WORKER: &str = "/sw.js";
/// The first view is drawn and read before anything is fetched that it does not need.
const REST: std::time::Duration = std::time::Duration::from_millis(2500);

/// Shows the line in the foot and starts the worker, when the page has come to rest. A site without
/// a signed release has no worker.
pub fn keep_on_phone(lang: Lang) {
    let has_worker = root_data("worker").is_some() && container().is_some();
    if has_worker {
        leptos::prelude::set_timeout(
            move || {
                super::spawn(async move {
                    // Without this part the portal works as before; the next page tries again.
                    start_offline(lang).await.unwrap_or_default();
                });
            },
            REST,
        );
    }
}

/// The line and the worker are a part of the app of its own.
#[wasm_split(offline, fallible)]
fn start_offline(lang: Lang) -> Result<(), FetchError> {
    let place = document().and_then(|document| document.get_element_by_id("kept"));
    if let Some(place) = place.and_then(|place| place.dyn_into().ok()) {
        leptos::mount::mount_to(place, move || offline::line::line(Words(lang))).forget();
    }
    super::spawn(offline::worker::Worker::here().start());
    Ok(())
}

/// True in the empty document that the worker answers with.
pub fn is_shell() -> bool {
    root_data("shell").is_some()
}

/// Empties the shell for the app; what stood in its foot.
pub fn take_shell() -> String {
    let Some(body) = document().and_then(|document| document.body()) else {
        return String::new();
    };
    let foot = body.query_selector("footer").ok().flatten();
    let html = foot.map(|foot| foot.inner_html()).unwrap_or_default();
    body.set_inner_html("");
    html
}

/// Says in the shell that the page cannot be drawn.
pub fn say_shell_failed() {
    let Some(document) = document() else { return };
    for (selector, is_shown) in [("main [role]", false), ("main [hidden]", true)] {
        if let Ok(Some(line)) = document.query_selector(selector) {
            let done = if is_shown {
                line.remove_attribute("hidden")
            } else {
                line.set_attribute("hidden", "")
            };
            done.unwrap_or_default();
        }
    }
}

/// Registers the worker and waits until it runs; false where there is none.
pub async fn register_worker() -> bool {
    try_register().await.is_ok()
}

async fn try_register() -> Result<(), JsValue> {
    if root_data("worker").is_none() {
        return Err(JsValue::NULL);
    }
    let container = container().ok_or(JsValue::NULL)?;
    let options = Object::new();
    // The script changes with its keys only; the browser's own look at it may come from its cache.
    Reflect::set(&options, &"updateViaCache".into(), &"all".into())?;
    let register = method(&container, "register")?;
    awaited(register.call2(&container, &WORKER.into(), &options)?).await?;
    awaited(Reflect::get(&container, &"ready".into())?).await?;
    Ok(())
}

/// What the worker is asked when a page has been drawn: with which app the page came, and whether
/// bytes cost money here.
pub fn start_request() -> String {
    let app = JSON::stringify(&root_data("worker").unwrap_or_default().into());
    let app = app.map(String::from).unwrap_or_else(|_| "\"\"".into());
    format!(
        "{{\"do\":\"start\",\"app\":{app},\"metered\":{}}}",
        is_metered()
    )
}

/// True where the reader saves data or pays for them, as far as the browser tells.
fn is_metered() -> bool {
    let Some(navigator) = navigator() else {
        return false;
    };
    let get =
        |from: &JsValue, name: &str| Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let connection = get(&navigator, "connection");
    if !connection.is_object() {
        return false;
    }
    let saves = get(&connection, "saveData").is_truthy();
    saves || get(&connection, "type").as_string().as_deref() == Some("cellular")
}

/// Asks the worker and waits for its answer, both in JSON.
pub async fn ask_worker(request: &str) -> Option<String> {
    let request = JSON::parse(request).ok()?;
    let answer = ask(&request).await.ok()?;
    JSON::stringify(&answer).ok().map(String::from)
}

/// Sends `request` to the active worker and waits for what comes back on a channel of its own.
async fn ask(request: &JsValue) -> Result<JsValue, JsValue> {
    let container = container().ok_or(JsValue::NULL)?;
    let registration = awaited(Reflect::get(&container, &"ready".into())?).await?;
    let active = Reflect::get(&registration, &"active".into())?;
    let channel = web_sys::MessageChannel::new()?;
    let port = channel.port1();
    let answer = Promise::new(&mut |done, _| {
        let received = Closure::once_into_js(move |event: web_sys::MessageEvent| {
            done.call1(&JsValue::NULL, &event.data())
                .unwrap_or_default();
        });
        port.set_onmessage(Some(received.unchecked_ref()));
    });
    let ports = js_sys::Array::of1(&channel.port2());
    method(&active, "postMessage")?.call2(&active, request, &ports)?;
    JsFuture::from(answer).await
}

/// Calls `then` with the worker's state, in JSON, whenever it changes.
pub fn on_worker_news(then: impl Fn(String) + 'static) {
    let Some(container) = container() else { return };
    let received =
        Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if let Ok(text) = JSON::stringify(&event.data()) {
                then(text.into());
            }
        });
    let received = received.into_js_value();
    Reflect::set(&container, &"onmessage".into(), &received).unwrap_or_default();
}

/// Calls `then` now and whenever the phone finds or loses its network.
pub fn on_network(then: impl Fn(bool) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let online = move || web_sys::window().is_none_or(|window| window.navigator().on_line());
    then(online());
    let changed = Closure::<dyn Fn()>::new(move || then(online())).into_js_value();
    for event in ["online", "offline"] {
        window
            .add_event_listener_with_callback(event, changed.unchecked_ref())
            .unwrap_or_default();
    }
}

/// Asks the browser not to throw away what is stored. It may say no, which changes nothing here.
pub async fn ask_to_stay() {
    let asked = || -> Result<JsValue, JsValue> {
        let navigator = navigator().ok_or(JsValue::NULL)?;
        let storage = Reflect::get(&navigator, &"storage".into())?;
        method(&storage, "persist")?.call0(&storage)
    };
    if let Ok(promise) = asked() {
        drop(awaited(promise).await);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        window.location().reload().unwrap_or_default();
    }
}

/// Offers the kept release as a file; false when the worker has none.
pub async fn export_release(name: &str) -> bool {
    try_export(name).await.is_ok()
}

async fn try_export(name: &str) -> Result<(), JsValue> {
    let request = JSON::parse("{\"do\":\"export\"}")?;
    let blob: web_sys::Blob = ask(&request).await?.dyn_into()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlElement = document()
        .ok_or(JsValue::NULL)?
        .create_element("a")?
        .dyn_into()?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    // The app's router would take the address for a page.
    link.set_attribute("rel", "external")?;
    link.click();
    Ok(())
}

/// Hands the file that was chosen in the field of `event` to the worker; what it answered, in JSON.
pub async fn import_release(event: leptos::ev::Event) -> Option<String> {
    let field: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    let request = Object::new();
    Reflect::set(&request, &"do".into(), &"import".into()).ok()?;
    Reflect::set(&request, &"file".into(), &file).ok()?;
    let answer = ask(&request).await;
    // The same file can be chosen again.
    field.set_value("");
    JSON::stringify(&answer.ok()?).ok().map(String::from)
}

fn navigator() -> Option<JsValue> {
    Some(web_sys::window()?.navigator().into())
}

/// `navigator.serviceWorker`; `None` where the browser has none.
fn container() -> Option<JsValue> {
    let container = Reflect::get(&navigator()?, &"serviceWorker".into()).ok()?;
    container.is_object().then_some(container)
}

fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}

async fn awaited(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}

/// `data-<name>` of the root element.
fn root_data(name: &str) -> Option<String> {
    document()?
        .document_element()?
        .get_attribute(&format!("data-{name}"))
}
