//! Several values over time: lines with their names at the ends, or areas on top of each other. Time
//! runs from left to right in every language. Gaps are not bridged.

use super::{
    axis::{Plot, axis_labels, grid, gutter},
    canvas::{Canvas, Drawn, Picture, Sheet, width_of, width_of_value},
    ink::Ink,
    legend::{Legend, name_of},
    line::places_of,
    model::Form,
    scale::Ticks,
    series::Reading,
    view::View,
};
use crate::i18n::number::number;
use plotters::{
    chart::ChartBuilder,
    element::{Circle, Polygon},
    series::LineSeries,
    style::{
        Color,
        text_anchor::{HPos, VPos},
    },
};

/// Narrower pictures name their lines in a legend, in tenths.
const ROOM_FOR_NAMES: i32 = 5200;
/// Widest column of names, as a part of the width in percent.
const NAMES: i32 = 30;
/// Most marks that have dots and places to touch.
const MOST_DOTS: usize = 60;

/// Draws the lines or areas of a view with several groups.
pub fn draw(sheet: &Sheet<'_>, view: &View) -> Picture {
    let stacked = view.form == Form::Area;
    let ends = ends(sheet, view, stacked);
    let named = !ends.is_empty();
    let legend = match named {
        true => Legend::new(sheet, &[]),
        false => Legend::new(sheet, &view.groups),
    };
    let highest = highest(view, stacked);
    let ticks = Ticks::new(0.0, highest, if sheet.width < 5000 { 4 } else { 5 });
    let labels: Vec<String> = view
        .labels
        .iter()
        .map(|label| label.short(sheet.lang))
        .collect();
    let side = labels
        .iter()
        .map(|label| width_of(label))
        .max()
        .unwrap_or(0)
        / 2
        + 20;
    let left = gutter(&ticks).max(side);
    let names = ends
        .iter()
        .map(|end| end.width)
        .max()
        .map_or(0, |width| width + 140);
    let right = names.max(side);
    let notes = sheet.notes().len() as i32 * sheet.line_height();
    let height = sheet.plot_height() + legend.height() + notes;
    let at = places_of(&view.labels);
    let (from, to) = match (at.first(), at.last()) {
        (Some(from), Some(to)) if from < to => (*from, *to),
        (Some(only), _) => (only - 1.0, only + 1.0),
        _ => (0.0, 1.0),
    };
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
            .margin_right(right)
            .build_cartesian_2d(from..to, ticks.min..ticks.max)?;
        if stacked {
            areas(&mut plot, view, &at)?;
        }
        grid(canvas, &mut plot, &ticks, (from, to), left)?;
        if !stacked {
            lines(&mut plot, view, &at)?;
        }
        let floor = plot.backend_coord(&(from, 0.0)).1;
        let places: Vec<i32> = at
            .iter()
            .map(|x| plot.backend_coord(&(*x, 0.0)).0)
            .collect();
        let bounds = (legend.height() + sheet.line_height() + 60, floor);
        end_names(canvas, sheet, &plot, &ends, (to, bounds))?;
        hits(canvas, &places, (bounds.0, floor))?;
        axis_labels(canvas, &labels, &places, floor + 90, sheet.width)?;
        sheet.write_notes(canvas, height)
    })
}

/// Touchable strips, each from half way to the mark before to half way to the next.
pub fn hits(canvas: &Canvas<'_>, places: &[i32], (top, bottom): (i32, i32)) -> Drawn {
    if places.len() > MOST_DOTS {
        return Ok(());
    }
    for (n, x) in places.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| places.get(n));
        let after = places.get(n + 1);
        let reach = match (before, after) {
            (Some(before), _) => (x - before) / 2,
            (None, Some(after)) => (after - x) / 2,
            (None, None) => 300,
        };
        let from = before.map_or(x - reach, |before| (before + x) / 2);
        let to = after.map_or(x + reach, |after| (after + x) / 2);
        canvas.hit(n, (from.max(0), top), (to, bottom))?;
    }
    Ok(())
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

/// The name and last value of a group, to stand right of the plot.
struct End {
    ink: u8,
    name: String,
    value: String,
    /// Height where the group ends, as a value.
    level: f64,
    width: i32,
}

/// The names at the ends, or none where there is no room for them.
fn ends(sheet: &Sheet<'_>, view: &View, stacked: bool) -> Vec<End> {
    if sheet.width < ROOM_FOR_NAMES {
        return Vec::new();
    }
    let Some(last) = view.labels.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut sum = 0.0;
    let mut ends = Vec::new();
    for (n, group) in view.groups.iter().enumerate() {
        let value = view.reading(n, last).value();
        let level = match stacked {
            true => sum + value.unwrap_or(0.0) / 2.0,
            false => value.unwrap_or(0.0),
        };
        sum += value.unwrap_or(0.0);
        let name = name_of(group, sheet.lang);
        let value = value.map_or_else(String::new, number);
        let width = width_of(&name).max(width_of_value(&value));
        ends.push(End {
            ink: group.ink,
            name,
            value,
            level,
            width,
        });
    }
    let lines = 2 * sheet.line_height() * ends.len() as i32;
    let fits = ends
        .iter()
        .all(|end| end.width <= sheet.width * NAMES / 100);
    match fits && lines <= sheet.plot_height() - 900 {
        true => ends,
        false => Vec::new(),
    }
}

/// Writes the names so that none meets another, each as near to its line as the others allow.
fn end_names(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    plot: &Plot<'_, '_>,
    ends: &[End],
    (to, (top, bottom)): (f64, (i32, i32)),
) -> Drawn {
    let tall = 2 * sheet.line_height();
    let mut order: Vec<(i32, &End)> = ends
        .iter()
        .map(|end| (plot.backend_coord(&(to, end.level)).1 - tall / 2, end))
        .collect();
    order.sort_by_key(|(y, _)| *y);
    let mut floor = top;
    for (y, _) in &mut order {
        *y = (*y).max(floor);
        floor = *y + tall;
    }
    let mut ceiling = bottom;
    for (y, _) in order.iter_mut().rev() {
        *y = (*y).min(ceiling - tall);
        ceiling = *y;
    }
    for (y, end) in order {
        let (x, at) = plot.backend_coord(&(to, end.level));
        let near = x + 120;
        let middle = y + tall / 2;
        canvas.line(
            Ink::Series(end.ink),
            vec![(x + 30, at), (x + 90, middle)],
            10,
        )?;
        let half = sheet.line_height() / 2;
        canvas.text(
            Ink::Label,
            &end.name,
            (near, y + half),
            HPos::Left,
            VPos::Center,
        )?;
        let below = y + half + sheet.line_height();
        canvas.text(
            Ink::Value,
            &end.value,
            (near, below),
            HPos::Left,
            VPos::Center,
        )?;
    }
    Ok(())
}

/// Stretches of a group without a gap, as places and values.
fn runs(view: &View, group: usize, at: &[f64]) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (place, x) in at.iter().enumerate() {
        match (view.reading(group, place), runs.last_mut()) {
            (Reading::Value(value), Some(run)) => run.push((*x, value)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The lines, from the last group to the first, so that the first lies on top.
fn lines(plot: &mut Plot<'_, '_>, view: &View, at: &[f64]) -> Drawn {
    for (n, group) in view.groups.iter().enumerate().rev() {
        let ink = Ink::Series(group.ink).color();
        for run in runs(view, n, at) {
            let dots = at.len() <= MOST_DOTS || run.len() == 1;
            if run.len() > 1 {
                plot.draw_series(LineSeries::new(run.iter().copied(), ink.stroke_width(25)))?;
            }
            let last = run.len() - 1;
            for (place, point) in run.into_iter().enumerate() {
                if dots {
                    let radius = if place == last { 40 } else { 24 };
                    plot.draw_series([Circle::new(point, radius, ink.filled())])?;
                }
            }
        }
    }
    Ok(())
}

/// The areas from the first group at the bottom upwards. A gap counts as nothing in the stack.
fn areas(plot: &mut Plot<'_, '_>, view: &View, at: &[f64]) -> Drawn {
    let mut base = vec![0.0; at.len()];
    for (n, group) in view.groups.iter().enumerate() {
        let top: Vec<f64> = base
            .iter()
            .enumerate()
            .map(|(place, below)| below + view.reading(n, place).value().unwrap_or(0.0))
            .collect();
        let upper = at.iter().copied().zip(top.iter().copied());
        let lower = at.iter().copied().zip(base.iter().copied()).rev();
        if top != base {
            let outline: Vec<(f64, f64)> = upper.clone().chain(lower).collect();
            let ink = Ink::Series(group.ink).color();
            plot.draw_series([Polygon::new(outline, ink.filled())])?;
            plot.draw_series(LineSeries::new(upper, Ink::Paper.color().stroke_width(12)))?;
        }
        base = top;
    }
    Ok(())
}
