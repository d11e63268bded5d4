//! Keeping Latin names, figures and phone numbers in reading order inside Urdu text.

/// FIRST STRONG ISOLATE: what follows takes its direction from its own first letter.
pub const FSI: char = '\u{2068}';
/// LEFT-TO-RIGHT ISOLATE.
pub const LRI: char = '\u{2066}';
/// POP DIRECTIONAL ISOLATE: ends either.
pub const PDI: char = '\u{2069}';

/// `text` between FSI and PDI, so that it neither changes nor is changed by its surroundings.
pub fn isolate(text: &str) -> String {
    wrap(FSI, text)
}

/// `text` between LRI and PDI: for figures, units, phone numbers and addresses.
pub fn isolate_ltr(text: &str) -> String {
    wrap(LRI, text)
}

/// Running Urdu text with every Latin word and figure of it isolated: `12%`, `2015-2030`,
/// `+92 51 9201234` and `ML-1` would otherwise come out reversed. Displayed text only: the open
/// data keep the text as written.
pub fn isolate_runs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let start = start_with_sign(rest, start);
        let (before, run) = rest.split_at(start);
        let end = run_length(run);
        out.push_str(before);
        out.push_str(&isolate_ltr(&run[..end]));
        rest = &run[end..];
    }
    out.push_str(rest);
    out
}

/// [`isolate_runs`], unless that was done before.
pub fn isolate_runs_once(text: &str) -> String {
    if text.contains([FSI, LRI]) {
        text.to_owned()
    } else {
        isolate_runs(text)
    }
}

/// `text` without the invisible isolates, for places that show plain text.
pub fn without_isolates(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'))
        .collect()
}

fn wrap(opening: char, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 6);
    out.push(opening);
    out.push_str(text);
    out.push(PDI);
    out
}

/// A sign or currency mark directly before the run belongs to it.
fn start_with_sign(text: &str, start: usize) -> usize {
    text[..start]
        .char_indices()
        .rev()
        .take_while(|(_, c)| matches!(c, '+' | '-' | '−' | '±' | '$' | '#' | '@'))
        .last()
        .map_or(start, |(index, _)| index)
}

/// Length in bytes of the Latin run at the start of `text`, without trailing punctuation that
/// belongs to the sentence.
fn run_length(text: &str) -> usize {
    let mut end = 0;
    for (index, c) in text.char_indices() {
        match c {
            c if c.is_ascii_alphanumeric() || matches!(c, '%' | '°') => end = index + c.len_utf8(),
            '+' | '-' | '–' | '−' | '±' | '$' | '.' | ',' | ':' | '/' | '&' | '@' | '_' | '#'
            | '?' | '=' | '~' | ' ' => {}
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_runs_are_isolated_and_sentence_marks_stay_outside() {
        let cases = [
            ("لاگت 12% ہے۔", "لاگت ⟨12%⟩ ہے۔"),
            ("سال 2015-2030 تک", "سال ⟨2015-2030⟩ تک"),
            ("فون +92 51 9201234۔", "فون ⟨+92 51 9201234⟩۔"),
            ("درجہ حرارت -5 تھا", "درجہ حرارت ⟨-5⟩ تھا"),
            ("ایم ایل ML-1, اور", "ایم ایل ⟨ML-1⟩, اور"),
            ("کچھ نہیں", "کچھ نہیں"),
            ("(1,320 میگاواٹ)", "(⟨1,320⟩ میگاواٹ)"),
            ("$16.7 ارب", "⟨$16.7⟩ ارب"),
            ("navttc.gov.pk پر", "⟨navttc.gov.pk⟩ پر"),
        ];
        for (text, expected) in cases {
            let shown = isolate_runs(text).replace(LRI, "⟨").replace(PDI, "⟩");
            assert_eq!(shown, expected);
        }
    }
}
