//! Steps that run on Node.js: HTML validity and the site in Chromium.

use super::{Run, Tally, tally};
use crate::{run, tools};
use std::{fs, path::Path, process::Command};

/// Every page of the site is valid HTML.
pub fn html(run: &Run) -> anyhow::Result<Tally> {
    install(run)?;
    run.counted(
        command(run, "node", &["validate.mjs"])
            .arg(run.project.site())
            .arg(run.project.target("valid-pages.txt")),
        tally::of_html,
    )
}

/// The site in Chromium.
pub fn e2e(run: &Run) -> anyhow::Result<Tally> {
    install(run)?;
    let chromium = tools::chromium(run.project)?;
    let mut tests = command(run, "npx", &["playwright", "test"]);
    tests
        .env("RAHDARI_CHROMIUM", chromium)
        .env("RAHDARI_BIN", run.project.rahdari())
        .env("RAHDARI_SITE", run.project.site())
        .env("RAHDARI_APP", run.project.app());
    run.counted(&mut tests, tally::of_playwright)
}

/// Brings the packages of `end2end` where they are missing or older than the lock.
fn install(run: &Run) -> anyhow::Result<()> {
    let folder = run.project.path("end2end");
    if is_installed(&folder) {
        return Ok(());
    }
    println!("  npm ci in end2end");
    run.must(&mut command(run, "npm", &["ci", "--no-audit", "--no-fund"]))?;
    Ok(())
}

fn is_installed(folder: &Path) -> bool {
    let changed = |file: &str| {
        fs::metadata(folder.join(file))
            .and_then(|data| data.modified())
            .ok()
    };
    match (
        changed("node_modules/.package-lock.json"),
        changed("package-lock.json"),
    ) {
        (Some(installed), Some(locked)) => installed >= locked,
        _ => false,
    }
}

/// A Node.js program in `end2end`, which must never bring a browser of its own.
fn command(run: &Run, program: &str, args: &[&str]) -> Command {
    let mut command = run::command(run.project, program, args);
    command.current_dir(run.project.path("end2end"));
    command
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .env("NO_COLOR", "1")
        .env_remove("FORCE_COLOR");
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    #[test]
    fn packages_older_than_the_lock_are_brought_again() {
        let folder = tempfile::tempdir().unwrap();
        let lock = folder.path().join("package-lock.json");
        fs::write(&lock, "{}").unwrap();
        assert!(!is_installed(folder.path()));
        fs::create_dir(folder.path().join("node_modules")).unwrap();
        fs::write(folder.path().join("node_modules/.package-lock.json"), "{}").unwrap();
        assert!(is_installed(folder.path()));
        let later = SystemTime::now() + Duration::from_secs(60);
        fs::File::options()
            .write(true)
            .open(&lock)
            .unwrap()
            .set_modified(later)
            .unwrap();
        assert!(!is_installed(folder.path()));
    }
}
