//! Start of the app in the browser.

use crate::{
    app::App,
    data::Lang,
    pages::{Main, Opened},
    path::{PagePath, page_at},
    platform::{self, FetchError},
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
        let is_taken = if platform::is_shell() {
            draw(lang, &page).await
        } else {
            take_over(lang, &page).await
        };
        if is_taken {
            platform::set_root_data("app", "ready");
            platform::keep_on_phone(lang);
        }
    });
}

async fn take_over(lang: Lang, page: &PagePath) -> bool {
    let first = if page.is_live() {
        platform::open_page(&page.data_href(), lang).await
    } else {
        Ok(as_it_stands())
    };
    let Ok(first) = first else { return false };
    leptos::mount::hydrate_body(move || leptos::view! { <App first footer="".into()/> });
    true
}

/// Draws a page into the empty document that the worker answers with.
async fn draw(lang: Lang, page: &PagePath) -> bool {
    if page.needs_full_style() {
        platform::load_full_style().await;
    }
    let first = match platform::open_page(&page.data_href(), lang).await {
        Err(FetchError::Missing) => {
            platform::open_page(&PagePath::NotFound.data_href(), lang).await
        }
        opened => opened,
    };
    let Ok(first) = first else {
        platform::say_shell_failed();
        return false;
    };
    let footer = platform::take_shell();
    platform::set_title(&first.title);
    leptos::mount::mount_to_body(move || leptos::view! { <App first footer/> });
    true
}

/// The published HTML, which taking over neither reads nor writes.
fn as_it_stands() -> Opened {
    Opened {
        title: String::new(),
        main: Main::Plain("".into()),
    }
}
