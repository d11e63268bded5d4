//! How to report a mistake: a letter that already names the page.

use crate::{i18n::Words, path::PagePath};
use maud::{Markup, html};

/// The section. `contact` is the e-mail address for corrections, `None` until the operator of the
/// portal has named one in the data package: the letter then opens without a receiver and the text
/// says so.
pub fn report_mistake(words: Words, page: &PagePath, contact: Option<&str>) -> Markup {
    let href = format!(
        "mailto:{}?subject=Rahdari%20{}",
        contact.unwrap_or_default(),
        page.href(words.0)
    );
    html! {
        section.note {
            h2 { (words.report_title()) }
            p { (words.report_text()) }
            @if contact.is_none() {
                p.hint { (words.report_no_address()) }
            }
            p { a.button.button--quiet href=(href) rel="external" { (words.report_action()) } }
        }
    }
}
