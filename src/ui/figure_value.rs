//! A large figure with its qualifier and unit.

use crate::{
    data::Qualifier,
    i18n::{Words, label, number::number},
};
use maud::{Markup, html};

/// The value in large type, or a mark for statements without a number.
pub fn figure_value(
    words: Words,
    value: Option<f64>,
    unit: Option<&str>,
    qualifier: Option<Qualifier>,
) -> Markup {
    let Some(value) = value else {
        return html! { span.figure__mark aria-hidden="true" {} };
    };
    let more = qualifier == Some(Qualifier::MoreThan);
    html! {
        span.figure__value {
            @if more && !words.more_than_before().is_empty() {
                span.figure__more { (words.more_than_before()) " " }
            }
            bdi dir="ltr" { (number(value)) }
            " "
            @if more && !words.more_than_after().is_empty() {
                span.figure__more { (words.more_than_after()) " " }
            }
            @if let Some(unit) = unit {
                span.figure__unit { (label::unit(words, unit)) }
            }
        }
    }
}
