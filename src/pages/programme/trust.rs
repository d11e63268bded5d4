//! How far the page can be trusted: when it was last checked, what is uncertain, its sources.

use crate::{
    i18n::{Words, date::date, label},
    payload::finder::ProgrammePage,
    ui::source_list::source_list,
};
use maud::{Markup, html};

/// When and by whom the record was last checked. The newest dated source tells, nothing else.
pub(super) fn checked(words: Words, data: &ProgrammePage) -> Markup {
    let newest = data
        .sources
        .iter()
        .filter_map(|source| Some((source.as_of?, &source.publisher)))
        .max_by_key(|(as_of, _)| *as_of);
    let said = match newest {
        Some((as_of, publisher)) => words.checked_source(&date(words, as_of), publisher),
        None if data.sources.is_empty() => words.checked_no_source().to_owned(),
        None => words.checked_undated().to_owned(),
    };
    html! {
        section.note.trust {
            h2 { (words.checked_title()) }
            p { (said) }
            p { (label::standing(words, &data.programme.standing)) }
            p.hint { (words.checked_by(&date(words, data.data_date))) }
        }
    }
}

/// How sure the record is, and what is uncertain.
pub(super) fn doubts(words: Words, data: &ProgrammePage) -> Markup {
    let notes = data.programme.notes.get(words.0);
    html! {
        section.note.doubts {
            h2 { (words.how_sure_title()) }
            p { (label::confidence(words, data.confidence)) }
            @if !notes.is_empty() {
                h3 { (words.doubt_title()) }
                p { (notes) }
            }
        }
    }
}

/// The sources.
pub(super) fn sources(words: Words, data: &ProgrammePage) -> Markup {
    html! {
        @if !data.sources.is_empty() {
            section.rests {
                h2 { (words.sources_title()) }
                (source_list(words, &data.sources))
            }
        }
    }
}
