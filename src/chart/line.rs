//! A value over time as a line with a light area below it. Gaps are not bridged.

use super::{
    axis::{Plot, axis_labels, grid, gutter},
    canvas::{Canvas, Drawn, Picture, Sheet, width_of, width_of_value},
    ink::Ink,
    lines::hits,
    scale::Ticks,
    series::{Label, Reading, Series},
};
use crate::i18n::number::number;
use plotters::{
    chart::ChartBuilder,
    element::Circle,
    series::{AreaSeries, LineSeries},
    style::{
        Color,
        text_anchor::{HPos, VPos},
    },
};

/// More points than this have no dots.
const MOST_DOTS: usize = 40;

/// How the points are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Straight from point to point.
    Straight,
    /// Level until the next point.
    Step,
}

/// Draws the line. Time runs from left to right and the values stand at the left in every
/// language; the value of the last point is written beside it. The series must have points.
pub fn draw(sheet: &Sheet<'_>, shape: Shape) -> Picture {
    let series = sheet.series;
    let (min, max) = series.extent();
    let ticks = Ticks::new(min, max, if sheet.width < 5000 { 4 } else { 5 });
    let labels: Vec<String> = series
        .points
        .iter()
        .map(|point| point.label.short(sheet.lang))
        .collect();
    let side = labels
        .iter()
        .map(|label| width_of(label))
        .max()
        .unwrap_or(0)
        / 2
        + 20;
    let left = gutter(&ticks).max(side);
    let notes = sheet.notes().len() as i32 * sheet.line_height();
    let height = sheet.plot_height() + notes;
    let places = places(series);
    let (from, to) = match (places.first(), places.last()) {
        (Some(from), Some(to)) if from < to => (*from, *to),
        (Some(only), _) => (only - 1.0, only + 1.0),
        _ => (0.0, 1.0),
    };
    sheet.paint(height, &|canvas| {
        let mut plot = ChartBuilder::on(&canvas.area)
            .margin_top(sheet.line_height() + 200)
            .margin_bottom(notes + sheet.line_height() + 80)
            .margin_left(left)
            .margin_right(side)
            .build_cartesian_2d(from..to, ticks.min..ticks.max)?;
        sheet.write_unit(canvas, true)?;
        grid(canvas, &mut plot, &ticks, (from, to), left)?;
        curve(&mut plot, series, &places, shape)?;
        last_value(canvas, sheet, &plot, &places, left)?;
        signs(canvas, sheet, &plot, &places)?;
        let slots: Vec<i32> = places
            .iter()
            .map(|place| plot.backend_coord(&(*place, 0.0)).0)
            .collect();
        let below = plot.backend_coord(&(from, ticks.min)).1 + 90;
        hits(canvas, &slots, (sheet.line_height(), below - 90))?;
        axis_labels(canvas, &labels, &slots, below, sheet.width)?;
        sheet.write_notes(canvas, height)
    })
}

fn places(series: &Series) -> Vec<f64> {
    places_of(series.points.iter().map(|point| &point.label))
}

/// Where points with these labels stand: by their time where all have one, else evenly.
pub fn places_of<'a>(labels: impl IntoIterator<Item = &'a Label> + Clone) -> Vec<f64> {
    let time = |label: &Label| match label {
        Label::Period(period) => period.at(),
        Label::Name(_) => None,
    };
    let times: Option<Vec<f64>> = labels.clone().into_iter().map(time).collect();
    match times {
        Some(times) if times.windows(2).all(|pair| pair[0] < pair[1]) => times,
        _ => labels
            .into_iter()
            .enumerate()
            .map(|(place, _)| place as f64)
            .collect(),
    }
}

/// Runs of points without a gap.
fn runs(series: &Series, places: &[f64]) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (point, place) in series.points.iter().zip(places) {
        match (point.reading, runs.last_mut()) {
            (Reading::Value(value), Some(run)) => run.push((*place, value)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Adds the corners of steps to a run.
fn stepped(run: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut corners = Vec::with_capacity(run.len() * 2);
    for pair in run.windows(2) {
        corners.extend([pair[0], (pair[1].0, pair[0].1)]);
    }
    corners.extend(run.last());
    corners
}

fn curve(plot: &mut Plot<'_, '_>, series: &Series, places: &[f64], shape: Shape) -> Drawn {
    let ink = Ink::Series(1);
    let last = series.values().next_back().map(|(place, ..)| places[place]);
    for run in runs(series, places) {
        if run.len() > 1 {
            let path = if shape == Shape::Step {
                stepped(&run)
            } else {
                run.clone()
            };
            plot.draw_series(AreaSeries::new(path.iter().copied(), 0.0, ink.wash()))?;
            plot.draw_series(LineSeries::new(path, ink.color().stroke_width(25)))?;
        }
        let alone = run.len() == 1;
        for point in run {
            let is_last = Some(point.0) == last;
            if is_last || alone || series.points.len() <= MOST_DOTS {
                let radius = if is_last { 45 } else { 30 };
                plot.draw_series([Circle::new(point, radius, ink.color().filled())])?;
            }
        }
    }
    Ok(())
}

/// The last value above its point, or below it where the line comes from above.
fn last_value(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    plot: &Plot<'_, '_>,
    places: &[f64],
    left: i32,
) -> Drawn {
    let mut newest = sheet.series.values().rev();
    let Some((place, _, value)) = newest.next() else {
        return Ok(());
    };
    let falls = newest.next().is_some_and(|(_, _, before)| before > value);
    let text = number(value);
    let half = width_of_value(&text) / 2 + 1;
    let (x, y) = plot.backend_coord(&(places[place], value));
    let floor = plot.backend_coord(&(places[place], 0.0)).1;
    let x = x.clamp(left + half, (sheet.width - half).max(left + half));
    if falls && y + 400 < floor {
        return canvas.text(Ink::Value, &text, (x, y + 60), HPos::Center, VPos::Top);
    }
    let signs = sheet.series.gaps().next().is_some();
    let y = if signs { y.min(floor - 160) } else { y };
    canvas.text(Ink::Value, &text, (x, y - 60), HPos::Center, VPos::Bottom)
}

/// A sign above the axis for each absent value, as long as there are few points.
fn signs(canvas: &Canvas<'_>, sheet: &Sheet<'_>, plot: &Plot<'_, '_>, places: &[f64]) -> Drawn {
    if places.len() > MOST_DOTS {
        return Ok(());
    }
    for (place, _, gap) in sheet.series.gaps() {
        let (x, y) = plot.backend_coord(&(places[place], 0.0));
        canvas.text(
            Ink::Gap,
            gap.sign(sheet.lang),
            (x, y - 20),
            HPos::Center,
            VPos::Bottom,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::tests::series;

    #[test]
    fn runs_end_at_gaps() {
        let chart = Series::from(&series(
            "MW",
            &[
                ("2016", 1.0),
                ("2017", 2.0),
                ("2019", 4.0),
                ("2021", 6.0),
                ("2022", 7.0),
            ],
        ));
        let runs = runs(&chart, &places(&chart));
        let lengths: Vec<usize> = runs.iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 1, 2]);
    }

    #[test]
    fn steps_stay_level_until_the_next_point() {
        assert_eq!(
            stepped(&[(1.0, 5.0), (2.0, 8.0)]),
            [(1.0, 5.0), (2.0, 5.0), (2.0, 8.0)]
        );
        assert_eq!(stepped(&[(1.0, 5.0)]), [(1.0, 5.0)]);
    }
}
