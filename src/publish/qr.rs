//! QR codes of addresses, as squares that pages draw.

use anyhow::{Context, Result};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The squares of the code for `address`: its width, a colon, and its rows as bits in hexadecimal,
/// dark squares set, the last digit filled up with light ones. About a seventh of the code may be
/// spoiled by rain or a pin before it can no longer be read.
///
/// # Errors
///
/// An address that is too long for a code.
pub fn squares(address: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)
        .with_context(|| format!("no QR code can hold {address}"))?;
    let mut text = format!("{}:", code.width());
    for four in code.to_colors().chunks(4) {
        let mut digit = 0;
        for place in 0..4 {
            let is_dark = four.get(place).is_some_and(|color| *color == Color::Dark);
            digit = digit << 1 | u8::from(is_dark);
        }
        write!(text, "{digit:x}").context("a text can be written to")?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_finder_patterns() {
        let text = squares("https://rahdari.example/ur/training/some-programme/").expect("a code");
        let (width, digits) = text.split_once(':').expect("a width");
        let width: usize = width.parse().expect("a number");
        let bits: Vec<bool> = digits
            .chars()
            .filter_map(|digit| digit.to_digit(16))
            .flat_map(|four| (0..4).rev().map(move |place| four >> place & 1 == 1))
            .collect();
        assert_eq!(bits.len(), (width * width).div_ceil(4) * 4);
        for (x, y) in [(0, 0), (width - 7, 0), (0, width - 7)] {
            let row: Vec<bool> = (0..7).map(|dx| bits[y * width + x + dx]).collect();
            assert_eq!(row, [true; 7], "{x} {y}");
        }
    }

    #[test]
    fn an_endless_address_is_an_error() {
        assert!(squares(&"x".repeat(5_000)).is_err());
    }
}
