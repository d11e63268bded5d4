//! The report as SARIF 2.1.0, which code hosts and editors show beside the files.

use crate::{
    desk::{Checked, Issue, Place, Severity, finding},
    i18n::{Words, bidi::without_isolates},
};
use serde_json::{Value, json};

/// Findings, open questions and refused files as one run.
pub fn report(checked: &Checked, words: Words) -> Value {
    let mut results = Vec::new();
    for refused in &checked.reading.refused {
        let message = finding::refused(refused, words);
        results.push(result(
            refused.refusal.key(),
            Severity::Error,
            &message,
            &refused.place,
        ));
    }
    for question in &checked.reading.questions {
        let message = question.ask.sentence(words);
        results.push(result(
            question.ask.key(),
            Severity::Error,
            message,
            &question.place,
        ));
    }
    for found in &checked.findings {
        let message = found.sentence(words);
        results.push(result(
            found.issue.key(),
            found.severity(),
            &message,
            &found.place,
        ));
    }
    let rules: Vec<Value> = Issue::samples()
        .iter()
        .map(|issue| {
            json!({
                "id": issue.key(),
                "shortDescription": {"text": without_isolates(&issue.expected(words))},
                "help": {"text": without_isolates(&issue.advice(words))},
                "defaultConfiguration": {"level": issue.severity().key()},
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "rahdari",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "results": results,
        }],
    })
}

fn result(rule: &str, severity: Severity, message: &str, place: &Place) -> Value {
    let mut location = json!({
        "physicalLocation": {"artifactLocation": {"uri": uri(&place.file)}},
    });
    if let Some(row) = place.row {
        location["physicalLocation"]["region"] = json!({
            "startLine": row,
            "startColumn": place.column.map_or(1, |column| column + 1),
        });
    }
    if place.sheet.is_some() || place.column.is_some() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": place.to_string()}]);
    }
    json!({
        "ruleId": rule,
        "level": severity.key(),
        "message": {"text": without_isolates(&format!("{place}: {message}"))},
        "locations": [location],
    })
}

/// A file name as a relative address.
fn uri(file: &str) -> String {
    let mut uri = String::new();
    for byte in file.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
