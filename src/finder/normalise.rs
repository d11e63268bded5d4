//! Level 1 of the search keys: one letter, one code point; no marks; digits 0 to 9; lower case.
//!
//! The steps and their reasons are in `data/language/normalisation.json`. Keys are for matching
//! only and never shown, so every token remembers where it stood in the text as written.

/// Most characters of a text that are looked at; what follows is ignored.
pub const MAX_CHARS: usize = 20_000;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Level 1 key.
    pub key: String,
    /// First byte in the text as written.
    pub start: usize,
    /// Byte after the last one in the text as written.
    pub end: usize,
}

/// The words of `text`, in order, by their level 1 keys.
///
/// A full stop between two digits stays (2.5), a comma there goes (1,500); `+` and `#` stay at
/// the end of a word (C++). All other punctuation parts words.
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().take(MAX_CHARS).collect();
    let mut found = Vec::new();
    let mut word = Token {
        key: String::new(),
        start: 0,
        end: 0,
    };
    let mut close = |word: &mut Token| {
        if !word.key.is_empty() {
            found.push(std::mem::replace(
                word,
                Token {
                    key: String::new(),
                    start: 0,
                    end: 0,
                },
            ));
        }
    };
    let mut i = 0;
    while i < chars.len() {
        let (start, written) = chars[i];
        let next = chars.get(i + 1).map(|&(_, c)| c);
        let (c, taken) = match next.and_then(|mark| composed(written, mark)) {
            Some(one) => (one, 2),
            None => (written, 1),
        };
        let end = chars.get(i + taken).map_or(text.len(), |&(at, _)| at);
        let before = i.checked_sub(1).map(|at| chars[at].1);
        i += taken;
        if is_deleted(c) {
            continue;
        }
        let between_digits = before.is_some_and(is_digit) && next.is_some_and(is_digit);
        if matches!(c, ',' | '\u{66C}') && between_digits {
            continue;
        }
        let kept_sign = match c {
            '.' | '\u{66B}' => between_digits,
            '+' | '#' => !word.key.is_empty() && !next.is_some_and(char::is_alphanumeric),
            _ => false,
        };
        if !kept_sign && !c.is_alphanumeric() {
            close(&mut word);
            continue;
        }
        if word.key.is_empty() {
            word.start = start;
        }
        word.end = end;
        push_level1(&mut word.key, c);
    }
    close(&mut word);
    found
}

/// The level 1 key of a whole text: its words with one space between them.
pub fn level1(text: &str) -> String {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.key).collect();
    words.join(" ")
}

/// True for letters of the Arabic script.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}' | '\u{6EE}'..='\u{6FF}'
        | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8D2}')
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

/// Letters followed by a combining hamza or madd that look like one letter.
fn composed(base: char, mark: char) -> Option<char> {
    Some(match (base, mark) {
        ('ا', '\u{653}') => 'آ',
        ('ا', '\u{654}' | '\u{655}') => 'ا',
        ('و', '\u{654}') => 'ؤ',
        ('ی' | 'ي' | 'ى', '\u{654}') => 'ئ',
        ('ہ' | 'ه' | 'ە', '\u{654}') => 'ہ',
        ('ے', '\u{654}') => '\u{6D3}',
        _ => return None,
    })
}

/// Marks, tatweel and invisible signs.
fn is_deleted(c: char) -> bool {
    matches!(c,
        '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{610}'..='\u{61A}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{8D3}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}' | '\u{640}' | '\u{200B}'..='\u{200F}'
        | '\u{FEFF}' | '\u{AD}' | '\u{2060}' | '\u{61C}' | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{600}'..='\u{605}' | '\u{300}'..='\u{36F}')
}

/// Adds the level 1 form of one letter or digit.
fn push_level1(key: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => key.push(c),
        '\u{660}'..='\u{669}' => key.push(char::from(b'0' + (u32::from(c) - 0x660) as u8)),
        '\u{6F0}'..='\u{6F9}' => key.push(char::from(b'0' + (u32::from(c) - 0x6F0) as u8)),
        '\u{66B}' => key.push('.'),
        'ي' | 'ى' => key.push('ی'),
        'ك' | 'ڪ' | '\u{762}' => key.push('ک'),
        'ه' | 'ە' | 'ۂ' | 'ۀ' | 'ة' | 'ۃ' => key.push('ہ'),
        'أ' | 'إ' | 'ٱ' | '\u{675}' => key.push('ا'),
        '\u{6D3}' => key.push_str("ئے"),
        '\u{678}' => key.push('ئ'),
        '\u{676}' => key.push('ؤ'),
        '\u{6AB}' => key.push('گ'),
        '\u{FB50}'..='\u{FEFC}' => {
            for base in presentation(c).chars() {
                push_level1(key, base);
            }
        }
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = char::from((u32::from(c) - 0xFEE0) as u8);
            key.push(ascii.to_ascii_lowercase());
        }
        _ => key.extend(c.to_lowercase().map(plain_latin)),
    }
}

/// Latin letters without their accents, as far as they occur in names.
fn plain_latin(c: char) -> char {
    match c {
        'à'..='å' | 'ā' => 'a',
        'ç' => 'c',
        'è'..='ë' | 'ē' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        _ => c,
    }
}

/// First code point of each run of presentation forms (text copied out of PDF or InPage) and the
/// letters it stands for. A run ends where the next begins.
const PRESENTATION: [(u32, &str); 82] = [
    (0xFB50, "ا"),
    (0xFB52, "ٻ"),
    (0xFB56, "پ"),
    (0xFB5A, "ڀ"),
    (0xFB5E, "ٺ"),
    (0xFB62, "ٿ"),
    (0xFB66, "ٹ"),
    (0xFB6A, "ڤ"),
    (0xFB6E, "ڦ"),
    (0xFB72, "ڄ"),
    (0xFB76, "ڃ"),
    (0xFB7A, "چ"),
    (0xFB7E, "ڇ"),
    (0xFB82, "ڍ"),
    (0xFB84, "ڌ"),
    (0xFB86, "ڎ"),
    (0xFB88, "ڈ"),
    (0xFB8A, "ژ"),
    (0xFB8C, "ڑ"),
    (0xFB8E, "ک"),
    (0xFB92, "گ"),
    (0xFB96, "ڳ"),
    (0xFB9A, "ڱ"),
    (0xFB9E, "ں"),
    (0xFBA0, "ڻ"),
    (0xFBA4, "ہ"),
    (0xFBAA, "ھ"),
    (0xFBAE, "ے"),
    (0xFBB0, "ئے"),
    (0xFBB2, ""),
    (0xFBD3, "ک"),
    (0xFBD7, "ۇ"),
    (0xFBD9, "ۆ"),
    (0xFBDB, "ۈ"),
    (0xFBDD, "ۇ"),
    (0xFBDE, "ۋ"),
    (0xFBE0, "ۅ"),
    (0xFBE2, "ۉ"),
    (0xFBE4, "ې"),
    (0xFBE8, "ی"),
    (0xFBEA, "ئا"),
    (0xFBEC, "ئہ"),
    (0xFBEE, "ئو"),
    (0xFBF0, "ئۇ"),
    (0xFBF2, "ئۆ"),
    (0xFBF4, "ئۈ"),
    (0xFBF6, "ئې"),
    (0xFBF9, "ئی"),
    (0xFBFC, "ی"),
    (0xFC00, ""),
    (0xFE80, "ء"),
    (0xFE81, "آ"),
    (0xFE83, "ا"),
    (0xFE85, "ؤ"),
    (0xFE87, "ا"),
    (0xFE89, "ئ"),
    (0xFE8D, "ا"),
    (0xFE8F, "ب"),
    (0xFE93, "ہ"),
    (0xFE95, "ت"),
    (0xFE99, "ث"),
    (0xFE9D, "ج"),
    (0xFEA1, "ح"),
    (0xFEA5, "خ"),
    (0xFEA9, "د"),
    (0xFEAB, "ذ"),
    (0xFEAD, "ر"),
    (0xFEAF, "ز"),
    (0xFEB1, "س"),
    (0xFEB5, "ش"),
    (0xFEB9, "ص"),
    (0xFEBD, "ض"),
    (0xFEC1, "ط"),
    (0xFEC5, "ظ"),
    (0xFEC9, "ع"),
    (0xFECD, "غ"),
    (0xFED1, "ف"),
    (0xFED5, "ق"),
    (0xFED9, "ک"),
    (0xFEDD, "ل"),
    (0xFEE1, "م"),
    (0xFEE5, "ن"),
];

/// The last runs, which have ligatures among them.
const PRESENTATION_END: [(u32, &str); 8] = [
    (0xFEE9, "ہ"),
    (0xFEED, "و"),
    (0xFEEF, "ی"),
    (0xFEF5, "لآ"),
    (0xFEF7, "لا"),
    (0xFEF9, "لا"),
    (0xFEFB, "لا"),
    (0xFEFD, ""),
];

fn presentation(c: char) -> &'static str {
    let code = u32::from(c);
    let table: &[(u32, &str)] = if code < PRESENTATION_END[0].0 {
        &PRESENTATION
    } else {
        &PRESENTATION_END
    };
    let after = table.partition_point(|&(first, _)| first <= code);
    after.checked_sub(1).map_or("", |at| table[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_where_they_stood() {
        let text = "C++ سیکھنا، 1,00,000 روپے (2.5%)";
        let words: Vec<(String, &str)> = tokens(text)
            .into_iter()
            .map(|t| (t.key, &text[t.start..t.end]))
            .collect();
        let expected = [
            ("c++", "C++"),
            ("سیکھنا", "سیکھنا"),
            ("100000", "1,00,000"),
            ("روپے", "روپے"),
            ("2.5", "2.5"),
        ];
        assert_eq!(
            words,
            expected.map(|(key, written)| (key.to_owned(), written))
        );
    }

    #[test]
    fn the_same_letter_under_another_code_point_is_the_same_key() {
        for (typed, meant) in [
            ("كتاب", "کتاب"),
            ("بجلي", "بجلی"),
            ("مـــفت", "مفت"),
            ("مُفت", "مفت"),
            ("زكوة", "زکوہ"),
            ("۱۰", "10"),
            ("١٠", "10"),
            ("1,00,000", "100000"),
            ("بے\u{200C}روزگار", "بےروزگار"),
            ("ﺑﺠﻠﻲ", "بجلی"),
            ("أحمد", "احمد"),
            ("سلایٔی", "سلائی"),
            ("جاۓ", "جائے"),
            ("کورس۔", "کورس"),
            ("ＡＢＣ", "abc"),
        ] {
            assert_eq!(level1(typed), level1(meant), "{typed}");
        }
    }

    #[test]
    fn signs_alone_are_no_words() {
        for text in ["", " ", "؟!", "\u{200C}", "...", "+", "#", "ًٌ"] {
            assert!(tokens(text).is_empty(), "{text:?}");
        }
    }
}
