//! A plotters backend that writes SVG: classes for colours, tenths of a unit for coordinates.
//!
//! Inside pages each shape has two classes, its kind (`c-line`, `c-area`, `c-bar`, `c-dot`, `c-text`)
//! and its role ([`Ink::class`]). A few attributes make the picture legible where no style sheet
//! applies; any style sheet overrides them. There is no `style` attribute. A picture that travels
//! alone has the colours of a [`Palette`] as attributes instead, which every program understands.

use super::{ink::Ink, measure, palette::Palette};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};
use std::convert::Infallible;

/// Backend units in one unit of the picture. Plotters counts in whole numbers; tenths keep
/// slopes and bar widths even.
pub const TENTHS: i32 = 10;

/// The outcome of a drawing step. Writing to memory does not fail.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// How roles become visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Classes, for pages with a style sheet.
    Classes,
    /// Colours as attributes, for files that browsers and drawing programs open.
    Paint(&'static Palette),
    /// The same for our own rasteriser, which knows no `direction` attribute: texts carry their
    /// direction as characters.
    Raster(&'static Palette),
}

impl Look {
    /// The palette, unless classes are written.
    pub const fn palette(self) -> Option<&'static Palette> {
        match self {
            Look::Classes => None,
            Look::Paint(palette) | Look::Raster(palette) => Some(palette),
        }
    }
}

/// Appends the elements of a picture to a text. The root element is the caller's.
pub struct Svg<'a> {
    out: &'a mut String,
    size: (u32, u32),
    look: Look,
}

impl<'a> Svg<'a> {
    /// A picture of `size`, width and height in tenths of a unit.
    pub fn new(out: &'a mut String, size: (u32, u32), look: Look) -> Self {
        Svg { out, size, look }
    }

    /// Lines from point to point as one path, in a role.
    pub fn strokes(&mut self, lines: &[(BackendCoord, BackendCoord)], ink: Ink, width: u32) {
        if lines.is_empty() {
            return;
        }
        self.open("path", "c-line", ink);
        self.put(&[" d=\""]);
        for (from, to) in lines {
            self.steps([*from, *to]);
        }
        self.put(&["\""]);
        self.stroke(ink, width);
        self.put(&["/>"]);
    }

    /// Closed rings as one shape, in a role.
    pub fn rings(&mut self, rings: &[Vec<BackendCoord>], ink: Ink) {
        self.open("path", "c-bar", ink);
        self.put(&[" d=\""]);
        for ring in rings {
            self.steps(ring.iter().copied());
            self.put(&["z"]);
        }
        self.put(&["\""]);
        if let Some(palette) = self.look.palette() {
            self.put(&[" stroke=\"", palette.paper, "\" stroke-width=\".6\""]);
        }
        self.put(&["/>"]);
    }

    /// The place of one mark, invisible: what a finger or a pointer meets. Only in pages.
    pub fn hit(&mut self, mark: usize, from: BackendCoord, to: BackendCoord) {
        if self.look != Look::Classes {
            return;
        }
        self.put(&[
            "<rect class=\"c-hit\" data-mark=\"",
            &mark.to_string(),
            "\"",
        ]);
        self.length("x", from.0);
        self.length("y", from.1);
        self.length("width", to.0 - from.0);
        self.length("height", to.1 - from.1);
        self.put(&[" fill=\"none\"/>"]);
    }

    fn put(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }

    /// ` name="value"` with a value in tenths.
    fn length(&mut self, name: &str, value: i32) {
        self.put(&[" ", name, "=\""]);
        tenths(self.out, value);
        self.put(&["\""]);
    }

    fn open(&mut self, element: &str, kind: &str, ink: Ink) {
        match self.look.palette() {
            None => self.put(&["<", element, " class=\"", kind, " ", ink.class(), "\""]),
            Some(_) if kind == "c-line" => self.put(&["<", element]),
            Some(palette) => self.put(&["<", element, " fill=\"", palette.color(ink), "\""]),
        }
    }

    /// The points of a path, each but the first relative to the one before.
    fn path(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        self.put(&[" d=\""]);
        self.steps(points);
    }

    fn steps(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        let mut last: Option<BackendCoord> = None;
        for (x, y) in points {
            let (command, dx, dy) = match last {
                None => ('M', x, y),
                Some((x0, y0)) if y0 == y => ('h', x - x0, 0),
                Some((x0, y0)) if x0 == x => ('v', 0, y - y0),
                Some((x0, y0)) => ('l', x - x0, y - y0),
            };
            last = Some((x, y));
            self.out.push(command);
            if command != 'v' {
                tenths(self.out, dx);
            }
            if matches!(command, 'M' | 'l') && dy >= 0 {
                self.out.push(' ');
            }
            if command != 'h' {
                tenths(self.out, dy);
            }
        }
    }

    /// What style sheets say of values and headlines, as attributes.
    fn weight(&mut self, ink: Ink, palette: &Palette) {
        match ink {
            Ink::Headline => self.put(&[" font-weight=\"700\""]),
            Ink::Value => self.put(&[
                " font-weight=\"600\" stroke=\"",
                palette.paper,
                "\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            ]),
            _ => {}
        }
    }

    /// Attributes of an outline where no style sheet applies.
    fn stroke(&mut self, ink: Ink, width: u32) {
        let color = self
            .look
            .palette()
            .map_or("currentColor", |palette| palette.color(ink));
        self.put(&[" fill=\"none\" stroke=\"", color, "\""]);
        if width != TENTHS as u32 {
            self.length("stroke-width", width as i32);
        }
        match ink {
            Ink::Grid if self.look == Look::Classes => self.put(&[" stroke-opacity=\".2\""]),
            Ink::Hatch => self.put(&[" stroke-opacity=\".55\""]),
            Ink::Gap => self.put(&[" stroke-dasharray=\"3 3\""]),
            _ => {}
        }
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(
            point,
            (point.0 + TENTHS, point.1 + TENTHS),
            &Plain(color),
            true,
        )
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.color().alpha > 0.0 {
            let ink = Ink::from_color(style.color());
            self.open("path", "c-line", ink);
            self.path(path);
            self.put(&["\""]);
            self.stroke(ink, style.stroke_width());
            self.put(&["/>"]);
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ink = Ink::from_color(style.color());
        self.open("rect", if fill { "c-bar" } else { "c-line" }, ink);
        self.length("x", from.0.min(to.0));
        self.length("y", from.1.min(to.1));
        self.length("width", (to.0 - from.0).abs());
        self.length("height", (to.1 - from.1).abs());
        if !fill {
            self.stroke(ink, style.stroke_width());
        }
        self.put(&["/>"]);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ink = Ink::from_color(style.color());
        self.open("circle", if fill { "c-dot" } else { "c-line" }, ink);
        self.length("cx", center.0);
        self.length("cy", center.1);
        self.length("r", radius as i32);
        if !fill {
            self.stroke(ink, style.stroke_width());
        }
        self.put(&["/>"]);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let wash = style.color().alpha < 1.0;
        let kind = if wash { "c-area" } else { "c-bar" };
        self.open("path", kind, Ink::from_color(style.color()));
        self.path(corners);
        let end = if wash {
            "z\" fill-opacity=\".15\"/>"
        } else {
            "z\"/>"
        };
        self.put(&[end]);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let size = style.size() as i32;
        let anchor = style.anchor();
        let arabic = measure::is_arabic(text);
        let raster = matches!(self.look, Look::Raster(_));
        let edge = match (anchor.h_pos, arabic && !raster) {
            (HPos::Center, _) => "middle",
            (HPos::Left, false) | (HPos::Right, true) => "start",
            (HPos::Left, true) | (HPos::Right, false) => "end",
        };
        let baseline = match anchor.v_pos {
            VPos::Top => at.1 + size * 8 / 10,
            VPos::Center => at.1 + size * 35 / 100,
            VPos::Bottom => at.1 - size * if arabic { 45 } else { 30 } / 100,
        };
        let ink = Ink::from_color(style.color());
        self.open("text", "c-text", ink);
        if let Some(palette) = self.look.palette() {
            self.weight(ink, palette);
        }
        self.length("x", at.0);
        self.length("y", baseline);
        self.length("font-size", size);
        self.put(&[
            " direction=\"",
            if arabic { "rtl" } else { "ltr" },
            "\" text-anchor=\"",
            edge,
            "\">",
        ]);
        if raster && arabic {
            self.put(&["\u{2067}"]);
        }
        escape(self.out, text);
        self.put(&[if raster && arabic {
            "\u{2069}</text>"
        } else {
            "</text>"
        }]);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size() as i32;
        Ok((measure::width(text, size) as u32, size as u32))
    }
}

/// A colour alone as a style.
struct Plain(BackendColor);

impl BackendStyle for Plain {
    fn color(&self) -> BackendColor {
        self.0
    }
}

/// Appends `value`, a number of tenths, with at most one decimal.
pub fn tenths(out: &mut String, value: i32) {
    let size = value.unsigned_abs();
    if value < 0 {
        out.push('-');
    }
    let whole = size / 10;
    if whole > 0 || size == 0 {
        out.push_str(&whole.to_string());
    }
    if !size.is_multiple_of(10) {
        out.push('.');
        out.push(char::from(b'0' + (size % 10) as u8));
    }
}

/// Appends `text` so that XML shows it as it is. Characters XML does not allow are left out.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
