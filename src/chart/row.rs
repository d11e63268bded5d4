//! Values as lying bars, one below the other: rankings, and amounts whose periods are unlike.

use super::{
    canvas::{Canvas, Drawn, Picture, Sheet, size_of, width_of_value},
    ink::Ink,
    measure,
    series::{Point, Reading},
};
use crate::{data::Lang, i18n::number::number};
use plotters::{
    element::{PathElement, Rectangle},
    style::{
        Color,
        text_anchor::{HPos, Pos, VPos},
    },
};

/// Thickness of a bar, in tenths.
const BAR: i32 = 160;
/// From the end of a bar to its value, in tenths.
const NEAR: i32 = 60;

/// One bar with its words, ready to be placed.
struct Row {
    /// Lines of the label.
    label: Vec<String>,
    /// The figure, or why there is none.
    text: String,
    /// Role of that text.
    ink: Ink,
    /// Value. Absent values have no bar.
    value: f64,
}

/// Where things stand, counted from the side where reading begins, in tenths.
struct Layout {
    /// True when the labels stand above their bars and not beside them.
    stacked: bool,
    /// Size of all labels: one for figures and words.
    size: i32,
    /// Where the bars of value zero stand.
    zero: i32,
    /// Room for all bars.
    room: f64,
    /// Highest value less lowest, zero counted among them.
    span: f64,
}

impl Layout {
    /// Length of the bar of `value`, negative for values below zero.
    fn length(&self, value: f64) -> i32 {
        if self.span > 0.0 {
            (value / self.span * self.room) as i32
        } else {
            0
        }
    }
}

/// Draws the rows. Labels stand where reading begins and the bars grow from there: to the right,
/// in Urdu to the left. Labels too long for a column stand above their bars.
pub fn draw(sheet: &Sheet<'_>) -> Picture {
    let (layout, rows) = layout(sheet);
    let heights: Vec<i32> = rows
        .iter()
        .map(|row| row_height(sheet, row, layout.stacked))
        .collect();
    let top = sheet.line_height() + 60;
    let height = top + heights.iter().sum::<i32>();
    sheet.paint(height, &|canvas| {
        sheet.write_unit(canvas, false)?;
        let mut y = top;
        for (n, (row, height)) in rows.iter().zip(&heights).enumerate() {
            place(canvas, sheet, &layout, row, y)?;
            canvas.hit(n, (0, y), (sheet.width, y + height))?;
            y += height;
        }
        if layout.stacked {
            Ok(())
        } else {
            axis(canvas, sheet, &layout, (top, y))
        }
    })
}

/// Chooses between labels in full beside the bars, short ones beside them, and labels in full
/// above them, in this order, so that bars and figures keep their room.
fn layout(sheet: &Sheet<'_>) -> (Layout, Vec<Row>) {
    let points = &sheet.series.points;
    let names = |short: bool| -> Vec<String> {
        let name = |point: &Point| {
            if short {
                point.label.short(sheet.lang)
            } else {
                point.label.long(sheet.lang)
            }
        };
        points.iter().map(name).collect()
    };
    let (long, short) = (names(false), names(true));
    let size = long.iter().map(|name| size_of(name)).max().unwrap_or(0);
    let widest = |names: &[String]| {
        names
            .iter()
            .map(|name| measure::width(name, size))
            .max()
            .unwrap_or(0)
    };
    let texts: Vec<(String, Ink, f64)> =
        points.iter().map(|point| text(point, sheet.lang)).collect();
    let words = texts
        .iter()
        .map(|(text, ..)| width_of_value(text))
        .max()
        .unwrap_or(0)
        + NEAR;
    let (min, max) = sheet.series.extent();
    let words_below = if min < 0.0 { words } else { 0 };
    let column = (sheet.width * 38 / 100).min(sheet.width * 3 / 4 - words - words_below);
    let beside = [&long, &short]
        .into_iter()
        .find(|names| widest(names) <= column);
    let labels_end = beside.map_or(0, |names| sheet.inset() + widest(names) + 80);
    let mut layout = Layout {
        stacked: beside.is_none(),
        size,
        zero: labels_end + words_below,
        room: f64::from((sheet.width - labels_end - words_below - words).max(0)),
        span: max - min,
    };
    layout.zero += layout.length(-min);
    let line = sheet.width - 2 * sheet.inset();
    let rows = beside
        .unwrap_or(&long)
        .iter()
        .zip(texts)
        .map(|(name, (text, ink, value))| Row {
            label: if layout.stacked {
                measure::wrap(name, size, line)
            } else {
                vec![name.clone()]
            },
            text,
            ink,
            value,
        });
    let rows = rows.collect();
    (layout, rows)
}

/// What is written at the end of a bar, its role, and the value the bar shows.
fn text(point: &Point, lang: Lang) -> (String, Ink, f64) {
    match point.reading {
        Reading::Value(value) => (number(value), Ink::Value, value),
        Reading::Gap(gap) => (gap.meaning(lang).to_owned(), Ink::Gap, 0.0),
    }
}

fn row_height(sheet: &Sheet<'_>, row: &Row, stacked: bool) -> i32 {
    let lines = row.label.len() as i32;
    match stacked {
        true => lines * sheet.line_height() + 20 + BAR + 100,
        false => (lines * sheet.line_height()).max(BAR) + 80,
    }
}

/// Draws one row with its top at `y`.
fn place(canvas: &Canvas<'_>, sheet: &Sheet<'_>, layout: &Layout, row: &Row, y: i32) -> Drawn {
    let lines = row.label.len() as i32 * sheet.line_height();
    let bar_y = match layout.stacked {
        true => y + lines + 20,
        false => y + (lines.max(BAR) + 80 - BAR) / 2,
    };
    for (n, line) in row.label.iter().enumerate() {
        let offset = if layout.stacked {
            0
        } else {
            (lines.max(BAR) + 80 - lines) / 2
        };
        let at = (
            sheet.start(),
            y + offset + n as i32 * sheet.line_height() + sheet.line_height() / 2,
        );
        canvas.text_sized(
            Ink::Label,
            line,
            layout.size,
            at,
            Pos::new(sheet.start_edge(), VPos::Center),
        )?;
    }
    let end = layout.zero + layout.length(row.value);
    if end != layout.zero {
        let corners = [
            (sheet.across(layout.zero), bar_y),
            (sheet.across(end), bar_y + BAR),
        ];
        canvas
            .area
            .draw(&Rectangle::new(corners, Ink::Series(1).color().filled()))?;
    }
    if layout.stacked {
        axis(canvas, sheet, layout, (bar_y, bar_y + BAR))?;
    }
    let forward = row.value >= 0.0;
    let near = if forward { end + NEAR } else { end - NEAR };
    let edge = match (forward, sheet.lang) {
        (true, Lang::En) | (false, Lang::Ur) => HPos::Left,
        (true, Lang::Ur) | (false, Lang::En) => HPos::Right,
    };
    canvas.text(
        row.ink,
        &row.text,
        (sheet.across(near), bar_y + BAR / 2),
        edge,
        VPos::Center,
    )
}

/// The line where the bars begin, from one height to another.
fn axis(canvas: &Canvas<'_>, sheet: &Sheet<'_>, layout: &Layout, (from, to): (i32, i32)) -> Drawn {
    let x = sheet.across(layout.zero);
    canvas.area.draw(&PathElement::new(
        [(x, from), (x, to)],
        Ink::Axis.color().stroke_width(10),
    ))
}
