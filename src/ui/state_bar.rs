//! A picture of progress: one bar in the colours of the states, and its legend with counts.

use super::state_badge::state_badge;
use crate::{
    data::{State, StateCounts},
    i18n::{Words, label, number::integer},
};
use maud::{Markup, html};

/// Bar and legend. The bar is hidden from screen readers; the legend says the same in words.
pub fn state_bar(words: Words, counts: StateCounts) -> Markup {
    html! {
        div.progress {
            (bar(counts))
            ul.progress__legend {
                @for state in present(counts) {
                    li {
                        b.progress__count { (integer(counts.of(state).into())) }
                        (state_badge(words, state))
                    }
                }
            }
        }
    }
}

/// The bar alone with its text alternative, for tight places.
pub fn state_bar_small(words: Words, counts: StateCounts) -> Markup {
    let spoken: Vec<String> = present(counts)
        .map(|state| {
            format!(
                "{} {}",
                integer(counts.of(state).into()),
                label::state(words, state)
            )
        })
        .collect();
    html! {
        (bar(counts))
        span.visually-hidden { (spoken.join(words.list_comma())) }
    }
}

/// Width of the bar in its own units.
const BAR_WIDTH: u32 = 1000;

fn bar(counts: StateCounts) -> Markup {
    let total = counts.total().max(1);
    let mut before = 0;
    let parts = present(counts).map(|state| {
        let x = before * BAR_WIDTH / total;
        before += counts.of(state);
        (state, x, before * BAR_WIDTH / total - x)
    });
    html! {
        svg.bar viewBox={ "0 0 " (BAR_WIDTH) " 10" } preserveAspectRatio="none" aria-hidden="true" {
            @for (state, x, width) in parts {
                rect class={ "fill fill--" (state.code()) } x=(x) width=(width) height="10" {}
            }
        }
    }
}

/// States that at least one project is in.
fn present(counts: StateCounts) -> impl Iterator<Item = State> {
    State::ALL
        .into_iter()
        .filter(move |state| counts.of(*state) > 0)
}
