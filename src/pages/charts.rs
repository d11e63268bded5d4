//! The gallery: every chart with its finding and a small picture, by topic.

use crate::{
    data::Lang,
    i18n::{Words, label, number::integer},
    path::PagePath,
    payload::chart::{ChartCard, ChartsPage},
    ui::breadcrumbs::breadcrumbs,
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &ChartsPage) -> Markup {
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.charts_title()) }
            p.lead { (words.charts_lead()) }
            p.hint {
                (words.feed_hint()) " "
                a href={ "/feeds/" (words.0.code()) "/all.atom" } rel="external" { bdi { "Atom" } } " "
                a href={ "/feeds/" (words.0.code()) "/all.json" } rel="external" { bdi { "JSON" } }
            }
            nav aria-label=(words.charts_topics()) {
                ul.chips {
                    @for topic in &data.topics {
                        li {
                            a.chip href={ "#" (topic.id) } {
                                (label::topic(words, &topic.id)) " "
                                span.count { (integer(topic.cards.len() as u64)) }
                            }
                        }
                    }
                }
            }
        }
        @for topic in &data.topics {
            section.band id=(topic.id) {
                h2 { (label::topic(words, &topic.id)) }
                (cards(words, &topic.cards))
                p.hint {
                    (words.feed_title()) " "
                    a href={ "/feeds/" (words.0.code()) "/topics/" (topic.id) ".atom" } rel="external" { bdi { "Atom" } } " "
                    a href={ "/feeds/" (words.0.code()) "/topics/" (topic.id) ".json" } rel="external" { bdi { "JSON" } }
                }
            }
        }
    }
}

/// Charts as cards.
pub fn cards(words: Words, cards: &[ChartCard]) -> Markup {
    html! {
        ul.gallery {
            @for card in cards {
                li { (one(words.0, card)) }
            }
        }
    }
}

/// The picture is shown in the colours of the page: light and dark ones are files of their own, and
/// only the one that is shown is loaded. Its words are those of the link.
fn one(lang: Lang, card: &ChartCard) -> Markup {
    html! {
        a.chartcard href=(PagePath::Chart(card.id.clone()).href(lang)) {
            span.chartcard__picture {
                @for theme in ["light", "dark"] {
                    img class={ "chartcard__" (theme) } alt="" loading="lazy" decoding="async"
                        width="300" height="220" src=(thumbnail(&card.id, lang, theme));
                }
            }
            span.chartcard__finding { (card.finding.get(lang)) }
            span.chartcard__title { (card.title.get(lang)) }
        }
    }
}

/// Address of the small picture of a chart.
pub fn thumbnail(id: &str, lang: Lang, theme: &str) -> String {
    format!("/charts/thumbnails/{}/{theme}/{id}.svg", lang.code())
}
