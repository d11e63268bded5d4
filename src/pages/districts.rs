//! All districts by region.

use super::region::place_list;
use crate::{
    i18n::Words,
    path::PagePath,
    payload::district::{DistrictsPage, RegionDistricts},
    ui::breadcrumbs::breadcrumbs,
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &DistrictsPage) -> Markup {
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.districts_page_title()) }
            p.lead { (words.districts_page_lead()) }
        }
        @for region in &data.regions {
            (one_region(words, region))
        }
    }
}

fn one_region(words: Words, region: &RegionDistricts) -> Markup {
    let href = PagePath::Region(region.id.clone()).href(words.0);
    html! {
        section.band id=(region.id) {
            h2 { a href=(href) { (region.name.get(words.0)) } }
            (place_list(words, &region.districts, PagePath::District))
        }
    }
}
