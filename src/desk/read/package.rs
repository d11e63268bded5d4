//! Looking through a packed file (XLSX, ODS) before anything of it is kept: how large it really
//! unpacks, how deep it nests, how many cells it spans; and what the cell reader does not tell:
//! hidden rows, merged ranges, formulas.
//!
//! Every part is unpacked once as a stream and thrown away. Only a file that passed is given to
//! the cell reader, which trusts what it is told: it fills the space between far cells, repeats
//! what says it repeats, and waits for ends that never come.

use super::{Limits, Refusal, sheet::Merged};
use crate::desk::place::address;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    io::{BufReader, Cursor, Read},
};
use zip::ZipArchive;

/// Unpacked size below which the ratio does not matter.
const SMALL: u64 = 1 << 20;

/// Kind of a packed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML, with or without macros.
    Xlsx,
    /// OpenDocument.
    Ods,
}

/// What was seen in a sheet.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Hidden rows, from 1.
    pub hidden_rows: BTreeSet<u32>,
    /// Merged ranges.
    pub merged: Vec<Merged>,
    /// Cells with formulas: row from 1, column from 0.
    pub formulas: BTreeSet<(u32, u32)>,
}

/// Looks through a packed file. Features are by sheet name.
///
/// # Errors
///
/// Anything larger or deeper than `limits`, broken, or no spreadsheet.
pub fn scan(bytes: &[u8], limits: &Limits) -> Result<(Kind, BTreeMap<String, Features>), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > limits.parts {
        return Err(Refusal::Bomb);
    }
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        if part.encrypted() {
            return Err(Refusal::OldOrLocked);
        }
        names.push(part.name().map_err(damaged)?.into_owned());
    }
    let has = |name: &str| names.iter().any(|known| known == name);
    let kind = if has("xl/workbook.xml") {
        Kind::Xlsx
    } else if has("content.xml") {
        Kind::Ods
    } else {
        return Err(Refusal::OtherPackage);
    };
    let mut scanner = Scanner {
        limits,
        unpacked: 0,
        cells: 0,
        copied: 0,
        relations: BTreeMap::new(),
        titles: Vec::new(),
        parts: BTreeMap::new(),
        sheets: BTreeMap::new(),
    };
    for (index, name) in names.iter().enumerate() {
        let part = archive.by_index(index).map_err(damaged)?;
        let packed = part.compressed_size().max(1);
        let allowed = (packed.saturating_mul(limits.unpacked_times)).max(SMALL);
        let left = limits.unpacked_bytes.saturating_sub(scanner.unpacked);
        let exceeded = Cell::new(false);
        let count = Cell::new(0);
        let counted = Counted {
            inner: part,
            count: &count,
            limit: allowed.min(left),
            exceeded: &exceeded,
        };
        let done = if name.ends_with(".xml") || name.ends_with(".rels") {
            scanner.xml(kind, name, counted)
        } else {
            drain(counted)
        };
        if exceeded.get() {
            return Err(Refusal::Bomb);
        }
        done?;
        scanner.unpacked += count.get();
    }
    Ok((kind, scanner.by_sheet(kind)))
}

fn damaged(error: impl std::fmt::Display) -> Refusal {
    let mut detail = error.to_string();
    if let Some((at, _)) = detail.char_indices().nth(160) {
        detail.truncate(at);
    }
    Refusal::Damaged { detail }
}

fn drain(mut part: impl Read) -> Result<(), Refusal> {
    std::io::copy(&mut part, &mut std::io::sink())
        .map(|_| ())
        .map_err(damaged)
}

/// A stream that ends with an error when it grows too long.
struct Counted<'a, R> {
    inner: R,
    count: &'a Cell<u64>,
    limit: u64,
    exceeded: &'a Cell<bool>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.count.set(self.count.get() + n as u64);
        if self.count.get() > self.limit {
            self.exceeded.set(true);
            return Err(std::io::Error::other("too large"));
        }
        Ok(n)
    }
}

struct Scanner<'a> {
    limits: &'a Limits,
    unpacked: u64,
    /// Cells of all sheets, counted to the last filled one of each row.
    cells: u64,
    /// Bytes that repeated cells copy.
    copied: u64,
    /// Id to part, of a workbook.
    relations: BTreeMap<String, String>,
    /// Name and id of each sheet.
    titles: Vec<(String, String)>,
    parts: BTreeMap<String, Features>,
    sheets: BTreeMap<String, Features>,
}

impl Scanner<'_> {
    fn xml(&mut self, kind: Kind, name: &str, part: impl Read) -> Result<(), Refusal> {
        let mut reader = Reader::from_reader(BufReader::new(part));
        reader.config_mut().expand_empty_elements = true;
        let mut listener = Listener::of(kind, name);
        let mut buffer = Vec::new();
        let mut depth = 0_usize;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(element) => {
                    depth += 1;
                    if depth > self.limits.depth {
                        return Err(Refusal::TooDeep);
                    }
                    listener.start(&element, self)?;
                }
                Event::End(element) => {
                    depth = depth
                        .checked_sub(1)
                        .ok_or_else(|| damaged("an end without a beginning"))?;
                    listener.end(element.local_name().as_ref(), self)?;
                }
                Event::Text(text) => listener.text(text.len()),
                Event::CData(text) => listener.text(text.len()),
                Event::Eof => break,
                _ => {}
            }
        }
        if depth > 0 {
            return Err(damaged("the end is missing"));
        }
        if let Listener::Sheet(sheet) = listener {
            self.parts.insert(name.to_owned(), sheet.features);
        }
        Ok(())
    }

    fn add_cells(&mut self, n: u64) -> Result<(), Refusal> {
        self.cells = self.cells.saturating_add(n);
        if self.cells > self.limits.cells {
            return Err(Refusal::TooManyCells {
                limit: self.limits.cells,
            });
        }
        Ok(())
    }

    fn add_copies(&mut self, bytes: u64) -> Result<(), Refusal> {
        self.copied = self.copied.saturating_add(bytes);
        if self.copied > self.limits.unpacked_bytes {
            return Err(Refusal::Bomb);
        }
        Ok(())
    }

    fn check_extent(&self, row: u32, column: u32) -> Result<(), Refusal> {
        if row > self.limits.rows {
            return Err(Refusal::TooManyRows {
                limit: self.limits.rows,
            });
        }
        if column >= self.limits.columns {
            return Err(Refusal::TooManyColumns {
                limit: self.limits.columns,
            });
        }
        Ok(())
    }

    fn by_sheet(mut self, kind: Kind) -> BTreeMap<String, Features> {
        if kind == Kind::Xlsx {
            for (name, id) in &self.titles {
                let part = self.relations.get(id);
                if let Some(features) = part.and_then(|part| self.parts.remove(part)) {
                    self.sheets.insert(name.clone(), features);
                }
            }
        }
        self.sheets
    }
}

/// What a part is listened to for.
enum Listener {
    /// Only size and depth.
    Other,
    /// The workbook: names of sheets.
    Book,
    /// Its relations.
    Relations,
    /// A sheet of a workbook.
    Sheet(Box<XlsxSheet>),
    /// The content of an OpenDocument file.
    Ods(Box<OdsContent>),
}

#[derive(Default)]
struct XlsxSheet {
    features: Features,
    row: u32,
    column: u32,
    /// Columns up to the last filled one of this row.
    width: u32,
}

#[derive(Default)]
struct OdsContent {
    features: Features,
    name: String,
    /// Rows before this one.
    rows_before: u64,
    row_repeats: u64,
    hidden: bool,
    column: u64,
    width: u64,
    widest: u64,
    /// Row number of the last filled row.
    last_filled: u64,
    cell_repeats: u64,
    in_cell: bool,
    text_bytes: u64,
}

impl Listener {
    fn of(kind: Kind, name: &str) -> Listener {
        match (kind, name) {
            (Kind::Xlsx, "xl/workbook.xml") => Listener::Book,
            (Kind::Xlsx, "xl/_rels/workbook.xml.rels") => Listener::Relations,
            (Kind::Xlsx, name) if name.starts_with("xl/worksheets/") && name.ends_with(".xml") => {
                Listener::Sheet(Box::default())
            }
            (Kind::Ods, "content.xml") => Listener::Ods(Box::default()),
            _ => Listener::Other,
        }
    }

    fn start(&mut self, element: &BytesStart, scanner: &mut Scanner) -> Result<(), Refusal> {
        let name = element.local_name();
        let name: &str = name.as_ref();
        match self {
            Listener::Other => Ok(()),
            Listener::Book if name == "sheet" => {
                if let (Some(name), Some(id)) =
                    (attribute(element, "name"), attribute(element, "r:id"))
                {
                    scanner.titles.push((name, id));
                }
                Ok(())
            }
            Listener::Relations if name == "Relationship" => {
                if let (Some(id), Some(target)) =
                    (attribute(element, "Id"), attribute(element, "Target"))
                {
                    let part = match target.strip_prefix('/') {
                        Some(whole) => whole.to_owned(),
                        None => format!("xl/{target}"),
                    };
                    scanner.relations.insert(id, part);
                }
                Ok(())
            }
            Listener::Book | Listener::Relations => Ok(()),
            Listener::Sheet(sheet) => sheet.start(name, element, scanner),
            Listener::Ods(content) => content.start(name, element, scanner),
        }
    }

    fn text(&mut self, bytes: usize) {
        if let Listener::Ods(content) = self
            && content.in_cell
        {
            content.text_bytes += bytes as u64;
        }
    }

    fn end(&mut self, name: &str, scanner: &mut Scanner) -> Result<(), Refusal> {
        match self {
            Listener::Sheet(sheet) if name == "row" => {
                let width = std::mem::take(&mut sheet.width);
                scanner.add_cells(u64::from(width))
            }
            Listener::Sheet(sheet) if name == "c" => {
                sheet.column = sheet.column.saturating_add(1);
                Ok(())
            }
            Listener::Ods(content) => content.end(name, scanner),
            _ => Ok(()),
        }
    }
}

impl XlsxSheet {
    fn start(
        &mut self,
        name: &str,
        element: &BytesStart,
        scanner: &mut Scanner,
    ) -> Result<(), Refusal> {
        match name {
            "row" => {
                let given = attribute(element, "r").and_then(|row| row.parse().ok());
                self.row = given.unwrap_or(self.row.saturating_add(1));
                self.column = 0;
                let hidden = attribute(element, "hidden");
                if hidden.is_some_and(|value| value == "1" || value == "true") {
                    self.features.hidden_rows.insert(self.row);
                }
            }
            "c" => {
                if let Some((row, column)) =
                    attribute(element, "r").and_then(|place| address(&place))
                {
                    (self.row, self.column) = (row, column);
                }
            }
            "v" | "is" => {
                scanner.check_extent(self.row, self.column)?;
                self.width = self.width.max(self.column + 1);
            }
            "f" => {
                self.features.formulas.insert((self.row, self.column));
                scanner.add_cells(1)?;
            }
            "mergeCell" => {
                if let Some(range) = attribute(element, "ref").and_then(|range| merged(&range)) {
                    scanner.add_cells(1)?;
                    self.features.merged.push(range);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl OdsContent {
    fn start(
        &mut self,
        name: &str,
        element: &BytesStart,
        scanner: &mut Scanner,
    ) -> Result<(), Refusal> {
        let number = |name: &str| attribute(element, name).and_then(|n| n.parse::<u64>().ok());
        match name {
            "table" => {
                *self = OdsContent {
                    name: attribute(element, "table:name").unwrap_or_default(),
                    ..OdsContent::default()
                };
            }
            "table-row" => {
                self.row_repeats = number("table:number-rows-repeated").unwrap_or(1).max(1);
                let visibility = attribute(element, "table:visibility");
                self.hidden = visibility.is_some_and(|value| value != "visible");
                (self.column, self.width) = (0, 0);
            }
            "table-cell" | "covered-table-cell" => self.start_cell(element, scanner)?,
            // A number of spaces, which the cell reader writes out.
            "s" if self.in_cell => {
                let spaces = number("text:c").unwrap_or(1);
                if spaces > scanner.limits.cell_chars as u64 {
                    return Err(Refusal::CellTooLong {
                        limit: scanner.limits.cell_chars,
                    });
                }
                self.text_bytes += spaces;
            }
            _ => {}
        }
        Ok(())
    }

    fn start_cell(&mut self, element: &BytesStart, scanner: &mut Scanner) -> Result<(), Refusal> {
        const FILLED: [&str; 7] = [
            "office:value-type",
            "office:value",
            "office:string-value",
            "office:date-value",
            "office:time-value",
            "office:boolean-value",
            "table:formula",
        ];
        let number = |name: &str| attribute(element, name).and_then(|n| n.parse::<u64>().ok());
        self.cell_repeats = number("table:number-columns-repeated").unwrap_or(1).max(1);
        self.in_cell = true;
        self.text_bytes = element.len() as u64;
        let first_row = self.rows_before.saturating_add(1);
        let end = self.column.saturating_add(self.cell_repeats);
        if FILLED.iter().any(|name| attribute(element, name).is_some()) {
            self.width = end;
            let row = u32::try_from(first_row.saturating_add(self.row_repeats) - 1);
            let column = u32::try_from(end - 1);
            scanner.check_extent(row.unwrap_or(u32::MAX), column.unwrap_or(u32::MAX))?;
        }
        if let (Ok(row), Ok(column)) = (u32::try_from(first_row), u32::try_from(self.column)) {
            if attribute(element, "table:formula").is_some() {
                self.features.formulas.insert((row, column));
                scanner.add_cells(1)?;
            }
            let rows = number("table:number-rows-spanned").unwrap_or(1);
            let columns = number("table:number-columns-spanned").unwrap_or(1);
            if rows > 1 || columns > 1 {
                let end = |start: u32, n: u64| {
                    u32::try_from(u64::from(start).saturating_add(n.max(1)) - 1).unwrap_or(start)
                };
                scanner.add_cells(1)?;
                self.features.merged.push(Merged {
                    top: row,
                    bottom: end(row, rows),
                    left: column,
                    right: end(column, columns),
                });
            }
        }
        self.column = end;
        Ok(())
    }

    fn end(&mut self, name: &str, scanner: &mut Scanner) -> Result<(), Refusal> {
        match name {
            "table-cell" | "covered-table-cell" => {
                self.in_cell = false;
                let times = self.cell_repeats.min(1 << 20) * self.row_repeats.min(1 << 20);
                scanner.add_copies(self.text_bytes.saturating_mul(if self.width > 0 {
                    times
                } else {
                    1
                }))?;
            }
            "table-row" => {
                if self.width > 0 {
                    // The gap before is filled too.
                    self.widest = self.widest.max(self.width);
                    let rows = self.rows_before + self.row_repeats - self.last_filled;
                    scanner.add_cells(rows.saturating_mul(self.widest))?;
                    self.last_filled = self.rows_before + self.row_repeats;
                    if self.hidden {
                        let first = self.rows_before + 1;
                        for row in first..=self.last_filled {
                            self.features.hidden_rows.insert(row as u32);
                        }
                    }
                }
                self.rows_before = self.rows_before.saturating_add(self.row_repeats);
            }
            "table" => {
                let features = std::mem::take(&mut self.features);
                scanner
                    .sheets
                    .insert(std::mem::take(&mut self.name), features);
            }
            _ => {}
        }
        Ok(())
    }
}

fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    let value = quick_xml::escape::unescape(&attribute.value);
    Some(value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned()))
}

fn merged(range: &str) -> Option<Merged> {
    let (from, to) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (address(from)?, address(to)?);
    (top <= bottom && left <= right).then_some(Merged {
        top,
        bottom,
        left,
        right,
    })
}
