//! A picture that travels alone: headline, what is shown, the chart, source and date in one file.

use super::{
    body,
    canvas::{Drawn, Picture, Sheet, size_of},
    finding,
    ink::Ink,
    measure,
    model::Form,
    palette::Palette,
    svg::{Look, TENTHS, escape, tenths},
    view::View,
};
use crate::{data::Lang, i18n::bidi::isolate_runs_once};
use plotters::style::text_anchor::{Pos, VPos};
use std::collections::BTreeSet;

/// Width of SVG files, in their units.
pub const SVG_WIDTH: u32 = 680;
/// Space around everything, in tenths.
const MARGIN: i32 = 200;
/// Size of the headline for Latin letters, in tenths.
const HEADLINE: i32 = 200;

/// What stands around the chart.
pub struct Frame<'a> {
    /// Source and date, one line of any length.
    pub source: &'a str,
    /// Where the chart can be found; empty leaves it out.
    pub address: &'a str,
}

/// A whole SVG file of this width in units, as tall as it needs.
pub fn draw(view: &View, frame: &Frame<'_>, lang: Lang, width: u32, look: Look) -> String {
    let width = width.clamp(super::NARROWEST, super::WIDEST) as i32 * TENTHS;
    let inner = width - 2 * MARGIN;
    let chart = body(view, lang, inner, look);
    let head = head(view, lang, inner, look);
    let foot = foot(frame, lang, inner, look);
    let gap = 160;
    let height = 2 * MARGIN + head.height + chart.height + foot.height + 2 * gap;
    let mut out = start(view, lang, (width, height), look);
    let mut y = MARGIN;
    place(&mut out, &head, (MARGIN, y), inner, (inner, head.height));
    y += head.height + gap;
    place(&mut out, &chart, (MARGIN, y), inner, (inner, chart.height));
    y += chart.height + gap;
    place(&mut out, &foot, (MARGIN, y), inner, (inner, foot.height));
    out.push_str("</svg>");
    out
}

/// A whole SVG file of 600 by 315 units, for previews in social media. Long lists show their first
/// places; the chart is made smaller where it would not fit.
pub fn social(view: &View, frame: &Frame<'_>, lang: Lang, look: Look) -> String {
    let (width, height) = (6000, 3150);
    let inner = width - 2 * MARGIN;
    let short = match view.form {
        Form::Rows => view.clone().first(6 / view.groups.len().clamp(1, 3)),
        Form::StackedRows | Form::ShareRows => view.clone().first(4),
        Form::Timeline => view.clone().first(4),
        _ => view.clone(),
    };
    let head = head(view, lang, inner, look);
    let foot = foot(frame, lang, inner, look);
    let chart = body(&short, lang, inner, look);
    let room = height - 2 * MARGIN - head.height - foot.height - 160;
    let tall = chart.height.min(room.max(400));
    let wide = (i64::from(inner) * i64::from(tall) / i64::from(chart.height.max(1))) as i32;
    let left = match lang {
        Lang::En => MARGIN,
        Lang::Ur => width - MARGIN - wide,
    };
    let mut out = start(view, lang, (width, height), look);
    place(
        &mut out,
        &head,
        (MARGIN, MARGIN),
        inner,
        (inner, head.height),
    );
    let y = MARGIN + head.height + 80;
    place(&mut out, &chart, (left, y), inner, (wide, tall));
    let y = height - MARGIN - foot.height;
    place(&mut out, &foot, (MARGIN, y), inner, (inner, foot.height));
    out.push_str("</svg>");
    out
}

/// The chart alone at four by three, for lists: long lists show their first places, and what is
/// still too tall is cut where a row ends or made smaller.
pub fn thumbnail(view: &View, lang: Lang, width: u32, look: Look) -> String {
    let width = width as i32 * TENTHS;
    let height = width * 11 / 15;
    let short = match view.form {
        Form::Rows if view.groups.len() == 1 => view.clone().first(6),
        Form::Rows => view.clone().first(3),
        Form::StackedRows | Form::ShareRows => view.clone().first(4),
        Form::Timeline => view.clone().first(4),
        Form::Panels => view.clone().first_groups(2),
        _ => view.clone(),
    };
    let drawn = match view.form {
        Form::Map => 6000,
        _ => width,
    };
    let chart = body(&short, lang, drawn, look);
    let tall = (chart.height * width / drawn).min(height);
    let wide = (i64::from(drawn) * i64::from(tall) / i64::from(chart.height.max(1))) as i32;
    let mut out = start(view, lang, (width, height), look);
    let at = ((width - wide) / 2, (height - tall) / 2);
    place(&mut out, &chart, at, drawn, (wide, tall));
    out.push_str("</svg>");
    out
}

/// Puts a picture drawn `drawn` wide at a place, in a size.
fn place(
    out: &mut String,
    picture: &Picture,
    (x, y): (i32, i32),
    drawn: i32,
    (wide, tall): (i32, i32),
) {
    let mut length = |name: &str, value: i32| {
        out.push_str(name);
        tenths(out, value);
    };
    length("<svg x=\"", x);
    length("\" y=\"", y);
    length("\" width=\"", wide);
    length("\" height=\"", tall);
    length("\" viewBox=\"0 0 ", drawn);
    length(" ", picture.height);
    out.push_str("\" overflow=\"visible\">");
    out.push_str(&picture.body);
    out.push_str("</svg>");
}

fn start(view: &View, lang: Lang, (width, height): (i32, i32), look: Look) -> String {
    let mut out = String::with_capacity(8192);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    tenths(&mut out, width);
    out.push_str("\" height=\"");
    tenths(&mut out, height);
    out.push_str("\" viewBox=\"0 0 ");
    tenths(&mut out, width);
    out.push(' ');
    tenths(&mut out, height);
    let family = match look {
        Look::Raster(_) => "Noto Naskh and Sans",
        _ => "'Noto Sans','Noto Naskh Arabic','Segoe UI',Tahoma,sans-serif",
    };
    for piece in [
        "\" lang=\"",
        lang.code(),
        "\" direction=\"ltr\" role=\"img\" font-family=\"",
        family,
        "\"><title>",
    ] {
        out.push_str(piece);
    }
    escape(&mut out, view.title.get(lang));
    out.push_str("</title><desc>");
    escape(&mut out, &finding::description(view, lang));
    out.push_str("</desc>");
    if let Some(palette) = look.palette() {
        ground(&mut out, palette);
    }
    out
}

fn ground(out: &mut String, palette: &Palette) {
    for piece in [
        "<rect width=\"100%\" height=\"100%\" fill=\"",
        palette.paper,
        "\"/>",
    ] {
        out.push_str(piece);
    }
}

/// Headline and what is shown.
fn head(view: &View, lang: Lang, width: i32, look: Look) -> Picture {
    let finding = finding::finding(view, lang);
    let title = match lang {
        Lang::En => view.title.en.clone(),
        Lang::Ur => isolate_runs_once(&view.title.ur),
    };
    let size = match lang {
        Lang::En => HEADLINE,
        Lang::Ur => HEADLINE * 11 / 10,
    };
    let room = (width - 40) * 100 / 112;
    let headline = measure::wrap(&finding, size, room);
    let small = size_of(&title) * 11 / 10;
    let below = measure::wrap(&title, small, width - 40);
    let lines: Vec<(Ink, i32, &String)> = headline
        .iter()
        .map(|line| (Ink::Headline, size, line))
        .chain(below.iter().map(|line| (Ink::Muted, small, line)))
        .collect();
    block(&lines, lang, width, look)
}

fn foot(frame: &Frame<'_>, lang: Lang, width: i32, look: Look) -> Picture {
    let source = match lang {
        Lang::En => frame.source.to_owned(),
        Lang::Ur => isolate_runs_once(frame.source),
    };
    let size = size_of(&source) * 9 / 10;
    let mut texts = measure::wrap(&source, size, width - 40);
    if !frame.address.is_empty() {
        texts.push(frame.address.to_owned());
    }
    let lines: Vec<(Ink, i32, &String)> = texts
        .iter()
        .map(|line| (Ink::Muted, size.min(size_of(line)), line))
        .collect();
    block(&lines, lang, width, look)
}

/// Lines of text from where reading begins.
fn block(lines: &[(Ink, i32, &String)], lang: Lang, width: i32, look: Look) -> Picture {
    let series = super::series::Series {
        title: crate::data::Text::default(),
        unit: String::new(),
        as_of: None,
        points: Vec::new(),
    };
    let sheet = Sheet {
        series: &series,
        unit: "",
        lang,
        width,
        look,
        gaps: BTreeSet::new(),
    };
    let tall = |size: i32| match lang {
        Lang::En => size * 13 / 10,
        Lang::Ur => size * 17 / 10,
    };
    let height = lines.iter().map(|(_, size, _)| tall(*size)).sum();
    sheet.paint(height, &|canvas| -> Drawn {
        let mut y = 0;
        for (ink, size, line) in lines {
            let at = (sheet.start(), y + tall(*size) / 2);
            let style = Pos::new(sheet.start_edge(), VPos::Center);
            canvas.text_sized(*ink, line, *size, at, style)?;
            y += tall(*size);
        }
        Ok(())
    })
}
