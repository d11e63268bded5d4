//! Where the labels of a picture stand.

use crate::chart::measure;

/// A `<text>` of a picture.
#[derive(Debug)]
pub struct Label {
    /// Content, as marked up.
    pub text: String,
    /// Left, top, right, bottom in units of the picture.
    pub edges: [f64; 4],
}

/// Value of an attribute, which must be there.
pub fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let start = tag.find(&format!(" {name}=\"")).expect(name) + name.len() + 3;
    &tag[start..start + tag[start..].find('"').expect("closing quote")]
}

/// The texts of a picture, as wide as measured.
pub fn labels(svg: &str) -> Vec<Label> {
    let number = |text: &str| -> f64 { text.parse().expect("a number") };
    svg.split("<text ")
        .skip(1)
        .map(|rest| {
            let (tag, after) = rest.split_once('>').expect("end of tag");
            let tag = format!(" {tag}");
            let text = after
                .split_once("</text>")
                .expect("end of text")
                .0
                .to_owned();
            let size = number(attribute(&tag, "font-size"));
            let bold = if attribute(&tag, "class").contains("c-value") {
                1.12
            } else {
                1.0
            };
            let width = f64::from(measure::width(&text, (size * 10.0) as i32)) / 10.0 * bold;
            let (x, y) = (number(attribute(&tag, "x")), number(attribute(&tag, "y")));
            let left = match (attribute(&tag, "text-anchor"), attribute(&tag, "direction")) {
                ("middle", _) => x - width / 2.0,
                ("start", "ltr") | ("end", "rtl") => x,
                _ => x - width,
            };
            Label {
                text,
                edges: [left, y - size * 0.8, left + width, y + size * 0.3],
            }
        })
        .collect()
}
