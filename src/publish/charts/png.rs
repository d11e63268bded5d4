//! PNG files of charts, drawn by our own rasteriser with the fonts of this program.

use crate::publish::picture::face;
use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};

/// Counts up when the same SVG is rasterised differently, so that no older picture is kept.
pub const LOOK: u32 = 1;

/// The picture of `svg` at this width in pixels. Texts are set in the embedded fonts whatever
/// family they name; the machine's own fonts are never looked at.
///
/// # Errors
///
/// An SVG that is not well-formed, or without any size.
pub fn rasterise(svg: &str, width: u32) -> Result<Vec<u8>> {
    let tree = face::parse_weights(svg).context("a chart could not be read back")?;
    let size = tree.size();
    let scale = width as f32 / size.width();
    let height = (size.height() * scale).ceil() as u32;
    let mut pixels = Pixmap::new(width, height).context("a chart without any size")?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    encode(&pixels)
}

/// Charts stand on opaque ground, so three channels are enough.
fn encode(pixels: &Pixmap) -> Result<Vec<u8>> {
    let colours: Vec<u8> = pixels
        .data()
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_adaptive_filter(png::AdaptiveFilterType::NonAdaptive);
    encoder.set_filter(png::FilterType::Sub);
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(out)
}
