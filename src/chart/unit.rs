//! Units as they stand above a chart and in its sentence.

use crate::{
    data::Lang,
    i18n::{Words, bidi::isolate_ltr, label, money, number::number},
};

/// How a unit is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown<'a> {
    /// Name above the chart.
    pub name: &'a str,
    /// What the values are multiplied with to be in the shown unit.
    pub factor: f64,
}

/// The shown form of a unit code. Urdu counts dollars in crore, not in millions. An unknown code
/// is shown as it is.
pub fn shown(code: &str, lang: Lang) -> Shown<'_> {
    match (code, lang) {
        ("USD million", Lang::Ur) => Shown {
            name: "کروڑ امریکی ڈالر",
            factor: 0.1,
        },
        _ => Shown {
            name: label::unit(Words(lang), code),
            factor: 1.0,
        },
    }
}

/// An amount with its unit: `8,904 MW`, `1 project`, `US$1.66 billion`.
pub fn amount(value: f64, code: &str, lang: Lang) -> String {
    let [one, many] = match (code, lang) {
        ("projects", Lang::En) => ["project", "projects"],
        ("projects", Lang::Ur) => ["منصوبہ", "منصوبے"],
        ("jobs", Lang::En) => ["job", "jobs"],
        ("jobs", Lang::Ur) => ["ملازمت", "ملازمتیں"],
        ("persons", Lang::En) => ["person", "people"],
        ("persons", Lang::Ur) => ["فرد", "افراد"],
        ("tonnes", Lang::En) => ["tonne", "tonnes"],
        ("programmes", Lang::En) => ["programme", "programmes"],
        ("acres", Lang::En) => ["acre", "acres"],
        ("items", Lang::En) => ["item", "items"],
        ("items", Lang::Ur) => ["نکتہ", "نکات"],
        ("records", Lang::En) => ["record", "records"],
        ("records", Lang::Ur) => ["اندراج", "اندراجات"],
        _ => return plain(value, code, lang),
    };
    counted(value, if value == 1.0 { one } else { many }, lang)
}

/// An amount as it stands in Urdu before "سے": `11 منصوبوں`. In English as [`amount`].
pub fn amount_from(value: f64, code: &str, lang: Lang) -> String {
    let [one, many] = match (code, lang) {
        ("projects", Lang::Ur) => ["منصوبے", "منصوبوں"],
        ("jobs", Lang::Ur) => ["ملازمت", "ملازمتوں"],
        _ => return amount(value, code, lang),
    };
    counted(value, if value == 1.0 { one } else { many }, lang)
}

/// Units with one form.
fn plain(value: f64, code: &str, lang: Lang) -> String {
    match code {
        "USD million" => money::dollars(Words(lang), value),
        "USD billion" => money::dollars(Words(lang), value * 1000.0),
        _ => counted(value, label::unit(Words(lang), code), lang),
    }
}

fn counted(value: f64, noun: &str, lang: Lang) -> String {
    let figure = match lang {
        Lang::En => number(value),
        Lang::Ur => isolate_ltr(&number(value)),
    };
    [&figure, " ", noun].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::tests::plain_text;

    #[test]
    fn amounts_agree_with_their_nouns() {
        let cases = [
            (8904.0, "MW", "8,904 MW", "8,904 میگاواٹ", "8,904 میگاواٹ"),
            (392.0, "km", "392 km", "392 کلومیٹر", "392 کلومیٹر"),
            (1.0, "projects", "1 project", "1 منصوبہ", "1 منصوبے"),
            (11.0, "projects", "11 projects", "11 منصوبے", "11 منصوبوں"),
            (
                30000.0,
                "jobs",
                "30,000 jobs",
                "30,000 ملازمتیں",
                "30,000 ملازمتوں",
            ),
            (292.0, "persons", "292 people", "292 افراد", "292 افراد"),
            (
                166207.0,
                "tonnes",
                "166,207 tonnes",
                "166,207 ٹن",
                "166,207 ٹن",
            ),
            (
                2.78,
                "USD billion",
                "US$2.78 billion",
                "2.78 ارب امریکی ڈالر",
                "2.78 ارب امریکی ڈالر",
            ),
            (
                617.0,
                "USD million",
                "US$617 million",
                "61.7 کروڑ امریکی ڈالر",
                "61.7 کروڑ امریکی ڈالر",
            ),
            (
                5.0,
                "acre-feet",
                "5 acre-feet",
                "5 acre-feet",
                "5 acre-feet",
            ),
        ];
        for (value, code, english, urdu, urdu_from) in cases {
            assert_eq!(plain_text(&amount(value, code, Lang::En)), english);
            assert_eq!(plain_text(&amount(value, code, Lang::Ur)), urdu);
            assert_eq!(plain_text(&amount_from(value, code, Lang::Ur)), urdu_from);
        }
    }

    #[test]
    fn only_millions_of_dollars_change_their_unit_in_urdu() {
        assert_eq!(shown("USD million", Lang::Ur).factor, 0.1);
        assert_eq!(shown("USD million", Lang::En).factor, 1.0);
        assert_eq!(
            shown("MW", Lang::Ur),
            Shown {
                name: "میگاواٹ",
                factor: 1.0
            }
        );
    }
}
