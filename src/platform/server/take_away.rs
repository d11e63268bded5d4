//! What leaves the page on purpose. Natively nothing does: these are called by buttons only.

use leptos::prelude::Callback;

/// Offers a text as a file to keep. No-op natively.
pub fn download(_name: &str, _mime: &str, _text: &str) {}

/// Opens the phone's share sheet. No-op natively.
pub fn share(_text: String, _copied: Callback<()>) {}

/// Reads a chosen file. No-op natively.
pub fn read_file(_event: leptos::ev::Event, _then: Callback<String>) {}

/// Asks for the phone's location. No-op natively.
pub fn locate(_then: Callback<Option<(f64, f64)>>) {}

/// Scheme and host of the page in the window. Natively there is no window.
pub fn origin() -> String {
    String::new()
}
