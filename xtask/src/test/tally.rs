//! Counting tests from what the test programs print.

use std::{fmt, ops::Add};

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u32,
    /// Failed.
    pub failed: u32,
}

impl Add for Tally {
    type Output = Tally;

    fn add(self, other: Tally) -> Tally {
        Tally {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Sums the `test result:` lines of `cargo test`.
pub fn of_cargo(output: &str) -> Tally {
    let results = output
        .lines()
        .filter(|line| line.starts_with("test result:"));
    results
        .map(|line| counts(line, &[';', '.']))
        .fold(Tally::default(), Add::add)
}

/// Reads the last line of the form `N passed, N failed` of the HTML check.
pub fn of_html(output: &str) -> Tally {
    output
        .lines()
        .rev()
        .map(|line| counts(line, &[',']))
        .find(|tally| *tally != Tally::default())
        .unwrap_or_default()
}

/// Reads the lines that Playwright ends with; a test that passed only when repeated counts as failed.
pub fn of_playwright(output: &str) -> Tally {
    let ends = output
        .lines()
        .map(|line| line.split('(').next().unwrap_or_default());
    ends.map(|line| counts(&line.replace("flaky", "failed"), &[]))
        .fold(Tally::default(), Add::add)
}

/// Reads `N passed` and `N failed` where they make up a whole part of `line` between `separators`.
fn counts(line: &str, separators: &[char]) -> Tally {
    let mut tally = Tally::default();
    for part in line.split(separators) {
        match part.split_whitespace().collect::<Vec<_>>()[..] {
            [number, "passed"] => tally.passed += number.parse().unwrap_or(0),
            [number, "failed"] => tally.failed += number.parse().unwrap_or(0),
            _ => {}
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_each_program_are_counted() {
        let cargo = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.1s\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n";
        let html = "en/about/index.html:3:4 no-inline-style\n17 passed, 1 failed\n\n";
        let playwright = "  \u{2713}  1 a.spec.ts:3:1 \u{203a} 7 passed trains are counted (1.2s)\n\
            \n  1 failed\n    a.spec.ts:9:1 \u{203a} b\n  1 flaky\n  2 skipped\n  40 passed (1.2m)\n";
        for (count, output, passed, failed) in [
            (of_cargo as fn(&str) -> Tally, cargo, 5, 1),
            (of_html, html, 17, 1),
            (of_playwright, playwright, 40, 2),
            (of_cargo, "error: no such crate", 0, 0),
            (of_html, "", 0, 0),
        ] {
            assert_eq!(count(output), Tally { passed, failed }, "{output}");
        }
    }

    #[test]
    fn the_summary_has_its_fixed_form() {
        assert_eq!(
            Tally {
                passed: 312,
                failed: 0
            }
            .to_string(),
            "312 passed, 0 failed"
        );
    }
}
