//! The languages of the portal.

use serde::{Deserialize, Serialize};

/// A language the portal is published in. Its code is the first segment of every page path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Urdu, right to left.
    Ur,
    /// English, left to right.
    En,
}

impl Lang {
    /// Every language, Urdu first.
    pub const ALL: [Lang; 2] = [Lang::Ur, Lang::En];

    /// BCP 47 tag, also the path segment.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ur => "ur",
            Lang::En => "en",
        }
    }

    /// Value of the HTML `dir` attribute.
    pub const fn dir(self) -> &'static str {
        match self {
            Lang::Ur => "rtl",
            Lang::En => "ltr",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Ur => "اردو",
            Lang::En => "English",
        }
    }

    /// Open Graph locale, language and territory.
    pub const fn og_locale(self) -> &'static str {
        match self {
            Lang::Ur => "ur_PK",
            Lang::En => "en_PK",
        }
    }

    /// The language the switch in the page head leads to.
    pub const fn other(self) -> Lang {
        match self {
            Lang::Ur => Lang::En,
            Lang::En => Lang::Ur,
        }
    }

    /// The language with this code, if the portal has it.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}
