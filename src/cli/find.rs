//! `rahdari find`.

use crate::{
    check,
    data::{Finder, Lang, PartialDate},
    finder::{
        Answer, Engine, Fit, Hit, Request,
        build::Pieces,
        eligibility::{Day, Facts},
    },
    publish::{DataProblems, finder_index},
};
use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, Write},
    path::{Path, PathBuf},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

/// Arguments of `rahdari find`.
#[derive(clap::Args)]
#[command(after_long_help = BATCH_HELP)]
pub struct Arguments {
    /// What is looked for, in Urdu, Roman Urdu, English or a mixture.
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    query: Option<String>,
    /// Only this region (id as in regions.csv: punjab, sindh, kp, balochistan, gb, ajk, ict).
    #[arg(long)]
    region: Option<String>,
    /// Only this district (id as in districts.csv).
    #[arg(long)]
    district: Option<String>,
    /// Only this finder: training or business.
    #[arg(long, value_parser = finder)]
    finder: Option<Finder>,
    /// Language of the names shown: en or ur.
    #[arg(long, default_value = "en", value_parser = lang)]
    lang: Lang,
    /// Most results.
    #[arg(long, default_value_t = 5)]
    limit: usize,
    /// List closed programmes, too.
    #[arg(long)]
    closed: bool,
    /// The day to ask for, YYYY-MM-DD [default: today in Pakistan].
    #[arg(long, value_parser = day)]
    today: Option<Day>,
    /// Say of every result how it meets each part of the query, with points.
    #[arg(long)]
    explain: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    /// One JSON request a line on standard input, one JSON answer a line on standard output.
    #[arg(long)]
    batch: bool,
    /// The data folder to index.
    #[arg(long, default_value = "data", conflicts_with = "index")]
    data: PathBuf,
    /// A built index instead: the folder site/data/finder/<hash>.
    #[arg(long)]
    index: Option<PathBuf>,
}

const BATCH_HELP: &str = "\
Batch mode:
  in   {\"query\": \"silai gwadar\"}
  out  {\"ids\": [\"…\"], \"keys\": [\"training/…\"], \"fits\": 3, \"may_fit\": 4, \"ms\": 0.41}

  A request may also hold \"finder\", \"region\", \"district\", \"conditions\", \"chosen\", \"order\"
  (fit, distance, closing), \"near\" ([latitude, longitude]), \"today\", \"closed\", \"offset\",
  \"limit\" (default 20) and \"facts\" ({\"age\": 18, \"gender\": \"women\", \"schooling\": \"matric\",
  \"domicile\": \"punjab\", \"income_pkr_month\": 30000}).
  \"ids\" are ids of programmes.csv, best first; a few ids occur in both finders, so \"keys\" hold
  finder/id. When nothing fits, both hold the nearest programmes and \"fits\" and \"may_fit\" are 0.
  \"ms\" is the time of the search alone, in milliseconds. A line that is no request is answered
  with {\"error\": \"…\"}.";

/// A line of a batch.
#[derive(Deserialize)]
struct Line {
    #[serde(flatten)]
    request: Request,
    #[serde(default)]
    facts: Facts,
}

/// Finds, and shows what was found.
///
/// # Errors
///
/// Unsound data, a damaged index, a region or district that does not exist.
pub fn run(arguments: &Arguments) -> Result<()> {
    let engine = match &arguments.index {
        Some(folder) => engine(&read(folder)?)?,
        None => {
            let checked = check::load(&arguments.data).map_err(DataProblems)?;
            engine(&finder_index::pieces(&checked.dataset, &arguments.data)?)?
        }
    };
    let today = arguments.today.unwrap_or_else(day_of_clock).date();
    if arguments.batch {
        return batch(&engine, today);
    }
    let request = Request {
        query: arguments.query.clone().unwrap_or_default(),
        finder: arguments.finder,
        region: arguments.region.clone(),
        district: arguments.district.clone(),
        today: Some(today),
        closed: arguments.closed,
        limit: arguments.limit,
        ..Request::default()
    };
    places_exist(&engine, &request)?;
    let (answer, milliseconds) = timed(&engine, &request);
    let mut out = std::io::stdout().lock();
    if arguments.json {
        let value = detailed(&engine, &request, &answer, milliseconds, arguments);
        writeln!(out, "{}", serde_json::to_string_pretty(&value)?)?;
    } else {
        write!(
            out,
            "{}",
            readable(&engine, &request, &answer, milliseconds, arguments)
        )?;
    }
    Ok(())
}

fn batch(engine: &Engine, today: PartialDate) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.context("read a request from standard input")?;
        if line.trim().is_empty() {
            continue;
        }
        let value = match serde_json::from_str::<Line>(&line) {
            Ok(line) => {
                let request = Request {
                    today: line.request.today.or(Some(today)),
                    facts: line.facts,
                    ..line.request
                };
                let (answer, milliseconds) = timed(engine, &request);
                json!({
                    "ids": ids(engine, answer.shown()),
                    "keys": keys(engine, answer.shown()),
                    "fits": answer.fits,
                    "may_fit": answer.may_fit,
                    "ms": milliseconds,
                })
            }
            Err(error) => json!({
                "error": format!("line {}: expected a request such as {{\"query\": \"silai\"}}: {error}", number + 1)
            }),
        };
        writeln!(out, "{value}")?;
        out.flush()?;
    }
    Ok(())
}

/// The answer, and the milliseconds it took, to a thousandth.
fn timed(engine: &Engine, request: &Request) -> (Answer, f64) {
    let start = Instant::now();
    let answer = engine.search(request);
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    (answer, (milliseconds * 1000.0).round() / 1000.0)
}

fn ids(engine: &Engine, hits: &[Hit]) -> Vec<String> {
    let cards = hits.iter().filter_map(|hit| engine.card(hit.doc));
    cards.map(|card| card.id.clone()).collect()
}

fn keys(engine: &Engine, hits: &[Hit]) -> Vec<String> {
    let key = |hit: &Hit| {
        let id = &engine.card(hit.doc)?.id;
        Some(format!("{}/{id}", engine.finder(hit.doc).code()))
    };
    hits.iter().filter_map(key).collect()
}

fn detailed(
    engine: &Engine,
    request: &Request,
    answer: &Answer,
    milliseconds: f64,
    arguments: &Arguments,
) -> Value {
    let hit = |hit: &Hit| {
        let card = engine.card(hit.doc)?;
        let mut value = json!({
            "id": card.id,
            "finder": engine.finder(hit.doc),
            "name": card.name.get(arguments.lang),
            "fit": hit.fit,
            "score": hit.score,
        });
        if arguments.explain {
            value["why"] = engine
                .explain(request, &[hit.doc])
                .into_iter()
                .flatten()
                .map(|part| json!({"part": part.0, "met": format!("{:?}", part.1), "points": part.2}))
                .collect();
        }
        Some(value)
    };
    json!({
        "ids": ids(engine, answer.shown()),
        "fits": answer.fits,
        "may_fit": answer.may_fit,
        "results": answer.hits.iter().filter_map(hit).collect::<Vec<_>>(),
        "nearest": answer.nearest.iter().filter_map(hit).collect::<Vec<_>>(),
        "blocks": answer.blocks,
        "chips": answer.chips,
        "unknown_words": answer.unknown_words,
        "ms": milliseconds,
    })
}

fn readable(
    engine: &Engine,
    request: &Request,
    answer: &Answer,
    milliseconds: f64,
    arguments: &Arguments,
) -> String {
    let mut lines = vec![format!(
        "{} fit, {} may fit ({milliseconds} ms)",
        answer.fits, answer.may_fit
    )];
    let chips: Vec<&str> = answer.chips.iter().map(|chip| chip.code.as_str()).collect();
    if !chips.is_empty() {
        lines.push(format!("understood: {}", chips.join(", ")));
    }
    if !answer.unknown_words.is_empty() {
        lines.push(format!("not known: {}", answer.unknown_words.join(", ")));
    }
    for block in &answer.blocks {
        lines.push(format!(
            "without {}: {} would fit",
            block.code, block.fit_without
        ));
    }
    if answer.hits.is_empty() && !answer.nearest.is_empty() {
        lines.push("nearest:".to_owned());
    }
    for (place, hit) in answer.shown().iter().enumerate() {
        let Some(card) = engine.card(hit.doc) else {
            continue;
        };
        let fit = match hit.fit {
            Fit::Yes => "fits",
            Fit::Maybe => "may fit",
            Fit::No => "does not fit",
        };
        lines.push(format!(
            "{}. {}  [{}/{}] {fit}, {} points",
            place + 1,
            card.name.get(arguments.lang),
            engine.finder(hit.doc).code(),
            card.id,
            hit.score
        ));
        if arguments.explain {
            for (part, met, points) in engine.explain(request, &[hit.doc]).concat() {
                lines.push(format!("     {points:>5}  {met:?}  {part}"));
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn places_exist(engine: &Engine, request: &Request) -> Result<()> {
    use crate::finder::lexicon::PlaceKind;
    for (kind, what, id) in [
        (PlaceKind::Region, "region", &request.region),
        (PlaceKind::District, "district", &request.district),
    ] {
        if let Some(id) = id
            && engine.lexicon().place_number(kind, id).is_none()
        {
            bail!("--{what}: found '{id}', expected an id of data/{what}s.csv");
        }
    }
    Ok(())
}

/// An engine with every piece loaded.
fn engine(pieces: &Pieces) -> Result<Engine> {
    let damaged = |name: &str| anyhow!("{name}: not a piece of a finder index of this version");
    let piece = |name: &str| {
        let bytes = pieces.files.get(name).map(Vec::as_slice);
        bytes.with_context(|| format!("{name}: missing in the index"))
    };
    let (lexicon, columns) = (piece("lexicon.bin")?, piece("columns.bin")?);
    let mut engine = Engine::new(lexicon, columns).map_err(|_| damaged("lexicon.bin"))?;
    for (name, bytes) in &pieces.files {
        if !matches!(name.as_str(), "lexicon.bin" | "columns.bin") {
            engine.add(name, bytes).map_err(|_| damaged(name))?;
        }
    }
    Ok(engine)
}

/// The pieces in a folder; compressed copies beside them are passed over.
fn read(folder: &Path) -> Result<Pieces> {
    let place = || format!("read the index in {}", folder.display());
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(place)? {
        let path = entry.with_context(place)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".bin") {
            files.insert(name.into_owned(), fs::read(&path).with_context(place)?);
        }
    }
    Ok(Pieces { files })
}

fn day_of_clock() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Day::in_pakistan(since.map_or(0, |time| time.as_secs() as i64))
}

fn finder(text: &str) -> Result<Finder, String> {
    Finder::from_code(text).ok_or_else(|| "expected training or business".to_owned())
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "expected en or ur".to_owned())
}

fn day(text: &str) -> Result<Day, String> {
    text.parse()
        .map_err(|_| "expected a day such as 2026-03-04".to_owned())
}
