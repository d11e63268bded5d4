//! What a picture shows, as SVG: the backdrop of a language and the words of a page.

use super::face::{self, FAMILY};
use super::wrap::{Fitted, Room, Setting, fit};
use super::{HEIGHT, WIDTH};
use crate::data::Lang;
use crate::i18n::bidi::isolate_runs;
use anyhow::Result;
use std::fmt::Write;

/// Ground of the picture.
pub const PAPER: [u8; 3] = [0xfb, 0xf7, 0xef];
/// Title.
pub const INK: [u8; 3] = [0x0e, 0x1b, 0x1a];
/// Stone of the arches, kicker and name.
pub const TEAL: [u8; 3] = [0x0b, 0x5a, 0x4d];
/// Light in the corridor.
pub const MARIGOLD: [u8; 3] = [0xf0, 0xa8, 0x30];

/// The corridor of arches, 360 by 630.
const CORRIDOR: &str = include_str!("corridor.svg");
/// The name in Nastaliq, as outlines in `currentColor`.
const WORDMARK: &str = include_str!("../../../public/icons/wordmark-ur.svg");
/// Width over height of the wordmark.
const WORDMARK_SHAPE: f32 = 309.8 / 139.3;

/// Width of the corridor; it stands where lines end.
const CORRIDOR_WIDTH: f32 = 360.0;
/// Clear space at the side where lines begin.
const MARGIN: f32 = 72.0;
/// Longest line.
const COLUMN: f32 = WIDTH as f32 - CORRIDOR_WIDTH - MARGIN - 48.0;
/// Top of the kicker, or of the title when there is none.
const TOP: f32 = 68.0;
/// The words end here; the name stands below.
const BOTTOM: f32 = 492.0;
/// The kicker takes no more height than this.
const KICKER_HEIGHT: f32 = 110.0;
/// Between kicker and title.
const GAP: f32 = 20.0;

const LATIN: Setting = Setting {
    line_height: 1.16,
    ascent: 0.80,
    descent: 0.26,
    space: 0.28,
};
const ARABIC: Setting = Setting {
    line_height: 1.50,
    ascent: 0.98,
    descent: 0.56,
    space: 0.30,
};

/// Title sizes in pixels, each with the most lines it may fill.
const TITLE_SIZES: [(f32, usize); 13] = [
    (128.0, 1),
    (112.0, 1),
    (100.0, 2),
    (92.0, 2),
    (84.0, 2),
    (76.0, 3),
    (70.0, 3),
    (64.0, 3),
    (58.0, 4),
    (53.0, 4),
    (48.0, 4),
    (44.0, 4),
    (40.0, 5),
];
const KICKER_SIZES: [(f32, usize); 3] = [(32.0, 1), (28.0, 1), (25.0, 2)];

/// Paper, corridor and name, as they stand in every picture of `lang`.
pub fn backdrop(lang: Lang) -> String {
    let (width, paper, teal) = (WIDTH, hex(PAPER), hex(TEAL));
    let height = 62.0;
    let mark_width = height * WORDMARK_SHAPE;
    let (corridor_x, mark_x, name_x, anchor) = match lang {
        Lang::En => (
            WIDTH as f32 - CORRIDOR_WIDTH,
            MARGIN + 154.0,
            MARGIN,
            "start",
        ),
        Lang::Ur => (
            0.0,
            WIDTH as f32 - MARGIN - mark_width,
            WIDTH as f32 - MARGIN - mark_width - 28.0,
            "end",
        ),
    };
    let corridor = placed(CORRIDOR, corridor_x, 0.0, CORRIDOR_WIDTH, HEIGHT as f32);
    let wordmark = placed(WORDMARK, mark_x, 519.0, mark_width, height);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}"><rect width="{width}" height="{HEIGHT}" fill="{paper}"/>{corridor}<g color="{teal}">{wordmark}</g><text x="{name_x}" y="566" font-family="{FAMILY}" font-size="34" fill="{teal}" text-anchor="{anchor}">Rahdari</text></svg>"#
    )
}

/// Kicker and title of one page on a transparent ground.
///
/// # Errors
///
/// When the words cannot be measured.
pub fn words(title: &str, kicker: &str, lang: Lang) -> Result<String> {
    let mut svg =
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">"#);
    let mut top = TOP;
    let kicker = Block::new(kicker, lang, KICKER_HEIGHT, &KICKER_SIZES)?;
    if !kicker.is_empty() {
        top = kicker.write(&mut svg, top, TEAL)? + GAP;
    }
    Block::new(title, lang, BOTTOM - top, &TITLE_SIZES)?.write(&mut svg, top, INK)?;
    svg.push_str("</svg>");
    Ok(svg)
}

/// Text without what must not stand in XML: control characters, and direction marks, which the
/// lines set anew.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| {
            !c.is_control() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        })
        .filter(|&c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// Text as XML character data.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Words of one size, set in lines.
struct Block {
    lang: Lang,
    words: Vec<String>,
    fitted: Fitted,
}

impl Block {
    fn new(text: &str, lang: Lang, height: f32, sizes: &[(f32, usize)]) -> Result<Block> {
        let text = clean(text);
        let smallest = sizes.last().map_or(1.0, |last| last.0);
        let mut words: Vec<String> = text
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let mut widths = face::widths(&words)?;
        // An address or the like may be wider than the column at any size that can be read.
        while let Some(wide) = widths.iter().position(|width| width * smallest > COLUMN) {
            let halves = halve(&words[wide]);
            widths.splice(wide..=wide, face::widths(&halves)?);
            words.splice(wide..=wide, halves);
        }
        let fitted = fit(
            &widths,
            setting(lang),
            Room {
                width: COLUMN,
                height,
            },
            sizes,
        );
        Ok(Block {
            lang,
            words,
            fitted,
        })
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Adds the lines to `svg`, the first one's top at `top`. Returns the bottom of the last.
    fn write(&self, svg: &mut String, top: f32, colour: [u8; 3]) -> Result<f32> {
        let Setting {
            line_height,
            ascent,
            descent,
            ..
        } = setting(self.lang);
        let size = self.fitted.size;
        let (x, anchor) = match self.lang {
            Lang::En => (MARGIN, "start"),
            Lang::Ur => (WIDTH as f32 - MARGIN, "end"),
        };
        let colour = hex(colour);
        let mut baseline = top + ascent * size;
        for line in &self.fitted.lines {
            let line = directed(&self.words[line.clone()].join(" "), self.lang);
            let line = escape(&line);
            write!(
                svg,
                r#"<text x="{x}" y="{baseline:.1}" font-family="{FAMILY}" font-size="{size:.2}" fill="{colour}" text-anchor="{anchor}">{line}</text>"#
            )?;
            baseline += line_height * size;
        }
        Ok(baseline - line_height * size + descent * size)
    }
}

/// The line in its reading direction: SVG text begins left to right whatever it holds.
fn directed(line: &str, lang: Lang) -> String {
    match lang {
        Lang::En => line.to_owned(),
        Lang::Ur => format!("\u{2067}{}\u{2069}", isolate_runs(line)),
    }
}

fn setting(lang: Lang) -> Setting {
    match lang {
        Lang::En => LATIN,
        Lang::Ur => ARABIC,
    }
}

/// The word in two parts, after a mark such as a slash if it has one, else in the middle.
fn halve(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    let after_mark = |&cut: &usize| {
        matches!(
            letters[cut - 1],
            '/' | '.' | '-' | '_' | '?' | '&' | '=' | ','
        )
    };
    let cut = (1..letters.len())
        .filter(after_mark)
        .min_by_key(|cut| cut.abs_diff(middle))
        .unwrap_or(middle);
    [&letters[..cut], &letters[cut..]]
        .map(|part| part.iter().collect())
        .to_vec()
}

/// An SVG file of ours as a part of another.
fn placed(file: &str, x: f32, y: f32, width: f32, height: f32) -> String {
    file.trim().replacen(
        "<svg ",
        &format!(r#"<svg x="{x}" y="{y}" width="{width}" height="{height}" "#),
        1,
    )
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
