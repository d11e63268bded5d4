//! `rahdari keygen`.

use crate::release::minisign::SecretKey;
use anyhow::{Context, Result, bail};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Arguments of `rahdari keygen`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Where the secret key goes; the public one goes beside it, ending in .pub.
    key: PathBuf,
}

/// Makes a pair of keys. An existing key is never overwritten.
pub fn run(arguments: &Arguments) -> Result<()> {
    let secret = &arguments.key;
    let public = secret.with_extension("pub");
    for file in [secret, &public] {
        if file.exists() {
            bail!(
                "{}: found a file there, expected none; a lost key cannot be made again, so choose another name",
                file.display()
            );
        }
    }
    if let Some(folder) = secret.parent() {
        fs::create_dir_all(folder).with_context(|| format!("create {}", folder.display()))?;
    }
    let key = SecretKey::generate().context("the system gives no random numbers")?;
    write_secret(secret, &key.file())?;
    fs::write(&public, key.public().file())
        .with_context(|| format!("write {}", public.display()))?;
    println!(
        "key {}: secret in {} (keep it out of the site and in a backup), public in {}\n{}",
        key.public().id(),
        secret.display(),
        public.display(),
        key.public().line()
    );
    Ok(())
}

/// Writes a file that only its owner can read.
fn write_secret(file: &Path, text: &str) -> Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let place = || format!("write {}", file.display());
    let mut open = options.open(file).with_context(place)?;
    open.write_all(text.as_bytes()).with_context(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::minisign::PublicKey;

    #[test]
    fn a_key_pair_is_written_once_and_only_for_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("keys/release.key");
        let arguments = Arguments { key: key.clone() };
        run(&arguments).unwrap();
        let secret = SecretKey::parse(&fs::read_to_string(&key).unwrap()).unwrap();
        let public = fs::read_to_string(key.with_extension("pub")).unwrap();
        assert_eq!(PublicKey::parse(&public), Ok(secret.public()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(&key).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        let error = run(&arguments).unwrap_err().to_string();
        assert!(error.contains("choose another name"), "{error}");
    }
}
