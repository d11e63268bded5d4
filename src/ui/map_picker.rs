//! A map to tap: every shape is a link. The plain list beside it is the accessible way.

use crate::{
    data::Lang,
    path::PagePath,
    payload::common::{MapPicture, MapShape},
};
use maud::{Markup, html};

/// Half of the width of the longest label with a line, in units of the map.
const HALF_LABEL: i32 = 48;

/// The map; `path_of` says where a shape leads. The map never mirrors. Labels are drawn only where
/// `with_labels`, for maps whose shapes are large enough.
pub fn map_picker(
    lang: Lang,
    title: &str,
    map: &MapPicture,
    path_of: fn(String) -> PagePath,
    with_labels: bool,
) -> Markup {
    let frame = format!("0 0 {} {}", map.width, map.height);
    html! {
        svg.map viewBox=(frame) role="group" aria-label=(title) direction="ltr" {
            @for shape in &map.shapes {
                (outline(lang, shape, path_of))
            }
            @if with_labels {
                @for shape in &map.shapes {
                    (map_label(lang, shape))
                }
            }
        }
    }
}

fn outline(lang: Lang, shape: &MapShape, path_of: fn(String) -> PagePath) -> Markup {
    let href = path_of(shape.id.clone()).href(lang);
    let class = format!("map__shape map__shape--{}", shape.id);
    html! {
        a class=(class) href=(href) aria-label=(shape.name.get(lang)) {
            path d=(shape.path) {}
        }
    }
}

fn map_label(lang: Lang, shape: &MapShape) -> Markup {
    let (x, y) = shape.label_at;
    html! {
        @if let Some((x2, y2)) = shape.line_to {
            line.map__line x1=(x + HALF_LABEL) y1=(y) x2=(x2) y2=(y2) {}
        }
        text.map__label x=(x) y=(y) text-anchor="middle" direction=(lang.dir()) aria-hidden="true" {
            (shape.name.get(lang))
        }
    }
}
