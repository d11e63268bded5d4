//! The accessibility statement.

use crate::{
    i18n::Words,
    path::PagePath,
    ui::{breadcrumbs::breadcrumbs, report::report_mistake},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, contact: Option<&str>) -> Markup {
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.accessibility_title()) }
            p.lead { (words.accessibility_lead()) }
        }
        section.band.prose {
            h2 { (words.accessibility_done_title()) }
            ul {
                li { (words.accessibility_done_keyboard()) }
                li { (words.accessibility_done_script()) }
                li { (words.accessibility_done_colour()) }
                li { (words.accessibility_done_zoom()) }
                li { (words.accessibility_done_urdu()) }
                li { (words.accessibility_done_chart()) }
            }
            h2 { (words.accessibility_limits_title()) }
            ul {
                li { (words.accessibility_limit_readers()) }
                li { (words.accessibility_limit_sources()) }
                li { (words.accessibility_limit_map()) }
            }
        }
        (report_mistake(words, &PagePath::Accessibility, contact))
    }
}
