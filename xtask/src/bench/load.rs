//! `bench load`: the first start on slow 4G and the second one without a network.

use super::{install, node};
use crate::{build, project::Project, publish, run, tools};

/// Publishes and measures both starts in Chromium with its processor slowed four times.
///
/// # Errors
/// When a build fails or a program is missing.
pub fn run(project: &Project) -> anyhow::Result<()> {
    tools::node()?;
    let chromium = tools::chromium(project)?;
    build::run(project)?;
    let site = project.site();
    run::shown("publish", &mut publish::command(project, &site)?)?;
    install(project)?;
    let mut measure = node(project, "bench/load.mjs");
    measure
        .env("RAHDARI_BIN", project.rahdari())
        .env("RAHDARI_SITE", &site)
        .env("RAHDARI_CHROMIUM", chromium);
    run::shown("starts", &mut measure)
}
