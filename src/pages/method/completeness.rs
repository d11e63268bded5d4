//! How complete the programmes are, by region and provider, in plain words.

use crate::{
    i18n::{Words, label, number::integer},
    path::PagePath,
    payload::knowledge::{Completeness, Score},
};
use maud::{Markup, html};

/// The section.
pub(super) fn section(words: Words, data: &Completeness) -> Markup {
    let lang = words.0;
    let n = integer(data.questions.len() as u64);
    let kind = |score: &Score| html! { (label::provider(words, &score.id)) };
    let region = |score: &Score| {
        let href = PagePath::Region(score.id.clone()).href(lang);
        html! { a href=(href) { (score.name.get(lang)) } }
    };
    let provider = |score: &Score| html! { bdi { (score.name.get(lang)) } };
    html! {
        section.band #completeness {
            h2 { (words.completeness_title()) }
            p.lead { (words.completeness_text(&n)) }
            h3 { (words.completeness_region()) }
            (table(words, words.region_label(), &data.regions, Some(&data.all), region))
            h3 { (words.completeness_provider_kind()) }
            (table(words, words.col_provider(), &data.provider_kinds, None, kind))
            h3 { (words.completeness_questions()) }
            (questions(words, data))
            details.more {
                summary { (words.completeness_provider()) }
                p { (words.completeness_provider_text()) }
                (table(words, words.col_provider(), &data.providers, None, provider))
            }
            p { a.more-link href="/data/completeness.json" rel="external" { (words.completeness_file()) } }
            h3 { (words.standing_title()) }
            p { (words.standing_text()) }
        }
    }
}

fn table(
    words: Words,
    head: &str,
    scores: &[Score],
    all: Option<&Score>,
    name: impl Fn(&Score) -> Markup,
) -> Markup {
    html! {
        table.table.scores {
            thead {
                tr {
                    th scope="col" { (head) }
                    th scope="col" { (words.col_programmes()) }
                    th scope="col" { (words.col_score()) }
                }
            }
            tbody {
                @for score in scores {
                    (row(words, name(score), score))
                }
                @if let Some(all) = all {
                    (row(words, html! { (words.all_once()) }, all))
                }
            }
        }
    }
}

fn row(words: Words, name: Markup, score: &Score) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            td.num { (integer(score.programmes.into())) }
            td.scores__share { (bar(score.percent)) bdi { (words.percent(&score.percent.to_string())) } }
        }
    }
}

fn questions(words: Words, data: &Completeness) -> Markup {
    let all = data.all.programmes;
    html! {
        table.table.scores {
            thead {
                tr {
                    th scope="col" { (words.col_question()) }
                    th scope="col" { (words.col_programmes()) }
                    th scope="col" { (words.col_score()) }
                }
            }
            tbody {
                @for (code, n) in &data.questions {
                    @let percent = (n * 100).checked_div(all).unwrap_or(0) as u8;
                    tr {
                        th scope="row" { (label::question(words, code)) }
                        td.num { (integer((*n).into())) }
                        td.scores__share { (bar(percent)) bdi { (words.percent(&percent.to_string())) } }
                    }
                }
            }
        }
    }
}

/// The share as a bar; the figure stands beside it.
fn bar(percent: u8) -> Markup {
    html! {
        svg.bar viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
            rect.fill.fill--completed width=(percent) height="8" {}
        }
    }
}
