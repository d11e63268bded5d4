//! `publish`: the data of the project as a site.

use crate::{build, project::Project, run};
use std::{path::Path, process::Command};

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
        &mut command(project, out),
    )
}

/// The command that publishes the project's data into `out`.
pub fn command(project: &Project, out: &Path) -> Command {
    let mut command = run::command(project, project.rahdari(), &["publish", "data"]);
    command
        .arg("--out")
        .arg(out)
        .arg("--app")
        .arg(project.app());
    command
}
