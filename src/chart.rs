//! Charts: first the series, without pixels, then a picture of it as SVG.
//!
//! The same code draws at publish time and on the phone, byte for byte: text is measured by a
//! table, lengths are whole tenths, and no function is used whose result differs by machine. The
//! picture has classes and no colours; see [`svg`] for their names.
//!
//! # What mirrors in Urdu
//!
//! - Time runs from left to right in both languages, and its values stand at the left: readers of
//!   Urdu papers know such charts, and years and numbers are themselves written that way.
//! - Lying bars and rankings mirror: labels at the right, bars growing to the left.
//! - Notes and units of lying bars stand where reading begins.
//! - The picture as a whole is `direction="ltr"`. Every text states its own direction and anchor,
//!   so the page around it changes nothing. Figures and periods inside Urdu words are isolated.
//!
//! # Absent values
//!
//! Zero is drawn as a value. A value that is missing, not applicable or withheld has a sign of its
//! own, explained below the picture; lines are not drawn across it.

pub mod axis;
pub mod bar;
pub mod canvas;
pub mod csv;
pub mod describe;
pub mod finding;
pub mod hatch;
pub mod ink;
pub mod json;
pub mod legend;
pub mod line;
pub mod lines;
pub mod lying;
pub mod map;
pub mod measure;
pub mod model;
pub mod palette;
pub mod panels;
pub mod period;
pub mod poster;
pub mod reading;
pub mod row;
pub mod scale;
pub mod sentence;
pub mod series;
pub mod svg;
pub mod table;
pub mod timeline;
pub mod unit;
pub mod upright;
pub mod view;

#[cfg(test)]
pub(crate) mod tests;

use crate::{
    data::{self, Lang},
    i18n::bidi::isolate_runs_once,
};
use canvas::{Picture, Sheet};
use line::Shape;
use model::Form;
use plotters::style::text_anchor::{HPos, VPos};
use svg::{Look, TENTHS, escape, tenths};
use view::View;

/// Narrowest picture, in its own units. Smaller wishes are drawn at this width.
pub const NARROWEST: u32 = 240;
/// Widest picture, in its own units. Larger wishes are drawn at this width.
pub const WIDEST: u32 = 2400;

/// The forms a series can be drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line over time, for amounts that are there.
    Line,
    /// A line that stays level until the next value.
    Step,
    /// Upright bars, for amounts of a year.
    Bars,
    /// Lying bars, for rankings and for values whose periods are unlike.
    Rows,
}

/// The form that suits a series: a line for years in a row whose value never falls, bars for
/// other years in a row, rows for statements and unlike periods.
pub fn kind_for(series: &data::Series) -> Kind {
    let chart = series::Series::from(series);
    let is_fiscal = series
        .observations
        .iter()
        .any(|observation| observation.period.starts_with("FY"));
    match (chart.is_yearly(), chart.never_falls() && !is_fiscal) {
        (true, true) => Kind::Line,
        (true, false) => Kind::Bars,
        (false, _) => Kind::Rows,
    }
}

/// The whole `<svg>` of a series.
///
/// `width` is in units of the picture, one CSS pixel when shown at its natural size; the height
/// follows. `id_prefix` makes the ids of title and description unique in their page; other
/// characters than ASCII letters, digits, `-` and `_` are left out of it. A series without values
/// becomes a picture that says so.
pub fn draw(series: &data::Series, kind: Kind, lang: Lang, width: u32, id_prefix: &str) -> String {
    picture(&series.into(), kind, lang, width, id_prefix)
}

/// [`draw`] for a series that is not one of the data tables.
pub fn picture(
    chart: &series::Series,
    kind: Kind,
    lang: Lang,
    width: u32,
    id_prefix: &str,
) -> String {
    let description = describe::description(chart, lang);
    let unit = unit::shown(&chart.unit, lang);
    let shown = chart.clone().scaled(unit.factor);
    let width = width.clamp(NARROWEST, WIDEST) as i32 * TENTHS;
    let sheet = Sheet {
        series: &shown,
        unit: unit.name,
        lang,
        width,
        look: Look::Classes,
        gaps: shown.gaps().map(|(_, _, gap)| gap).collect(),
    };
    let picture = match kind {
        _ if shown.values().next().is_none() => empty(&sheet),
        Kind::Line => line::draw(&sheet, Shape::Straight),
        Kind::Step => line::draw(&sheet, Shape::Step),
        Kind::Bars => bar::draw(&sheet),
        Kind::Rows => row::draw(&sheet),
    };
    let title = match lang {
        Lang::En => chart.title.en.clone(),
        Lang::Ur => isolate_runs_once(&chart.title.ur),
    };
    root(&picture, lang, width, &title, &description, id_prefix)
}

/// The `<svg>` of the shown part of a chart, for pages.
pub fn render(view: &View, lang: Lang, width: u32, id_prefix: &str) -> String {
    let width = width.clamp(NARROWEST, WIDEST) as i32 * TENTHS;
    let picture = body(view, lang, width, Look::Classes);
    let title = match lang {
        Lang::En => view.title.en.clone(),
        Lang::Ur => isolate_runs_once(&view.title.ur),
    };
    let description = finding::description(view, lang);
    root(&picture, lang, width, &title, &description, id_prefix)
}

/// The elements of a picture of the shown part of a chart; `width` in tenths.
pub fn body(view: &View, lang: Lang, width: i32, look: Look) -> Picture {
    let unit = unit::shown(&view.unit, lang);
    let shown = view.clone().scaled(unit.factor);
    let series = shown.series(0);
    let sheet = Sheet {
        series: &series,
        unit: unit.name,
        lang,
        width,
        look,
        gaps: shown.gaps(),
    };
    let single = shown.groups.len() == 1;
    match shown.form {
        _ if shown.is_empty() => empty(&sheet),
        Form::Timeline => timeline::draw(&sheet, &shown),
        Form::Map => map::draw(&sheet, &shown),
        Form::Panels => panels::draw(&sheet, &shown),
        Form::Line if single => line::draw(&sheet, Shape::Straight),
        Form::Step if single => line::draw(&sheet, Shape::Step),
        Form::Line | Form::Step | Form::Area => lines::draw(&sheet, &shown),
        Form::Bars | Form::StackedBars if single => bar::draw(&sheet),
        Form::Bars | Form::StackedBars => upright::draw(&sheet, &shown),
        Form::Rows | Form::StackedRows if single => row::draw(&sheet),
        Form::Rows | Form::StackedRows | Form::ShareRows => lying::draw(&sheet, &shown),
    }
}

/// The finding of a series without a full stop, as a headline has it.
pub fn finding(series: &data::Series, lang: Lang) -> String {
    describe::finding(&series.into(), lang)
}

/// What a series shows, as one sentence. Also the text for those who do not see the picture.
pub fn description(series: &data::Series, lang: Lang) -> String {
    describe::description(&series.into(), lang)
}

fn empty(sheet: &Sheet<'_>) -> Picture {
    let text = sentence::Say {
        lang: sheet.lang,
        unit: sheet.unit,
    }
    .nothing();
    sheet.paint(600, &|canvas| {
        canvas.text(
            ink::Ink::Muted,
            text,
            (sheet.width / 2, 300),
            HPos::Center,
            VPos::Center,
        )
    })
}

fn root(
    picture: &Picture,
    lang: Lang,
    width: i32,
    title: &str,
    description: &str,
    id_prefix: &str,
) -> String {
    let id: String = id_prefix
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    let mut out = String::with_capacity(picture.body.len() + 800);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"c-chart\" viewBox=\"0 0 ");
    tenths(&mut out, width);
    out.push(' ');
    tenths(&mut out, picture.height);
    for piece in [
        "\" lang=\"",
        lang.code(),
        "\" direction=\"ltr\" fill=\"currentColor\" role=\"img\"",
    ] {
        out.push_str(piece);
    }
    for piece in [
        " aria-labelledby=\"",
        &id,
        "-title ",
        &id,
        "-desc\"><title id=\"",
        &id,
        "-title\">",
    ] {
        out.push_str(piece);
    }
    escape(&mut out, title);
    for piece in ["</title><desc id=\"", &id, "-desc\">"] {
        out.push_str(piece);
    }
    escape(&mut out, description);
    for piece in ["</desc>", &picture.body, "</svg>"] {
        out.push_str(piece);
    }
    out
}
