//! Start of the app in the browser.

use crate::{
    app::App,
    pages::{Main, Opened},
    path::page_at,
    platform,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes the page in the window over. A plain page is taken as it stands and needs no data; one
/// that reacts first fetches what it was made from. When that cannot be had the published page
/// stays as it is: complete, with links that load whole pages.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    if platform::is_embed() {
        platform::spawn(platform::redraw_embed());
        return;
    }
    platform::spawn(async {
        let (lang, page) = page_at(&platform::current_path());
        let first = if page.is_live() {
            platform::open_page(&page.data_href(), lang).await
        } else {
            Ok(as_it_stands())
        };
        if let Ok(first) = first {
            leptos::mount::hydrate_body(move || leptos::view! { <App first footer="".into()/> });
            platform::set_root_data("app", "ready");
        }
    });
}

/// The published HTML, which taking over neither reads nor writes.
fn as_it_stands() -> Opened {
    Opened {
        title: String::new(),
        main: Main::Plain("".into()),
    }
}
