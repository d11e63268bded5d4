//! Colours for pictures that travel alone: files, previews, social cards. Pictures inside pages have
//! classes instead, and `style/50-chart.css` gives those the same colours.
//!
//! The six series colours differ in lightness as well as in hue, so that they stay apart for
//! colour-blind readers and in a grey print; patterns (see [`super::hatch`]) tell them apart without any
//! colour.

use super::ink::Ink;

/// Colours as `#rrggbb`.
#[derive(Debug, PartialEq, Eq)]
pub struct Palette {
    /// Ground.
    pub paper: &'static str,
    /// Words.
    pub ink: &'static str,
    /// Words of second rank, axes, signs of absence.
    pub muted: &'static str,
    /// Lines across the plot.
    pub line: &'static str,
    /// The series, from the first.
    series: [&'static str; 6],
    /// Words upon each series.
    on_series: [&'static str; 6],
    /// The five states of projects.
    states: [&'static str; 5],
    /// Words upon each state.
    on_states: [&'static str; 5],
    /// Steps of a map, from least to most.
    steps: [&'static str; 5],
    /// Words upon each step.
    on_steps: [&'static str; 5],
    /// What is not known.
    none: &'static str,
}

/// On light ground.
pub static LIGHT: Palette = Palette {
    paper: "#fffdf8",
    ink: "#15211f",
    muted: "#51605b",
    line: "#ddd3c0",
    series: [
        "#0b5a4d", "#e39a1f", "#3a73b4", "#9c3a66", "#86c5b3", "#6f675a",
    ],
    on_series: [
        "#ffffff", "#15211f", "#ffffff", "#ffffff", "#15211f", "#ffffff",
    ],
    states: ["#0b6a4c", "#e9a13b", "#a9c6ea", "#a3203a", "#d3cabb"],
    on_states: ["#ffffff", "#15211f", "#15211f", "#ffffff", "#15211f"],
    steps: ["#d9ece4", "#a6d3c4", "#66b09d", "#2a7c6b", "#0b4f44"],
    on_steps: ["#15211f", "#15211f", "#15211f", "#ffffff", "#ffffff"],
    none: "#d3cabb",
};

/// On dark ground.
pub static DARK: Palette = Palette {
    paper: "#142623",
    ink: "#edf3ef",
    muted: "#aebdb7",
    line: "#2c443f",
    series: [
        "#6fd8c1", "#f3b64b", "#7fb2ee", "#ee8fb4", "#2f7f6e", "#a99f8e",
    ],
    on_series: [
        "#0b1a17", "#0b1a17", "#0b1a17", "#0b1a17", "#ffffff", "#0b1a17",
    ],
    states: ["#3fb98a", "#f3b64b", "#3a64a0", "#ff8096", "#59625e"],
    on_states: ["#0b1a17", "#0b1a17", "#ffffff", "#0b1a17", "#ffffff"],
    steps: ["#1f473f", "#2b6a5d", "#3f9482", "#5cbca7", "#8ce8d3"],
    on_steps: ["#ffffff", "#ffffff", "#0b1a17", "#0b1a17", "#0b1a17"],
    none: "#59625e",
};

impl Palette {
    /// Colour of a role.
    pub fn color(&self, ink: Ink) -> &'static str {
        match ink {
            Ink::Axis | Ink::Muted | Ink::Gap => self.muted,
            Ink::Grid => self.line,
            Ink::Label | Ink::Value | Ink::Headline => self.ink,
            Ink::Hatch | Ink::Paper => self.paper,
            Ink::Series(number) => self.of(number, &self.series, &self.states, &self.steps),
            Ink::On(number) => self.of(number, &self.on_series, &self.on_states, &self.on_steps),
        }
    }

    fn of(
        &self,
        number: u8,
        series: &[&'static str; 6],
        states: &[&'static str; 5],
        steps: &[&'static str; 5],
    ) -> &'static str {
        match number {
            11..=15 => states[usize::from(number - 11)],
            21..=25 => steps[usize::from(number - 21)],
            20 if std::ptr::eq(series, &self.series) => self.none,
            20 => self.ink,
            other => series[usize::from(other.saturating_sub(1) % 6)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of WCAG 2.
    fn luminance(color: &str) -> f64 {
        let channel = |at: usize| {
            let byte = u8::from_str_radix(&color[at..at + 2], 16).expect("two hex digits");
            let value = f64::from(byte) / 255.0;
            match value <= 0.040_45 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_upon_every_colour_can_be_read() {
        for palette in [&LIGHT, &DARK] {
            for number in (1..=6).chain(11..=15).chain(20..=25) {
                let (fill, words) = (
                    palette.color(Ink::Series(number)),
                    palette.color(Ink::On(number)),
                );
                let found = contrast(fill, words);
                assert!(found >= 4.5, "{number}: {words} upon {fill} has {found:.2}");
            }
            for words in [palette.ink, palette.muted] {
                assert!(contrast(palette.paper, words) >= 4.5);
            }
        }
    }
}
