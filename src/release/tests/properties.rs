//! Properties over many made-up inputs, from a counter, so that every run tries the same ones.

use super::*;

/// Cases of each property in a usual run; `RAHDARI_CASES` sets another number.
const CASES: u64 = 4_000;

fn cases() -> u64 {
    std::env::var("RAHDARI_CASES")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(CASES)
}

/// Numbers that look random: SplitMix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// `good` with one to four spoiled places: a bit, a byte, a stretch taken out, doubled or put in.
    fn spoiled(&mut self, good: &[u8]) -> Vec<u8> {
        let mut bytes = good.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            let to = (at + 1 + self.below(12)).min(bytes.len());
            match self.below(6) {
                0 if !bytes.is_empty() => bytes[at] ^= 1 << self.below(8),
                1 if !bytes.is_empty() => bytes[at] = self.next() as u8,
                2 => drop(bytes.drain(at..to)),
                3 => bytes.truncate(at),
                4 => {
                    let part = bytes[at..to].to_vec();
                    bytes.splice(at..at, part);
                }
                _ => {
                    let word: &[u8] = [
                        &b"{"[..],
                        b"\"",
                        b"-1",
                        b"99999999999999999999",
                        b"null",
                        b"\n",
                        b"[[",
                        b"/../",
                    ][self.below(8)];
                    bytes.splice(at..at, word.iter().copied());
                }
            }
        }
        bytes
    }
}

#[test]
fn no_spoiled_statement_is_accepted() {
    let own = [key(1).public()];
    let good = Current::sign(&statement(7), &key(1));
    let text = good.text();
    let mut dice = Dice(1);
    for case in 0..cases() {
        let spoiled = dice.spoiled(text.as_bytes());
        let Ok(spoiled) = String::from_utf8(spoiled) else {
            continue;
        };
        let Ok(current) = Current::parse(&spoiled) else {
            continue;
        };
        // Only what is not signed may differ: the untrusted comment, white space around lines.
        if let Ok(read) = current.verify(&own, 0) {
            assert_eq!(
                (read, &current.payload),
                (statement(7), &good.payload),
                "case {case}: {spoiled}"
            );
        }
    }
}

#[test]
fn no_spoiled_file_list_is_taken_for_the_signed_one() {
    let (_, list, _) = release();
    let text = list.text();
    let hash = sha256_hex(text.as_bytes());
    let mut dice = Dice(2);
    for case in 0..cases() {
        let spoiled = dice.spoiled(text.as_bytes());
        let is_same = spoiled == text.as_bytes();
        assert!(is_same || sha256_hex(&spoiled) != hash, "case {case}");
        // A list that a stolen key signed must still not lead out of the site.
        if let Ok(read) = FileList::parse(&String::from_utf8_lossy(&spoiled)) {
            for file in read.all() {
                assert!(
                    file.path.starts_with('/') && !file.path.contains(".."),
                    "case {case}: {}",
                    file.path
                );
                assert!(!file.path.contains("//"), "case {case}: {}", file.path);
            }
        }
    }
}

#[test]
fn no_spoiled_bundle_is_accepted() {
    let (current, list, contents) = release();
    let own = [key(1).public()];
    let good = bundle::write(&current, &list, "all", &contents).unwrap();
    let mut dice = Dice(3);
    for case in 0..cases() {
        let spoiled = dice.spoiled(&good);
        if let Ok(read) = bundle::verify(&spoiled, &own, 0) {
            // White space of the first line and the untrusted comment prove nothing and harm nothing.
            assert_eq!(read.statement.version, 7, "case {case}");
            assert_eq!(read.list, list, "case {case}");
        }
    }
}

#[test]
fn packs_and_patches_survive_anything() {
    let old: Vec<u8> = (0..600u32).flat_map(|n| (n * n).to_le_bytes()).collect();
    let documents = [
        ("/a".to_owned(), b"one".as_slice()),
        ("/b".to_owned(), b"two"),
    ];
    let packed = pack::write(&documents);
    let mut dice = Dice(4);
    for case in 0..cases() {
        if let Some(read) = pack::read(&dice.spoiled(&packed)) {
            assert!(
                read.iter().all(|(_, range)| range.start <= range.end),
                "case {case}"
            );
        }
        let new = dice.spoiled(&old);
        let (steps, inserted) = patch::diff(&old, &new);
        assert_eq!(
            patch::apply(&old, &steps, &inserted).as_deref(),
            Some(&new[..]),
            "case {case}"
        );
        let file = patch::write(&[patch::Patch {
            to: String::new(),
            from: String::new(),
            steps,
            inserted,
        }]);
        for patch in patch::read(&dice.spoiled(&file)).into_iter().flatten() {
            patch::apply(&old, &patch.steps, &patch.inserted);
        }
    }
}

#[test]
fn no_spoiled_key_or_signature_panics() {
    let (secret, public) = (key(1).file(), key(1).public().file());
    let signature = key(1).sign(b"text", "comment").file();
    let mut dice = Dice(5);
    for case in 0..cases() {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        if let Ok(read) = SecretKey::parse(&text(dice.spoiled(secret.as_bytes()))) {
            assert_eq!(read.public(), key(1).public(), "case {case}");
        }
        drop(PublicKey::parse(&text(dice.spoiled(public.as_bytes()))));
        if let Ok(read) = Signature::parse(&text(dice.spoiled(signature.as_bytes())))
            && let Ok(comment) = read.verify(b"text", &[key(1).public()])
        {
            assert_eq!(comment, "comment", "case {case}");
        }
    }
}
