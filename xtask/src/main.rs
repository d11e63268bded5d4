//! Development chores: `cargo xtask <verb>`.

mod bench;
mod build;
mod project;
mod publish;
mod run;
mod serve;
mod test;
mod tools;

use clap::{Parser, Subcommand};
use project::Project;
use std::{path::PathBuf, process::ExitCode};

/// Builds, publishes, serves and tests the portal.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Build the browser app (target/app) and the command line (target/release/rahdari)
    Build,
    /// Build, then publish the data of the project as a site
    Publish {
        /// Folder of the site [default: target/site]
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Build, publish and serve the site on this computer
    Serve {
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Check everything: format, lints, unit tests, a twin publish, size budgets, HTML, browser
    Test {
        /// Only the steps whose name contains this; --list names them
        #[arg(long)]
        filter: Option<String>,
        /// Name the steps and do nothing
        #[arg(long)]
        list: bool,
    },
    /// Measure
    #[command(subcommand)]
    Bench(Measure),
}

#[derive(Subcommand)]
enum Measure {
    /// Time publishing: from nothing, and again when nothing changed
    Publish,
    /// Load `rahdari serve` and nginx with 200 connections
    Serve,
    /// Time the check of a sheet of 50,000 rows and 30 MB, as CSV and as a workbook
    Desk,
    /// Compare the finder with MiniSearch, Fuse.js and FlexSearch, and let its index grow
    Finder,
    /// Compare charts with Chart.js, uPlot and ECharts, in time and in bytes
    Charts,
    /// Time the first start on slow 4G and the second one without a network
    Load,
}

fn main() -> ExitCode {
    let done = Project::find().and_then(|project| match Cli::parse().verb {
        Verb::Build => build::run(&project),
        Verb::Publish { out } => publish::run(&project, out.as_deref()),
        Verb::Serve { port } => serve::run(&project, port),
        Verb::Test { list: true, .. } => {
            test::list();
            Ok(())
        }
        Verb::Test {
            filter,
            list: false,
        } => test::run(&project, filter.as_deref()),
        Verb::Bench(Measure::Publish) => bench::publish(&project),
        Verb::Bench(Measure::Serve) => bench::serve::run(&project),
        Verb::Bench(Measure::Desk) => bench::desk::run(&project),
        Verb::Bench(Measure::Finder) => bench::finder::run(&project),
        Verb::Bench(Measure::Charts) => bench::charts::run(&project),
        Verb::Bench(Measure::Load) => bench::load::run(&project),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
