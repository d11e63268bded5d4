//! Code that other sites paste to show a chart, and how tall its frame must be.

use super::cite;
use crate::{
    chart::{
        body, finding, measure,
        svg::{Look, TENTHS, escape},
        view::{Filter, View},
    },
    data::Lang,
    i18n::{Words, bidi::without_isolates},
    payload::chart::ChartPage,
};

/// What an embed shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Chart id.
    pub id: String,
    /// Language.
    pub lang: Lang,
    /// Region, measure and time.
    pub filter: Filter,
    /// `light`, `dark`, or empty for the reader's own choice.
    pub theme: String,
    /// The release it is pinned to; empty when it follows corrections.
    pub release: String,
}

impl Asked {
    /// A chart as published, following corrections.
    pub fn whole(id: &str, lang: Lang) -> Asked {
        Asked {
            id: id.to_owned(),
            lang,
            filter: Filter::default(),
            theme: String::new(),
            release: String::new(),
        }
    }

    /// The address of the embed below the portal's own.
    pub fn path(&self) -> String {
        let mut path = ["/embed/", self.lang.code(), "/", &self.id, "/"].concat();
        for part in [&self.filter.region, &self.release] {
            if !part.is_empty() {
                path.push_str(&[part, "/"].concat());
            }
        }
        let mut rest = self.filter.clone();
        rest.region.clear();
        path.push_str(&rest.query());
        if !self.theme.is_empty() {
            path.push_str(&["#", &self.theme].concat());
        }
        path
    }
}

/// Name of each kind of code and the code.
pub fn codes(words: Words, page: &ChartPage, asked: &Asked) -> [(&'static str, String); 4] {
    let (view, _) = page.chart.view(&asked.filter);
    let title = attribute(&without_isolates(view.title.get(asked.lang)));
    let address = attribute(&[page.origin.as_str(), &asked.path()].concat());
    let origin = attribute(&page.origin);
    let height = height(&view, asked.lang, &[320, 600]);
    let frame = format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" style=\"border:0;width:100%\" loading=\"lazy\" allowfullscreen></iframe>"
    );
    let script = format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" style=\"border:0;width:100%\" loading=\"lazy\" data-rahdari></iframe>\n<script async src=\"{origin}/embed/host.js\"></script>"
    );
    let component = format!(
        "<script async src=\"{origin}/embed/host.js\"></script>\n<rahdari-chart src=\"{address}\" title=\"{title}\" height=\"{height}\"></rahdari-chart>"
    );
    let page_address = attribute(&cite::address(asked.lang, page));
    // The published picture nearest to what is asked: of a region there is an SVG.
    let mut published = Filter::default();
    published.region.clone_from(&asked.filter.region);
    let (pictured, _) = page.chart.view(&published);
    let file = match published.region.as_str() {
        "" => [page_address.trim_end_matches('/'), ".png"].concat(),
        region => [page_address.as_str(), &attribute(region), ".svg"].concat(),
    };
    let picture = format!(
        "<a href=\"{page_address}\"><img src=\"{file}\" alt=\"{}\" width=\"1200\" style=\"max-width:100%;height:auto\"></a>",
        attribute(&cite::plain_description(asked.lang, &pictured)),
    );
    [
        (words.embed_plain(), frame),
        (words.embed_script(), script),
        (words.embed_component(), component),
        (words.embed_picture(), picture),
    ]
}

/// Height of the frame in CSS pixels that holds the embed at every one of these widths.
pub fn height(view: &View, lang: Lang, widths: &[u32]) -> i32 {
    let heights = widths.iter().map(|width| {
        let drawn = if *width < 520 { 320 } else { 680 };
        let picture = body(view, lang, drawn * TENTHS, Look::Classes).height / TENTHS;
        let inner = *width as i32 - 32;
        let shown = picture * inner / drawn;
        let headline = finding::finding(view, lang);
        let size = if *width < 520 { 190 } else { 220 };
        let lines = measure::wrap(&headline, size, inner * TENTHS * 88 / 100).len() as i32;
        let title =
            measure::wrap(view.title.get(lang), 150, inner * TENTHS * 92 / 100).len() as i32;
        let (tall, small) = match lang {
            Lang::En => (30, 24),
            Lang::Ur => (42, 32),
        };
        let foot = match (lang, *width < 520) {
            (Lang::En, true) => 110,
            (Lang::En, false) => 80,
            (Lang::Ur, true) => 160,
            (Lang::Ur, false) => 110,
        };
        shown + lines * tall + title * small + foot + 50
    });
    heights.max().unwrap_or(400)
}

/// Text inside an attribute in double quotes.
fn attribute(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, text);
    out
}
