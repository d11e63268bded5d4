//! Texts: lost letters, letters of another keyboard, the other language, markup and formulas.

use super::record::Record;
use crate::{
    check::descriptor::Field,
    desk::{Finding, Issue, read::encoding::lost_letters},
    finder::normalise::is_arabic,
};

/// Adds what is wrong with the record's texts.
pub fn check(record: &Record, findings: &mut Vec<Finding>) {
    for (at, field, cell) in record.cells() {
        if cell.is_empty() {
            continue;
        }
        if let Some(issue) = dangerous(cell) {
            findings.push(record.finding_at(at, issue));
            continue;
        }
        if field.kind != "string" || field.is_link() {
            continue;
        }
        if cell.contains(['?', '\u{FFFD}'])
            && !lost_letters(cell, record.table.read.lossy).is_empty()
        {
            findings.push(record.finding_at(at, Issue::LostLetters));
            continue;
        }
        check_language(record, at, field, cell, findings);
    }
    check_pairs(record, findings);
}

/// Markup, or what a spreadsheet would run.
fn dangerous(cell: &str) -> Option<Issue> {
    const ERRORS: [&str; 9] = [
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    ];
    let mut chars = cell.chars();
    let (first, second) = (chars.next(), chars.next());
    if first == Some('#') && (ERRORS.contains(&cell) || cell.chars().all(|c| c == '#')) {
        return Some(Issue::FormulaError);
    }
    let starts_formula = match first {
        Some('=' | '@') => second.is_some(),
        Some('+' | '-') => {
            second.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '=' | '@'))
        }
        _ => false,
    };
    if starts_formula {
        return Some(Issue::FormulaText);
    }
    let opens_tag = cell.match_indices('<').any(|(at, _)| {
        let next = cell[at + 1..].chars().next();
        next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    });
    (opens_tag || (cell.contains(':') && names_script(cell))).then_some(Issue::Script)
}

/// Addresses that run: `javascript:alert(1)`, however it is spaced. A course called “JavaScript: an
/// introduction” is none.
fn names_script(cell: &str) -> bool {
    cell.match_indices(':').any(|(at, _)| {
        let runs = cell[at + 1..]
            .chars()
            .next()
            .is_some_and(|c| !c.is_whitespace());
        let before = cell[..at].chars().rev();
        let scheme: String = before
            .filter(|c| !c.is_whitespace() && !c.is_control())
            .take_while(char::is_ascii_alphabetic)
            .take(12)
            .collect();
        let scheme: String = scheme
            .chars()
            .rev()
            .collect::<String>()
            .to_ascii_lowercase();
        let page: String = cell[at + 1..].chars().take(9).collect();
        let is_page = page.eq_ignore_ascii_case("text/html");
        runs && (scheme.ends_with("javascript")
            || scheme.ends_with("vbscript")
            || (scheme.ends_with("data") && is_page))
    })
}

fn check_language(
    record: &Record,
    at: usize,
    field: &Field,
    cell: &str,
    findings: &mut Vec<Finding>,
) {
    let arabic = cell.chars().filter(|c| is_arabic(*c)).count();
    let latin = cell.chars().filter(char::is_ascii_alphabetic).count();
    if field.name.ends_with("_ur") {
        if let Some(right) = urdu_letters(cell) {
            findings.push(
                record
                    .finding_at(at, Issue::ArabicLetters)
                    .with_fix(right, true),
            );
        }
        if arabic == 0 && latin >= 3 {
            findings.push(record.finding_at(at, Issue::LatinInUrdu));
        }
    } else if field.name.ends_with("_en") && arabic > latin {
        findings.push(record.finding_at(at, Issue::UrduInEnglish));
    }
}

/// `text` with Urdu letters in place of Arabic ones that look alike; nothing when it has none.
pub fn urdu_letters(text: &str) -> Option<String> {
    const WRONG: [char; 6] = ['ي', 'ى', 'ك', 'ه', 'ة', 'ـ'];
    if !text.contains(|c: char| WRONG.contains(&c) || matches!(c, '٠'..='٩')) {
        return None;
    }
    let right = |c: char| match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ه' => 'ہ',
        'ة' => 'ۃ',
        '٠'..='٩' => char::from(b'0' + (u32::from(c) - 0x660) as u8),
        other => other,
    };
    let changed: String = text.chars().filter(|c| *c != 'ـ').map(right).collect();
    (changed != text).then_some(changed)
}

/// Texts that stand in one language only.
fn check_pairs(record: &Record, findings: &mut Vec<Finding>) {
    let fields = &record.table.resource.schema.fields;
    for (at, field) in fields.iter().enumerate() {
        let Some(stem) = field.name.strip_suffix("_en") else {
            continue;
        };
        let other = format!("{stem}_ur");
        let Some(other_at) = record.table.position(&other) else {
            continue;
        };
        let in_sheet = record.table.read.columns[at].is_some()
            || record.table.read.columns[other_at].is_some();
        if !in_sheet {
            continue;
        }
        let (english, urdu) = (record.value(&field.name), record.value(&other));
        let (empty_at, full) = match (english, urdu) {
            (None, Some(_)) => (at, &other),
            (Some(_), None) => (other_at, &field.name),
            _ => continue,
        };
        if !fields[empty_at].constraints.required {
            findings.push(record.finding_at(empty_at, Issue::OneLanguage(full.clone())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_formulas_are_told_from_text() {
        for (cell, key) in [
            ("=HYPERLINK(\"http://x\")", Some("formula-text")),
            ("@SUM(A1)", Some("formula-text")),
            ("+cmd|' /C calc'!A0", Some("formula-text")),
            ("+92 51 9201234", None),
            ("- first, - second", None),
            ("-5", None),
            ("#REF!", Some("formula-error")),
            ("########", Some("formula-error")),
            ("#1 in the list", None),
            ("<script>alert(1)</script>", Some("script")),
            ("<img src=x onerror=1>", Some("script")),
            ("JavaScript: a course", None),
            ("java\nscript:alert(1)", Some("script")),
            ("age < 30 and > 18", None),
            ("x<3", None),
        ] {
            assert_eq!(dangerous(cell).map(|issue| issue.key()), key, "{cell}");
        }
    }

    #[test]
    fn arabic_letters_become_urdu_ones() {
        assert_eq!(urdu_letters("كراچي").as_deref(), Some("کراچی"));
        assert_eq!(urdu_letters("کراچی"), None);
    }
}
