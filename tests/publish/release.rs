//! Releases of the real data: counted, signed, unchanged when nothing changed, refused when spoiled.

use crate::{
    common::Workshop,
    month::{a_month_passes, costs_little},
};
use rahdari::{
    publish::release::Released,
    release::{
        change_log::What,
        file_list::FileList,
        pack, patch, sha256_hex,
        statement::{Current, Statement},
    },
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Output},
};

fn rahdari(arguments: &[&str], workshop: &Workshop) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rahdari"))
        .args(arguments)
        .current_dir(workshop.path(""))
        .output()
        .expect("the command line runs")
}

fn keygen(workshop: &Workshop, name: &str) {
    let made = rahdari(&["keygen", name], workshop);
    assert!(made.status.success(), "{made:?}");
}

fn release(workshop: &Workshop) -> Released {
    let report = workshop.publish_with(Some("keys/release.key"));
    report.expect("published").released.expect("a release")
}

fn list(workshop: &Workshop) -> (Statement, FileList) {
    let current = Current::parse(&workshop.site_text("release/current.json")).unwrap();
    let statement = Statement::parse(&current.payload).unwrap();
    let text = workshop.site_text(&statement.list_path());
    assert_eq!(sha256_hex(text.as_bytes()), statement.files);
    (statement, FileList::parse(&text).unwrap())
}

fn tree(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            tree(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

fn verified(workshop: &Workshop, key: &str) -> (bool, String) {
    let done = rahdari(&["verify", "site", "--key", key], workshop);
    let said = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn releases_count_up_and_only_when_something_changed() {
    let workshop = Workshop::new();
    keygen(&workshop, "keys/release.key");
    assert_eq!(release(&workshop).version, 1);
    let (_, first) = list(&workshop);
    assert!(first.changes.is_none() && first.patches.is_empty());
    let mut before = BTreeMap::new();
    tree(&workshop.path("site"), "", &mut before);

    let again = release(&workshop);
    assert_eq!((again.version, again.is_new), (1, false));
    let mut after = BTreeMap::new();
    tree(&workshop.path("site"), "", &mut after);
    assert!(before == after, "unchanged data give the same bytes");

    every_page_is_in_the_packs(&workshop, &first);

    a_month_passes(&workshop);
    workshop.replace(
        "projects.csv",
        "Karot Hydropower Project",
        "Karot Hydropower Plant",
    );
    let changed = release(&workshop);
    assert_eq!((changed.version, changed.is_new), (2, true));
    let (statement, second) = list(&workshop);
    assert_eq!(statement.date, "2026-12-24");
    costs_little(&workshop, &first, &statement, &second);
    let log: Value = serde_json::from_str(&workshop.site_text("release/2/changes.json")).unwrap();
    let records = log["records"].as_array().unwrap();
    let karot = records
        .iter()
        .find(|record| record["record"] == "karot-hydropower")
        .unwrap();
    assert_eq!(
        (&karot["table"], &karot["what"]),
        (
            &"projects".into(),
            &serde_json::to_value(What::Changed).unwrap()
        )
    );
    assert_eq!(karot["fields"][0]["field"], "name.en");

    // A phone with release 1 can make every file of release 2 from its own and the patch.
    let patch_file = &second
        .patches
        .iter()
        .find(|one| one.scope == "all")
        .unwrap()
        .file;
    let bytes = fs::read(workshop.path("site").join(&patch_file.path[1..])).unwrap();
    let old: BTreeMap<&str, &str> = first
        .everything
        .iter()
        .map(|file| (file.sha256.as_str(), file.path.as_str()))
        .collect();
    for patch in patch::read(&bytes).unwrap() {
        let was = &before[&old[patch.from.as_str()][1..]];
        let made = patch::apply(was, &patch.steps, &patch.inserted).unwrap();
        assert_eq!(sha256_hex(&made), patch.to);
    }

    // Files of the first release are still there for a phone in the middle of it.
    for file in first.all() {
        let content = fs::read(workshop.path("site").join(&file.path[1..])).unwrap();
        assert_eq!(content.len() as u64, file.bytes, "{}", file.path);
    }
    assert!(workshop.path("site/release/1/files.json").exists());
    a_spoiled_site_is_refused_in_words(&workshop, &second);
}

/// Every page is in the packs of everything, and every region has a pack of its own.
fn every_page_is_in_the_packs(workshop: &Workshop, list: &FileList) {
    let read = |path: &str| fs::read(workshop.path("site").join(&path[1..])).unwrap();
    let mut packed = BTreeMap::new();
    for file in list
        .everything
        .iter()
        .filter(|file| file.path.starts_with("/release/pack/"))
    {
        let content = read(&file.path);
        for (path, range) in pack::read(&content).unwrap() {
            assert!(
                packed
                    .insert(path.clone(), content[range].to_vec())
                    .is_none(),
                "{path} twice"
            );
        }
    }
    let mut files = BTreeMap::new();
    tree(&workshop.path("site/data/page"), "/data/page/", &mut files);
    for (path, content) in &files {
        assert!(
            packed.get(path) == Some(content),
            "{path} is not in the packs as published"
        );
    }
    for path in ["/", "/en/", "/ur/", "shell/en", "shell/ur"] {
        let text = String::from_utf8(packed[path].clone()).unwrap();
        assert!(
            text.starts_with("<!DOCTYPE html>") && text.ends_with("</html>\n"),
            "{path}"
        );
        assert!(!text.contains("ld+json") || path == "/", "{path}");
    }
    assert_eq!(list.lite.len(), 7);
    for lite in &list.lite {
        let content = read(&lite.pack.path);
        let documents = pack::read(&content).unwrap();
        let paths: Vec<&str> = documents.iter().map(|(path, _)| path.as_str()).collect();
        for lang in ["en", "ur"] {
            assert!(
                paths.contains(&format!("/{lang}/regions/{}/", lite.region).as_str()),
                "{}",
                lite.region
            );
        }
        let all = String::from_utf8_lossy(&content);
        assert!(
            !all.contains("/app/") && !all.contains("ld+json"),
            "{}: finished pages load no app",
            lite.region
        );
    }
}

/// A site with a changed or missing file, of another key or older than known, is refused.
fn a_spoiled_site_is_refused_in_words(workshop: &Workshop, list: &FileList) {
    keygen(workshop, "keys/other.key");
    let (is_good, said) = verified(workshop, "keys/release.pub");
    assert!(is_good && said.contains("release 2 of"), "{said}");
    let (is_good, said) = verified(workshop, "keys/other.pub");
    assert!(!is_good && said.contains("signed by the key"), "{said}");
    let path = workshop.path("site").join(&list.everything[0].path[1..]);
    let good = fs::read(&path).unwrap();
    let mut bad = good.clone();
    bad.push(b' ');
    fs::write(&path, bad).unwrap();
    let (is_good, said) = verified(workshop, "keys/release.pub");
    assert!(
        !is_good && said.contains("found other bytes than were signed"),
        "{said}"
    );
    fs::remove_file(&path).unwrap();
    let (is_good, said) = verified(workshop, "keys/release.pub");
    assert!(!is_good && said.contains("found no such file"), "{said}");
    fs::write(&path, good).unwrap();
    assert!(verified(workshop, "keys/release.pub").0);
    let old = rahdari(
        &[
            "verify",
            "site",
            "--key",
            "keys/release.pub",
            "--newest",
            "3",
        ],
        workshop,
    );
    assert!(
        String::from_utf8_lossy(&old.stderr).contains("expected 3 or a newer one"),
        "{old:?}"
    );
}

#[test]
fn keys_rotate_by_the_root_key() {
    let workshop = Workshop::new();
    for name in ["keys/root.key", "keys/release.key", "keys/next.key"] {
        keygen(&workshop, name);
    }
    let endorse = |keys: &[&str]| {
        let arguments = [
            &[
                "endorse",
                "--root",
                "keys/root.key",
                "--out",
                "keys/keys.json",
            ],
            keys,
        ]
        .concat();
        rahdari(&arguments, &workshop)
    };
    assert!(endorse(&["keys/release.pub"]).status.success());
    let list = workshop.path("keys/keys.json");
    workshop
        .publish_signed("keys/release.key", Some(&list))
        .unwrap();
    let by_root = || rahdari(&["verify", "site", "--root", "keys/root.pub"], &workshop);
    assert!(by_root().status.success(), "{:?}", by_root());
    // The next key is not allowed until the root key says so.
    let error = workshop
        .publish_signed("keys/next.key", Some(&list))
        .unwrap_err();
    assert!(
        format!("{error:#}").contains("rahdari endorse"),
        "{error:#}"
    );
    assert!(
        !endorse(&["keys/release.pub"]).status.success(),
        "the same list again"
    );
    assert!(endorse(&["keys/next.pub"]).status.success());
    workshop
        .publish_signed("keys/next.key", Some(&list))
        .unwrap();
    assert!(by_root().status.success(), "{:?}", by_root());
    let worker = workshop.site_text("sw.js");
    assert!(worker.contains("\"sequence\":2"));
}

#[test]
fn a_secret_key_stays_secret_and_out_of_the_site() {
    let workshop = Workshop::new();
    let missing = workshop.publish_with(Some("keys/none.key")).unwrap_err();
    assert!(
        format!("{missing:#}").contains("rahdari keygen"),
        "{missing:#}"
    );
    keygen(&workshop, "data/release.key");
    let inside = workshop.publish_with(Some("data/release.key")).unwrap_err();
    assert!(
        format!("{inside:#}").contains("outside of the site"),
        "{inside:#}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        keygen(&workshop, "keys/release.key");
        let key = workshop.path("keys/release.key");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
        let open = workshop.publish_with(Some("keys/release.key")).unwrap_err();
        assert!(format!("{open:#}").contains("chmod 600"), "{open:#}");
    }
    assert!(!workshop.path("site").exists(), "nothing was published");
}

#[test]
fn without_a_key_there_is_a_site_but_no_worker() {
    let site = crate::published_site::site().path("site");
    assert!(site.join("index.html").exists());
    assert!(!site.join("sw.js").exists());
    assert!(!site.join("release").exists());
}
