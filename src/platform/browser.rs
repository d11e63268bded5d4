//! The browser side.

mod chart;
mod embed;
mod install;
mod offline;
mod take_away;

pub use chart::{Spot, close_dialog, copy, download_png, mark_at, mark_spots, open_dialog};
pub use install::{install, install_way, when_installable};
pub use offline::{
    ask_to_stay, ask_worker, export_release, import_release, is_shell, keep_on_phone, on_network,
    on_worker_news, register_worker, reload, say_shell_failed, start_request, take_shell,
};
pub use take_away::{download, locate, origin, read_file, share};

use crate::{
    data::Lang,
    pages::{self, Opened},
    payload::{Body, Page, decode},
};
use gloo_net::http::Request;
use leptos_router::location::{BrowserUrl, LocationProvider};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Why a page's data could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The network or the store did not answer.
    Unreachable,
    /// There is no such file.
    Missing,
    /// The file is not what it should be.
    Broken,
}

impl From<SplitLoaderError> for FetchError {
    fn from(_: SplitLoaderError) -> Self {
        FetchError::Unreachable
    }
}

/// Fetches the data of a page and opens it in a language.
pub async fn open_page(href: &str, lang: Lang) -> Result<Opened, FetchError> {
    match draw_page(fetch(href).await?, lang).await? {
        Drawn::Here(opened) => Ok(opened),
        Drawn::Finder(page) => draw_finder(page, lang).await,
        Drawn::Chart(page) => draw_chart(page, lang).await,
    }
}

/// A page as far as the part with all pages can draw it.
enum Drawn {
    Here(Opened),
    /// A finder's front page, which has a part of its own.
    Finder(Box<Page>),
    /// The page of a chart, which has a part of its own.
    Chart(Box<Page>),
}

/// Fetches a JSON file of the site.
///
/// # Errors
///
/// No network, no such file, or a file that does not hold a `T`.
pub async fn fetch_data<T: DeserializeOwned>(href: &str) -> Result<T, FetchError> {
    decode::from_json(&fetch(href).await?).map_err(|_| FetchError::Broken)
}

async fn fetch(href: &str) -> Result<Vec<u8>, FetchError> {
    let response = Request::get(href)
        .send()
        .await
        .map_err(|_| FetchError::Unreachable)?;
    match response.status() {
        200 => {}
        404 | 410 => return Err(FetchError::Missing),
        _ => return Err(FetchError::Unreachable),
    }
    response.binary().await.map_err(|_| FetchError::Unreachable)
}

/// Reads and draws a page. The code of all pages is a part of the app of its own, loaded when this
/// is called first.
#[wasm_split(pages, fallible)]
fn draw_page(bytes: Vec<u8>, lang: Lang) -> Result<Drawn, FetchError> {
    let page: Page = decode::from_json(&bytes).map_err(|_| FetchError::Broken)?;
    Ok(match page.body {
        Body::FinderHome(_) => Drawn::Finder(Box::new(page)),
        Body::Chart(_) => Drawn::Chart(Box::new(page)),
        _ => Drawn::Here(pages::open_common(&page, lang)),
    })
}

/// Draws a finder's front page. The search is a part of the app of its own, loaded for this page
/// only.
#[wasm_split(finder, fallible)]
fn draw_finder(page: Box<Page>, lang: Lang) -> Result<Opened, FetchError> {
    Ok(pages::finder_home::open(&page, lang))
}

/// Draws the page of a chart. Drawing every form is a part of the app of its own, loaded for these
/// pages and for embeds that ask for it.
#[wasm_split(chart, fallible)]
fn draw_chart(page: Box<Page>, lang: Lang) -> Result<Opened, FetchError> {
    match &page.body {
        Body::Chart(data) => Ok(pages::chart::open(&page, data, lang)),
        _ => Err(FetchError::Broken),
    }
}

/// True inside a frame of another site, where the app does not run but may redraw the chart.
pub fn is_embed() -> bool {
    current_path().starts_with("/embed/")
}

/// Redraws the chart of an embed as its address asks. Where that fails the published one stays.
pub async fn redraw_embed() {
    let path = current_path();
    let mut parts = path.trim_matches('/').split('/').skip(1);
    let lang = parts.next().and_then(Lang::from_code);
    let (Some(lang), Some(id)) = (lang, parts.next()) else {
        return;
    };
    let address = crate::path::PagePath::Chart(id.to_owned()).data_href();
    if let Ok(bytes) = fetch(&address).await {
        // A chart that cannot be drawn leaves the published one.
        draw_embed(bytes, lang).await.unwrap_or_default();
    }
}

#[wasm_split(chart, fallible)]
fn draw_embed(bytes: Vec<u8>, lang: Lang) -> Result<(), FetchError> {
    let data = decode::part_from_json(&bytes, &["body", "chart"]);
    let data = data.map_err(|_| FetchError::Broken)?;
    embed::redraw(&data, lang).ok_or(FetchError::Broken)
}

/// Loads the full style sheet beside the one that the published page came with, once. When it
/// cannot be had the page is shown plainer, but whole.
pub async fn load_full_style() {
    let found = document().and_then(|document| {
        let main = document.query_selector("link[data-full]").ok()??;
        let address = main.get_attribute("data-full")?;
        let full = document.create_element("link").ok()?;
        full.set_attribute("rel", "stylesheet").ok()?;
        full.set_attribute("href", &address).ok()?;
        main.remove_attribute("data-full").ok()?;
        Some((main, full))
    });
    let Some((main, full)) = found else { return };
    let arrived = js_sys::Promise::new(&mut |done, _| {
        for event in ["load", "error"] {
            full.add_event_listener_with_callback(event, &done)
                .unwrap_or_default();
        }
        // Right behind the main sheet: the one for paper comes after both.
        if main.insert_adjacent_element("afterend", &full).is_err() {
            done.call0(&full).unwrap_or_default();
        }
    });
    wasm_bindgen_futures::JsFuture::from(arrived)
        .await
        .unwrap_or_default();
}

/// Runs a future in the background.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// What the router waits for before it writes a new address into the history: to be called when
/// a change of the address has been taken up. Made inside the router.
pub fn address_taken_up() -> impl Fn() + 'static {
    let url = leptos::prelude::use_context::<BrowserUrl>();
    move || {
        if let Some(url) = &url {
            url.ready_to_complete();
        }
    }
}

/// Fetches a file as it is.
///
/// # Errors
///
/// The network or the store did not answer, or there is no such file.
pub async fn fetch_bytes(address: String) -> Result<Vec<u8>, FetchError> {
    fetch(&address).await
}

/// Moves the keyboard to the first element that fits the CSS selector.
pub fn focus_on(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let found =
            document().and_then(|document| document.query_selector(selector).ok().flatten());
        if let Some(element) =
            found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        {
            element.focus().unwrap_or_default();
        }
    });
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the keyboard to the page's heading after a move between pages.
pub fn focus_heading() {
    // The new page is drawn after this call; the next frame has it.
    leptos::prelude::request_animation_frame(|| {
        let heading = document().and_then(|document| document.query_selector("h1").ok().flatten());
        if let Some(heading) =
            heading.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        {
            // A heading that cannot take the focus leaves it where it is, which is harmless.
            heading.focus().unwrap_or_default();
        }
    });
}

/// A remembered choice of the reader. `None` also where storage is refused.
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers a choice of the reader on this device; where storage is refused the choice lasts
/// until the page is left.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        storage.set_item(key, value).unwrap_or_default();
    }
}

/// Takes a remembered choice off this device.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(key).unwrap_or_default();
    }
}

/// Seconds since 1970-01-01T00:00Z by the device's clock.
pub fn unix_seconds() -> Option<i64> {
    Some((js_sys::Date::now() / 1000.0).floor() as i64)
}

/// Sets `data-<name>` on the root element; an empty value takes it away.
pub fn set_root_data(name: &str, value: &str) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let attribute = format!("data-{name}");
    let done = if value.is_empty() {
        root.remove_attribute(&attribute)
    } else {
        root.set_attribute(&attribute, value)
    };
    done.unwrap_or_default();
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        window.print().unwrap_or_default();
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Path of the page in the window.
pub fn current_path() -> String {
    web_sys::window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default()
}
