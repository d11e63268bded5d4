//! What the integration tests share: a copy of the real data to spoil, and a publish of it.

use rahdari::publish::{Options, Report, publish};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The project's folder.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A temporary folder with a copy of the real data and a stand-in browser build.
pub struct Workshop {
    folder: TempDir,
}

impl Workshop {
    /// Copies the real data.
    pub fn new() -> Workshop {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(&project().join("data"), &folder.path().join("data"));
        let app = folder.path().join("app");
        fs::create_dir(&app).expect("app folder");
        fs::write(app.join("rahdari.js"), "export default function () {}").expect("write");
        fs::write(app.join("rahdari_bg.wasm"), b"\0asm").expect("write");
        fs::write(app.join("ed25519.wasm"), b"\0asm").expect("write");
        Workshop { folder }
    }

    /// A path inside the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Changes a data file; fails when `from` is not in it.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let path = self.path("data").join(file);
        let text = fs::read_to_string(&path).expect("read");
        assert!(text.contains(from), "{file} holds no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).expect("write");
    }

    /// Publishes into `site`, without pictures and compression.
    pub fn publish(&self) -> anyhow::Result<Report> {
        self.publish_with(None)
    }

    /// The same, signed with the key in a file of the folder.
    pub fn publish_with(&self, key: Option<&str>) -> anyhow::Result<Report> {
        self.publish_as(key, None)
    }

    /// The same, with a list of keys.
    pub fn publish_signed(&self, key: &str, keys: Option<&Path>) -> anyhow::Result<Report> {
        self.publish_as(Some(key), keys)
    }

    fn publish_as(&self, key: Option<&str>, keys: Option<&Path>) -> anyhow::Result<Report> {
        let options = Options {
            data: self.path("data"),
            out: self.path("site"),
            app: self.path("app"),
            public: project().join("public"),
            style: project().join("style"),
            cache: self.path("cache"),
            plain: true,
            key: key.map(|key| self.path(key)),
            keys: keys.map(Path::to_owned),
            previous: None,
        };
        publish(&options, &|_| {})
    }

    /// A published file as text, by its path or its address.
    pub fn site_text(&self, file: &str) -> String {
        fs::read_to_string(self.path("site").join(file.trim_start_matches('/')))
            .unwrap_or_else(|error| panic!("{file}: {error}"))
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("create");
    for entry in fs::read_dir(from).expect("read folder") {
        let entry = entry.expect("entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copy");
        }
    }
}
