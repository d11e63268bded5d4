//! Signed, whole releases: what is signed, how it is written, and how it is judged.
//!
//! ```text
//! /release/current.json        the statement (version, date, hash of the file list) with its signature
//! /release/<v>/files.json      the file list: every file of the release by path, size and SHA-256
//! /release/pack/<name>.bin     many small documents in one file
//! /release/<v>/from-<u>.bin    what turns the files of release u into those of release v
//! /release/<v>/changes.json    what changed in the records, by record and field
//! ```
//!
//! Plain Rust without Leptos or browser types. The phone's side is `release/worker.js`, which
//! follows the same rules; what both must refuse stands in the tests of both.

#[cfg(feature = "ssr")]
pub mod bundle;
#[cfg(feature = "ssr")]
pub mod change_log;
#[cfg(feature = "ssr")]
pub mod file_list;
#[cfg(feature = "ssr")]
pub mod key_list;
#[cfg(feature = "ssr")]
pub mod minisign;
#[cfg(feature = "ssr")]
pub mod pack;
#[cfg(feature = "ssr")]
pub mod patch;
#[cfg(feature = "ssr")]
pub mod statement;
pub mod status;

#[cfg(all(test, feature = "ssr"))]
mod tests;

/// SHA-256 of `content` as 64 lower-case hexadecimal digits.
#[cfg(feature = "ssr")]
pub fn sha256_hex(content: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// True for 64 lower-case hexadecimal digits.
#[cfg(feature = "ssr")]
pub(crate) fn is_sha256_hex(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Why a release, a part of one or an exported file was not accepted.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text has not the form it should have. The words say what was found and expected.
    Form(String),
    /// Signed by a key that is not trusted.
    OtherKey {
        /// Id of the key that signed.
        found: String,
        /// Ids of the trusted keys.
        expected: String,
    },
    /// The signature does not fit the text: something was changed after signing.
    Changed(String),
    /// Older than what is there already.
    Older {
        /// The version that was offered.
        found: u64,
        /// The version that is there.
        held: u64,
    },
    /// A file of the release is not there.
    Missing(String),
}

#[cfg(feature = "ssr")]
impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Form(what) => f.write_str(what),
            Refusal::OtherKey { found, expected } => write!(
                f,
                "signed by the key {found}, expected {expected}; do not use it, or name the right key"
            ),
            Refusal::Changed(what) => write!(
                f,
                "{what}: found other bytes than were signed; fetch it again from the portal itself"
            ),
            Refusal::Older { found, held } => write!(
                f,
                "found release {found}, expected {held} or a newer one; an old release was put in place of a newer one"
            ),
            Refusal::Missing(path) => write!(
                f,
                "{path}: found no such file, expected it in the release; publish or copy the site again"
            ),
        }
    }
}

#[cfg(feature = "ssr")]
impl std::error::Error for Refusal {}
