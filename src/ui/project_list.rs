//! Projects as cards.

use super::state_badge::state_badge;
use crate::{
    data::{Confidence, Lang, State},
    i18n::{Words, date::date, label, number::number},
    path::PagePath,
    payload::common::{Labels, ProjectCard},
};
use maud::{Markup, html};

/// A list of project cards.
pub fn project_list(words: Words, cards: &[ProjectCard], labels: &Labels) -> Markup {
    html! {
        ul.cards {
            @for card in cards {
                (project_card(words, card, labels))
            }
        }
    }
}

/// One project.
pub fn project_card(words: Words, card: &ProjectCard, labels: &Labels) -> Markup {
    project_card_with(words, card, labels, None)
}

/// One project with a line of its own below the facts.
pub fn project_card_with(
    words: Words,
    card: &ProjectCard,
    labels: &Labels,
    line: Option<&str>,
) -> Markup {
    let lang = words.0;
    let href = PagePath::Project(card.id.clone()).href(lang);
    html! {
        li class={ "card card--" (card.state.code()) } data-project=(card.id) {
            a.card__link href=(href) { (card.name.get(lang)) }
            p.card__meta {
                (state_badge(words, card.state))
                @if let Some(note) = date_note(words, card) {
                    span { (note) }
                }
                @if card.confidence == Confidence::Low {
                    span.tag.tag--doubt { (words.confidence_low_short()) }
                }
            }
            p.card__facts { (facts(words, card, labels).join(words.list_dot())) }
            @if let Some(line) = line {
                p.card__evidence { (line) }
            }
        }
    }
}

/// Sector, place and the one size that tells most.
fn facts(words: Words, card: &ProjectCard, labels: &Labels) -> Vec<String> {
    let lang = words.0;
    let mut facts = Vec::new();
    if let Some(sector) = labels.sectors.get(&card.sector) {
        facts.push(sector.get(lang).to_owned());
    }
    facts.push(place(words, card, labels));
    if let Some(capacity_mw) = card.capacity_mw {
        facts.push(label::amount(words, &number(capacity_mw), "MW"));
    } else if let Some(length_km) = card.length_km {
        facts.push(label::amount(words, &number(length_km), "km"));
    }
    facts
}

/// Names of the regions, or that the project is nationwide.
pub fn place(words: Words, card: &ProjectCard, labels: &Labels) -> String {
    if card.regions.is_empty() {
        return words.nationwide().to_owned();
    }
    let names: Vec<&str> = card
        .regions
        .iter()
        .filter_map(|region| labels.regions.get(region).map(|name| name.get(words.0)))
        .collect();
    names.join(words.list_comma())
}

/// The date of a card in words: completed in, expected by, begun in.
fn date_note(words: Words, card: &ProjectCard) -> Option<String> {
    let text = date(words, card.date?);
    Some(match card.state {
        State::Completed => text,
        _ if card.date_is_expected => words.expected_by(&text),
        _ => words.begun_in(&text),
    })
}

/// Sorts names as the reader's language does: by letters, ignoring case.
pub fn sort_key(card: &ProjectCard, lang: Lang) -> String {
    card.name.get(lang).to_lowercase()
}
