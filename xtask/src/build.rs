//! `build`: the browser app and the native command line.

use crate::{
    project::Project,
    run::{self, Elapsed},
    tools,
};
use anyhow::{Context, anyhow, bail};
use std::{env, fs, path::Path, time::Instant, time::SystemTime};
use wasm_bindgen_cli_support::Bindgen;

/// Arguments that select the browser build.
pub const BROWSER: &str = "--lib --target wasm32-unknown-unknown --no-default-features --features hydrate --profile browser --locked";

/// Arguments of the verifier's build.
const VERIFIER: &str = "--lib --target wasm32-unknown-unknown --profile browser --locked";

/// Builds both sides; what is fresh is left alone.
///
/// # Errors
/// When a tool is missing or a build fails.
pub fn run(project: &Project) -> anyhow::Result<()> {
    browser(project)?;
    run::shown(
        "command line",
        &mut run::cargo(project, "build -p rahdari --release --locked"),
    )
}

fn browser(project: &Project) -> anyhow::Result<()> {
    same_wasm_bindgen(project)?;
    tools::wasm_target(project)?;
    let mut build = run::cargo(project, &format!("build -p rahdari {BROWSER}"));
    build.env("RUSTFLAGS", flags(project));
    run::shown("browser app", &mut build)?;
    let mut build = run::cargo(project, &format!("build -p ed25519-verifier {VERIFIER}"));
    build.env("RUSTFLAGS", flags(project));
    run::shown("verifier", &mut build)?;
    let wasm = project.target("wasm32-unknown-unknown/browser/rahdari.wasm");
    let verifier = project.target("wasm32-unknown-unknown/browser/ed25519_verifier.wasm");
    let app = project.app();
    if is_fresh(&[&wasm, &verifier], &app) {
        return Ok(());
    }
    let start = Instant::now();
    bind(&wasm, &verifier, &app)?;
    println!(
        "bindings in {}: {}",
        project.shown(&app),
        Elapsed(start.elapsed())
    );
    Ok(())
}

/// Flags of the compiler for the browser build: relocations for splitting, and
/// no path of this machine in the published file.
pub fn flags(project: &Project) -> String {
    let cargo_home = env::var("CARGO_HOME")
        .or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")))
        .unwrap_or_default();
    format!(
        "--cfg=erase_components -Clink-args=--emit-relocs --remap-path-prefix={cargo_home}=cargo --remap-path-prefix={}=.",
        project.root().display()
    )
}

/// Writes the files that a browser loads into the folder `app`, all or nothing.
fn bind(wasm: &Path, verifier: &Path, app: &Path) -> anyhow::Result<()> {
    let half = app.with_extension("half");
    let main = app.with_extension("main.wasm");
    let place = |folder: &Path| format!("{} cannot be written", folder.display());
    remove(&half).with_context(|| place(&half))?;
    let linked = fs::read(wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;
    let mut split = wasm_split_cli_support::Options::new(&linked);
    split.output_dir = &half;
    split.main_out_path = &main;
    split.main_module = "./rahdari.js";
    wasm_split_cli_support::transform(split)
        .map_err(|error| anyhow!("the browser app could not be split into its parts: {error:?}"))?;
    Bindgen::new()
        .input_path(&main)
        .web(true)?
        .keep_lld_exports(true)
        .typescript(false)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name("rahdari")
        .generate(&half)
        .context("wasm-bindgen could not make the bindings of the browser app")?;
    if half.join("snippets").exists() {
        bail!(
            "the browser app needs extra JavaScript files (a crate uses `inline_js` or `module`); \
             publish sends only rahdari.js and rahdari_bg.wasm: leave that crate out or teach publish"
        );
    }
    fs::copy(verifier, half.join("ed25519.wasm")).with_context(|| place(&half))?;
    slim_parts(&half)?;
    remove(app).with_context(|| place(app))?;
    fs::rename(&half, app).with_context(|| place(app))
}

/// Takes from the parts that were split off what wasm-bindgen takes from the main file only.
fn slim_parts(folder: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.ends_with(".wasm") || name.ends_with("_bg.wasm") {
            continue;
        }
        let part = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let slim = without_notes(&part)
            .with_context(|| format!("{}: found no WASM, expected a part", path.display()))?;
        fs::write(&path, slim).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// A WASM file without its custom sections: names and relocations, which nothing reads.
fn without_notes(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut out = wasm.get(..8)?.to_vec();
    let mut rest = &wasm[8..];
    while let Some(id) = rest.first() {
        let (mut size, mut at) = (0usize, 1);
        loop {
            let byte = *rest.get(at)?;
            size |= usize::from(byte & 0x7f) << (7 * (at - 1));
            at += 1;
            if byte < 0x80 {
                break;
            }
            if at > 5 {
                return None;
            }
        }
        let section = rest.get(..at + size)?;
        if *id != 0 {
            out.extend_from_slice(section);
        }
        rest = &rest[section.len()..];
    }
    Some(out)
}

fn remove(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
    } else {
        Ok(())
    }
}

/// True when the bindings are newer than what they are made from and than this program.
fn is_fresh(wasm: &[&Path], app: &Path) -> bool {
    let changed = |path: &Path| -> Option<SystemTime> { fs::metadata(path).ok()?.modified().ok() };
    let program = env::current_exe().ok();
    let newest_input = wasm
        .iter()
        .copied()
        .chain(program.as_deref())
        .filter_map(changed)
        .max();
    let oldest_output = ["rahdari.js", "rahdari_bg.wasm", "ed25519.wasm"]
        .map(|name| changed(&app.join(name)))
        .into_iter()
        .min()
        .flatten();
    oldest_output.is_some_and(|output| newest_input.is_some_and(|input| input <= output))
}

/// The crate and the library that makes its bindings only work together in the same version.
fn same_wasm_bindgen(project: &Project) -> anyhow::Result<()> {
    let lock = project.path("Cargo.lock");
    let text = fs::read_to_string(&lock)
        .with_context(|| format!("{} cannot be read", project.shown(&lock)))?;
    let found =
        locked_version(&text, "wasm-bindgen").context("Cargo.lock: found no wasm-bindgen")?;
    let expected = wasm_bindgen_shared::version();
    if found != expected {
        bail!(
            "Cargo.lock: found wasm-bindgen {found}, expected {expected}, the version of the bindings library; \
             set both libraries in xtask/Cargo.toml to ={found}"
        );
    }
    Ok(())
}

/// Version of the package `name` in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let start = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != start);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_exact_name() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"2.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n";
        for (name, expected) in [("a", Some("1.2.3")), ("a-b", Some("2.0.0")), ("c", None)] {
            assert_eq!(locked_version(lock, name), expected, "{name}");
        }
    }

    #[test]
    fn notes_are_taken_out_of_wasm() {
        let head = b"\0asm\x01\0\0\0";
        let kept = [1, 2, 9, 9];
        let wasm = [&head[..], &[0, 3, 1, b'a', 7], &kept, &[0, 1, 0]].concat();
        assert_eq!(without_notes(&wasm), Some([&head[..], &kept].concat()));
        assert_eq!(without_notes(&wasm[..wasm.len() - 1]), None);
        assert_eq!(without_notes(b""), None);
    }

    #[test]
    fn bindings_are_fresh_only_when_all_are_there_and_newer() {
        let folder = tempfile::tempdir().unwrap();
        let wasm = folder.path().join("in.wasm");
        let app = folder.path().join("app");
        fs::create_dir(&app).unwrap();
        fs::write(&wasm, "").unwrap();
        assert!(!is_fresh(&[&wasm], &app));
        fs::write(app.join("rahdari.js"), "").unwrap();
        assert!(!is_fresh(&[&wasm], &app));
        fs::write(app.join("rahdari_bg.wasm"), "").unwrap();
        assert!(!is_fresh(&[&wasm], &app));
        fs::write(app.join("ed25519.wasm"), "").unwrap();
        assert!(is_fresh(&[&wasm], &app));
        let later = SystemTime::now() + std::time::Duration::from_secs(60);
        fs::File::options()
            .write(true)
            .open(&wasm)
            .unwrap()
            .set_modified(later)
            .unwrap();
        assert!(!is_fresh(&[&wasm], &app));
    }
}
