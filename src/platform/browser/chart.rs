//! What the page of a chart asks of the browser: where its marks stand, a dialog, a picture file.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{Callable, Callback};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, DomRect, Element, HtmlCanvasElement, HtmlDialogElement,
    HtmlImageElement,
};

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

/// The mark at a point of the window, with its place there, for the picture inside the element of
/// this CSS selector.
pub fn mark_at(stage: &str, x: i32, y: i32) -> Option<(usize, Spot)> {
    let document = super::document()?;
    let frame = document.query_selector(stage).ok()??;
    let frame = frame.get_bounding_client_rect();
    let found = document.elements_from_point(x as f32, y as f32);
    found
        .iter()
        .filter_map(|element| element.dyn_into::<Element>().ok())
        .find_map(|hit| {
            let mark = hit.get_attribute("data-mark")?.parse().ok()?;
            Some((mark, spot(&hit, &frame)?))
        })
}

/// Where a mark stands in the shown picture inside the element of this CSS selector. A mark of
/// small multiples stands in several places; one whose picture has no places gives none.
pub fn mark_spots(stage: &str, mark: usize) -> Vec<Spot> {
    let selector = [".c-hit[data-mark=\"", &mark.to_string(), "\"]"].concat();
    let found = super::document().and_then(|document| {
        let stage = document.query_selector(stage).ok()??;
        let hits = stage.query_selector_all(&selector).ok()?;
        Some((stage.get_bounding_client_rect(), hits))
    });
    let Some((frame, hits)) = found else {
        return Vec::new();
    };
    (0..hits.length())
        .filter_map(|n| hits.item(n)?.dyn_into::<Element>().ok())
        .filter_map(|hit| spot(&hit, &frame))
        .collect()
}

/// `None` where nothing is shown: the picture for the other width has no size.
fn spot(hit: &Element, frame: &DomRect) -> Option<Spot> {
    let hit = hit.get_bounding_client_rect();
    let (wide, tall) = (frame.width() / 100.0, frame.height() / 100.0);
    (hit.width() > 0.0 && wide > 0.0 && tall > 0.0).then(|| Spot {
        left: (hit.left() - frame.left()) / wide,
        top: (hit.top() - frame.top()) / tall,
        width: hit.width() / wide,
        height: hit.height() / tall,
    })
}

/// Opens the dialog of this CSS selector above everything else; closing it gives the keyboard back.
pub fn open_dialog(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(dialog) = dialog(selector) {
            // One that is open already stays open.
            dialog.show_modal().unwrap_or_default();
        }
    });
}

/// Closes a dialog.
pub fn close_dialog(selector: &str) {
    if let Some(dialog) = dialog(selector) {
        dialog.close();
    }
}

fn dialog(selector: &str) -> Option<HtmlDialogElement> {
    let found = super::document()?.query_selector(selector).ok()??;
    found.dyn_into().ok()
}

/// Puts a text on the clipboard and tells whether that was allowed.
pub fn copy(text: String, then: Callback<bool>) {
    super::spawn(async move { then.run(try_copy(&text).await.is_ok()) });
}

async fn try_copy(text: &str) -> Result<(), JsValue> {
    let navigator: JsValue = web_sys::window().ok_or(JsValue::NULL)?.navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let done: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(done).await.map(|_| ())
}

/// Offers an SVG picture as a PNG file of this width in pixels, and tells whether it could be made.
pub fn download_png(name: String, svg: String, width: u32, then: Callback<bool>) {
    super::spawn(async move { then.run(try_png(name, &svg, width).await.is_ok()) });
}

async fn try_png(name: String, svg: &str, width: u32) -> Result<(), JsValue> {
    let picture = HtmlImageElement::new()?;
    let code = String::from(js_sys::encode_uri_component(svg));
    picture.set_src(&["data:image/svg+xml;charset=utf-8,", &code].concat());
    JsFuture::from(picture.decode()).await?;
    let height = f64::from(width) * f64::from(picture.natural_height())
        / f64::from(picture.natural_width().max(1));
    let document = super::document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height.round() as u32);
    let pen: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    pen.draw_image_with_html_image_element_and_dw_and_dh(
        &picture,
        0.0,
        0.0,
        f64::from(width),
        height.round(),
    )?;
    let made = Promise::new(&mut |done, failed| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            done.call1(&JsValue::NULL, &blob).unwrap_or_default();
        });
        if canvas.to_blob(take.unchecked_ref()).is_err() {
            failed.call0(&JsValue::NULL).unwrap_or_default();
        }
    });
    let blob: web_sys::Blob = JsFuture::from(made).await?.dyn_into()?;
    super::take_away::offer(&name, &blob)
}
