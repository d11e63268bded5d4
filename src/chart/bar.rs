//! Amounts by year as upright bars, the years from left to right in every language.

use super::{
    axis::{Plot, axis_labels, grid, gutter, level},
    canvas::{APART, Canvas, Drawn, Picture, Sheet, width_of, width_of_value},
    ink::Ink,
    lines::hits,
    scale::Ticks,
    series::Gap,
};
use crate::i18n::number::number;
use plotters::{
    chart::ChartBuilder,
    element::Rectangle,
    style::{
        Color,
        text_anchor::{HPos, VPos},
    },
};

/// Widest bar, in tenths.
const WIDEST: f64 = 720.0;

/// Height of the box that stands for an absent value, in tenths.
const STUB: i32 = 220;

/// Draws the bars. Where every value finds room above its bar there is no axis of values;
/// otherwise the highest, the last and the zeros are written and the axis tells the rest. The series
/// must have points.
pub fn draw(sheet: &Sheet<'_>) -> Picture {
    let series = sheet.series;
    let count = series.points.len() as i32;
    let (min, max) = series.extent();
    let ticks = Ticks::new(min, max, 4);
    let widest = series
        .values()
        .map(|(_, _, value)| width_of_value(&number(value)))
        .max()
        .unwrap_or(0);
    let every_value = widest + APART / 2 <= sheet.width / count.max(1);
    let left = if every_value { 0 } else { gutter(&ticks) };
    let (low, high) = if every_value && min < max {
        (min, max)
    } else {
        (ticks.min, ticks.max)
    };
    let notes = sheet.notes().len() as i32 * sheet.line_height();
    let below_zero = if min < 0.0 { 180 } else { 0 };
    let height = sheet.plot_height() + notes;
    let bounds = (0.0, f64::from(count));
    sheet.paint(height, &|canvas| {
        let mut plot = ChartBuilder::on(&canvas.area)
            .margin_top(sheet.line_height() + 200)
            .margin_bottom(notes + sheet.line_height() + 80 + below_zero)
            .margin_left(left)
            .build_cartesian_2d(bounds.0..bounds.1, low..high)?;
        sheet.write_unit(canvas, true)?;
        if !every_value {
            grid(canvas, &mut plot, &ticks, bounds, left)?;
        }
        let slot = f64::from(sheet.width - left) / f64::from(count);
        bars(
            canvas,
            sheet,
            &mut plot,
            f64::min(0.36, WIDEST / 2.0 / slot),
        )?;
        level(&mut plot, 0.0, bounds)?;
        values(canvas, sheet, &plot, every_value, left)?;
        let slots: Vec<i32> = (0..count)
            .map(|place| middle(&plot, place as usize, 0.0).0)
            .collect();
        let below = plot.backend_coord(&(0.0, low)).1 + 90 + below_zero;
        hits(canvas, &slots, (sheet.line_height(), below - 90))?;
        axis_labels(
            canvas,
            &labels(sheet, slot as i32),
            &slots,
            below,
            sheet.width,
        )?;
        sheet.write_notes(canvas, height)
    })
}

/// Names of the periods: in full where all find room in a slot of this width, else short.
fn labels(sheet: &Sheet<'_>, slot: i32) -> Vec<String> {
    let long: Vec<String> = sheet
        .series
        .points
        .iter()
        .map(|point| point.label.long(sheet.lang))
        .collect();
    if long.iter().all(|label| width_of(label) + APART <= slot) {
        return long;
    }
    sheet
        .series
        .points
        .iter()
        .map(|point| point.label.short(sheet.lang))
        .collect()
}

/// The bars, each reaching `half` of a slot to both sides, and a box for each value that is
/// missing or withheld.
fn bars(canvas: &Canvas<'_>, sheet: &Sheet<'_>, plot: &mut Plot<'_, '_>, half: f64) -> Drawn {
    let sides = |place: usize| (place as f64 + 0.5 - half, place as f64 + 0.5 + half);
    let filled = Ink::Series(1).color().filled();
    plot.draw_series(
        sheet
            .series
            .values()
            .filter(|(_, _, value)| *value != 0.0)
            .map(|(place, _, value)| {
                let (from, to) = sides(place);
                Rectangle::new([(from, 0.0), (to, value)], filled)
            }),
    )?;
    for (place, _, gap) in sheet.series.gaps() {
        let (from, to) = sides(place);
        let (x, y) = middle(plot, place, 0.0);
        if gap != Gap::NotApplicable {
            let corners = [
                (plot.backend_coord(&(from, 0.0)).0, y - STUB),
                (plot.backend_coord(&(to, 0.0)).0, y),
            ];
            canvas
                .area
                .draw(&Rectangle::new(corners, Ink::Gap.color().stroke_width(10)))?;
        }
        canvas.text(
            Ink::Gap,
            gap.sign(sheet.lang),
            (x, y - STUB / 2),
            HPos::Center,
            VPos::Center,
        )?;
    }
    Ok(())
}

/// The values at the ends of their bars: all, or the highest, the last and every zero, as far as
/// they find room.
fn values(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    plot: &Plot<'_, '_>,
    all: bool,
    left: i32,
) -> Drawn {
    let known: Vec<(usize, f64)> = sheet
        .series
        .values()
        .map(|(place, _, value)| (place, value))
        .collect();
    let highest = known
        .iter()
        .copied()
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    let mut written: Vec<(i32, i32)> = Vec::new();
    for (place, value) in highest.into_iter().chain(known.iter().copied().rev()) {
        let is_highest = Some((place, value)) == highest;
        let is_chosen = all || is_highest || value == 0.0 || Some(&(place, value)) == known.last();
        if !is_chosen || (is_highest && !written.is_empty()) {
            continue;
        }
        let text = number(value);
        let half = width_of_value(&text) / 2 + 1;
        let (x, y) = middle(plot, place, value);
        let x = x.clamp(left + half, (sheet.width - half).max(left + half));
        if written
            .iter()
            .any(|(from, to)| x - half < to + APART / 2 && from - APART / 2 < x + half)
        {
            continue;
        }
        written.push((x - half, x + half));
        match value < 0.0 {
            true => canvas.text(Ink::Value, &text, (x, y + 40), HPos::Center, VPos::Top)?,
            false => canvas.text(Ink::Value, &text, (x, y - 30), HPos::Center, VPos::Bottom)?,
        }
    }
    Ok(())
}

/// Middle of a slot at the height of `value`, in tenths.
fn middle(plot: &Plot<'_, '_>, place: usize, value: f64) -> (i32, i32) {
    plot.backend_coord(&(place as f64 + 0.5, value))
}
