//! The command line: one command, one file.

pub mod chart;
pub mod check;
pub mod desk_files;
pub mod diff;
pub mod endorse;
pub mod find;
pub mod import;
pub mod index;
pub mod keygen;
pub mod publish;
pub mod serve;
pub mod template;
pub mod verify;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Rahdari: checks, publishes and serves the portal's data.
#[derive(Parser)]
#[command(name = "rahdari", version, about, long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check the data folder or sheets and list every problem with its place.
    Check(check::Arguments),
    /// List what differs between two data folders, or a folder and a sheet.
    Diff(diff::Arguments),
    /// Write an Excel template with drop-downs, notes and examples.
    Template(template::Arguments),
    /// Take sheets over into the data folder, as a whole or not at all.
    Import(import::Arguments),
    /// Check the data and publish the whole site.
    Publish(publish::Arguments),
    /// Find programmes, as the finder pages do.
    Find(Box<find::Arguments>),
    /// Build only the index of the finder, and say how large it is.
    Index(index::Arguments),
    /// Draw a chart, or write its numbers, as a file.
    Chart(chart::Arguments),
    /// Make a key pair for signing releases.
    Keygen(keygen::Arguments),
    /// Sign, with the root key, the list of keys that may sign releases.
    Endorse(endorse::Arguments),
    /// Check signature and files of a published release or of an exported one.
    Verify(verify::Arguments),
    /// Serve a published site on this machine, with the production headers.
    Serve(ServeArguments),
}

/// Arguments of `rahdari serve`.
#[derive(clap::Args)]
struct ServeArguments {
    /// The published site.
    site: std::path::PathBuf,
    /// Port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Runs the command line. Exit codes: 0 done, 1 problems in the data, 2 wrong usage or a failure.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Template(arguments) => template::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Find(arguments) => find::run(&arguments),
        Command::Index(arguments) => index::run(&arguments),
        Command::Chart(arguments) => chart::run(&arguments),
        Command::Keygen(arguments) => keygen::run(&arguments),
        Command::Endorse(arguments) => endorse::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments.site, arguments.port),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error)
            if error.is::<crate::publish::DataProblems>() || error.is::<check::Unsound>() =>
        {
            eprintln!("{error}");
            ExitCode::from(1)
        }
        Err(error) => {
            eprintln!("rahdari: {error:#}");
            ExitCode::from(2)
        }
    }
}
