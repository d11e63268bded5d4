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
    /// Data of a series, counted from 1.
    Series(u8),
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
            Ink::Series(number) => match number.saturating_sub(1) % SERIES {
                0 => "c-series-1",
                1 => "c-series-2",
                2 => "c-series-3",
                3 => "c-series-4",
                4 => "c-series-5",
                _ => "c-series-6",
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
            Ink::Series(number) => RGBColor(1, 0, number),
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
            (1, 0, number) => Ink::Series(number),
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
        ];
        for role in roles {
            assert_eq!(Ink::from_color(role.color().to_backend_color()), role);
            assert_eq!(Ink::from_color(role.wash().to_backend_color()), role);
        }
        assert_eq!(Ink::Series(7).class(), "c-series-1");
    }
}
