//! What leaves the page on purpose: files, the share sheet, the phone's location asked for.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{Callable, Callback};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Offers `text` as a file to keep.
pub fn download(name: &str, mime: &str, text: &str) {
    // Without a download the page stays as it is; there is nothing to tell beyond that.
    let _ = try_download(name, mime, text);
}

fn try_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    offer(name, &blob)
}

/// Offers a file that is already made.
pub(super) fn offer(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    let address = web_sys::Url::create_object_url_with_blob(blob)?;
    let document = super::document().ok_or(JsValue::NULL)?;
    let link: web_sys::HtmlElement = document.create_element("a")?.dyn_into()?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    web_sys::Url::revoke_object_url(&address)
}

/// Opens the phone's share sheet with `text`; where there is none the text goes to the clipboard
/// and `copied` is told.
pub fn share(text: String, copied: Callback<()>) {
    super::spawn(async move {
        if let Ok(true) = try_share(&text).await {
            copied.run(());
        }
    });
}

/// True when the text was copied, false when the sheet took it. A sheet that the reader closes is
/// an error of the promise, and nothing more is done.
async fn try_share(text: &str) -> Result<bool, JsValue> {
    let navigator: JsValue = web_sys::window().ok_or(JsValue::NULL)?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into())?;
    if let Ok(share) = share.dyn_into::<Function>() {
        let what = js_sys::Object::new();
        Reflect::set(&what, &"text".into(), &text.into())?;
        let done: Promise = share.call1(&navigator, &what)?.dyn_into()?;
        JsFuture::from(done).await?;
        return Ok(false);
    }
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let done: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(done).await?;
    Ok(true)
}

/// Reads the file that was chosen in the field of `event` and hands its text on. The field is
/// emptied, so that the same file can be chosen again.
pub fn read_file(event: leptos::ev::Event, then: Callback<String>) {
    let field = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else {
        return;
    };
    super::spawn(async move {
        let text = JsFuture::from(file.text()).await;
        field.set_value("");
        let text = text.ok().and_then(|text| text.as_string());
        then.run(text.unwrap_or_default());
    });
}

/// Asks for the phone's location, latitude and longitude in degrees. `None` when it is refused or
/// not known.
pub fn locate(then: Callback<Option<(f64, f64)>>) {
    if try_locate(then).is_err() {
        then.run(None);
    }
}

fn try_locate(then: Callback<Option<(f64, f64)>>) -> Result<(), JsValue> {
    let navigator: JsValue = web_sys::window().ok_or(JsValue::NULL)?.navigator().into();
    let locator = Reflect::get(&navigator, &"geolocation".into())?;
    let ask: Function = Reflect::get(&locator, &"getCurrentPosition".into())?.dyn_into()?;
    let found = Closure::once_into_js(move |position: JsValue| then.run(point(&position)));
    let refused = Closure::once_into_js(move |_: JsValue| then.run(None));
    ask.call2(&locator, &found, &refused)?;
    Ok(())
}

fn point(position: &JsValue) -> Option<(f64, f64)> {
    let coordinates = Reflect::get(position, &"coords".into()).ok()?;
    let degrees = |name: &str| Reflect::get(&coordinates, &name.into()).ok()?.as_f64();
    Some((degrees("latitude")?, degrees("longitude")?))
}

/// Scheme and host of the page in the window.
pub fn origin() -> String {
    web_sys::window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}
