//! Rules in words: one sentence for every rule, in every language.

use super::{Words, label, money::rupees};
use crate::{
    data::{Programme, Text},
    finder::eligibility::{Check, Fact, Rule, Test, other_text},
};
use std::collections::BTreeMap;

/// What the sentences of a programme's rules need besides the rules.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The programme, for its further conditions.
    pub programme: &'a Programme,
    /// Region and district ids to names.
    pub places: &'a BTreeMap<String, Text>,
}

/// The rules that must all be met, one for each line of a list.
pub fn lines(rule: &Rule) -> &[Rule] {
    match rule {
        Rule::All(rules) => rules,
        one => std::slice::from_ref(one),
    }
}

/// The sentence of a rule.
pub fn sentence(words: Words, rule: &Rule, names: Names) -> String {
    let join = |rules: &[Rule], between: &str| {
        let sentences: Vec<String> = rules
            .iter()
            .map(|rule| sentence(words, rule, names))
            .collect();
        sentences.join(between)
    };
    match rule {
        Rule::All(rules) => join(rules, words.rule_and()),
        Rule::Any(rules) => join(rules, words.rule_or()),
        Rule::Not(rule) => words.rule_not(&sentence(words, rule, names)),
        Rule::Test(test) => of_test(words, test, names),
    }
}

fn of_test(words: Words, test: &Test, names: Names) -> String {
    let whole = |n: f64| format!("{n:.0}");
    match (test.fact, &test.is) {
        (Fact::Age, Check::AtLeast(age)) => words.rule_age_min(&whole(*age)),
        (Fact::Age, Check::AtMost(age)) => words.rule_age_max(&whole(*age)),
        (Fact::Gender, Check::OneOf(codes)) => {
            let list = codes.iter().map(|code| label::rule_gender(words, code));
            list.collect::<Vec<_>>().join(words.rule_or())
        }
        (Fact::Schooling, Check::Level(level)) if level == "bachelor" => {
            label::education(words, level).to_owned()
        }
        (Fact::Schooling, Check::Level(level)) => {
            words.rule_schooling(label::education(words, level))
        }
        (Fact::Domicile, Check::OneOf(ids)) => words.rule_domicile(&places(words, ids, names)),
        (Fact::District, Check::OneOf(ids)) => words.rule_district(&places(words, ids, names)),
        (Fact::Income, Check::AtLeast(pkr)) => words.rule_income_min(&rupees(words, *pkr)),
        (Fact::Income, Check::AtMost(pkr)) => words.rule_income_max(&rupees(words, *pkr)),
        (Fact::Other(position), Check::Yes) => {
            let text = other_text(names.programme, position).map(|text| text.get(words.0));
            match (text, test.message.as_str()) {
                (Some(text), "eligibility.domicile-text") => words.rule_domicile(text),
                (Some(text), _) => text.to_owned(),
                (None, _) => words.rule_unclear().to_owned(),
            }
        }
        _ => words.rule_unclear().to_owned(),
    }
}

fn places(words: Words, ids: &[String], names: Names) -> String {
    let list = ids.iter().map(|id| {
        names
            .places
            .get(id)
            .map_or(id.as_str(), |name| name.get(words.0))
    });
    list.collect::<Vec<_>>().join(words.rule_or())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Lang;

    fn test(fact: Fact, is: Check, message: &str) -> Rule {
        Rule::Test(Test {
            fact,
            is,
            message: format!("eligibility.{message}"),
            document: None,
        })
    }

    fn programme() -> Programme {
        let mut programme: Programme = serde_json::from_value(serde_json::json!({
            "finder": "training", "id": "x", "name": {"en": "", "ur": ""},
            "summary": {"en": "", "ur": ""}, "kind": "", "category": "", "organisation": "",
            "provider_type": "", "regions": [], "districts": [], "wider_places": [], "towns": [],
            "places_as_printed": [], "terms": [], "gender": "any", "intake": "unknown",
            "standing": "current", "phone": [], "how_to_apply": {"en": "", "ur": ""},
            "confidence": "low", "notes": {"en": "", "ur": ""}, "conditions": [], "condition_terms": [], "benefits": [],
            "sources": []
        }))
        .expect("a programme");
        programme.conditions = vec![Text::new("Valid CNIC", "درست قومی شناختی کارڈ")];
        programme.domicile = Some(Text::new("merged districts of KP", "ضم شدہ اضلاع"));
        programme
    }

    #[test]
    fn every_rule_has_its_sentence_in_both_languages() {
        let codes = |list: &[&str]| Check::OneOf(list.iter().map(|&c| c.to_owned()).collect());
        let places = BTreeMap::from([
            (
                "gb".to_owned(),
                Text::new("Gilgit-Baltistan", "گلگت بلتستان"),
            ),
            ("hunza".to_owned(), Text::new("Hunza", "ہنزہ")),
        ]);
        let programme = programme();
        let names = Names {
            programme: &programme,
            places: &places,
        };
        let adult = || test(Fact::Age, Check::AtLeast(18.0), "age-min");
        let woman = || test(Fact::Gender, codes(&["women"]), "gender");
        for (rule, en, ur) in [
            (adult(), "At least 18 years old", "عمر کم از کم 18 سال"),
            (
                test(Fact::Age, Check::AtMost(35.0), "age-max"),
                "At most 35 years old",
                "عمر زیادہ سے زیادہ 35 سال",
            ),
            (woman(), "Women only", "صرف خواتین کے لیے"),
            (
                test(Fact::Gender, codes(&["men"]), "gender"),
                "Men only",
                "صرف مردوں کے لیے",
            ),
            (
                test(Fact::Schooling, Check::Level("matric".into()), "schooling"),
                "Schooling: Matric or more",
                "تعلیم: میٹرک یا اس سے زیادہ",
            ),
            (
                test(
                    Fact::Schooling,
                    Check::Level("bachelor".into()),
                    "schooling",
                ),
                "Bachelor's degree",
                "بیچلر ڈگری",
            ),
            (
                test(Fact::Domicile, codes(&["gb"]), "domicile"),
                "Domicile: Gilgit-Baltistan",
                "ڈومیسائل: گلگت بلتستان",
            ),
            (
                test(Fact::District, codes(&["hunza"]), "district"),
                "Domicile of the district Hunza",
                "ضلع ہنزہ کا ڈومیسائل",
            ),
            (
                test(Fact::Income, Check::AtMost(40_000.0), "income"),
                "Household income of at most Rs 40,000 a month",
                "گھر کی ماہانہ آمدنی زیادہ سے زیادہ 40,000 روپے",
            ),
            (
                test(Fact::Income, Check::AtLeast(30_000.0), "income"),
                "Household income of at least Rs 30,000 a month",
                "گھر کی ماہانہ آمدنی کم از کم 30,000 روپے",
            ),
            (
                test(Fact::Other(0), Check::Yes, "other"),
                "Valid CNIC",
                "درست قومی شناختی کارڈ",
            ),
            (
                test(Fact::Other(1), Check::Yes, "domicile-text"),
                "Domicile: merged districts of KP",
                "ڈومیسائل: ضم شدہ اضلاع",
            ),
            (
                test(Fact::Other(9), Check::Yes, "other"),
                "A condition that this page cannot put into words; ask the office",
                "ایک شرط جسے یہ صفحہ الفاظ میں نہیں لا سکتا؛ دفتر سے پوچھیں",
            ),
            (
                Rule::Any(vec![adult(), woman()]),
                "At least 18 years old or Women only",
                "عمر کم از کم 18 سال یا صرف خواتین کے لیے",
            ),
            (
                Rule::All(vec![adult(), woman()]),
                "At least 18 years old and Women only",
                "عمر کم از کم 18 سال اور صرف خواتین کے لیے",
            ),
            (
                Rule::Not(Box::new(woman())),
                "Not: Women only",
                "یہ نہ ہو: صرف خواتین کے لیے",
            ),
        ] {
            for (lang, expected) in [(Lang::En, en), (Lang::Ur, ur)] {
                let said =
                    super::super::bidi::without_isolates(&sentence(Words(lang), &rule, names));
                assert_eq!(said, expected, "{rule:?}");
            }
        }
    }
}
