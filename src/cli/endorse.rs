//! `rahdari endorse`.

use crate::release::{
    key_list::{KeyList, SignedKeys},
    minisign::{PublicKey, SecretKey},
};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Arguments of `rahdari endorse`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The root key, which signs nothing else and stays offline.
    #[arg(long)]
    root: PathBuf,
    /// The list to write. A list that is there already is followed by the next one.
    #[arg(long, default_value = "keys.json")]
    out: PathBuf,
    /// Public keys that may sign releases from now on. Others may no longer.
    #[arg(required = true)]
    keys: Vec<PathBuf>,
}

/// Writes the signed list.
pub fn run(arguments: &Arguments) -> Result<()> {
    let read = |file: &Path| {
        fs::read_to_string(file).with_context(|| format!("read the key {}", file.display()))
    };
    let root = SecretKey::parse(&read(&arguments.root)?)
        .with_context(|| arguments.root.display().to_string())?;
    let keys: Vec<String> = arguments
        .keys
        .iter()
        .map(|file| {
            let key = PublicKey::parse(&read(file)?).with_context(|| file.display().to_string())?;
            Ok(key.line())
        })
        .collect::<Result<_>>()?;
    let place = arguments.out.display();
    let sequence = match fs::read_to_string(&arguments.out) {
        Err(_) => 1,
        Ok(text) => {
            let before = SignedKeys::parse(&text).with_context(|| place.to_string())?;
            let known = before.verify(&root.public());
            let (list, _) = known.with_context(|| format!("{place}: the list that is there"))?;
            if list.keys == keys {
                bail!("{place}: found a list of these keys already; nothing was written");
            }
            list.sequence + 1
        }
    };
    let signed = SignedKeys::sign(&KeyList { sequence, keys }, &root);
    fs::write(&arguments.out, serde_json::to_vec(&signed)?)
        .with_context(|| format!("write {place}"))?;
    println!(
        "{place}: list {sequence} of {} keys, signed by {}",
        arguments.keys.len(),
        root.public().id()
    );
    Ok(())
}
