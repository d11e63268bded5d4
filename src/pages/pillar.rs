//! A pillar.

use super::corridor::{agenda_and_projects, crossings, head, sources};
use crate::{i18n::Words, path::PagePath, payload::frame::PillarPage};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &PillarPage) -> Markup {
    let lang = words.0;
    html! {
        (head(words, &data.item))
        div.columns {
            div.columns__main {
                (agenda_and_projects(words, &data.initiatives, &data.projects, &data.labels))
            }
            div.columns__side {
                section.note {
                    h2 { (words.sectors_of_pillar()) }
                    p { (words.pillar_is_ours()) }
                    ul {
                        @for (name, reason) in &data.sectors {
                            li { strong { (name.get(lang)) } " " (reason.get(lang)) }
                        }
                    }
                }
                (crossings(words, words.meets_corridors(), &data.crossings, PagePath::Corridor))
                (sources(words, &data.sources))
            }
        }
    }
}
