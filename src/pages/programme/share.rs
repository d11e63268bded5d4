//! What a reader takes away: a text to send, a calendar file, a printed sheet.

use crate::{
    i18n::{Words, bidi::without_isolates, programme as said},
    payload::finder::ProgrammePage,
};
use maud::{Markup, html};
use std::fmt::Write;

/// The text people send: what it is, for whom, cost, until when, what to bring, whom to call, and
/// the address. In the language of the page, readable without it.
pub fn share_text(words: Words, data: &ProgrammePage) -> String {
    let lang = words.0;
    let programme = &data.programme;
    let mut lines = vec![
        format!("*{}*", programme.name.get(lang)),
        data.organisation.get(lang).to_owned(),
        String::new(),
        words.share_who(&said::who(words, programme)),
    ];
    lines.extend(said::cost(words, programme).map(|cost| words.share_cost(&cost)));
    lines.push(words.share_when(&said::when(words, programme)));
    lines.extend(said::papers(words, &data.papers).map(|papers| words.share_bring(&papers)));
    lines.extend(programme.phone.iter().map(|phone| words.share_call(phone)));
    lines.push(String::new());
    lines.push(data.address(lang));
    without_isolates(&lines.join("\n"))
}

/// Links that work without script: WhatsApp and the calendar file.
pub(super) fn links(words: Words, data: &ProgrammePage) -> Markup {
    let text = percent_encoded(&share_text(words, data));
    html! {
        a.button.button--quiet href={ "https://wa.me/?text=" (text) } rel="external noopener" {
            (words.share_whatsapp())
        }
        @if data.has_calendar {
            a.button.button--quiet href=(data.calendar_href(words.0)) rel="external" download {
                (words.calendar_action())
            }
        }
    }
}

/// `text` as the value of a query, everything but letters, digits and `-._~` encoded.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                // Writing to a String cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_value_holds_nothing_that_ends_it() {
        assert_eq!(percent_encoded("a b&c=د\n1"), "a%20b%26c%3D%D8%AF%0A1");
    }
}
