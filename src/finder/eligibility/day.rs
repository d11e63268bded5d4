//! Calendar days in Pakistan and ages counted by them.

use crate::data::PartialDate;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Pakistan keeps UTC+5 all year round.
const PAKISTAN_OFFSET_SECONDS: i64 = 5 * 3600;
const SECONDS_IN_DAY: i64 = 86_400;

/// A day of the Gregorian calendar, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year, 1900..=2199.
    pub year: u16,
    /// Month, 1..=12.
    pub month: u8,
    /// Day of the month, 1..=31.
    pub day: u8,
}

impl Day {
    /// The day with these parts, if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let is_day = (1900..=2199).contains(&year)
            && (1..=12).contains(&month)
            && (1..=PartialDate::days_in_month(year, month)).contains(&day);
        is_day.then_some(Day { year, month, day })
    }

    /// The day it is in Pakistan `unix_seconds` after 1970-01-01T00:00Z, whatever the zone of the
    /// phone. Outside 1900..=2199 the nearest day inside.
    pub fn in_pakistan(unix_seconds: i64) -> Day {
        let days = unix_seconds
            .saturating_add(PAKISTAN_OFFSET_SECONDS)
            .div_euclid(SECONDS_IN_DAY);
        // Days from 1970-01-01 to a civil date, after Howard Hinnant's days_from_civil; the bounds
        // are those of 1900-01-01 and 2199-12-31.
        let shifted = days.clamp(-25_567, 84_005) + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        }
    }

    /// Whole years from this birthday to `today`; nothing before birth.
    ///
    /// The birthday itself counts. Whoever was born on 29 February has the birthday on 1 March in
    /// years without that day.
    pub fn age_on(self, today: Day) -> Option<u8> {
        if today < self {
            return None;
        }
        let is_before_birthday = (today.month, today.day) < (self.month, self.day);
        u8::try_from(today.year - self.year - u16::from(is_before_birthday)).ok()
    }

    /// Days from this day to `other`; negative when that is over.
    pub fn days_to(self, other: Day) -> i32 {
        other.number() - self.number()
    }

    /// Days since 0000-03-01, after Howard Hinnant's days_from_civil.
    fn number(self) -> i32 {
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let from_march = (month + 9) % 12;
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * from_march + 2) / 5 + day - 1
    }

    /// The same as a date known to the day.
    pub const fn date(self) -> PartialDate {
        PartialDate {
            year: self.year,
            month: Some(self.month),
            day: Some(self.day),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = crate::data::date::NotADate;

    fn from_str(text: &str) -> Result<Day, Self::Err> {
        let date: PartialDate = text.parse()?;
        match (date.month, date.day) {
            (Some(month), Some(day)) => Ok(Day {
                year: date.year,
                month,
                day,
            }),
            _ => Err(crate::data::date::NotADate),
        }
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not a day as 2026-03-04"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap_or(Day {
            year: 1900,
            month: 1,
            day: 1,
        })
    }

    #[test]
    fn it_is_pakistans_day_whatever_the_zone() {
        // 2026-11-23T19:00Z is midnight in Pakistan.
        let midnight = 1_795_460_400;
        for (seconds, expected) in [
            (midnight - 1, "2026-11-23"),
            (midnight, "2026-11-24"),
            (midnight + 86_399, "2026-11-24"),
            (midnight + 86_400, "2026-11-25"),
            (0, "1970-01-01"),
            (-5 * 3600 - 1, "1969-12-31"),
            (i64::MIN, "1900-01-01"),
            (i64::MAX, "2199-12-31"),
        ] {
            assert_eq!(Day::in_pakistan(seconds).to_string(), expected, "{seconds}");
        }
    }

    #[test]
    fn the_eighteenth_birthday_counts_from_its_first_minute_in_karachi() {
        let born = day("2008-11-24");
        // Minutes of local time on 24 November 2026, in zones by their offset in hours.
        for (offset, hour, minute, age) in [
            (5, 0, 30, 18),
            (5, 4, 59, 18),
            (5, 5, 1, 18),
            (5, 23, 30, 18),
            (0, 0, 30, 18),
            (0, 4, 59, 18),
            (0, 5, 1, 18),
            (0, 18, 59, 18),
            (0, 23, 30, 18),
            (-5, 0, 30, 18),
            (-5, 4, 59, 18),
            (-5, 5, 1, 18),
            (-5, 23, 30, 18),
        ] {
            let seconds = 1_795_478_400 + (hour - offset) * 3600 + minute * 60;
            assert_eq!(
                born.age_on(Day::in_pakistan(seconds)),
                Some(age),
                "UTC{offset:+} {hour}:{minute}"
            );
        }
        // The evening before, in New York it is still the 23rd but in Karachi already the 24th.
        let eve_in_new_york = 1_795_478_400 - 86_400 + (23 + 5) * 3600 + 30 * 60;
        assert_eq!(born.age_on(Day::in_pakistan(eve_in_new_york)), Some(18));
        let eve_in_karachi = 1_795_478_400 - 86_400 + (23 - 5) * 3600 + 30 * 60;
        assert_eq!(born.age_on(Day::in_pakistan(eve_in_karachi)), Some(17));
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        for (from, to, days) in [
            ("2026-11-24", "2026-11-24", 0),
            ("2026-11-24", "2026-11-25", 1),
            ("2026-11-24", "2026-11-23", -1),
            ("2026-12-31", "2027-01-01", 1),
            ("2028-02-28", "2028-03-01", 2),
            ("2026-02-28", "2026-03-01", 1),
            ("2026-01-01", "2027-01-01", 365),
            ("2000-01-01", "2100-01-01", 36_525),
        ] {
            assert_eq!(day(from).days_to(day(to)), days, "{from} {to}");
        }
    }

    #[test]
    fn ages_are_whole_years() {
        for (born, today, age) in [
            ("2008-11-25", "2026-11-24", Some(17)),
            ("2008-02-29", "2026-02-28", Some(17)),
            ("2008-02-29", "2026-03-01", Some(18)),
            ("2008-02-29", "2028-02-29", Some(20)),
            ("2026-11-24", "2026-11-24", Some(0)),
            ("2026-11-25", "2026-11-24", None),
        ] {
            assert_eq!(day(born).age_on(day(today)), age, "{born} on {today}");
        }
    }
}
