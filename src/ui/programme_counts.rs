//! How many programmes a place has, with the door to them.

use crate::{
    i18n::{Words, label, number::integer},
    path::PagePath,
    payload::finder::ProgrammeCounts,
};
use maud::{Markup, html};

/// One door for each finder, leading to the region's list.
pub fn programme_counts(words: Words, region: &str, counts: &[ProgrammeCounts]) -> Markup {
    html! {
        ul.doors {
            @for count in counts {
                li { (door(words, region, count)) }
            }
        }
    }
}

fn door(words: Words, region: &str, count: &ProgrammeCounts) -> Markup {
    let href = PagePath::FinderRegion(count.finder, region.to_owned()).href(words.0);
    let all = count.own + count.nationwide;
    let own = integer(count.own.into());
    let nationwide = integer(count.nationwide.into());
    html! {
        a class={ "door door--" (count.finder.code()) } href=(href) {
            span.door__title { (label::finder(words, count.finder)) }
            span.door__text { (words.n_programmes_here(all.into(), &integer(all.into()))) }
            span.door__hint { (words.own_and_nationwide(&own, &nationwide)) }
        }
    }
}
