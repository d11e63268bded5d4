//! A QR code, drawn from its squares.

use maud::{Markup, html};
use std::fmt::Write;

/// Squares of quiet border around the code; readers need four.
const BORDER: usize = 4;

/// The code whose squares are `squares`: its width, a colon, and its rows as bits in hexadecimal.
/// `label` says what it leads to. Nothing is drawn from squares that cannot be read.
pub fn qr(squares: &str, label: &str) -> Markup {
    let Some((width, path)) = outline(squares) else {
        return html! {};
    };
    let side = width + 2 * BORDER;
    html! {
        svg.qr role="img" aria-label=(label) viewBox=(format!("0 0 {side} {side}")) shape-rendering="crispEdges" {
            path.qr__paper d=(format!("M0 0h{side}v{side}h-{side}z")) {}
            path.qr__ink d=(path) {}
        }
    }
}

/// Width in squares and the outline of the dark ones, a run of a row at a time.
fn outline(squares: &str) -> Option<(usize, String)> {
    let (width, digits) = squares.split_once(':')?;
    let width: usize = width
        .parse()
        .ok()
        .filter(|width| (21..=177).contains(width))?;
    let digits: Vec<u32> = digits
        .chars()
        .filter_map(|digit| digit.to_digit(16))
        .collect();
    if digits.len() != (width * width).div_ceil(4) {
        return None;
    }
    let is_dark = |at: usize| digits[at / 4] >> (3 - at % 4) & 1 == 1;
    let mut path = String::new();
    for y in 0..width {
        let mut x = 0;
        while x < width {
            let run = (x..width).take_while(|&x| is_dark(y * width + x)).count();
            if run > 0 {
                let (left, top) = (x + BORDER, y + BORDER);
                write!(path, "M{left} {top}h{run}v1h-{run}z").ok()?;
            }
            x += run.max(1);
        }
    }
    Some((width, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_dark_squares_are_drawn_once() {
        let mut digits = "0".repeat((21_usize * 21).div_ceil(4));
        digits.replace_range(0..2, "e8");
        let (width, path) = outline(&format!("21:{digits}")).expect("squares");
        assert_eq!((width, path.as_str()), (21, "M4 4h3v1h-3zM8 4h1v1h-1z"));
    }

    #[test]
    fn spoiled_squares_draw_nothing() {
        for squares in ["", "21", "21:ff", "9999:00", "x:00"] {
            assert!(qr(squares, "x").into_string().is_empty(), "{squares}");
        }
    }
}
