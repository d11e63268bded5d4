//! What the worker tells the pages about itself: the same words here and in `worker.js`.

use serde::{Deserialize, Serialize};

/// State of what a phone keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// What the reader wants to keep: `all`, a region's id, `none` after "remove all", or nothing
    /// as long as nothing was chosen.
    pub scope: String,
    /// Version of the release that is kept whole, 0 for none.
    pub version: u64,
    /// Day of its data; empty without one.
    pub date: String,
    /// What of it is kept, as in `scope`.
    pub kept: String,
    /// A newer release that is known of.
    pub next: Option<Next>,
    /// True while files are being fetched.
    pub busy: bool,
    /// Bytes on the wire that are there already of what is being fetched.
    pub done: u64,
    /// Bytes on the wire of all that is being fetched.
    pub total: u64,
    /// Why the last attempt stopped; empty when it did not.
    pub trouble: String,
}

/// A newer release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    /// Its version.
    pub version: u64,
    /// Day of its data.
    pub date: String,
    /// Bytes on the wire still to be fetched.
    pub bytes: u64,
    /// True when all of it is there: the next page shows it.
    pub ready: bool,
}

/// Sizes of the choices, bytes on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes {
    /// Scope and its size.
    pub scopes: Vec<(String, u64)>,
}

/// Why an attempt stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No network, or one that does not answer.
    Unreachable,
    /// The phone has no room left.
    Full,
    /// Bytes are not those that were signed: a page of somebody else in between, or damage.
    Changed,
    /// Signed by a key that is not trusted.
    Key,
    /// Older than what is kept.
    Older,
    /// A file of the release is not there.
    Missing,
    /// The chosen file is no release.
    File,
}

impl Trouble {
    /// Reads the worker's word; anything unknown counts as damage.
    pub fn from_code(code: &str) -> Option<Trouble> {
        Some(match code {
            "" => return None,
            "unreachable" => Trouble::Unreachable,
            "full" => Trouble::Full,
            "key" => Trouble::Key,
            "older" => Trouble::Older,
            "missing" => Trouble::Missing,
            "file" => Trouble::File,
            _ => Trouble::Changed,
        })
    }
}
