//! A calendar file for a deadline (RFC 5545), as phones open it.

use super::eligibility::Day;

/// What a calendar entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline<'a> {
    /// Stable and unique over all programmes, such as `training/navttc-2026@rahdari`.
    pub uid: &'a str,
    /// The last day to apply.
    pub day: Day,
    /// Title.
    pub summary: &'a str,
    /// Text below it: what to bring, how to apply.
    pub description: &'a str,
    /// Address of the programme's page.
    pub url: &'a str,
    /// The day the entry was made, for calendars that keep the newer of two.
    pub made_on: Day,
}

/// Bytes of a line before it is folded, without the line end.
const LINE_BYTES: usize = 75;

/// The whole file: one all-day entry with an alarm three days before.
pub fn calendar_file(deadline: &Deadline<'_>) -> String {
    let compact = |day: Day| day.to_string().replace('-', "");
    let (day, next) = (compact(deadline.day), compact(next_day(deadline.day)));
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Rahdari//Finder//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(deadline.uid)),
        format!("DTSTAMP:{}T000000Z", compact(deadline.made_on)),
        format!("DTSTART;VALUE=DATE:{day}"),
        format!("DTEND;VALUE=DATE:{next}"),
        format!("SUMMARY:{}", escaped(deadline.summary)),
        format!("DESCRIPTION:{}", escaped(deadline.description)),
        format!("URL:{}", without_controls(deadline.url)),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(deadline.summary)),
        "TRIGGER:-P3D".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// Escapes a text value: backslash, semicolon, comma and line ends.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    for c in unified.trim_end_matches('\n').chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A line cut into parts of at most 75 bytes, never inside a letter, each ended by CRLF; all but
/// the first begin with a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 24 + 2);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE_BYTES {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

fn next_day(day: Day) -> Day {
    Day::new(day.year, day.month, day.day + 1)
        .or_else(|| Day::new(day.year, day.month + 1, 1))
        .or_else(|| Day::new(day.year + 1, 1, 1))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(summary: &str, day: &str) -> String {
        let day = day.parse().unwrap_or(Day {
            year: 1900,
            month: 1,
            day: 1,
        });
        calendar_file(&Deadline {
            uid: "training/x@rahdari",
            day,
            summary,
            description: "Bring: CNIC, photographs; fee\\none\nAsk at the desk",
            url: "https://example.org/ur/training/x/",
            made_on: day,
        })
    }

    #[test]
    fn lines_are_short_and_come_back_whole() {
        let urdu =
            "خواتین کے لیے مفت سلائی کڑھائی کا چھ ماہ کا کورس، درخواست کی آخری تاریخ، گلگت بلتستان";
        let text = file(urdu, "2026-12-31");
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{} bytes: {line}", line.len());
            assert!(!line.contains('\n') && !line.contains('\r'));
        }
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{urdu}\r\n")));
        assert!(unfolded.contains(
            "DESCRIPTION:Bring: CNIC\\, photographs\\; fee\\\\none\\nAsk at the desk\r\n"
        ));
    }

    #[test]
    fn an_all_day_entry_ends_on_the_next_day() {
        for (day, start, end) in [
            ("2026-12-31", "20261231", "20270101"),
            ("2028-02-28", "20280228", "20280229"),
            ("2026-02-28", "20260228", "20260301"),
            ("2026-04-30", "20260430", "20260501"),
        ] {
            let text = file("x", day);
            assert!(
                text.contains(&format!("DTSTART;VALUE=DATE:{start}\r\n")),
                "{day}"
            );
            assert!(
                text.contains(&format!("DTEND;VALUE=DATE:{end}\r\n")),
                "{day}"
            );
        }
    }
}
