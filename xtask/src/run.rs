//! Running other programs and telling how long things take.

use crate::project::Project;
use anyhow::{Context, bail};
use std::{
    env, fmt, fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How often a quiet program is looked at.
const GLANCE: Duration = Duration::from_millis(50);

/// How often a long step says that it is still at work.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// `program`, to be run in the top folder of the project.
pub fn command(project: &Project, program: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(project.root());
    // What cargo told this program about itself would make cargo build other packages again.
    for (name, _) in env::vars_os() {
        let is_own = name.to_str().is_some_and(|name| {
            [
                "CARGO_PKG_",
                "CARGO_MANIFEST_",
                "CARGO_BIN_",
                "CARGO_CRATE_",
            ]
            .iter()
            .any(|own| name.starts_with(own))
        });
        if is_own {
            command.env_remove(name);
        }
    }
    command
}

/// `cargo` with the arguments that `line` holds, separated by spaces.
pub fn cargo(project: &Project, line: &str) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    command(
        project,
        program,
        &line.split_whitespace().collect::<Vec<_>>(),
    )
}

/// Announces `title`, runs `command` with its output shown, and says how long it took.
///
/// # Errors
/// When the program cannot be started or fails.
pub fn shown(title: &str, command: &mut Command) -> anyhow::Result<()> {
    println!("{title} …");
    let start = Instant::now();
    let status = command.status().with_context(|| missing(command))?;
    if !status.success() {
        bail!(
            "{title}: failed ({status}) after {}",
            Elapsed(start.elapsed())
        );
    }
    println!("{title}: {}", Elapsed(start.elapsed()));
    Ok(())
}

/// What a quietly run program came to.
pub struct Outcome {
    /// True when its exit code was 0.
    pub success: bool,
    /// Everything it wrote, both streams in order.
    pub output: String,
}

/// Runs `command` with its output going to the file `log`, telling now and then that it is at work.
///
/// # Errors
/// When the log cannot be written or the program cannot be started; its failure is an [`Outcome`].
pub fn quiet(log: &Path, command: &mut Command) -> anyhow::Result<Outcome> {
    let place = || format!("{} cannot be written", log.display());
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).with_context(place)?;
    }
    let file = fs::File::create(log).with_context(place)?;
    let errors = file.try_clone().with_context(place)?;
    command.stdin(Stdio::null()).stdout(file).stderr(errors);
    let mut child = command.spawn().with_context(|| missing(command))?;
    let start = Instant::now();
    let mut next_sign = SIGN_OF_LIFE;
    let status = loop {
        if let Some(status) = child.try_wait().context("a program got lost")? {
            break status;
        }
        if start.elapsed() >= next_sign {
            println!("  {} … {}", Elapsed(start.elapsed()), last_line(log));
            next_sign += SIGN_OF_LIFE;
        }
        thread::sleep(GLANCE);
    };
    let output = String::from_utf8_lossy(&fs::read(log).with_context(place)?).into_owned();
    Ok(Outcome {
        success: status.success(),
        output,
    })
}

fn missing(command: &Command) -> String {
    format!(
        "{} cannot be started; is it installed?",
        command.get_program().display()
    )
}

fn last_line(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let line = text
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    line.trim().chars().take(90).collect()
}

/// A span of time for people: `0.4 s`, `12 s`, `3 min 05 s`.
pub struct Elapsed(pub Duration);

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let seconds = self.0.as_secs();
        match seconds {
            0..10 => write!(f, "{:.1} s", self.0.as_secs_f64()),
            10..120 => write!(f, "{seconds} s"),
            _ => write!(f, "{} min {:02} s", seconds / 60, seconds % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_as_exact_as_they_are_useful() {
        for (millis, expected) in [(420, "0.4 s"), (12_900, "12 s"), (185_000, "3 min 05 s")] {
            assert_eq!(Elapsed(Duration::from_millis(millis)).to_string(), expected);
        }
    }

    #[test]
    fn a_failing_program_gives_its_output() {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("cargo");
        command.arg("no-such-verb");
        let outcome = quiet(&folder.path().join("log"), &mut command).unwrap();
        assert!(!outcome.success);
        assert!(
            outcome.output.contains("no-such-verb"),
            "{}",
            outcome.output
        );
    }
}
