//! How weaknesses are reported, and what protects readers.

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
            h1 tabindex="-1" { (words.security_title()) }
            p.lead { (words.security_lead()) }
        }
        section.band.prose {
            h2 { (words.security_report_title()) }
            p { (words.security_report_text()) }
            h2 { (words.security_done_title()) }
            ul {
                li { (words.security_done_origin()) }
                li { (words.security_done_script()) }
                li { (words.security_done_text()) }
                li { (words.security_done_release()) }
                li { (words.security_done_device()) }
            }
            h2 { (words.security_limits_title()) }
            ul {
                li { (words.security_limit_phone()) }
                li { (words.security_limit_sources()) }
            }
        }
        (report_mistake(words, &PagePath::Security, contact))
    }
}
