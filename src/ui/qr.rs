//! A QR code of an address. It is computed where it is drawn, on the phone too: as squares in the
//! page's data every code would weigh more than the page's own words.

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Squares of quiet border around the code; readers need four.
const BORDER: usize = 4;

/// The code that leads to `address`; `label` says where that is. About a seventh of it may be
/// spoiled by rain or a pin before it can no longer be read. Nothing is drawn for an address that
/// no code can hold, over two thousand letters.
pub fn qr(address: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::M) else {
        return html! {};
    };
    let side = code.width() + 2 * BORDER;
    html! {
        svg.qr role="img" aria-label=(label) viewBox=(format!("0 0 {side} {side}")) shape-rendering="crispEdges" {
            path.qr__paper d=(format!("M0 0h{side}v{side}h-{side}z")) {}
            path.qr__ink d=(outline(code.width(), &code.to_colors())) {}
        }
    }
}

/// The outline of the dark squares, a run of a row at a time.
fn outline(width: usize, squares: &[Color]) -> String {
    let mut path = String::new();
    for (y, row) in squares.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let dark = row[x..].iter().take_while(|&&square| square == Color::Dark);
            let run = dark.count();
            if run > 0 {
                let (left, top) = (x + BORDER, y + BORDER);
                // A text can always be written to.
                write!(path, "M{left} {top}h{run}v1h-{run}z").unwrap_or_default();
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_dark_squares_are_drawn_once() {
        let (dark, light) = (Color::Dark, Color::Light);
        let squares = [dark, dark, light, light, light, dark];
        assert_eq!(outline(3, &squares), "M4 4h2v1h-2zM6 5h1v1h-1z");
    }

    #[test]
    fn a_code_has_its_three_finder_patterns() {
        let code = qr("https://rahdari.example/ur/training/some-programme/", "x").into_string();
        let side = code
            .split("0 0 ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next());
        let side: usize = side.and_then(|side| side.parse().ok()).expect("a side");
        let (near, far) = (BORDER, side - BORDER - 7);
        for (x, y) in [(near, near), (far, near), (near, far)] {
            for row in [y, y + 6] {
                assert!(code.contains(&format!("M{x} {row}h7v1h-7z")), "{x} {row}");
            }
        }
    }

    #[test]
    fn an_endless_address_draws_nothing() {
        assert!(qr(&"x".repeat(5_000), "x").into_string().is_empty());
    }
}
