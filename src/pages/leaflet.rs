//! The notice board of a district: one A4 sheet to print and hang up.

use crate::{
    data::Finder,
    i18n::{Words, label, money::rupees},
    path::PagePath,
    payload::leaflet::{LeafletItem, LeafletPage, LeafletPart, Reach},
    ui::{breadcrumbs::breadcrumbs, qr::qr},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &LeafletPage) -> Markup {
    let lang = words.0;
    let district = PagePath::District(data.district.clone());
    let above = vec![
        (
            PagePath::Region(data.region.clone()),
            data.region_name.get(lang).to_owned(),
        ),
        (district.clone(), data.name.get(lang).to_owned()),
    ];
    let address = format!("{}{}", data.origin, district.href(lang));
    html! {
        div.title.no-print {
            (breadcrumbs(words, above))
            p.lead { (words.leaflet_lead(data.name.get(lang))) }
        }
        article.board {
            header.board__head {
                div {
                    h1 tabindex="-1" { (words.leaflet_title(data.name.get(lang))) }
                    p.board__call { (words.leaflet_heading()) }
                }
                (qr(&address, words.leaflet_scan()))
            }
            div.board__parts {
                @for part in &data.parts {
                    (board_part(words, data, part))
                }
            }
            footer.board__foot {
                p { strong { (words.leaflet_scan()) } " " bdi dir="ltr" { (data.origin) (district.href(lang)) } }
                p { (words.leaflet_ask()) }
            }
        }
    }
}

fn board_part(words: Words, data: &LeafletPage, part: &LeafletPart) -> Markup {
    let title = match part.finder {
        Finder::Training => words.leaflet_training(),
        Finder::Business => words.leaflet_business(),
    };
    html! {
        section class={ "board__part board__part--" (part.finder.code()) } {
            h2 { (title) }
            @if part.items.is_empty() {
                p { (words.leaflet_none()) }
            }
            ul.board__list {
                @for item in &part.items {
                    (board_item(words, data, item))
                }
            }
            @if part.more > 0 {
                p.board__more { (words.leaflet_more(&part.more.to_string())) }
            }
        }
    }
}

fn board_item(words: Words, data: &LeafletPage, item: &LeafletItem) -> Markup {
    let lang = words.0;
    let card = &item.card;
    let href = PagePath::Programme(card.finder, card.id.clone()).href(lang);
    let places: Vec<&str> = card
        .places
        .iter()
        .take(3)
        .map(|place| place.get(lang))
        .collect();
    let near = match item.reach {
        Reach::District if places.is_empty() => words.leaflet_for_district().to_owned(),
        Reach::District => places.join(words.list_comma()),
        Reach::Region => words.leaflet_for_region(data.region_name.get(lang)),
        Reach::Country => words.leaflet_for_country().to_owned(),
    };
    let mut facts = vec![near, label::gender(words, &card.gender).to_owned()];
    if card.free == Some(true) {
        facts.push(words.free_of_charge().to_owned());
    }
    facts.extend(
        card.amount_max_pkr
            .map(|pkr| words.up_to(&rupees(words, pkr))),
    );
    facts.push(label::intake(words, card.intake).to_owned());
    html! {
        li.board__item {
            a.board__name href=(href) { (card.name.get(lang)) }
            span.board__by { bdi { (card.organisation.get(lang)) } }
            span.board__facts { (facts.join(words.list_dot())) }
            @if item.phone.is_some() || item.site.is_some() {
                span.board__ask {
                    @if let Some(phone) = &item.phone {
                        bdi dir="ltr" { (phone) } " "
                    }
                    @if let Some(site) = &item.site {
                        bdi dir="ltr" { (site) }
                    }
                }
            }
        }
    }
}
