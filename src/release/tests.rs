//! What must be accepted, and what must be refused. Run with `RAHDARI_CASES=1000000` for long runs
//! of the properties.

mod properties;

use super::{
    Refusal, bundle,
    change_log::{self, Tables, What},
    file_list::{FileEntry, FileList, Lite},
    key_list::{KeyList, SignedKeys},
    minisign::{PublicKey, SecretKey, Signature},
    pack, patch, sha256_hex,
    statement::{Current, Statement},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn key(seed: u8) -> SecretKey {
    SecretKey::from_random(&[seed; 40])
}

fn statement(version: u64) -> Statement {
    Statement {
        rahdari: 1,
        version,
        date: "2026-11-24".into(),
        files: sha256_hex(b"list"),
        bytes: 4,
    }
}

fn file(path: &str, content: &[u8]) -> FileEntry {
    FileEntry {
        path: path.into(),
        sha256: sha256_hex(content),
        bytes: content.len() as u64,
        wire: content.len() as u64,
    }
}

/// A small release with its contents by hash.
fn release() -> (Current, FileList, BTreeMap<String, Vec<u8>>) {
    let app = b"app".to_vec();
    let lite = pack::write(&[("/en/".into(), b"<p>lite</p>".as_slice())]);
    let list = FileList {
        headers: BTreeMap::new(),
        everything: vec![file("/app/a.js", &app)],
        optional: Vec::new(),
        lite: vec![Lite {
            region: "punjab".into(),
            pack: file("/release/pack/lite-punjab-0.bin", &lite),
            files: vec!["/app/a.js".into()],
        }],
        patches: Vec::new(),
        changes: None,
    };
    let text = list.text();
    let signed = Current::sign(
        &Statement {
            files: sha256_hex(text.as_bytes()),
            bytes: text.len() as u64,
            ..statement(7)
        },
        &key(1),
    );
    let contents = [app, lite, text.into_bytes()];
    let contents = contents.map(|content| (sha256_hex(&content), content));
    (signed, list, contents.into())
}

#[test]
fn an_independent_verifier_accepts_our_signatures() {
    let key = key(3);
    let signed = key.sign(b"text", "a comment");
    let public = minisign_verify::PublicKey::decode(&key.public().file()).unwrap();
    let signature = minisign_verify::Signature::decode(&signed.file()).unwrap();
    public.verify(b"text", &signature, true).unwrap();
    assert!(public.verify(b"other", &signature, true).is_err());
    assert_eq!(signature.trusted_comment(), "a comment");
}

#[test]
fn keys_and_signatures_come_back_as_they_were_written() {
    let key = key(4);
    assert_eq!(PublicKey::parse(&key.public().file()), Ok(key.public()));
    assert_eq!(PublicKey::parse(&key.public().line()), Ok(key.public()));
    let again = SecretKey::parse(&key.file()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(again.sign(b"a", "b"), key.sign(b"a", "b"));
    let signed = key.sign(b"a", "two\nlines");
    assert_eq!(Signature::parse(&signed.file()), Ok(signed));
}

#[test]
fn a_secret_key_made_by_minisign_is_read() {
    // `minisign -G -W` of version 0.11.
    let made = include_str!("tests/minisign.key");
    let public = include_str!("tests/minisign.pub");
    let signature = include_str!("tests/text.minisig");
    let key = SecretKey::parse(made).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(PublicKey::parse(public), Ok(key.public()));
    let signature = Signature::parse(signature).unwrap();
    assert!(signature.verify(b"text\n", &[key.public()]).is_ok());
}

#[test]
fn spoiled_keys_and_signatures_are_refused_in_words() {
    let key = key(5);
    let secret = key.file();
    let line = secret.lines().nth(1).unwrap();
    let damaged = secret.replace(&line[line.len() - 60..line.len() - 50], "AAAAAAAAAA");
    let locked = secret.replacen("RWQAAEIy", "RWRTY0Iy", 1);
    for (text, expected) in [
        ("", "found no secret key"),
        ("untrusted comment: x\nRWQ", "found no secret key"),
        (damaged.as_str(), "checksum"),
        (locked.as_str(), "passphrase"),
    ] {
        let error = SecretKey::parse(text).err().unwrap().to_string();
        assert!(error.contains(expected), "{error}");
    }
    let signed = key.sign(b"a", "b").file();
    for spoiled in [
        String::new(),
        signed.replace("untrusted", "trusted"),
        signed.replace("\ntrusted comment: ", "\nTrusted comment: "),
        signed.lines().take(3).collect::<Vec<_>>().join("\n"),
        format!("{signed}more\n"),
        signed.replacen("\nRW", "\nAA", 1),
    ] {
        assert!(
            matches!(Signature::parse(&spoiled), Err(Refusal::Form(_))),
            "{spoiled}"
        );
    }
    let hashed = signed.replacen("\nRWQ", "\nRUQ", 1);
    let error = Signature::parse(&hashed).unwrap_err().to_string();
    assert!(error.contains("minisign -S -l"), "{error}");
}

#[test]
fn a_statement_is_short_and_says_the_same_in_the_same_bytes() {
    let current = Current::sign(&statement(u64::from(u32::MAX)), &key(1));
    assert!(current.text().len() <= 700, "{}", current.text().len());
    assert_eq!(
        current,
        Current::sign(&statement(u64::from(u32::MAX)), &key(1))
    );
    let read = Current::parse(&current.text()).unwrap();
    assert_eq!(
        read.verify(&[key(1).public()], 0),
        Ok(statement(u64::from(u32::MAX)))
    );
}

#[test]
fn what_must_be_refused_is_refused_for_its_reason() {
    let good = Current::sign(&statement(7), &key(1));
    let own = [key(1).public()];
    assert!(good.verify(&own, 7).is_ok());
    let reason =
        |current: &Current, keys: &[PublicKey], held| current.verify(keys, held).unwrap_err();
    assert!(matches!(
        reason(&good, &[key(2).public()], 0),
        Refusal::OtherKey { .. }
    ));
    assert!(matches!(reason(&good, &[], 0), Refusal::OtherKey { .. }));
    assert_eq!(reason(&good, &own, 8), Refusal::Older { found: 7, held: 8 });
    let mut changed = good.clone();
    changed.payload = changed.payload.replace("\"version\":7", "\"version\":9");
    assert!(matches!(reason(&changed, &own, 0), Refusal::Changed(_)));
    let mut comment = good.clone();
    comment.signature = comment.signature.replace("release 7", "release 9");
    assert!(matches!(reason(&comment, &own, 0), Refusal::Changed(_)));
    for payload in ["{}", "[]", "{\"rahdari\":2}", "x"] {
        let signed = key(1).sign(payload.as_bytes(), "c").file();
        let current = Current {
            payload: payload.into(),
            signature: signed,
        };
        assert!(
            matches!(reason(&current, &own, 0), Refusal::Form(_)),
            "{payload}"
        );
    }
    for text in [
        "<!DOCTYPE html><title>Log in</title>",
        "{\"payload\":1}",
        "",
    ] {
        assert!(
            matches!(Current::parse(text), Err(Refusal::Form(_))),
            "{text}"
        );
    }
}

#[test]
fn a_list_of_keys_is_believed_only_from_the_root() {
    let list = KeyList {
        sequence: 2,
        keys: vec![key(1).public().line(), key(2).public().line()],
    };
    let signed = SignedKeys::sign(&list, &key(9));
    let text = serde_json::to_string(&signed).unwrap();
    let read = SignedKeys::parse(&text).unwrap();
    let (found, keys) = read.verify(&key(9).public()).unwrap();
    assert_eq!((found, keys.len()), (list, 2));
    // A list that names its own root proves nothing.
    let forged = SignedKeys::sign(
        &KeyList {
            sequence: 3,
            keys: vec![key(8).public().line()],
        },
        &key(8),
    );
    assert!(matches!(
        forged.verify(&key(9).public()),
        Err(Refusal::OtherKey { .. })
    ));
    let empty = SignedKeys::sign(
        &KeyList {
            sequence: 3,
            keys: vec![],
        },
        &key(9),
    );
    assert!(matches!(
        empty.verify(&key(9).public()),
        Err(Refusal::Form(_))
    ));
}

#[test]
fn a_file_list_stays_within_the_site() {
    let (_, list, _) = release();
    assert_eq!(FileList::parse(&list.text()), Ok(list.clone()));
    for path in [
        "",
        "app/a.js",
        "//host/a.js",
        "/../a",
        "/a/./b",
        "/a b",
        "/a\\b",
        "/a?b",
        "/",
    ] {
        let mut spoiled = list.clone();
        spoiled.everything[0].path = path.into();
        spoiled.lite.clear();
        assert!(FileList::parse(&spoiled.text()).is_err(), "{path}");
    }
    let mut twice = list.clone();
    twice.optional = twice.everything.clone();
    assert!(FileList::parse(&twice.text()).is_err());
    let mut lacking = list.clone();
    lacking.lite[0].files.push("/app/b.js".into());
    assert!(FileList::parse(&lacking.text()).is_err());
    assert_eq!(list.of_scope("punjab").len(), 2);
    assert!(list.of_scope("atlantis").is_empty());
}

#[test]
fn a_pack_gives_back_its_documents() {
    let documents = [
        ("/a".to_owned(), b"one\n".as_slice()),
        ("/b".to_owned(), b""),
        ("/c".to_owned(), b"\xff{"),
    ];
    let pack = pack::write(&documents);
    let read = pack::read(&pack).unwrap();
    let found: Vec<(String, &[u8])> = read
        .into_iter()
        .map(|(path, range)| (path, &pack[range]))
        .collect();
    assert_eq!(found, documents);
    for spoiled in [
        &b""[..],
        b"[]",
        b"[[\"/a\",9]]\nshort",
        b"[[\"/a\",1]]\nlong",
        b"[[\"/a\",-1]]\n",
        b"{}\n",
    ] {
        assert_eq!(pack::read(spoiled), None);
    }
    assert_eq!(pack::read(b"[]\n"), Some(Vec::new()));
}

#[test]
fn a_patch_makes_the_new_file_out_of_the_old_one() {
    let long: String = (0..400)
        .map(|n| format!("record {n} of the table;"))
        .collect();
    let dated = long
        .replace("record 7", "Record 7")
        .replace("record 200 of the", "record 200 from another");
    let moved = format!("{}{}", &long[4000..], &long[..4000]);
    for (old, new, most) in [
        ("", "", 0),
        ("", "new", 3),
        ("old", "", 0),
        ("short", "other", 5),
        (long.as_str(), long.as_str(), 0),
        (long.as_str(), dated.as_str(), 60),
        (long.as_str(), moved.as_str(), 40),
        (long.as_str(), &long[1..], 20),
    ] {
        let (steps, inserted) = patch::diff(old.as_bytes(), new.as_bytes());
        let made = patch::apply(old.as_bytes(), &steps, &inserted);
        assert_eq!(made.as_deref(), Some(new.as_bytes()));
        assert!(
            inserted.len() <= most,
            "{} inserted bytes of {most}",
            inserted.len()
        );
    }
    for (steps, inserted) in [
        (vec![0, 99, 0], ""),
        (vec![-1, 1, 0], ""),
        (vec![0, -1, 0], ""),
        (vec![0, 1], ""),
        (vec![0, 1, 2], "a"),
        (vec![0, 1, 1], "ab"),
        (vec![i64::MAX, i64::MAX, i64::MAX], ""),
    ] {
        assert_eq!(
            patch::apply(b"old", &steps, inserted.as_bytes()),
            None,
            "{steps:?}"
        );
    }
}

#[test]
fn a_file_of_patches_comes_back_as_it_was_written() {
    let patches: Vec<patch::Patch> = ["one", "two"]
        .map(|name| patch::Patch {
            to: sha256_hex(name.as_bytes()),
            from: sha256_hex(b"old"),
            steps: vec![1, 2, 3, -1, 0, 0],
            inserted: name.as_bytes().to_vec(),
        })
        .into();
    let file = patch::write(&patches);
    assert_eq!(patch::read(&file), Some(patches));
    assert_eq!(patch::read(&file[..file.len() - 1]), None);
}

#[test]
fn the_change_log_names_records_and_fields() {
    let table = |records: Vec<Value>| Tables::from([("programmes".to_owned(), records)]);
    let record = |id: &str, fee: Value, name: &str| json!({ "finder": "training", "id": id, "name": { "en": name, "ur": "ن" }, "fee": fee });
    let old = table(vec![
        record("a", json!(1), "A"),
        record("b", json!(1), "B"),
        record("c", json!(1), "C"),
        record("d", json!(1), "D"),
    ]);
    let new = table(vec![
        record("b", json!(2), "B"),
        record("c", json!(1), "Cc"),
        record("d", json!(1), "D"),
        record("e", Value::Null, "E"),
    ]);
    let changes = change_log::compare(&old, &new, &["training/c".to_owned()].into());
    let found: Vec<(&str, What, usize)> = changes
        .iter()
        .map(|one| (one.record.as_str(), one.what, one.fields.len()))
        .collect();
    assert_eq!(
        found,
        [
            ("training/a", What::Removed, 0),
            ("training/b", What::Changed, 1),
            ("training/c", What::Corrected, 1),
            ("training/e", What::Added, 0),
        ]
    );
    assert_eq!(changes[1].fields[0].field, "fee");
    assert_eq!(
        (&changes[1].fields[0].was, &changes[1].fields[0].is),
        (&json!(1), &json!(2))
    );
    assert_eq!(changes[2].fields[0].field, "name.en");
    assert!(change_log::compare(&old, &old, &Default::default()).is_empty());
    assert_eq!(
        change_log::compare(&Tables::new(), &old, &Default::default()).len(),
        4
    );
}

#[test]
fn an_exported_release_is_accepted_whole_or_not_at_all() {
    let (current, list, contents) = release();
    let own = [key(1).public()];
    for scope in ["all", "punjab"] {
        let written = bundle::write(&current, &list, scope, &contents).unwrap();
        let read = bundle::verify(&written, &own, 0).unwrap();
        assert_eq!((read.scope.as_str(), read.statement.version), (scope, 7));
        assert!(matches!(
            bundle::verify(&written, &[key(2).public()], 0),
            Err(Refusal::OtherKey { .. })
        ));
        assert!(matches!(
            bundle::verify(&written, &own, 8),
            Err(Refusal::Older { .. })
        ));
        for length in 0..written.len() {
            assert!(
                bundle::verify(&written[..length], &own, 0).is_err(),
                "{length} bytes"
            );
        }
        for place in 0..written.len() {
            let mut changed = written.clone();
            changed[place] ^= 1;
            if let Ok(taken) = bundle::verify(&changed, &own, 0) {
                // Only the comment that nobody signs and nobody reads may differ.
                let comment = written
                    .windows(17)
                    .position(|part| part == b"untrusted comment")
                    .unwrap();
                assert!((comment..comment + 60).contains(&place), "byte {place}");
                assert_eq!(
                    (taken.statement, taken.list),
                    (read.statement.clone(), read.list.clone())
                );
            }
        }
        let longer = [&written[..], b"x"].concat();
        assert!(bundle::verify(&longer, &own, 0).is_err());
    }
    assert!(bundle::write(&current, &list, "all", &BTreeMap::new()).is_err());
    let none = bundle::write(&current, &list, "atlantis", &contents).unwrap();
    assert!(bundle::verify(&none, &own, 0).is_err());
}
