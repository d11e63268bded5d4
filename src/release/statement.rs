//! The statement of a release, which is what is signed, and the file that carries it.

use super::{
    Refusal, is_sha256_hex,
    minisign::{PublicKey, SecretKey, Signature},
};
use serde::{Deserialize, Serialize};

/// Largest `current.json` in bytes: what a phone pays to hear that nothing is new.
pub const CURRENT_BYTES: usize = 1_000;

/// What is signed of a release. The hash of the file list stands for every file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Form of the statement, 1.
    pub rahdari: u8,
    /// Counts up by one with every release that changes anything, from 1.
    pub version: u64,
    /// Day of the data. Only shown; what is newer is told by the version, never by a clock.
    pub date: String,
    /// SHA-256 of `/release/<version>/files.json`, hexadecimal.
    pub files: String,
    /// Size of that file in bytes.
    pub bytes: u64,
}

impl Statement {
    /// The text that is signed: the same statement gives the same bytes.
    pub fn text(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a text whose signature has been verified.
    ///
    /// # Errors
    ///
    /// [`Refusal::Form`] when it is no statement of this form.
    pub fn parse(text: &str) -> Result<Statement, Refusal> {
        let statement: Statement = serde_json::from_str(text)
            .map_err(|error| Refusal::Form(format!("the statement of the release: {error}")))?;
        let is_sound = statement.rahdari == 1
            && statement.version > 0
            && is_sha256_hex(&statement.files)
            && statement.date.len() <= 10;
        if !is_sound {
            return Err(Refusal::Form(
                "the statement of the release: found one of another form, expected form 1; use a newer rahdari".into(),
            ));
        }
        Ok(statement)
    }

    /// Path of the file list.
    pub fn list_path(&self) -> String {
        format!("release/{}/files.json", self.version)
    }
}

/// The content of `/release/current.json`: statement and signature in one file, so that a phone
/// hears with one request that nothing is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Current {
    /// The text that is signed.
    pub payload: String,
    /// Its signature, the text of a `.minisig` file.
    pub signature: String,
}

impl Current {
    /// Signs a statement.
    pub fn sign(statement: &Statement, key: &SecretKey) -> Current {
        let payload = statement.text();
        let comment = format!(
            "rahdari release {} of {}",
            statement.version, statement.date
        );
        let signature = key.sign(payload.as_bytes(), &comment).file();
        Current { payload, signature }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        // Two texts can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the file, believing nothing in it yet.
    ///
    /// # Errors
    ///
    /// [`Refusal::Form`] when it is no such file or too long.
    pub fn parse(text: &str) -> Result<Current, Refusal> {
        if text.len() > CURRENT_BYTES {
            return Err(Refusal::Form(format!(
                "current.json: found {} bytes, expected at most {CURRENT_BYTES}",
                text.len()
            )));
        }
        serde_json::from_str(text).map_err(|error| {
            Refusal::Form(format!(
                "current.json: {error}; expected the statement of a release, is this the portal itself?"
            ))
        })
    }

    /// The statement, when one of `keys` signed it and it is not older than `held`, the newest
    /// version accepted so far (0 for none).
    ///
    /// # Errors
    ///
    /// Every kind of [`Refusal`] but a missing file.
    pub fn verify(&self, keys: &[PublicKey], held: u64) -> Result<Statement, Refusal> {
        Signature::parse(&self.signature)?.verify(self.payload.as_bytes(), keys)?;
        let statement = Statement::parse(&self.payload)?;
        if statement.version < held {
            return Err(Refusal::Older {
                found: statement.version,
                held,
            });
        }
        Ok(statement)
    }
}
