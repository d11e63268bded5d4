//! Dates as precise as they are known.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A calendar date known to the year, the month or the day. Written `2026`, `2026-03` or
/// `2026-03-04`. A missing part is not known; it is never filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Gregorian year, 1900..=2199.
    pub year: u16,
    /// Month 1..=12, if known.
    pub month: Option<u8>,
    /// Day 1..=31, if known; only together with a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Number of days in `month` of `year`.
    pub const fn days_in_month(year: u16, month: u8) -> u8 {
        match month {
            2 if year.is_multiple_of(4)
                && (!year.is_multiple_of(100) || year.is_multiple_of(400)) =>
            {
                29
            }
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date as 2026, 2026-03 or 2026-03-04")
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| -> Result<Option<u16>, NotADate> {
            let Some(part) = parts.next() else {
                return Ok(None);
            };
            if part.len() != digits || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(NotADate);
            }
            part.parse().map(Some).map_err(|_| NotADate)
        };
        let year = number(4)?.ok_or(NotADate)?;
        let month = number(2)?.map(|m| m as u8);
        let day = number(2)?.map(|d| d as u8);
        if parts.next().is_some() || !(1900..=2199).contains(&year) {
            return Err(NotADate);
        }
        if month.is_some_and(|m| !(1..=12).contains(&m)) {
            return Err(NotADate);
        }
        if let (Some(m), Some(d)) = (month, day)
            && !(1..=Self::days_in_month(year, m)).contains(&d)
        {
            return Err(NotADate);
        }
        Ok(PartialDate { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not a date"))
    }
}

#[cfg(feature = "ssr")]
impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date known to the year, the month or the day.",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_precise_as_written() {
        for good in ["2026", "2026-03", "2026-03-04", "2024-02-29", "2000-02-29"] {
            assert_eq!(
                good.parse::<PartialDate>().map(|d| d.to_string()),
                Ok(good.into()),
                "{good}"
            );
        }
        for bad in [
            "",
            "26",
            "2026-3",
            "2026-13",
            "2026-00",
            "2026-02-30",
            "2023-02-29",
            "1900-02-29",
            "2026-03-04-05",
            "2026/03/04",
            "04-03-2026",
            "۲۰۲۶",
            "0026",
            "2026-",
            "+026",
        ] {
            assert_eq!(bad.parse::<PartialDate>(), Err(NotADate), "{bad}");
        }
    }

    #[test]
    fn a_year_sorts_before_its_months() {
        let mut dates: Vec<PartialDate> = ["2026-03-04", "2025", "2026", "2026-03"]
            .iter()
            .filter_map(|d| d.parse().ok())
            .collect();
        dates.sort();
        let sorted: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(sorted, ["2025", "2026", "2026-03", "2026-03-04"]);
    }
}
