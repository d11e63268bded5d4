//! Numbers as people write them.

use super::{Why, text};

/// What commas and full stops mean in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// 1,320.5: the comma parts thousands.
    Pakistani,
    /// 1.320,5: the comma begins decimals.
    European,
    /// Both occur; what could be either must be asked.
    Mixed,
}

/// A text read as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberReading {
    /// It is one already.
    Plain,
    /// One after these changes, in order.
    Mended(Vec<(Why, String)>),
    /// 1,320 or 1.320 where both readings are possible.
    Ambiguous,
    /// None.
    No,
}

/// What the cells of a column prove about its marks; nothing when none proves anything.
pub fn evidence<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Marks> {
    let (mut pakistani, mut european) = (false, false);
    for cell in cells {
        let digits = text::western_digits(cell);
        let cell = digits.as_deref().unwrap_or(cell);
        match proof(cell) {
            Some(Marks::Pakistani) => pakistani = true,
            Some(Marks::European) => european = true,
            _ => {}
        }
        if pakistani && european {
            break;
        }
    }
    match (pakistani, european) {
        (true, true) => Some(Marks::Mixed),
        (true, false) => Some(Marks::Pakistani),
        (false, true) => Some(Marks::European),
        (false, false) => None,
    }
}

/// What a single cell proves.
fn proof(cell: &str) -> Option<Marks> {
    let number: String = cell
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .collect();
    let number = number.trim_matches(['.', ',']);
    let n = |mark: char| number.matches(mark).count();
    let last = |mark: char| number.len() - number.rfind(mark).map_or(0, |at| at + 1);
    match (n(','), n('.')) {
        (0, 0) => None,
        (_, 0) if n(',') > 1 => Some(Marks::Pakistani),
        (0, _) if n('.') > 1 => Some(Marks::European),
        (_, 0) => (last(',') != 3).then_some(Marks::European),
        (0, _) => (last('.') != 3).then_some(Marks::Pakistani),
        _ if number.rfind('.') > number.rfind(',') => Some(Marks::Pakistani),
        _ => Some(Marks::European),
    }
}

/// Reads a cell of a number column whose unit is `unit`.
///
/// `marks` is what the column proves or what was answered; nothing proven means Pakistani habit,
/// unless `asks_first`: then a lone comma or stop before three digits must be asked about.
pub fn read(
    cell: &str,
    unit: Option<&str>,
    marks: Option<Marks>,
    asks_first: bool,
) -> NumberReading {
    let mut steps: Vec<(Why, String)> = Vec::new();
    let mut now = cell.to_owned();
    let mut step = |now: &mut String, why: Why, after: String| {
        if after != *now {
            *now = after.clone();
            steps.push((why, after));
        }
    };
    if let Some(western) = text::western_digits(&now) {
        step(&mut now, Why::Digits, western);
    }
    if now.contains('−') {
        let minus = now.replacen('−', "-", 1);
        step(&mut now, Why::Digits, minus);
    }
    let bare = without_unit(&now, unit).to_owned();
    step(&mut now, Why::Unit, bare);
    let shape_is_number = now
        .strip_prefix('-')
        .unwrap_or(&now)
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\'' | '’'))
        && now.contains(|c: char| c.is_ascii_digit());
    if !shape_is_number {
        return NumberReading::No;
    }
    let ungrouped = now.replace([' ', '\'', '’'], "");
    if ungrouped != now {
        if !groups_of(&now, &[' ', '\'', '’']) {
            return NumberReading::No;
        }
        step(&mut now, Why::Thousands, ungrouped);
    }
    let (commas, stops) = (now.matches(',').count(), now.matches('.').count());
    if commas + stops > 0 {
        let open = commas + stops == 1 && proof(&now).is_none();
        let own = proof(&now);
        let read_as = match (own, marks, open) {
            (Some(own), _, _) => own,
            (None, Some(Marks::Mixed), true) => return NumberReading::Ambiguous,
            (None, None, true) if asks_first => return NumberReading::Ambiguous,
            (None, Some(marks), _) => marks,
            (None, None, _) => Marks::Pakistani,
        };
        match read_as {
            Marks::European => {
                if !groups_of(now.split(',').next().unwrap_or(""), &['.']) {
                    return NumberReading::No;
                }
                let whole = now.replace('.', "");
                step(&mut now, Why::Thousands, whole);
                let decimal = now.replacen(',', ".", 1);
                step(&mut now, Why::DecimalComma, decimal);
            }
            Marks::Pakistani | Marks::Mixed => {
                if !groups_of(now.split('.').next().unwrap_or(""), &[',']) {
                    return NumberReading::No;
                }
                let whole = now.replace(',', "");
                step(&mut now, Why::Thousands, whole);
            }
        }
    }
    if now.parse::<f64>().is_ok_and(f64::is_finite) {
        if steps.is_empty() {
            NumberReading::Plain
        } else {
            NumberReading::Mended(steps)
        }
    } else {
        NumberReading::No
    }
}

/// True when the marks part thousands (1,320,000) or lakhs (13,20,000) rightly.
fn groups_of(number: &str, marks: &[char]) -> bool {
    let groups: Vec<&str> = number.trim_start_matches('-').split(marks).collect();
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return false;
    };
    if groups.len() == 1 {
        return true;
    }
    let middle = &groups[1..groups.len() - 1];
    (1..=3).contains(&first.len())
        && last.split('.').next().is_some_and(|whole| whole.len() == 3)
        && middle.iter().all(|group| matches!(group.len(), 2 | 3))
}

/// `cell` without the unit of its own column, before or after the number.
fn without_unit<'a>(cell: &'a str, unit: Option<&str>) -> &'a str {
    let Some(unit) = unit else { return cell };
    let names: &[&str] = match unit {
        "MW" => &["MW", "mw", "Mw", "megawatts", "megawatt", "میگاواٹ"],
        "km" => &[
            "km",
            "KM",
            "Km",
            "kms",
            "kilometres",
            "kilometers",
            "کلومیٹر",
        ],
        "acre" => &["acres", "acre", "Acres", "ایکڑ"],
        "percent" => &["%", "٪", "percent", "per cent", "فیصد"],
        "PKR" => &["PKR", "Rs.", "Rs", "₨", "روپے", "/-"],
        "PKR per month" => &["PKR", "Rs.", "Rs", "₨", "روپے", "/-"],
        "USD million" => &[
            "USD million",
            "US$ million",
            "million USD",
            "million US$",
            "ملین ڈالر",
        ],
        "year" => &["years", "year", "yrs", "سال"],
        "month" => &["months", "month", "ماہ", "مہینے"],
        "week" => &["weeks", "week", "ہفتے", "ہفتہ"],
        "person" => &["persons", "person", "people", "افراد"],
        "degree" => &["°", "°N", "°E"],
        _ => &[],
    };
    let mut rest = cell;
    for name in names {
        if let Some(before) = rest.strip_suffix(name) {
            rest = before.trim_end();
        }
        if let Some(after) = rest.strip_prefix(name) {
            rest = after.trim_start();
        }
    }
    if rest.is_empty() { cell } else { rest }
}

/// `value` without the digits that stem from binary arithmetic (1912.1999999999998), if it has any.
pub fn without_noise(value: f64) -> Option<f64> {
    let shortest = super::sheet::plain(value);
    let digits = shortest.chars().filter(char::is_ascii_digit).count();
    if digits < 16 || value == 0.0 {
        return None;
    }
    let rounded: f64 = format!("{value:.11e}").parse().ok()?;
    let digits = super::sheet::plain(rounded)
        .chars()
        .filter(char::is_ascii_digit)
        .count();
    (digits <= 12 && rounded != value).then_some(rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: &str, unit: Option<&str>, marks: Option<Marks>, asks: bool) -> String {
        match read(cell, unit, marks, asks) {
            NumberReading::Plain => cell.to_owned(),
            NumberReading::Mended(steps) => steps.last().expect("a step").1.clone(),
            NumberReading::Ambiguous => "?".into(),
            NumberReading::No => "no".into(),
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        use Marks::{European, Mixed, Pakistani};
        for (cell, unit, marks, asks, expected) in [
            ("1320", None, None, false, "1320"),
            ("1,320", None, None, false, "1320"),
            ("1,320", None, None, true, "?"),
            ("1,320", None, Some(Mixed), false, "?"),
            ("1,320", None, Some(European), true, "1.320"),
            ("1.320", None, Some(European), true, "1320"),
            ("1.320", None, Some(Pakistani), true, "1.320"),
            ("12,5", None, None, true, "12.5"),
            ("13,20,000", None, None, false, "1320000"),
            ("1.320,5", None, None, false, "1320.5"),
            ("1 320", None, None, false, "1320"),
            ("12 34", None, None, false, "no"),
            ("۱۳۲۰", None, None, false, "1320"),
            ("1,320 MW", Some("MW"), None, false, "1320"),
            ("1,320 km", Some("MW"), None, false, "no"),
            ("Rs 500,000", Some("PKR"), None, false, "500000"),
            ("Rs. 5,00,000/-", Some("PKR"), None, false, "500000"),
            ("5 lakh", Some("PKR"), None, false, "no"),
            ("12%", Some("percent"), None, false, "12"),
            ("1,32,0", None, None, false, "no"),
            ("−5", None, None, false, "-5"),
            ("1-2", None, None, false, "no"),
            ("", None, None, false, "no"),
            ("NaN", None, None, false, "no"),
            ("1e5", None, None, false, "no"),
        ] {
            assert_eq!(shown(cell, unit, marks, asks), expected, "{cell} {marks:?}");
        }
    }

    #[test]
    fn a_column_proves_its_marks() {
        let marks = |cells: &[&str]| evidence(cells.iter().copied());
        assert_eq!(marks(&["1,320", "5"]), None);
        assert_eq!(marks(&["1,320", "12,5"]), Some(Marks::European));
        assert_eq!(marks(&["1,320", "12.5"]), Some(Marks::Pakistani));
        assert_eq!(marks(&["12,5", "12.5"]), Some(Marks::Mixed));
        assert_eq!(marks(&["13,20,000"]), Some(Marks::Pakistani));
    }

    #[test]
    fn noise_of_arithmetic_is_told_from_digits() {
        assert_eq!(without_noise(1_912.199_999_999_999_8), Some(1912.2));
        assert_eq!(without_noise(0.1 + 0.2), Some(0.3));
        assert_eq!(without_noise(1912.2), None);
        assert_eq!(without_noise(1.0 / 3.0), None);
    }
}
