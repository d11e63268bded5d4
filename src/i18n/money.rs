//! Amounts of money in the words people use.

use super::{Words, number::number};
use crate::data::Lang;

/// An amount of rupees: `Rs 500,000 (5 lakh)` in English, `5 لاکھ روپے` in Urdu. Below one lakh
/// the figure alone.
pub fn rupees(words: Words, pkr: f64) -> String {
    let figure = words.amount_rs(&number(pkr));
    let Some((count, unit)) = large(pkr) else {
        return figure;
    };
    let in_words = words.amount_in_words(&number(count), unit.name(words));
    match words.0 {
        Lang::En => format!("{figure} ({in_words})"),
        Lang::Ur => in_words,
    }
}

/// A cost given in millions of US dollars: `$1.91 billion` or `$120 million`; in Urdu
/// `1.91 ارب ڈالر` or `12 کروڑ ڈالر`.
pub fn dollars(words: Words, usd_million: f64) -> String {
    if usd_million >= 1000.0 {
        return words.amount_usd_billion(&number(usd_million / 1000.0));
    }
    match words.0 {
        Lang::En => words.amount_usd_million(&number(usd_million)),
        Lang::Ur if usd_million >= 10.0 => words.amount_usd_million(&number(usd_million / 10.0)),
        Lang::Ur => words.amount_usd_lakh(&number(usd_million * 10.0)),
    }
}

/// The units of South Asian counting.
#[derive(Clone, Copy)]
enum Large {
    /// 100,000
    Lakh,
    /// 10,000,000
    Crore,
    /// 1,000,000,000
    Arab,
}

impl Large {
    fn name(self, words: Words) -> &'static str {
        match self {
            Large::Lakh => words.unit_lakh(),
            Large::Crore => words.unit_crore(),
            Large::Arab => words.unit_arab(),
        }
    }
}

fn large(pkr: f64) -> Option<(f64, Large)> {
    match pkr {
        p if p >= 1e9 => Some((p / 1e9, Large::Arab)),
        p if p >= 1e7 => Some((p / 1e7, Large::Crore)),
        p if p >= 1e5 => Some((p / 1e5, Large::Lakh)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: String) -> String {
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn amounts_are_written_in_lakh_and_crore() {
        let cases = [
            (8_000.0, "Rs 8,000", "8,000 روپے"),
            (500_000.0, "Rs 500,000 (5 lakh)", "5 لاکھ روپے"),
            (1_500_000.0, "Rs 1,500,000 (15 lakh)", "15 لاکھ روپے"),
            (25_000_000.0, "Rs 25,000,000 (2.5 crore)", "2.5 کروڑ روپے"),
            (
                18_600_000_000.0,
                "Rs 18,600,000,000 (18.6 arab)",
                "18.6 ارب روپے",
            ),
        ];
        for (pkr, en, ur) in cases {
            assert_eq!(plain(rupees(Words(Lang::En), pkr)), en);
            assert_eq!(plain(rupees(Words(Lang::Ur), pkr)), ur);
        }
    }

    #[test]
    fn dollars_keep_their_size_in_both_languages() {
        let cases = [
            (1912.2, "US$1.91 billion", "1.91 ارب امریکی ڈالر"),
            (120.0, "US$120 million", "12 کروڑ امریکی ڈالر"),
            (3.66, "US$3.66 million", "36.6 لاکھ امریکی ڈالر"),
        ];
        for (usd_million, en, ur) in cases {
            assert_eq!(plain(dollars(Words(Lang::En), usd_million)), en);
            assert_eq!(plain(dollars(Words(Lang::Ur), usd_million)), ur);
        }
    }
}
