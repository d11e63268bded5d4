//! Bytes to text.
//!
//! # How the encoding is found, in this order
//!
//! 1. A byte order mark of UTF-8 or UTF-16 decides.
//! 2. Every second byte 0x00 or 0x06 (the high byte of Latin and Arabic letters) in most of the
//!    first 4,096 bytes: UTF-16 without a mark, little or big endian by the side they stand on.
//! 3. Sound UTF-8 is UTF-8.
//! 4. Else one byte is one letter. Urdu in Windows-1256 stands in runs of high bytes, accents of
//!    Windows-1252 stand alone between ASCII letters. When at least three quarters of the high
//!    bytes that mean different things in the two stand in runs of two or more Arabic letters it
//!    is 1256; when at most a quarter do it is 1252; between them a person is asked.
//!
//! Windows-1256 has no ی (U+06CC) and no ۔ (U+06D4): Excel writes `?` for them. Such letters are
//! found later, cell by cell, by [`lost_letters`], and the cells are refused.

use super::{Ask, Question, Refusal, Repair, Why};
use crate::{desk::Place, finder::normalise::is_arabic};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// An encoding of text files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Western European Windows.
    Windows1252,
    /// Arabic Windows.
    Windows1256,
}

impl Encoding {
    /// The encoding's registered name in small letters.
    pub const fn code(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Windows1256 => "windows-1256",
        }
    }

    /// The encoding with this name.
    pub fn from_code(code: &str) -> Option<Encoding> {
        [
            Encoding::Utf8,
            Encoding::Utf16Le,
            Encoding::Utf16Be,
            Encoding::Windows1252,
            Encoding::Windows1256,
        ]
        .into_iter()
        .find(|encoding| encoding.code() == code)
    }
}

/// A decoded text.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What it was written in.
    pub encoding: Encoding,
    /// One repair when it was not UTF-8.
    pub repairs: Vec<Repair>,
    /// One question when that is not certain.
    pub questions: Vec<Question>,
}

/// Decodes a file. `chosen` is the answer of a person.
///
/// # Errors
///
/// Bytes that fit no encoding read here: UTF-32, broken UTF-16.
pub fn decode(place: &Place, bytes: &[u8], chosen: Option<Encoding>) -> Result<Decoded, Refusal> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(Refusal::Encoding);
    }
    let mut questions = Vec::new();
    let encoding = match (chosen, detect(bytes)) {
        (Some(chosen), _) => chosen,
        (None, Guess::Sure(encoding)) => encoding,
        (None, Guess::Between) => {
            let mut question = Question::new(place.clone(), Ask::Encoding);
            question.concerns(place.clone(), &first_high_words(bytes));
            questions.push(question);
            Encoding::Windows1252
        }
    };
    let text = match encoding {
        Encoding::Utf8 => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            std::str::from_utf8(bytes)
                .map_err(|_| Refusal::Encoding)?
                .to_owned()
        }
        Encoding::Utf16Le => whole(UTF_16LE, bytes)?,
        Encoding::Utf16Be => whole(UTF_16BE, bytes)?,
        Encoding::Windows1252 => whole(WINDOWS_1252, bytes)?,
        Encoding::Windows1256 => whole(WINDOWS_1256, bytes)?,
    };
    let mut repairs = Vec::new();
    if encoding != Encoding::Utf8 {
        repairs.push(Repair {
            place: place.clone(),
            before: encoding.code().to_owned(),
            after: Encoding::Utf8.code().to_owned(),
            why: Why::Encoding,
        });
    }
    Ok(Decoded {
        text,
        encoding,
        repairs,
        questions,
    })
}

fn whole(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, Refusal> {
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    if broken {
        Err(Refusal::Encoding)
    } else {
        Ok(text.into_owned())
    }
}

enum Guess {
    Sure(Encoding),
    Between,
}

fn detect(bytes: &[u8]) -> Guess {
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return Guess::Sure(Encoding::Utf8);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Guess::Sure(Encoding::Utf16Le);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Guess::Sure(Encoding::Utf16Be);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Guess::Sure(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Guess::Sure(Encoding::Utf8);
    }
    single_byte(bytes)
}

/// UTF-16 shows in its high bytes, which are 0x00 for Latin and 0x06 for Arabic letters.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let high = |offset: usize| {
        let bytes = sample.chunks_exact(2).map(|pair| pair[offset]);
        let (zeros, all) = bytes.fold((0, 0), |(zeros, all), byte| {
            (
                zeros + usize::from(byte == 0),
                all + usize::from(matches!(byte, 0 | 6)),
            )
        });
        zeros * 10 >= pairs && all * 10 >= pairs * 8
    };
    match (high(0), high(1)) {
        (true, false) => Some(Encoding::Utf16Be),
        (false, true) => Some(Encoding::Utf16Le),
        _ => None,
    }
}

fn single_byte(bytes: &[u8]) -> Guess {
    let mut telling = 0_usize;
    let mut in_runs = 0_usize;
    for run in bytes.split(u8::is_ascii) {
        let differs = |byte: &&u8| {
            let one = std::slice::from_ref::<u8>(byte);
            WINDOWS_1252.decode_without_bom_handling(one).0
                != WINDOWS_1256.decode_without_bom_handling(one).0
        };
        let n = run.iter().filter(differs).count();
        telling += n;
        let arabic = WINDOWS_1256.decode_without_bom_handling(run).0;
        if arabic.chars().filter(|c| is_arabic(*c)).count() >= 2 {
            in_runs += n;
        }
    }
    if in_runs * 4 <= telling {
        Guess::Sure(Encoding::Windows1252)
    } else if in_runs * 4 >= telling * 3 {
        Guess::Sure(Encoding::Windows1256)
    } else {
        Guess::Between
    }
}

/// The first words with high bytes, both ways, for the question.
fn first_high_words(bytes: &[u8]) -> String {
    let words = bytes
        .split(|byte| matches!(byte, b' ' | b',' | b';' | b'\t' | b'\r' | b'\n' | b'"'))
        .filter(|word| !word.is_ascii())
        .take(3);
    let shown: Vec<String> = words
        .map(|word| {
            let word = &word[..word.len().min(40)];
            format!(
                "{} / {}",
                WINDOWS_1256.decode_without_bom_handling(word).0,
                WINDOWS_1252.decode_without_bom_handling(word).0
            )
        })
        .collect();
    shown.join(", ")
}

/// UTF-8 text that was once read as Windows-1252 (`Ù¾Ø§Ú©`), put right; nothing when it is not so.
pub fn without_mojibake(text: &str) -> Option<String> {
    if !text.contains(['Ø', 'Ù', 'Ú', 'Û', 'Ã', 'Â', 'â']) {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if unmappable {
        return None;
    }
    let right = std::str::from_utf8(&bytes).ok()?;
    (right != text && right.chars().count() < text.chars().count()).then(|| right.to_owned())
}

/// Characters (from 0) where a `?` or U+FFFD stands in place of a lost letter: between or after
/// Arabic letters of one word, or a text of nothing but question marks.
///
/// A question mark at the end of the last word is taken for a question; Urdu writes ؟ there, but
/// keyboards do not. With `lossy`, from a file in Windows-1256, it counts too.
pub fn lost_letters(text: &str, lossy: bool) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let letter = |index: usize| chars.get(index).is_some_and(|c| is_arabic(*c));
    let mark = |c: char| matches!(c, '?' | '\u{FFFD}');
    let n_marks = chars.iter().filter(|c| mark(**c)).count();
    let only_marks = n_marks >= 2
        && !chars
            .iter()
            .any(|c| c.is_alphanumeric() && !c.is_ascii_digit());
    // Whether the first sign after this one that is no mark is a letter, found from the end.
    let mut leads_to_letter = vec![false; chars.len()];
    for index in (0..chars.len().saturating_sub(1)).rev() {
        leads_to_letter[index] = match mark(chars[index + 1]) {
            true => leads_to_letter[index + 1],
            false => letter(index + 1),
        };
    }
    let mut places = Vec::new();
    for (index, c) in chars.iter().enumerate() {
        if !mark(*c) {
            continue;
        }
        let before = index > 0 && letter(index - 1);
        let after = leads_to_letter[index];
        let is_last = index + 1 == chars.len();
        let ends_word = before && !is_last && !after;
        let lost = *c == '\u{FFFD}'
            || only_marks
            || (before && after)
            || (lossy && (before || after))
            || (after && index > 0 && chars[index - 1].is_whitespace())
            || (after && index == 0)
            || (ends_word && n_marks >= 2);
        if lost {
            places.push(index);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> (&'static str, String, usize) {
        let place = Place::file("a.csv");
        let decoded = decode(&place, bytes, None).expect("decodes");
        (
            decoded.encoding.code(),
            decoded.text,
            decoded.questions.len(),
        )
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "id,name\n1,پاکستان کا منصوبہ\n2,Punjab\n";
        let utf16 = |little: bool, mark: bool| {
            let units = mark
                .then_some(0xFEFF)
                .into_iter()
                .chain(text.encode_utf16());
            units
                .flat_map(|unit| {
                    if little {
                        unit.to_le_bytes()
                    } else {
                        unit.to_be_bytes()
                    }
                })
                .collect::<Vec<u8>>()
        };
        let cases: [(Vec<u8>, &str); 6] = [
            (text.as_bytes().to_vec(), "utf-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "utf-8"),
            (utf16(true, true), "utf-16le"),
            (utf16(false, true), "utf-16be"),
            (utf16(true, false), "utf-16le"),
            (utf16(false, false), "utf-16be"),
        ];
        for (bytes, code) in cases {
            assert_eq!(found(&bytes), (code, text.to_owned(), 0));
        }
        let urdu = "1,پاکستان کا منصوبہ\n";
        let bytes = WINDOWS_1256.encode(urdu).0;
        assert_eq!(found(&bytes), ("windows-1256", urdu.to_owned(), 0));
        let french = "1,Société de l’énergie\n2,Müller\n";
        let bytes = WINDOWS_1252.encode(french).0;
        assert_eq!(found(&bytes), ("windows-1252", french.to_owned(), 0));
        assert!(decode(&Place::file("a"), &[0xFF, 0xFE, 0, 0, 65, 0, 0, 0], None).is_err());
    }

    #[test]
    fn between_two_encodings_a_person_is_asked() {
        let mixed = [
            WINDOWS_1256.encode("کام,").0.into_owned(),
            WINDOWS_1252.encode("å,ö,ñ\n").0.into_owned(),
        ]
        .concat();
        assert_eq!(found(&mixed).2, 1);
        let chosen = decode(&Place::file("a"), &mixed, Some(Encoding::Windows1256)).expect("text");
        assert!(chosen.questions.is_empty() && chosen.text.starts_with("کام"));
    }

    #[test]
    fn letters_lost_in_windows_1256_are_found() {
        for (text, lossy, n) in [
            ("پا?دار ترق?", true, 2),
            ("پا?دار ترقی", false, 1),
            ("کیا یہ درست ہے?", false, 0),
            ("یہ درست ہے؟", true, 0),
            ("???? ???", false, 7),
            ("Really?", false, 0),
            ("پانی\u{FFFD}", false, 1),
            ("?ہ منصوبہ", false, 1),
            ("ترق? کا منصوبہ?", false, 1),
        ] {
            assert_eq!(lost_letters(text, lossy).len(), n, "{text}");
        }
    }

    #[test]
    fn mojibake_is_put_right_and_real_words_stay() {
        let bytes = "پاکستان".as_bytes();
        let wrong = WINDOWS_1252.decode_without_bom_handling(bytes).0;
        // Some bytes of these letters have no sign in Windows-1252; such text cannot be put right.
        if let Some(right) = without_mojibake(&wrong) {
            assert_eq!(right, "پاکستان");
        }
        assert_eq!(without_mojibake("SociÃ©tÃ©"), Some("Société".to_owned()));
        assert_eq!(without_mojibake("Société"), None);
        assert_eq!(without_mojibake("Ângela"), None);
    }
}
