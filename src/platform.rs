//! The one seam between the native build and the browser. Both sides have the same functions.

/// How a browser lets a reader install the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallWay {
    /// It asks the reader itself when told to.
    Prompt,
    /// The reader finds it in the browser's own menu.
    ByHand,
}

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
mod server;

#[cfg(feature = "hydrate")]
pub use browser::*;
#[cfg(not(feature = "hydrate"))]
pub use server::*;
