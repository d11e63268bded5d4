//! Phone numbers as printed, and how a phone dials them.

/// The digits to dial, with a leading `+` where one is printed. Only the first number of the text.
pub fn dial(printed: &str) -> String {
    let first = printed.split(['/', ',']).next().unwrap_or_default();
    first
        .chars()
        .enumerate()
        .filter(|&(at, c)| c.is_ascii_digit() || (at == 0 && c == '+'))
        .map(|(_, c)| c)
        .collect()
}

/// The number as WhatsApp addresses it, `923001234567`, when it is a Pakistani mobile number:
/// `03` and nine digits, or the same with `+92` or `0092`. Fixed lines and short codes have none.
pub fn whatsapp(printed: &str) -> Option<String> {
    let dialled = dial(printed);
    let national = dialled
        .strip_prefix("+92")
        .or_else(|| dialled.strip_prefix("0092"))
        .or_else(|| dialled.strip_prefix('0'))?;
    (national.len() == 10 && national.starts_with('3')).then(|| format!("92{national}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pakistani_mobile_numbers_are_on_whatsapp() {
        for (printed, dialled, chat) in [
            ("0306 9622328", "03069622328", Some("923069622328")),
            ("+92 300-1234567", "+923001234567", Some("923001234567")),
            ("0092 300 1234567", "00923001234567", Some("923001234567")),
            ("042 3520 9200", "04235209200", None),
            ("0800-26477", "080026477", None),
            ("8171", "8171", None),
            ("051-9201234 / 0300-1234567", "0519201234", None),
            ("", "", None),
        ] {
            assert_eq!(dial(printed), dialled, "{printed}");
            assert_eq!(whatsapp(printed).as_deref(), chat, "{printed}");
        }
    }
}
