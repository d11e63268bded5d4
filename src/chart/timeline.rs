//! Projects on a line of time, one below the other: a bar from begin to completion, in the colour and
//! pattern of the state. Time runs from left to right in every language.

use super::{
    canvas::{Canvas, Drawn, Picture, Sheet, size_of, width_of},
    ink::Ink,
    legend::Legend,
    measure,
    model::{Group, Span},
    view::View,
};
use crate::{
    data::{Lang, PartialDate, State, Text},
    i18n::{Words, bidi::isolate_runs_once, label},
};
use plotters::{
    element::Circle,
    style::{
        Color,
        text_anchor::{HPos, Pos, VPos},
    },
};

/// Thickness of a bar, in tenths.
const BAR: i32 = 110;
/// Space below a project, in tenths.
const BELOW: i32 = 120;
/// From a border to the line of time, in tenths.
const SIDE: i32 = 200;

/// The number of a state's colour and pattern.
pub const fn ink_of(state: State) -> u8 {
    match state {
        State::Completed => 11,
        State::UnderConstruction => 12,
        State::Planned => 13,
        State::Stalled => 14,
        State::Unknown => 15,
    }
}

/// The states that occur, as groups of a legend.
fn states(view: &View) -> Vec<Group> {
    State::ALL
        .into_iter()
        .filter(|state| view.spans.iter().any(|span| span.state == *state))
        .map(|state| Group {
            id: state.code().into(),
            name: Text::each(|lang| label::state(Words(lang), state).into()),
            ink: ink_of(state),
        })
        .collect()
}

/// A date as years with a fraction; a year without month stands at its begin, or at its end.
fn at(date: PartialDate, is_end: bool) -> f64 {
    let year = f64::from(date.year);
    match date.month {
        None if is_end => year + 1.0,
        None => year,
        Some(month) => {
            let whole = f64::from(month) - if is_end { 0.0 } else { 1.0 };
            year + whole / 12.0
        }
    }
}

/// First and last year of the axis.
fn bounds(view: &View) -> (u16, u16) {
    let years = || {
        view.spans
            .iter()
            .flat_map(|span| [span.start, span.end])
            .flatten()
            .map(|date| date.year)
    };
    let first = years().min().unwrap_or(2015);
    let last = years()
        .chain(view.as_of.map(|date| date.year))
        .max()
        .unwrap_or(first);
    (first, last + 1)
}

/// Draws the projects in the order of the view.
pub fn draw(sheet: &Sheet<'_>, view: &View) -> Picture {
    let legend = Legend::new(sheet, &states(view));
    let (first, last) = bounds(view);
    let room = sheet.width - 2 * SIDE;
    let x_of = |time: f64| {
        let part = (time - f64::from(first)) / f64::from(last - first);
        SIDE + (part * f64::from(room)) as i32
    };
    let names: Vec<Vec<String>> = view
        .spans
        .iter()
        .map(|span| {
            let name = name(span, sheet.lang);
            measure::wrap(&name, size_of(&name), sheet.width - 2 * sheet.inset())
        })
        .collect();
    let top = legend.height() + sheet.line_height() + 100;
    let heights: Vec<i32> = names
        .iter()
        .map(|lines| lines.len() as i32 * sheet.line_height() + 20 + BAR + BELOW)
        .collect();
    let end = top + heights.iter().sum::<i32>();
    sheet.paint(end + sheet.line_height() + 40, &|canvas| {
        legend.draw(canvas, sheet, 0)?;
        years(
            canvas,
            (first, last),
            &x_of,
            (top, end),
            sheet.line_height(),
        )?;
        let mut y = top;
        for (n, (span, lines)) in view.spans.iter().zip(&names).enumerate() {
            one(canvas, sheet, span, lines, (y, &x_of, f64::from(last)))?;
            canvas.hit(n, (0, y), (sheet.width, y + heights[n]))?;
            y += heights[n];
        }
        Ok(())
    })
}

fn name(span: &Span, lang: Lang) -> String {
    match lang {
        Lang::En => span.name.en.clone(),
        Lang::Ur => isolate_runs_once(&span.name.ur),
    }
}

/// Lines at years, their names above and below.
fn years(
    canvas: &Canvas<'_>,
    (first, last): (u16, u16),
    x_of: &dyn Fn(f64) -> i32,
    (top, bottom): (i32, i32),
    line: i32,
) -> Drawn {
    let apart = width_of("0000") + 120;
    let one = (x_of(f64::from(first) + 1.0) - x_of(f64::from(first))).max(1);
    let step = [1, 2, 5, 10, 20, 50]
        .into_iter()
        .find(|step| one * step >= apart)
        .unwrap_or(100) as u16;
    for year in (first..=last).filter(|year| (last - year).is_multiple_of(step)) {
        let x = x_of(f64::from(year));
        canvas.line(Ink::Grid, vec![(x, top - 40), (x, bottom)], 10)?;
        let text = year.to_string();
        canvas.text(Ink::Muted, &text, (x, top - 60), HPos::Center, VPos::Bottom)?;
        canvas.text(
            Ink::Muted,
            &text,
            (x, bottom + line + 20),
            HPos::Center,
            VPos::Bottom,
        )?;
    }
    Ok(())
}

/// One project: its name, and below it the bar. Where the begin is not known there is only the
/// day of completion; where the end is not known the bar is open.
fn one(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    span: &Span,
    lines: &[String],
    (y, x_of, last): (i32, &dyn Fn(f64) -> i32, f64),
) -> Drawn {
    for (n, line) in lines.iter().enumerate() {
        let at = (
            sheet.start(),
            y + n as i32 * sheet.line_height() + sheet.line_height() / 2,
        );
        let half = (width_of(line) + 40, sheet.line_height() / 2);
        let from = match sheet.lang {
            Lang::En => at.0 - 10,
            Lang::Ur => at.0 + 10 - half.0,
        };
        canvas.patch(
            Ink::Paper,
            (from, at.1 - half.1),
            (from + half.0, at.1 + half.1),
        )?;
        let style = Pos::new(sheet.start_edge(), VPos::Center);
        canvas.text_sized(Ink::Label, line, size_of(line), at, style)?;
    }
    let top = y + lines.len() as i32 * sheet.line_height() + 20;
    let (from, to) = (
        span.start.map(|date| at(date, false)),
        span.end.map(|date| at(date, true)),
    );
    let ink = Ink::Series(ink_of(span.state));
    match (from, to) {
        (Some(from), Some(to)) => {
            let (a, b) = (x_of(from), x_of(to.max(from)));
            canvas.bar(ink, (a, top), (b.max(a + 30), top + BAR))
        }
        (Some(from), None) => {
            let (a, b) = (x_of(from), x_of(last));
            canvas.bar(ink, (a, top), (b, top + BAR))?;
            canvas.line(
                Ink::Gap,
                vec![(b, top), (b + 90, top + BAR / 2), (b, top + BAR)],
                15,
            )
        }
        (None, Some(to)) => {
            let at = (x_of(to) - 55, top + BAR / 2);
            canvas
                .area
                .draw(&Circle::new(at, 55, ink.color().filled()))?;
            Ok(())
        }
        (None, None) => Ok(()),
    }
}
