//! What a stroke or a label stands for. Drawing code speaks of roles; the style sheet has the
//! colours, so that dark mode, forced colours and print need no second picture.

use plotters::style::{RGBAColor, RGBColor};
use plotters_backend::BackendColor;

/// Number of series with a class of their own. Further series begin again with the first.
const SERIES: u8 = 6;

/// The role of a shape or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Base line of the values.
    Axis,
    /// Lines across the plot at the ticks.
    Grid,
    /// Names of rows and periods.
    Label,
    /// Ticks, unit and the notes below.
    Muted,
    /// A value written beside its point or bar.
    Value,
    /// Where a value is absent.
    Gap,
    /// The finding, in files that carry their own headline.
    Headline,
    /// The lines of a pattern.
    Hatch,
    /// What looks like the ground: lines between neighbours.
    Paper,
    /// Data of a series counted from 1; 11 to 15 are the states of projects, 20 is what is not
    /// known, 21 to 25 are the steps of a map.
    Series(u8),
    /// Words upon the data of a series, numbered in the same way.
    On(u8),
}

impl Ink {
    /// The class of the role.
    pub const fn class(self) -> &'static str {
        match self {
            Ink::Axis => "c-axis",
            Ink::Grid => "c-grid",
            Ink::Label => "c-label",
            Ink::Muted => "c-muted",
            Ink::Value => "c-value",
            Ink::Gap => "c-gap",
            Ink::Headline => "c-headline",
            Ink::Hatch => "c-hatch",
            Ink::Paper => "c-paper",
            Ink::Series(number) => match number {
                11 => "c-state-1",
                12 => "c-state-2",
                13 => "c-state-3",
                14 => "c-state-4",
                15 => "c-state-5",
                20 => "c-none",
                21 => "c-step-1",
                22 => "c-step-2",
                23 => "c-step-3",
                24 => "c-step-4",
                25 => "c-step-5",
                _ => match number.saturating_sub(1) % SERIES {
                    0 => "c-series-1",
                    1 => "c-series-2",
                    2 => "c-series-3",
                    3 => "c-series-4",
                    4 => "c-series-5",
                    _ => "c-series-6",
                },
            },
            Ink::On(number) => match number {
                11 => "c-on-state-1",
                12 => "c-on-state-2",
                13 => "c-on-state-3",
                14 => "c-on-state-4",
                15 => "c-on-state-5",
                20 => "c-on-none",
                21 => "c-on-step-1",
                22 => "c-on-step-2",
                23 => "c-on-step-3",
                24 => "c-on-step-4",
                25 => "c-on-step-5",
                _ => match number.saturating_sub(1) % SERIES {
                    0 => "c-on-series-1",
                    1 => "c-on-series-2",
                    2 => "c-on-series-3",
                    3 => "c-on-series-4",
                    4 => "c-on-series-5",
                    _ => "c-on-series-6",
                },
            },
        }
    }

    /// The stand-in that carries the role through plotters. Never shown.
    pub const fn color(self) -> RGBColor {
        match self {
            Ink::Axis => RGBColor(0, 0, 0),
            Ink::Grid => RGBColor(0, 0, 1),
            Ink::Label => RGBColor(0, 0, 2),
            Ink::Muted => RGBColor(0, 0, 3),
            Ink::Value => RGBColor(0, 0, 4),
            Ink::Gap => RGBColor(0, 0, 5),
            Ink::Headline => RGBColor(0, 0, 6),
            Ink::Hatch => RGBColor(0, 0, 7),
            Ink::Paper => RGBColor(0, 0, 8),
            Ink::Series(number) => RGBColor(1, 0, number),
            Ink::On(number) => RGBColor(2, 0, number),
        }
    }

    /// The stand-in for a surface that lets the lines behind it through.
    pub const fn wash(self) -> RGBAColor {
        let RGBColor(r, g, b) = self.color();
        RGBAColor(r, g, b, 0.15)
    }

    /// The role a stand-in carries. Colours from elsewhere count as the first series.
    pub fn from_color(color: BackendColor) -> Ink {
        match color.rgb {
            (0, 0, 0) => Ink::Axis,
            (0, 0, 1) => Ink::Grid,
            (0, 0, 2) => Ink::Label,
            (0, 0, 3) => Ink::Muted,
            (0, 0, 4) => Ink::Value,
            (0, 0, 5) => Ink::Gap,
            (0, 0, 6) => Ink::Headline,
            (0, 0, 7) => Ink::Hatch,
            (0, 0, 8) => Ink::Paper,
            (1, 0, number) => Ink::Series(number),
            (2, 0, number) => Ink::On(number),
            _ => Ink::Series(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::style::Color;

    #[test]
    fn every_role_comes_back_from_its_stand_in() {
        let roles = [
            Ink::Axis,
            Ink::Grid,
            Ink::Label,
            Ink::Muted,
            Ink::Value,
            Ink::Gap,
            Ink::Series(1),
            Ink::Series(6),
            Ink::Headline,
            Ink::Hatch,
            Ink::Paper,
            Ink::Series(13),
            Ink::On(25),
        ];
        for role in roles {
            assert_eq!(Ink::from_color(role.color().to_backend_color()), role);
            assert_eq!(Ink::from_color(role.wash().to_backend_color()), role);
        }
        assert_eq!(Ink::Series(7).class(), "c-series-1");
    }
}
