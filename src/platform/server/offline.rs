//! The portal on the phone. Natively there is no worker and no network to ask.

/// Registers the worker. Natively there is none.
pub async fn register_worker() -> bool {
    false
}

/// What the worker is asked when a page has been drawn.
pub fn start_request() -> String {
    String::new()
}

/// Asks the worker. Natively there is none.
pub async fn ask_worker(_request: &str) -> Option<String> {
    None
}

/// Follows the worker's news. No-op natively.
pub fn on_worker_news(_then: impl Fn(String) + 'static) {}

/// Follows whether there is a network. No-op natively.
pub fn on_network(_then: impl Fn(bool) + 'static) {}

/// Asks the browser to keep what is stored. No-op natively.
pub async fn ask_to_stay() {}

/// Loads the page anew. No-op natively.
pub fn reload() {}

/// Offers the kept release as a file. Natively there is none.
pub async fn export_release(_name: &str) -> bool {
    false
}

/// Hands a chosen file to the worker. Natively there is none.
pub async fn import_release(_event: leptos::ev::Event) -> Option<String> {
    None
}
