//! The binary form of the index pieces: little helpers to write and to read, nothing more.
//!
//! Numbers are unsigned LEB128, texts are length and UTF-8 with one byte for the letters of Urdu,
//! sorted texts share their beginnings.
//! A reader never panics: on damaged data it answers [`Damaged`].

use std::fmt;

/// The letters and marks of Urdu. In a text each is one byte, `0x80` plus its place here: a byte
/// with which no character begins in UTF-8.
const LETTERS: [char; 61] = [
    'ا', 'ب', 'پ', 'ت', 'ٹ', 'ث', 'ج', 'چ', 'ح', 'خ', 'د', 'ڈ', 'ذ', 'ر', 'ڑ', 'ز', 'ژ', 'س', 'ش',
    'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ک', 'گ', 'ل', 'م', 'ن', 'ں', 'و', 'ہ', 'ھ', 'ء', 'ی',
    'ے', 'آ', 'أ', 'ؤ', 'ئ', 'ۂ', 'ۃ', 'ۓ', '،', '؛', '؟', '۔', '\u{64B}', '\u{64E}', '\u{64F}',
    '\u{650}', '\u{651}', '\u{670}', '\u{654}', 'ي', 'ك', 'ة', 'ه',
];
/// The byte of the first of [`LETTERS`], and how many such bytes there are.
const FIRST_LETTER: u8 = 0x80;
const LETTER_BYTES: u8 = 0x40;

/// A piece that is cut short or is not what it claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the index piece is damaged; load it again")
    }
}

impl std::error::Error for Damaged {}

/// Collects the bytes of a piece.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// One byte.
    pub fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// A number in one to ten bytes.
    pub fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        let mut bytes = Vec::with_capacity(text.len());
        for c in text.chars() {
            match LETTERS.iter().position(|&letter| letter == c) {
                Some(place) => bytes.push(FIRST_LETTER + place as u8),
                None => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        self.number(bytes.len() as u64);
        self.bytes.append(&mut bytes);
    }

    /// A text that follows `before` in a sorted list: only what differs is written.
    pub fn text_after(&mut self, before: &str, text: &str) {
        let mut shared = before
            .bytes()
            .zip(text.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        while !text.is_char_boundary(shared) {
            shared -= 1;
        }
        self.number(shared as u64);
        self.text(&text[shared..]);
    }

    /// Numbers that never fall, as the distances between them.
    pub fn rising(&mut self, numbers: &[u32]) {
        self.number(numbers.len() as u64);
        let mut last = 0;
        for &number in numbers {
            self.number(u64::from(number - last));
            last = number;
        }
    }

    /// One number for each record of a column.
    pub fn column(&mut self, values: impl Iterator<Item = u64>) {
        for value in values {
            self.number(value);
        }
    }

    /// The finished piece.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Walks through a piece.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    /// True when nothing is left.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// One byte.
    pub fn byte(&mut self) -> Result<u8, Damaged> {
        let (&first, rest) = self.rest.split_first().ok_or(Damaged)?;
        self.rest = rest;
        Ok(first)
    }

    /// A number.
    pub fn number(&mut self) -> Result<u64, Damaged> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Damaged)
    }

    /// A number that fits a smaller type.
    pub fn small<T: TryFrom<u64>>(&mut self) -> Result<T, Damaged> {
        T::try_from(self.number()?).map_err(|_| Damaged)
    }

    /// A count of things still to come; each takes at least one byte.
    pub fn count(&mut self) -> Result<usize, Damaged> {
        let count: usize = self.small()?;
        if count > self.rest.len() {
            Err(Damaged)
        } else {
            Ok(count)
        }
    }

    /// A text.
    pub fn text(&mut self) -> Result<String, Damaged> {
        let length = self.count()?;
        let (mut bytes, rest) = self.rest.split_at(length);
        self.rest = rest;
        let mut text = String::with_capacity(length * 2);
        while let Some((&first, after)) = bytes.split_first() {
            if let Some(place) = first.checked_sub(FIRST_LETTER)
                && place < LETTER_BYTES
            {
                text.push(*LETTERS.get(usize::from(place)).ok_or(Damaged)?);
                bytes = after;
            } else {
                let size = 1 + bytes.iter().skip(1).take(utf8_tail(first)).count();
                text.push_str(std::str::from_utf8(&bytes[..size]).map_err(|_| Damaged)?);
                bytes = &bytes[size..];
            }
        }
        Ok(text)
    }

    /// A text written with [`Writer::text_after`].
    pub fn text_after(&mut self, before: &str) -> Result<String, Damaged> {
        let shared: usize = self.small()?;
        let head = before.get(..shared).ok_or(Damaged)?;
        Ok([head, &self.text()?].concat())
    }

    /// Numbers written with [`Writer::rising`].
    pub fn rising(&mut self) -> Result<Vec<u32>, Damaged> {
        let count = self.count()?;
        let mut numbers = Vec::with_capacity(count);
        let mut last = 0_u32;
        for _ in 0..count {
            last = last.checked_add(self.small()?).ok_or(Damaged)?;
            numbers.push(last);
        }
        Ok(numbers)
    }

    /// `count` numbers written with [`Writer::column`].
    pub fn column<T: TryFrom<u64>>(&mut self, count: usize) -> Result<Vec<T>, Damaged> {
        if count > self.rest.len() {
            return Err(Damaged);
        }
        (0..count).map(|_| self.small()).collect()
    }
}

/// How many bytes follow the first byte of a character in UTF-8.
const fn utf8_tail(first: u8) -> usize {
    match first {
        0xC0..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xFF => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_urdu_take_one_byte_each() {
        assert!(LETTERS.len() <= usize::from(LETTER_BYTES));
        for (text, bytes) in [
            ("سلائی", 5),
            ("a", 1),
            ("é", 2),
            ("ے–ے", 5),
            ("\u{1F9F5}", 4),
        ] {
            let mut writer = Writer::default();
            writer.text(text);
            let written = writer.finish();
            assert_eq!(written.len(), bytes + 1, "{text}");
            assert_eq!(Reader::new(&written).text().as_deref(), Ok(text));
        }
        assert_eq!(Reader::new(&[1, 0xBF]).text(), Err(Damaged));
        assert_eq!(Reader::new(&[2, 0xE2, 0x80]).text(), Err(Damaged));
    }

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::default();
        for number in [0, 1, 127, 128, 300, u64::MAX] {
            writer.number(number);
        }
        writer.text("سلائی");
        writer.text_after("silai", "silai machine");
        writer.text_after("سلائی", "سلام");
        writer.rising(&[3, 3, 9, 1000]);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        for number in [0, 1, 127, 128, 300, u64::MAX] {
            assert_eq!(reader.number(), Ok(number));
        }
        assert_eq!(reader.text().as_deref(), Ok("سلائی"));
        assert_eq!(reader.text_after("silai").as_deref(), Ok("silai machine"));
        assert_eq!(reader.text_after("سلائی").as_deref(), Ok("سلام"));
        assert_eq!(reader.rising(), Ok(vec![3, 3, 9, 1000]));
        assert!(reader.is_done());
    }

    #[test]
    fn a_cut_piece_is_an_error_and_no_panic() {
        let mut writer = Writer::default();
        writer.text("abc");
        writer.rising(&[1, 2, 3]);
        let bytes = writer.finish();
        for end in 0..bytes.len() {
            let mut reader = Reader::new(&bytes[..end]);
            assert!(
                reader.text().is_err() || reader.rising().is_err(),
                "cut at {end}"
            );
        }
        assert_eq!(Reader::new(&[0xFF; 12]).number(), Err(Damaged));
    }
}
