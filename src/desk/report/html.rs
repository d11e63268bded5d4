//! The report as one HTML page without style, script or any other file: it can be mailed and
//! printed.

use super::{counts, grouped};
use crate::{
    desk::{Checked, finding},
    i18n::Words,
};
use maud::{DOCTYPE, Markup, html};

/// The whole page.
pub fn report(checked: &Checked, words: Words) -> String {
    let reading = &checked.reading;
    let [errors, warnings, notes] = counts(&checked.findings).map(|n| n.to_string());
    let page = html! {
        (DOCTYPE)
        html lang=(words.0.code()) dir=(words.0.dir()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (words.desk_report_title()) }
            }
            body {
                h1 { (words.desk_report_title()) }
                p { (words.desk_counts(&errors, &warnings, &notes)) }
                @if !reading.refused.is_empty() {
                    h2 { (words.desk_refused()) }
                    ul {
                        @for refused in &reading.refused {
                            li { (ltr(&refused.place.to_string())) ": " (finding::refused(refused, words)) }
                        }
                    }
                }
                @if !checked.findings.is_empty() { (findings(checked, words)) }
                @if !reading.questions.is_empty() {
                    h2 { (words.desk_questions()) }
                    ul {
                        @for question in &reading.questions {
                            li {
                                (ltr(&question.place.to_string())) ": " (question.ask.sentence(words))
                                @for (place, text) in &question.examples { " " (ltr(&place.cell())) " " bdi { (text) } }
                            }
                        }
                    }
                }
                @if !reading.repairs.is_empty() { (repairs(checked, words)) }
            }
        }
    };
    page.into_string()
}

fn ltr(text: &str) -> Markup {
    html! { bdi dir="ltr" { (text) } }
}

fn findings(checked: &Checked, words: Words) -> Markup {
    html! {
        h2 { (words.desk_findings()) }
        table {
            thead { tr {
                th scope="col" { (words.desk_column_place()) }
                th scope="col" { (words.desk_column_kind()) }
                th scope="col" { (words.desk_column_what()) }
            } }
            tbody {
                @for found in &checked.findings {
                    tr {
                        th scope="row" { (ltr(&found.place.to_string())) " " (ltr(&found.column)) }
                        td { (found.severity().word(words)) }
                        td { (found.sentence(words)) }
                    }
                }
            }
        }
    }
}

fn repairs(checked: &Checked, words: Words) -> Markup {
    let n = checked.reading.repairs.len();
    html! {
        h2 { (words.desk_n_repairs(n as u64, &n.to_string())) }
        table {
            thead { tr {
                th scope="col" { (words.desk_column_place()) }
                th scope="col" { (words.desk_column_before()) }
                th scope="col" { (words.desk_column_after()) }
                th scope="col" { (words.desk_column_why()) }
            } }
            tbody {
                @for group in grouped(checked) {
                    @for repair in &group.first {
                        tr {
                            th scope="row" { (ltr(&repair.place.to_string())) }
                            td { bdi { (repair.before) } }
                            td { bdi { (repair.after) } }
                            td { (repair.why.sentence(words)) }
                        }
                    }
                    @if group.n > group.first.len() {
                        tr { td colspan="4" { (words.desk_more(&(group.n - group.first.len()).to_string())) } }
                    }
                }
            }
        }
    }
}
