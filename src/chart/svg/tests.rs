use super::*;
use plotters::{prelude::*, style::text_anchor::Pos};

fn drawn(draw: impl Fn(&DrawingArea<Svg<'_>, plotters::coord::Shift>)) -> String {
    let mut out = String::new();
    draw(&Svg::new(&mut out, (3200, 2000), Look::Classes).into_drawing_area());
    out
}

#[test]
fn lengths_have_at_most_one_decimal() {
    for (value, expected) in [
        (0, "0"),
        (5, ".5"),
        (-5, "-.5"),
        (10, "1"),
        (3199, "319.9"),
        (-120, "-12"),
    ] {
        let mut out = String::new();
        tenths(&mut out, value);
        assert_eq!(out, expected);
    }
}

#[test]
fn shapes_carry_classes_and_no_colour() {
    let svg = drawn(|area| {
        let line = ShapeStyle::from(Ink::Series(2).color()).stroke_width(20);
        area.draw(&PathElement::new(
            [(10, 20), (30, 20), (35, 15), (35, 30)],
            line,
        ))
        .expect("drawn");
        area.draw(&Rectangle::new(
            [(50, 90), (75, 10)],
            Ink::Series(1).color().filled(),
        ))
        .expect("drawn");
    });
    let line = r#"<path class="c-line c-series-2" d="M1 2h2l.5-.5v1.5" fill="none" stroke="currentColor" stroke-width="2"/>"#;
    let bar = r#"<rect class="c-bar c-series-1" x="5" y="1" width="2.5" height="8"/>"#;
    assert_eq!(svg, [line, bar].concat());
}

#[test]
fn every_text_states_direction_and_anchor() {
    let cases = [
        ("MW", HPos::Left, "ltr", "start"),
        ("MW", HPos::Right, "ltr", "end"),
        ("میگاواٹ", HPos::Left, "rtl", "end"),
        ("میگاواٹ", HPos::Right, "rtl", "start"),
        ("میگاواٹ", HPos::Center, "rtl", "middle"),
    ];
    for (text, edge, direction, anchor) in cases {
        let svg = drawn(|area| {
            let style = TextStyle::from(("sans-serif", 120)).pos(Pos::new(edge, VPos::Top));
            area.draw_text(text, &style, (0, 0)).expect("drawn");
        });
        assert!(
            svg.contains(&format!(
                "direction=\"{direction}\" text-anchor=\"{anchor}\""
            )),
            "{svg}"
        );
    }
}

#[test]
fn markup_in_a_text_is_shown_and_not_obeyed() {
    let mut out = String::new();
    escape(&mut out, "<script>\"a\" & b\u{0}\u{8}</script>");
    assert_eq!(out, "&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;");
}
