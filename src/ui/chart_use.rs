//! What one can do with a chart: download it, cite it, embed it.

use crate::{
    embed::{cite, code},
    i18n::Words,
    path::PagePath,
    payload::chart::ChartPage,
};
use maud::{Markup, html};

/// Address of a file of a chart: the chart's own address with another ending.
pub fn file(words: Words, id: &str, ending: &str) -> String {
    let page = PagePath::Chart(id.to_owned()).href(words.0);
    [page.trim_end_matches('/'), ending].concat()
}

/// Downloads, citations and the code for other sites.
pub fn chart_use(words: Words, data: &ChartPage) -> Markup {
    html! {
        section.band id="use" {
            h2 { (words.chart_use_title()) }
            p.hint { (words.chart_use_lead()) }
            div.usebox {
                (downloads(words, &data.chart.id))
                (citations(words, data))
                (codes(words, data))
                @if !data.chart.regions.is_empty() { (regions(words, data)) }
            }
        }
    }
}

/// Endings of the files that are published for each region.
pub const REGION_FILES: [&str; 3] = ["svg", "csv", "xlsx"];

/// Address of a file of one region of a chart.
pub fn region_file(words: Words, id: &str, region: &str, ending: &str) -> String {
    let page = PagePath::Chart(id.to_owned()).href(words.0);
    [&page, region, ".", ending].concat()
}

/// What is published for each region by itself, which needs no script.
fn regions(words: Words, data: &ChartPage) -> Markup {
    let (lang, id) = (words.0, &data.chart.id);
    html! {
        div.usebox__part {
            h3 { (words.chart_regions_title()) }
            ul.regionfiles {
                @for region in &data.chart.regions {
                    @let name = region.name.get(lang);
                    li {
                        span.regionfiles__name { (name) }
                        a href={ "/embed/" (lang.code()) "/" (id) "/" (region.id) "/" } rel="external"
                            aria-label={ (words.chart_region_frame()) " " (name) } { (words.chart_region_frame()) }
                        @for ending in REGION_FILES {
                            a href=(region_file(words, id, &region.id, ending)) download rel="external"
                                aria-label={ (ending.to_uppercase()) " " (name) } { bdi { (ending.to_uppercase()) } }
                        }
                    }
                }
            }
        }
    }
}

fn downloads(words: Words, id: &str) -> Markup {
    let files = [
        (".png", words.chart_png()),
        ("-social.png", words.chart_social()),
        (".svg", words.chart_svg()),
        (".csv", words.chart_csv()),
        (".xlsx", words.chart_xlsx()),
        (".json", words.chart_json()),
        (".zip", words.chart_zip()),
    ];
    html! {
        div.usebox__part {
            h3 { (words.chart_download()) }
            ul.links {
                @for (ending, name) in files {
                    li { a href=(file(words, id, ending)) download rel="external" { (name) } }
                }
            }
        }
    }
}

fn citations(words: Words, data: &ChartPage) -> Markup {
    html! {
        div.usebox__part {
            h3 { (words.chart_cite()) }
            @for (style, text) in cite::all(words.0, data) {
                p.usebox__label { bdi { (style) } }
                pre.code dir="auto" tabindex="0" { (text) }
            }
        }
    }
}

fn codes(words: Words, data: &ChartPage) -> Markup {
    let asked = code::Asked::whole(&data.chart.id, words.0);
    html! {
        div.usebox__part {
            h3 { (words.chart_embed()) }
            @for (name, text) in code::codes(words, data, &asked) {
                p.usebox__label { (name) }
                pre.code dir="ltr" tabindex="0" { (text) }
            }
        }
    }
}
