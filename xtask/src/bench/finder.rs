//! `bench finder`: our engine beside three from npm, and how its index grows.

use super::{grow::grow, install, node};
use crate::{build, project::Project, publish, run, tools};
use anyhow::{Context, bail};
use std::{fs, path::PathBuf};

/// Numbers of programmes in the table of growth.
const SIZES: [usize; 4] = [500, 2_000, 10_000, 50_000];
/// Numbers of programmes at which the engines are compared.
const COMPARED: [usize; 2] = [467, 10_000];

/// Grows the data, builds the index of every size, and runs the same queries through all engines,
/// natively and in a Chromium with its processor slowed four times.
///
/// # Errors
/// When a build fails or a program is missing.
pub fn run(project: &Project) -> anyhow::Result<()> {
    tools::node()?;
    let chromium = tools::chromium(project)?;
    build::run(project)?;
    let site = project.target("site");
    run::shown("publish", &mut publish::command(project, &site)?)?;
    let folder = project.target("bench-finder");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    for n in SIZES.into_iter().chain(COMPARED) {
        let data = folder.join(format!("data-{n}"));
        if !data.exists() {
            grow(&project.path("data"), &data, n)?;
            index(project, &folder, n)?;
        }
    }
    install(project)?;
    let mut measure = node(project, "bench/finder.mjs");
    measure
        .arg(&folder)
        .args(SIZES.map(|n| n.to_string()))
        .arg("--")
        .args(COMPARED.map(|n| n.to_string()))
        .env("RAHDARI_BIN", project.rahdari())
        .env("RAHDARI_SITE", &site)
        .env("RAHDARI_CHROMIUM", chromium);
    run::shown("engines", &mut measure)
}

/// Builds the index of `n` programmes and keeps what the build says beside it.
fn index(project: &Project, folder: &std::path::Path, n: usize) -> anyhow::Result<()> {
    let path = |name: &str| -> PathBuf { folder.join(format!("{name}-{n}")) };
    let mut command = run::command(project, project.rahdari(), &["index"]);
    command.arg(path("data")).arg("--out").arg(path("index"));
    let outcome = run::quiet(&path("report"), &mut command)?;
    if !outcome.success {
        bail!("the index of {n} programmes failed:\n{}", outcome.output);
    }
    Ok(())
}
