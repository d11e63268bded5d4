//! Sources with their dates. Titles stay in the language they were printed in.

use crate::{
    i18n::{Words, date::date},
    payload::common::SourceLine,
};
use maud::{Markup, html};

/// The list of sources.
pub fn source_list(words: Words, sources: &[SourceLine]) -> Markup {
    html! {
        ul.sources {
            @for source in sources {
                li { (source_line(words, source)) }
            }
        }
    }
}

/// One source: title as a link, and its date or that it has none.
pub fn source_line(words: Words, source: &SourceLine) -> Markup {
    let lang = if source
        .title
        .chars()
        .any(|c| ('\u{0600}'..='\u{06ff}').contains(&c))
    {
        "ur"
    } else {
        "en"
    };
    let when = match source.as_of {
        Some(as_of) => date(words, as_of),
        None => words.undated().to_owned(),
    };
    html! {
        a.sources__link href=(source.url) rel="external noopener" {
            bdi lang=(lang) { (source.title) }
        }
        span.sources__date { (when) }
    }
}
