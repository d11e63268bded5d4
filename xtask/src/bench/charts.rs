//! `bench charts`: our charts beside three libraries from npm, in time and in bytes.

use super::{install, node};
use crate::{build, project::Project, publish, run, tools};

/// Publishes the site and measures in a Chromium with its processor slowed four times.
///
/// # Errors
/// When a build fails or a program is missing.
pub fn run(project: &Project) -> anyhow::Result<()> {
    tools::node()?;
    let chromium = tools::chromium(project)?;
    build::run(project)?;
    let site = project.target("site");
    run::shown("publish", &mut publish::command(project, &site)?)?;
    install(project)?;
    let mut measure = node(project, "bench/charts.mjs");
    measure
        .env("RAHDARI_BIN", project.rahdari())
        .env("RAHDARI_SITE", &site)
        .env("RAHDARI_CHROMIUM", chromium);
    run::shown("charts", &mut measure)
}
