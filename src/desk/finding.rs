//! Something wrong or remarkable, with its cell, what to write instead, and a fix where one is safe.

use super::{Issue, Place, read::refusal::Refused};
use crate::{check::problem::quoted, i18n::Words};

/// A finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// Table of the description; empty when no table was recognised.
    pub resource: String,
    /// Code of the column; empty for a row or a sheet.
    pub column: String,
    /// What stands there.
    pub found: String,
    /// What is wrong.
    pub issue: Issue,
    /// A right value of this column, as an example; may be empty.
    pub example: String,
    /// What to write instead, where that is known.
    pub fix: Option<Edit>,
}

/// A suggested text for the cell of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The whole cell as it should be.
    pub after: String,
    /// True when the meaning cannot change: letters that look alike, a former name of one place.
    pub safe: bool,
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the import.
    Error,
    /// Must be looked at.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// Code, as SARIF names it.
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// The word.
    pub fn word(self, words: Words) -> &'static str {
        match self {
            Severity::Error => words.desk_severity_error(),
            Severity::Warning => words.desk_severity_warning(),
            Severity::Note => words.desk_severity_note(),
        }
    }
}

impl Finding {
    /// A finding about a place that is no cell of a known column.
    pub fn at(place: Place, found: impl Into<String>, issue: Issue) -> Finding {
        Finding {
            place,
            resource: String::new(),
            column: String::new(),
            found: found.into(),
            issue,
            example: String::new(),
            fix: None,
        }
    }

    /// With a fix for the cell.
    pub fn with_fix(mut self, after: impl Into<String>, safe: bool) -> Finding {
        let after = after.into();
        self.fix = Some(Edit { after, safe });
        self
    }

    /// How serious it is.
    pub fn severity(&self) -> Severity {
        self.issue.severity()
    }

    /// Found, expected, an example and what to do, as one text.
    pub fn sentence(&self, words: Words) -> String {
        let found = match self.found.is_empty() {
            true => words.desk_nothing().to_owned(),
            false => quoted(&self.found),
        };
        let mut text = words.desk_found_expected(&found, &self.issue.expected(words));
        if !self.example.is_empty() {
            text.push(' ');
            text.push_str(&words.desk_example(&self.example));
        }
        text.push(' ');
        text.push_str(&match &self.fix {
            Some(edit) if edit.after.is_empty() => words.desk_fix_empty().to_owned(),
            Some(edit) => words.desk_fix(&quoted(&edit.after)),
            None => self.issue.advice(words),
        });
        text
    }
}

/// A refused file as a sentence.
pub fn refused(refused: &Refused, words: Words) -> String {
    refused.refusal.sentence(words)
}
