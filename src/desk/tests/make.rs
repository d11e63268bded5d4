//! Making files as officials have them: text in many dresses, XLSX, ODS, broken packages.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Rows of cells as text.
pub type Rows = Vec<Vec<String>>;

/// Rows from literals.
pub fn rows(cells: &[&[&str]]) -> Rows {
    cells
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect()
}

/// Rows as delimited text.
pub fn text(rows: &Rows, delimiter: char, end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match cell.contains([delimiter, '"', '\n', '\r']) {
                true => format!("\"{}\"", cell.replace('"', "\"\"")),
                false => cell.clone(),
            })
            .collect();
        text.push_str(&cells.join(&delimiter.to_string()));
        text.push_str(end);
    }
    text
}

/// Rows as plain CSV.
pub fn csv(rows: &Rows) -> Vec<u8> {
    text(rows, ',', "\n").into_bytes()
}

/// Text as UTF-16.
pub fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let units = mark
        .then_some(0xFEFF)
        .into_iter()
        .chain(text.encode_utf16());
    units
        .flat_map(|unit| match little {
            true => unit.to_le_bytes(),
            false => unit.to_be_bytes(),
        })
        .collect()
}

/// Text in Windows-1256 as Excel writes it: `?` for letters it lacks.
pub fn windows_1256(text: &str) -> Vec<u8> {
    single_byte(encoding_rs::WINDOWS_1256, text)
}

/// Text in Windows-1252, as Excel writes it.
pub fn windows_1252(text: &str) -> Vec<u8> {
    single_byte(encoding_rs::WINDOWS_1252, text)
}

fn single_byte(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4];
    for c in text.chars() {
        let (encoded, _, lost) = encoding.encode(c.encode_utf8(&mut buffer));
        match lost {
            true => bytes.push(b'?'),
            false => bytes.extend_from_slice(&encoded),
        }
    }
    bytes
}

/// A workbook, made by what `fill` writes.
pub fn xlsx(fill: impl Fn(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

/// A workbook with one sheet of text and numbers.
pub fn xlsx_of(name: &str, rows: &Rows) -> Vec<u8> {
    xlsx(|book| {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        put(sheet, 0, rows);
    })
}

/// Writes rows from `first` (from 0) on: numbers as numbers, `=…` as formulas with the result 7,
/// `date:2026-03-04` as dates, `true` and `false` as they are, all else as text.
pub fn put(sheet: &mut Worksheet, first: u32, rows: &Rows) {
    let date_format = Format::new().set_num_format("dd/mm/yyyy");
    for (at, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let (row, column) = (first + at as u32, column as u16);
            if cell.is_empty() {
                continue;
            }
            if let Some(date) = cell.strip_prefix("date:") {
                let date = ExcelDateTime::parse_from_str(date).expect("a date");
                sheet.write_datetime_with_format(row, column, &date, &date_format)
            } else if cell.starts_with('=') {
                sheet.write_formula(row, column, Formula::new(cell).set_result("7"))
            } else if let Ok(number) = cell.parse::<f64>() {
                sheet.write_number(row, column, number)
            } else if cell == "TRUE" || cell == "FALSE" {
                sheet.write_boolean(row, column, cell == "TRUE")
            } else {
                sheet.write_string(row, column, cell)
            }
            .expect("a cell");
        }
    }
}

/// An OpenDocument sheet; `extra` is put after the rows as it stands. Cells as [`put`] has them;
/// a cell `raw:<xml>` is put as it stands.
pub fn ods(name: &str, rows: &Rows, extra: &str) -> Vec<u8> {
    let mut xml = String::new();
    for row in rows {
        xml.push_str("<table:table-row>");
        for cell in row {
            if let Some(raw) = cell.strip_prefix("raw:") {
                xml.push_str(raw);
            } else if cell.is_empty() {
                xml.push_str("<table:table-cell/>");
            } else if let Some(date) = cell.strip_prefix("date:") {
                xml.push_str(&format!(
                    "<table:table-cell office:value-type=\"date\" office:date-value=\"{date}\"><text:p>x</text:p></table:table-cell>"
                ));
            } else if let Ok(number) = cell.parse::<f64>() {
                xml.push_str(&format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>"
                ));
            } else {
                xml.push_str(&format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    cell.replace('&', "&amp;").replace('<', "&lt;")
                ));
            }
        }
        xml.push_str("</table:table-row>");
    }
    package(&[
        (
            "mimetype",
            "application/vnd.oasis.opendocument.spreadsheet".into(),
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>".to_vec()),
        (
            "content.xml",
            ods_content(name, &format!("{xml}{extra}")).into_bytes(),
        ),
    ])
}

/// An OpenDocument file with this content.
pub fn raw_ods(content: &str) -> Vec<u8> {
    package(&[
        (
            "mimetype",
            "application/vnd.oasis.opendocument.spreadsheet".into(),
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>".to_vec()),
        ("content.xml", content.as_bytes().to_vec()),
    ])
}

/// The content of an OpenDocument file with these rows.
pub fn ods_content(name: &str, rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"{name}\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
}

/// A packed file.
pub fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a package").into_inner()
}

/// Where a workbook begins.
pub const ROOT_RELATIONS: &str = "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

/// A workbook made by hand from the XML of its one sheet's data.
pub fn raw_xlsx(sheet_data: &str) -> Vec<u8> {
    let sheet = format!("<worksheet xmlns=\"s\"><sheetData>{sheet_data}</sheetData></worksheet>");
    package(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", ROOT_RELATIONS.into()),
        (
            "xl/workbook.xml",
            b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"projects\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>".to_vec(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>".to_vec(),
        ),
        ("xl/worksheets/sheet1.xml", sheet.into_bytes()),
    ])
}
