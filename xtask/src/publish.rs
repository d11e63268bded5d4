//! `publish`: the data of the project as a site.

use crate::{build, project::Project, run};
use anyhow::bail;
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Builds both sides, then publishes into `out`, or into the site folder.
///
/// # Errors
/// When a build or the publishing fails.
pub fn run(project: &Project, out: Option<&Path>) -> anyhow::Result<()> {
    build::run(project)?;
    let site = project.site();
    let out = out.unwrap_or(&site);
    run::shown(
        &format!("publish to {}", project.shown(out)),
        &mut command(project, out)?,
    )
}

/// The command that publishes the project's data into `out`, signed with the key of this machine.
///
/// # Errors
/// When that key cannot be made.
pub fn command(project: &Project, out: &Path) -> anyhow::Result<Command> {
    let mut command = run::command(project, project.rahdari(), &["publish", "data"]);
    command
        .arg("--out")
        .arg(out)
        .arg("--app")
        .arg(project.app())
        .arg("--key")
        .arg(key(project)?);
    Ok(command)
}

/// A key that signs what this machine publishes for itself. It is made once, lies beside the
/// builds, and no phone but this machine's browsers ever believes it.
fn key(project: &Project) -> anyhow::Result<PathBuf> {
    let key = project.target("keys/release.key");
    if !key.exists() {
        let log = project.target("keys/log.txt");
        let mut keygen = run::command(project, project.rahdari(), &["keygen"]);
        let outcome = run::quiet(&log, keygen.arg(&key))?;
        if !outcome.success {
            bail!("no key could be made:\n{}", outcome.output);
        }
    }
    Ok(key)
}
