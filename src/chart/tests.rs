//! The pictures as a whole: every label inside and apart, same bytes, nothing obeyed.

pub mod geometry;
mod sample;

use super::*;
use crate::data::Text;
use geometry::{attribute, labels};
use sample::samples;
pub use sample::{plain_text, series};

#[test]
fn labels_stay_inside_and_apart_at_every_width() {
    for sample in samples() {
        for kind in [
            kind_for(&sample),
            Kind::Line,
            Kind::Step,
            Kind::Bars,
            Kind::Rows,
        ] {
            for lang in Lang::ALL {
                for width in [280, 320, 600, 640, 1200] {
                    let svg = draw(&sample, kind, lang, width, "x");
                    let place = format!("{kind:?} {lang:?} {width} {:?}", sample.observations);
                    let size: Vec<f64> = attribute(&svg, "viewBox")
                        .split(' ')
                        .map(|n| n.parse().expect("a number"))
                        .collect();
                    let labels = labels(&svg);
                    for (n, label) in labels.iter().enumerate() {
                        let [left, top, right, bottom] = label.edges;
                        let inside = left >= -0.11
                            && top >= -0.11
                            && right <= size[2] + 0.11
                            && bottom <= size[3] + 0.11;
                        assert!(inside, "{place}: {label:?} leaves {size:?}");
                        for other in &labels[..n] {
                            let [l, t, r, b] = other.edges;
                            assert!(
                                right <= l || r <= left || bottom <= t || b <= top,
                                "{place}: {label:?} meets {other:?}"
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_picture_has_the_same_bytes_again_and_no_style() {
    for sample in samples() {
        for lang in Lang::ALL {
            let svg = draw(&sample, kind_for(&sample), lang, 320, "x");
            assert_eq!(svg, draw(&sample, kind_for(&sample), lang, 320, "x"));
            assert!(!svg.contains("style") && !svg.contains("NaN"));
            let root = svg.split('>').next().unwrap_or_default();
            assert!(!root.contains(" width="), "{root}");
            let texts = svg.matches("<text ").count();
            assert_eq!(svg.matches(" text-anchor=").count(), texts);
            assert_eq!(svg.matches(" direction=").count(), texts + 1);
        }
    }
}

#[test]
fn a_hostile_title_is_shown_as_text() {
    let mut hostile = series("<b>", &[("2016", 1.0), ("\"><script>", 2.0)]);
    hostile.title = Text::new(
        "<script>alert(\"1\")</script> & more",
        "<script>alert(1)</script>",
    );
    for lang in Lang::ALL {
        let svg = draw(
            &hostile,
            kind_for(&hostile),
            lang,
            320,
            "x\" onload=\"alert(1)",
        );
        assert!(!svg.contains("<script") && !svg.contains("<b>") && !svg.contains("onload=\""));
        assert!(svg.contains("&lt;script&gt;"));
        assert!(svg.contains("id=\"xonloadalert1-title\""));
    }
}

#[test]
fn lines_are_not_drawn_across_gaps() {
    let cases = [
        (
            vec![("2016", 1.0), ("2017", 2.0), ("2018", 3.0), ("2019", 4.0)],
            1,
        ),
        (
            vec![
                ("2016", 1.0),
                ("2017", 2.0),
                ("2018", f64::NAN),
                ("2019", 4.0),
                ("2020", 5.0),
            ],
            2,
        ),
        (
            vec![("2016", 1.0), ("2017", 2.0), ("2019", 4.0), ("2020", 5.0)],
            2,
        ),
        (vec![("2016", 1.0), ("2017", f64::NAN), ("2018", 4.0)], 0),
    ];
    for (observations, lines) in cases {
        let svg = draw(&series("MW", &observations), Kind::Line, Lang::En, 320, "x");
        assert_eq!(
            svg.matches("c-line c-series-1").count(),
            lines,
            "{observations:?}"
        );
        assert_eq!(
            svg.matches("c-text c-gap").count() > 0,
            lines != 1,
            "{observations:?}"
        );
    }
}

#[test]
fn rows_mirror_in_urdu_and_years_do_not() {
    let statements = series("jobs", &[("2017-06", 30000.0), ("2025-09", 200000.0)]);
    let first_bar = |lang| {
        let svg = draw(&statements, Kind::Rows, lang, 600, "x");
        let bar = svg.split("<rect").nth(1).expect("a bar").to_owned();
        let number = |name| -> f64 { attribute(&bar, name).parse().expect("a number") };
        (number("x"), number("x") + number("width"))
    };
    let ((left, _), (_, right)) = (first_bar(Lang::En), first_bar(Lang::Ur));
    assert!(left < 300.0 && right > 300.0);
    let years = series(
        "MW",
        &[("2016", 1.0), ("2017", 2.0), ("2018", 3.0), ("2019", 4.0)],
    );
    for lang in Lang::ALL {
        let labels = labels(&draw(&years, Kind::Line, lang, 600, "x"));
        let at = |text: &str| {
            labels
                .iter()
                .find(|label| label.text == text)
                .expect("a year")
                .edges[0]
        };
        assert!(at("2016") < at("2019"));
    }
}

#[test]
fn each_series_has_the_form_that_suits_its_periods() {
    let cases: [(&[(&str, f64)], Kind); 7] = [
        (
            &[("2016", 1.0), ("2017", 2.0), ("2018", 2.0), ("2019", 3.0)],
            Kind::Line,
        ),
        (
            &[("2016", 1.0), ("2017", 2.0), ("2018", 0.0), ("2019", 3.0)],
            Kind::Bars,
        ),
        (
            &[
                ("FY2020", 1.0),
                ("FY2021", 2.0),
                ("FY2022", 2.0),
                ("FY2023", 3.0),
            ],
            Kind::Bars,
        ),
        (&[("2018", 1.0), ("2022", 2.0), ("2025", 2.0)], Kind::Rows),
        (
            &[
                ("2021-02", 1.0),
                ("2022-10", 2.0),
                ("2023-07", 2.0),
                ("2025-09", 4.0),
            ],
            Kind::Rows,
        ),
        (&[("2018-2021", 1.0), ("2022-2023-06", 2.0)], Kind::Rows),
        (&[], Kind::Rows),
    ];
    for (observations, expected) in cases {
        assert_eq!(
            kind_for(&series("MW", observations)),
            expected,
            "{observations:?}"
        );
    }
}
