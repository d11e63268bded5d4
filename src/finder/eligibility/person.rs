//! What a reader has said about herself, as the questions of the finder ask it.

use super::{Day, Facts};

/// Answers to the finder's questions. Everything may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// Date of birth.
    pub born: Option<Day>,
    /// `women`, `men` or `transgender`.
    pub gender: Option<String>,
    /// Highest school level passed: `none`, `primary`, `middle`, `matric`, `intermediate` or
    /// `bachelor`.
    pub schooling: Option<String>,
    /// Region id of the domicile certificate.
    pub domicile: Option<String>,
    /// Household income, rupees a month.
    pub income_pkr_month: Option<u32>,
}

impl Person {
    /// True when nothing was answered.
    pub fn is_unknown(&self) -> bool {
        *self == Person::default()
    }

    /// Number of questions answered.
    pub fn n_answers(&self) -> usize {
        [
            self.born.is_some(),
            self.gender.is_some(),
            self.schooling.is_some(),
            self.domicile.is_some(),
            self.income_pkr_month.is_some(),
        ]
        .into_iter()
        .filter(|&answered| answered)
        .count()
    }

    /// The facts that rules look at, with the age on `today`. Without a day there is no age.
    pub fn facts(&self, today: Option<Day>) -> Facts {
        let age = self.born.zip(today);
        Facts {
            age: age.and_then(|(born, today)| born.age_on(today)),
            gender: self.gender.clone(),
            schooling: self.schooling.clone(),
            domicile: self.domicile.clone(),
            income_pkr_month: self.income_pkr_month.map(f64::from),
            ..Facts::default()
        }
    }

    /// One line to keep on the device, such as `born=2008-11-24;gender=women`.
    pub fn to_line(&self) -> String {
        let parts = [
            ("born", self.born.map(|day| day.to_string())),
            ("gender", self.gender.clone()),
            ("schooling", self.schooling.clone()),
            ("domicile", self.domicile.clone()),
            (
                "income",
                self.income_pkr_month.map(|rupees| rupees.to_string()),
            ),
        ];
        let known = parts
            .into_iter()
            .filter_map(|(key, value)| Some(format!("{key}={}", value?)));
        known.collect::<Vec<_>>().join(";")
    }

    /// Reads a kept line. What cannot be read is not known.
    pub fn from_line(line: &str) -> Person {
        let mut person = Person::default();
        for (key, value) in line.split(';').filter_map(|part| part.split_once('=')) {
            let code = || {
                let is_code = value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
                (is_code && !value.is_empty()).then(|| value.to_owned())
            };
            match key {
                "born" => person.born = value.parse().ok(),
                "gender" => person.gender = code(),
                "schooling" => person.schooling = code(),
                "domicile" => person.domicile = code(),
                "income" => person.income_pkr_month = value.parse().ok(),
                _ => {}
            }
        }
        person
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amina() -> Person {
        Person {
            born: "2008-11-24".parse().ok(),
            gender: Some("women".into()),
            schooling: Some("matric".into()),
            domicile: Some("balochistan".into()),
            income_pkr_month: Some(35_000),
        }
    }

    #[test]
    fn a_kept_line_comes_back() {
        for person in [
            Person::default(),
            amina(),
            Person {
                born: None,
                domicile: None,
                ..amina()
            },
        ] {
            assert_eq!(Person::from_line(&person.to_line()), person);
        }
    }

    #[test]
    fn a_spoiled_line_is_not_known() {
        for line in [
            "",
            ";;=",
            "born=2008-13-40",
            "gender=<script>",
            "income=-5",
            "colour=red",
        ] {
            assert!(Person::from_line(line).is_unknown(), "{line}");
        }
    }

    #[test]
    fn the_age_is_that_of_the_day_asked_for() {
        let age = |day: &str| amina().facts(day.parse().ok()).age;
        assert_eq!(age("2026-11-23"), Some(17));
        assert_eq!(age("2026-11-24"), Some(18));
        assert_eq!(age("not a day"), None);
    }
}
