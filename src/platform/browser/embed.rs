//! An embed redrawn inside its frame: the region, measure and time of its address.

use crate::{
    chart::{finding, view::Filter},
    data::Lang,
    i18n::Words,
    payload::chart::ChartPage,
    ui::{
        chart_picture::{numbers, pictures},
        chart_unknown::unknown_parts,
    },
};

/// Puts the asked part of the chart into the frame. A frame pinned to another day, or whose figures
/// were changed since, is left alone, because the numbers at hand are those of today. `None` when the frame is not as expected.
pub fn redraw(data: &ChartPage, lang: Lang) -> Option<()> {
    let window = web_sys::window()?;
    let location = window.location();
    let path = location.pathname().ok()?;
    let pinned = path
        .split('/')
        .find(|part| part.starts_with("20") && part.len() == 10);
    if pinned.is_some_and(|day| day != data.release) {
        return None;
    }
    let document = window.document()?;
    let told = document.query_selector(".frame__notice").ok()??;
    if pinned.is_some() && told.text_content().is_some_and(|told| !told.is_empty()) {
        return None;
    }
    let mut filter = Filter::from_query(&location.search().ok()?);
    if filter.region.is_empty() {
        let own = path.trim_matches('/').split('/').nth(3).unwrap_or_default();
        let is_region = data.chart.regions.iter().any(|region| region.id == own);
        if is_region {
            filter.region = own.to_owned();
        }
    }
    let (view, unknown) = data.chart.view(&filter);
    let words = Words(lang);
    let put = |selector: &str, html: &str| {
        let place = document.query_selector(selector).ok()??;
        place.set_inner_html(html);
        Some(())
    };
    let text = |text: &str| maud::html! { (text) }.into_string();
    put(".frame__finding", &text(&finding::finding(&view, lang)))?;
    put(".frame__title", &text(view.title.get(lang)))?;
    let picture = pictures(words, &view, &data.chart.id);
    put(".frame__figure", &picture.into_string())?;
    put(".frame__numbers", &numbers(words, &view).into_string())?;
    if !unknown.is_empty() {
        let told = unknown_parts(words, &data.chart, &unknown);
        put(".frame__notice", &text(&told))?;
    }
    Some(())
}
