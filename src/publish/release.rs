//! The signed release of a site: packs, worker, file list, patches, change log, signature.
//!
//! The version counts up from the release found at the previous site; a publish that changes
//! nothing keeps version and bytes. Files of the last releases stay, so that a phone in the middle
//! of a download and a page that is open still find theirs.

mod earlier;
mod news;
mod packs;
mod worker;

use super::{
    Options, Pages, compress,
    site::{Assets, Site},
};
use crate::{
    check::Checked,
    release::{
        Refusal,
        file_list::{FileEntry, FileList, Lite},
        key_list::SignedKeys,
        minisign::{PublicKey, SecretKey},
        sha256_hex,
        statement::{CURRENT_BYTES, Current, Statement},
    },
};
use anyhow::{Context, Result, bail, ensure};
use earlier::Earlier;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Everything that has to be at hand before a release can be made, read before the long steps.
pub struct Plan {
    key: SecretKey,
    trust: Trust,
    earlier: Option<Earlier>,
}

/// Whom phones believe.
pub struct Trust {
    /// The root key.
    pub root: PublicKey,
    /// Sequence of the list of keys, 0 when the release key is its own root.
    pub sequence: u64,
    /// Keys that may sign.
    pub keys: Vec<PublicKey>,
    /// The signed list as it is published.
    pub file: Option<SignedKeys>,
}

/// What of a release is known before compression.
pub struct Contents {
    everything: Vec<String>,
    optional: Vec<String>,
    lite: Vec<(String, String, Vec<String>)>,
}

/// What was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// Version.
    pub version: u64,
    /// False when nothing changed since the previous publish.
    pub is_new: bool,
    /// Bytes on the wire of everything.
    pub wire: u64,
}

impl Plan {
    /// Reads key, list of keys and previous release; `None` when no key was named, which makes a
    /// site without a release: it works online only.
    ///
    /// # Errors
    ///
    /// A key that cannot be read, lies inside the site or can be read by others, a list of keys
    /// without this one, or a previous release that is damaged.
    pub fn open(options: &Options) -> Result<Option<Plan>> {
        let Some(file) = &options.key else {
            return Ok(None);
        };
        let key = read_key(file, options)?;
        let trust = trust(&key, options.keys.as_deref())?;
        let folder = options.previous.as_ref().unwrap_or(&options.out);
        let earlier = Earlier::read(folder)?;
        if let (Some(named), None) = (&options.previous, &earlier) {
            bail!(
                "{}: found no release, expected the previous site; leave --previous out for the first release",
                named.display()
            );
        }
        Ok(Some(Plan {
            key,
            trust,
            earlier,
        }))
    }

    /// Adds packs and worker. To be called when all other files are there, before compression.
    ///
    /// # Errors
    ///
    /// A file of the app or a page that a pack needs and that is not there.
    pub fn prepare(
        &self,
        site: &mut Site,
        pages: &Pages,
        checked: &Checked,
        assets: &Assets,
    ) -> Result<Contents> {
        let packs = packs::add(site, pages)?;
        let lite = packs::add_lite(site, &checked.dataset, assets)?;
        site.add("sw.js", worker::script(site, &self.trust, assets)?);
        if let Some(keys) = &self.trust.file {
            site.add("release/keys.json", serde_json::to_vec(keys)?);
        }
        let is_kept = |path: &str| {
            let is_app = path.starts_with("app/")
                || path.starts_with("data/finder/")
                || ["assets/style-", "assets/full-", "assets/print-"]
                    .iter()
                    .any(|start| path.starts_with(start));
            is_app || path.starts_with("fonts/naskh-") && path.ends_with(".woff2")
        };
        let small = ["favicon.svg", "icons/mark.svg"];
        let named = site
            .files
            .keys()
            .filter(|path| is_kept(path) || small.contains(&path.as_str()));
        let mut everything: Vec<String> = named.cloned().collect();
        everything.extend(packs);
        everything.sort();
        let optional = site
            .files
            .keys()
            .filter(|path| path.starts_with("fonts/nastaliq-"));
        Ok(Contents {
            everything,
            optional: optional.cloned().collect(),
            lite,
        })
    }

    /// Adds file list, patches, change log, statement and the files of the last releases. To be
    /// called after compression.
    ///
    /// # Errors
    ///
    /// A statement that does not fit its size, or files of the last releases that cannot be read.
    pub fn finish(
        &self,
        site: &mut Site,
        contents: &Contents,
        checked: &Checked,
        options: &Options,
    ) -> Result<Released> {
        let list = list(site, contents)?;
        let date = checked
            .dataset
            .date()
            .context("changes.csv: found no change, expected at least one")?;
        let unchanged = self
            .earlier
            .as_ref()
            .filter(|earlier| earlier.list.same_content(&list));
        let (statement, list, is_new) = match (unchanged, &self.earlier) {
            (Some(earlier), _) => (earlier.statement.clone(), earlier.list.clone(), false),
            (None, earlier) => {
                let version = earlier
                    .as_ref()
                    .map_or(0, |earlier| earlier.statement.version)
                    + 1;
                let list = news::add(
                    site,
                    list,
                    version,
                    earlier.as_ref(),
                    &checked.dataset,
                    options,
                )?;
                let text = list.text();
                let statement = Statement {
                    rahdari: 1,
                    version,
                    date: date.to_string(),
                    files: sha256_hex(text.as_bytes()),
                    bytes: text.len() as u64,
                };
                site.add(&statement.list_path(), text);
                compress::add_those(site, &options.cache, options.plain, |path| {
                    path == statement.list_path()
                })?;
                (statement, list, true)
            }
        };
        if let Some(earlier) = &self.earlier {
            earlier.carry_over(site, statement.version)?;
        }
        let current = Current::sign(&statement, &self.key);
        ensure!(
            current.text().len() <= CURRENT_BYTES,
            "current.json would be longer than {CURRENT_BYTES} bytes"
        );
        let signed = format!("release/{}/release.json", statement.version);
        site.add(&format!("{signed}.minisig"), current.signature.clone());
        site.add(&signed, current.payload.clone());
        site.add("release/current.json", current.text());
        Ok(Released {
            version: statement.version,
            is_new,
            wire: list.everything.iter().map(|file| file.wire).sum(),
        })
    }
}

/// The list without what depends on earlier releases.
fn list(site: &Site, contents: &Contents) -> Result<FileList> {
    let entries = |paths: &[String]| {
        paths
            .iter()
            .map(|path| entry(site, path))
            .collect::<Result<Vec<_>>>()
    };
    let lite = contents.lite.iter().map(|(region, pack, files)| {
        Ok(Lite {
            region: region.clone(),
            pack: entry(site, pack)?,
            files: files.iter().map(|path| format!("/{path}")).collect(),
        })
    });
    Ok(FileList {
        headers: worker::document_headers(site),
        everything: entries(&contents.everything)?,
        optional: entries(&contents.optional)?,
        lite: lite.collect::<Result<_>>()?,
        patches: Vec::new(),
        changes: None,
    })
}

/// The entry of a file of the site, with its size on the wire.
fn entry(site: &Site, path: &str) -> Result<FileEntry> {
    let content = site
        .files
        .get(path)
        .with_context(|| format!("{path}: found no such file, expected it in the release"))?;
    let compressed = site.files.get(&format!("{path}.br"));
    Ok(FileEntry {
        path: format!("/{path}"),
        sha256: sha256_hex(content),
        bytes: content.len() as u64,
        wire: compressed.unwrap_or(content).len() as u64,
    })
}

fn read_key(file: &Path, options: &Options) -> Result<SecretKey> {
    let place = file.display();
    let text = fs::read_to_string(file).with_context(|| {
        format!("{place}: found no readable key, expected a secret key file; make one with `rahdari keygen {place}`")
    })?;
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    for folder in [&options.out, &options.public, &options.data] {
        if whole(file).starts_with(whole(folder)) {
            bail!(
                "{place}: found the secret key inside {}, which is published; keep it in a folder of its own, outside of the site",
                folder.display()
            );
        }
    }
    only_ours(file)?;
    SecretKey::parse(&text).with_context(|| place.to_string())
}

/// A secret key that other users of the machine can read is none.
#[cfg(unix)]
fn only_ours(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(file)?.permissions().mode() & 0o777;
    ensure!(
        mode & 0o077 == 0,
        "{0}: found permissions {mode:03o}, expected 600, so that only you can read it; run `chmod 600 {0}`",
        file.display()
    );
    Ok(())
}

/// Elsewhere permissions follow the folder.
#[cfg(not(unix))]
fn only_ours(_file: &Path) -> Result<()> {
    Ok(())
}

fn trust(key: &SecretKey, keys: Option<&Path>) -> Result<Trust> {
    let own = key.public();
    let Some(file) = keys else {
        return Ok(Trust {
            root: own.clone(),
            sequence: 0,
            keys: vec![own],
            file: None,
        });
    };
    let place = file.display().to_string();
    let text = fs::read_to_string(file).with_context(|| format!("read {place}"))?;
    let signed = SignedKeys::parse(&text).with_context(|| place.clone())?;
    let root = PublicKey::parse(&signed.root).with_context(|| place.clone())?;
    let (list, known) = signed.verify(&root).with_context(|| place.clone())?;
    if !known.contains(&own) {
        let error = Refusal::OtherKey {
            found: own.id().to_string(),
            expected: known
                .iter()
                .map(|key| key.id().to_string())
                .collect::<Vec<_>>()
                .join(" or "),
        };
        return Err(error).context(format!(
            "{place} does not allow the key of --key; run `rahdari endorse` with the root key"
        ));
    }
    Ok(Trust {
        root,
        sequence: list.sequence,
        keys: known,
        file: Some(signed),
    })
}

/// Files by their path without the hashes in it, to find a file's earlier form.
fn by_stem<'a>(files: impl Iterator<Item = &'a FileEntry>) -> BTreeMap<String, &'a FileEntry> {
    files.map(|file| (stem(&file.path), file)).collect()
}

/// A path with every run of sixteen hexadecimal digits taken out.
fn stem(path: &str) -> String {
    let is_hash =
        |part: &&str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let segments = path.split('/').map(|segment| {
        let parts = segment.split(['-', '.']).filter(|part| !is_hash(part));
        parts.collect::<Vec<_>>().join("-")
    });
    segments.collect::<Vec<_>>().join("/")
}

/// The folder of a release below the site.
fn folder(version: u64) -> PathBuf {
    Path::new("release").join(version.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_again_under_its_next_hash() {
        for (left, right, expected) in [
            (
                "/app/0123456789abcdef/rahdari.js",
                "/app/fedcba9876543210/rahdari.js",
                true,
            ),
            (
                "/assets/style-0123456789abcdef.css",
                "/assets/style-fedcba9876543210.css",
                true,
            ),
            (
                "/assets/style-0123456789abcdef.css",
                "/assets/full-0123456789abcdef.css",
                false,
            ),
            (
                "/release/pack/projects-0123456789abcdef.bin",
                "/release/pack/places-0123456789abcdef.bin",
                false,
            ),
        ] {
            assert_eq!(stem(left) == stem(right), expected, "{left} {right}");
        }
    }
}
