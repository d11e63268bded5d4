//! Dates as people and spreadsheets write them, brought to `2026`, `2026-03` or `2026-03-04`.

use super::{Why, text};
use crate::data::PartialDate;

/// Which number comes first in 03/04/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Third of April.
    DayMonth,
    /// Fourth of March.
    MonthDay,
}

/// A text read as a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateReading {
    /// It is one already.
    Plain,
    /// One in another form.
    Mended(String, Why),
    /// Two dates are possible.
    Ambiguous,
    /// None, or one that leaves out what must be known (04-03-26, 2025-26).
    No,
}

/// Months in English and Urdu, as whole words or their first three letters.
const MONTHS: [(&str, &str); 12] = [
    ("january", "جنوری"),
    ("february", "فروری"),
    ("march", "مارچ"),
    ("april", "اپریل"),
    ("may", "مئی"),
    ("june", "جون"),
    ("july", "جولائی"),
    ("august", "اگست"),
    ("september", "ستمبر"),
    ("october", "اکتوبر"),
    ("november", "نومبر"),
    ("december", "دسمبر"),
];

/// Days that a number in a date column is taken for: 1954 to 2100. Smaller ones are years.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=73_415;

/// Reads a cell of a date column. `order` is what was answered.
pub fn read(cell: &str, order: Option<Order>) -> DateReading {
    if cell.parse::<PartialDate>().is_ok() {
        return DateReading::Plain;
    }
    let western = text::western_digits(cell).unwrap_or_else(|| cell.to_owned());
    let text = without_midnight(western.trim());
    if let Ok(serial) = text.parse::<i64>() {
        return match SERIALS.contains(&serial) {
            true => mended(of_serial(serial), Why::ExcelDate),
            false => whole_year(text, cell),
        };
    }
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, '/' | '-' | '.' | ',' | '،' | '۔') || c.is_whitespace())
        .filter(|part| !part.is_empty() && !matches!(*part, "of" | "ء"))
        .collect();
    let number = |part: &str| {
        let part = part.trim_end_matches('ء');
        let short = part
            .strip_suffix("st")
            .or(part.strip_suffix("nd"))
            .or(part.strip_suffix("rd"))
            .or(part.strip_suffix("th"))
            .unwrap_or(part);
        short
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| short.parse::<u16>().ok())
            .flatten()
    };
    let year = |part: &str| {
        let year = number(part)?;
        (part.trim_end_matches('ء').len() == 4).then_some(year)
    };
    match parts.as_slice() {
        [one] => year(one).map_or(DateReading::No, |year| {
            mended(written(year, None, None), Why::DateForm)
        }),
        [a, b] => {
            let found = match (month_of(a), month_of(b), year(a), year(b)) {
                (Some(month), _, _, Some(year)) | (_, Some(month), Some(year), _) => {
                    Some((year, month))
                }
                (_, _, Some(year), None) if b.len() <= 2 && !is_span(a, b) => {
                    number(b).map(|month| (year, month as u8))
                }
                (_, _, None, Some(year)) => number(a).map(|month| (year, month as u8)),
                _ => None,
            };
            found.map_or(DateReading::No, |(year, month)| {
                mended(written(year, Some(month), None), Why::DateForm)
            })
        }
        [a, b, c] => three(a, b, c, order, &number, &year),
        _ => DateReading::No,
    }
}

fn three(
    a: &str,
    b: &str,
    c: &str,
    order: Option<Order>,
    number: &dyn Fn(&str) -> Option<u16>,
    year: &dyn Fn(&str) -> Option<u16>,
) -> DateReading {
    let day = |part: &str| {
        number(part)
            .filter(|day| (1..=31).contains(day))
            .map(|day| day as u8)
    };
    let of = |year: u16, month: u8, day: u8| written(year, Some(month), Some(day));
    if let (Some(year), Some(month), Some(day)) = (year(a), month_of(b).or_else(|| day(b)), day(c))
    {
        return mended(of(year, month, day), Why::DateForm);
    }
    let Some(year) = year(c) else {
        return DateReading::No;
    };
    if let (Some(day), Some(month)) = (day(a), month_of(b)) {
        return mended(of(year, month, day), Why::DateForm);
    }
    if let (Some(month), Some(day)) = (month_of(a), day(b)) {
        return mended(of(year, month, day), Why::DateForm);
    }
    let (Some(first), Some(second)) = (day(a), day(b)) else {
        return DateReading::No;
    };
    match (first > 12, second > 12, order) {
        (true, false, _) => mended(of(year, second, first), Why::DateForm),
        (false, true, _) => mended(of(year, first, second), Why::DateForm),
        (true, true, _) => DateReading::No,
        _ if first == second => mended(of(year, first, second), Why::DateForm),
        (_, _, Some(Order::DayMonth)) => mended(of(year, second, first), Why::DateOrder),
        (_, _, Some(Order::MonthDay)) => mended(of(year, first, second), Why::DateOrder),
        (_, _, None) => DateReading::Ambiguous,
    }
}

/// 2025-26 is a financial year, not the 26th month.
fn is_span(a: &str, b: &str) -> bool {
    let end: Option<u16> = b.parse().ok();
    let begin: Option<u16> = a.parse().ok();
    begin.zip(end).is_some_and(|(a, b)| (a + 1) % 100 == b)
}

fn whole_year(text: &str, cell: &str) -> DateReading {
    if text != cell && text.parse::<PartialDate>().is_ok() {
        DateReading::Mended(text.to_owned(), Why::Digits)
    } else {
        DateReading::No
    }
}

fn written(year: u16, month: Option<u8>, day: Option<u8>) -> String {
    PartialDate { year, month, day }.to_string()
}

fn mended(date: String, why: Why) -> DateReading {
    if date.parse::<PartialDate>().is_ok() {
        DateReading::Mended(date, why)
    } else {
        DateReading::No
    }
}

/// `text` without a time of midnight, which spreadsheets add to whole days.
fn without_midnight(text: &str) -> &str {
    for time in [
        "T00:00:00Z",
        "T00:00:00",
        " 00:00:00.000",
        " 00:00:00",
        " 00:00",
        " 12:00:00 AM",
        " 0:00",
    ] {
        if let Some(day) = text.strip_suffix(time) {
            return day;
        }
    }
    text
}

fn month_of(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    let is_it = |(english, urdu): &(&str, &str)| {
        *urdu == word
            || *english == word
            || (word.len() == 3 && english.starts_with(word))
            || (word == "sept" && *english == "september")
    };
    let index = MONTHS.iter().position(is_it)?;
    Some(index as u8 + 1)
}

/// The day of a number that spreadsheets store for it, counted from 30 December 1899, which is
/// right from 1 March 1900 on.
pub fn of_serial(serial: i64) -> String {
    // Days since 1 March of the year 0, in years that begin in March: leap days come last.
    let days = serial + 693_899;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let cases = [
            ("2026-03-04", "2026-03-04"),
            ("2026", "2026"),
            ("2026/03/04", "2026-03-04"),
            ("2026-3-4", "2026-03-04"),
            ("2026.03", "2026-03"),
            ("4 March 2026", "2026-03-04"),
            ("04-Mar-2026", "2026-03-04"),
            ("March 4, 2026", "2026-03-04"),
            ("4th March, 2026", "2026-03-04"),
            ("March 2026", "2026-03"),
            ("Sept 2026", "2026-09"),
            ("4 مارچ 2026", "2026-03-04"),
            ("۴ مارچ ۲۰۲۶ء", "2026-03-04"),
            ("جون 2026", "2026-06"),
            ("15/03/2026", "2026-03-15"),
            ("03/15/2026", "2026-03-15"),
            ("03/03/2026", "2026-03-03"),
            ("03/2026", "2026-03"),
            ("2026-03-04 00:00:00", "2026-03-04"),
            ("46085", "2026-03-04"),
            ("۲۰۲۶", "2026"),
            ("03/04/2026", "?"),
            ("04-03-26", "no"),
            ("2025-26", "no"),
            ("31/02/2026", "no"),
            ("31/31/2026", "no"),
            ("mid 2026", "no"),
            ("1850", "no"),
            ("99999999999999999999", "no"),
        ];
        for (cell, expected) in cases {
            let shown = match read(cell, None) {
                DateReading::Plain => cell.to_owned(),
                DateReading::Mended(date, _) => date,
                DateReading::Ambiguous => "?".into(),
                DateReading::No => "no".into(),
            };
            assert_eq!(shown, expected, "{cell}");
        }
        let asked = |order| read("03/04/2026", Some(order));
        let mended = |date: &str| DateReading::Mended(date.into(), Why::DateOrder);
        assert_eq!(asked(Order::DayMonth), mended("2026-04-03"));
        assert_eq!(asked(Order::MonthDay), mended("2026-03-04"));
    }

    #[test]
    fn numbers_of_spreadsheets_are_days() {
        for (serial, day) in [
            (61, "1900-03-01"),
            (36_526, "2000-01-01"),
            (43_890, "2020-02-29"),
            (46_085, "2026-03-04"),
        ] {
            assert_eq!(of_serial(serial), day);
        }
    }
}
