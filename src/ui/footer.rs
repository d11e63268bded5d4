//! The foot of every page: further places, the data's date, what this is.

use crate::{
    data::PartialDate,
    i18n::{Words, date::date},
    path::PagePath,
};
use maud::{Markup, html};

/// What stands inside the foot.
pub fn footer(words: Words, data_date: PartialDate) -> Markup {
    let lang = words.0;
    let links = [
        (words.frame_title(), PagePath::Frame),
        (words.agenda_title(), PagePath::Agenda),
        (words.figures_title(), PagePath::Figures),
        (words.charts_title(), PagePath::Charts),
        (words.method_title(), PagePath::Method),
        (words.sources_title(), PagePath::Sources),
        (words.open_data_title(), PagePath::OpenData),
        (words.offline_title(), PagePath::Offline),
        (words.about_title(), PagePath::About),
        (words.accessibility_title(), PagePath::Accessibility),
    ];
    html! {
        div.foot__in {
            nav aria-label=(words.nav_more()) {
                ul.foot__links {
                    @for (label, path) in &links {
                        li { a href=(path.href(lang)) { (label) } }
                    }
                }
            }
            p.foot__date { (words.data_as_of(&date(words, data_date))) }
            p id="kept" class="foot__kept" {}
            p { (words.not_official()) }
            p { (words.licence_line()) }
        }
    }
}
