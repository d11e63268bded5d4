//! Programmes as cards.

use crate::{
    data::Intake,
    i18n::{Words, label, money::rupees, number::integer},
    path::PagePath,
    payload::finder::ProgrammeCard,
};
use maud::{Markup, html};

/// A list of programme cards.
pub fn programme_list(words: Words, cards: &[ProgrammeCard]) -> Markup {
    html! {
        ul.cards {
            @for card in cards {
                (programme_card(words, card))
            }
        }
    }
}

fn programme_card(words: Words, card: &ProgrammeCard) -> Markup {
    let lang = words.0;
    let href = PagePath::Programme(card.finder, card.id.clone()).href(lang);
    let places: Vec<&str> = card.places.iter().map(|place| place.get(lang)).collect();
    html! {
        li.card.card--programme data-programme=(card.id) {
            a.card__link href=(href) { (card.name.get(lang)) }
            p.card__facts { bdi { (card.organisation.get(lang)) } }
            p.card__meta {
                @for tag in tags(words, card) {
                    span.tag { (tag) }
                }
            }
            @if !places.is_empty() {
                p.card__place { (places.join(words.list_comma())) }
            }
        }
    }
}

/// What helps to choose, known things only.
fn tags(words: Words, card: &ProgrammeCard) -> Vec<String> {
    let mut tags = vec![label::category(words, &card.category).to_owned()];
    if card.gender == "women" {
        tags.push(words.for_women().to_owned());
    }
    if card.free == Some(true) {
        tags.push(words.free_of_charge().to_owned());
    }
    if let Some(amount) = card.amount_max_pkr {
        tags.push(words.up_to(&rupees(words, amount)));
    }
    if let Some(weeks) = card.duration_weeks {
        tags.push(words.n_weeks(weeks.into(), &integer(weeks.into())));
    }
    if card.intake == Intake::Rolling {
        tags.push(label::intake(words, card.intake).to_owned());
    }
    tags
}
