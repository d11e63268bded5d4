//! The numbers of a chart as CSV that spreadsheet programs in Pakistan open as they are: with a byte
//! order mark, so that Urdu is read as such, lines ended as RFC 4180 asks, numbers without groups.

use super::table::{Cell, Table};

/// The file, byte order mark first.
pub fn file(table: &Table) -> String {
    let mut out = String::from("\u{feff}");
    line(&mut out, table.head.iter().map(|name| text(name)));
    for row in &table.rows {
        line(&mut out, row.iter().map(cell));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        out.push_str(&cell);
    }
    out.push_str("\r\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => value.to_string(),
        Cell::Text(words) => text(words),
        Cell::Gap(meaning) => text(meaning),
    }
}

/// Words in quotes where needed. Words that a spreadsheet would take for a formula get an
/// apostrophe in front, and figures that begin with zero or a plus keep their signs that way.
fn text(words: &str) -> String {
    let mut words = words.replace('\0', "");
    let risky = words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let padded = words.len() > 1
        && words.starts_with('0')
        && words
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b' '));
    if risky || padded {
        words.insert(0, '\'');
    }
    match words.contains([',', '"', '\n', '\r', ';']) || words.starts_with(' ') {
        true => ["\"", &words.replace('"', "\"\""), "\""].concat(),
        false => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula_and_no_zero_is_lost() {
        let cases = [
            ("Sindh", "Sindh"),
            ("=1+1", "'=1+1"),
            ("+92 51", "'+92 51"),
            ("-5", "'-5"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("0300-1234567", "'0300-1234567"),
            ("0", "0"),
            ("a, b", "\"a, b\""),
            ("say \"b\"", "\"say \"\"b\"\"\""),
            (
                "=HYPERLINK(\"http://x\",\"y\")",
                "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
            ),
        ];
        for (words, expected) in cases {
            assert_eq!(text(words), expected);
        }
    }

    #[test]
    fn the_file_begins_with_a_byte_order_mark_and_keeps_numbers_plain() {
        let table = Table {
            head: vec!["Year".into(), "MW".into()],
            rows: vec![
                vec![Cell::Text("2016".into()), Cell::Number(1320.5)],
                vec![Cell::Text("2017".into()), Cell::Gap("no figure found")],
            ],
        };
        assert_eq!(
            file(&table),
            "\u{feff}Year,MW\r\n2016,1320.5\r\n2017,no figure found\r\n"
        );
    }
}
