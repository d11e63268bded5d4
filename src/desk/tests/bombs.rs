//! Files made to do harm: refused quickly, with a reason, and without filling the memory.

use super::{checked, make};
use crate::desk::{
    Decisions, Place,
    read::{Limits, open},
};
use std::time::{Duration, Instant};

/// The reason a file is refused for. The limit of time only tells a hang from a busy machine.
fn refused(name: &str, bytes: &[u8]) -> (String, Place) {
    let begun = Instant::now();
    let found = checked(name, bytes, &Decisions::default());
    assert!(
        begun.elapsed() < Duration::from_secs(300),
        "{name} took {:?}",
        begun.elapsed()
    );
    let refused = found
        .reading
        .refused
        .first()
        .unwrap_or_else(|| panic!("{name} was read"));
    (refused.refusal.key().to_owned(), refused.place.clone())
}

#[test]
fn a_part_that_unpacks_to_gigabytes_is_refused() {
    let bomb = make::package(&[
        ("xl/workbook.xml", b"<workbook/>".to_vec()),
        ("xl/media/image1.png", vec![0; 300 << 20]),
    ]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused("bomb.xlsx", &bomb).0, "bomb");
}

#[test]
fn a_text_of_a_sheet_that_unpacks_to_gigabytes_is_refused() {
    let mut sheet = b"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>".to_vec();
    sheet.resize(280 << 20, b'a');
    let bomb = make::package(&[
        ("xl/workbook.xml", b"<workbook/>".to_vec()),
        ("xl/worksheets/sheet1.xml", sheet),
    ]);
    assert_eq!(refused("bomb.xlsx", &bomb).0, "bomb");
}

#[test]
fn far_cells_do_not_make_the_space_between_them() {
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>";
    assert_eq!(refused("far.xlsx", &make::raw_xlsx(far)).0, "too_many_rows");
    let wide = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>";
    assert_eq!(
        refused("wide.xlsx", &make::raw_xlsx(wide)).0,
        "too_many_columns"
    );
    let styled = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c><c r=\"XFD1\" s=\"1\"/></row>";
    assert!(
        open(
            "styled.xlsx",
            &make::raw_xlsx(styled),
            &Decisions::default(),
            &Limits::default()
        )
        .is_ok()
    );
}

#[test]
fn repeated_cells_are_counted_before_they_are_made() {
    let cell = |columns: u32| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{columns}\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
        )
    };
    let content = |rows: &str| make::raw_ods(&make::ods_content("a", rows));
    let wide = format!("<table:table-row>{}</table:table-row>", cell(1_000_000));
    assert_eq!(refused("wide.ods", &content(&wide)).0, "too_many_columns");
    let tall = format!(
        "<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>",
        cell(1)
    );
    assert_eq!(refused("tall.ods", &content(&tall)).0, "too_many_rows");
    let both = format!(
        "<table:table-row table:number-rows-repeated=\"100000\">{}</table:table-row>",
        cell(500)
    );
    assert_eq!(refused("both.ods", &content(&both)).0, "bomb");
    let gap = format!(
        "<table:table-row table:number-rows-repeated=\"150000\"/><table:table-row>{}</table:table-row>",
        cell(900)
    );
    assert_eq!(refused("gap.ods", &content(&gap)).0, "too_many_cells");
    let spaces = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>";
    assert_eq!(refused("spaces.ods", &content(spaces)).0, "cell_too_long");
    // The cell reader waits for ever for the end of a table that never ends.
    let endless = "<office:spreadsheet><table:table table:name=\"a\"><table:table-row>";
    assert_eq!(refused("endless.ods", &make::raw_ods(endless)).0, "damaged");
    assert_eq!(
        refused("mismatch.ods", &content("<table:table-row>")).0,
        "damaged"
    );
}

#[test]
fn one_shared_text_in_many_cells_is_counted() {
    let text = "x".repeat(30_000);
    let mut data = String::new();
    for row in 1..=12_000 {
        data.push_str(&format!(
            "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"
        ));
    }
    let bytes = make::package(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", make::ROOT_RELATIONS.into()),
        ("xl/workbook.xml", b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>".to_vec()),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>".to_vec()),
        ("xl/sharedStrings.xml", format!("<sst><si><t>{text}</t></si></sst>").into_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{data}</sheetData></worksheet>").into_bytes()),
    ]);
    assert_eq!(refused("shared.xlsx", &bytes).0, "bomb");
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!(
        "<row>{}{}</row>",
        "<a>".repeat(100_000),
        "</a>".repeat(100_000)
    );
    assert_eq!(refused("deep.xlsx", &make::raw_xlsx(&deep)).0, "too_deep");
}

#[test]
fn a_million_columns_and_a_huge_cell_of_text_are_refused() {
    let (key, place) = refused("wide.csv", &vec![b','; 1_000_000]);
    assert_eq!((key.as_str(), place.row), ("too_many_columns", Some(1)));
    let huge = format!("id,name_en\nsahiwal-coal,{}\n", "a".repeat(2 << 20));
    let (key, place) = refused("huge.csv", huge.as_bytes());
    assert_eq!(
        (key.as_str(), place.cell()),
        ("cell_too_long", "B2".to_owned())
    );
    let tall = "a,b\n".repeat(300_000);
    assert_eq!(refused("tall.csv", tall.as_bytes()).0, "too_many_rows");
    assert_eq!(refused("large.csv", &vec![b'a'; 65 << 20]).0, "too_large");
}

#[test]
fn many_parts_are_refused() {
    let names: Vec<String> = (0..3_000).map(|n| format!("xl/a{n}.xml")).collect();
    let mut parts: Vec<(&str, Vec<u8>)> = vec![("xl/workbook.xml", b"<workbook/>".to_vec())];
    parts.extend(names.iter().map(|name| (name.as_str(), b"<a/>".to_vec())));
    assert_eq!(refused("parts.xlsx", &make::package(&parts)).0, "bomb");
}
