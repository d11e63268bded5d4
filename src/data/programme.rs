//! Training and business-support programmes. Names follow Open Referral HSDS where it has them.

use super::{Confidence, PartialDate, Text};
use serde::{Deserialize, Serialize};

/// Which of the two finders a programme belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Finder {
    /// Training, scholarships and internships for young people.
    Training,
    /// Finance, training, workspace and market access for women in business.
    Business,
}

impl Finder {
    /// Both finders.
    pub const ALL: [Finder; 2] = [Finder::Training, Finder::Business];

    /// Code, also the path segment.
    pub const fn code(self) -> &'static str {
        match self {
            Finder::Training => "training",
            Finder::Business => "business",
        }
    }

    /// The finder with this code.
    pub fn from_code(code: &str) -> Option<Finder> {
        Finder::ALL.into_iter().find(|finder| finder.code() == code)
    }
}

/// When one can join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Intake {
    /// At any time.
    Rolling,
    /// In batches or sessions.
    Periodic,
    /// No longer.
    Closed,
    /// Not known.
    Unknown,
}

/// Who offers a programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Organisation {
    /// Stable id.
    pub id: String,
    /// Name as given.
    pub name: Text,
    /// federal, provincial, ngo, donor, bank, private, chamber, mfi, university or china.
    pub kind: String,
}

/// A controlled term of the programmes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Term {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// `trade`, `sector`, `field` (gathers trades and sectors) or `condition` (a kind of condition).
    pub group: String,
    /// Id of the field that a trade or sector belongs to. Absent for fields and conditions.
    pub field: Option<String>,
    /// Unit or minor group of ISCO-08, four or three digits. Absent where the word is not one
    /// occupation or group of occupations.
    pub isco08: Option<String>,
    /// Official English title of that group.
    pub isco08_title: Option<String>,
}

/// A programme people can apply to. Unknown conditions are absent and never mean "no".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Programme {
    /// Finder it belongs to; `finder` and `id` together are unique.
    pub finder: Finder,
    /// Stable id within its finder.
    pub id: String,
    /// Name.
    pub name: Text,
    /// One sentence.
    pub summary: Text,
    /// vocational, digital-skills, scholarship, youth-enterprise, internship, apprenticeship or
    /// women-entrepreneurship.
    pub kind: String,
    /// Finer kind: course, diploma, loan, grant, incubation …
    pub category: String,
    /// Organisation id.
    pub organisation: String,
    /// Kind of the provider.
    pub provider_type: String,
    /// Region ids where it is offered.
    pub regions: Vec<String>,
    /// District ids, when it is bound to districts.
    pub districts: Vec<String>,
    /// Wider-place ids.
    pub wider_places: Vec<String>,
    /// Town ids.
    pub towns: Vec<String>,
    /// Places named by the source that are in no table, verbatim.
    pub places_as_printed: Vec<String>,
    /// Trade and sector term ids.
    pub terms: Vec<String>,
    /// women, men or any.
    pub gender: String,
    /// Lowest age, years.
    pub age_min: Option<u8>,
    /// Highest age, years.
    pub age_max: Option<u8>,
    /// Least schooling: primary, middle, matric, intermediate or bachelor.
    pub education_min: Option<String>,
    /// Domicile asked for.
    pub domicile: Option<Text>,
    /// Highest income, rupees a month.
    pub income_max_pkr_month: Option<f64>,
    /// Smallest amount, rupees.
    pub amount_min_pkr: Option<f64>,
    /// Largest amount, rupees.
    pub amount_max_pkr: Option<f64>,
    /// Mark-up, percent a year.
    pub markup_percent: Option<f64>,
    /// Repayment time, months.
    pub tenor_months: Option<u16>,
    /// Stipend, rupees a month.
    pub stipend_pkr_month: Option<f64>,
    /// Free of charge.
    pub free: Option<bool>,
    /// Hostel place.
    pub hostel: Option<bool>,
    /// Tools given.
    pub toolkit: Option<bool>,
    /// Certificate given.
    pub certificate: Option<Text>,
    /// Fee, rupees.
    pub fee_pkr: Option<f64>,
    /// Length, weeks.
    pub duration_weeks: Option<u16>,
    /// in-person, online or blended.
    pub mode: Option<String>,
    /// When one can join.
    pub intake: Intake,
    /// How far the record can be relied on today: `current`, `unconfirmed`, `closed` or `historic`.
    /// `data/README.md` has the rules.
    pub standing: String,
    /// Last date to apply, Pakistan's calendar day.
    pub deadline: Option<PartialDate>,
    /// Where to apply or read more.
    pub apply_url: Option<String>,
    /// Phone numbers as printed.
    pub phone: Vec<String>,
    /// How to apply, a sentence or two.
    pub how_to_apply: Text,
    /// Latitude, degrees, WGS 84.
    pub latitude: Option<f64>,
    /// Longitude, degrees, WGS 84.
    pub longitude: Option<f64>,
    /// How sure the record is.
    pub confidence: Confidence,
    /// What is uncertain. May be empty.
    pub notes: Text,
    /// Further conditions, in order.
    pub conditions: Vec<Text>,
    /// Term ids of the kinds of `conditions`, one for each, in the same order.
    pub condition_terms: Vec<String>,
    /// Further benefits, in order.
    pub benefits: Vec<Text>,
    /// Source ids.
    pub sources: Vec<String>,
}

impl Programme {
    /// `finder/id`, unique over all programmes.
    pub fn key(&self) -> String {
        format!("{}/{}", self.finder.code(), self.id)
    }
}
