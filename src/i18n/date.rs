//! Dates in words: day, month, year in both languages.

use super::Words;
use crate::data::PartialDate;

/// `4 March 2026`, `March 2026` or `2026`; in Urdu `4 مارچ 2026`. Isolated as one piece is left
/// to the sentence it stands in.
pub fn date(words: Words, date: PartialDate) -> String {
    let mut text = String::new();
    if let Some(day) = date.day {
        text.push_str(&day.to_string());
        text.push(' ');
    }
    if let Some(month) = date.month {
        text.push_str(month_name(words, month));
        text.push(' ');
    }
    text.push_str(&date.year.to_string());
    text
}

/// Name of a month, 1..=12. Other numbers give an empty text.
pub fn month_name(words: Words, month: u8) -> &'static str {
    match month {
        1 => words.month_1(),
        2 => words.month_2(),
        3 => words.month_3(),
        4 => words.month_4(),
        5 => words.month_5(),
        6 => words.month_6(),
        7 => words.month_7(),
        8 => words.month_8(),
        9 => words.month_9(),
        10 => words.month_10(),
        11 => words.month_11(),
        12 => words.month_12(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Lang;

    #[test]
    fn dates_are_written_as_precise_as_known() {
        let cases = [
            ("2026-03-04", "4 March 2026", "4 مارچ 2026"),
            ("2026-11", "November 2026", "نومبر 2026"),
            ("2026", "2026", "2026"),
        ];
        for (code, en, ur) in cases {
            let known: PartialDate = code.parse().expect("a date");
            assert_eq!(date(Words(Lang::En), known), en);
            assert_eq!(date(Words(Lang::Ur), known), ur);
        }
    }
}
