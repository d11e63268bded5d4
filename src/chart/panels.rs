//! Small multiples: one small chart for each group, all to one scale, so that they can be compared.

use super::{
    canvas::{Canvas, Drawn, Picture, Sheet, size_of, width_of, width_of_value},
    ink::Ink,
    legend::name_of,
    line::places_of,
    lines::hits,
    measure,
    view::View,
};
use crate::i18n::number::number;
use plotters::{
    element::{Circle, Polygon},
    style::{
        Color,
        text_anchor::{HPos, Pos, VPos},
    },
};

/// Least width of a panel, in tenths.
const LEAST: i32 = 1250;
/// Between two panels, in tenths.
const APART: i32 = 220;
/// Height of a plot, in tenths.
const PLOT: i32 = 800;

/// Place and value of a mark, where its value is known.
type Placed = Option<(i32, i32, f64)>;

/// Where panels stand.
struct Layout {
    wide: i32,
    tall: i32,
    title_lines: i32,
    highest: f64,
}

/// Draws a panel for each group. They follow each other in reading direction; inside each, time
/// runs from left to right.
pub fn draw(sheet: &Sheet<'_>, view: &View) -> Picture {
    let count = view.groups.len() as i32;
    let columns = ((sheet.width + APART) / (LEAST + APART))
        .clamp(1, count.max(1))
        .min(5);
    let wide = (sheet.width - (columns - 1) * APART) / columns;
    let titles: Vec<Vec<String>> = view
        .groups
        .iter()
        .map(|group| {
            let name = name_of(group, sheet.lang);
            measure::wrap(&name, size_of(&name), wide - 2 * sheet.inset())
        })
        .collect();
    let title_lines = titles
        .iter()
        .map(|lines| lines.len() as i32)
        .max()
        .unwrap_or(1);
    let highest = view
        .values
        .iter()
        .flatten()
        .filter_map(|reading| reading.value())
        .fold(0.0, f64::max);
    let layout = Layout {
        wide,
        tall: (title_lines + 1) * sheet.line_height() + 260 + PLOT + sheet.line_height() + 200,
        title_lines,
        highest,
    };
    let top = sheet.line_height() + 60;
    let rows = (count + columns - 1) / columns;
    let notes = sheet.notes().len() as i32 * sheet.line_height();
    let height = top + rows * layout.tall + notes;
    sheet.paint(height, &|canvas| {
        sheet.write_unit(canvas, false)?;
        for (n, lines) in titles.iter().enumerate() {
            let (column, row) = (n as i32 % columns, n as i32 / columns);
            let left = match sheet.lang {
                crate::data::Lang::En => column * (wide + APART),
                crate::data::Lang::Ur => sheet.width - wide - column * (wide + APART),
            };
            panel(
                canvas,
                sheet,
                view,
                &layout,
                (n, lines, left, top + row * layout.tall),
            )?;
        }
        sheet.write_notes(canvas, height)
    })
}

/// One panel: number of the group, title, left and top.
fn panel(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    view: &View,
    layout: &Layout,
    (n, title, left, top): (usize, &[String], i32, i32),
) -> Drawn {
    let start = match sheet.lang {
        crate::data::Lang::En => left + sheet.inset(),
        crate::data::Lang::Ur => left + layout.wide - sheet.inset(),
    };
    for (line, text) in title.iter().enumerate() {
        let at = (
            start,
            top + line as i32 * sheet.line_height() + sheet.line_height() / 2,
        );
        let style = Pos::new(sheet.start_edge(), VPos::Center);
        canvas.text_sized(Ink::Label, text, size_of(text), at, style)?;
    }
    let plot_top = top + (layout.title_lines + 1) * sheet.line_height() + 140;
    let floor = plot_top + PLOT;
    let slots: Vec<i32> = slots(view, layout, left);
    let points = points(view, n, layout, &slots, floor);
    area(canvas, view, n, &points, floor)?;
    canvas.line(
        Ink::Axis,
        vec![(left, floor), (left + layout.wide, floor)],
        10,
    )?;
    ends(canvas, sheet, view, layout, (&points, left, floor))?;
    hits(canvas, &slots, (plot_top - 40, floor))
}

/// Where the marks stand across a panel.
fn slots(view: &View, layout: &Layout, left: i32) -> Vec<i32> {
    let at = places_of(&view.labels);
    let (from, to) = match (at.first(), at.last()) {
        (Some(from), Some(to)) if from < to => (*from, *to),
        _ => (0.0, 1.0),
    };
    let inner = f64::from(layout.wide - 120);
    at.iter()
        .map(|x| left + 60 + ((x - from) / (to - from) * inner) as i32)
        .collect()
}

/// The places of the known values.
fn points(view: &View, group: usize, layout: &Layout, slots: &[i32], floor: i32) -> Vec<Placed> {
    slots
        .iter()
        .enumerate()
        .map(|(place, x)| {
            let value = view.reading(group, place).value()?;
            let high = match layout.highest > 0.0 {
                true => (value / layout.highest * f64::from(PLOT)) as i32,
                false => 0,
            };
            Some((*x, floor - high, value))
        })
        .collect()
}

fn area(canvas: &Canvas<'_>, view: &View, group: usize, points: &[Placed], floor: i32) -> Drawn {
    let ink = Ink::Series(view.groups.get(group).map_or(1, |group| group.ink));
    for run in points.split(Option::is_none) {
        let run: Vec<(i32, i32)> = run.iter().flatten().map(|(x, y, _)| (*x, *y)).collect();
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        if run.len() > 1 {
            let mut outline = run.clone();
            outline.extend([(last.0, floor), (first.0, floor)]);
            canvas.area.draw(&Polygon::new(outline, ink.wash()))?;
            canvas.line(ink, run.clone(), 20)?;
        } else {
            canvas
                .area
                .draw(&Circle::new(*first, 30, ink.color().filled()))?;
        }
    }
    Ok(())
}

/// The last value at its point, first and last period below.
fn ends(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    view: &View,
    layout: &Layout,
    (points, left, floor): (&[Placed], i32, i32),
) -> Drawn {
    if let Some((x, y, value)) = points.iter().flatten().next_back() {
        let text = number(*value);
        let half = width_of_value(&text) / 2;
        let x = (*x).clamp(left + half, (left + layout.wide - half).max(left + half));
        canvas.text(Ink::Value, &text, (x, y - 60), HPos::Center, VPos::Bottom)?;
    }
    let labels: Vec<String> = view
        .labels
        .iter()
        .map(|label| label.short(sheet.lang))
        .collect();
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else {
        return Ok(());
    };
    let below = floor + 60;
    let right = left + layout.wide;
    canvas.text(
        Ink::Muted,
        last,
        (right - 10, below),
        HPos::Right,
        VPos::Top,
    )?;
    if labels.len() > 1 && width_of(first) + width_of(last) + 60 <= layout.wide {
        canvas.text(Ink::Muted, first, (left + 10, below), HPos::Left, VPos::Top)?;
    }
    Ok(())
}
