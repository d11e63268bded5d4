//! A release as one file, to be handed from phone to phone.
//!
//! The first line is JSON: the text of `current.json`, the scope, and hash and size of each file
//! that follows, the file list first. The whole is compressed with gzip on the way; what is read
//! here is unpacked already.

use super::{
    Refusal,
    file_list::FileList,
    is_sha256_hex,
    minisign::PublicKey,
    sha256_hex,
    statement::{Current, Statement},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest first line that is read.
const MOST_HEAD_BYTES: usize = 200_000;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    #[serde(rename = "rahdari-bundle")]
    form: u8,
    current: String,
    scope: String,
    files: Vec<(String, usize)>,
}

/// An accepted bundle.
#[derive(Debug)]
pub struct Bundle {
    /// The release's statement.
    pub statement: Statement,
    /// What part of the release it holds.
    pub scope: String,
    /// The file list.
    pub list: FileList,
}

/// Writes a bundle: `contents` holds the file list and the files of the scope by hash.
///
/// # Errors
///
/// [`Refusal::Missing`] when a file of the scope is not in `contents`.
pub fn write(
    current: &Current,
    list: &FileList,
    scope: &str,
    contents: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<u8>, Refusal> {
    let mut hashes = vec![sha256_hex(list.text().as_bytes())];
    let mut wanted: Vec<String> = list
        .of_scope(scope)
        .into_iter()
        .map(|file| file.sha256.clone())
        .collect();
    wanted.sort();
    wanted.dedup();
    hashes.extend(wanted);
    let content = |hash: &String| {
        contents
            .get(hash)
            .ok_or_else(|| Refusal::Missing(hash.clone()))
    };
    let files = hashes
        .iter()
        .map(|hash| Ok((hash.clone(), content(hash)?.len())))
        .collect::<Result<_, Refusal>>()?;
    let head = Head {
        form: 1,
        current: current.text(),
        scope: scope.to_owned(),
        files,
    };
    // Texts and numbers can always be written.
    let mut bundle = serde_json::to_vec(&head).unwrap_or_default();
    bundle.push(b'\n');
    for hash in &hashes {
        bundle.extend_from_slice(content(hash)?);
    }
    Ok(bundle)
}

/// Reads a bundle and judges all of it: signature, version, and every file of its scope.
///
/// # Errors
///
/// Every kind of [`Refusal`].
pub fn verify(bundle: &[u8], keys: &[PublicKey], held: u64) -> Result<Bundle, Refusal> {
    let wrong =
        |what: &str| Refusal::Form(format!("{what}; expected a file that the portal exported"));
    let end = bundle
        .iter()
        .take(MOST_HEAD_BYTES)
        .position(|byte| *byte == b'\n')
        .ok_or_else(|| wrong("found no first line"))?;
    let head: Head = serde_json::from_slice(&bundle[..end])
        .map_err(|error| wrong(&format!("the first line: {error}")))?;
    if head.form != 1 {
        return Err(wrong("found a bundle of another form"));
    }
    let statement = Current::parse(&head.current)?.verify(keys, held)?;
    let mut contents: BTreeMap<&str, &[u8]> = BTreeMap::new();
    let mut rest = &bundle[end + 1..];
    for (hash, bytes) in &head.files {
        let Some((content, later)) = rest.split_at_checked(*bytes) else {
            return Err(Refusal::Missing(hash.clone()));
        };
        if !is_sha256_hex(hash) || sha256_hex(content) != *hash {
            return Err(Refusal::Changed(hash.clone()));
        }
        contents.insert(hash, content);
        rest = later;
    }
    if !rest.is_empty() {
        return Err(wrong("found bytes behind the last file"));
    }
    let list = contents
        .get(statement.files.as_str())
        .ok_or_else(|| Refusal::Missing(statement.list_path()))?;
    let list = std::str::from_utf8(list).map_err(|_| wrong("the file list is no text"))?;
    let list = FileList::parse(list)?;
    let wanted = list.of_scope(&head.scope);
    if wanted.is_empty() {
        return Err(wrong("found a part of the release that it does not have"));
    }
    if let Some(file) = wanted
        .iter()
        .find(|file| !contents.contains_key(file.sha256.as_str()))
    {
        return Err(Refusal::Missing(file.path.clone()));
    }
    Ok(Bundle {
        statement,
        scope: head.scope,
        list,
    })
}
