//! What turns files of one release into those of the next: copied stretches of the old file and
//! inserted new bytes.
//!
//! A file of patches begins with a line of JSON, `[[new hash, old hash, [skip, copy, insert, …]], …]`,
//! followed by all inserted bytes. Of each three numbers, `skip` says how far behind the end of the
//! last copied stretch (or before it, when negative) the next one begins, `copy` how long it is, and
//! `insert` how many new bytes follow it. What comes out must have the new hash, whatever the
//! numbers say.

use std::collections::HashMap;

/// Shortest stretch worth copying, and the grid on which the old file is indexed. Smaller finds
/// more, costs more time, and copies stretches that cost more to name than to send.
const BLOCK: usize = 16;
/// How many places of the old file with the same bytes are tried around the expected one.
const TRIED: usize = 6;
/// Largest file that a patch may make, against files that lie about their size.
const MOST_BYTES: usize = 64_000_000;

/// A patch for one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// SHA-256 of the new file.
    pub to: String,
    /// SHA-256 of the old file.
    pub from: String,
    /// Skip, copy and insert, again and again.
    pub steps: Vec<i64>,
    /// The inserted bytes.
    pub inserted: Vec<u8>,
}

/// Finds a patch from `old` to `new`.
pub fn diff(old: &[u8], new: &[u8]) -> (Vec<i64>, Vec<u8>) {
    let index = index(old);
    let mut steps = Vec::new();
    let mut inserted = Vec::new();
    // End of the last stretch in the old file, and where the unsent rest of the new one begins.
    let (mut old_end, mut sent, mut at) = (0usize, 0usize, 0usize);
    let mut pending = 0i64;
    let mut open: Option<(i64, i64)> = None;
    while at + BLOCK <= new.len() {
        let expected = old_end + (at - sent);
        match longest(old, new, &index, at, expected, sent) {
            Some((old_at, new_at, length)) => {
                inserted.extend_from_slice(&new[sent..new_at]);
                pending += (new_at - sent) as i64;
                close(&mut steps, &mut open, &mut pending);
                open = Some((old_at as i64 - old_end as i64, length as i64));
                old_end = old_at + length;
                at = new_at + length;
                sent = at;
            }
            None => at += 1,
        }
    }
    inserted.extend_from_slice(&new[sent..]);
    pending += (new.len() - sent) as i64;
    close(&mut steps, &mut open, &mut pending);
    (steps, inserted)
}

/// Writes the stretch that is open with the bytes inserted behind it.
fn close(steps: &mut Vec<i64>, open: &mut Option<(i64, i64)>, pending: &mut i64) {
    if open.is_none() && *pending == 0 {
        return;
    }
    let (skip, copy) = open.take().unwrap_or((0, 0));
    steps.extend([skip, copy, *pending]);
    *pending = 0;
}

fn index(old: &[u8]) -> HashMap<[u8; BLOCK], Vec<usize>> {
    let mut index: HashMap<[u8; BLOCK], Vec<usize>> = HashMap::new();
    for (number, block) in old.chunks_exact(BLOCK).enumerate() {
        if let Ok(block) = block.try_into() {
            index.entry(block).or_default().push(number * BLOCK);
        }
    }
    index
}

/// The longest equal stretch around `at`, nearest to the expected place among equals: where it
/// begins in both files, not before `sent` in the new one, and its length.
fn longest(
    old: &[u8],
    new: &[u8],
    index: &HashMap<[u8; BLOCK], Vec<usize>>,
    at: usize,
    expected: usize,
    sent: usize,
) -> Option<(usize, usize, usize)> {
    let block: [u8; BLOCK] = new[at..at + BLOCK].try_into().ok()?;
    let places = index.get(&block).map_or(&[][..], Vec::as_slice);
    let near = places.partition_point(|place| *place < expected);
    let tried = near.saturating_sub(TRIED / 2)..(near + TRIED / 2).min(places.len());
    let straight = old
        .get(expected..)
        .is_some_and(|rest| rest.starts_with(&block));
    let candidates = straight.then_some(expected).into_iter();
    let mut best: Option<(usize, usize, usize)> = None;
    for place in candidates.chain(places[tried].iter().copied()) {
        let forward = common(old[place..].iter(), new[at..].iter());
        let backward = common(old[..place].iter().rev(), new[sent..at].iter().rev());
        let length = forward + backward;
        if best.is_none_or(|(_, _, known)| length > known) {
            best = Some((place - backward, at - backward, length));
        }
    }
    best
}

fn common<'a>(left: impl Iterator<Item = &'a u8>, right: impl Iterator<Item = &'a u8>) -> usize {
    left.zip(right).take_while(|(a, b)| a == b).count()
}

/// Makes the new file. `None` when the steps do not fit the old file and the inserted bytes.
pub fn apply(old: &[u8], steps: &[i64], inserted: &[u8]) -> Option<Vec<u8>> {
    let mut new = Vec::new();
    let (mut old_end, mut rest) = (0usize, inserted);
    if !steps.len().is_multiple_of(3) {
        return None;
    }
    for step in steps.chunks_exact(3) {
        let from = old_end.checked_add_signed(isize::try_from(step[0]).ok()?)?;
        old_end = from.checked_add(usize::try_from(step[1]).ok()?)?;
        let copied = old.get(from..old_end)?;
        let (now, later) = rest.split_at_checked(usize::try_from(step[2]).ok()?)?;
        if new.len() + copied.len() + now.len() > MOST_BYTES {
            return None;
        }
        new.extend_from_slice(copied);
        new.extend_from_slice(now);
        rest = later;
    }
    rest.is_empty().then_some(new)
}

/// Writes a file of patches.
pub fn write(patches: &[Patch]) -> Vec<u8> {
    let head: Vec<(&str, &str, &[i64])> = patches
        .iter()
        .map(|patch| (patch.to.as_str(), patch.from.as_str(), &patch.steps[..]))
        .collect();
    // Texts and numbers can always be written.
    let mut file = serde_json::to_vec(&head).unwrap_or_default();
    file.push(b'\n');
    for patch in patches {
        file.extend_from_slice(&patch.inserted);
    }
    file
}

/// Reads a file of patches. `None` when it is none.
pub fn read(file: &[u8]) -> Option<Vec<Patch>> {
    let head = file.iter().position(|byte| *byte == b'\n')?;
    let list: Vec<(String, String, Vec<i64>)> = serde_json::from_slice(&file[..head]).ok()?;
    let mut rest = &file[head + 1..];
    let mut patches = Vec::with_capacity(list.len());
    for (to, from, steps) in list {
        let bytes = steps.chunks(3).try_fold(0usize, |sum, step| {
            sum.checked_add(usize::try_from(*step.get(2)?).ok()?)
        })?;
        let (now, later) = rest.split_at_checked(bytes)?;
        rest = later;
        patches.push(Patch {
            to,
            from,
            steps,
            inserted: now.to_vec(),
        });
    }
    rest.is_empty().then_some(patches)
}
