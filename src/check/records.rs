//! From checked rows to typed records.

mod figures;
mod places;
mod programmes;
mod projects;

use super::{problem::Problem, rows::RowReader, table::Table};
use crate::data::{
    Change, Corridor, Dataset, Initiative, Observation, Organisation, Pillar, Sector, Series,
    Source, Term,
};
use std::{cell::RefCell, collections::BTreeMap};

/// Builds the dataset.
///
/// # Errors
///
/// Every row that does not fit its record.
pub fn build(tables: &BTreeMap<String, Table>) -> Result<Dataset, Vec<Problem>> {
    let tables = Tables {
        tables,
        problems: RefCell::default(),
    };
    let dataset = Dataset {
        regions: tables.rows("regions", places::region),
        districts: tables.rows("districts", places::district),
        towns: tables.rows("towns", places::town),
        wider_places: tables.rows("wider_places", places::wider_place),
        corridors: tables.rows("corridors", corridor),
        pillars: tables.rows("pillars", pillar),
        sectors: tables.rows("sectors", sector),
        sources: tables.rows("sources", source),
        projects: tables.rows("projects", projects::project),
        organisations: tables.rows("organisations", organisation),
        terms: tables.rows("terms", term),
        programmes: programmes::programmes(&tables),
        series: series(&tables),
        figures: figures::figures(&tables),
        initiatives: tables.rows("initiatives", initiative),
        changes: changes(&tables),
    };
    let problems = tables.problems.into_inner();
    if problems.is_empty() {
        Ok(dataset)
    } else {
        Err(problems)
    }
}

/// The tables and the problems met while reading them.
struct Tables<'a> {
    tables: &'a BTreeMap<String, Table>,
    problems: RefCell<Vec<Problem>>,
}

impl Tables<'_> {
    /// Every row of a table, read by `read`; rows that do not fit are left out and recorded.
    fn rows<T>(&self, name: &str, read: impl Fn(&RowReader) -> Option<T>) -> Vec<T> {
        let Some(table) = self.tables.get(name) else {
            self.problems.borrow_mut().push(Problem::file(
                "datapackage.json",
                format!("no table {name}"),
                format!("the table {name}"),
                "describe the table and put its file into the data folder",
            ));
            return Vec::new();
        };
        table
            .rows
            .iter()
            .filter_map(|row| read(&RowReader::new(table, row, &self.problems)))
            .collect()
    }

    /// Rows grouped by a key, in the order of the table.
    fn grouped<T>(
        &self,
        name: &str,
        read: impl Fn(&RowReader) -> Option<(String, T)>,
    ) -> BTreeMap<String, Vec<T>> {
        let mut groups: BTreeMap<String, Vec<T>> = BTreeMap::new();
        for (key, value) in self.rows(name, read) {
            groups.entry(key).or_default().push(value);
        }
        groups
    }
}

fn corridor(row: &RowReader) -> Option<Corridor> {
    Some(Corridor {
        id: row.string("id"),
        name: row.text("name"),
        summary: row.text("summary"),
        sources: row.list("sources"),
    })
}

fn pillar(row: &RowReader) -> Option<Pillar> {
    Some(Pillar {
        id: row.string("id"),
        name: row.text("name"),
        short: row.text("short"),
        summary: row.text("summary"),
        sources: row.list("sources"),
    })
}

fn sector(row: &RowReader) -> Option<Sector> {
    Some(Sector {
        id: row.string("id"),
        name: row.text("name"),
        pillar: row.string("pillar"),
        pillar_reason: row.text("pillar_reason"),
    })
}

fn source(row: &RowReader) -> Option<Source> {
    Some(Source {
        id: row.string("id"),
        publisher: row.string("publisher"),
        title: row.string("title"),
        url: row.string("url"),
        as_of: row.date("as_of"),
    })
}

fn organisation(row: &RowReader) -> Option<Organisation> {
    Some(Organisation {
        id: row.string("id"),
        name: row.text("name"),
        kind: row.string("kind"),
    })
}

fn term(row: &RowReader) -> Option<Term> {
    Some(Term {
        id: row.string("id"),
        name: row.text("name"),
        group: row.string("group"),
        field: row.optional("field"),
        isco08: row.optional("isco08"),
        isco08_title: row.optional("isco08_title"),
    })
}

fn series(tables: &Tables) -> Vec<Series> {
    let mut observations = tables.grouped("observations", |row| {
        Some((
            row.string("series"),
            Observation {
                period: row.string("period"),
                value: row.required("value"),
            },
        ))
    });
    tables
        .rows("series", |row| {
            let id = row.string("id");
            Some(Series {
                title: row.text("title"),
                unit: row.string("unit"),
                region: row.optional("region"),
                derived_from: row.optional_text("derived_from"),
                notes: row.text("notes"),
                sources: row.list("sources"),
                observations: Vec::new(),
                id,
            })
        })
        .into_iter()
        .map(|mut series| {
            series.observations = observations.remove(&series.id).unwrap_or_default();
            series
        })
        .collect()
}

fn initiative(row: &RowReader) -> Option<Initiative> {
    Some(Initiative {
        id: row.string("id"),
        title: row.text("title"),
        summary: row.text("summary"),
        theme: row.string("theme"),
        corridor: row.string("corridor"),
        pillar: row.string("pillar"),
        who: row.text("who"),
        state: row.code("state")?,
        regions: row.list("regions"),
        districts: row.list("districts"),
        projects: row.list("projects"),
        programmes: row.list("programmes"),
        evidence: row.text("evidence"),
        confidence: row.code("confidence")?,
        sources: row.list("sources"),
    })
}

fn changes(tables: &Tables) -> Vec<Change> {
    let mut changes = tables.rows("changes", |row| {
        Some(Change {
            date: row.date("date")?,
            kind: row.code("kind")?,
            subject: row.string("subject"),
            text: row.text("text"),
        })
    });
    changes.sort_by_key(|change| std::cmp::Reverse(change.date));
    changes
}
