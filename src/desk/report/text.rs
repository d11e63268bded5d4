//! The report as lines of text.

use super::{counts, grouped};
use crate::{
    check::problem::quoted,
    desk::{Checked, finding},
    i18n::{Words, bidi::without_isolates},
};
use std::fmt::Write;

/// The whole report. Lines carry no invisible direction marks: terminals do without.
pub fn report(checked: &Checked, words: Words) -> String {
    let mut text = String::new();
    let reading = &checked.reading;
    for refused in &reading.refused {
        line(
            &mut text,
            &format!("{}: {}", refused.place, finding::refused(refused, words)),
        );
    }
    for table in &reading.tables {
        let n = table.rows.len();
        let rows = words.desk_n_records(n as u64, &n.to_string());
        line(
            &mut text,
            &format!("{}: {} ({rows})", table.place, table.resource),
        );
    }
    if !reading.repairs.is_empty() {
        let n = reading.repairs.len();
        line(
            &mut text,
            &format!("\n{}", words.desk_n_repairs(n as u64, &n.to_string())),
        );
        for group in grouped(checked) {
            for repair in &group.first {
                let change = match repair.after.is_empty() {
                    true => words.desk_set_aside(&quoted(&repair.before)),
                    false => words.desk_changed(&quoted(&repair.before), &quoted(&repair.after)),
                };
                line(
                    &mut text,
                    &format!(
                        "  {}: {change} {}",
                        repair.place,
                        repair.why.sentence(words)
                    ),
                );
            }
            let rest = group.n - group.first.len();
            if rest > 0 {
                line(
                    &mut text,
                    &format!("    {}", words.desk_more(&rest.to_string())),
                );
            }
        }
    }
    if !reading.questions.is_empty() {
        line(&mut text, &format!("\n{}", words.desk_questions()));
        for question in &reading.questions {
            let examples: Vec<String> = question
                .examples
                .iter()
                .map(|(place, shown)| format!("{} {}", place.cell(), quoted(shown)))
                .collect();
            line(
                &mut text,
                &format!(
                    "  {}: {} {}",
                    question.place,
                    question.ask.sentence(words),
                    examples.join(", ")
                ),
            );
            for (code, option) in question.ask.options(words) {
                line(&mut text, &format!("    {code}: {option}"));
            }
            line(
                &mut text,
                &format!("    {}", words.desk_answer_with(&question.id())),
            );
        }
    }
    if !checked.findings.is_empty() {
        text.push('\n');
    }
    for found in &checked.findings {
        let column = match found.column.is_empty() {
            true => String::new(),
            false => format!(" ({})", found.column),
        };
        line(
            &mut text,
            &format!(
                "{}{column}: {} [{}] {}",
                found.place,
                found.severity().word(words),
                found.issue.key(),
                found.sentence(words)
            ),
        );
    }
    let [errors, warnings, notes] = counts(&checked.findings).map(|n| n.to_string());
    line(
        &mut text,
        &format!("\n{}", words.desk_counts(&errors, &warnings, &notes)),
    );
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}", without_isolates(line));
}
