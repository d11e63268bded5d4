//! Lying bars with several groups: below each other, behind each other, or as shares of a whole.
//! Mirrored in Urdu.

use super::{
    canvas::{Canvas, Drawn, Picture, Sheet, size_of, width_of, width_of_value},
    ink::Ink,
    legend::Legend,
    measure,
    model::Form,
    series::Reading,
    view::View,
};
use crate::{data::Lang, i18n::number::number};
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Thickness of a bar by itself, in tenths.
const THICK: i32 = 200;
/// Thickness of a bar among others, in tenths.
const THIN: i32 = 150;
/// Between two bars of one place, in tenths.
const BETWEEN: i32 = 40;
/// Between two places, in tenths.
const BELOW: i32 = 130;
/// From the end of a bar to its value, in tenths.
const NEAR: i32 = 60;

/// Where things stand, counted from the side where reading begins, in tenths.
struct Layout {
    /// Labels as lines of text, one entry a place.
    labels: Vec<Vec<String>>,
    /// Size of all labels.
    size: i32,
    /// True when the labels stand above their bars.
    above: bool,
    /// Where bars begin.
    zero: i32,
    /// Room for the longest bar.
    room: i32,
    /// The value that takes all the room.
    most: f64,
}

/// Draws the bars of a view with several groups.
pub fn draw(sheet: &Sheet<'_>, view: &View) -> Picture {
    let legend = Legend::new(sheet, &view.groups);
    let layout = layout(sheet, view);
    let unit_height = match view.form {
        Form::ShareRows => 0,
        _ => sheet.line_height() + 20,
    };
    let top = legend.height() + unit_height;
    let heights: Vec<i32> = layout
        .labels
        .iter()
        .map(|lines| place_height(sheet, view, &layout, lines))
        .collect();
    let notes = sheet.notes().len() as i32 * sheet.line_height();
    let height = top + heights.iter().sum::<i32>() + notes;
    sheet.paint(height, &|canvas| {
        legend.draw(canvas, sheet, 0)?;
        if unit_height > 0 {
            let at = (sheet.start(), legend.height() + sheet.inset());
            canvas.text(Ink::Muted, sheet.unit, at, sheet.start_edge(), VPos::Top)?;
        }
        let mut y = top;
        for (place, height) in heights.iter().enumerate() {
            one_place(canvas, sheet, view, &layout, (place, y))?;
            canvas.hit(place, (0, y), (sheet.width, y + height))?;
            y += height;
        }
        sheet.write_notes(canvas, height)
    })
}

/// Thickness of all bars of a place.
fn bars_height(view: &View) -> i32 {
    match view.form {
        Form::Rows => {
            let count = view.groups.len() as i32;
            count * THIN + (count - 1).max(0) * BETWEEN
        }
        _ => THICK,
    }
}

fn place_height(sheet: &Sheet<'_>, view: &View, layout: &Layout, lines: &[String]) -> i32 {
    let words = lines.len() as i32 * sheet.line_height();
    match layout.above {
        true => words + 20 + bars_height(view) + BELOW,
        false => words.max(bars_height(view)) + BELOW - 20,
    }
}

/// Labels stand beside the bars where all find room in a third of the width, else above them.
fn layout(sheet: &Sheet<'_>, view: &View) -> Layout {
    let names: Vec<String> = view
        .labels
        .iter()
        .map(|label| label.long(sheet.lang))
        .collect();
    let size = names.iter().map(|name| size_of(name)).max().unwrap_or(0);
    let widest = names
        .iter()
        .map(|name| measure::width(name, size))
        .max()
        .unwrap_or(0);
    let above = widest > sheet.width * 36 / 100;
    let line = sheet.width - 2 * sheet.inset();
    let labels = names
        .into_iter()
        .map(|name| match above {
            true => measure::wrap(&name, size, line),
            false => vec![name],
        })
        .collect();
    let zero = if above {
        sheet.inset()
    } else {
        sheet.inset() + widest + 90
    };
    let words = longest_end(sheet, view);
    let room = (sheet.width - zero - words - sheet.inset()).max(100);
    Layout {
        labels,
        size,
        above,
        zero,
        room,
        most: most(view),
    }
}

/// Room for the words at the ends of bars.
fn longest_end(sheet: &Sheet<'_>, view: &View) -> i32 {
    let places = 0..view.labels.len();
    let words: Vec<String> = match view.form {
        Form::ShareRows => return 0,
        Form::StackedRows => places
            .filter_map(|place| view.total(place))
            .map(number)
            .collect(),
        _ => view
            .values
            .iter()
            .flatten()
            .map(|reading| end_text(*reading, sheet.lang).0)
            .collect(),
    };
    let gap = view.values.iter().flatten().any(|r| r.value().is_none());
    let words = words
        .iter()
        .map(|text| width_of_value(text))
        .chain(gap.then(|| width_of_value(super::series::Gap::Missing.meaning(sheet.lang))))
        .max()
        .unwrap_or(0);
    words + NEAR
}

fn most(view: &View) -> f64 {
    let values: Vec<f64> = match view.form {
        Form::Rows => view
            .values
            .iter()
            .flatten()
            .filter_map(|reading| reading.value())
            .collect(),
        _ => (0..view.labels.len())
            .filter_map(|place| view.total(place))
            .collect(),
    };
    values.into_iter().fold(0.0, f64::max)
}

fn end_text(reading: Reading, lang: Lang) -> (String, Ink) {
    match reading {
        Reading::Value(value) => (number(value), Ink::Value),
        Reading::Gap(gap) => (gap.meaning(lang).to_owned(), Ink::Gap),
    }
}

/// One place with its label and bars, its top at `y`.
fn one_place(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    view: &View,
    layout: &Layout,
    (place, y): (usize, i32),
) -> Drawn {
    let lines = &layout.labels[place];
    let words = lines.len() as i32 * sheet.line_height();
    let bars = bars_height(view);
    let (label_y, bar_y) = match layout.above {
        true => (y, y + words + 20),
        false => {
            let tall = words.max(bars);
            (y + (tall - words) / 2, y + (tall - bars) / 2)
        }
    };
    for (n, line) in lines.iter().enumerate() {
        let middle = label_y + n as i32 * sheet.line_height() + sheet.line_height() / 2;
        canvas.text_sized(
            Ink::Label,
            line,
            layout.size,
            (sheet.start(), middle),
            Pos::new(sheet.start_edge(), VPos::Center),
        )?;
    }
    match view.form {
        Form::Rows => grouped(canvas, sheet, view, layout, (place, bar_y))?,
        _ => stacked(canvas, sheet, view, layout, (place, bar_y))?,
    }
    let x = sheet.across(layout.zero);
    canvas.line(Ink::Axis, vec![(x, bar_y), (x, bar_y + bars)], 10)
}

/// The edge of a text that follows in reading direction.
fn following(lang: Lang) -> HPos {
    match lang {
        Lang::En => HPos::Left,
        Lang::Ur => HPos::Right,
    }
}

fn grouped(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    view: &View,
    layout: &Layout,
    (place, y): (usize, i32),
) -> Drawn {
    for (number, group) in view.groups.iter().enumerate() {
        let reading = view.reading(number, place);
        let top = y + number as i32 * (THIN + BETWEEN);
        let length = length(layout, reading.value().unwrap_or(0.0), layout.most);
        if length > 0 {
            canvas.bar(
                Ink::Series(group.ink),
                (sheet.across(layout.zero), top),
                (sheet.across(layout.zero + length), top + THIN),
            )?;
        }
        let (text, ink) = end_text(reading, sheet.lang);
        let at = (sheet.across(layout.zero + length + NEAR), top + THIN / 2);
        canvas.text(ink, &text, at, following(sheet.lang), VPos::Center)?;
    }
    Ok(())
}

fn length(layout: &Layout, value: f64, whole: f64) -> i32 {
    if whole > 0.0 {
        (value.max(0.0) / whole * f64::from(layout.room)) as i32
    } else {
        0
    }
}

/// The groups behind each other; what each has stands inside where it finds room, the total at the
/// end.
fn stacked(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    view: &View,
    layout: &Layout,
    (place, y): (usize, i32),
) -> Drawn {
    let Some(total) = view.total(place) else {
        let meaning = super::series::Gap::Missing.meaning(sheet.lang);
        let at = (sheet.across(layout.zero + NEAR), y + THICK / 2);
        return canvas.text(Ink::Gap, meaning, at, following(sheet.lang), VPos::Center);
    };
    let shares = view.form == Form::ShareRows;
    let whole = if shares { total } else { layout.most };
    let mut before = 0.0;
    for (n, group) in view.groups.iter().enumerate() {
        let value = view.reading(n, place).value().unwrap_or(0.0);
        if value <= 0.0 {
            continue;
        }
        let from = layout.zero + length(layout, before, whole);
        before += value;
        let to = layout.zero + length(layout, before, whole);
        let (a, b) = (sheet.across(from), sheet.across(to));
        canvas.bar(Ink::Series(group.ink), (a, y), (b, y + THICK))?;
        if before < total {
            canvas.line(Ink::Paper, vec![(b, y), (b, y + THICK)], 10)?;
        }
        let text = match shares {
            true => percent(value, total),
            false => number(value),
        };
        if width_of(&text) * 112 / 100 + 60 <= to - from {
            inside(canvas, group.ink, &text, ((a + b) / 2, y + THICK / 2))?;
        }
    }
    if shares {
        return Ok(());
    }
    let end = layout.zero + length(layout, total, layout.most) + NEAR;
    let at = (sheet.across(end), y + THICK / 2);
    canvas.text(
        Ink::Value,
        &number(total),
        at,
        following(sheet.lang),
        VPos::Center,
    )
}

/// A figure upon a bar, on a patch without pattern.
pub fn inside(canvas: &Canvas<'_>, ink: u8, text: &str, (x, y): (i32, i32)) -> Drawn {
    let half = width_of(text) / 2 + 20;
    canvas.patch(Ink::Series(ink), (x - half, y - 70), (x + half, y + 70))?;
    canvas.text(Ink::On(ink), text, (x, y), HPos::Center, VPos::Center)
}

/// `value` of `total` in whole percent.
pub fn percent(value: f64, total: f64) -> String {
    [&number((value / total * 100.0).round()), "%"].concat()
}
