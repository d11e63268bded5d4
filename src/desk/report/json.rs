//! The report as JSON: every repair, question and finding.

use crate::{
    desk::{Checked, finding},
    i18n::{Words, bidi::without_isolates},
};
use serde_json::{Value, json};

/// The whole report, sentences in one language, codes beside them.
pub fn report(checked: &Checked, words: Words) -> Value {
    let plain = |text: &str| without_isolates(text);
    let reading = &checked.reading;
    json!({
        "language": words.0.code(),
        "sound": checked.is_sound(),
        "refused": reading.refused.iter().map(|refused| json!({
            "place": refused.place,
            "code": refused.refusal.key(),
            "message": plain(&finding::refused(refused, words)),
        })).collect::<Vec<_>>(),
        "tables": reading.tables.iter().map(|table| json!({
            "place": table.place,
            "table": table.resource,
            "records": table.rows.len(),
        })).collect::<Vec<_>>(),
        "repairs": reading.repairs.iter().map(|repair| json!({
            "id": repair.id(),
            "place": repair.place,
            "code": repair.why.key(),
            "before": repair.before,
            "after": repair.after,
            "why": repair.why.sentence(words),
        })).collect::<Vec<_>>(),
        "questions": reading.questions.iter().map(|question| json!({
            "id": question.id(),
            "place": question.place,
            "code": question.ask.key(),
            "question": question.ask.sentence(words),
            "cells": question.n_cells,
            "examples": question.examples.iter().map(|(place, text)| json!({"place": place, "text": text})).collect::<Vec<_>>(),
            "answers": question.ask.options(words).into_iter().map(|(code, text)| json!({"code": code, "text": text})).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "findings": checked.findings.iter().map(|found| json!({
            "place": found.place,
            "table": found.resource,
            "column": found.column,
            "code": found.issue.key(),
            "severity": found.severity().key(),
            "found": found.found,
            "expected": plain(&found.issue.expected(words)),
            "example": found.example,
            "advice": plain(&found.issue.advice(words)),
            "fix": found.fix.as_ref().map(|edit| json!({"after": edit.after, "safe": edit.safe})),
        })).collect::<Vec<_>>(),
    })
}
