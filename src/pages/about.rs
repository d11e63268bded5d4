//! What this is, and what it is not.

use crate::{
    i18n::{Words, number::integer},
    path::PagePath,
    payload::knowledge::AboutPage,
    ui::{breadcrumbs::breadcrumbs, report::report_mistake},
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &AboutPage, contact: Option<&str>) -> Markup {
    let lang = words.0;
    let count = |n: u32| integer(n.into());
    let holds = words.about_holds(
        &count(data.projects),
        &count(data.programmes),
        &count(data.districts),
        &count(data.sources),
    );
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.about_title()) }
            p.lead { (words.home_lead()) }
        }
        section.band.prose {
            p { (holds) }
            p { (words.not_official()) }
            h2 { (words.about_name_title()) }
            p { (words.about_name_text()) }
            h2 { (words.about_privacy_title()) }
            p { (words.about_privacy_text()) }
            h2 { (words.licence_title()) }
            p { (words.licence_text()) }
            p { (words.map_credit()) }
            p.chips {
                a.chip href=(PagePath::Method.href(lang)) { (words.method_title()) }
                a.chip href=(PagePath::Sources.href(lang)) { (words.sources_title()) }
                a.chip href=(PagePath::OpenData.href(lang)) { (words.open_data_title()) }
                a.chip href=(PagePath::Accessibility.href(lang)) { (words.accessibility_title()) }
                a.chip href=(PagePath::Security.href(lang)) { (words.security_title()) }
            }
        }
        (report_mistake(words, &PagePath::About, contact))
    }
}
