//! The list of keys that may sign releases, itself signed by a root key that stays offline.
//!
//! A phone knows the root key and the first list from the worker. When a release comes signed by
//! another key, it asks for `/release/keys.json` and takes that list if the root key signed it and
//! its sequence is higher than the one it knows.

use super::{
    Refusal,
    minisign::{PublicKey, SecretKey, Signature},
};
use serde::{Deserialize, Serialize};

/// The list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyList {
    /// Counts up with every list, from 1.
    pub sequence: u64,
    /// Lines of the public keys that may sign releases.
    pub keys: Vec<String>,
}

/// The content of `/release/keys.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedKeys {
    /// Line of the root key's public part. A phone goes by the one it knows, not by this.
    pub root: String,
    /// The list as text, which is what is signed.
    pub payload: String,
    /// Signature of the root key.
    pub signature: String,
}

impl SignedKeys {
    /// Signs a list.
    pub fn sign(list: &KeyList, root: &SecretKey) -> SignedKeys {
        // Texts and numbers can always be written.
        let payload = serde_json::to_string(list).unwrap_or_default();
        let comment = format!("rahdari keys {}", list.sequence);
        SignedKeys {
            root: root.public().line(),
            signature: root.sign(payload.as_bytes(), &comment).file(),
            payload,
        }
    }

    /// Reads a `keys.json`.
    ///
    /// # Errors
    ///
    /// [`Refusal::Form`] when it is none.
    pub fn parse(text: &str) -> Result<SignedKeys, Refusal> {
        serde_json::from_str(text).map_err(|error| Refusal::Form(format!("keys.json: {error}")))
    }

    /// The list, when `root` signed it and every key in it can be read.
    ///
    /// # Errors
    ///
    /// Another root key, changed text, or a list without keys.
    pub fn verify(&self, root: &PublicKey) -> Result<(KeyList, Vec<PublicKey>), Refusal> {
        let signature = Signature::parse(&self.signature)?;
        signature.verify(self.payload.as_bytes(), std::slice::from_ref(root))?;
        let list: KeyList = serde_json::from_str(&self.payload)
            .map_err(|error| Refusal::Form(format!("keys.json: {error}")))?;
        let keys: Vec<PublicKey> = list
            .keys
            .iter()
            .map(|line| PublicKey::parse(line))
            .collect::<Result<_, _>>()?;
        if keys.is_empty() || list.sequence == 0 {
            return Err(Refusal::Form(
                "keys.json: found no keys, expected at least one".into(),
            ));
        }
        Ok((list, keys))
    }
}
