//! Levels 2 and 3 of the search keys, and the light stem.
//!
//! Level 2 joins letters that writers mix up and letters of the sister languages; level 3 joins
//! letters that sound alike. Both join some real words, so a match here ranks below level 1.

/// The level 2 key of a level 1 key.
pub fn level2(level1: &str) -> String {
    let mut wide = Once::of(level1.len());
    for c in level1.chars() {
        match c {
            '\0'..='\u{7F}' => wide.push(c),
            'آ' => wide.push('ا'),
            'ئ' | 'ے' | 'ې' | 'ۍ' | 'ێ' => wide.push('ی'),
            'ؤ' | 'ۆ' => wide.push('و'),
            'ء' | '۽' | '۾' => {}
            'ھ' => wide.push('ہ'),
            'ں' | 'ڻ' | 'ڃ' | 'ڼ' | 'ݨ' => wide.push('ن'),
            'ٽ' | 'ټ' => wide.push('ٹ'),
            'ڊ' | 'ڏ' | 'ډ' | 'ݙ' => wide.push('ڈ'),
            'ڙ' | 'ړ' => wide.push('ڑ'),
            'ٻ' => wide.push('ب'),
            'ڄ' => wide.push('ج'),
            'ڳ' | 'ږ' => wide.push('گ'),
            'ڱ' => wide.push_both('ن', 'گ'),
            'ڀ' => wide.push_both('ب', 'ہ'),
            'ٿ' => wide.push_both('ت', 'ہ'),
            'ٺ' => wide.push_both('ٹ', 'ہ'),
            'ڦ' => wide.push_both('پ', 'ہ'),
            'ڇ' => wide.push_both('چ', 'ہ'),
            'ڌ' => wide.push_both('د', 'ہ'),
            'ڍ' => wide.push_both('ڈ', 'ہ'),
            'ځ' => wide.push('ز'),
            'څ' => wide.push('س'),
            'ښ' => wide.push('خ'),
            '\u{8C7}' => wide.push('ل'),
            _ => wide.push(c),
        }
    }
    wide.text
}

/// The level 3 key of a level 2 key.
pub fn level3(level2: &str) -> String {
    let mut by_ear = Once::of(level2.len());
    for c in level2.chars() {
        by_ear.push(match c {
            'ث' | 'ص' => 'س',
            'ذ' | 'ض' | 'ظ' => 'ز',
            'ط' | 'ٹ' => 'ت',
            'ح' => 'ہ',
            'ع' => 'ا',
            'ق' => 'ک',
            'ڑ' => 'ر',
            'ڈ' => 'د',
            _ => c,
        });
    }
    by_ear.text
}

/// Letters that stand twice are written once; digits stay.
pub fn without_doubles(text: &str) -> String {
    let mut once = Once::of(text.len());
    text.chars().for_each(|c| once.push(c));
    once.text
}

/// A text that is being written without doubled letters.
struct Once {
    text: String,
    last: Option<char>,
}

impl Once {
    /// An empty one with room for `bytes`.
    fn of(bytes: usize) -> Once {
        Once {
            text: String::with_capacity(bytes),
            last: None,
        }
    }

    fn push(&mut self, c: char) {
        if self.last != Some(c) || !c.is_alphabetic() {
            self.text.push(c);
            self.last = Some(c);
        }
    }

    fn push_both(&mut self, first: char, second: char) {
        self.push(first);
        self.push(second);
    }
}

/// Endings of Urdu words of five or more letters, longest first, and what stands for them.
const URDU_ENDINGS: [(&str, &str, usize); 7] = [
    ("یوں", "ی", 5),
    ("یاں", "ی", 5),
    ("وں", "", 5),
    ("یں", "", 5),
    ("ات", "", 6),
    ("ز", "", 5),
    ("ے", "ہ", 5),
];

/// The word of a level 1 key without its plural or oblique ending, if it has one.
pub fn stem(level1: &str) -> Option<String> {
    let letters = level1.chars().count();
    if level1.is_ascii() {
        if letters >= 6 && level1.ends_with("ies") {
            return Some(format!("{}y", &level1[..level1.len() - 3]));
        }
        let plural = letters >= 4 && level1.ends_with('s') && !level1.ends_with("ss");
        return plural.then(|| level1[..level1.len() - 1].to_owned());
    }
    URDU_ENDINGS
        .iter()
        .find_map(|&(ending, replacement, least)| {
            let head = level1.strip_suffix(ending)?;
            (letters >= least).then(|| [head, replacement].concat())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finder::normalise::level1;

    #[test]
    fn letters_that_writers_mix_up_meet_at_level_2() {
        for (typed, meant) in [
            ("ڪمپيوٽر", "کمپیوٹر"),
            ("اسان", "آسان"),
            ("سلای", "سلائی"),
            ("کڑہائی", "کڑھائی"),
            ("مین", "میں"),
            ("چاہیئے", "چاہیے"),
            ("سلاءی", "سلائی"),
            ("ټريننگ", "ٹریننگ"),
            ("ہسپتال", "ھسپتال"),
            ("ڊرائيونگ", "ڈرائیونگ"),
            ("ګاډی", "گاڈی"),
        ] {
            assert_eq!(level2(&level1(typed)), level2(&level1(meant)), "{typed}");
        }
    }

    #[test]
    fn letters_that_sound_alike_meet_at_level_3() {
        let key = |text: &str| level3(&level2(&level1(text)));
        for (typed, meant) in [
            ("قرزہ", "قرضہ"),
            ("صلائی", "سلائی"),
            ("کپرا", "کپڑا"),
            ("تربیط", "تربیت"),
        ] {
            assert_eq!(key(typed), key(meant), "{typed}");
        }
    }

    #[test]
    fn plurals_lose_their_endings() {
        for (word, stemmed) in [
            ("عورتوں", Some("عورت")),
            ("مرغیوں", Some("مرغی")),
            ("لڑکیاں", Some("لڑکی")),
            ("قرضے", None),
            ("کورسز", Some("کورس")),
            ("loans", Some("loan")),
            ("class", None),
            ("batteries", Some("battery")),
            ("gas", None),
        ] {
            assert_eq!(stem(word).as_deref(), stemmed, "{word}");
        }
    }
}
