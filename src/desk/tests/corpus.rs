//! Dirty files: each trouble alone and mixed, repaired with every change listed, asked about, or
//! refused with reason and place.

use super::{
    checked,
    make::{self, rows},
    silent::assert_nothing_silent,
};
use crate::desk::{
    Decisions, Place,
    read::{Ask, Question, Why},
};

/// What must come of a file.
enum Expect {
    /// Read as the clean table, with these changes among those listed.
    Repaired(&'static [Why]),
    /// The whole file refused for this reason.
    Refused(&'static str),
    /// An issue in this cell (or row, or sheet when empty).
    Found(&'static str, &'static str),
    /// A question; the second way of the two answers gives the clean table.
    Asked(Ask, &'static str),
}

struct Case {
    what: &'static str,
    file: &'static str,
    bytes: Vec<u8>,
    expect: Expect,
}

const HEAD: [&str; 10] = [
    "id",
    "name_en",
    "name_ur",
    "status",
    "capacity_mw",
    "cost_usd_million",
    "start_date",
    "completed_date",
    "regions",
    "districts",
];
const CLEAN: [[&str; 10]; 3] = [
    [
        "sahiwal-coal",
        "Sahiwal Coal-fired Power Plant",
        "ساہیوال کول پاور پلانٹ",
        "completed",
        "1320",
        "1912.2",
        "2015",
        "2017",
        "punjab",
        "sahiwal",
    ],
    [
        "port-qasim-coal",
        "Port Qasim Coal-fired Power Plant",
        "پورٹ قاسم کول پاور پلانٹ",
        "completed",
        "1320",
        "1912",
        "2015-05",
        "2018-04",
        "sindh",
        "malir",
    ],
    [
        "engro-thar-coal",
        "Engro Thar Coal Power Plant (Thar Block II)",
        "اینگرو تھر کول پاور پلانٹ (تھر بلاک 2)",
        "completed",
        "660",
        "995.4",
        "2016",
        "2019-07-10",
        "sindh",
        "tharparkar",
    ],
];

/// The clean table with its header.
fn clean() -> make::Rows {
    let mut table = rows(&[&HEAD]);
    table.extend(CLEAN.iter().map(|row| row.map(str::to_owned).to_vec()));
    table
}

/// The clean table with some cells written in another way: row from 1, column from 0.
fn with(cells: &[(usize, usize, &str)]) -> make::Rows {
    let mut table = clean();
    for (row, column, text) in cells {
        table[*row][*column] = (*text).to_owned();
    }
    table
}

fn csv_with(cells: &[(usize, usize, &str)]) -> Vec<u8> {
    make::csv(&with(cells))
}

/// The clean table with rows put in before the row of this index.
fn with_rows(at: usize, more: &[&[&str]]) -> make::Rows {
    let mut table = clean();
    for (offset, row) in rows(more).into_iter().enumerate() {
        table.insert(at + offset, row);
    }
    table
}

fn titles(urdu: bool) -> Vec<String> {
    let (package, ..) = &*super::DATA;
    let projects = package
        .resources
        .iter()
        .find(|r| r.name == "projects")
        .expect("projects");
    HEAD.iter()
        .map(|code| {
            let field = projects
                .schema
                .fields
                .iter()
                .find(|f| f.name == *code)
                .expect(code);
            if urdu {
                field.title_ur.clone()
            } else {
                field.title.clone()
            }
        })
        .collect()
}

#[rustfmt::skip]
fn cases() -> Vec<Case> {
    use Expect::{Asked, Found, Refused, Repaired};
    let text = |delimiter, end| make::text(&clean(), delimiter, end);
    let utf8 = || text(',', "\n");
    let case = |what, file, bytes, expect| Case { what, file, bytes, expect };
    let csv = |what, bytes, expect| Case { what, file: "projects.csv", bytes, expect };
    let xlsx = |what, bytes, expect| Case { what, file: "sheets.xlsx", bytes, expect };
    let mut cases = vec![
        csv("plain", utf8().into_bytes(), Repaired(&[])),
        csv("byte order mark", format!("\u{FEFF}{}", utf8()).into_bytes(), Repaired(&[])),
        csv("UTF-16 little endian", make::utf16(&utf8(), true, true), Repaired(&[Why::Encoding])),
        csv("UTF-16 big endian", make::utf16(&utf8(), false, true), Repaired(&[Why::Encoding])),
        csv("UTF-16 little endian without mark", make::utf16(&utf8(), true, false), Repaired(&[Why::Encoding])),
        csv("UTF-16 big endian without mark", make::utf16(&utf8(), false, false), Repaired(&[Why::Encoding])),
        csv("Windows-1252", make::windows_1252("id,name_en,status\nsahiwal-coal,Sahiwal Société,completed\n"), Repaired(&[Why::Encoding])),
        csv("Windows-1256 without loss", make::windows_1256("id,name_ur,status\nport-qasim-coal,پورٹ قاسم کول پاور پلانٹ,completed\n"), Repaired(&[Why::Encoding])),
        csv("Windows-1256 with lost letters", make::windows_1256("id,name_ur,status\nsahiwal-coal,ساہیوال کول پاور پلانٹ,completed\n"), Found("lost-letters", "B2")),
        csv("Windows-1256 with a lost full stop", make::windows_1256("id,notes_ur,status\nport-qasim-coal,پورٹ قاسم کا پلانٹ۔,completed\n"), Found("lost-letters", "B2")),
        csv("Urdu saved as Windows-1252", make::windows_1252("id,name_ur,status\nsahiwal-coal,ساہیوال کول,completed\n"), Found("lost-letters", "B2")),
        csv("semicolons", text(';', "\n").into_bytes(), Repaired(&[Why::Delimiter])),
        csv("semicolons and decimal commas", make::text(&with(&[(1, 5, "1912,2"), (3, 5, "995,4")]), ';', "\n").into_bytes(), Repaired(&[Why::Delimiter, Why::DecimalComma])),
        csv("tabs", text('\t', "\n").into_bytes(), Repaired(&[Why::Delimiter])),
        csv("bars", text('|', "\n").into_bytes(), Repaired(&[Why::Delimiter])),
        csv("line ends of Windows", text(',', "\r\n").into_bytes(), Repaired(&[])),
        csv("line ends of old Macs", text(',', "\r").into_bytes(), Repaired(&[])),
        csv("no line end at the end", utf8().trim_end().as_bytes().to_vec(), Repaired(&[])),
        csv("everything quoted", utf8().replace(',', "\",\"").lines().map(|line| format!("\"{line}\"\n")).collect::<String>().into_bytes(), Repaired(&[])),
        csv("quoted line breaks", b"id,notes_en,notes_ur\nsahiwal-coal,\"one\ntwo\",\"\xd8\xa7\xdb\x8c\xda\xa9\"\n".to_vec(), Repaired(&[])),
        csv("Windows line breaks in a cell", "id,notes_en,notes_ur\nsahiwal-coal,\"one\r\ntwo\",ایک\n".into(), Repaired(&[Why::LineBreak])),
        csv("NUL", csv_with(&[(1, 1, "Sahiwal\0 Coal-fired Power Plant")]), Repaired(&[Why::Control])),
        csv("non-breaking space", csv_with(&[(1, 1, "Sahiwal\u{A0}Coal-fired Power Plant")]), Repaired(&[Why::Space])),
        csv("narrow space in a number", csv_with(&[(1, 4, "1\u{202F}320")]), Repaired(&[Why::Space, Why::Thousands])),
        csv("zero-width signs", csv_with(&[(1, 2, "\u{200F}ساہیوال\u{200C} کول پاور پلانٹ")]), Repaired(&[Why::Invisible])),
        csv("spaces at the ends", csv_with(&[(1, 0, " sahiwal-coal "), (2, 3, "completed  ")]), Repaired(&[Why::Trim])),
        csv("a separator line", format!("sep=;\n{}", text(';', "\n")).into_bytes(), Repaired(&[Why::SeparatorLine, Why::Delimiter])),
        csv("text after a quotation mark", utf8().replacen("Sahiwal Coal-fired Power Plant", "\"Sahiwal Coal-fired\" Power Plant", 1).into_bytes(), Repaired(&[Why::StrayQuote])),
        csv("garbled UTF-8", csv_with(&[(1, 1, "SociÃ©tÃ©")]), Repaired(&[Why::Mojibake])),
        csv("Urdu digits", csv_with(&[(1, 4, "۱۳۲۰"), (1, 6, "۲۰۱۵")]), Repaired(&[Why::Digits])),
        csv("thousands", csv_with(&[(1, 4, "1,320"), (1, 5, "1,912.2")]), Repaired(&[Why::Thousands])),
        csv("lakhs", csv_with(&[(1, 5, "1,912.2"), (2, 4, "1,320")]), Repaired(&[Why::Thousands])),
        csv("units", csv_with(&[(1, 4, "1320 MW"), (2, 4, "1320 میگاواٹ"), (1, 5, "USD million 1912.2")]), Repaired(&[Why::Unit])),
        csv("decimals of a whole number", "id,name_en,jobs\nsahiwal-coal,Sahiwal Coal-fired Power Plant,3000.00\n".into(), Repaired(&[Why::Whole])),
        csv("words for not known", "id,name_en,jobs,expected_date\nsahiwal-coal,Sahiwal Coal-fired Power Plant,N/A,-\n".into(), Repaired(&[Why::Unknown])),
        csv("yes and no in words", "finder,id,free,hostel\nbusiness,bisp-benazir-kafaalat,Yes,نہیں\n".into(), Repaired(&[Why::YesNo])),
        csv("dates in words", csv_with(&[(3, 7, "10 July 2019"), (2, 6, "May 2015")]), Repaired(&[Why::DateForm])),
        csv("Urdu dates", csv_with(&[(3, 7, "10 جولائی 2019"), (2, 7, "اپریل ۲۰۱۸ء")]), Repaired(&[Why::DateForm])),
        csv("dates with slashes, day above 12", csv_with(&[(3, 7, "2019/07/10"), (1, 7, "2017")]), Repaired(&[Why::DateForm])),
        csv("ambiguous dates", csv_with(&[(3, 7, "10/07/2019")]), Asked(Ask::DateOrder, "day-month")),
        csv("numbers of days", csv_with(&[(3, 7, "43656")]), Repaired(&[Why::ExcelDate])),
        csv("ambiguous thousands", make::text(&with(&[(1, 4, "1,320"), (2, 4, "1,320")]), ';', "\n").into_bytes(), Asked(Ask::Decimal, "thousands")),
        csv("shares in a column of percent", "finder,id,markup_percent\nbusiness,bisp-benazir-kafaalat,0.45\n".into(), Asked(Ask::Percent, "percent")),
        csv("labels in English", csv_with(&[(1, 3, "Completed"), (2, 3, "COMPLETED")]), Repaired(&[Why::Code])),
        csv("labels in Urdu", csv_with(&[(1, 3, "مکمل")]), Repaired(&[Why::Code])),
        csv("names of regions and districts", csv_with(&[(1, 8, "Punjab"), (2, 8, "سندھ"), (3, 9, "Tharparkar")]), Repaired(&[Why::Name])),
        csv("a list with commas", "id,name_en,regions\nsahiwal-coal,Sahiwal Coal-fired Power Plant,\"Punjab, Sindh and Balochistan\"\n".into(), Repaired(&[Why::List])),
        csv("Urdu titles", { let mut table = clean(); table[0] = titles(true); make::csv(&table) }, Repaired(&[Why::Title])),
        csv("English titles", { let mut table = clean(); table[0] = titles(false); make::csv(&table) }, Repaired(&[Why::Title])),
        csv("columns in another order", make::csv(&clean().into_iter().map(|row| row.into_iter().rev().collect()).collect()), Repaired(&[])),
        csv("titles above the table", make::csv(&with_rows(0, &[&["CPEC projects"], &["as of 30 June 2026"], &[]])), Repaired(&[Why::TitleRow])),
        csv("notes below the table", make::csv(&with_rows(4, &[&[], &["* provisional"], &["Source: Planning Division"]])), Repaired(&[Why::Footnote])),
        csv("a row of sums", make::csv(&with_rows(4, &[&["Total", "", "", "", "3300", "4819.6"]])), Repaired(&[Why::TotalRow])),
        csv("a row of sums in Urdu", make::csv(&with_rows(4, &[&["کل میزان", "", "", "", "3300"]])), Repaired(&[Why::TotalRow])),
        csv("a wrong sum", make::csv(&with_rows(4, &[&["Grand Total", "", "", "", "3960"]])), Found("total-differs", "E5")),
        csv("the header again", make::csv(&with_rows(3, &[&HEAD])), Repaired(&[Why::HeaderAgain])),
        csv("empty rows", make::csv(&with_rows(2, &[&[""], &["", " ", ""]])), Repaired(&[Why::EmptyRow])),
        csv("a heading within", make::csv(&with_rows(2, &[&["Sindh"]])), Asked(Ask::Heading, "heading")),
        csv("an unknown column", make::csv(&clean().into_iter().enumerate().map(|(at, mut row)| { row.push(if at == 0 { "Remarks of the section officer".into() } else { "ok".into() }); row }).collect()), Found("unknown-column", "K1")),
        csv("a column twice", make::csv(&clean().into_iter().map(|mut row| { let again = row[4].clone(); row.push(again); row }).collect()), Found("double-column", "K1")),
        csv("no key", make::csv(&clean().into_iter().map(|row| row[1..].to_vec()).collect()), Found("missing-key", "1")),
        csv("no table", b"Dear Sir,\nplease find\n".to_vec(), Found("no-table", "")),
    ];
    cases.extend([
        xlsx("a workbook", make::xlsx_of("Projects", &clean()), Repaired(&[])),
        xlsx("dates of Excel", make::xlsx_of("Projects", &with(&[(3, 7, "date:2019-07-10")])), Repaired(&[Why::ExcelDate])),
        xlsx("noise of arithmetic", make::xlsx_of("Projects", &with(&[(1, 5, "1912.1999999999998")])), Repaired(&[Why::FloatNoise])),
        xlsx("true and false", make::xlsx_of("Programmes", &rows(&[&["finder", "id", "free"], &["business", "bisp-benazir-kafaalat", "TRUE"]])), Repaired(&[])),
        xlsx("merged cells", make::xlsx(|book| {
            let sheet = book.add_worksheet();
            make::put(sheet, 0, &with(&[(3, 8, "")]));
            sheet.merge_range(2, 8, 3, 8, "sindh", &rust_xlsxwriter::Format::new()).expect("merged");
        }), Repaired(&[Why::Merged])),
        xlsx("a header of two rows with merged cells", make::xlsx(|book| {
            let sheet = book.add_worksheet();
            sheet.set_name("Projects").expect("name");
            let format = rust_xlsxwriter::Format::new();
            make::put(sheet, 1, &rows(&[&["", "English", "Urdu", "", "MW", "USD million"]]));
            for (column, title) in [(0, "Id"), (3, "Status"), (6, "Start"), (7, "Completed"), (8, "Regions"), (9, "Districts")] {
                sheet.merge_range(0, column, 1, column, title, &format).expect("merged");
            }
            sheet.merge_range(0, 1, 0, 2, "Name", &format).expect("merged");
            sheet.write_string(0, 4, "Capacity").expect("cell");
            sheet.write_string(0, 5, "Cost").expect("cell");
            make::put(sheet, 2, &clean()[1..].to_vec());
        }), Repaired(&[Why::HeaderRows])),
        xlsx("a header in both languages", make::xlsx(|book| {
            let mut table = clean();
            table[0] = titles(false);
            table.insert(1, titles(true));
            make::put(book.add_worksheet(), 0, &table);
        }), Repaired(&[Why::HeaderRows])),
        xlsx("a title over merged cells", make::xlsx(|book| {
            let sheet = book.add_worksheet();
            sheet.merge_range(0, 0, 0, 9, "Projects of CPEC, June 2026", &rust_xlsxwriter::Format::new()).expect("merged");
            make::put(sheet, 2, &clean());
        }), Repaired(&[Why::TitleRow])),
        xlsx("a hidden row", make::xlsx(|book| {
            let sheet = book.add_worksheet();
            make::put(sheet, 0, &clean());
            sheet.set_row_hidden(2).expect("hidden");
        }), Found("hidden-row", "3")),
        xlsx("a hidden sheet", make::xlsx(|book| {
            make::put(book.add_worksheet(), 0, &clean());
            let hidden = book.add_worksheet();
            make::put(hidden, 0, &rows(&[&["id", "status"], &["old", "completed"]]));
            hidden.set_hidden(true);
        }), Repaired(&[Why::HiddenSheet])),
        xlsx("several sheets", make::xlsx(|book| {
            make::put(book.add_worksheet().set_name("Projects").expect("name"), 0, &clean());
            make::put(book.add_worksheet().set_name("Regions").expect("name"), 0, &rows(&[&["id", "name_en", "short_en"], &["punjab", "Punjab", "Punjab"]]));
        }), Repaired(&[])),
        xlsx("a formula", make::xlsx_of("Projects", &with(&[(1, 4, "=1320*1")])), Found("formula", "E2")),
        xlsx("a failed formula", make::xlsx_of("Projects", &with(&[(1, 1, "#REF!")])), Found("formula-error", "B2")),
        xlsx("a date in a column of numbers", make::xlsx_of("Projects", &with(&[(1, 4, "date:2026-03-04")])), Found("unexpected-date", "E2")),
        xlsx("a phone number as a number", make::xlsx_of("Programmes", &rows(&[&["finder", "id", "phone"], &["business", "bisp-benazir-kafaalat", "80026477"]])), Found("phone-as-number", "C2")),
        case("an OpenDocument sheet", "sheets.ods", make::ods("Projects", &clean(), ""), Repaired(&[])),
        case("OpenDocument dates", "sheets.ods", make::ods("Projects", &with(&[(3, 7, "date:2019-07-10")]), ""), Repaired(&[Why::ExcelDate])),
        case("OpenDocument with a million empty rows below", "sheets.ods", make::ods("Projects", &clean(), "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"), Repaired(&[])),
        case("OpenDocument merged cells", "sheets.ods", make::ods("Projects", &with(&[(2, 8, "raw:<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\"><text:p>sindh</text:p></table:table-cell>"), (3, 8, "raw:<table:covered-table-cell/>")]), ""), Repaired(&[Why::Merged])),
        case("an old workbook or one with a password", "sheets.xls", vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], Refused("old_or_locked")),
        case("a PDF", "sheets.pdf", b"%PDF-1.7 ...".to_vec(), Refused("no_sheet")),
        case("a web page called .xls", "sheets.xls", b"\n<html><table><tr><td>id</td></tr></table></html>".to_vec(), Refused("no_sheet")),
        case("another packed file", "sheets.docx", make::package(&[("word/document.xml", b"<w/>".to_vec())]), Refused("other_package")),
        case("an empty file", "sheets.csv", b" \r\n".to_vec(), Refused("empty")),
        case("half a workbook", "sheets.xlsx", { let whole = make::xlsx_of("Projects", &clean()); whole[..whole.len() / 2].to_vec() }, Refused("damaged")),
        case("an open quotation mark", "projects.csv", b"id,name_en\nsahiwal-coal,\"Sahiwal\nport-qasim-coal,Port\n".to_vec(), Refused("open_quote")),
        case("UTF-32", "projects.csv", "id,name_en\n".chars().flat_map(|c| (c as u32).to_le_bytes()).fold(vec![0xFF, 0xFE, 0, 0], |mut all, byte| { all.push(byte); all }), Refused("encoding")),
    ]);
    // Troubles together.
    let mut report = with_rows(0, &[&["Progress report"], &[]]);
    report[2] = titles(false);
    report[3][4] = "1320 MW".into();
    report[3][5] = "1,912.2".into();
    report[3][3] = "Completed ".into();
    report[3][8] = "Punjab".into();
    report.extend(rows(&[&["Total", "", "", "", "3,300"], &["Note: provisional"]]));
    let mut urdu = clean();
    urdu[0] = titles(true);
    urdu[1][3] = "مکمل".into();
    urdu[1][4] = "۱۳۲۰".into();
    urdu[2][8] = "سندھ".into();
    urdu[3][7] = "۱۰ جولائی ۲۰۱۹ء".into();
    urdu[3][1] = "Engro Thar\u{A0}Coal Power Plant (Thar Block II)".into();
    cases.extend([
        csv("a report with title, units, sums and a note", make::text(&report, ';', "\r\n").into_bytes(), Repaired(&[Why::Delimiter, Why::TitleRow, Why::Title, Why::Unit, Why::Thousands, Why::Trim, Why::Code, Why::Name, Why::TotalRow, Why::Footnote])),
        csv("the same as UTF-16 with tabs", make::utf16(&make::text(&report, '\t', "\r\n"), true, true), Repaired(&[Why::Encoding, Why::Delimiter, Why::TitleRow, Why::Unit, Why::TotalRow, Why::Footnote])),
        xlsx("the same as a workbook", make::xlsx_of("Projects", &report), Repaired(&[Why::TitleRow, Why::Title, Why::Unit, Why::Thousands, Why::Trim, Why::Code, Why::Name, Why::TotalRow, Why::Footnote])),
        csv("a sheet all in Urdu", make::text(&urdu, ';', "\r\n").into_bytes(), Repaired(&[Why::Delimiter, Why::Title, Why::Code, Why::Digits, Why::Name, Why::DateForm, Why::Space])),
        case("the same as an OpenDocument sheet", "sheets.ods", make::ods("منصوبے", &urdu, ""), Repaired(&[Why::Title, Why::Code, Why::Name, Why::DateForm])),
    ]);
    cases
}

#[test]
fn there_are_at_least_sixty_dirty_files() {
    assert!(cases().len() >= 60, "{}", cases().len());
}

#[test]
fn every_dirty_file_is_repaired_asked_about_or_refused() {
    for case in cases() {
        let none = Decisions::default();
        let found = checked(case.file, &case.bytes, &none);
        let what = case.what;
        match &case.expect {
            Expect::Repaired(whys) => {
                assert_eq!(found.reading.refused, [], "{what}");
                assert_eq!(found.reading.questions, [], "{what}");
                let errors: Vec<_> = found
                    .findings
                    .iter()
                    .filter(|f| f.severity() == crate::desk::Severity::Error)
                    .collect();
                assert!(errors.is_empty(), "{what}: {errors:#?}");
                for why in *whys {
                    let listed = found
                        .reading
                        .repairs
                        .iter()
                        .any(|repair| repair.why == *why);
                    assert!(
                        listed,
                        "{what}: {why:?} is not listed in {:#?}",
                        found.reading.repairs
                    );
                }
                assert_clean(what, &found);
            }
            Expect::Refused(key) => {
                let keys: Vec<_> = found
                    .reading
                    .refused
                    .iter()
                    .map(|refused| refused.refusal.key())
                    .collect();
                assert_eq!(keys, [*key], "{what}");
                assert!(
                    found.reading.tables.is_empty() && !found.is_sound(),
                    "{what}"
                );
            }
            Expect::Found(key, cell) => {
                let told = found
                    .findings
                    .iter()
                    .any(|f| f.issue.key() == *key && f.place.cell() == *cell);
                assert!(
                    told,
                    "{what}: {key} in {cell} is not among {:#?}",
                    found.findings
                );
            }
            Expect::Asked(ask, answer) => {
                let asked: Vec<&Question> = found
                    .reading
                    .questions
                    .iter()
                    .filter(|q| q.ask == *ask)
                    .collect();
                assert_eq!(asked.len(), 1, "{what}: {:#?}", found.reading.questions);
                assert!(
                    !found.is_sound(),
                    "{what}: an open question must stop the import"
                );
                let mut decisions = Decisions::default();
                decisions
                    .answers
                    .insert(asked[0].id(), (*answer).to_owned());
                let answered = checked(case.file, &case.bytes, &decisions);
                assert_eq!(answered.reading.questions, [], "{what}");
                assert_clean(what, &answered);
                assert_nothing_silent(what, case.file, &case.bytes, &decisions);
            }
        }
        assert_nothing_silent(what, case.file, &case.bytes, &none);
    }
}

/// Where the file holds a column of the clean table for a record of it, it reads the same; other
/// files have their own cells checked by the rules only.
fn assert_clean(what: &str, found: &crate::desk::Checked) {
    let (package, ..) = &*super::DATA;
    let mut seen = 0;
    for table in found
        .reading
        .tables
        .iter()
        .filter(|table| table.resource == "projects")
    {
        let resource = package
            .resources
            .iter()
            .find(|r| r.name == "projects")
            .expect("projects");
        let at = |code: &str| {
            resource
                .schema
                .fields
                .iter()
                .position(|f| f.name == code)
                .expect(code)
        };
        for row in &table.rows {
            let clean = CLEAN.iter().find(|clean| clean[0] == row.cells[at("id")]);
            let clean =
                clean.unwrap_or_else(|| panic!("{what}: a record from nowhere: {:?}", row.cells));
            seen += 1;
            for (code, expected) in HEAD.iter().zip(clean) {
                let position = at(code);
                // Cases about a single cell of their own change it on purpose.
                let own = matches!(
                    what,
                    "Windows-1252" | "garbled UTF-8" | "a list with commas"
                );
                if table.columns[position].is_some() && !own {
                    assert_eq!(
                        row.cells[position], *expected,
                        "{what}: {code} of {}",
                        clean[0]
                    );
                }
            }
        }
    }
    let is_of_projects = found
        .reading
        .tables
        .iter()
        .any(|table| table.resource == "projects");
    assert!(!is_of_projects || seen > 0, "{what}");
}

#[test]
fn the_encoding_is_asked_about_when_both_fit() {
    let mixed = [
        make::windows_1256("id,name_ur,name_en\nport-qasim-coal,کام,"),
        make::windows_1252("å ö ñ\n"),
    ]
    .concat();
    let found = checked("projects.csv", &mixed, &Decisions::default());
    let question = Question::new(Place::file("projects.csv"), Ask::Encoding);
    assert_eq!(
        found.reading.questions.first().map(Question::id),
        Some(question.id())
    );
    let decisions = Decisions {
        answers: [(question.id(), "windows-1256".to_owned())].into(),
        ..Decisions::default()
    };
    let answered = checked("projects.csv", &mixed, &decisions);
    assert!(answered.reading.questions.is_empty());
    assert!(
        answered.reading.tables[0].rows[0]
            .cells
            .iter()
            .any(|cell| cell == "کام")
    );
}
