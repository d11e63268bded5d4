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
