//! `rahdari index`.

use crate::{
    check,
    finder::{Engine, Request},
    publish::{DataProblems, compress, finder_index},
};
use anyhow::{Context, Result, anyhow};
use serde_json::json;
use std::{collections::BTreeMap, fs, path::PathBuf, time::Instant};

/// Arguments of `rahdari index`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder, the one that holds datapackage.json.
    #[arg(default_value = "data")]
    data: PathBuf,
    /// Folder for the pieces; what is in it stays.
    #[arg(long)]
    out: PathBuf,
}

/// Queries of the first visit, for the size of what they load.
const FIRST_QUERIES: [&str; 5] = [
    "women ke liye free computer course Turbat",
    "سلائی کا کورس",
    "bila sood qarza",
    "plumbing lahore",
    "مفت کورس ہاسٹل کے ساتھ",
];

/// Builds the finder's index and says, as JSON, how long it took and how much of it a phone loads.
///
/// # Errors
///
/// Unsound data, or a folder that cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let checked = check::load(&arguments.data).map_err(DataProblems)?;
    let start = Instant::now();
    let pieces = finder_index::pieces(&checked.dataset, &arguments.data)?;
    let build_ms = start.elapsed().as_millis();
    let place = || format!("write the index to {}", arguments.out.display());
    fs::create_dir_all(&arguments.out).with_context(place)?;
    let mut packed = BTreeMap::new();
    for (name, bytes) in &pieces.files {
        fs::write(arguments.out.join(name), bytes).with_context(place)?;
        packed.insert(name.clone(), compress::brotli(bytes, 11)?.len());
    }
    let first: Vec<usize> = FIRST_QUERIES
        .iter()
        .map(|query| first_load(&pieces.files, &packed, query))
        .collect::<Result<_>>()?;
    let report = json!({
        "programmes": checked.dataset.programmes.len(),
        "build_ms": build_ms,
        "pieces": pieces.files.len(),
        "bytes": pieces.files.values().map(Vec::len).sum::<usize>(),
        "brotli_bytes": packed.values().sum::<usize>(),
        "first_query_brotli_bytes": first.iter().max(),
    });
    println!("{report}");
    Ok(())
}

/// Brotli bytes that a phone loads for its first query and the names of the first results.
fn first_load(
    files: &BTreeMap<String, Vec<u8>>,
    packed: &BTreeMap<String, usize>,
    query: &str,
) -> Result<usize> {
    let damaged = |name: &str| anyhow!("{name}: the piece just built cannot be read");
    let mut engine = Engine::new(&files["lexicon.bin"], &files["columns.bin"])
        .map_err(|_| damaged("lexicon.bin"))?;
    let mut loaded = packed["lexicon.bin"] + packed["columns.bin"];
    let request = Request {
        query: query.to_owned(),
        ..Request::default()
    };
    let mut load = |engine: &mut Engine, names: Vec<String>| -> Result<()> {
        for name in names {
            loaded += packed[&name];
            engine
                .add(&name, &files[&name])
                .map_err(|_| damaged(&name))?;
        }
        Ok(())
    };
    let names = engine.missing(&request);
    load(&mut engine, names)?;
    let shown: Vec<u32> = engine
        .search(&request)
        .shown()
        .iter()
        .map(|hit| hit.doc)
        .collect();
    let names = engine.missing_cards(shown);
    load(&mut engine, names)?;
    Ok(loaded)
}
