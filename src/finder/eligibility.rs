//! Who may apply: rules as data, answered with yes, no or not known, and always with the reason.
//!
//! # The JSON shape
//!
//! A rule is one of
//!
//! ```json
//! {"all": [rule, …]}
//! {"any": [rule, …]}
//! {"not": rule}
//! {"test": {"fact": "age", "is": {"at-least": 18}, "message": "eligibility.age-min",
//!           "document": "cnic"}}
//! ```
//!
//! Facts are `age` (whole years on the day of asking), `gender` (`women`, `men`, `transgender`),
//! `schooling` (`none`, `primary`, `middle`, `matric`, `intermediate`, `bachelor`), `domicile`
//! (region id), `district` (district id), `income` (rupees a month) and `{"other": number}` (the
//! programme's further conditions, from 0; a domicile that means no whole region comes last). Checks are `at-least` and `at-most` (numbers),
//! `level` (schooling), `one-of` (codes) and `yes`. The message is a key of the words files; its
//! values are those of the check. The document is what proves the fact.
//!
//! An empty `all` is met; an empty `any` is not.

mod by_columns;
pub mod day;
mod derive;
mod evaluate;
mod person;

pub use by_columns::{refuses, rules_of_columns};
pub use day::Day;
pub use derive::{other_text, region_of_domicile, rules};
pub use evaluate::{Facts, Outcome, Reason, evaluate};
pub use person::Person;

use serde::{Deserialize, Serialize};

/// A rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Every one of them.
    All(Vec<Rule>),
    /// At least one of them.
    Any(Vec<Rule>),
    /// The opposite.
    Not(Box<Rule>),
    /// One fact.
    Test(Test),
}

/// A condition on one fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Test {
    /// What it looks at.
    pub fact: Fact,
    /// What it asks for.
    pub is: Check,
    /// Key of the sentence that says it.
    pub message: String,
    /// What proves it: `cnic`, `school-certificate`, `domicile-certificate`, `income-certificate`.
    /// Absent when nothing particular does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// A fact about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Whole years on the day of asking.
    Age,
    /// Gender.
    Gender,
    /// Highest school level passed.
    Schooling,
    /// Region of the domicile certificate.
    Domicile,
    /// District of the domicile certificate.
    District,
    /// Household income, rupees a month.
    Income,
    /// A further condition of the programme, by its position from 0.
    Other(u8),
}

/// What a test asks of its fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
    /// This school level or a higher one.
    Level(String),
    /// One of these codes.
    OneOf(Vec<String>),
    /// That it is so.
    Yes,
}

/// A three-valued answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Met.
    Yes,
    /// Not known yet.
    Unknown,
    /// Not met.
    No,
}

impl Verdict {
    /// The opposite; not known stays not known.
    pub const fn opposite(self) -> Verdict {
        match self {
            Verdict::Yes => Verdict::No,
            Verdict::Unknown => Verdict::Unknown,
            Verdict::No => Verdict::Yes,
        }
    }
}

impl From<bool> for Verdict {
    fn from(yes: bool) -> Verdict {
        if yes { Verdict::Yes } else { Verdict::No }
    }
}
