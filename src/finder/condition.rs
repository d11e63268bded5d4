//! What people need a programme to be: the conditions that are filters, chips and facets alike.

use serde::{Deserialize, Serialize};

/// A condition. A programme says yes, says no, or says nothing; nothing never counts as no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Condition {
    /// Nothing to pay.
    Free,
    /// A place to stay.
    Hostel,
    /// Money while learning.
    Stipend,
    /// Tools given.
    Toolkit,
    /// A certificate at the end.
    Certificate,
    /// For women only.
    WomenOnly,
    /// Can be done over the internet.
    Online,
    /// Can be done from home.
    FromHome,
    /// In the evening.
    Evening,
    /// At the weekend.
    Weekend,
    /// Part of the day only.
    PartTime,
    /// Children are looked after.
    Childcare,
    /// Travel is provided or paid.
    Transport,
    /// Food is given.
    Meals,
    /// No school certificate asked for.
    NoSchooling,
    /// No security or guarantor asked for.
    NoCollateral,
    /// No interest.
    InterestFree,
    /// Open to people with disabilities.
    Disability,
    /// Work is found afterwards.
    JobPlacement,
    /// Half a year at most.
    ShortCourse,
    /// No experience asked for.
    Beginner,
}

impl Condition {
    /// Every condition, in the order of their bits.
    pub const ALL: [Condition; 21] = [
        Condition::Free,
        Condition::Hostel,
        Condition::Stipend,
        Condition::Toolkit,
        Condition::Certificate,
        Condition::WomenOnly,
        Condition::Online,
        Condition::FromHome,
        Condition::Evening,
        Condition::Weekend,
        Condition::PartTime,
        Condition::Childcare,
        Condition::Transport,
        Condition::Meals,
        Condition::NoSchooling,
        Condition::NoCollateral,
        Condition::InterestFree,
        Condition::Disability,
        Condition::JobPlacement,
        Condition::ShortCourse,
        Condition::Beginner,
    ];

    /// Its bit in a set of conditions.
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// Code used in addresses, files and word keys.
    pub const fn code(self) -> &'static str {
        match self {
            Condition::Free => "free",
            Condition::Hostel => "hostel",
            Condition::Stipend => "stipend",
            Condition::Toolkit => "toolkit",
            Condition::Certificate => "certificate",
            Condition::WomenOnly => "women-only",
            Condition::Online => "online",
            Condition::FromHome => "from-home",
            Condition::Evening => "evening",
            Condition::Weekend => "weekend",
            Condition::PartTime => "part-time",
            Condition::Childcare => "childcare",
            Condition::Transport => "transport",
            Condition::Meals => "meals",
            Condition::NoSchooling => "no-schooling",
            Condition::NoCollateral => "no-collateral",
            Condition::InterestFree => "interest-free",
            Condition::Disability => "disability",
            Condition::JobPlacement => "job-placement",
            Condition::ShortCourse => "short-course",
            Condition::Beginner => "beginner",
        }
    }

    /// The condition with this code.
    pub fn from_code(code: &str) -> Option<Condition> {
        Condition::ALL
            .into_iter()
            .find(|condition| condition.code() == code)
    }

    /// The condition that a concept of the synonym table asks for.
    pub fn of_concept(concept: &str) -> Option<Condition> {
        CONCEPTS
            .iter()
            .find(|(code, _)| *code == concept)
            .map(|&(_, condition)| condition)
    }

    /// The condition that a concept asks for when a word such as "without" stands beside it.
    pub fn of_denied_concept(concept: &str) -> Option<Condition> {
        DENIED
            .iter()
            .find(|(code, _)| *code == concept)
            .map(|&(_, condition)| condition)
    }

    /// The concepts that ask for this condition.
    pub fn concepts(self) -> impl Iterator<Item = &'static str> {
        CONCEPTS
            .iter()
            .filter(move |(_, condition)| *condition == self)
            .map(|&(code, _)| code)
    }
}

const CONCEPTS: [(&str, Condition); 19] = [
    ("free", Condition::Free),
    ("hostel", Condition::Hostel),
    ("stipend", Condition::Stipend),
    ("toolkit", Condition::Toolkit),
    ("certificate", Condition::Certificate),
    ("online", Condition::Online),
    ("home-business", Condition::FromHome),
    ("evening", Condition::Evening),
    ("weekend", Condition::Weekend),
    ("part-time", Condition::PartTime),
    ("childcare", Condition::Childcare),
    ("pick-drop", Condition::Transport),
    ("meals", Condition::Meals),
    ("uneducated", Condition::NoSchooling),
    ("interest-free-loan", Condition::InterestFree),
    ("disabled", Condition::Disability),
    ("job-placement", Condition::JobPlacement),
    ("short-course", Condition::ShortCourse),
    ("no-experience", Condition::Beginner),
];

const DENIED: [(&str, Condition); 12] = [
    ("fee", Condition::Free),
    ("matric", Condition::NoSchooling),
    ("middle", Condition::NoSchooling),
    ("primary", Condition::NoSchooling),
    ("intermediate", Condition::NoSchooling),
    ("graduate", Condition::NoSchooling),
    ("education", Condition::NoSchooling),
    ("certificate", Condition::NoSchooling),
    ("collateral", Condition::NoCollateral),
    ("guarantee", Condition::NoCollateral),
    ("interest-markup", Condition::InterestFree),
    ("experience", Condition::Beginner),
];

/// What a programme says about a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Says {
    /// It meets the condition.
    Yes,
    /// It says nothing about it.
    Unknown,
    /// It does not meet it.
    No,
}

/// What a programme says about all conditions, as two sets of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Conditions it meets.
    pub yes: u32,
    /// Conditions it does not meet.
    pub no: u32,
}

impl Said {
    /// Notes an answer. A yes outweighs a no.
    pub fn note(&mut self, condition: Condition, yes: bool) {
        if yes {
            self.yes |= condition.bit();
            self.no &= !condition.bit();
        } else if self.yes & condition.bit() == 0 {
            self.no |= condition.bit();
        }
    }

    /// What is said about one condition.
    pub const fn about(self, condition: Condition) -> Says {
        if self.yes & condition.bit() != 0 {
            Says::Yes
        } else if self.no & condition.bit() != 0 {
            Says::No
        } else {
            Says::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_bits_are_unique_and_found_again() {
        let mut bits = 0;
        for condition in Condition::ALL {
            assert_eq!(Condition::from_code(condition.code()), Some(condition));
            assert_eq!(bits & condition.bit(), 0);
            bits |= condition.bit();
        }
    }

    #[test]
    fn nothing_said_is_unknown() {
        let mut said = Said::default();
        assert_eq!(said.about(Condition::Free), Says::Unknown);
        said.note(Condition::Free, false);
        assert_eq!(said.about(Condition::Free), Says::No);
        said.note(Condition::Free, true);
        assert_eq!(said.about(Condition::Free), Says::Yes);
    }
}
