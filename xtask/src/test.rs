//! `test`: everything that must hold, step by step, stopping at the first step that fails.

mod browser;
mod budget;
mod code;
mod page_files;
mod servers;
mod site;
mod tally;
mod twin;

use crate::{
    project::Project,
    run::{self, Elapsed},
    tools,
};
use anyhow::{anyhow, bail};
use std::{process::Command, time::Instant};
use tally::Tally;

/// How much of a failing step's output is shown; all of it is in its log.
const SHOWN_LINES: usize = 200;

/// One step.
struct Step {
    name: &'static str,
    what: &'static str,
    run: fn(&Run) -> anyhow::Result<Tally>,
    /// True when it needs Node.js and Chromium.
    in_browser: bool,
}

const STEPS: [Step; 11] = [
    step("fmt", "every file is formatted", code::fmt),
    step("clippy", "no warnings in the native build", code::clippy),
    step(
        "clippy-wasm",
        "no warnings in the browser build, nothing that a browser lacks",
        code::clippy_wasm,
    ),
    step("unit", "unit tests", code::unit),
    step(
        "servers",
        "nginx sends the headers of the table, too",
        servers::headers,
    ),
    step("build", "both sides, as released", site::build),
    step(
        "publish",
        "the data of the project as a site",
        site::publish,
    ),
    step("twin", "the same again gives the same bytes", site::twin),
    step("budget", "sizes on the wire", site::budget),
    Step {
        in_browser: true,
        ..step("html", "every page is valid HTML", browser::html)
    },
    Step {
        in_browser: true,
        ..step("e2e", "the site in Chromium", browser::e2e)
    },
];

const fn step(
    name: &'static str,
    what: &'static str,
    run: fn(&Run) -> anyhow::Result<Tally>,
) -> Step {
    Step {
        name,
        what,
        run,
        in_browser: false,
    }
}

/// What a step works with.
struct Run<'a> {
    project: &'a Project,
    name: &'static str,
}

impl Run<'_> {
    /// Runs `command` quietly and gives its output.
    ///
    /// # Errors
    /// When it cannot be started.
    fn quiet(&self, command: &mut Command) -> anyhow::Result<run::Outcome> {
        run::quiet(
            &self.project.target(&format!("test-log/{}.txt", self.name)),
            command,
        )
    }

    /// Runs `command`, which must succeed, and counts the tests in its output by `count`.
    ///
    /// # Errors
    /// When it cannot be started. A failing command is a tally with at least one failure, and its
    /// output is shown.
    fn counted(&self, command: &mut Command, count: fn(&str) -> Tally) -> anyhow::Result<Tally> {
        let outcome = self.quiet(command)?;
        let tally = count(&outcome.output);
        if outcome.success && tally.failed == 0 {
            return Ok(tally);
        }
        println!("{}", tail(&outcome.output));
        Ok(Tally {
            failed: tally.failed.max(1),
            ..tally
        })
    }

    /// Runs `command`, which must succeed.
    ///
    /// # Errors
    /// When it cannot be started or fails, with its output.
    fn must(&self, command: &mut Command) -> anyhow::Result<String> {
        let outcome = self.quiet(command)?;
        if outcome.success {
            Ok(outcome.output)
        } else {
            Err(anyhow!("{}", tail(&outcome.output)))
        }
    }
}

/// Names the steps.
pub fn list() {
    for step in &STEPS {
        println!("{:<12} {}", step.name, step.what);
    }
}

/// Runs the steps whose name contains `filter`, and says at the end how many tests passed.
///
/// # Errors
/// When a step fails, when no step has such a name and when a tool is missing.
pub fn run(project: &Project, filter: Option<&str>) -> anyhow::Result<()> {
    let filter = filter.unwrap_or_default();
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| step.name.contains(filter))
        .collect();
    if steps.is_empty() {
        bail!("found no step named '{filter}'; `cargo xtask test --list` names them");
    }
    if steps.iter().any(|step| step.in_browser) {
        tools::node()?;
        tools::chromium(project)?;
    }
    let start = Instant::now();
    let mut total = Tally::default();
    let mut failing = None;
    for (index, step) in steps.iter().enumerate() {
        println!(
            "[{}/{}] {}: {}",
            index + 1,
            steps.len(),
            step.name,
            step.what
        );
        let step_start = Instant::now();
        let tally = (step.run)(&Run {
            project,
            name: step.name,
        })
        .unwrap_or_else(|error| {
            println!("{error:#}");
            Tally {
                passed: 0,
                failed: 1,
            }
        });
        total = total + tally;
        let end = if tally.failed == 0 { "ok" } else { "FAILED" };
        println!(
            "  {end}, {} (since start {})",
            Elapsed(step_start.elapsed()),
            Elapsed(start.elapsed())
        );
        if tally.failed > 0 {
            failing = Some(step.name);
            break;
        }
    }
    println!("\n{total}");
    match failing {
        Some(name) => bail!("step {name} failed; again with `cargo xtask test --filter {name}`"),
        None => Ok(()),
    }
}

fn tail(output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    lines[lines.len().saturating_sub(SHOWN_LINES)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_output_is_cut_at_its_beginning() {
        let output = (1..=300)
            .map(|n| n.to_string())
            .collect::<Vec<_>>()
            .join("\n");
        let shown = tail(&output);
        assert_eq!(shown.lines().count(), SHOWN_LINES);
        assert!(shown.ends_with("\n300"));
        assert_eq!(tail("one"), "one");
    }

    #[test]
    fn steps_have_names_of_their_own() {
        let names: std::collections::BTreeSet<_> = STEPS.iter().map(|step| step.name).collect();
        assert_eq!(names.len(), STEPS.len());
    }
}
