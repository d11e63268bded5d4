//! Widths of text by a table, the same on every machine.
//!
//! Neither the native build nor the browser is asked for a font: their answers differ, and the
//! picture must not. The table holds the wider of the faces a reader is likely to have, so a
//! label never needs more room than counted; with most faces it needs about a tenth less.

/// Width of `text` at `size`, in the unit of `size`, rounded up. Nothing but whole numbers is
/// computed.
pub fn width(text: &str, size: i32) -> i32 {
    let mut thousandths = 0;
    let mut letters = text.chars().filter(|c| !is_mark(*c)).peekable();
    while let Some(letter) = letters.next() {
        let joined = letters.peek().is_some_and(|next| is_joining(*next));
        thousandths += advance(letter, joined);
    }
    (thousandths * size + 999) / 1000
}

/// `text` in lines of at most `room` at `size`, broken at spaces. A word wider than the room has
/// a line for itself, cut with an ellipsis. Never empty.
pub fn wrap(text: &str, size: i32, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let length = line.len();
        if length > 0 {
            line.push(' ');
        }
        line.push_str(word);
        if width(&line, size) > room && length > 0 {
            line.truncate(length);
            lines.push(std::mem::take(&mut line));
            line.push_str(word);
        }
        if width(&line, size) > room {
            line = shorten(&line, size, room);
        }
    }
    lines.push(line);
    lines
}

/// `text` cut so that it fits into `room` at `size` with an ellipsis. Unchanged where it fits.
pub fn shorten(text: &str, size: i32, room: i32) -> String {
    let mut short = text.to_owned();
    if width(text, size) <= room {
        return short;
    }
    while short.pop().is_some() {
        let kept = short.trim_end().len();
        short.truncate(kept);
        short.push('…');
        if width(&short, size) <= room {
            return short;
        }
        short.pop();
    }
    short
}

/// True when `text` holds a letter of the Arabic script.
pub fn is_arabic(text: &str) -> bool {
    text.chars().any(is_joining)
}

/// Advance of one character in thousandths of the font size. `joined` says that a letter of the
/// Arabic script follows.
fn advance(letter: char, joined: bool) -> i32 {
    match letter {
        '0'..='9' | '$' | '+' => 640,
        ',' | '.' | ' ' | '\u{a0}' | ':' | ';' | '\'' | '|' | '،' | '؛' | '۔' => 330,
        '(' | ')' | '-' | '/' | '[' | ']' => 400,
        '–' | '?' | '؟' => 560,
        '−' => 840,
        '%' | '—' | '…' | '@' => 1000,
        'i' | 'j' | 'l' | 'I' => 290,
        't' | 'f' | 'r' | 'J' => 415,
        'm' | 'w' | 'M' | 'W' => 985,
        'a'..='z' => 640,
        'A'..='Z' => 790,
        _ if is_joining(letter) => arabic_advance(letter, joined),
        _ if letter < '\u{2e80}' => 800,
        _ => 1050,
    }
}

/// Letters of the Arabic script by shape: first the width where a word or a joined group ends,
/// then the width inside it. Letters that do not join onwards have one width.
fn arabic_advance(letter: char, joined: bool) -> i32 {
    let (ending, inside) = match letter {
        'ا' | 'آ' | 'أ' | 'إ' => (305, 305),
        'د' | 'ڈ' | 'ذ' => (535, 535),
        'ر' | 'ڑ' | 'ز' | 'ژ' => (550, 550),
        'و' | 'ؤ' | 'ء' => (520, 520),
        'ب' | 'پ' | 'ت' | 'ٹ' | 'ث' => (1095, 375),
        'ج' | 'چ' | 'ح' | 'خ' => (720, 665),
        'س' | 'ش' => (1280, 895),
        'ص' | 'ض' => (1355, 950),
        'ط' | 'ظ' => (950, 820),
        'ع' | 'غ' => (605, 600),
        'ف' => (1100, 510),
        'ق' => (840, 510),
        'ک' | 'گ' | 'ك' => (975, 555),
        'ل' => (760, 335),
        'م' => (670, 580),
        'ن' | 'ں' => (765, 345),
        'ہ' | 'ۃ' | 'ة' => (540, 440),
        'ھ' => (700, 575),
        'ی' | 'ئ' | 'ي' => (835, 375),
        'ے' | 'ۓ' => (945, 560),
        _ => (1000, 600),
    };
    if joined { inside } else { ending }
}

/// True for letters of the Arabic script.
fn is_joining(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}

/// True for marks above and below letters, and for the signs of direction: they take no room.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_go_by_script_and_not_by_bytes() {
        let cases = [
            ("", 0),
            ("2016", 256),
            ("8,904 MW", 256 + 33 + 33 + 197),
            ("\u{2066}8,904\u{2069}", 289),
            ("نہیں", 35 + 44 + 38 + 77),
            ("اَب", 31 + 110),
        ];
        for (text, expected) in cases {
            let found = width(text, 100);
            assert!(
                (found - expected).abs() <= 3,
                "{text}: {found}, expected about {expected}"
            );
        }
        assert!(width("میگاواٹ", 100) < 2 * width("megawatt", 100));
    }

    #[test]
    fn lines_keep_every_word_and_fit() {
        for text in [
            "Gwadar East Bay Expressway and port road",
            "گوادر مشرقی ساحلی شاہراہ",
            "one",
        ] {
            let lines = wrap(text, 120, 1200);
            assert_eq!(lines.join(" "), text);
            assert!(
                lines.iter().all(|line| width(line, 120) <= 1200),
                "{lines:?}"
            );
        }
        assert_eq!(wrap("", 120, 1200), [""]);
    }

    #[test]
    fn a_word_wider_than_its_room_is_cut_with_an_ellipsis() {
        let lines = wrap("a Llanfairpwllgwyngyll b", 100, 500);
        assert_eq!(lines.len(), 3);
        assert!(lines[1].ends_with('…') && width(&lines[1], 100) <= 500);
        assert_eq!(shorten("abc", 100, 10), "");
    }
}
