//! A record as the rules see it: its cells, and what the current table says where the sheet has no
//! such column.

use crate::{
    check::{
        descriptor::{Field, Package, Resource},
        table::{Row, Table},
    },
    desk::{
        Catalogue, Finding, Issue, Reading, Tables,
        issue::example_of,
        read::{ReadRow, ReadTable},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything rules may look at.
pub struct Context<'a> {
    package: &'a Package,
    current: &'a Tables,
    /// Names of the current records.
    pub catalogue: &'a Catalogue,
    /// Ids in the sheets that were read, by table.
    pub read_ids: BTreeMap<String, BTreeSet<String>>,
    /// District to region, of current and read districts.
    pub regions: BTreeMap<String, String>,
}

/// A read table with its description and what is there now.
pub struct TableView<'a> {
    /// As read.
    pub read: &'a ReadTable,
    /// Its description.
    pub resource: &'a Resource,
    /// The current table.
    pub current: Option<&'a Table>,
    /// Current rows by key.
    pub by_key: BTreeMap<String, &'a Row>,
}

/// A record.
pub struct Record<'a> {
    /// Its table.
    pub table: &'a TableView<'a>,
    /// Its row.
    pub row: &'a ReadRow,
    /// The same record in the current table.
    pub before: Option<&'a Row>,
}

impl<'a> Context<'a> {
    /// Prepares what rules look up.
    pub fn new(
        reading: &Reading,
        package: &'a Package,
        current: &'a Tables,
        catalogue: &'a Catalogue,
    ) -> Context<'a> {
        let mut context = Context {
            package,
            current,
            catalogue,
            read_ids: BTreeMap::new(),
            regions: BTreeMap::new(),
        };
        if let Some(districts) = current.get("districts")
            && let (Some(id), Some(region)) = (districts.column("id"), districts.column("region"))
        {
            for row in &districts.rows {
                context
                    .regions
                    .insert(row.cells[id].clone(), row.cells[region].clone());
            }
        }
        for read in &reading.tables {
            let Some(resource) = package.resources.iter().find(|r| r.name == read.resource) else {
                continue;
            };
            let at = |name: &str| resource.schema.fields.iter().position(|f| f.name == name);
            let Some(id) = at("id") else { continue };
            let finder = at("finder");
            let ids = context.read_ids.entry(read.resource.clone()).or_default();
            for row in &read.rows {
                let id = &row.cells[id];
                ids.insert(match finder {
                    Some(finder) => format!("{}/{id}", row.cells[finder]),
                    None => id.clone(),
                });
                if read.resource == "districts"
                    && let Some(region) = at("region")
                {
                    context
                        .regions
                        .insert(id.clone(), row.cells[region].clone());
                }
            }
        }
        context
    }

    /// The view of a read table.
    pub fn table(&self, read: &'a ReadTable) -> Option<TableView<'a>> {
        let resource = self
            .package
            .resources
            .iter()
            .find(|resource| resource.name == read.resource)?;
        let current = self.current.get(&read.resource);
        let mut by_key = BTreeMap::new();
        if let Some(table) = current {
            for row in &table.rows {
                by_key.insert(resource.key_of(&row.cells), row);
            }
        }
        Some(TableView {
            read,
            resource,
            current,
            by_key,
        })
    }
}

impl<'a> TableView<'a> {
    /// Position of a column in the description.
    pub fn position(&self, code: &str) -> Option<usize> {
        let fields = &self.resource.schema.fields;
        fields.iter().position(|field| field.name == code)
    }
}

impl<'a> Record<'a> {
    /// The record of a row.
    pub fn new(table: &'a TableView<'a>, row: &'a ReadRow) -> Record<'a> {
        let key = table.resource.key_of(&row.cells);
        Record {
            table,
            row,
            before: table.by_key.get(&key).copied(),
        }
    }

    /// Its key, the parts joined with `/`.
    pub fn key(&self) -> String {
        self.table.resource.key_of(&self.row.cells)
    }

    /// Columns that the sheet has: position, description and cell.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &'a Field, &'a str)> {
        let (table, row) = (self.table, self.row);
        let fields = table.resource.schema.fields.iter().enumerate();
        fields
            .filter(|(at, _)| table.read.columns[*at].is_some())
            .map(|(at, field)| (at, field, row.cells[at].as_str()))
    }

    /// The value of a column: of the sheet if it has the column, else of the current record.
    /// Nothing when it is empty or the table has no such column.
    pub fn value(&self, code: &str) -> Option<&'a str> {
        let at = self.table.position(code)?;
        let cell = match self.table.read.columns[at] {
            Some(_) => self.row.cells[at].as_str(),
            None => self.before?.cells.get(at)?.as_str(),
        };
        (!cell.is_empty()).then_some(cell)
    }

    /// The value of a column as a number.
    pub fn number(&self, code: &str) -> Option<f64> {
        self.value(code)?.parse().ok()
    }

    /// A finding about a cell of this record.
    pub fn finding(&self, code: &str, issue: Issue) -> Finding {
        let at = self.table.position(code).unwrap_or(usize::MAX);
        self.finding_at(at, issue)
    }

    /// A finding about the cell of a described column.
    pub fn finding_at(&self, at: usize, issue: Issue) -> Finding {
        let field = self.table.resource.schema.fields.get(at);
        let found = self.row.cells.get(at).cloned().unwrap_or_default();
        Finding {
            resource: self.table.resource.name.clone(),
            column: field.map(|field| field.name.clone()).unwrap_or_default(),
            example: field.map(example_of).unwrap_or_default(),
            ..Finding::at(self.table.read.place_of(self.row.number, at), found, issue)
        }
    }
}
