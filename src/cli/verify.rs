//! `rahdari verify`.

use crate::release::{
    bundle,
    file_list::{FileEntry, FileList},
    key_list::SignedKeys,
    minisign::PublicKey,
    sha256_hex,
    statement::{Current, Statement},
};
use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use rayon::prelude::*;
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

/// Largest unpacked file that is read.
const MOST_BYTES: u64 = 64_000_000;

/// Arguments of `rahdari verify`.
#[derive(clap::Args)]
pub struct Arguments {
    /// A published site, or a file that a phone exported.
    release: PathBuf,
    /// Public key that must have signed it; may be given more than once.
    #[arg(long, required_unless_present = "root")]
    key: Vec<PathBuf>,
    /// Root key: the keys of the site's own list are trusted if this one signed the list.
    #[arg(long)]
    root: Option<PathBuf>,
    /// The release must be at least this one.
    #[arg(long, default_value_t = 0)]
    newest: u64,
}

/// Checks signature, version and every file.
pub fn run(arguments: &Arguments) -> Result<()> {
    let place = arguments.release.display();
    let mut keys = arguments
        .key
        .iter()
        .map(|file| public_key(file))
        .collect::<Result<Vec<_>>>()?;
    if arguments.release.is_file() {
        let found = bundle::verify(&unpacked(&arguments.release)?, &keys, arguments.newest)
            .with_context(|| place.to_string())?;
        println!(
            "{}",
            good(&found.statement, found.list.of_scope(&found.scope).len())
        );
        return Ok(());
    }
    let site = &arguments.release;
    if let Some(root) = &arguments.root {
        let file = site.join("release/keys.json");
        let text = fs::read_to_string(&file).with_context(|| format!("read {}", file.display()))?;
        let (_, listed) = SignedKeys::parse(&text)?
            .verify(&public_key(root)?)
            .with_context(|| file.display().to_string())?;
        keys.extend(listed);
    }
    let (statement, list) = statement(site, &keys, arguments.newest)?;
    let files: Vec<&FileEntry> = list.all().collect();
    let problems: Vec<String> = files
        .par_iter()
        .flat_map_iter(|file| problems(site, file))
        .collect();
    if !problems.is_empty() {
        bail!(
            "{}\n{} files are not those of the release",
            problems.join("\n"),
            problems.len()
        );
    }
    println!("{}", good(&statement, files.len()));
    Ok(())
}

fn good(statement: &Statement, n_files: usize) -> String {
    format!(
        "release {} of {}: signature and {n_files} files are right",
        statement.version, statement.date
    )
}

fn public_key(file: &Path) -> Result<PublicKey> {
    let text =
        fs::read_to_string(file).with_context(|| format!("read the key {}", file.display()))?;
    PublicKey::parse(&text).with_context(|| file.display().to_string())
}

fn statement(site: &Path, keys: &[PublicKey], newest: u64) -> Result<(Statement, FileList)> {
    let file = site.join("release/current.json");
    let text = fs::read_to_string(&file).with_context(|| {
        format!(
            "{}: found no release, expected a site that was published with --key",
            file.display()
        )
    })?;
    let statement = Current::parse(&text)
        .and_then(|current| current.verify(keys, newest))
        .with_context(|| file.display().to_string())?;
    let file = site.join(statement.list_path());
    let text = fs::read_to_string(&file).with_context(|| format!("read {}", file.display()))?;
    if sha256_hex(text.as_bytes()) != statement.files {
        bail!("{}: found other bytes than were signed", file.display());
    }
    let list = FileList::parse(&text).with_context(|| file.display().to_string())?;
    Ok((statement, list))
}

/// What is wrong with a file of the release and its compressed forms.
fn problems(site: &Path, file: &FileEntry) -> Vec<String> {
    let path = site.join(file.path.trim_start_matches('/'));
    let Ok(content) = fs::read(&path) else {
        return vec![format!("{}: found no such file", file.path)];
    };
    let mut found = Vec::new();
    let mut judge = |name: &str, content: Option<Vec<u8>>| {
        if content.is_none_or(|content| sha256_hex(&content) != file.sha256) {
            found.push(format!(
                "{}{name}: found other bytes than were signed",
                file.path
            ));
        }
    };
    judge("", Some(content));
    let packed = |ending: &str| fs::File::open(format!("{}{ending}", path.display())).ok();
    if let Some(packed) = packed(".br") {
        judge(".br", read(brotli::Decompressor::new(packed, 4096)).ok());
    }
    if let Some(packed) = packed(".gz") {
        judge(".gz", read(GzDecoder::new(packed)).ok());
    }
    found
}

fn unpacked(file: &Path) -> Result<Vec<u8>> {
    let open = fs::File::open(file).with_context(|| format!("read {}", file.display()))?;
    read(GzDecoder::new(open)).with_context(|| {
        format!(
            "{}: found no compressed file, expected one that the portal exported",
            file.display()
        )
    })
}

fn read(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut content = Vec::new();
    from.take(MOST_BYTES).read_to_end(&mut content)?;
    Ok(content)
}
