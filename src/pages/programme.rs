//! A programme: what it is, whether you can go, what to bring, until when; then everything else.

mod benefits;
mod glance;
mod live;
mod places;
pub mod rules;
pub mod share;
mod steps;
mod trust;

pub use live::view;

use crate::{
    data::Intake,
    i18n::{Words, label},
    path::PagePath,
    payload::finder::ProgrammePage,
    ui::{
        breadcrumbs::breadcrumbs, programme_card::programme_list, qr::qr, report::report_mistake,
    },
};
use maud::{Markup, html};

/// Everything up to the buttons: name, summary, four answers at a glance.
pub fn head(words: Words, data: &ProgrammePage) -> Markup {
    let lang = words.0;
    let programme = &data.programme;
    let finder = programme.finder;
    let above = vec![(
        PagePath::FinderHome(finder),
        label::finder(words, finder).to_owned(),
    )];
    html! {
        div class={ "title title--" (finder.code()) } {
            (breadcrumbs(words, above))
            h1 tabindex="-1" { (programme.name.get(lang)) }
            p.title__by { bdi { (data.organisation.get(lang)) } }
            p.lead { (programme.summary.get(lang)) }
        }
        @if programme.intake == Intake::Closed {
            (closed(words, data))
        }
        (glance::glance(words, data))
    }
}

/// Says that the programme is closed and what is open instead.
fn closed(words: Words, data: &ProgrammePage) -> Markup {
    html! {
        section.shut {
            p.shut__notice { (words.closed_notice()) }
            h2 { (words.closed_alternatives()) }
            @if data.similar.is_empty() {
                p {
                    (words.no_alternatives()) " "
                    a href=(PagePath::FinderHome(data.programme.finder).href(words.0)) {
                        (label::finder(words, data.programme.finder))
                    }
                }
            } @else {
                (programme_list(words, &data.similar))
            }
        }
    }
}

/// Everything below the rules.
fn rest(words: Words, data: &ProgrammePage, contact: Option<&str>) -> Markup {
    let programme = &data.programme;
    html! {
        div.columns {
            div.columns__main {
                (steps::papers(words, data))
                (steps::steps(words, data))
                (benefits::benefits(words, data))
            }
            div.columns__side {
                (places::places(words, data))
                (trust::checked(words, data))
                (trust::doubts(words, data))
                (trust::sources(words, data))
                (report_mistake(words, &data.path(), contact))
            }
        }
        @if programme.intake != Intake::Closed && !data.similar.is_empty() {
            section.band.similar {
                h2 { (words.similar_title()) }
                (programme_list(words, &data.similar))
            }
        }
        (scan(words, data))
    }
}

/// What only the printed sheet has: the code that leads back here.
fn scan(words: Words, data: &ProgrammePage) -> Markup {
    let address = data.address(words.0);
    html! {
        div.scan {
            (qr(&address, words.sheet_scan()))
            p { strong { (words.sheet_scan()) } br; bdi dir="ltr" { (address) } }
        }
    }
}
