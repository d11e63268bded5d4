//! A pack: many documents in one file.
//!
//! The first line is JSON, `[["/data/page/home.json",1234],…]`: path and size of each document in
//! the order of the rest, which is the documents themselves, one behind the other.

use std::ops::Range;

/// Longest first line that is read.
const MOST_HEAD_BYTES: usize = 2_000_000;

/// Writes a pack of `documents`, which must have different paths.
pub fn write(documents: &[(String, &[u8])]) -> Vec<u8> {
    let index: Vec<(&str, usize)> = documents
        .iter()
        .map(|(path, content)| (path.as_str(), content.len()))
        .collect();
    // Texts and numbers can always be written.
    let mut pack = serde_json::to_vec(&index).unwrap_or_default();
    pack.push(b'\n');
    for (_, content) in documents {
        pack.extend_from_slice(content);
    }
    pack
}

/// Where each document lies in the bytes of a pack. `None` when the bytes are no pack.
pub fn read(pack: &[u8]) -> Option<Vec<(String, Range<usize>)>> {
    let head = pack
        .iter()
        .take(MOST_HEAD_BYTES)
        .position(|byte| *byte == b'\n')?;
    let index: Vec<(String, usize)> = serde_json::from_slice(&pack[..head]).ok()?;
    let mut at = head + 1;
    let mut documents = Vec::with_capacity(index.len());
    for (path, bytes) in index {
        let end = at.checked_add(bytes)?;
        pack.get(at..end)?;
        documents.push((path, at..end));
        at = end;
    }
    (at == pack.len()).then_some(documents)
}
