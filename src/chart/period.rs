//! The periods that values belong to, read from the data's own writing.

use crate::{
    data::{Lang, PartialDate},
    i18n::{
        Words,
        bidi::isolate_ltr,
        date::{date, month_name},
    },
};

/// When a value holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Period {
    /// A year, a month or a day.
    Date(PartialDate),
    /// The Pakistani fiscal year that ends in June of this year.
    Fiscal(u16),
    /// July to January of the fiscal year that ends in June of this year.
    FiscalToJanuary(u16),
    /// From one date to another, both included.
    Span(PartialDate, PartialDate),
    /// A numbered batch of persons, with its date where known.
    Batch(String, Option<PartialDate>),
    /// Anything else, as printed.
    Printed(String),
}

impl Period {
    /// Reads `2024`, `2025-06`, `FY2024`, `FY2025 Jul-Jan`, `2018-2021`, `2022-2023-06`,
    /// `batch 1 (2025-04)`. Other texts are kept as printed.
    pub fn read(code: &str) -> Period {
        known(code).unwrap_or_else(|| Period::Printed(code.to_owned()))
    }

    /// The period as the data write it; [`Period::read`] reads it back.
    pub fn code(&self) -> String {
        match self {
            Period::Date(known) => known.to_string(),
            Period::Fiscal(end) => format!("FY{end}"),
            Period::FiscalToJanuary(end) => format!("FY{end} Jul-Jan"),
            Period::Span(from, to) => format!("{from}-{to}"),
            Period::Batch(number, None) => format!("batch {number}"),
            Period::Batch(number, Some(day)) => format!("batch {number} ({day})"),
            Period::Printed(text) => text.clone(),
        }
    }

    /// Calendar or fiscal year, where the period is one whole year.
    pub fn whole_year(&self) -> Option<u16> {
        match self {
            Period::Date(PartialDate {
                year, month: None, ..
            })
            | Period::Fiscal(year) => Some(*year),
            _ => None,
        }
    }

    /// Place in time as a year with its fraction, for dates and fiscal years. A year stands at
    /// its middle, a month at its beginning.
    pub fn at(&self) -> Option<f64> {
        match self {
            Period::Date(PartialDate {
                year, month: None, ..
            }) => Some(f64::from(*year) + 0.5),
            Period::Date(PartialDate {
                year,
                month: Some(month),
                day,
            }) => {
                let days = f64::from(month.saturating_sub(1)) * 31.0
                    + f64::from(day.unwrap_or(1).saturating_sub(1));
                Some(f64::from(*year) + days / 372.0)
            }
            Period::Fiscal(end) => Some(f64::from(*end)),
            _ => None,
        }
    }

    /// The period as readers write it: `2016`, `June 2025`, `2023–24`, `2022 to June 2023`.
    pub fn long(&self, lang: Lang) -> String {
        let words = Words(lang);
        match self {
            Period::Date(known) => date(words, *known),
            Period::Fiscal(end) => fiscal(*end, lang),
            Period::FiscalToJanuary(end) => {
                let months = match lang {
                    Lang::En => "July–January ",
                    Lang::Ur => "جولائی تا جنوری ",
                };
                [months, &fiscal(*end, lang)].concat()
            }
            Period::Span(from, to) if from.month.is_none() && to.month.is_none() => {
                in_order([date(words, *from), date(words, *to)].join("–"), lang)
            }
            Period::Span(from, to) => {
                let between = match lang {
                    Lang::En => " to ",
                    Lang::Ur => " تا ",
                };
                [date(words, *from), date(words, *to)].join(between)
            }
            Period::Batch(number, day) => {
                let mut text = [words.batch(), " ", number].concat();
                if let Some(day) = day {
                    text.push_str(&[" (", &date(words, *day), ")"].concat());
                }
                text
            }
            Period::Printed(text) => text.clone(),
        }
    }

    /// The period where room is short: `Jun 2025` and `23–24`; otherwise as [`Period::long`].
    /// Urdu names of months are short already.
    pub fn short(&self, lang: Lang) -> String {
        match self {
            Period::Date(PartialDate {
                year,
                month: Some(month),
                ..
            }) if lang == Lang::En => {
                let name: String = month_name(Words(lang), *month).chars().take(3).collect();
                [name, year.to_string()].join(" ")
            }
            Period::Fiscal(end) => [two(end.saturating_sub(1)), two(*end)].join("–"),
            _ => self.long(lang),
        }
    }
}

fn known(code: &str) -> Option<Period> {
    if let Ok(known) = code.parse() {
        return Some(Period::Date(known));
    }
    if let Some(fiscal) = code.strip_prefix("FY") {
        let (year, rest) = fiscal.split_once(' ').unwrap_or((fiscal, ""));
        let end = year.parse().ok()?;
        return match rest {
            "" => Some(Period::Fiscal(end)),
            "Jul-Jan" => Some(Period::FiscalToJanuary(end)),
            _ => None,
        };
    }
    if let Some(batch) = code.strip_prefix("batch ") {
        let (number, rest) = batch.split_once(" (").unwrap_or((batch, ""));
        let day = match rest.strip_suffix(')') {
            Some(day) => Some(day.parse().ok()?),
            None if rest.is_empty() => None,
            None => return None,
        };
        return Some(Period::Batch(number.to_owned(), day));
    }
    let (from, to) = code.split_once('-')?;
    Some(Period::Span(from.parse().ok()?, to.parse().ok()?))
}

fn fiscal(end: u16, lang: Lang) -> String {
    in_order(
        [end.saturating_sub(1).to_string(), two(end)].join("–"),
        lang,
    )
}

/// Last two digits of a year.
fn two(year: u16) -> String {
    let rest = (year % 100) as u8;
    [char::from(b'0' + rest / 10), char::from(b'0' + rest % 10)]
        .into_iter()
        .collect()
}

/// Figures with a dash between them come out reversed in Urdu text unless isolated.
fn in_order(figures: String, lang: Lang) -> String {
    match lang {
        Lang::En => figures,
        Lang::Ur => isolate_ltr(&figures),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_readers_write_them() {
        let cases = [
            ("2016", "2016", "2016", "2016"),
            ("2025-06", "June 2025", "Jun 2025", "جون 2025"),
            ("FY2024", "2023–24", "23–24", "⟨2023–24⟩"),
            ("FY2000", "1999–00", "99–00", "⟨1999–00⟩"),
            (
                "FY2025 Jul-Jan",
                "July–January 2024–25",
                "July–January 2024–25",
                "جولائی تا جنوری ⟨2024–25⟩",
            ),
            ("2018-2021", "2018–2021", "2018–2021", "⟨2018–2021⟩"),
            (
                "2022-2023-06",
                "2022 to June 2023",
                "2022 to June 2023",
                "2022 تا جون 2023",
            ),
            (
                "batch 1 (2025-04)",
                "batch 1 (April 2025)",
                "batch 1 (April 2025)",
                "گروپ 1 (اپریل 2025)",
            ),
            ("batch 2", "batch 2", "batch 2", "گروپ 2"),
            ("H1", "H1", "H1", "H1"),
            ("FY", "FY", "FY", "FY"),
            (
                "batch 1 (soon)",
                "batch 1 (soon)",
                "batch 1 (soon)",
                "batch 1 (soon)",
            ),
        ];
        for (code, long, short, urdu) in cases {
            let period = Period::read(code);
            assert_eq!(period.code(), code);
            assert_eq!(period.long(Lang::En), long);
            assert_eq!(period.short(Lang::En), short);
            assert_eq!(
                period
                    .long(Lang::Ur)
                    .replace('\u{2066}', "⟨")
                    .replace('\u{2069}', "⟩"),
                urdu
            );
        }
    }
}
