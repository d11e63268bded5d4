//! The four questions of the first ten seconds, and whom to ask.

use crate::{
    data::phone::{dial, whatsapp},
    i18n::{Words, label, programme as said},
    payload::finder::ProgrammePage,
};
use maud::{Markup, PreEscaped, html};

/// Drawings of the tiles, 24 by 24: a person, a rupee note, papers, a calendar leaf.
const WHO: &str = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 8c0-4 3.5-6 8-6s8 2 8 6";
const COST: &str = "M3 7h18v10H3zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM6 10v4m12-4v4";
const BRING: &str = "M7 3h8l4 4v14H7zM15 3v4h4M10 12h6m-6 4h6";
const WHEN: &str = "M4 6h16v14H4zM4 10h16M8 3v5m8-5v5M9 15l2 2 4-4";

/// What it is, who, cost, papers, until when; then how to reach the office.
pub(super) fn glance(words: Words, data: &ProgrammePage) -> Markup {
    let programme = &data.programme;
    let papers = said::papers(words, &data.papers);
    let cost = said::cost(words, programme);
    html! {
        section.glance aria-label=(words.glance_title()) {
            ul.glance__what {
                @for tag in what(words, data) {
                    li.tag { (tag) }
                }
            }
            dl.glance__tiles {
                (tile("who", WHO, words.glance_who(), Some(said::who(words, programme)), ""))
                (tile("cost", COST, words.glance_cost(), cost, words.cost_unknown()))
                (tile("bring", BRING, words.glance_bring(), papers, words.bring_unknown()))
                (tile("when", WHEN, words.glance_when(), Some(said::when(words, programme)), ""))
            }
            (contact(words, data))
        }
    }
}

/// What it is, in a few words.
fn what(words: Words, data: &ProgrammePage) -> Vec<String> {
    let programme = &data.programme;
    let mut parts = vec![label::category(words, &programme.category).to_owned()];
    parts.extend(said::amount(words, programme));
    parts.extend(said::length(words, programme));
    parts.extend(said::mode(words, programme));
    if let Some(stipend) = said::stipend(words, programme) {
        parts.push(format!("{} {stipend}", words.stipend_label()));
    }
    parts
}

fn tile(
    name: &str,
    drawing: &str,
    label: &str,
    value: Option<String>,
    unknown: &'static str,
) -> Markup {
    html! {
        div class={ "glance__tile glance__tile--" (name) } {
            dt {
                svg.glance__icon viewBox="0 0 24 24" aria-hidden="true" { path d=(PreEscaped(drawing)) {} }
                (label)
            }
            dd {
                @match value {
                    Some(value) => { (value) },
                    None => span.unknown { (unknown) },
                }
            }
        }
    }
}

/// Site, phone and WhatsApp as buttons. WhatsApp only for mobile numbers.
fn contact(words: Words, data: &ProgrammePage) -> Markup {
    let programme = &data.programme;
    html! {
        p.glance__contact {
            @if let Some(url) = &programme.apply_url {
                @let host = url.split('/').nth(2).unwrap_or_default();
                @let host = host.strip_prefix("www.").unwrap_or(host);
                a.button.button--accent href=(url) rel="external noopener" { (words.open_site(host)) }
            }
            @for phone in &programme.phone {
                a.button href={ "tel:" (dial(phone)) } rel="external" { (words.call_number(phone)) }
                @if let Some(number) = whatsapp(phone) {
                    a.button href={ "https://wa.me/" (number) } rel="external noopener" { (words.whatsapp_number(phone)) }
                }
            }
            @if programme.apply_url.is_none() && programme.phone.is_empty() {
                span.unknown { (words.contact_none()) }
            }
        }
    }
}
