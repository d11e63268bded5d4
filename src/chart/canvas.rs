//! What all pictures share: sizes of text, the drawing area, the unit above and the notes below.

use super::{
    hatch::{Hatched, Hit, Rings},
    ink::Ink,
    measure,
    series::{Gap, Series},
    svg::{Look, Svg},
};
use crate::data::Lang;
use plotters::{
    coord::Shift,
    drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea},
    element::{PathElement, Rectangle},
    style::{
        Color, FontDesc, FontFamily, FontStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};
use std::{collections::BTreeSet, convert::Infallible};

/// The outcome of drawing. Writing to memory does not fail, so no caller need look.
pub type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// Distance kept between two labels, in tenths.
pub const APART: i32 = 60;

/// What is drawn, for whom, and how wide.
pub struct Sheet<'a> {
    /// The data, in the unit that is shown.
    pub series: &'a Series,
    /// Name of the unit.
    pub unit: &'a str,
    /// Language of all words.
    pub lang: Lang,
    /// Width in tenths of a unit.
    pub width: i32,
    /// Classes or colours.
    pub look: Look,
    /// The kinds of absence that occur, explained below the picture.
    pub gaps: BTreeSet<Gap>,
}

/// The elements of a picture without their root.
#[derive(Default)]
pub struct Picture {
    /// Height in tenths of a unit.
    pub height: i32,
    /// Markup.
    pub body: String,
}

impl Sheet<'_> {
    /// Height of a line of words, in tenths. Urdu letters reach further up and down.
    pub const fn line_height(&self) -> i32 {
        match self.lang {
            Lang::En => 180,
            Lang::Ur => 240,
        }
    }

    /// Height of a picture with two axes: flatter the wider it is.
    pub fn plot_height(&self) -> i32 {
        (self.width * 35 / 100 + 900).clamp(1800, 4200)
    }

    /// The explanation of the signs for absent values, in lines that fit. Empty without gaps.
    pub fn notes(&self) -> Vec<String> {
        self.gaps
            .iter()
            .flat_map(|gap| {
                let note = [gap.sign(self.lang), " ", gap.meaning(self.lang)].concat();
                measure::wrap(&note, size_of(&note), self.width - 2 * self.inset())
            })
            .collect()
    }

    /// Draws with `draw` on a picture of this `height` in tenths.
    pub fn paint(&self, height: i32, draw: &dyn Fn(&Canvas<'_>) -> Drawn) -> Picture {
        let mut body = String::with_capacity(2048);
        let area =
            Svg::new(&mut body, (self.width as u32, height as u32), self.look).into_drawing_area();
        let canvas = Canvas { area };
        // Infallible: the backend writes to memory.
        let _ = draw(&canvas);
        drop(canvas);
        Picture { height, body }
    }

    /// Writes the notes at the foot of a picture of this `height`, at the side where reading
    /// begins.
    pub fn write_notes(&self, canvas: &Canvas<'_>, height: i32) -> Drawn {
        let notes = self.notes();
        for (place, note) in notes.iter().enumerate() {
            let below = (notes.len() - 1 - place) as i32;
            let at = (self.start(), height - below * self.line_height());
            canvas.text(Ink::Muted, note, at, self.start_edge(), VPos::Bottom)?;
        }
        Ok(())
    }

    /// Writes the unit in the first line, at the left for an axis of values or where reading
    /// begins.
    pub fn write_unit(&self, canvas: &Canvas<'_>, at_axis: bool) -> Drawn {
        let (x, edge) = if at_axis {
            (self.inset(), HPos::Left)
        } else {
            (self.start(), self.start_edge())
        };
        canvas.text(Ink::Muted, self.unit, (x, self.inset()), edge, VPos::Top)
    }

    /// A distance from the side where reading begins as a distance from the left.
    pub const fn across(&self, distance: i32) -> i32 {
        match self.lang {
            Lang::En => distance,
            Lang::Ur => self.width - distance,
        }
    }

    /// Where texts begin: near the left border, in Urdu near the right one.
    pub const fn start(&self) -> i32 {
        match self.lang {
            Lang::En => self.inset(),
            Lang::Ur => self.width - self.inset(),
        }
    }

    /// Distance of texts from the border. Letters reach a little over their advance widths, those
    /// of Nastaliq faces more than others.
    pub const fn inset(&self) -> i32 {
        match self.lang {
            Lang::En => 10,
            Lang::Ur => 40,
        }
    }

    /// The edge of a text that stands where reading begins.
    pub const fn start_edge(&self) -> HPos {
        match self.lang {
            Lang::En => HPos::Left,
            Lang::Ur => HPos::Right,
        }
    }
}

/// The drawing area of one picture.
pub struct Canvas<'a> {
    /// The whole picture, in tenths.
    pub area: DrawingArea<Svg<'a>, Shift>,
}

impl Canvas<'_> {
    /// Writes `text` with the given edge at `at`.
    pub fn text(&self, ink: Ink, text: &str, at: (i32, i32), edge: HPos, side: VPos) -> Drawn {
        self.text_sized(ink, text, size_of(text), at, Pos::new(edge, side))
    }

    /// A bar between two corners with the pattern of its role.
    pub fn bar(&self, ink: Ink, a: (i32, i32), b: (i32, i32)) -> Drawn {
        self.area
            .draw(&Rectangle::new([a, b], ink.color().filled()))?;
        self.area.draw(&Hatched::new(ink, a, b))
    }

    /// A bar without pattern.
    pub fn patch(&self, ink: Ink, a: (i32, i32), b: (i32, i32)) -> Drawn {
        self.area
            .draw(&Rectangle::new([a, b], ink.color().filled()))
    }

    /// The outline of an absent value.
    pub fn hollow(&self, a: (i32, i32), b: (i32, i32)) -> Drawn {
        self.area
            .draw(&Rectangle::new([a, b], Ink::Gap.color().stroke_width(10)))
    }

    /// A line in a role.
    pub fn line(&self, ink: Ink, points: Vec<(i32, i32)>, width: u32) -> Drawn {
        self.area
            .draw(&PathElement::new(points, ink.color().stroke_width(width)))
    }

    /// Closed rings as one shape.
    pub fn rings(&self, ink: Ink, rings: Vec<Vec<(i32, i32)>>) -> Drawn {
        self.area.draw(&Rings { rings, ink })
    }

    /// What a finger meets at a mark.
    pub fn hit(&self, mark: usize, from: (i32, i32), to: (i32, i32)) -> Drawn {
        self.area.draw(&Hit { mark, from, to })
    }

    /// Writes `text` at a `size` of its own, in tenths.
    pub fn text_sized(&self, ink: Ink, text: &str, size: i32, at: (i32, i32), side: Pos) -> Drawn {
        let color = ink.color();
        let style = TextStyle::from(FontDesc::new(
            FontFamily::SansSerif,
            f64::from(size),
            FontStyle::Normal,
        ))
        .color(&color);
        self.area.draw_text(text, &style.pos(side), at)
    }
}

/// Size of a text in tenths: letters of the Arabic script are drawn larger to be as legible.
pub fn size_of(text: &str) -> i32 {
    if measure::is_arabic(text) { 140 } else { 120 }
}

/// Width of a text at its size, in tenths.
pub fn width_of(text: &str) -> i32 {
    measure::width(text, size_of(text))
}

/// Width of a value or of the words in its place, in tenths. Style sheets set values in bold.
pub fn width_of_value(text: &str) -> i32 {
    width_of(text) * 112 / 100
}
