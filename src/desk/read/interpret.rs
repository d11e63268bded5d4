//! A sheet as a table of records.

use super::{
    Ask, Decisions, Question, Raw, ReadRow, ReadTable, Reading, Repair, Sheet, SheetRow, Why,
    header::{self, Header},
    layout::{self, RowKind},
    sheet::Merged,
    value::{Column, Sink},
};
use crate::{
    check::descriptor::{Package, Resource},
    desk::{Catalogue, Finding, Issue, Place, template},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// Reads a sheet and adds its table, repairs, questions and findings to `reading`.
pub fn interpret(
    sheet: &Sheet,
    package: &Package,
    catalogue: &Catalogue,
    decisions: &Decisions,
    reading: &mut Reading,
) {
    reading.repairs.extend(sheet.repairs.iter().cloned());
    if sheet.rows.iter().all(SheetRow::is_blank) {
        return;
    }
    for (applies, why) in [
        (is_of_template(sheet), Why::GuideSheet),
        (sheet.hidden, Why::HiddenSheet),
    ] {
        if applies && !decisions.is_undone(&sheet.place, why) {
            reading.repairs.push(aside(
                sheet.place.clone(),
                sheet.rows.first().map(SheetRow::shown).unwrap_or_default(),
                why,
            ));
            return;
        }
    }
    let Some(mut header) = header::find(sheet, package, catalogue) else {
        let found = sheet.rows.first().map(SheetRow::shown).unwrap_or_default();
        let finding = Finding::at(sheet.place.clone(), found, Issue::NoTable);
        reading.findings.push(finding);
        return;
    };
    let resource = &package.resources[header.resource];
    undo_titles(sheet, resource, &mut header, decisions);
    let mut reader = SheetReader {
        sheet,
        header: &header,
        resource,
        decisions,
        reading,
    };
    reader.read_head();
    let rows = reader.choose_rows();
    reader.check_totals(&rows);
    let table = reader.read_records(&rows, catalogue);
    reading.tables.push(table);
}

/// Columns whose recognition by title was undone are left out.
fn undo_titles(sheet: &Sheet, resource: &Resource, header: &mut Header, decisions: &Decisions) {
    let row = &sheet.rows[header.first + header.height - 1];
    for (column, field) in header.fields.clone() {
        let title = row.cell(column as usize).shown();
        let is_code = title == resource.schema.fields[field].name;
        let place = sheet.place.at(row.number, column);
        if !is_code && decisions.is_undone(&place, Why::Title) {
            header.fields.remove(&column);
            header.unknown.push((column, title));
        }
    }
}

fn is_of_template(sheet: &Sheet) -> bool {
    let name = sheet.place.sheet.as_deref().unwrap_or("");
    template::OTHER_SHEETS.contains(&name)
}

fn aside(place: Place, before: String, why: Why) -> Repair {
    Repair {
        place,
        before,
        after: String::new(),
        why,
    }
}

struct SheetReader<'a> {
    sheet: &'a Sheet,
    header: &'a Header,
    resource: &'a Resource,
    decisions: &'a Decisions,
    reading: &'a mut Reading,
}

impl<'a> SheetReader<'a> {
    fn place(&self) -> &Place {
        &self.sheet.place
    }

    fn find(&mut self, place: Place, found: String, column: &str, issue: Issue) {
        self.reading.findings.push(Finding {
            resource: self.resource.name.clone(),
            column: column.to_owned(),
            ..Finding::at(place, found, issue)
        });
    }

    /// Lists what was done with titles, header rows and columns.
    fn read_head(&mut self) {
        let (sheet, header) = (self.sheet, self.header);
        for row in &sheet.rows[..header.first] {
            if !row.is_blank() {
                let repair = aside(self.place().at_row(row.number), row.shown(), Why::TitleRow);
                self.reading.repairs.push(repair);
            }
        }
        let rows = &sheet.rows[header.first..header.first + header.height];
        let last = rows.last().map_or(1, |row| row.number);
        if rows.len() > 1 {
            let lines: Vec<String> = rows.iter().map(SheetRow::shown).collect();
            self.reading.repairs.push(Repair {
                place: self.place().at_row(rows[0].number),
                before: lines.join("\n"),
                after: self.codes().join(" | "),
                why: Why::HeaderRows,
            });
        } else {
            for (column, field) in &header.fields {
                let title = rows[0].cell(*column as usize).shown();
                let code = &self.resource.schema.fields[*field].name;
                if title != *code {
                    self.reading.repairs.push(Repair {
                        place: self.place().at(last, *column),
                        before: title,
                        after: code.clone(),
                        why: Why::Title,
                    });
                }
            }
        }
        let unknown = self.unknown_columns();
        let n_unknown = unknown.len();
        for (column, title) in unknown {
            let place = self.place().at(last, column);
            let repair = aside(place.clone(), title.clone(), Why::UnknownColumn);
            self.reading.repairs.push(repair);
            let near = Some(&title)
                .filter(|title| n_unknown <= 50 && title.len() <= 120)
                .and_then(|title| header::nearest(self.resource, title))
                .map(|field| &self.resource.schema.fields[field])
                .filter(|field| !self.codes().contains(&field.name));
            let fix = near.map(|field| crate::desk::Edit {
                after: field.name.clone(),
                safe: false,
            });
            self.reading.findings.push(Finding {
                resource: self.resource.name.clone(),
                fix,
                ..Finding::at(place, title, Issue::UnknownColumn)
            });
        }
        for (column, field) in &header.doubled {
            let field = &self.resource.schema.fields[*field];
            let place = self.place().at(last, *column);
            let repair = aside(place.clone(), field.name.clone(), Why::UnknownColumn);
            self.reading.repairs.push(repair);
            let issue = Issue::DoubleColumn(field.name.clone());
            self.find(place, field.name.clone(), &field.name, issue);
        }
        for key in self.resource.schema.primary_key.names() {
            if !self.codes().contains(key) {
                let place = self.place().at_row(last);
                self.find(place, String::new(), key, Issue::MissingKey(key.clone()));
            }
        }
    }

    /// Codes of the recognised columns.
    fn codes(&self) -> Vec<String> {
        let fields = self.header.fields.values();
        fields
            .map(|field| self.resource.schema.fields[*field].name.clone())
            .collect()
    }

    /// Columns with an unknown title, and those with cells but no title at all.
    fn unknown_columns(&self) -> Vec<(u32, String)> {
        let mut unknown = self.header.unknown.clone();
        let known: BTreeSet<u32> = self
            .header
            .fields
            .keys()
            .chain(unknown.iter().map(|(column, _)| column))
            .chain(self.header.doubled.iter().map(|(column, _)| column))
            .copied()
            .collect();
        let mut is_untitled = Vec::new();
        for row in self
            .sheet
            .rows
            .iter()
            .skip(self.header.first + self.header.height)
        {
            for column in is_untitled.len()..row.cells.len() {
                is_untitled.push(!known.contains(&(column as u32)));
            }
            for (column, cell) in row.cells.iter().enumerate() {
                if is_untitled[column] && !cell.is_blank() {
                    is_untitled[column] = false;
                    unknown.push((column as u32, String::new()));
                }
            }
        }
        unknown.sort();
        unknown
    }

    /// Rows with their kind; merged cells filled; what is no record is listed.
    fn choose_rows(&mut self) -> Vec<(Cow<'a, SheetRow>, RowKind)> {
        let sheet = self.sheet;
        let start = (self.header.first + self.header.height).min(self.sheet.rows.len());
        let kinds = layout::kinds(self.sheet, self.header, self.resource);
        let mut chosen = Vec::new();
        let mut expected = self
            .sheet
            .rows
            .get(start.wrapping_sub(1))
            .map_or(1, |row| row.number + 1);
        let mut ranges = self.sheet.merged.clone();
        ranges.retain(|range| range.bottom > range.top);
        ranges.sort_by_key(|range| range.top);
        let mut ranges = ranges.into_iter().peekable();
        let mut open: Vec<Merged> = Vec::new();
        for (row, kind) in sheet.rows[start..].iter().zip(kinds) {
            while let Some(range) = ranges.next_if(|range| range.top < row.number) {
                open.push(range);
            }
            open.retain(|range| range.bottom >= row.number);
            let place = self.place().at_row(row.number);
            if row.number > expected {
                let gap = self.place().at_row(expected);
                self.reading
                    .repairs
                    .push(aside(gap, String::new(), Why::EmptyRow));
            }
            expected = row.number + 1;
            let why = match kind {
                RowKind::Record => None,
                RowKind::Empty => Some(Why::EmptyRow),
                RowKind::HeaderAgain => Some(Why::HeaderAgain),
                RowKind::Total => Some(Why::TotalRow),
                RowKind::Footnote => Some(Why::Footnote),
                RowKind::Lone => match self.ask_heading(&place, row) {
                    Some(false) => None,
                    _ => Some(Why::Heading),
                },
            };
            match why {
                Some(why) if !self.decisions.is_undone(&place, why) => {
                    self.reading.repairs.push(aside(place, row.shown(), why));
                    if kind == RowKind::Total {
                        chosen.push((Cow::Borrowed(row), RowKind::Total));
                    }
                }
                _ => {
                    if row.hidden {
                        self.find(place, row.shown(), "", Issue::HiddenRow);
                    }
                    let row = self.with_merged(row, &open);
                    chosen.push((row, RowKind::Record));
                }
            }
        }
        chosen
    }

    /// What was answered about a lone cell: true for a heading. Open, it is asked.
    fn ask_heading(&mut self, place: &Place, row: &SheetRow) -> Option<bool> {
        let mut question = Question::new(place.clone(), Ask::Heading);
        match self.decisions.answer(&question.id()) {
            Some("heading") => Some(true),
            Some("record") => Some(false),
            _ => {
                question.concerns(place.clone(), &row.shown());
                self.reading.questions.push(question);
                None
            }
        }
    }

    /// The row with the cells that a merged cell above covers; `open` are the ranges that reach
    /// into it from above.
    fn with_merged(&mut self, row: &'a SheetRow, open: &[Merged]) -> Cow<'a, SheetRow> {
        let mut row = Cow::Borrowed(row);
        for range in open {
            let above = self
                .sheet
                .rows
                .binary_search_by_key(&range.top, |row| row.number)
                .ok()
                .map(|at| self.sheet.rows[at].cell(range.left as usize).clone());
            let Some(value) = above.filter(|value| !value.is_blank()) else {
                continue;
            };
            let column = range.left as usize;
            let place = self.place().at(row.number, range.left);
            let is_described = self.header.fields.contains_key(&range.left);
            if !is_described
                || !row.cell(column).is_blank()
                || self.decisions.is_undone(&place, Why::Merged)
            {
                continue;
            }
            let own = row.to_mut();
            if own.cells.len() <= column {
                own.cells.resize(column + 1, Raw::Empty);
            }
            self.reading.repairs.push(Repair {
                place,
                before: String::new(),
                after: value.shown(),
                why: Why::Merged,
            });
            own.cells[column] = value;
        }
        row
    }

    /// A sum that is neither that of all rows above nor that of the rows since the last sum.
    fn check_totals(&mut self, rows: &[(Cow<SheetRow>, RowKind)]) {
        let mut all: BTreeMap<u32, f64> = BTreeMap::new();
        let mut since: BTreeMap<u32, f64> = BTreeMap::new();
        let numbers = |field: &usize| {
            matches!(
                self.resource.schema.fields[*field].kind.as_str(),
                "integer" | "number"
            )
        };
        let columns: Vec<(u32, String)> = self
            .header
            .fields
            .iter()
            .filter(|(_, field)| numbers(field))
            .map(|(column, field)| (*column, self.resource.schema.fields[*field].name.clone()))
            .collect();
        for (row, kind) in rows {
            for (column, code) in &columns {
                let Some(value) = rough_number(row.cell(*column as usize)) else {
                    continue;
                };
                if *kind == RowKind::Record {
                    *all.entry(*column).or_default() += value;
                    *since.entry(*column).or_default() += value;
                    continue;
                }
                let sums = [&all, &since].map(|sums| sums.get(column).copied().unwrap_or(0.0));
                let fits = |sum: &f64| (sum - value).abs() <= 0.005 * value.abs().max(1.0);
                if !sums.iter().any(fits) {
                    let place = self.place().at(row.number, *column);
                    let sum = super::sheet::plain((sums[0] * 1000.0).round() / 1000.0);
                    let found = row.cell(*column as usize).shown();
                    self.find(place, found, code, Issue::TotalDiffers(sum));
                }
            }
            if *kind == RowKind::Total {
                since.clear();
            }
        }
    }

    fn read_records(
        &mut self,
        rows: &[(Cow<SheetRow>, RowKind)],
        catalogue: &Catalogue,
    ) -> ReadTable {
        let fields = &self.resource.schema.fields;
        let mut columns = vec![None; fields.len()];
        for (column, field) in &self.header.fields {
            columns[*field] = Some(*column);
        }
        let records: Vec<&SheetRow> = rows
            .iter()
            .filter(|(_, kind)| *kind == RowKind::Record)
            .map(|(row, _)| row.as_ref())
            .collect();
        let mut table = ReadTable {
            resource: self.resource.name.clone(),
            place: self.place().clone(),
            columns,
            rows: records
                .iter()
                .map(|row| ReadRow {
                    number: row.number,
                    cells: vec![String::new(); fields.len()],
                })
                .collect(),
            lossy: self.sheet.encoding == Some(super::encoding::Encoding::Windows1256),
            header_row: self.sheet.rows[self.header.first + self.header.height - 1].number,
        };
        for (index, field) in fields.iter().enumerate() {
            let Some(column) = table.columns[index] else {
                continue;
            };
            let texts = records
                .iter()
                .filter_map(|row| match row.cell(column as usize) {
                    Raw::Text(text) => Some(text.as_str()),
                    _ => None,
                });
            let mut reader = Column::new(
                field,
                &self.resource.name,
                &self.place().at_column(column),
                texts,
                self.sheet.delimiter == Some(';'),
                self.decisions,
            );
            let mut sink = Sink {
                decisions: self.decisions,
                catalogue,
                repairs: &mut self.reading.repairs,
                findings: &mut self.reading.findings,
            };
            for (at, row) in records.iter().enumerate() {
                let cell = row.cell(column as usize);
                if *cell == Raw::Empty {
                    continue;
                }
                let place = self.sheet.place.at(row.number, column);
                let read = reader.read(cell, &place, &mut sink);
                if self.sheet.formulas.contains(&(row.number, column)) {
                    sink.findings.push(Finding {
                        resource: self.resource.name.clone(),
                        column: field.name.clone(),
                        ..Finding::at(place, read.clone(), Issue::Formula)
                    });
                }
                table.rows[at].cells[index] = read;
            }
            self.reading.questions.extend(reader.open_questions());
        }
        table
    }
}

/// A number for comparing sums; marks of thousands as in Pakistan.
fn rough_number(cell: &Raw) -> Option<f64> {
    match cell {
        Raw::Number(value) => Some(*value),
        Raw::Text(text) => {
            let western = super::text::western_digits(text).unwrap_or_else(|| text.clone());
            western.replace([',', ' '], "").parse().ok()
        }
        _ => None,
    }
}
