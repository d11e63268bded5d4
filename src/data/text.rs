//! Text that exists in every language of the portal.

use super::Lang;
use serde::{Deserialize, Serialize};

/// One text in both languages. The checker refuses records where one of the two is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Text {
    /// English.
    pub en: String,
    /// Urdu.
    pub ur: String,
}

impl Text {
    /// Both languages from borrowed parts.
    pub fn new(en: impl Into<String>, ur: impl Into<String>) -> Self {
        Text {
            en: en.into(),
            ur: ur.into(),
        }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ur => &self.ur,
        }
    }

    /// True when neither language has words.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ur.is_empty()
    }

    /// The same function applied to each language.
    pub fn map(&self, f: impl Fn(Lang, &str) -> String) -> Text {
        Text {
            en: f(Lang::En, &self.en),
            ur: f(Lang::Ur, &self.ur),
        }
    }

    /// A text made from words of both languages.
    pub fn each(f: impl Fn(Lang) -> String) -> Text {
        Text {
            en: f(Lang::En),
            ur: f(Lang::Ur),
        }
    }
}
