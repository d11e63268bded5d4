//! `bench desk`: how long `rahdari check` takes for large sheets, and how much memory.

use crate::{project::Project, run};
use anyhow::{Context, bail};
use std::{
    fs,
    io::Write,
    path::Path,
    process::{Child, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// Rows of the large sheet.
const ROWS: usize = 50_000;
/// Bytes the large sheet has at least.
const BYTES: usize = 30 << 20;

/// Makes a table of 50,000 projects and 30 MB from the real ones, as CSV and as a workbook, and
/// checks both natively.
///
/// # Errors
/// When the build or a file fails, or a sheet that must be sound is not.
pub fn run(project: &Project) -> anyhow::Result<()> {
    let build = "build --release -p rahdari";
    run::shown("command line", &mut run::cargo(project, build))?;
    let folder = project.target("bench-desk");
    fs::create_dir_all(&folder).with_context(|| format!("create {}", folder.display()))?;
    let csv = folder.join("projects.csv");
    grow(&project.path("data/projects.csv"), &csv)?;
    let workbook = folder.join("projects.xlsx");
    let data = folder.join("data");
    copy_tables(&project.path("data"), &data)?;
    fs::copy(&csv, data.join("projects.csv")).context("copy the large table")?;
    let mut template = run::command(project, project.rahdari(), &["template", "--filled"]);
    template
        .args(["--table", "projects", "--data"])
        .arg(&data)
        .arg("--out")
        .arg(&workbook);
    run::shown("workbook", &mut template)?;
    println!(
        "{:<6} {:>9} {:>8} {:>9}",
        "sheet", "MB", "seconds", "peak MB"
    );
    for file in [&csv, &workbook] {
        let (seconds, peak_kb) = measure(project, file)?;
        let megabytes = fs::metadata(file)?.len() as f64 / 1e6;
        let kind = file.extension().unwrap_or_default().to_string_lossy();
        println!(
            "{kind:<6} {megabytes:>9.1} {seconds:>8.2} {:>9.0}",
            peak_kb as f64 / 1e3
        );
    }
    Ok(())
}

/// Seconds and greatest resident kilobytes of a check of `file`.
fn measure(project: &Project, file: &Path) -> anyhow::Result<(f64, u64)> {
    let mut command = run::command(project, project.rahdari(), &["check", "--format", "json"]);
    command.arg(file).stdout(Stdio::null());
    let begun = Instant::now();
    let mut child = command.spawn().context("start rahdari check")?;
    let mut peak_kb = 0;
    let status = loop {
        peak_kb = peak_kb.max(resident_kb(&child));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        sleep(Duration::from_millis(5));
    };
    let seconds = begun.elapsed().as_secs_f64();
    // 1 says that something was found, which grown data may bring; 2 is a failure.
    if status.code().is_none_or(|code| code > 1) {
        bail!("rahdari check {} failed", file.display());
    }
    Ok((seconds, peak_kb))
}

/// The greatest resident size so far, as Linux counts it; 0 elsewhere.
fn resident_kb(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Writes the real rows again and again under new ids until there are enough; notes are made longer
/// or left as they are to reach the size.
fn grow(from: &Path, to: &Path) -> anyhow::Result<()> {
    let mut reader = csv::Reader::from_path(from)?;
    let head = reader.headers()?.clone();
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    let at = |name: &str| {
        head.iter()
            .position(|column| column == name)
            .context("a column")
    };
    let (id, name_en, name_ur) = (at("id")?, at("name_en")?, at("name_ur")?);
    let mut file = std::io::BufWriter::new(fs::File::create(to)?);
    {
        let mut writer = csv::Writer::from_writer(&mut file);
        writer.write_record(&head)?;
        for number in 0..ROWS {
            let record = &records[number % records.len()];
            let cells =
                record
                    .iter()
                    .enumerate()
                    .map(|(column, cell)| match number / records.len() {
                        0 => cell.to_owned(),
                        copy if column == id => format!("{cell}-{copy}"),
                        copy if column == name_en || column == name_ur => format!("{cell} {copy}"),
                        _ => cell.to_owned(),
                    });
            writer.write_record(cells)?;
        }
        writer.flush()?;
    }
    file.flush()?;
    let bytes = fs::metadata(to)?.len() as usize;
    if bytes < BYTES {
        bail!("the sheet has {bytes} bytes, expected at least {BYTES}");
    }
    Ok(())
}

/// The files of the data folder itself, without its folders.
fn copy_tables(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
