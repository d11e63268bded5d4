//! Patterns upon bars, so that groups can be told apart without colour, and other shapes plotters has
//! no element for.

use super::{ink::Ink, svg::Svg};
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;

/// Distance between the lines of a pattern, in tenths.
const APART: i32 = 60;

/// The pattern of a role upon the rectangle between two corners.
pub struct Hatched {
    ink: Ink,
    from: BackendCoord,
    to: BackendCoord,
}

/// Directions of the lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Rising,
    Falling,
    Level,
    Upright,
}

impl Hatched {
    /// The pattern of `ink` upon the rectangle between `a` and `b`.
    pub fn new(ink: Ink, a: BackendCoord, b: BackendCoord) -> Hatched {
        Hatched {
            ink,
            from: (a.0.min(b.0), a.1.min(b.1)),
            to: (a.0.max(b.0), a.1.max(b.1)),
        }
    }

    fn lines(&self) -> Vec<(BackendCoord, BackendCoord)> {
        patterns(self.ink)
            .iter()
            .flat_map(|lines| self.clipped(*lines))
            .collect()
    }

    /// The lines of one direction, cut at the edges.
    fn clipped(&self, lines: Lines) -> Vec<(BackendCoord, BackendCoord)> {
        let ((x0, y0), (x1, y1)) = (self.from, self.to);
        let from = match lines {
            Lines::Rising => x0 + y0,
            Lines::Falling => x0 - y1,
            Lines::Level => y0,
            Lines::Upright => x0,
        };
        let to = match lines {
            Lines::Rising => x1 + y1,
            Lines::Falling => x1 - y0,
            Lines::Level => y1,
            Lines::Upright => x1,
        };
        let mut found = Vec::new();
        let mut at = from + APART / 2;
        while at < to {
            found.push(match lines {
                Lines::Rising => (
                    (x0.max(at - y1), y1.min(at - x0)),
                    (x1.min(at - y0), y0.max(at - x1)),
                ),
                Lines::Falling => (
                    (x0.max(at + y0), y0.max(x0 - at)),
                    (x1.min(at + y1), y1.min(x1 - at)),
                ),
                Lines::Level => ((x0, at), (x1, at)),
                Lines::Upright => ((at, y0), (at, y1)),
            });
            at += APART;
        }
        found
    }
}

/// The directions of lines in the pattern of a role; none for the first series, finished projects
/// and steps of a map, which are plain.
const fn patterns(ink: Ink) -> &'static [Lines] {
    match ink {
        Ink::Series(2 | 12) => &[Lines::Falling],
        Ink::Series(3 | 13) => &[Lines::Rising],
        Ink::Series(4 | 14) => &[Lines::Level],
        Ink::Series(5) => &[Lines::Upright],
        Ink::Series(6) => &[Lines::Rising, Lines::Falling],
        Ink::Series(15 | 20) => &[Lines::Level, Lines::Upright],
        _ => &[],
    }
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Hatched {
    type Point = &'a BackendCoord;
    type IntoIter = std::slice::Iter<'a, BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::slice::from_ref(&self.from).iter()
    }
}

impl Drawable<Svg<'_>> for Hatched {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut Svg<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.strokes(&self.lines(), Ink::Hatch, 10);
        Ok(())
    }
}

/// Closed rings as one shape.
pub struct Rings {
    /// Corners of each ring.
    pub rings: Vec<Vec<BackendCoord>>,
    /// Role of the surface.
    pub ink: Ink,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Rings {
    type Point = &'a BackendCoord;
    type IntoIter = std::slice::Iter<'a, BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        self.rings.first().map_or(&[][..], Vec::as_slice).iter()
    }
}

impl Drawable<Svg<'_>> for Rings {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut Svg<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.rings(&self.rings, self.ink);
        Ok(())
    }
}

/// What a finger meets at a mark.
pub struct Hit {
    /// Number of the mark, from 0.
    pub mark: usize,
    /// Upper left corner.
    pub from: BackendCoord,
    /// Lower right corner.
    pub to: BackendCoord,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Hit {
    type Point = &'a BackendCoord;
    type IntoIter = std::slice::Iter<'a, BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::slice::from_ref(&self.from).iter()
    }
}

impl Drawable<Svg<'_>> for Hit {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut Svg<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.hit(self.mark, self.from, self.to);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_pattern_stay_inside_their_bar() {
        for number in [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 20] {
            let (a, b) = ((300, 500), (100, 130));
            for (from, to) in Hatched::new(Ink::Series(number), a, b).lines() {
                for (x, y) in [from, to] {
                    assert!(
                        (100..=300).contains(&x) && (130..=500).contains(&y),
                        "{number}"
                    );
                }
                assert_ne!(from, to);
            }
        }
        assert!(
            Hatched::new(Ink::Series(1), (0, 0), (900, 900))
                .lines()
                .is_empty()
        );
        assert!(
            Hatched::new(Ink::Series(6), (0, 0), (10, 10))
                .lines()
                .is_empty()
        );
    }
}
