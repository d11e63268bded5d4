//! Checking one cell against its column's description.

use super::{
    descriptor::Field,
    problem::{Problem, quoted},
};
use crate::data::PartialDate;

/// The problems of a cell: one at most, the first that its reader should mend.
pub fn check(file: &str, line: u64, field: &Field, cell: &str) -> Option<Problem> {
    let problem = |expected: String, advice: &str| {
        Some(Problem::cell(
            file,
            line,
            &field.name,
            quoted(cell),
            expected,
            advice,
        ))
    };
    if cell.is_empty() {
        if field.constraints.required {
            return Some(Problem::cell(
                file,
                line,
                &field.name,
                "an empty cell",
                "a value",
                "fill it in; this column may not be empty",
            ));
        }
        return None;
    }
    if cell.contains('\0') {
        return problem("text without NUL characters".into(), "type the text again");
    }
    match &field.separator {
        Some(separator) => cell
            .split(separator.as_str())
            .find_map(|item| check_item(file, line, field, item.trim(), cell)),
        None => check_item(file, line, field, cell, cell),
    }
}

fn check_item(file: &str, line: u64, field: &Field, item: &str, cell: &str) -> Option<Problem> {
    let problem = |expected: String, advice: &str| {
        Some(Problem::cell(
            file,
            line,
            &field.name,
            quoted(cell),
            expected,
            advice,
        ))
    };
    if item.is_empty() {
        return problem(
            "a list without empty places".into(),
            "take the extra separator out",
        );
    }
    let value = match field.kind.as_str() {
        "integer" => match item.parse::<i64>() {
            Ok(value) => Some(value as f64),
            Err(_) => {
                return problem(
                    "a whole number".into(),
                    "write digits only, without commas or words",
                );
            }
        },
        "number" => match item.parse::<f64>() {
            Ok(value) if value.is_finite() => Some(value),
            _ => {
                return problem(
                    "a number".into(),
                    "write digits and a decimal point only, without commas or words",
                );
            }
        },
        "boolean" => {
            if !matches!(item, "true" | "false") {
                return problem(
                    "true, false or nothing".into(),
                    "leave the cell empty when it is not known",
                );
            }
            None
        }
        _ => None,
    };
    if let Some(value) = value {
        let low = field.constraints.minimum.filter(|low| value < *low);
        let high = field.constraints.maximum.filter(|high| value > *high);
        if let Some(low) = low {
            return problem(format!("{low} or more"), "check the figure and its unit");
        }
        if let Some(high) = high {
            return problem(format!("{high} or less"), "check the figure and its unit");
        }
    }
    let allowed = field.codes();
    if !allowed.is_empty() && !allowed.iter().any(|value| value == item) {
        return problem(
            format!("one of {}", allowed.join(", ")),
            "write one of these codes",
        );
    }
    match field.constraints.pattern.as_deref() {
        Some(pattern) if !fits(pattern, item) => {
            problem(described(pattern), "write it in this form")
        }
        _ => None,
    }
}

/// True when `item` fits one of the patterns the tables use: dates, web addresses and ids. Any
/// other pattern is checked by Frictionless tools only.
fn fits(pattern: &str, item: &str) -> bool {
    if is_date(pattern) {
        item.parse::<PartialDate>().is_ok()
    } else if pattern.starts_with("^https?://") {
        let rest = item
            .strip_prefix("https://")
            .or_else(|| item.strip_prefix("http://"));
        rest.is_some_and(|rest| {
            !rest.is_empty()
                && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
        })
    } else if is_id(pattern) {
        item.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
    } else {
        true
    }
}

fn described(pattern: &str) -> String {
    if is_date(pattern) {
        "a real date as 2026, 2026-03 or 2026-03-04".into()
    } else if is_id(pattern) {
        "an id of small Latin letters, digits and hyphens".into()
    } else {
        "a web address that begins with https:// or http://".into()
    }
}

fn is_date(pattern: &str) -> bool {
    pattern.contains("{4}") && pattern.contains("{2}")
}

fn is_id(pattern: &str) -> bool {
    pattern.starts_with("^[a-z0-9]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: &str, constraints: &str, separator: Option<&str>) -> Field {
        Field {
            name: "column".into(),
            kind: kind.into(),
            constraints: serde_json::from_str(constraints).expect("constraints"),
            separator: separator.map(str::to_owned),
            references: None,
            ..Field::default()
        }
    }

    #[test]
    fn cells_are_checked_by_type_and_constraint() {
        let date = r#"{"pattern":"^\\d{4}(-\\d{2}(-\\d{2})?)?$"}"#;
        let cases = [
            ("number", "{}", None, "1320", None),
            ("number", "{}", None, "1,320", Some("a number")),
            ("number", "{}", None, "NaN", Some("a number")),
            ("number", r#"{"minimum":0}"#, None, "-1", Some("0 or more")),
            (
                "number",
                r#"{"maximum":90}"#,
                None,
                "91",
                Some("90 or less"),
            ),
            ("integer", "{}", None, "12.5", Some("a whole number")),
            ("boolean", "{}", None, "yes", Some("true, false or nothing")),
            ("boolean", "{}", None, "", None),
            ("string", r#"{"required":true}"#, None, "", Some("a value")),
            (
                "string",
                r#"{"enum":["a","b"]}"#,
                None,
                "c",
                Some("one of a, b"),
            ),
            (
                "integer",
                r#"{"enum":[1,2]}"#,
                None,
                "3",
                Some("one of 1, 2"),
            ),
            ("string", r#"{"enum":["a","b"]}"#, Some(";"), "a;b", None),
            (
                "string",
                r#"{"enum":["a","b"]}"#,
                Some(";"),
                "a;;b",
                Some("a list without empty places"),
            ),
            (
                "string",
                date,
                None,
                "2026-02-30",
                Some("a real date as 2026, 2026-03 or 2026-03-04"),
            ),
            ("string", date, None, "2026-02", None),
            (
                "string",
                r#"{"pattern":"^https?://"}"#,
                None,
                "javascript:alert(1)",
                Some("a web address that begins with https:// or http://"),
            ),
            (
                "string",
                r#"{"pattern":"^https?://"}"#,
                None,
                "https://cpec.gov.pk/",
                None,
            ),
        ];
        for (kind, constraints, separator, cell, expected) in cases {
            let problem = check("t.csv", 2, &field(kind, constraints, separator), cell);
            assert_eq!(
                problem.map(|problem| problem.expected).as_deref(),
                expected,
                "{kind} {cell:?}"
            );
        }
    }
}
