//! The rules of a programme, from its fields.

use super::{Check, Fact, Rule, Test};
use crate::data::{Programme, Text};
use crate::finder::normalise::level1;

/// What a programme's fields ask of a person.
pub(super) struct Conditions<'a> {
    /// `any`, `women` or `men`.
    pub gender: &'a str,
    pub age_min: Option<u8>,
    pub age_max: Option<u8>,
    pub schooling: Option<&'a str>,
    /// Region ids; empty when none is asked for.
    pub domicile: Vec<String>,
    pub income_max_pkr_month: Option<f64>,
    /// Number of further conditions.
    pub others: usize,
    /// A domicile is asked for in words that mean no whole region.
    pub has_domicile_text: bool,
}

/// The rules of `programme`, all of which must be met. Fields that state nothing give no rule.
///
/// `region_of_domicile` names the region that a domicile text means, if it means a whole one; any
/// other domicile text becomes a further condition to read, after those of the record.
pub fn rules(programme: &Programme, region_of_domicile: impl Fn(&str) -> Option<String>) -> Rule {
    let text = programme.domicile.as_ref();
    let region = text.and_then(|text| region_of_domicile(&text.en));
    let has_domicile_text = text.is_some() && region.is_none();
    let conditions = Conditions {
        gender: &programme.gender,
        age_min: programme.age_min,
        age_max: programme.age_max,
        schooling: programme.education_min.as_deref(),
        domicile: region.into_iter().collect(),
        income_max_pkr_month: programme.income_max_pkr_month,
        others: programme.conditions.len(),
        has_domicile_text,
    };
    conditions.rules()
}

/// The text of a further condition of `programme` by its position: those of the record, then the
/// domicile text that means no whole region. `None` for a position that [`rules`] does not give.
pub fn other_text(programme: &Programme, position: u8) -> Option<&Text> {
    let position = usize::from(position);
    match position.checked_sub(programme.conditions.len()) {
        None => programme.conditions.get(position),
        Some(0) => programme.domicile.as_ref(),
        Some(_) => None,
    }
}

/// The id of the region that a domicile text means, if it names exactly one whole region by its
/// id or its English name. `regions` are ids and English names, full or short.
pub fn region_of_domicile<'r>(
    text: &str,
    regions: impl IntoIterator<Item = (&'r str, &'r str)>,
) -> Option<&'r str> {
    let plain = |name: &str| level1(name).replace(" and ", " ");
    let wanted = plain(text);
    let mut regions = regions.into_iter();
    regions
        .find(|(id, name)| wanted == plain(id) || wanted == plain(name))
        .map(|(id, _)| id)
}

impl Conditions<'_> {
    pub(super) fn rules(self) -> Rule {
        let mut all = Vec::new();
        let mut add = |fact, is, message: &str, document: Option<&str>| {
            all.push(Rule::Test(Test {
                fact,
                is,
                message: format!("eligibility.{message}"),
                document: document.map(str::to_owned),
            }));
        };
        if matches!(self.gender, "women" | "men") {
            let codes = vec![self.gender.to_owned()];
            add(Fact::Gender, Check::OneOf(codes), "gender", Some("cnic"));
        }
        if let Some(age) = self.age_min {
            add(
                Fact::Age,
                Check::AtLeast(f64::from(age)),
                "age-min",
                Some("cnic"),
            );
        }
        if let Some(age) = self.age_max {
            add(
                Fact::Age,
                Check::AtMost(f64::from(age)),
                "age-max",
                Some("cnic"),
            );
        }
        if let Some(level) = self.schooling {
            let document = Some("school-certificate");
            add(
                Fact::Schooling,
                Check::Level(level.to_owned()),
                "schooling",
                document,
            );
        }
        if !self.domicile.is_empty() {
            let document = Some("domicile-certificate");
            add(
                Fact::Domicile,
                Check::OneOf(self.domicile),
                "domicile",
                document,
            );
        }
        if let Some(rupees) = self.income_max_pkr_month {
            add(
                Fact::Income,
                Check::AtMost(rupees),
                "income",
                Some("income-certificate"),
            );
        }
        let others = self.others.min(usize::from(u8::MAX) - 1) as u8;
        for number in 0..others {
            add(Fact::Other(number), Check::Yes, "other", None);
        }
        if self.has_domicile_text {
            let document = Some("domicile-certificate");
            add(Fact::Other(others), Check::Yes, "domicile-text", document);
        }
        Rule::All(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_region_is_a_region_of_domicile() {
        let regions = [
            ("ajk", "Azad Jammu and Kashmir"),
            ("kp", "Khyber Pakhtunkhwa"),
        ];
        for (text, expected) in [
            ("Azad Jammu & Kashmir", Some("ajk")),
            ("kp", Some("kp")),
            ("KHYBER PAKHTUNKHWA", Some("kp")),
            ("merged districts of KP", None),
            ("", None),
        ] {
            assert_eq!(region_of_domicile(text, regions), expected, "{text}");
        }
    }
}
