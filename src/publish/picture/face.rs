//! The font of the pictures, and the width of words in it.
//!
//! One font holds both scripts, Noto Naskh Arabic and Noto Sans in their bold weight, cut down to the
//! letters of the portal's languages: text that mixes the two is shaped in one go, where two fonts
//! would be pieced together and lose letters.

use anyhow::Result;
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FontResolver, Node, Options, Tree};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

/// Family name of the font.
pub const FAMILY: &str = "Noto Naskh and Sans";

/// The only font there is; the machine's own are never looked at.
static FONT: &[u8] = include_bytes!("fonts/naskh-sans-bold.ttf");

/// The same letters in their regular weight, for labels of charts.
static REGULAR: &[u8] = include_bytes!("fonts/naskh-sans-regular.ttf");

/// From this weight on text is set in the bold font.
const BOLD_FROM: u16 = 600;

/// Reads an SVG whose text is set in both weights, as its `font-weight` attributes say.
///
/// # Errors
///
/// When `svg` is not well-formed.
pub fn parse_weights(svg: &str) -> Result<Tree> {
    static FACES: OnceLock<Arc<Database>> = OnceLock::new();
    let faces = FACES.get_or_init(|| {
        let mut faces = Database::new();
        for font in [REGULAR, FONT] {
            faces.load_font_source(Source::Binary(Arc::new(font)));
        }
        Arc::new(faces)
    });
    let options = Options {
        fontdb: faces.clone(),
        font_resolver: FontResolver {
            select_font: Box::new(|font, fonts| {
                let place = usize::from(font.weight() >= BOLD_FROM);
                fonts.faces().nth(place).map(|face| face.id)
            }),
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Options::default()
    };
    Ok(Tree::from_str(svg, &options)?)
}

/// Size at which words are measured, in pixels: large enough that rounding does not matter.
const MEASURING_SIZE: f32 = 100.0;

/// Reads an SVG whose text is set in the embedded font.
///
/// # Errors
///
/// When `svg` is not well-formed.
pub fn parse(svg: &str) -> Result<Tree> {
    let options = Options {
        fontdb: database(),
        font_resolver: FontResolver {
            select_font: Box::new(|_, fonts| fonts.faces().next().map(|face| face.id)),
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Options::default()
    };
    Ok(Tree::from_str(svg, &options)?)
}

/// Width of each word as a multiple of the font size. Words must have gone through
/// [`clean`](super::scene::clean).
///
/// # Errors
///
/// When a word holds characters that XML forbids.
pub fn widths(words: &[String]) -> Result<Vec<f32>> {
    let mut svg = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">"#);
    for (index, word) in words.iter().enumerate() {
        let word = super::scene::escape(word);
        write!(
            svg,
            r#"<text id="w{index}" font-family="{FAMILY}" font-size="{MEASURING_SIZE}">{word}</text>"#
        )?;
    }
    svg.push_str("</svg>");
    let tree = parse(&svg)?;
    let mut measured = BTreeMap::new();
    for node in tree.root().children() {
        if let Node::Text(text) = node {
            measured.insert(text.id(), text.bounding_box().width() / MEASURING_SIZE);
        }
    }
    // A word without any visible letter leaves no node behind.
    Ok((0..words.len())
        .map(|index| {
            measured
                .get(format!("w{index}").as_str())
                .copied()
                .unwrap_or(0.0)
        })
        .collect())
}

fn database() -> Arc<Database> {
    static FACES: OnceLock<Arc<Database>> = OnceLock::new();
    FACES
        .get_or_init(|| {
            let mut faces = Database::new();
            faces.load_font_source(Source::Binary(Arc::new(FONT)));
            Arc::new(faces)
        })
        .clone()
}
