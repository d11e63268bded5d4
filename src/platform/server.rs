//! The native side: pages are drawn from data handed in; there is no browser to speak to.

mod chart;
mod install;
mod offline;
mod take_away;

pub use chart::{Spot, close_dialog, copy, download_png, mark_at, mark_spots, open_dialog};
pub use install::{install, install_way, when_installable};
pub use offline::{
    ask_to_stay, ask_worker, export_release, import_release, on_network, on_worker_news,
    register_worker, reload, start_request,
};
pub use take_away::{download, locate, origin, read_file, share};

use crate::{data::Lang, pages::Opened};

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

/// Fetches and opens a page. Natively every page is handed in, so this is never reached by a
/// correct publish; it answers as an unreachable network would.
pub async fn open_page(_href: &str, _lang: Lang) -> Result<Opened, FetchError> {
    Err(FetchError::Unreachable)
}

/// Fetches a JSON file of the site. Natively there is no site to fetch from, and only effects and
/// buttons ask, which do not run here.
///
/// # Errors
///
/// Always [`FetchError::Unreachable`].
pub async fn fetch_data<T>(_href: &str) -> Result<T, FetchError> {
    Err(FetchError::Unreachable)
}

/// Style sheets are a matter of the browser.
pub async fn load_full_style() {}

/// Runs a future in the background. No-op natively: effects do not run there either.
pub fn spawn(_future: impl Future<Output = ()> + 'static) {}

/// What the router waits for before it writes a new address into the history. No-op natively.
pub fn address_taken_up() -> impl Fn() + 'static {
    || {}
}

/// Fetches a file. Natively nothing is fetched; answers as an unreachable network would.
///
/// # Errors
///
/// Always.
pub async fn fetch_bytes(_address: String) -> Result<Vec<u8>, FetchError> {
    Err(FetchError::Unreachable)
}

/// Moves the keyboard to an element. No-op natively.
pub fn focus_on(_selector: &'static str) {}

/// Sets the title of the window. No-op natively: the shell writes the title.
pub fn set_title(_title: &str) {}

/// Moves the keyboard to the page's heading after a move between pages. No-op natively.
pub fn focus_heading() {}

/// A remembered choice of the reader. Natively there is none.
pub fn recall(_key: &str) -> Option<String> {
    None
}

/// Remembers a choice of the reader on this device. No-op natively.
pub fn remember(_key: &str, _value: &str) {}

/// Takes a remembered choice off this device. No-op natively.
pub fn forget(_key: &str) {}

/// Seconds since 1970-01-01T00:00Z. Natively unknown: no page may depend on the clock.
pub fn unix_seconds() -> Option<i64> {
    None
}

/// Sets `data-<name>` on the root element; an empty value takes it away. No-op natively.
pub fn set_root_data(_name: &str, _value: &str) {}

/// Opens the browser's print dialog. No-op natively.
pub fn print() {}

/// Path of the page in the window. Natively there is no window.
pub fn current_path() -> String {
    String::new()
}
