//! The pages that other sites show in frames: the chart alone, complete without script, for the
//! country and for each region; and what helps hosts to find and size them.

use super::pins;
use crate::{
    chart::{
        finding,
        view::{Filter, View},
    },
    data::Lang,
    embed::{
        cite,
        code::{self, Asked},
    },
    i18n::{Words, bidi::without_isolates, date::date},
    payload::{Page, chart::ChartPage},
    publish::shell::escape,
    ui::chart_picture::{numbers, pictures},
};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;

/// The script inside the frame. `{app}` stands for the address of the app's starting script, which
/// redraws the chart where the address asks for a part of it.
pub const EMBED_SCRIPT: &str = include_str!("../../embed/embed.js");
/// The script for host pages that want frames to fit.
pub const HOST_SCRIPT: &str = include_str!("../../embed/host.js");

/// The embeds of a chart with their oEmbed file.
pub fn files(page: &Page, data: &ChartPage, lang: Lang, style: &str) -> Vec<(String, Vec<u8>)> {
    let mut asked = vec![Asked::whole(&data.chart.id, lang)];
    asked.extend(data.chart.regions.iter().map(|region| Asked {
        filter: Filter {
            region: region.id.clone(),
            ..Filter::default()
        },
        ..Asked::whole(&data.chart.id, lang)
    }));
    let pinned = |asked: &Asked| Asked {
        release: data.release.clone(),
        ..asked.clone()
    };
    asked.extend(asked.iter().map(pinned).collect::<Vec<_>>());
    let mut files: Vec<(String, Vec<u8>)> = asked
        .iter()
        .map(|asked| {
            let html = document(data, asked, style).into_string();
            let path = format!("{}index.html", asked.path().trim_start_matches('/'));
            (path, html.into_bytes())
        })
        .collect();
    let oembed = oembed(page, data, lang);
    files.push((oembed_path(&data.chart.id, lang), oembed.into_bytes()));
    files
}

/// Path of the oEmbed file of a chart.
pub fn oembed_path(id: &str, lang: Lang) -> String {
    format!("oembed/{}/{id}.json", lang.code())
}

fn document(data: &ChartPage, asked: &Asked, style: &str) -> Markup {
    let (view, _) = data.chart.view(&asked.filter);
    let lang = asked.lang;
    let words = Words(lang);
    let page = cite::address(lang, data);
    let title = without_isolates(&finding::finding(&view, lang));
    html! {
        (DOCTYPE)
        html.embed lang=(lang.code()) dir=(lang.dir()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta name="robots" content="noindex";
                link rel="canonical" href=(page);
                link rel="alternate" type="application/json+oembed" href={ (data.origin) "/" (oembed_path(&data.chart.id, lang)) };
                link rel="stylesheet" href=(style);
                script src="/embed/embed.js" defer crossorigin="anonymous" {}
            }
            body {
                // The theme can be asked for in the address without any script: #dark, #light.
                i id="dark" hidden {}
                i id="light" hidden {}
                main.frame data-chart=(data.chart.id)
                    data-figures=[(!asked.release.is_empty()).then(|| pins::figures(&view))]
                {
                    h1.frame__finding { (finding::finding(&view, lang)) }
                    p.frame__title { (view.title.get(lang)) }
                    (figure(words, &view, data))
                    p.frame__notice role="status" { (PreEscaped(pins::NOTICE.concat())) }
                    (foot(words, data, asked, &page))
                }
            }
        }
    }
}

fn figure(words: Words, view: &View, data: &ChartPage) -> Markup {
    html! {
        div.frame__figure { (pictures(words, view, &data.chart.id)) }
        div.frame__numbers { (numbers(words, view)) }
    }
}

fn foot(words: Words, data: &ChartPage, asked: &Asked, page: &str) -> Markup {
    html! {
        p.frame__foot {
            @if !asked.release.is_empty() {
                strong { (words.embed_pinned(&day(words, &asked.release))) } " "
            }
            (data.source_line.get(words.0)) " "
            a href=(page) target="_blank" rel="noopener" { (words.chart_on_rahdari()) }
        }
    }
}

/// A day as readers write it.
fn day(words: Words, release: &str) -> String {
    release
        .parse()
        .map_or_else(|_| release.to_owned(), |known| date(words, known))
}

/// The oEmbed answer for a chart: a rich one, as version 1.0 of the format has it.
fn oembed(page: &Page, data: &ChartPage, lang: Lang) -> String {
    let words = Words(lang);
    let asked = Asked::whole(&data.chart.id, lang);
    let [(_, frame), ..] = code::codes(words, data, &asked);
    let view = data.chart.whole();
    let address = cite::address(lang, data);
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": words.site_name(),
        "provider_url": format!("{}/", data.origin),
        "title": escape(&without_isolates(page.title.get(lang))),
        "html": frame,
        "width": 600,
        "height": code::height(&view, lang, &[320, 600]),
        "thumbnail_url": format!("{}-social.png", address.trim_end_matches('/')),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "cache_age": 3600,
    });
    format!("{answer}\n")
}
