//! `rahdari publish`.

use crate::publish::{Options, publish, summary};
use anyhow::Result;
use std::path::PathBuf;

/// Arguments of `rahdari publish`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder, the one that holds datapackage.json.
    #[arg(default_value = "data")]
    data: PathBuf,
    /// Where the site goes. An earlier site there is replaced only when all went well.
    #[arg(long, default_value = "target/site")]
    out: PathBuf,
    /// The browser build.
    #[arg(long, default_value = "target/app")]
    app: PathBuf,
    /// Icons, fonts and other fixed files.
    #[arg(long, default_value = "public")]
    public: PathBuf,
    /// Style sheets.
    #[arg(long, default_value = "style")]
    style: PathBuf,
    /// Compressed files and pictures kept between runs.
    #[arg(long, default_value = "target/publish-cache")]
    cache: PathBuf,
    /// Leave pictures and precompression out (to measure the rest; not for production).
    #[arg(long)]
    plain: bool,
    /// Secret key that signs the release (`rahdari keygen`). Without it the site works online only.
    #[arg(long)]
    key: Option<PathBuf>,
    /// The list of keys that the root key signed (`rahdari endorse`).
    #[arg(long, requires = "key")]
    keys: Option<PathBuf>,
    /// The previous site, from whose release the version counts up [default: the one at --out].
    #[arg(long, requires = "key")]
    previous: Option<PathBuf>,
}

/// Publishes and says what was written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let options = Options {
        data: arguments.data.clone(),
        out: arguments.out.clone(),
        app: arguments.app.clone(),
        public: arguments.public.clone(),
        style: arguments.style.clone(),
        cache: arguments.cache.clone(),
        plain: arguments.plain,
        key: arguments.key.clone(),
        keys: arguments.keys.clone(),
        previous: arguments.previous.clone(),
    };
    let report = publish(&options, &|step| eprintln!("rahdari: {step}"))?;
    println!("{}", summary(&report, &arguments.out));
    Ok(())
}
