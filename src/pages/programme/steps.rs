//! What to bring and what to do, one thing after the other.

use crate::{
    data::Intake,
    finder::papers::Paper,
    i18n::{Words, label, programme as said},
    payload::finder::ProgrammePage,
};
use maud::{Markup, html};

/// The papers: those the record names, then those that prove the conditions.
pub(super) fn papers(words: Words, data: &ProgrammePage) -> Markup {
    let (named, proofs): (Vec<&Paper>, Vec<&Paper>) =
        data.papers.iter().partition(|paper| paper.is_named);
    html! {
        section.papers {
            h2 { (words.papers_title()) }
            @if data.papers.is_empty() {
                p { (words.papers_none()) }
            }
            @if !named.is_empty() {
                p.papers__from { (words.papers_named()) }
                (list(words, &named))
            }
            @if !proofs.is_empty() {
                p.papers__from { (words.papers_proof()) }
                (list(words, &proofs))
                p.hint { (words.papers_proof_hint()) }
            }
        }
    }
}

fn list(words: Words, papers: &[&Paper]) -> Markup {
    html! {
        ul.papers__list {
            @for paper in papers {
                li { (label::paper(words, &paper.code)) }
            }
        }
    }
}

/// The way to the programme. A closed one has none.
pub(super) fn steps(words: Words, data: &ProgrammePage) -> Markup {
    let programme = &data.programme;
    let ask = match (programme.intake, programme.deadline) {
        (Intake::Periodic, None) => Some(words.step_ask_batch()),
        (Intake::Unknown, None) => Some(words.step_ask_open()),
        _ => None,
    };
    let papers = said::papers(words, &data.papers);
    html! {
        section.way {
            h2 { (words.steps_title()) }
            ol.way__steps {
                @if programme.intake != Intake::Closed {
                    li { a href="#who" { (words.step_check()) } }
                    @if let Some(ask) = ask {
                        li { (ask) }
                    }
                    @if let Some(papers) = papers {
                        li { (words.step_papers(&papers)) }
                    }
                }
                li { (programme.how_to_apply.get(words.0)) }
                @if programme.deadline.is_some() {
                    li { (said::when(words, programme)) }
                }
            }
            p.hint { (words.details_may_change()) }
        }
    }
}
