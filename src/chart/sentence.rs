//! The clauses a chart is told in, one complete clause for each thing to say, in each language.
//! Figures and periods are isolated in Urdu, so that none comes out reversed.

use super::{
    series::Label,
    unit::{amount, amount_from},
};
use crate::{data::Lang, i18n::bidi::isolate};

/// Says things about values of one unit.
pub struct Say<'a> {
    /// Language of the clauses.
    pub lang: Lang,
    /// Unit code of the values.
    pub unit: &'a str,
}

impl Say<'_> {
    /// There are no values at all.
    pub const fn nothing(&self) -> &'static str {
        match self.lang {
            Lang::En => "No figures yet",
            Lang::Ur => "ابھی کوئی عدد دستیاب نہیں",
        }
    }

    /// Full stop.
    pub const fn stop(&self) -> &'static str {
        match self.lang {
            Lang::En => ".",
            Lang::Ur => "۔",
        }
    }

    /// One value.
    pub fn at(&self, label: &Label, value: f64) -> String {
        let (amount, label) = (self.amount(value), self.label(label));
        match self.lang {
            Lang::En => [&amount, " in ", &label].concat(),
            Lang::Ur => [&label, " میں ", &amount].concat(),
        }
    }

    /// A few values one by one.
    pub fn each(&self, values: &[(&Label, f64)]) -> String {
        let clauses: Vec<String> = values
            .iter()
            .map(|(label, value)| self.at(label, *value))
            .collect();
        clauses.join(self.semicolon())
    }

    /// The first and the last value.
    pub fn from_to(&self, first: (&Label, f64), last: (&Label, f64)) -> String {
        let (a, b) = (self.label(first.0), self.label(last.0));
        let to = self.amount(last.1);
        if first.1 == last.1 {
            return match self.lang {
                Lang::En => [&to, " in both ", &a, " and ", &b].concat(),
                Lang::Ur => [&a, " اور ", &b, " دونوں میں ", &to].concat(),
            };
        }
        if first.1 == 0.0 {
            return match self.lang {
                Lang::En => ["None in ", &a, ", ", &to, " in ", &b].concat(),
                Lang::Ur => [&a, " میں صفر، ", &b, " میں ", &to].concat(),
            };
        }
        let from = amount_from(first.1, self.unit, self.lang);
        let [start, middle] = match (self.lang, first.1 < last.1) {
            (Lang::En, true) => ["From ", ""],
            (Lang::En, false) => ["Down from ", ""],
            (Lang::Ur, true) => ["", " سے بڑھ کر "],
            (Lang::Ur, false) => ["", " سے کم ہو کر "],
        };
        match self.lang {
            Lang::En => [start, &from, " in ", &a, " to ", &to, " in ", &b].concat(),
            Lang::Ur => [&a, " میں ", &from, middle, &b, " میں ", &to].concat(),
        }
    }

    /// Zero, then one value that stays.
    pub fn only_since(&self, label: &Label, value: f64) -> String {
        let (amount, label) = (self.amount(value), self.label(label));
        match self.lang {
            Lang::En => [&amount, " since ", &label, ", none before"].concat(),
            Lang::Ur => [&label, " سے ", &amount, "، اس سے پہلے صفر"].concat(),
        }
    }

    /// The highest value, as the main thing to say.
    pub fn most(&self, label: &Label, value: f64) -> String {
        let (amount, label) = (self.amount(value), self.label(label));
        match self.lang {
            Lang::En => ["Most in ", &label, ": ", &amount].concat(),
            Lang::Ur => ["سب سے زیادہ ", &label, " میں: ", &amount].concat(),
        }
    }

    /// The lowest value, after the highest.
    pub fn least(&self, label: &Label, value: f64) -> String {
        let (amount, label) = (self.amount(value), self.label(label));
        match self.lang {
            Lang::En => ["; least in ", &label, ": ", &amount].concat(),
            Lang::Ur => ["؛ سب سے کم ", &label, " میں: ", &amount].concat(),
        }
    }

    /// The highest value, after first and last.
    pub fn peak(&self, label: &Label, value: f64) -> String {
        let (amount, label) = (self.amount(value), self.label(label));
        match self.lang {
            Lang::En => [", with a peak of ", &amount, " in ", &label].concat(),
            Lang::Ur => ["، سب سے زیادہ ", &label, " میں: ", &amount].concat(),
        }
    }

    /// The biggest difference between two neighbours.
    pub fn biggest_rise(&self, label: &Label, rise: f64) -> String {
        let (amount, label) = (self.amount(rise), self.label(label));
        match self.lang {
            Lang::En => ["; the biggest rise, ", &amount, ", came in ", &label].concat(),
            Lang::Ur => ["؛ سب سے بڑا اضافہ ", &label, " میں ہوا: ", &amount].concat(),
        }
    }

    /// The first of the values that are all as the last.
    pub fn unchanged_since(&self, label: &Label) -> String {
        let label = self.label(label);
        match self.lang {
            Lang::En => [", unchanged since ", &label].concat(),
            Lang::Ur => ["، ", &label, " سے کوئی تبدیلی نہیں"].concat(),
        }
    }

    /// Periods whose value is zero.
    pub fn none_in(&self, labels: &[&Label]) -> String {
        let list = self.list(labels);
        match self.lang {
            Lang::En => ["; none in ", &list].concat(),
            Lang::Ur => ["؛ ", &list, " میں صفر"].concat(),
        }
    }

    /// How many years have the value zero.
    pub fn none_in_count(&self, count: usize) -> String {
        let count = isolated(&count.to_string(), self.lang);
        match self.lang {
            Lang::En => ["; none in ", &count, " years"].concat(),
            Lang::Ur => ["؛ ", &count, " سالوں میں صفر"].concat(),
        }
    }

    /// Points without a value.
    pub fn no_figure(&self, labels: &[&Label]) -> String {
        let list = self.list(labels);
        match (self.lang, labels.len()) {
            (Lang::En, _) => ["; no figure for ", &list].concat(),
            (Lang::Ur, 1) => ["؛ ", &list, " کا عدد دستیاب نہیں"].concat(),
            (Lang::Ur, _) => ["؛ ", &list, " کے اعداد دستیاب نہیں"].concat(),
        }
    }

    /// How many points are without a value.
    pub fn no_figure_count(&self, count: usize) -> String {
        let count = isolated(&count.to_string(), self.lang);
        match self.lang {
            Lang::En => ["; ", &count, " figures missing"].concat(),
            Lang::Ur => ["؛ ", &count, " اعداد دستیاب نہیں"].concat(),
        }
    }

    const fn semicolon(&self) -> &'static str {
        match self.lang {
            Lang::En => "; ",
            Lang::Ur => "؛ ",
        }
    }

    fn list(&self, labels: &[&Label]) -> String {
        let names: Vec<String> = labels.iter().map(|label| self.label(label)).collect();
        let [comma, and] = match self.lang {
            Lang::En => [", ", " and "],
            Lang::Ur => ["، ", " اور "],
        };
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => [&rest.join(comma), and, last].concat(),
            _ => names.concat(),
        }
    }

    fn amount(&self, value: f64) -> String {
        amount(value, self.unit, self.lang)
    }

    fn label(&self, label: &Label) -> String {
        isolated(&label.long(self.lang), self.lang)
    }
}

fn isolated(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => text.to_owned(),
        Lang::Ur => isolate(text),
    }
}
