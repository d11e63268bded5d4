//! What the page of a chart asks of the browser. Natively nothing is shown and nothing happens.

use leptos::prelude::Callback;

/// A rectangle in parts of a hundred of the element it lies in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// From the left edge.
    pub left: f64,
    /// From the upper edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The mark at a point of the window. Natively there is no window.
pub fn mark_at(_stage: &str, _x: i32, _y: i32) -> Option<(usize, Spot)> {
    None
}

/// Where a mark stands. Natively nowhere.
pub fn mark_spots(_stage: &str, _mark: usize) -> Vec<Spot> {
    Vec::new()
}

/// Opens a dialog. No-op natively.
pub fn open_dialog(_selector: &'static str) {}

/// Closes a dialog. No-op natively.
pub fn close_dialog(_selector: &str) {}

/// Puts a text on the clipboard. No-op natively.
pub fn copy(_text: String, _then: Callback<bool>) {}

/// Offers a picture as a PNG file. No-op natively: publish has a rasteriser of its own.
pub fn download_png(_name: String, _svg: String, _width: u32, _then: Callback<bool>) {}
