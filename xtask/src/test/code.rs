//! Steps that look at the code.

use super::{Run, Tally, tally};
use crate::{build, run, tools};

/// Every file is formatted.
pub fn fmt(run: &Run) -> anyhow::Result<Tally> {
    run.must(&mut run::cargo(run.project, "fmt --all --check"))?;
    Ok(Tally::default())
}

/// No warnings in the native build.
pub fn clippy(run: &Run) -> anyhow::Result<Tally> {
    let line = "clippy --workspace --all-targets --locked --release -- -D warnings";
    run.must(&mut run::cargo(run.project, line))?;
    Ok(Tally::default())
}

/// No warnings in the browser build, under the rules of `xtask/clippy-wasm`.
pub fn clippy_wasm(run: &Run) -> anyhow::Result<Tally> {
    tools::wasm_target(run.project)?;
    let line = format!("clippy -p rahdari {} -- -D warnings", build::BROWSER);
    run.must(
        run::cargo(run.project, &line)
            .env("RUSTFLAGS", build::flags(run.project))
            .env("CLIPPY_CONF_DIR", run.project.path("xtask/clippy-wasm")),
    )?;
    Ok(Tally::default())
}

/// Unit tests of both packages, one after the other: so each takes the dependencies that its own
/// build has compiled already.
pub fn unit(run: &Run) -> anyhow::Result<Tally> {
    ["rahdari", "xtask"]
        .into_iter()
        .map(|package| {
            let line = format!("test --package {package} --release --locked");
            run.counted(&mut run::cargo(run.project, &line), tally::of_cargo)
        })
        .try_fold(Tally::default(), |sum, tally| Ok(sum + tally?))
}
