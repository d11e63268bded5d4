//! The step that needs other servers.

use super::{Run, Tally, tally};
use crate::{run, tools};

/// Headers of nginx with the written configuration, and of Caddy where it is installed.
pub fn headers(run: &Run) -> anyhow::Result<Tally> {
    tools::nginx(run.project)?;
    let line =
        "test --package rahdari --release --locked --test hosting -- --ignored --test-threads 1";
    run.counted(&mut run::cargo(run.project, line), tally::of_cargo)
}
