//! What a chart shows, without pixels: labelled values, their unit and the date of their source.

use super::period::Period;
use crate::{
    data::{self, Lang, PartialDate, Text},
    i18n::bidi::isolate_runs_once,
};

/// Values of one kind in the order they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Title in both languages.
    pub title: Text,
    /// Unit code, as in [`data::Series::unit`].
    pub unit: String,
    /// Date of the newest source, where known.
    pub as_of: Option<PartialDate>,
    /// The values.
    pub points: Vec<Point>,
}

/// One place of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What the value belongs to.
    pub label: Label,
    /// The value or why there is none.
    pub reading: Reading,
}

/// What a value belongs to.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// A period.
    Period(Period),
    /// A region, sector or the like.
    Name(Text),
}

/// A value or its absence. Zero is a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// A finite value in the unit of the series.
    Value(f64),
    /// No value.
    Gap(Gap),
}

/// Why a value is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// There should be a value, and none was found.
    Missing,
    /// There can be no value.
    NotApplicable,
    /// The value exists and is not published.
    Withheld,
}

impl Reading {
    /// A value that should be there and was not found.
    pub const MISSING: Reading = Reading::Gap(Gap::Missing);

    /// The value, where there is one.
    pub const fn value(self) -> Option<f64> {
        match self {
            Reading::Value(value) => Some(value),
            Reading::Gap(_) => None,
        }
    }
}

/// On the wire a reading is a number, or the code of its absence.
impl serde::Serialize for Reading {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Reading::Value(value) if value.fract() == 0.0 && value.abs() < 1e15 => {
                serializer.serialize_i64(*value as i64)
            }
            Reading::Value(value) => serializer.serialize_f64(*value),
            Reading::Gap(gap) => serializer.serialize_str(gap.code()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Reading {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl serde::de::Visitor<'_> for Reader {
            type Value = Reading;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number or the code of its absence")
            }

            fn visit_f64<E>(self, value: f64) -> Result<Reading, E> {
                Ok(Reading::Value(value))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Reading, E> {
                Ok(Reading::Value(value as f64))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Reading, E> {
                Ok(Reading::Value(value as f64))
            }

            fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<Reading, E> {
                Gap::from_code(code)
                    .map(Reading::Gap)
                    .ok_or_else(|| E::custom("not a kind of absence"))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(feature = "ssr")]
impl schemars::JsonSchema for Reading {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Reading".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A value, or why there is none.",
            "anyOf": [
                { "type": "number" },
                { "enum": ["missing", "not-applicable", "withheld"] }
            ]
        })
    }
}

impl Gap {
    /// Every kind of absence.
    pub const ALL: [Gap; 3] = [Gap::Missing, Gap::NotApplicable, Gap::Withheld];

    /// Code, as in the open data.
    pub const fn code(self) -> &'static str {
        match self {
            Gap::Missing => "missing",
            Gap::NotApplicable => "not-applicable",
            Gap::Withheld => "withheld",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Gap> {
        Gap::ALL.into_iter().find(|gap| gap.code() == code)
    }

    /// The sign that stands where the value would.
    pub const fn sign(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Gap::Missing, Lang::En) => "?",
            (Gap::Missing, Lang::Ur) => "؟",
            (Gap::NotApplicable, _) => "–",
            (Gap::Withheld, _) => "×",
        }
    }

    /// What the sign means.
    pub const fn meaning(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Gap::Missing, Lang::En) => "no figure found",
            (Gap::Missing, Lang::Ur) => "عدد دستیاب نہیں",
            (Gap::NotApplicable, Lang::En) => "not applicable",
            (Gap::NotApplicable, Lang::Ur) => "لاگو نہیں",
            (Gap::Withheld, Lang::En) => "not published",
            (Gap::Withheld, Lang::Ur) => "شائع نہیں کیا گیا",
        }
    }
}

impl Label {
    /// The label as it stands in a sentence.
    pub fn long(&self, lang: Lang) -> String {
        match (self, lang) {
            (Label::Period(period), _) => period.long(lang),
            (Label::Name(name), Lang::En) => name.en.clone(),
            (Label::Name(name), Lang::Ur) => isolate_runs_once(&name.ur),
        }
    }

    /// The label where room is short.
    pub fn short(&self, lang: Lang) -> String {
        match self {
            Label::Period(period) => period.short(lang),
            Label::Name(_) => self.long(lang),
        }
    }
}

impl Series {
    /// The points that have a value, with their places.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = (usize, &Label, f64)> {
        self.points
            .iter()
            .enumerate()
            .filter_map(|(place, point)| match point.reading {
                Reading::Value(value) => Some((place, &point.label, value)),
                Reading::Gap(_) => None,
            })
    }

    /// The points without a value.
    pub fn gaps(&self) -> impl Iterator<Item = (usize, &Label, Gap)> {
        self.points
            .iter()
            .enumerate()
            .filter_map(|(place, point)| match point.reading {
                Reading::Value(_) => None,
                Reading::Gap(gap) => Some((place, &point.label, gap)),
            })
    }

    /// Smallest and largest value, zero included: `(min, max)` with `min <= 0 <= max`.
    pub fn extent(&self) -> (f64, f64) {
        self.values().fold((0.0, 0.0), |(min, max), (_, _, value)| {
            (f64::min(min, value), f64::max(max, value))
        })
    }

    /// True when the points are at least four years, each directly after the one before.
    pub fn is_yearly(&self) -> bool {
        let years: Option<Vec<u16>> = self.points.iter().map(Point::whole_year).collect();
        years.is_some_and(|years| {
            years.len() >= 4 && years.windows(2).all(|pair| pair[0] + 1 == pair[1])
        })
    }

    /// True when no value is lower than the one before.
    pub fn never_falls(&self) -> bool {
        let values: Vec<f64> = self.values().map(|(_, _, value)| value).collect();
        values.windows(2).all(|pair| pair[0] <= pair[1])
    }

    /// The same series with every value multiplied.
    pub fn scaled(mut self, factor: f64) -> Series {
        for point in &mut self.points {
            if let Reading::Value(value) = &mut point.reading {
                *value *= factor;
            }
        }
        self
    }
}

impl Point {
    fn whole_year(&self) -> Option<u16> {
        match &self.label {
            Label::Period(period) => period.whole_year(),
            Label::Name(_) => None,
        }
    }
}

/// Years left out between others become points without a value, if the series has most of them.
/// A value that is not a finite number counts as missing.
impl From<&data::Series> for Series {
    fn from(series: &data::Series) -> Series {
        let mut points: Vec<Point> = Vec::with_capacity(series.observations.len());
        for observation in &series.observations {
            let reading = match observation.value {
                value if value.is_finite() => Reading::Value(value),
                _ => Reading::Gap(Gap::Missing),
            };
            points.push(Point {
                label: Label::Period(Period::read(&observation.period)),
                reading,
            });
        }
        if let Some(filled) = with_missing_years(&points) {
            points = filled;
        }
        Series {
            title: series.title.clone(),
            unit: series.unit.clone(),
            as_of: None,
            points,
        }
    }
}

/// `points` with the years between them. `None` when they are not years of one kind in order,
/// when nothing is left out, or when less than half of the years are there.
fn with_missing_years(points: &[Point]) -> Option<Vec<Point>> {
    let years: Vec<u16> = points
        .iter()
        .map(Point::whole_year)
        .collect::<Option<_>>()?;
    let fiscal = |point: &Point| matches!(point.label, Label::Period(Period::Fiscal(_)));
    let first = points.first()?;
    let in_order = years.windows(2).all(|pair| pair[0] < pair[1]);
    let all = usize::from(years.last()?.checked_sub(years[0])?) + 1;
    if !in_order
        || all == years.len()
        || years.len() * 2 <= all
        || points.iter().any(|p| fiscal(p) != fiscal(first))
    {
        return None;
    }
    let mut filled: Vec<Point> = Vec::with_capacity(all);
    for (point, year) in points.iter().zip(&years) {
        while let Some(next) = filled
            .last()
            .and_then(Point::whole_year)
            .map(|last| last + 1)
            && next < *year
        {
            let period = match fiscal(first) {
                true => Period::Fiscal(next),
                false => Period::Date(PartialDate {
                    year: next,
                    month: None,
                    day: None,
                }),
            };
            filled.push(Point {
                label: Label::Period(period),
                reading: Reading::Gap(Gap::Missing),
            });
        }
        filled.push(point.clone());
    }
    Some(filled)
}

#[cfg(test)]
mod tests;
