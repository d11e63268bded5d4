//! What is wrong: place, found, expected, what to do.

use std::fmt;

/// One problem in the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// File, relative to the data folder.
    pub file: String,
    /// Line of the file, counted from 1, when the problem has one.
    pub line: Option<u64>,
    /// Column code, when the problem has one.
    pub column: Option<String>,
    /// What is there.
    pub found: String,
    /// What should be there.
    pub expected: String,
    /// What to do about it.
    pub advice: String,
}

impl Problem {
    /// A problem of a whole file.
    pub fn file(
        file: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        Problem {
            file: file.to_owned(),
            line: None,
            column: None,
            found: found.into(),
            expected: expected.into(),
            advice: advice.into(),
        }
    }

    /// A problem of one cell.
    pub fn cell(
        file: &str,
        line: u64,
        column: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        Problem {
            line: Some(line),
            column: Some(column.to_owned()),
            ..Problem::file(file, found, expected, advice)
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(
            f,
            ": found {}, expected {}; {}",
            self.found, self.expected, self.advice
        )
    }
}

/// `text` in quotes, shortened to 60 characters, control characters made visible.
pub fn quoted(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(60)
        .flat_map(char::escape_debug_safe)
        .collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    format!("“{short}”")
}

/// Makes control characters visible and leaves letters of every script alone.
trait EscapeControl {
    fn escape_debug_safe(self) -> Vec<char>;
}

impl EscapeControl for char {
    fn escape_debug_safe(self) -> Vec<char> {
        if self.is_control() {
            self.escape_default().collect()
        } else {
            vec![self]
        }
    }
}
