//! What a programme gives.

use crate::{
    i18n::{Words, number::number, programme as said},
    payload::finder::ProgrammePage,
    ui::facts::{Fact, facts},
};
use maud::{Markup, html};

/// The section. Cost is always there; the rest only where it is known.
pub(super) fn benefits(words: Words, data: &ProgrammePage) -> Markup {
    let lang = words.0;
    let programme = &data.programme;
    let terms: Vec<&str> = data.terms.iter().map(|term| term.get(lang)).collect();
    let certificate = programme.certificate.as_ref();
    let markup = programme.markup_percent;
    let known = [
        (
            words.fee_label(),
            programme.fee_pkr.and(said::cost(words, programme)),
        ),
        (words.amount_label(), said::amount(words, programme)),
        (
            words.markup_label(),
            markup.map(|p| words.percent(&number(p))),
        ),
        (words.tenor_label(), said::tenor(words, programme)),
        (words.stipend_label(), said::stipend(words, programme)),
        (words.duration_label(), said::length(words, programme)),
        (words.mode_label(), said::mode(words, programme)),
        (words.hostel_label(), said::yes_no(words, programme.hostel)),
        (
            words.toolkit_label(),
            said::yes_no(words, programme.toolkit),
        ),
        (
            words.certificate_label(),
            certificate.map(|text| text.get(lang).to_owned()),
        ),
        (
            words.terms_label(),
            (!terms.is_empty()).then(|| terms.join(words.list_comma())),
        ),
    ];
    let mut list = vec![Fact::text(
        words.free_label(),
        said::yes_no(words, programme.free),
    )];
    let known = known.into_iter().filter(|(_, value)| value.is_some());
    list.extend(known.map(|(label, value)| Fact::text(label, value)));
    html! {
        section.gain {
            h2 { (words.what_you_get()) }
            @if !programme.benefits.is_empty() {
                ul {
                    @for text in &programme.benefits {
                        li { (text.get(lang)) }
                    }
                }
            }
            (facts(list, words.unknown()))
        }
    }
}
