//! What is said about the portal on the phone: plain functions of the worker's state.

use crate::{
    data::PartialDate,
    i18n::{Words, date, number::number},
    release::status::{Status, Trouble},
};

/// What a reader can do about what the line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    Nothing,
    /// Show the newer data that are here.
    Show,
    /// Fetch the newer data.
    Fetch,
    /// Choose what to keep.
    Choose,
}

/// The line in the foot and what it offers; nothing while there is nothing to say.
pub fn line(words: Words, status: &Status, online: bool) -> (String, Offer) {
    let data = day(words, &status.date);
    let nothing = |text: String| (text, Offer::Nothing);
    if !online {
        return nothing(if status.version > 0 {
            words.offline_without(&data)
        } else {
            words.offline_without_nothing().to_owned()
        });
    }
    if status.busy && status.total > 0 {
        return nothing(words.offline_busy(&size(status.done), &size(status.total)));
    }
    if let Some(next) = &status.next {
        let date = day(words, &next.date);
        return match (next.ready, status.version) {
            (true, _) => (words.offline_new_ready(&date), Offer::Show),
            (false, 0) => (words.offline_offer(&size(next.bytes)), Offer::Choose),
            (false, _) => (words.offline_new(&date, &size(next.bytes)), Offer::Fetch),
        };
    }
    match Trouble::from_code(&status.trouble) {
        // The network will come back; what is kept stands below.
        Some(Trouble::Unreachable) | None => {}
        Some(trouble) => return (trouble_words(words, trouble).to_owned(), Offer::Nothing),
    }
    nothing(if status.version > 0 {
        words.offline_now(&data)
    } else {
        String::new()
    })
}

/// Why the last attempt stopped, and what to do.
pub fn trouble_words(words: Words, trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Unreachable => words.offline_trouble_unreachable(),
        Trouble::Full => words.offline_trouble_full(),
        Trouble::Changed => words.offline_trouble_changed(),
        Trouble::Key => words.offline_trouble_key(),
        Trouble::Older => words.offline_trouble_older(),
        Trouble::Missing => words.offline_trouble_missing(),
        Trouble::File => words.offline_trouble_file(),
    }
}

/// A number of bytes for people: `370 kB`, `1.1 MB`.
pub fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        // Tenths of a megabyte, rounded up: a promise about cost is never too low.
        format!("{} MB", number(bytes.div_ceil(100_000) as f64 / 10.0))
    }
}

fn day(words: Words, text: &str) -> String {
    text.parse::<PartialDate>()
        .map_or_else(|_| text.to_owned(), |day| date::date(words, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::Lang, i18n::bidi::without_isolates, release::status::Next};

    fn kept() -> Status {
        Status {
            scope: "all".into(),
            version: 3,
            date: "2026-11-24".into(),
            kept: "all".into(),
            ..Status::default()
        }
    }

    #[test]
    fn sizes_are_rounded_up() {
        for (bytes, expected) in [
            (0, "0 kB"),
            (1, "1 kB"),
            (369_200, "370 kB"),
            (1_000_000, "1 MB"),
            (1_120_000, "1.2 MB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
    }

    #[test]
    fn the_line_says_what_matters_first() {
        let next = |ready| Next {
            version: 4,
            date: "2026-12-24".into(),
            bytes: 41_000,
            ready,
        };
        let cases = [
            (Status::default(), true, "", Offer::Nothing),
            (Status::default(), false, "Nothing is kept", Offer::Nothing),
            (kept(), true, "24 November 2026", Offer::Nothing),
            (kept(), false, "No network", Offer::Nothing),
            (
                Status {
                    next: Some(next(true)),
                    ..kept()
                },
                true,
                "24 December 2026",
                Offer::Show,
            ),
            (
                Status {
                    next: Some(next(false)),
                    ..kept()
                },
                true,
                "41 kB",
                Offer::Fetch,
            ),
            (
                Status {
                    next: Some(next(false)),
                    ..Status::default()
                },
                true,
                "41 kB",
                Offer::Choose,
            ),
            (
                Status {
                    next: Some(next(true)),
                    ..kept()
                },
                false,
                "24 November 2026",
                Offer::Nothing,
            ),
            (
                Status {
                    busy: true,
                    done: 1,
                    total: 5_000,
                    ..kept()
                },
                true,
                "5 kB",
                Offer::Nothing,
            ),
            (
                Status {
                    trouble: "full".into(),
                    ..kept()
                },
                true,
                "room",
                Offer::Nothing,
            ),
            (
                Status {
                    trouble: "unreachable".into(),
                    ..kept()
                },
                true,
                "24 November",
                Offer::Nothing,
            ),
            (
                Status {
                    trouble: "never heard of".into(),
                    ..kept()
                },
                true,
                "other bytes",
                Offer::Nothing,
            ),
        ];
        for (status, online, expected, offer) in cases {
            let (text, found) = line(Words(Lang::En), &status, online);
            let text = without_isolates(&text);
            assert!(text.contains(expected), "{text:?} without {expected:?}");
            assert_eq!(text.is_empty(), expected.is_empty(), "{text}");
            assert_eq!(found, offer, "{text}");
        }
    }
}
