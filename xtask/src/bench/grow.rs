//! A data folder with more programmes than the real one: real records, moved to other districts by
//! a seeded generator. Same size, same bytes.

use anyhow::{Context, bail};
use std::{collections::BTreeMap, fs, path::Path};

type Row = Vec<String>;

/// A table: names of the columns, rows.
struct Table {
    head: Row,
    rows: Vec<Row>,
}

/// Writes a copy of the data folder `from` to `to`, with `n` programmes.
///
/// # Errors
/// When a table cannot be read or written, or lacks a column.
pub fn grow(from: &Path, to: &Path, n: usize) -> anyhow::Result<()> {
    copy(from, to)?;
    let programmes = read(&from.join("programmes.csv"))?;
    let districts = read(&from.join("districts.csv"))?;
    let further = ["programme_benefits.csv", "programme_conditions.csv"];
    let mut grown = Table {
        head: programmes.head.clone(),
        rows: programmes.rows.iter().take(n).cloned().collect(),
    };
    // Key of a new programme to the key of the record it was made from.
    let mut origins = BTreeMap::new();
    let mut dice = Dice(0x5EED);
    while grown.rows.len() < n {
        let from = &programmes.rows[dice.below(programmes.rows.len())];
        let district = &districts.rows[dice.below(districts.rows.len())];
        let row = moved(&programmes, from, &districts, district, grown.rows.len())?;
        let key = |row: &Row| -> anyhow::Result<(String, String)> {
            let cell = |name| anyhow::Ok(row[column(&programmes, name)?].clone());
            Ok((cell("finder")?, cell("id")?))
        };
        origins.insert(key(&row)?, key(from)?);
        grown.rows.push(row);
    }
    write(&to.join("programmes.csv"), &grown)?;
    for file in further {
        let table = read(&from.join(file))?;
        write(&to.join(file), &with_copies(&table, &grown, &origins)?)?;
    }
    Ok(())
}

/// The record at another place, with an id and a name of its own.
fn moved(
    programmes: &Table,
    from: &Row,
    districts: &Table,
    district: &Row,
    number: usize,
) -> anyhow::Result<Row> {
    let mut row = from.clone();
    let of_district = |name: &str| anyhow::Ok(district[column(districts, name)?].clone());
    let set = |row: &mut Row, name: &str, value: String| -> anyhow::Result<()> {
        row[column(programmes, name)?] = value;
        Ok(())
    };
    let id = format!("{}-{number}", from[column(programmes, "id")?]);
    set(&mut row, "id", id)?;
    for lang in ["en", "ur"] {
        let name = format!("name_{lang}");
        let text = format!(
            "{}, {}",
            from[column(programmes, &name)?],
            of_district(&name)?
        );
        set(&mut row, &name, text)?;
    }
    set(&mut row, "regions", of_district("region")?)?;
    set(&mut row, "districts", of_district("id")?)?;
    for empty in [
        "towns",
        "wider_places",
        "places_as_printed",
        "latitude",
        "longitude",
    ] {
        set(&mut row, empty, String::new())?;
    }
    Ok(row)
}

/// The rows that belong to the programmes of `grown`, each copy with those of its origin.
fn with_copies(
    table: &Table,
    grown: &Table,
    origins: &BTreeMap<(String, String), (String, String)>,
) -> anyhow::Result<Table> {
    let (finder, programme) = (column(table, "finder")?, column(table, "programme")?);
    let mut by_key: BTreeMap<(String, String), Vec<&Row>> = BTreeMap::new();
    for row in &table.rows {
        let key = (row[finder].clone(), row[programme].clone());
        by_key.entry(key).or_default().push(row);
    }
    let mut rows = Vec::new();
    for row in &grown.rows {
        let cell = |name| anyhow::Ok(row[column(grown, name)?].clone());
        let key = (cell("finder")?, cell("id")?);
        let origin = origins.get(&key).unwrap_or(&key);
        for own in by_key.get(origin).into_iter().flatten() {
            let mut copy = (*own).clone();
            copy[programme] = key.1.clone();
            rows.push(copy);
        }
    }
    Ok(Table {
        head: table.head.clone(),
        rows,
    })
}

fn column(table: &Table, name: &str) -> anyhow::Result<usize> {
    let found = table.head.iter().position(|head| head == name);
    found.with_context(|| format!("found no column {name}, expected it as in datapackage.json"))
}

fn read(file: &Path) -> anyhow::Result<Table> {
    let place = || format!("{} cannot be read", file.display());
    let mut reader = csv::Reader::from_path(file).with_context(place)?;
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Row>();
    let head = cells(reader.headers().with_context(place)?);
    let rows = reader
        .records()
        .map(|record| Ok(cells(&record?)))
        .collect::<Result<Vec<Row>, csv::Error>>()
        .with_context(place)?;
    if rows.is_empty() {
        bail!("{} holds no rows", file.display());
    }
    Ok(Table { head, rows })
}

fn write(file: &Path, table: &Table) -> anyhow::Result<()> {
    let place = || format!("{} cannot be written", file.display());
    let mut writer = csv::Writer::from_path(file).with_context(place)?;
    writer.write_record(&table.head).with_context(place)?;
    for row in &table.rows {
        writer.write_record(row).with_context(place)?;
    }
    writer.flush().with_context(place)
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    let place = || format!("{} cannot be copied to {}", from.display(), to.display());
    fs::create_dir_all(to).with_context(place)?;
    for entry in fs::read_dir(from).with_context(place)? {
        let entry = entry.with_context(place)?;
        let target = to.join(entry.file_name());
        if entry.file_type().with_context(place)?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(place)?;
        }
    }
    Ok(())
}

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grown_folder_has_as_many_programmes_as_asked_for_and_is_the_same_each_time() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        let folder = tempfile::tempdir().unwrap();
        let grown = |name: &str, n: usize| {
            let to = folder.path().join(name);
            grow(&data, &to, n).unwrap();
            let bytes = |file: &str| fs::read(to.join(file)).unwrap();
            let table = read(&to.join("programmes.csv")).unwrap();
            (
                table.rows.len(),
                bytes("programmes.csv"),
                bytes("programme_benefits.csv"),
            )
        };
        let (few, more, again) = (grown("few", 100), grown("more", 700), grown("again", 700));
        assert_eq!((few.0, more.0), (100, 700));
        assert!(more == again);
        assert!(more.2.len() > few.2.len());
    }
}
