//! All sources, by publisher.

use crate::{
    i18n::{Words, number::integer},
    payload::knowledge::SourcesPage,
    ui::{breadcrumbs::breadcrumbs, source_list::source_list},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &SourcesPage) -> Markup {
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.sources_title()) }
            p.lead {
                (words.sources_lead(&integer(data.sources.into()), &integer(data.publishers.len() as u64)))
            }
            p.hint { (words.sources_undated(&integer(data.undated.into()))) }
        }
        @for publisher in &data.publishers {
            details.more.more--row {
                summary {
                    bdi lang="en" { (publisher.host) }
                    span.place__count { (integer(publisher.sources.len() as u64)) }
                }
                (source_list(words, &publisher.sources))
            }
        }
    }
}
