//! The programs that the chores need besides cargo.

use crate::{project::Project, run};
use anyhow::{Context, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Places where a Chromium is looked for, in this order.
const CHROMIUMS: [&str; 4] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
];

/// Oldest Node.js that the browser tests run on.
const NODE_MAJOR: u32 = 20;

/// Makes sure that Rust can build for the browser.
///
/// # Errors
/// When the target is missing and cannot be added.
pub fn wasm_target(project: &Project) -> anyhow::Result<()> {
    let sysroot = Command::new("rustc")
        .args([
            "--print",
            "target-libdir",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .output();
    let installed =
        sysroot.is_ok_and(|out| Path::new(String::from_utf8_lossy(&out.stdout).trim()).is_dir());
    if installed {
        return Ok(());
    }
    if !answers("rustup", &["--version"]) {
        bail!(
            "Rust cannot build for the browser: found no target wasm32-unknown-unknown and no rustup to add it; \
             install rustup from https://rustup.rs, or the target with your system's packages"
        );
    }
    let add = &["target", "add", "wasm32-unknown-unknown"];
    run::shown(
        "Rust target for the browser",
        &mut run::command(project, "rustup", add),
    )
}

/// Makes sure that Node.js and npm are there.
///
/// # Errors
/// When they are missing or too old.
pub fn node() -> anyhow::Result<()> {
    let found = Command::new("node").arg("--version").output();
    let version = found
        .map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned())
        .unwrap_or_default();
    if node_major(&version).is_none_or(|major| major < NODE_MAJOR)
        || !answers("npm", &["--version"])
    {
        let found = if version.is_empty() { "none" } else { &version };
        bail!(
            "the browser tests need Node.js {NODE_MAJOR} or later with npm, found {found}; get it from https://nodejs.org"
        );
    }
    Ok(())
}

fn node_major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The Chromium for the browser tests; Debian's package is installed where that is allowed.
///
/// # Errors
/// When there is none and none can be installed.
pub fn chromium(project: &Project) -> anyhow::Result<PathBuf> {
    if let Some(chosen) = env::var_os("RAHDARI_CHROMIUM").map(PathBuf::from) {
        if !chosen.is_file() {
            bail!(
                "RAHDARI_CHROMIUM: found no file {}; set it to a Chromium program",
                chosen.display()
            );
        }
        return Ok(chosen);
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    if !install(project, &["chromium"])? {
        bail!(
            "the browser tests need Chromium: install the package `chromium`, or name one in RAHDARI_CHROMIUM"
        );
    }
    installed_chromium()
        .context("the package chromium was installed, but there is no /usr/bin/chromium")
}

fn installed_chromium() -> Option<PathBuf> {
    CHROMIUMS
        .iter()
        .map(PathBuf::from)
        .find(|path| path.is_file())
}

/// The nginx for the tests of headers, with the module that sends Brotli; Debian's packages are
/// installed where that is allowed.
///
/// # Errors
/// When there is none and none can be installed.
pub fn nginx(project: &Project) -> anyhow::Result<()> {
    if answers("/usr/sbin/nginx", &["-v"]) || answers("nginx", &["-v"]) {
        return Ok(());
    }
    if !install(project, &["nginx-light", "libnginx-mod-http-brotli-static"])? {
        bail!(
            "the tests of headers need nginx: install the packages `nginx-light` and `libnginx-mod-http-brotli-static`"
        );
    }
    Ok(())
}

/// The load generator of `bench serve`.
///
/// # Errors
/// When there is none and none can be installed.
pub fn wrk(project: &Project) -> anyhow::Result<()> {
    // It prints its version and ends with 1.
    let found = Command::new("wrk").arg("-v").output().is_ok();
    if !found && !install(project, &["wrk"])? {
        bail!("`bench serve` needs wrk: install the package `wrk`");
    }
    Ok(())
}

/// Installs Debian's packages, without starting the services in them. False when that is not
/// possible or not allowed here.
fn install(project: &Project, packages: &[&str]) -> anyhow::Result<bool> {
    if !answers("apt-get", &["--version"]) {
        return Ok(false);
    }
    let sudo: &[&str] = if is_root() {
        &[]
    } else if answers("sudo", &["-n", "true"]) {
        &["sudo", "-n"]
    } else {
        return Ok(false);
    };
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1"];
    let install = [
        &["apt-get", "install", "-y", "--no-install-recommends"],
        packages,
    ]
    .concat();
    for step in [&["apt-get", "update"][..], &install] {
        let line = [sudo, &quiet, step].concat();
        let mut command = run::command(project, line[0], &line[1..]);
        run::shown(&step.join(" "), &mut command)?;
    }
    Ok(true)
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

/// True when the program can be started and is content.
fn answers(program: &str, args: &[&str]) -> bool {
    let mut command = Command::new(program);
    command
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        for (text, expected) in [
            ("v20.20.2", Some(20)),
            ("v8.1", Some(8)),
            ("", None),
            ("node", None),
        ] {
            assert_eq!(node_major(text), expected, "{text}");
        }
    }

    #[test]
    fn a_missing_program_does_not_answer() {
        assert!(!answers("rahdari-no-such-program", &[]));
    }
}
