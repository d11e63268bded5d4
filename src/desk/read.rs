//! From the bytes of a file to tables, in two steps.
//!
//! [`open`] turns bytes into sheets of raw cells ([`encoding`], [`delimited`], [`package`],
//! [`workbook`]). [`interpret`] turns a sheet into a table: it finds the header, sets aside what is
//! no record, and brings each cell into the form the description asks for. Both are pure: the same
//! bytes and decisions give the same result, and a repair is undone by reading again with its id
//! among the decisions.

pub mod codes;
pub mod dates;
pub mod delimited;
pub mod encoding;
pub mod header;
pub mod interpret;
pub mod layout;
pub mod limits;
pub mod numbers;
pub mod package;
pub mod question;
pub mod refusal;
pub mod repair;
pub mod sheet;
pub mod text;
pub mod value;
pub mod workbook;

pub use limits::Limits;
pub use question::{Ask, Decisions, Question};
pub use refusal::{Refusal, Refused};
pub use repair::{Repair, Why};
pub use sheet::{Raw, Sheet, SheetRow};

use super::{Catalogue, Finding, Place};
use crate::check::descriptor::Package;
use encoding::Encoding;

/// What was read from all files.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Tables, one for each sheet that holds one.
    pub tables: Vec<ReadTable>,
    /// Everything that was changed on the way, in reading order.
    pub repairs: Vec<Repair>,
    /// What only a person can decide. While one is open the cells stand as written.
    pub questions: Vec<Question>,
    /// Files that could not be read at all.
    pub refused: Vec<Refused>,
    /// What is wrong and was noticed while reading.
    pub findings: Vec<Finding>,
}

/// A table with the place of every cell.
#[derive(Clone, Debug)]
pub struct ReadTable {
    /// Resource of the description.
    pub resource: String,
    /// File and sheet.
    pub place: Place,
    /// For each described column the column of the sheet it stands in, from 0. Absent columns
    /// leave the current value of a record as it is.
    pub columns: Vec<Option<u32>>,
    /// The records.
    pub rows: Vec<ReadRow>,
    /// Row of the header, from 1.
    pub header_row: u32,
    /// Written in an encoding that has no ی and no ۔: every `?` beside Urdu letters is a lost one.
    pub lossy: bool,
}

/// A record as read.
#[derive(Clone, Debug)]
pub struct ReadRow {
    /// Row in the sheet, from 1.
    pub number: u32,
    /// Cells in the order of the description; empty where the sheet has no such column.
    pub cells: Vec<String>,
}

impl ReadTable {
    /// Place of the cell of described column `field`; the row alone when the sheet lacks it.
    pub fn place_of(&self, row: u32, field: usize) -> Place {
        match self.columns.get(field).copied().flatten() {
            Some(column) => self.place.at(row, column),
            None => self.place.at_row(row),
        }
    }
}

/// Reads files, each by its name and bytes.
pub fn read(
    files: &[(String, Vec<u8>)],
    description: &Package,
    catalogue: &Catalogue,
    decisions: &Decisions,
    limits: &Limits,
) -> Reading {
    let mut reading = Reading::default();
    for (name, bytes) in files {
        let opened = match open(name, bytes, decisions, limits) {
            Ok(opened) => opened,
            Err(refused) => {
                reading.refused.push(refused);
                continue;
            }
        };
        reading.repairs.extend(opened.repairs);
        reading.questions.extend(opened.questions);
        for sheet in &opened.sheets {
            interpret::interpret(sheet, description, catalogue, decisions, &mut reading);
        }
    }
    // Columns were read one after the other; people read rows. Steps of one cell stay in order.
    reading.repairs.sort_by(|a, b| a.place.cmp(&b.place));
    reading.questions.sort_by(|a, b| a.place.cmp(&b.place));
    reading
}

/// The sheets of a file.
#[derive(Debug, Default)]
pub struct Opened {
    /// Sheets in their order.
    pub sheets: Vec<Sheet>,
    /// What was changed to read them.
    pub repairs: Vec<Repair>,
    /// What must be decided to read them.
    pub questions: Vec<Question>,
}

/// Opens a file by its content; its name serves messages only.
///
/// # Errors
///
/// The reason why it cannot be read, with the place as far as known. Nothing larger than `limits`
/// allows is ever held in memory.
pub fn open(
    name: &str,
    bytes: &[u8],
    decisions: &Decisions,
    limits: &Limits,
) -> Result<Opened, Refused> {
    let place = Place::file(name);
    let refuse = |refusal| Refused {
        place: place.clone(),
        refusal,
    };
    if bytes.len() > limits.file_bytes {
        return Err(refuse(Refusal::TooLarge {
            mebibytes: limits.file_bytes >> 20,
        }));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(refuse(Refusal::Empty));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook::open(&place, bytes, limits);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(refuse(Refusal::OldOrLocked));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(refuse(Refusal::NoSheet { kind: "PDF" }));
    }
    let start: String = bytes
        .iter()
        .take(200)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    if ["<html", "<!doctype html", "<?xml"].iter().any(|mark| {
        start
            .trim_start_matches(['ï', '»', '¿'])
            .trim_start()
            .starts_with(mark)
    }) {
        return Err(refuse(Refusal::NoSheet { kind: "HTML/XML" }));
    }
    let chosen = decisions
        .answer(&Question::new(place.clone(), Ask::Encoding).id())
        .and_then(Encoding::from_code);
    let decoded = encoding::decode(&place, bytes, chosen).map_err(refuse)?;
    let text = decoded.text;
    let mut sheet = delimited::sheet(&place, &text, limits)?;
    sheet.encoding = Some(decoded.encoding);
    Ok(Opened {
        sheets: vec![sheet],
        repairs: decoded.repairs,
        questions: decoded.questions,
    })
}
