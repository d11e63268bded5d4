//! Files of the part that is shown, made on this device by the code that makes the published ones.

use super::Showing;
use crate::{
    chart::{
        csv, json,
        palette::LIGHT,
        poster::{self, Frame, SVG_WIDTH},
        svg::Look,
        table,
        view::{Filter, View},
    },
    data::Lang,
    embed::cite,
    i18n::bidi::without_isolates,
    payload::chart::ChartPage,
    platform,
};
use leptos::prelude::*;

/// Width of PNG files, in pixels.
const PNG_WIDTH: u32 = 1200;

/// A kind of file.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Png,
    Social,
    Svg,
    Csv,
    Json,
}

/// Buttons for the files, once the address asks for a part of the chart. The whole chart has
/// published files, which stand further below.
pub fn files(showing: Showing) -> AnyView {
    let words = showing.words;
    let refused = RwSignal::new(false);
    let list = move || {
        let kinds = [
            (Kind::Png, words.chart_png()),
            (Kind::Social, words.chart_social()),
            (Kind::Svg, words.chart_svg()),
            (Kind::Csv, words.chart_csv()),
            (Kind::Json, words.chart_json()),
        ];
        let buttons = kinds.map(|(kind, name)| {
            view! {
                <button type="button" class="button button--quiet" data-file=ending(kind)
                    on:click=move |_| offer(showing, kind, refused)>{name}</button>
            }
        });
        view! {
            <section class="viewfiles">
                <h2>{words.chart_view_title()}</h2>
                <p class="hint">{words.chart_view_made()}</p>
                <p class="viewfiles__list">{buttons.into_iter().collect_view()}</p>
                <p class="hint" role="status">{move || refused.get().then(|| words.chart_png_refused())}</p>
            </section>
        }
    };
    view! { <div>{move || (!showing.known().is_empty()).then(list)}</div> }.into_any()
}

const fn ending(kind: Kind) -> &'static str {
    match kind {
        Kind::Png => ".png",
        Kind::Social => "-social.png",
        Kind::Svg => ".svg",
        Kind::Csv => ".csv",
        Kind::Json => ".json",
    }
}

fn offer(showing: Showing, kind: Kind, refused: RwSignal<bool>) {
    let lang = showing.words.0;
    let view = showing.view.get_untracked().view;
    let name = [
        &name(&showing.id(), &showing.filter.get_untracked()),
        ending(kind),
    ]
    .concat();
    let page = showing.page.get_value();
    let text = text(&page, &view, lang, kind);
    refused.set(false);
    let mime = match kind {
        Kind::Png | Kind::Social => {
            let told = Callback::new(move |made: bool| refused.set(!made));
            platform::download_png(name, text, PNG_WIDTH, told);
            return;
        }
        Kind::Svg => "image/svg+xml",
        Kind::Csv => "text/csv;charset=utf-8",
        Kind::Json => "application/json",
    };
    platform::download(&name, mime, &text);
}

/// The content of a file; of pictures the SVG that they are made from.
fn text(page: &ChartPage, view: &View, lang: Lang, kind: Kind) -> String {
    let address = cite::address(lang, page);
    let frame = Frame {
        source: page.source_line.get(lang),
        address: address.trim_start_matches("https://").trim_end_matches('/'),
    };
    let look = Look::Paint(&LIGHT);
    match kind {
        Kind::Png | Kind::Svg => poster::draw(view, &frame, lang, SVG_WIDTH, look),
        Kind::Social => poster::social(view, &frame, lang, look),
        Kind::Csv => csv::file(&table::plain(view, lang)),
        Kind::Json => {
            let source = without_isolates(page.source_line.get(lang));
            json::file(&page.chart.id, view, lang, &source, &address)
        }
    }
}

/// `mw-by-year-sindh-2018-2022`: the chart and what of it, without blanks.
fn name(id: &str, filter: &Filter) -> String {
    let mut name = id.to_owned();
    for key in crate::chart::view::KEYS {
        let part = filter.get(key);
        let plain = part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !part.is_empty() && plain {
            name.push('-');
            name.push_str(part);
        }
    }
    name
}
