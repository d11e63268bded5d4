//! PNG with a palette: the few flat colours of the pictures and the steps between them take a
//! fraction of what full colour takes.

use super::scene::{INK, MARIGOLD, PAPER, TEAL};
use anyhow::{Context, Result};
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use resvg::tiny_skia::Pixmap;
use std::io::Write;
use std::sync::OnceLock;

type Rgb = [u8; 3];

/// Edges between two colours, with the number of steps that make them look smooth.
const RAMPS: [(Rgb, Rgb, u8); 5] = [
    (PAPER, INK, 40),
    (PAPER, TEAL, 40),
    (TEAL, MARIGOLD, 24),
    (PAPER, MARIGOLD, 24),
    (INK, MARIGOLD, 8),
];

/// Bits kept of each channel when a colour is looked up.
const BITS: u32 = 5;

/// The PNG of an opaque picture, 8 bits a pixel.
///
/// # Errors
///
/// When the compressor reports one; writing to memory does not fail otherwise.
pub fn encode(picture: &Pixmap) -> Result<Vec<u8>> {
    let palette = Palette::get();
    let row_length = picture.width() as usize;
    let mut rows = Vec::with_capacity((row_length + 1) * picture.height() as usize);
    for row in picture.data().chunks_exact(row_length * 4) {
        // Filter 0: a palette index says nothing about its neighbour.
        rows.push(0);
        rows.extend(
            row.chunks_exact(4)
                .map(|pixel| palette.index([pixel[0], pixel[1], pixel[2]])),
        );
    }
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::new(6));
    zlib.write_all(&rows)?;
    let pixels = zlib.finish()?;

    let mut header = Vec::with_capacity(13);
    header.extend(picture.width().to_be_bytes());
    header.extend(picture.height().to_be_bytes());
    // Eight bits a pixel, palette, and the only compression, filtering and order there is.
    header.extend([8, 3, 0, 0, 0]);

    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, b"IHDR", &header)?;
    chunk(&mut png, b"PLTE", palette.colours.as_flattened())?;
    chunk(&mut png, b"IDAT", &pixels)?;
    chunk(&mut png, b"IEND", &[])?;
    Ok(png)
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) -> Result<()> {
    let length = u32::try_from(content.len()).context("picture: a PNG chunk of more than 4 GB")?;
    let mut check = Crc::new();
    check.update(kind);
    check.update(content);
    png.extend(length.to_be_bytes());
    png.extend(kind);
    png.extend(content);
    png.extend(check.sum().to_be_bytes());
    Ok(())
}

struct Palette {
    colours: Vec<Rgb>,
    /// Palette index for each colour cut to [`BITS`] bits a channel.
    nearest: Vec<u8>,
}

impl Palette {
    fn get() -> &'static Palette {
        static PALETTE: OnceLock<Palette> = OnceLock::new();
        PALETTE.get_or_init(Palette::build)
    }

    fn build() -> Palette {
        let mut colours: Vec<Rgb> = vec![PAPER, INK, TEAL, MARIGOLD];
        let pure = colours.len();
        for (from, to, steps) in RAMPS {
            colours.extend((1..steps).map(|step| between(from, to, step, steps)));
        }
        let levels = 1 << BITS;
        let mut nearest = Vec::with_capacity(levels * levels * levels);
        for cell in 0..levels * levels * levels {
            let middle = [cell >> (2 * BITS), cell >> BITS, cell]
                .map(|c| ((c % levels) << (8 - BITS)) as i32 + 4);
            nearest.push(closest(&colours, middle));
        }
        // The flat colours come out exactly.
        for index in 0..pure {
            nearest[cell(colours[index])] = index as u8;
        }
        Palette { colours, nearest }
    }

    fn index(&self, colour: Rgb) -> u8 {
        self.nearest[cell(colour)]
    }
}

fn cell(colour: Rgb) -> usize {
    colour.iter().fold(0, |cell, &channel| {
        cell << BITS | usize::from(channel >> (8 - BITS))
    })
}

fn between(from: Rgb, to: Rgb, step: u8, steps: u8) -> Rgb {
    std::array::from_fn(|channel| {
        let (a, b) = (u32::from(from[channel]), u32::from(to[channel]));
        ((a * u32::from(steps - step) + b * u32::from(step)) / u32::from(steps)) as u8
    })
}

fn closest(colours: &[Rgb], wanted: [i32; 3]) -> u8 {
    let distance = |colour: &Rgb| {
        (0..3)
            .map(|c| (i32::from(colour[c]) - wanted[c]).pow(2))
            .sum::<i32>()
    };
    (0..colours.len())
        .min_by_key(|&index| distance(&colours[index]))
        .unwrap_or(0) as u8
}
