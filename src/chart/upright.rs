//! Upright bars with several groups over time: side by side, or on top of each other. Time runs from
//! left to right in every language.

use super::{
    axis::{Plot, axis_labels, grid, gutter, level},
    canvas::{Canvas, Drawn, Picture, Sheet, width_of, width_of_value},
    ink::Ink,
    legend::Legend,
    lying::inside,
    model::Form,
    scale::Ticks,
    series::{Gap, Reading},
    view::View,
};
use crate::i18n::number::number;
use plotters::{
    chart::ChartBuilder,
    style::text_anchor::{HPos, VPos},
};

/// Height of the box that stands for an absent value, in tenths.
const STUB: i32 = 200;

/// Draws the bars of a view with several groups.
pub fn draw(sheet: &Sheet<'_>, view: &View) -> Picture {
    let stacked = view.form == Form::StackedBars;
    let legend = Legend::new(sheet, &view.groups);
    let highest = highest(view, stacked);
    let ticks = Ticks::new(0.0, highest, 4);
    let left = gutter(&ticks);
    let count = view.labels.len() as i32;
    let notes = sheet.notes().len() as i32 * sheet.line_height();
    let height = sheet.plot_height() + legend.height() + notes;
    let bounds = (0.0, f64::from(count.max(1)));
    sheet.paint(height, &|canvas| {
        legend.draw(canvas, sheet, 0)?;
        let top = legend.height() + sheet.inset();
        canvas.text(
            Ink::Muted,
            sheet.unit,
            (sheet.inset(), top),
            HPos::Left,
            VPos::Top,
        )?;
        let mut plot = ChartBuilder::on(&canvas.area)
            .margin_top(legend.height() + sheet.line_height() + 200)
            .margin_bottom(notes + sheet.line_height() + 80)
            .margin_left(left)
            .build_cartesian_2d(bounds.0..bounds.1, ticks.min..ticks.max)?;
        grid(canvas, &mut plot, &ticks, bounds, left)?;
        let slot = (sheet.width - left) / count.max(1);
        for place in 0..view.labels.len() {
            match stacked {
                true => tower(canvas, view, &plot, place, slot)?,
                false => cluster(canvas, sheet, view, &plot, (place, slot))?,
            }
        }
        level(&mut plot, 0.0, bounds)?;
        let floor = plot.backend_coord(&(0.0, 0.0)).1;
        let middles: Vec<i32> = (0..count).map(|n| left + n * slot + slot / 2).collect();
        for (place, middle) in middles.iter().enumerate() {
            let from = (middle - slot / 2, legend.height());
            canvas.hit(place, from, (middle + slot / 2, floor))?;
        }
        let names = labels(sheet, view, slot);
        axis_labels(canvas, &names, &middles, floor + 90, sheet.width)?;
        sheet.write_notes(canvas, height)
    })
}

fn highest(view: &View, stacked: bool) -> f64 {
    let values: Vec<f64> = match stacked {
        true => (0..view.labels.len())
            .filter_map(|place| view.total(place))
            .collect(),
        false => view
            .values
            .iter()
            .flatten()
            .filter_map(|reading| reading.value())
            .collect(),
    };
    values.into_iter().fold(0.0, f64::max)
}

fn labels(sheet: &Sheet<'_>, view: &View, slot: i32) -> Vec<String> {
    let long: Vec<String> = view
        .labels
        .iter()
        .map(|label| label.long(sheet.lang))
        .collect();
    if long.iter().all(|label| width_of(label) + 60 <= slot) {
        return long;
    }
    view.labels
        .iter()
        .map(|label| label.short(sheet.lang))
        .collect()
}

/// The groups of one place side by side, each with its value where it finds room.
fn cluster(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    view: &View,
    plot: &Plot<'_, '_>,
    (place, slot): (usize, i32),
) -> Drawn {
    let count = view.groups.len() as i32;
    let wide = (slot * 76 / 100 / count.max(1)).min(560);
    let middle = plot.backend_coord(&(place as f64 + 0.5, 0.0));
    let first = middle.0 - wide * count / 2;
    let fits = view
        .values
        .iter()
        .flatten()
        .filter_map(|reading| reading.value())
        .all(|value| width_of_value(&number(value)) + 20 <= wide);
    for (n, group) in view.groups.iter().enumerate() {
        let (from, to) = (first + n as i32 * wide, first + (n as i32 + 1) * wide - 20);
        match view.reading(n, place) {
            Reading::Value(value) => {
                let y = plot.backend_coord(&(0.0, value)).1;
                if y < middle.1 {
                    canvas.bar(Ink::Series(group.ink), (from, y), (to, middle.1))?;
                }
                if fits {
                    let at = ((from + to) / 2, y - 30);
                    canvas.text(Ink::Value, &number(value), at, HPos::Center, VPos::Bottom)?;
                }
            }
            Reading::Gap(gap) => {
                if gap != Gap::NotApplicable {
                    canvas.hollow((from, middle.1 - STUB), (to, middle.1))?;
                }
                let at = ((from + to) / 2, middle.1 - STUB / 2);
                canvas.text(
                    Ink::Gap,
                    gap.sign(sheet.lang),
                    at,
                    HPos::Center,
                    VPos::Center,
                )?;
            }
        }
    }
    Ok(())
}

/// The groups of one place on top of each other, the total above.
fn tower(canvas: &Canvas<'_>, view: &View, plot: &Plot<'_, '_>, place: usize, slot: i32) -> Drawn {
    let half = (slot * 38 / 100).min(420);
    let middle = plot.backend_coord(&(place as f64 + 0.5, 0.0)).0;
    let Some(total) = view.total(place) else {
        return Ok(());
    };
    let y_of = |value: f64| plot.backend_coord(&(0.0, value)).1;
    let mut before = 0.0;
    for (n, group) in view.groups.iter().enumerate() {
        let value = view.reading(n, place).value().unwrap_or(0.0);
        if value <= 0.0 {
            continue;
        }
        let bottom = y_of(before);
        before += value;
        let top = y_of(before);
        canvas.bar(
            Ink::Series(group.ink),
            (middle - half, top),
            (middle + half, bottom),
        )?;
        if before < total {
            canvas.line(
                Ink::Paper,
                vec![(middle - half, top), (middle + half, top)],
                10,
            )?;
        }
        let text = number(value);
        if bottom - top >= 200 && width_of(&text) + 60 <= half * 2 {
            inside(canvas, group.ink, &text, (middle, (top + bottom) / 2))?;
        }
    }
    let text = number(total);
    if width_of_value(&text) + 20 <= slot {
        let at = (middle, y_of(total) - 30);
        canvas.text(Ink::Value, &text, at, HPos::Center, VPos::Bottom)?;
    }
    Ok(())
}
