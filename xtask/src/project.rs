//! Where things are.

use anyhow::{Context, bail};
use std::{
    env,
    path::{Path, PathBuf},
};

/// The checked-out project.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// The project that the current folder is in.
    ///
    /// # Errors
    /// When no folder above holds it.
    pub fn find() -> anyhow::Result<Self> {
        let here = env::current_dir().context("the current folder cannot be read")?;
        let Some(root) = here
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        else {
            bail!(
                "no project found above the current folder; change into it and call `cargo xtask` there"
            );
        };
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| here.join(dir));
        Ok(Project {
            root: root.to_owned(),
            target,
        })
    }

    /// Top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file or folder `path` below the top folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The file or folder `path` below the build folder.
    pub fn target(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// The built command line of the portal.
    pub fn rahdari(&self) -> PathBuf {
        self.target(&format!("release/rahdari{}", env::consts::EXE_SUFFIX))
    }

    /// Folder of the browser app, as publish takes it.
    pub fn app(&self) -> PathBuf {
        self.target("app")
    }

    /// Folder of the published site.
    pub fn site(&self) -> PathBuf {
        self.target("site")
    }

    /// `path` as it is shown to people: from the top folder where possible.
    pub fn shown<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
