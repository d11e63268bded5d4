//! A map of the regions in steps of one colour, with its twin: a grid of equal tiles that shows the
//! smallest region as large as the largest, with its name and figure. Neither is mirrored.

use super::{
    canvas::{Canvas, Drawn, Picture, Sheet, size_of, width_of, width_of_value},
    ink::Ink,
    measure,
    model::Outline,
    scale::Ticks,
    series::Reading,
    view::View,
};
use crate::i18n::number::number;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Places of the regions in the grid: column and row.
const TILES: [(&str, i32, i32); 7] = [
    ("gb", 1, 0),
    ("kp", 0, 1),
    ("ict", 1, 1),
    ("ajk", 2, 1),
    ("balochistan", 0, 2),
    ("punjab", 1, 2),
    ("sindh", 1, 3),
];
/// Width of the sheet that outlines are drawn on.
const SHEET: i32 = 1000;
/// From here on map and tiles stand beside each other, in tenths.
const BESIDE: i32 = 5200;
/// Wider pictures are not filled, in tenths.
const WIDEST: i32 = 7600;
/// Between tiles, in tenths.
const APART: i32 = 40;

/// The steps of colour: upper bounds, the last being the highest value's.
struct Steps(Vec<f64>);

impl Steps {
    fn new(highest: f64) -> Steps {
        let ticks = Ticks::new(0.0, highest, 4);
        Steps(
            ticks
                .values
                .into_iter()
                .filter(|tick| *tick > 0.0)
                .collect(),
        )
    }

    /// Number of the step, from 21; zero has the lightest of its own.
    fn ink(&self, reading: Reading) -> u8 {
        match reading {
            Reading::Gap(_) => 20,
            Reading::Value(value) if value <= 0.0 => 21,
            Reading::Value(value) => {
                let step = self.0.iter().position(|bound| value <= *bound);
                22 + step.unwrap_or(self.0.len().saturating_sub(1)).min(3) as u8
            }
        }
    }
}

/// Draws map and tiles of the first group.
pub fn draw(sheet: &Sheet<'_>, view: &View) -> Picture {
    let outlines = &view.outlines;
    let highest = view.series(0).extent().1;
    let steps = Steps::new(highest);
    let beside = sheet.width >= BESIDE;
    let used = sheet.width.min(WIDEST);
    let margin = (sheet.width - used) / 2;
    let column = if beside { (used - 300) / 2 } else { used };
    let map_height = outlines.iter().map(bottom).max().unwrap_or(0) * column / SHEET;
    let tile = (column - 2 * APART) / 3;
    let tile_height = (sheet.line_height() * 2 + 220).max(tile * 62 / 100);
    let tiles_height = 4 * tile_height + 3 * APART;
    let top = sheet.line_height() + 60;
    let key = sheet.line_height() + 260;
    let notes = sheet.notes().len() as i32 * sheet.line_height();
    let body = match beside {
        true => map_height.max(tiles_height),
        false => map_height + 200 + tiles_height,
    };
    let height = top + key + body + notes + 40;
    sheet.paint(height, &|canvas| {
        sheet.write_unit(canvas, false)?;
        bounds_key(canvas, sheet, &steps, top)?;
        let y = top + key;
        for outline in outlines {
            let Some(place) = view.ids.iter().position(|id| *id == outline.region) else {
                continue;
            };
            let ink = Ink::Series(steps.ink(view.reading(0, place)));
            canvas.rings(ink, rings(outline, (margin, y), column))?;
        }
        let tiles_at = match beside {
            true => (margin + column + 300, y + (body - tiles_height) / 2),
            false => (margin, y + map_height + 200),
        };
        for (region, at_column, row) in TILES {
            if let Some(place) = view.ids.iter().position(|id| id == region) {
                let corner = (
                    tiles_at.0 + at_column * (tile + APART),
                    tiles_at.1 + row * (tile_height + APART),
                );
                let size = (tile, tile_height);
                one_tile(canvas, sheet, view, (place, &steps), (corner, size))?;
            }
        }
        sheet.write_notes(canvas, height)
    })
}

/// Lowest point of an outline on its sheet.
fn bottom(outline: &Outline) -> i32 {
    let mut lowest = 0;
    for ring in &outline.rings {
        let mut y = 0;
        for (n, point) in ring.chunks_exact(2).enumerate() {
            y = if n == 0 { point[1] } else { y + point[1] };
            lowest = lowest.max(y);
        }
    }
    lowest
}

fn rings(outline: &Outline, (left, top): (i32, i32), column: i32) -> Vec<Vec<(i32, i32)>> {
    let ring = |ring: &Vec<i32>| {
        let (mut x, mut y) = (0, 0);
        let points = ring.chunks_exact(2).map(|step| {
            (x, y) = (x + step[0], y + step[1]);
            (left + x * column / SHEET, top + y * column / SHEET)
        });
        points.collect()
    };
    outline.rings.iter().map(ring).collect()
}

/// What the steps of colour mean, from least to most. It reads from left to right as the numbers do.
fn bounds_key(canvas: &Canvas<'_>, sheet: &Sheet<'_>, steps: &Steps, top: i32) -> Drawn {
    let count = steps.0.len() as i32 + 1;
    let wide = ((sheet.width - 400) / count).min(900);
    let all = wide * count;
    let left = match sheet.lang {
        crate::data::Lang::En => sheet.inset(),
        crate::data::Lang::Ur => sheet.width - sheet.inset() - all - 200,
    };
    for n in 0..count {
        let x = left + n * wide;
        canvas.patch(Ink::Series(21 + n as u8), (x, top), (x + wide, top + 100))?;
        let bound = if n == 0 { 0.0 } else { steps.0[n as usize - 1] };
        let text = number(bound);
        let edge = if n == 0 { x } else { x + wide };
        let half = width_of(&text) / 2;
        let at = (
            edge.max(left + half).min(sheet.width - half - 10),
            top + 130,
        );
        canvas.text(Ink::Muted, &text, at, HPos::Center, VPos::Top)?;
    }
    Ok(())
}

fn one_tile(
    canvas: &Canvas<'_>,
    sheet: &Sheet<'_>,
    view: &View,
    (place, steps): (usize, &Steps),
    ((x, y), (wide, tall)): ((i32, i32), (i32, i32)),
) -> Drawn {
    let reading = view.reading(0, place);
    let ink = steps.ink(reading);
    let corner = (x + wide, y + tall);
    match reading {
        Reading::Value(_) => canvas.patch(Ink::Series(ink), (x, y), corner)?,
        Reading::Gap(_) => canvas.hollow((x, y), corner)?,
    }
    let words = match reading {
        Reading::Value(_) => Ink::On(ink),
        Reading::Gap(_) => Ink::Gap,
    };
    let name = view.labels[place].long(sheet.lang);
    let size = fitting(&name, wide - 80);
    let middle = x + wide / 2;
    let line = sheet.line_height();
    let name_at = (middle, y + tall / 2 - line / 2 - 10);
    canvas.text_sized(
        words,
        &name,
        size,
        name_at,
        Pos::new(HPos::Center, VPos::Center),
    )?;
    let text = match reading {
        Reading::Value(value) => number(value),
        Reading::Gap(gap) => gap.sign(sheet.lang).to_owned(),
    };
    let at = (middle, y + tall / 2 + line / 2 + 20);
    let size =
        (size_of(&text) * 12 / 10).min(size_of(&text) * (wide - 80) / width_of_value(&text).max(1));
    canvas.text_sized(words, &text, size, at, Pos::new(HPos::Center, VPos::Center))?;
    canvas.hit(place, (x, y), corner)
}

/// The size at which a name fits, in tenths; not below 80.
fn fitting(name: &str, room: i32) -> i32 {
    let size = size_of(name);
    let width = measure::width(name, size).max(1);
    (size * room / width).clamp(80, size)
}
