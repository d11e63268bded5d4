//! Installing the app is a matter of the browser.

use crate::platform::InstallWay;
use leptos::prelude::Callback;

/// How this browser lets a reader install the app. Natively there is no way.
pub fn install_way() -> Option<InstallWay> {
    None
}

/// Calls back when the browser offers the installation. No-op natively.
pub fn when_installable(_then: Callback<()>) {}

/// Takes the browser's offer up. No-op natively.
pub fn install() {}
