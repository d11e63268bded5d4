//! What an embed's address is answered with when nothing is there: a page that lists what exists, in
//! the language of the address, or in both.

use super::pins;
use crate::{
    data::Lang,
    embed::code::Asked,
    i18n::{Words, date::date, label},
    payload::chart::ChartPage,
    publish::site::Site,
};
use maud::{DOCTYPE, Markup, html};

/// Adds the pages: one for each language, and one for an address without a known language.
pub fn add(site: &mut Site, charts: &[&ChartPage], style: &str) {
    let days = pins::days(site);
    for lang in Lang::ALL {
        let page = document(lang, style, &list(Words(lang), charts, &days, 1));
        site.add(&format!("embed/{}/404.html", lang.code()), page);
    }
    let both = html! {
        @for (n, lang) in Lang::ALL.into_iter().enumerate() {
            section lang=(lang.code()) dir=(lang.dir()) { (list(Words(lang), charts, &days, n + 1)) }
        }
    };
    site.add("embed/404.html", document(Lang::Ur, style, &both));
}

fn document(lang: Lang, style: &str, body: &Markup) -> String {
    let words = Words(lang);
    html! {
        (DOCTYPE)
        html.embed lang=(lang.code()) dir=(lang.dir()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "404 | " (words.site_name()) }
                meta name="robots" content="noindex";
                link rel="stylesheet" href=(style);
            }
            body {
                i id="dark" hidden {}
                i id="light" hidden {}
                main.missing { (body) }
            }
        }
    }
    .into_string()
}

/// Every chart with its regions, by topic, and the days there are. `level` is that of the heading.
fn list(words: Words, charts: &[&ChartPage], days: &[String], level: usize) -> Markup {
    let lang = words.0;
    let mut topics: Vec<&str> = charts
        .iter()
        .map(|page| page.chart.topic.as_str())
        .collect();
    topics.dedup();
    let address = |page: &ChartPage, region: &str| {
        let mut asked = Asked::whole(&page.chart.id, lang);
        region.clone_into(&mut asked.filter.region);
        asked.path()
    };
    html! {
        @if level == 1 {
            h1 { (words.embed_missing_title()) }
        } @else {
            h2 { (words.embed_missing_title()) }
        }
        p { (words.embed_missing_text()) }
        @for topic in topics {
            p.missing__topic { strong { (label::topic(words, topic)) } }
            ul {
                @for page in charts.iter().filter(|page| page.chart.topic == topic) {
                    li {
                        a href=(address(page, "")) { (page.chart.title.get(lang)) }
                        @if !page.chart.regions.is_empty() {
                            p.missing__regions {
                                @for region in &page.chart.regions {
                                    a href=(address(page, &region.id)) { (region.name.get(lang)) } " "
                                }
                            }
                        }
                    }
                }
            }
        }
        p {
            strong { (words.embed_missing_dates()) } " "
            @for (n, day) in days.iter().enumerate() {
                @if n > 0 { (words.list_comma()) }
                (day.parse().map_or_else(|_| day.clone(), |day| date(words, day)))
                " (" bdi dir="ltr" { "…/" (day) "/" } ")"
            }
        }
    }
}
