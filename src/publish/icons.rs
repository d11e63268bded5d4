//! Icons of the installed app, drawn from the portal's mark.

use super::{picture::face, site::Site};
use anyhow::{Context, Result};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::Tree,
};
use std::{fs, path::Path};

/// The mark on its ground, with round corners, in `public/`.
const MARK: &str = "favicon.svg";
/// The ground of the mark; `--accent` in `style/00-tokens.css`.
const GROUND: [u8; 3] = [0x0b, 0x5a, 0x4d];
/// Share of a maskable icon that the mark with its ground takes. Phones cut such icons to circles and
/// drops, of which only a circle over four fifths of the width is sure to be seen; so much keeps the
/// feet of the arch inside it.
const CUT_SHARE: f32 = 0.72;

/// An icon: its file, its width in pixels, and whether phones cut it to their own shape.
struct Icon {
    file: &'static str,
    width: u32,
    is_maskable: bool,
}

const ICONS: [Icon; 5] = [
    Icon {
        file: "icons/icon-192.png",
        width: 192,
        is_maskable: false,
    },
    Icon {
        file: "icons/icon-512.png",
        width: 512,
        is_maskable: false,
    },
    Icon {
        file: "icons/maskable-192.png",
        width: 192,
        is_maskable: true,
    },
    Icon {
        file: "icons/maskable-512.png",
        width: 512,
        is_maskable: true,
    },
    // iOS rounds the corners itself and shows what is clear as black.
    Icon {
        file: "icons/apple-touch-icon.png",
        width: 180,
        is_maskable: true,
    },
];

/// Adds the icons.
///
/// # Errors
///
/// A mark that is missing or no SVG.
pub fn add(site: &mut Site, public: &Path) -> Result<()> {
    let file = public.join(MARK);
    let svg = fs::read_to_string(&file).with_context(|| format!("read {}", file.display()))?;
    let mark = face::parse(&svg).with_context(|| format!("{} is no SVG", file.display()))?;
    for icon in &ICONS {
        site.add(icon.file, draw(&mark, icon)?);
    }
    Ok(())
}

fn draw(mark: &Tree, icon: &Icon) -> Result<Vec<u8>> {
    let mut pixels = Pixmap::new(icon.width, icon.width).context("an icon without any size")?;
    let width = icon.width as f32;
    let mut share = 1.0;
    if icon.is_maskable {
        let [red, green, blue] = GROUND;
        pixels.fill(Color::from_rgba8(red, green, blue, 255));
        share = CUT_SHARE;
    }
    let scale = width * share / mark.size().width();
    let edge = width * (1.0 - share) / 2.0;
    let place = Transform::from_scale(scale, scale).post_translate(edge, edge);
    resvg::render(mark, place, &mut pixels.as_mut());
    encode(&pixels)
}

fn encode(pixels: &Pixmap) -> Result<Vec<u8>> {
    let colours: Vec<u8> = pixels
        .pixels()
        .iter()
        .map(|pixel| pixel.demultiply())
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()])
        .collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Best);
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(name: &str) -> (png::OutputInfo, Vec<u8>) {
        let mut site = Site::default();
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
        add(&mut site, &public).unwrap();
        let file = &site.files[name];
        let mut reader = png::Decoder::new(file.as_slice()).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info, pixels)
    }

    #[test]
    fn only_icons_that_are_not_cut_have_clear_corners() {
        for (name, width, corner) in [
            ("icons/icon-192.png", 192, 0),
            ("icons/icon-512.png", 512, 0),
            ("icons/maskable-192.png", 192, 255),
            ("icons/maskable-512.png", 512, 255),
            ("icons/apple-touch-icon.png", 180, 255),
        ] {
            let (info, pixels) = drawn(name);
            assert_eq!((info.width, info.height), (width, width), "{name}");
            assert_eq!(pixels[3], corner, "{name}");
        }
    }

    #[test]
    fn a_cut_icon_keeps_the_whole_mark() {
        let (info, pixels) = drawn("icons/maskable-512.png");
        let middle = info.width as f32 / 2.0;
        for (index, pixel) in pixels.chunks_exact(4).enumerate() {
            let (x, y) = (index as u32 % info.width, index as u32 / info.width);
            let away = (x as f32 - middle).hypot(y as f32 - middle);
            if away > middle * 0.8 {
                assert_eq!(pixel[..3], GROUND, "at {x}, {y}");
            }
        }
    }
}
