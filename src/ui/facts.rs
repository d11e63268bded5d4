//! A list of facts: what, and how much.

use maud::{Markup, html};

/// One line of a fact list. A value that is not known is said, not left out.
pub struct Fact {
    /// What the fact is about.
    pub label: &'static str,
    /// The value, or nothing when it is not known.
    pub value: Option<Markup>,
}

impl Fact {
    /// A fact given as text.
    pub fn text(label: &'static str, value: Option<String>) -> Fact {
        Fact {
            label,
            value: value.map(|text| html! { bdi { (text) } }),
        }
    }

    /// A fact given as a view.
    pub fn view(label: &'static str, value: Option<Markup>) -> Fact {
        Fact { label, value }
    }
}

/// The list; `unknown` stands where a value is not known.
pub fn facts(facts: Vec<Fact>, unknown: &'static str) -> Markup {
    html! {
        dl.facts {
            @for fact in &facts {
                div.facts__row {
                    dt { (fact.label) }
                    dd {
                        @if let Some(value) = &fact.value {
                            (value)
                        } @else {
                            span.unknown { (unknown) }
                        }
                    }
                }
            }
        }
    }
}
