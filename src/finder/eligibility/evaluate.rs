//! Evaluates rules over what is known about a person.

use super::{Check, Fact, Rule, Test, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// School levels, lowest first.
const LEVELS: [&str; 6] = [
    "none",
    "primary",
    "middle",
    "matric",
    "intermediate",
    "bachelor",
];

/// What a person has said. Everything may be missing; nothing here is ever stored or sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Whole years, counted with [`Day::age_on`](super::Day::age_on).
    pub age: Option<u8>,
    /// `women`, `men` or `transgender`.
    pub gender: Option<String>,
    /// Highest school level passed.
    pub schooling: Option<String>,
    /// Region id of the domicile.
    pub domicile: Option<String>,
    /// District id of the domicile.
    pub district: Option<String>,
    /// Household income, rupees a month.
    pub income_pkr_month: Option<f64>,
    /// Further conditions, by position.
    pub other: BTreeMap<u8, bool>,
}

/// Why a rule is met, not met, or not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Reason {
    /// What it looked at.
    pub fact: Fact,
    /// The answer, turned round for a rule under `not`.
    pub verdict: Verdict,
    /// Key of the sentence.
    pub message: String,
    /// What was asked for.
    pub asked: Check,
    /// True under `not`: the sentence has to say the opposite.
    pub denied: bool,
    /// What proves it.
    pub document: Option<String>,
}

/// The answer for a programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// Over all rules.
    pub verdict: Verdict,
    /// Over the rules that can be asked about; further conditions left unanswered are passed over.
    pub asked: Verdict,
    /// One for each test, in the order of the rules.
    pub reasons: Vec<Reason>,
}

/// Evaluates `rule` over `facts`. What is not known stays not known, unless the rest decides.
pub fn evaluate(rule: &Rule, facts: &Facts) -> Outcome {
    let mut reasons = Vec::new();
    collect(rule, facts, false, &mut reasons);
    Outcome {
        verdict: verdict(rule, facts, false),
        asked: verdict(rule, facts, true),
        reasons,
    }
}

fn verdict(rule: &Rule, facts: &Facts, pass_over: bool) -> Verdict {
    match rule {
        Rule::All(rules) => rules
            .iter()
            .map(|rule| verdict(rule, facts, pass_over))
            .max()
            .unwrap_or(Verdict::Yes),
        Rule::Any(rules) => rules
            .iter()
            .map(|rule| verdict(rule, facts, pass_over))
            .min()
            .unwrap_or(Verdict::No),
        Rule::Not(rule) => verdict(rule, facts, pass_over).opposite(),
        Rule::Test(test) => {
            let found = answer(test, facts);
            let is_other = matches!(test.fact, Fact::Other(_));
            if pass_over && is_other && found == Verdict::Unknown {
                Verdict::Yes
            } else {
                found
            }
        }
    }
}

fn collect(rule: &Rule, facts: &Facts, denied: bool, reasons: &mut Vec<Reason>) {
    match rule {
        Rule::All(rules) | Rule::Any(rules) => {
            for rule in rules {
                collect(rule, facts, denied, reasons);
            }
        }
        Rule::Not(rule) => collect(rule, facts, !denied, reasons),
        Rule::Test(test) => {
            let found = answer(test, facts);
            reasons.push(Reason {
                fact: test.fact,
                verdict: if denied { found.opposite() } else { found },
                message: test.message.clone(),
                asked: test.is.clone(),
                denied,
                document: test.document.clone(),
            });
        }
    }
}

/// The answer to one test. A check that does not suit its fact is never known.
fn answer(test: &Test, facts: &Facts) -> Verdict {
    let number = match test.fact {
        Fact::Age => facts.age.map(f64::from),
        Fact::Income => facts.income_pkr_month.filter(|rupees| rupees.is_finite()),
        _ => None,
    };
    let code = match test.fact {
        Fact::Gender => facts.gender.as_deref(),
        Fact::Schooling => facts.schooling.as_deref(),
        Fact::Domicile => facts.domicile.as_deref(),
        Fact::District => facts.district.as_deref(),
        _ => None,
    };
    let level = |code: &str| LEVELS.iter().position(|level| *level == code);
    let met = match (&test.is, test.fact) {
        (Check::AtLeast(least), _) => number.map(|number| number >= *least),
        (Check::AtMost(most), _) => number.map(|number| number <= *most),
        (Check::Level(wanted), _) => code.and_then(|code| Some(level(code)? >= level(wanted)?)),
        (Check::OneOf(codes), _) => code.map(|code| codes.iter().any(|one| one == code)),
        (Check::Yes, Fact::Other(number)) => facts.other.get(&number).copied(),
        (Check::Yes, _) => None,
    };
    met.map_or(Verdict::Unknown, Verdict::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{No, Unknown, Yes};

    fn test(fact: Fact, is: Check) -> Rule {
        Rule::Test(Test {
            fact,
            is,
            message: "eligibility.x".into(),
            document: None,
        })
    }

    fn facts(age: Option<u8>, gender: Option<&str>, schooling: Option<&str>) -> Facts {
        Facts {
            age,
            gender: gender.map(str::to_owned),
            schooling: schooling.map(str::to_owned),
            ..Facts::default()
        }
    }

    #[test]
    fn every_check_answers_yes_no_and_not_known() {
        let codes = |code: &str| Check::OneOf(vec![code.to_owned()]);
        let full = Facts {
            age: Some(18),
            gender: Some("women".into()),
            schooling: Some("matric".into()),
            domicile: Some("gb".into()),
            district: Some("hunza".into()),
            income_pkr_month: Some(50_000.0),
            other: BTreeMap::from([(0, true), (1, false)]),
        };
        for (fact, is, expected) in [
            (Fact::Age, Check::AtLeast(18.0), Yes),
            (Fact::Age, Check::AtLeast(19.0), No),
            (Fact::Age, Check::AtMost(18.0), Yes),
            (Fact::Age, Check::AtMost(17.0), No),
            (Fact::Gender, codes("women"), Yes),
            (Fact::Gender, codes("men"), No),
            (Fact::Schooling, Check::Level("middle".into()), Yes),
            (Fact::Schooling, Check::Level("intermediate".into()), No),
            (Fact::Domicile, codes("gb"), Yes),
            (Fact::Domicile, codes("ajk"), No),
            (Fact::District, codes("hunza"), Yes),
            (Fact::Income, Check::AtMost(50_000.0), Yes),
            (Fact::Income, Check::AtMost(40_000.0), No),
            (Fact::Other(0), Check::Yes, Yes),
            (Fact::Other(1), Check::Yes, No),
            (Fact::Other(2), Check::Yes, Unknown),
            (Fact::Age, Check::Yes, Unknown),
            (Fact::Schooling, Check::Level("doctor".into()), Unknown),
        ] {
            let rule = test(fact, is.clone());
            assert_eq!(evaluate(&rule, &full).verdict, expected, "{fact:?} {is:?}");
            assert_eq!(
                evaluate(&rule, &Facts::default()).verdict,
                Unknown,
                "{fact:?} {is:?}"
            );
        }
    }

    #[test]
    fn rules_combine_by_what_decides() {
        let adult = || test(Fact::Age, Check::AtLeast(18.0));
        let woman = || test(Fact::Gender, Check::OneOf(vec!["women".into()]));
        let both = Rule::All(vec![adult(), woman()]);
        let either = Rule::Any(vec![adult(), woman()]);
        for (age, gender, all, any) in [
            (Some(20), Some("women"), Yes, Yes),
            (Some(20), None, Unknown, Yes),
            (Some(17), None, No, Unknown),
            (Some(17), Some("men"), No, No),
            (None, None, Unknown, Unknown),
        ] {
            let facts = facts(age, gender, None);
            assert_eq!(evaluate(&both, &facts).verdict, all, "{facts:?}");
            assert_eq!(evaluate(&either, &facts).verdict, any, "{facts:?}");
            let not = Rule::Not(Box::new(both.clone()));
            assert_eq!(evaluate(&not, &facts).verdict, all.opposite(), "{facts:?}");
        }
        assert_eq!(evaluate(&Rule::All(vec![]), &Facts::default()).verdict, Yes);
        assert_eq!(evaluate(&Rule::Any(vec![]), &Facts::default()).verdict, No);
    }

    #[test]
    fn unanswered_further_conditions_do_not_hide_the_answer_asked_for() {
        let rule = Rule::All(vec![
            test(Fact::Age, Check::AtLeast(18.0)),
            test(Fact::Other(0), Check::Yes),
        ]);
        let outcome = evaluate(&rule, &facts(Some(20), None, None));
        assert_eq!((outcome.verdict, outcome.asked), (Unknown, Yes));
        assert_eq!(outcome.reasons.len(), 2);
    }

    /// A small generator of numbers for the property below; any fixed seed will do.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, sides: u64) -> u64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % sides
        }

        fn rule(&mut self, depth: u8) -> Rule {
            let list = |dice: &mut Dice| (0..dice.below(4)).map(|_| dice.rule(depth - 1)).collect();
            match if depth == 0 { 3 } else { self.below(5) } {
                0 => Rule::All(list(self)),
                1 => Rule::Any(list(self)),
                2 => Rule::Not(Box::new(self.rule(depth - 1))),
                _ => match self.below(4) {
                    0 => test(Fact::Age, Check::AtLeast(self.below(40) as f64)),
                    1 => test(Fact::Age, Check::AtMost(self.below(40) as f64)),
                    2 => test(Fact::Gender, Check::OneOf(vec!["women".into()])),
                    _ => test(
                        Fact::Schooling,
                        Check::Level(LEVELS[self.below(6) as usize].into()),
                    ),
                },
            }
        }
    }

    #[test]
    fn adding_a_fact_never_unsettles_an_answer() {
        let mut dice = Dice(20_261_124);
        for round in 0..4_000 {
            let rule = dice.rule(4);
            let mut known = facts(None, None, None);
            let mut before = evaluate(&rule, &known);
            let start = dice.below(3);
            for step in 0..3 {
                match (start + step) % 3 {
                    0 => known.age = Some(dice.below(60) as u8),
                    1 => known.gender = Some(["women", "men"][dice.below(2) as usize].into()),
                    _ => known.schooling = Some(LEVELS[dice.below(6) as usize].into()),
                }
                let after = evaluate(&rule, &known);
                for (was, is) in [(before.verdict, after.verdict), (before.asked, after.asked)] {
                    assert!(
                        was == Unknown || was == is,
                        "round {round}: {rule:?} {known:?}"
                    );
                }
                before = after;
            }
        }
    }
}
