//! The agenda of the 14th JCC as a tracker: what was agreed, who, where, state, evidence.

use crate::{
    data::{Finder, Text},
    i18n::{Words, label},
    path::PagePath,
    payload::{
        common::Labels,
        frame::{AgendaItem, AgendaPage},
    },
    ui::{
        breadcrumbs::breadcrumbs, source_list::source_list, state_badge::state_badge,
        state_bar::state_bar,
    },
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &AgendaPage) -> Markup {
    let mut themes: Vec<&str> = Vec::new();
    for item in &data.items {
        if !themes.contains(&item.theme.as_str()) {
            themes.push(&item.theme);
        }
    }
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.agenda_title()) }
            p.lead { (words.agenda_lead()) }
            (state_bar(words, data.counts))
            nav aria-label=(words.on_this_page()) {
                ul.chips {
                    @for theme in &themes {
                        li { a.chip href={ "#theme-" (theme) } { (label::theme(words, theme)) } }
                    }
                }
            }
        }
        @for theme in &themes {
            (one_theme(words, theme, data))
        }
    }
}

fn one_theme(words: Words, theme: &str, data: &AgendaPage) -> Markup {
    html! {
        section.band id={ "theme-" (theme) } {
            h2 { (label::theme(words, theme)) }
            ul.cards.cards--agenda {
                @for item in data.items.iter().filter(|item| item.theme == theme) {
                    (agenda_item(words, item, &data.labels))
                }
            }
        }
    }
}

fn agenda_item(words: Words, item: &AgendaItem, labels: &Labels) -> Markup {
    let lang = words.0;
    let who = item.who.get(lang);
    html! {
        li class={ "card card--" (item.state.code()) } id=(item.id) {
            h3 { (item.title.get(lang)) }
            p.card__meta { (state_badge(words, item.state)) }
            p { (item.summary.get(lang)) }
            dl.facts.facts--tight {
                div.facts__row {
                    dt { (words.who_label()) }
                    dd {
                        @if who.is_empty() {
                            span.unknown { (words.who_unknown()) }
                        } @else {
                            bdi { (who) }
                        }
                    }
                }
                div.facts__row {
                    dt { (words.where_label()) }
                    dd { (places(words, item, labels)) }
                }
                div.facts__row {
                    dt { (words.evidence_label()) }
                    dd { (item.evidence.get(lang)) " " (label::confidence(words, item.confidence)) }
                }
            }
            (links(words, item))
            details.more {
                summary { (words.sources_title()) }
                (source_list(words, &item.sources))
            }
        }
    }
}

fn places(words: Words, item: &AgendaItem, labels: &Labels) -> Markup {
    let lang = words.0;
    if item.regions.is_empty() {
        return html! { span { (words.nationwide()) } };
    }
    html! {
        ul.chips {
            @for id in &item.regions {
                @if let Some(name) = labels.regions.get(id) {
                    li { a.chip href=(PagePath::Region(id.clone()).href(lang)) { (name.get(lang)) } }
                }
            }
        }
    }
}

fn links(words: Words, item: &AgendaItem) -> Markup {
    let lang = words.0;
    let projects = item
        .projects
        .iter()
        .map(|(id, name)| (PagePath::Project(id.clone()), name));
    let programmes = item.programmes.iter().filter_map(|(key, name)| {
        let (finder, id) = key.split_once('/')?;
        Some((
            PagePath::Programme(Finder::from_code(finder)?, id.to_owned()),
            name,
        ))
    });
    let all: Vec<(PagePath, &Text)> = projects.chain(programmes).collect();
    html! {
        @if !all.is_empty() {
            p.card__sub { (words.linked_records()) }
            ul.plain {
                @for (path, name) in &all {
                    li { a href=(path.href(lang)) { (name.get(lang)) } }
                }
            }
        }
    }
}
