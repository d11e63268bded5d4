//! Numbers as Pakistani pages write them: Western digits, groups of three.

/// `value` with groups of three and at most two decimals, trailing zeros dropped: `1,320`,
/// `12.5`, `−5` with a true minus sign. Values that are not finite give an empty text.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let hundredths = (value.abs() * 100.0).round() as u64;
    let mut text = String::new();
    if value < 0.0 && hundredths > 0 {
        text.push('−');
    }
    text.push_str(&integer(hundredths / 100));
    let decimals = hundredths % 100;
    if decimals > 0 {
        text.push('.');
        text.push(char::from(b'0' + (decimals / 10) as u8));
        if !decimals.is_multiple_of(10) {
            text.push(char::from(b'0' + (decimals % 10) as u8));
        }
    }
    text
}

/// A whole number with groups of three: `1,500,000`.
pub fn integer(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_threes() {
        let cases = [
            (0.0, "0"),
            (7.0, "7"),
            (888.0, "888"),
            (8_904.0, "8,904"),
            (1_500_000.0, "1,500,000"),
            (12.5, "12.5"),
            (1912.2, "1,912.2"),
            (49.99, "49.99"),
            (0.05, "0.05"),
            (-5.0, "−5"),
            (-0.001, "0"),
            (f64::NAN, ""),
            (f64::INFINITY, ""),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected, "{value}");
        }
    }
}
