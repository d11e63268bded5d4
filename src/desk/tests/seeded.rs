//! Seeded bytes: whatever comes, the readers answer, and they answer soon.

use super::{DATA, checked, make};
use crate::desk::{Decisions, read::encoding::Encoding};
use std::time::{Duration, Instant};

/// A small generator of the same bytes on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// Reads the bytes under several names and answers; panics and hangs fail the test.
fn survives(what: &str, bytes: &[u8]) {
    let begun = Instant::now();
    checked("a.csv", bytes, &Decisions::default());
    assert!(
        begun.elapsed() < Duration::from_secs(300),
        "{what} took {:?}",
        begun.elapsed()
    );
}

#[test]
fn random_bytes_are_read_or_refused() {
    let mut dice = Dice(1);
    for n in 0..300 {
        let length = dice.below(600);
        let bytes: Vec<u8> = (0..length).map(|_| dice.next() as u8).collect();
        survives(&format!("bytes {n}"), &bytes);
    }
}

#[test]
fn random_tables_are_read_or_refused() {
    let (package, ..) = &*DATA;
    let pieces = [
        "1,320",
        "12,5",
        "03/04/2026",
        "46085",
        "=1+1",
        "پاکستان",
        "پا?ستان",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "\u{A0}",
        "\u{200F}",
        ",",
        ";",
        "\t",
        "|",
        "Total",
        "کل",
        "NWFP",
        "Karachi",
        "0.45",
        "N/A",
        "-",
        "completed",
        "مکمل",
        "9999999999999999999999",
        "-0",
        "1e400",
        "NaN",
        "2026-02-30",
        "٪",
        "Rs 5,00,000/-",
        "https://",
        "javascript:",
        "<script>",
        "#REF!",
        "é",
        "😀",
        "\u{FEFF}",
        "۱۲۳",
        "a;b;;c",
        "sep=;",
    ];
    let mut dice = Dice(2);
    for n in 0..400 {
        let resource = &package.resources[dice.below(package.resources.len())];
        let mut text = String::new();
        for field in &resource.schema.fields {
            match dice.below(8) {
                0 => continue,
                1 => text.push_str(&field.title_ur),
                2 => text.push_str(&field.title),
                _ => text.push_str(&field.name),
            }
            text.push([',', ';', '\t'][n % 3]);
        }
        text.push('\n');
        for _ in 0..dice.below(200) {
            text.push_str(pieces[dice.below(pieces.len())]);
            if dice.below(2) == 0 {
                text.push([',', ';', '\t'][n % 3]);
            }
        }
        let bytes = match dice.below(5) {
            0 => make::utf16(&text, true, dice.below(2) == 0),
            1 => make::windows_1256(&text),
            2 => make::windows_1252(&text),
            _ => text.clone().into_bytes(),
        };
        survives(&format!("table {n}: {text}"), &bytes);
    }
}

#[test]
fn damaged_workbooks_are_read_or_refused() {
    let table = make::rows(&[
        &["id", "name_en", "status", "start_date"],
        &["sahiwal-coal", "Sahiwal", "completed", "date:2015-01-01"],
        &["port-qasim-coal", "Port Qasim", "=1+1", "2015"],
    ]);
    let mut dice = Dice(3);
    for whole in [
        make::xlsx_of("Projects", &table),
        make::ods("Projects", &table, ""),
    ] {
        for n in 0..150 {
            let mut bytes = whole.clone();
            for _ in 0..=dice.below(6) {
                let at = dice.below(bytes.len());
                bytes[at] = dice.next() as u8;
            }
            if n % 5 == 0 {
                bytes.truncate(dice.below(bytes.len()));
            }
            survives(&format!("package {n}"), &bytes);
        }
    }
}

/// Sheets whose XML, not whose packing, is spoiled: this reaches deeper into the readers.
#[test]
fn spoiled_xml_of_workbooks_is_read_or_refused() {
    let pieces = [
        "<row r=\"2\">",
        "</row>",
        "<c r=\"B2\" t=\"s\">",
        "<c r=\"A0\">",
        "<c r=\"ZZZZZZ9\">",
        "<c t=\"d\">",
        "<c t=\"b\">",
        "<c t=\"e\">",
        "<c>",
        "</c>",
        "<v>0</v>",
        "<v>99999999</v>",
        "<v>x</v>",
        "<is><t>id</t></is>",
        "<f>A1</f>",
        "<f t=\"shared\" si=\"0\">A1</f>",
        "<f t=\"shared\" si=\"5\"/>",
        "<mergeCell ref=\"A1:B2\"/>",
        "<row r=\"4294967295\">",
        "&amp;",
        "&bad;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "\u{0}",
    ];
    let ods_pieces = [
        "<table:table-row>",
        "</table:table-row>",
        "<table:table-cell office:value-type=\"string\">",
        "</table:table-cell>",
        "<text:p>id</text:p>",
        "<text:s text:c=\"7\"/>",
        "<text:s text:c=\"-1\"/>",
        "<table:table-cell office:value-type=\"date\" office:date-value=\"9999-99-99\"/>",
        "<table:table-cell office:value-type=\"date\" office:date-value=\"ہہہہہہہہہہ\"/>",
        "<table:table-cell office:value=\"1e999\"/>",
        "<office:annotation>",
        "</office:annotation>",
        "<table:table-cell table:number-columns-repeated=\"18446744073709551615\"/>",
        "<table:table-row table:number-rows-repeated=\"18446744073709551615\"/>",
        "<table:table-cell table:number-rows-spanned=\"18446744073709551615\"/>",
        "<table:table table:name=\"b\">",
        "</table:table>",
    ];
    let mut dice = Dice(4);
    for n in 0..400 {
        let any = |dice: &mut Dice, pieces: &[&str]| -> String {
            let n = dice.below(14);
            (0..n).map(|_| pieces[dice.below(pieces.len())]).collect()
        };
        let xlsx = make::raw_xlsx(&any(&mut dice, &pieces));
        survives(&format!("xlsx {n}"), &xlsx);
        let rows = any(&mut dice, &ods_pieces);
        let ods = make::raw_ods(&make::ods_content("a", &rows));
        survives(&format!("ods {n}: {rows}"), &ods);
    }
}

#[test]
fn every_encoding_is_named_both_ways() {
    for encoding in [
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Windows1252,
        Encoding::Windows1256,
    ] {
        assert_eq!(Encoding::from_code(encoding.code()), Some(encoding));
    }
}
