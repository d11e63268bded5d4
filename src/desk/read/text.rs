//! Signs that do not belong into a cell.

use super::{Why, encoding};

/// A step that changes a text, with its reason.
pub type Step = (Why, fn(&str) -> Option<String>);

/// Cleaning every cell gets, in this order. Each step gives nothing when it changes nothing.
pub const STEPS: [Step; 6] = [
    (Why::Mojibake, encoding::without_mojibake),
    (Why::Control, without_controls),
    (Why::LineBreak, with_plain_breaks),
    (Why::Space, with_plain_spaces),
    (Why::Invisible, without_invisible),
    (Why::Trim, trimmed),
];

/// True for signs nobody sees: zero-width spaces and joiners, direction marks, soft hyphens.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{61C}')
}

/// True for control characters but tab and line breaks.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
}

fn is_odd_space(c: char) -> bool {
    c == '\t'
        || (c.is_whitespace()
            && !matches!(c, ' ' | '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}'))
}

fn without_controls(text: &str) -> Option<String> {
    text.contains(is_control)
        .then(|| text.replace(is_control, ""))
}

fn with_plain_breaks(text: &str) -> Option<String> {
    text.contains(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}'])
        .then(|| {
            text.replace("\r\n", "\n")
                .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}'], "\n")
        })
}

fn with_plain_spaces(text: &str) -> Option<String> {
    text.contains(is_odd_space)
        .then(|| text.replace(is_odd_space, " "))
}

fn without_invisible(text: &str) -> Option<String> {
    text.contains(is_invisible)
        .then(|| text.replace(is_invisible, ""))
}

fn trimmed(text: &str) -> Option<String> {
    let trimmed = text.trim();
    (trimmed.len() < text.len()).then(|| trimmed.to_owned())
}

/// `text` with Eastern digits as 0 to 9; nothing when it has none.
pub fn western_digits(text: &str) -> Option<String> {
    let eastern = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
    text.contains(eastern).then(|| {
        text.chars()
            .map(|c| match c {
                '\u{660}'..='\u{669}' => char::from(b'0' + (u32::from(c) - 0x660) as u8),
                '\u{6F0}'..='\u{6F9}' => char::from(b'0' + (u32::from(c) - 0x6F0) as u8),
                '\u{66B}' => '.',
                '\u{66C}' => ',',
                other => other,
            })
            .collect()
    })
}

/// True for words that officials write where nothing is known.
pub fn means_unknown(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "-",
        "--",
        "---",
        "–",
        "—",
        "…",
        "n/a",
        "na",
        "n.a",
        "n.a.",
        "not known",
        "not available",
        "tbd",
        "معلوم نہیں",
        "نامعلوم",
        "دستیاب نہیں",
    ];
    WORDS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_changes_only_what_it_names() {
        let cases = [
            (Why::Control, "a\0b\u{7}", "ab"),
            (Why::LineBreak, "a\r\nb\rc", "a\nb\nc"),
            (Why::Space, "a\u{A0}b\tc\u{202F}d", "a b c d"),
            (Why::Invisible, "\u{FEFF}ا\u{200C}ب\u{202B}", "اب"),
            (Why::Trim, "  a b \n", "a b"),
        ];
        for (why, before, after) in cases {
            for (step, change) in STEPS {
                let changed = change(before);
                if step == why {
                    assert_eq!(changed.as_deref(), Some(after));
                } else if step != Why::Trim {
                    assert_eq!(changed, None, "{step:?} {before:?}");
                }
            }
        }
        assert_eq!(western_digits("۱۲۳٫۵").as_deref(), Some("123.5"));
        assert_eq!(western_digits("123"), None);
    }
}
