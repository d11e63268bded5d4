//! Series to draw in tests.

use crate::data::{self, Observation, Text};

/// A series of the data tables.
pub fn series(unit: &str, observations: &[(&str, f64)]) -> data::Series {
    data::Series {
        id: "a-series".into(),
        title: Text::new("Capacity in service", "چالو پیداواری گنجائش"),
        unit: unit.into(),
        region: None,
        derived_from: None,
        notes: Text::default(),
        sources: Vec::new(),
        observations: observations
            .iter()
            .map(|(period, value)| Observation {
                period: (*period).into(),
                value: *value,
            })
            .collect(),
    }
}

/// A text without its marks of direction.
pub fn plain_text(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}

/// The shapes the real series have, and some they do not have yet.
pub fn samples() -> Vec<data::Series> {
    let years = |values: &[f64]| -> data::Series {
        let periods: Vec<String> = (2016..)
            .take(values.len())
            .map(|year: u16| year.to_string())
            .collect();
        let pairs: Vec<(&str, f64)> = periods
            .iter()
            .map(String::as_str)
            .zip(values.iter().copied())
            .collect();
        series("MW", &pairs)
    };
    vec![
        years(&[
            400.0, 1920.0, 3340.0, 5320.0, 5320.0, 5320.0, 6370.0, 8020.0, 8904.0, 8904.0,
        ]),
        years(&[
            400.0, 1520.0, 1420.0, 1980.0, 0.0, 0.0, 1050.0, 1650.0, 884.0, 0.0,
        ]),
        years(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 720.0, 720.0, 720.0, 720.0]),
        years(&[5.0, -3.0, 2.0, -8.25, 4.0]),
        years(&[0.0, 0.0, 0.0, 0.0]),
        years(&[7.0]),
        years(&[3.0, f64::NAN, f64::NAN, 1.0, f64::NAN, 0.0]),
        years(&[1.0; 60]),
        series(
            "USD billion",
            &[
                ("FY2020", 9.568),
                ("FY2021", 13.302),
                ("FY2023", 9.662),
                ("FY2024", 13.506),
                ("FY2025", 16.31),
            ],
        ),
        series(
            "USD billion",
            &[("FY2025 Jul-Jan", 10.39), ("FY2026 Jul-Jan", 12.564)],
        ),
        series(
            "jobs",
            &[
                ("2017-06", 30000.0),
                ("2018-12", 75000.0),
                ("2022", 192000.0),
                ("2022-11", 190000.0),
                ("2025-09", 200000.0),
            ],
        ),
        series(
            "tonnes",
            &[("2018-2021", 166207.0), ("2022-2023-06", 637124.0)],
        ),
        series(
            "persons",
            &[
                ("batch 1 (2025-04)", 292.0),
                ("batch 2", 668.0),
                ("batch 3", f64::NAN),
            ],
        ),
        series(
            "USD million",
            &[("2018", 617.0), ("2022", 1100.0), ("2025", 1700.0)],
        ),
        series(
            "dwt-kilometres per annum and year",
            &[("2018-06", -617.5), ("2022", 1_234_567_890.0)],
        ),
        series("MW", &[]),
    ]
}
