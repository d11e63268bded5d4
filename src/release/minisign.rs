//! Signatures and keys in the format of [minisign](https://jedisct1.github.io/minisign/), so that
//! anybody can check a release with a tool that is not ours.
//!
//! Signatures are of the form `Ed`, in which the bytes themselves are signed, not their BLAKE2b
//! hash: a browser then verifies with nothing but its own Ed25519. `minisign -V` takes both forms.

use super::Refusal;
use base64::{Engine, engine::general_purpose::STANDARD};
use blake2::{Blake2b, Digest, digest::consts::U32};
use ed25519_dalek::{Signature as Ed25519, Signer, SigningKey, VerifyingKey};
use std::fmt;

/// The algorithm of keys, and of signatures over the bytes themselves.
const PLAIN: &[u8; 2] = b"Ed";
/// The algorithm of signatures over the BLAKE2b hash of the bytes.
const HASHED: &[u8; 2] = b"ED";
/// Bytes of a secret key file: algorithms, the unused settings of a passphrase, id, key, checksum.
const SECRET_BYTES: usize = 158;
/// Where, in a secret key file, id and key begin.
const SECRET_AT: usize = 54;
const TRUSTED: &str = "trusted comment: ";

/// The id of a key, shown as minisign shows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId([u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .rev()
            .try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A key that verifies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicKey {
    id: KeyId,
    key: [u8; 32],
}

impl PublicKey {
    /// The key's id.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Reads a key: its line alone, or a `.pub` file with a comment above it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Form`] when the text holds no such key.
    pub fn parse(text: &str) -> Result<PublicKey, Refusal> {
        let wrong = || {
            Refusal::Form(
                "found no public key, expected a line of 56 characters that begins with RW; \
                 `rahdari keygen` writes it into a file that ends in .pub"
                    .into(),
            )
        };
        let bytes = decoded(key_line(text)).ok_or_else(wrong)?;
        let bytes: [u8; 42] = bytes.try_into().map_err(|_| wrong())?;
        let (algorithm, rest) = bytes.split_at(2);
        let (id, key) = rest.split_at(8);
        if algorithm != PLAIN {
            return Err(wrong());
        }
        let key: [u8; 32] = key.try_into().map_err(|_| wrong())?;
        VerifyingKey::from_bytes(&key).map_err(|_| wrong())?;
        Ok(PublicKey {
            id: KeyId(id.try_into().map_err(|_| wrong())?),
            key,
        })
    }

    /// The key's line.
    pub fn line(&self) -> String {
        STANDARD.encode([&PLAIN[..], &self.id.0, &self.key].concat())
    }

    /// The text of a `.pub` file.
    pub fn file(&self) -> String {
        format!(
            "untrusted comment: minisign public key {}\n{}\n",
            self.id,
            self.line()
        )
    }
}

/// A key that signs. It has no `Debug`, so that it never reaches a log.
pub struct SecretKey {
    id: KeyId,
    key: SigningKey,
}

impl SecretKey {
    /// The key made from 40 random bytes: 32 of the key, 8 of its id.
    pub fn from_random(random: &[u8; 40]) -> SecretKey {
        let (seed, id) = random.split_at(32);
        let mut secret = [0; 32];
        secret.copy_from_slice(seed);
        let mut own_id = [0; 8];
        own_id.copy_from_slice(id);
        SecretKey {
            id: KeyId(own_id),
            key: SigningKey::from_bytes(&secret),
        }
    }

    /// A new key from the system's random numbers.
    ///
    /// # Errors
    ///
    /// When the system has none to give.
    pub fn generate() -> Result<SecretKey, getrandom::Error> {
        let mut random = [0; 40];
        getrandom::fill(&mut random)?;
        Ok(SecretKey::from_random(&random))
    }

    /// The key that verifies what this one signs.
    pub fn public(&self) -> PublicKey {
        PublicKey {
            id: self.id,
            key: self.key.verifying_key().to_bytes(),
        }
    }

    /// Reads a secret key file.
    ///
    /// # Errors
    ///
    /// [`Refusal::Form`] when it holds no key, a damaged one, or one behind a passphrase.
    pub fn parse(text: &str) -> Result<SecretKey, Refusal> {
        let form = |what: &str| Refusal::Form(what.into());
        let wrong =
            || form("found no secret key, expected a key file as `rahdari keygen` writes it");
        let bytes = decoded(key_line(text)).ok_or_else(wrong)?;
        if bytes.len() != SECRET_BYTES || !bytes.starts_with(PLAIN) {
            return Err(wrong());
        }
        if bytes[2..4] != [0, 0] {
            return Err(form(
                "found a secret key behind a passphrase, expected one without; \
                 make it with `rahdari keygen` or `minisign -G -W`",
            ));
        }
        let (id, rest) = bytes[SECRET_AT..].split_at(8);
        let (key, sum) = rest.split_at(64);
        // Without a passphrase minisign leaves the checksum empty.
        if sum != checksum(id, key) && sum != [0; 32] {
            return Err(form(
                "the secret key file is damaged: its checksum does not fit; take it from the backup",
            ));
        }
        let key: [u8; 64] = key.try_into().map_err(|_| wrong())?;
        Ok(SecretKey {
            id: KeyId(id.try_into().map_err(|_| wrong())?),
            key: SigningKey::from_keypair_bytes(&key).map_err(|_| wrong())?,
        })
    }

    /// The text of a secret key file, without a passphrase.
    pub fn file(&self) -> String {
        let pair = self.key.to_keypair_bytes();
        let mut bytes = Vec::with_capacity(SECRET_BYTES);
        bytes.extend(PLAIN);
        bytes.extend([0, 0]);
        bytes.extend(b"B2");
        // Salt and the two limits of a passphrase's hash, which is not there.
        bytes.extend([0; 48]);
        bytes.extend(self.id.0);
        bytes.extend(pair);
        bytes.extend(checksum(&self.id.0, &pair));
        format!(
            "untrusted comment: minisign secret key {}: keep it secret\n{}\n",
            self.id,
            STANDARD.encode(bytes)
        )
    }

    /// Signs `message`. The comment, one line, is signed too.
    pub fn sign(&self, message: &[u8], comment: &str) -> Signature {
        let comment = comment.replace(['\n', '\r'], " ");
        let signature = self.key.sign(message).to_bytes();
        let both = [&signature[..], comment.as_bytes()].concat();
        Signature {
            id: self.id,
            signature,
            global: self.key.sign(&both).to_bytes(),
            comment,
        }
    }
}

/// A signature with its signed comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    id: KeyId,
    signature: [u8; 64],
    comment: String,
    global: [u8; 64],
}

impl Signature {
    /// The id of the key that signed.
    pub fn key_id(&self) -> KeyId {
        self.id
    }

    /// Reads the text of a `.minisig` file.
    ///
    /// # Errors
    ///
    /// [`Refusal::Form`] when it is none, or one over a hash.
    pub fn parse(text: &str) -> Result<Signature, Refusal> {
        let wrong = || {
            Refusal::Form(
                "found no signature, expected the four lines that minisign writes".to_owned(),
            )
        };
        let mut lines = text.lines();
        let first = lines.next().ok_or_else(wrong)?;
        if !first.starts_with("untrusted comment:") {
            return Err(wrong());
        }
        let bytes = lines.next().and_then(decoded).ok_or_else(wrong)?;
        let comment = lines.next().and_then(|line| line.strip_prefix(TRUSTED));
        let comment = comment.ok_or_else(wrong)?.to_owned();
        let global = lines.next().and_then(decoded).ok_or_else(wrong)?;
        let bytes: [u8; 74] = bytes.try_into().map_err(|_| wrong())?;
        if bytes.starts_with(HASHED) {
            return Err(Refusal::Form(
                "found a signature over a hash (ED), expected one over the bytes (Ed); sign with `minisign -S -l`".into(),
            ));
        }
        if !bytes.starts_with(PLAIN) || lines.any(|line| !line.is_empty()) {
            return Err(wrong());
        }
        let (id, signature) = bytes[2..].split_at(8);
        Ok(Signature {
            id: KeyId(id.try_into().map_err(|_| wrong())?),
            signature: signature.try_into().map_err(|_| wrong())?,
            comment,
            global: global.try_into().map_err(|_| wrong())?,
        })
    }

    /// The text of a `.minisig` file.
    pub fn file(&self) -> String {
        let bytes = [&PLAIN[..], &self.id.0, &self.signature].concat();
        format!(
            "untrusted comment: signature from minisign secret key\n{}\n{TRUSTED}{}\n{}\n",
            STANDARD.encode(bytes),
            self.comment,
            STANDARD.encode(self.global)
        )
    }

    /// The signed comment, when one of `keys` signed `message` and the comment.
    ///
    /// # Errors
    ///
    /// [`Refusal::OtherKey`] when none of the keys has this id, [`Refusal::Changed`] when message
    /// or comment is not what was signed.
    pub fn verify(&self, message: &[u8], keys: &[PublicKey]) -> Result<&str, Refusal> {
        let Some(key) = keys.iter().find(|key| key.id == self.id) else {
            let ids: Vec<String> = keys.iter().map(|key| key.id.to_string()).collect();
            return Err(Refusal::OtherKey {
                found: self.id.to_string(),
                expected: ids.join(" or "),
            });
        };
        let changed = |what: &str| Refusal::Changed(what.to_owned());
        let verifier = VerifyingKey::from_bytes(&key.key).map_err(|_| changed("the public key"))?;
        let fits = |text: &[u8], signature: &[u8; 64]| {
            verifier
                .verify_strict(text, &Ed25519::from_bytes(signature))
                .is_ok()
        };
        if !fits(message, &self.signature) {
            return Err(changed("the signed text"));
        }
        let both = [&self.signature[..], self.comment.as_bytes()].concat();
        if !fits(&both, &self.global) {
            return Err(changed("the comment of the signature"));
        }
        Ok(&self.comment)
    }
}

/// The line of a key file that holds the key: the first that is no comment.
fn key_line(text: &str) -> &str {
    text.lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("untrusted comment:"))
        .unwrap_or_default()
}

fn decoded(line: &str) -> Option<Vec<u8>> {
    STANDARD.decode(line.trim()).ok()
}

fn checksum(id: &[u8], key: &[u8]) -> [u8; 32] {
    let mut hash = Blake2b::<U32>::new();
    hash.update(PLAIN);
    hash.update(id);
    hash.update(key);
    hash.finalize().into()
}
