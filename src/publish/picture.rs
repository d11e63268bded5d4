//! Pictures for link previews (Open Graph): each page's own title, in its own language, on the
//! portal's corridor of arches.
//!
//! Only the font in `picture/fonts` is used, so every machine draws the same bytes. What all pictures
//! of a language share (paper, arches, name) is drawn once and copied.

pub(super) mod face;
mod indexed;
mod scene;
mod wrap;

use crate::data::Lang;
use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::OnceLock;

/// Width of every picture in pixels.
pub const WIDTH: u32 = 1200;
/// Height of every picture in pixels.
pub const HEIGHT: u32 = 630;

/// Counts up when pictures of the same words look different from before, so that none drawn
/// earlier is kept.
const LOOK: u32 = 1;

/// A PNG of [`WIDTH`] by [`HEIGHT`] pixels with `title` in large letters below `kicker`, a line such
/// as "Punjab · Energy". Both are plain text in `lang`: markup in them is shown, not obeyed. No
/// word is ever cut: a long title is set smaller. An empty kicker leaves its line out.
///
/// # Errors
///
/// Only when the drawing made from the words cannot be read back, which would be a mistake here.
pub fn draw(title: &str, kicker: &str, lang: Lang) -> Result<Vec<u8>> {
    let mut picture = backdrop(lang)?.clone();
    let words = scene::words(title, kicker, lang)?;
    let tree = face::parse(&words).context("picture: the words could not be laid out")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    indexed::encode(&picture)
}

/// Name under which the picture of these words can be kept: 64 hexadecimal digits, different
/// whenever words, language or look differ.
pub fn cache_key(title: &str, kicker: &str, lang: Lang) -> String {
    let mut hash = Sha256::new();
    hash.update(LOOK.to_be_bytes());
    for part in [lang.code(), title, kicker] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// What all pictures of a language share, drawn on first use.
fn backdrop(lang: Lang) -> Result<&'static Pixmap> {
    static ENGLISH: OnceLock<Pixmap> = OnceLock::new();
    static URDU: OnceLock<Pixmap> = OnceLock::new();
    let slot = match lang {
        Lang::En => &ENGLISH,
        Lang::Ur => &URDU,
    };
    if let Some(drawn) = slot.get() {
        return Ok(drawn);
    }
    let tree =
        face::parse(&scene::backdrop(lang)).context("picture: the backdrop could not be read")?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).context("picture: no room for the pixels")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    Ok(slot.get_or_init(|| pixels))
}

#[cfg(test)]
mod tests;
