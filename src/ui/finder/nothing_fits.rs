//! What to do when nothing fits: which condition stands in the way, and whom to call.

use super::{name, search_box::take_off_part, state::Finding};
use crate::{
    i18n::{Words, number::integer},
    payload::finder::{FinderHomePage, Helpline},
};
use leptos::prelude::*;
use maud::{Markup, html};

/// Most numbers to call.
const MOST_HELPLINES: usize = 3;

/// The panel.
pub fn nothing_fits(finding: Finding) -> AnyView {
    let words = finding.words;
    let answer = finding
        .found
        .get()
        .map(|found| found.answer)
        .unwrap_or_default();
    let blocks: Vec<(String, String)> = finding
        .index
        .with(|engine| {
            let hopeful = answer.blocks.iter().filter(|block| block.fit_without > 0);
            hopeful
                .map(|block| {
                    let part = name::part(words, engine, &answer, &block.code);
                    let n = block.fit_without.into();
                    (block.code.clone(), words.without_it(n, &part, &integer(n)))
                })
                .collect()
        })
        .unwrap_or_default();
    let unknown = answer.unknown_words.join(words.list_comma());
    let region = finding.request.with(|request| request.region.clone());
    let lines = finding
        .page
        .with_value(|page| helplines(page, region.as_deref()));
    let has_blocks = !blocks.is_empty();
    view! {
        <div class="empty">
            <h2>{words.nothing_fits_title()}</h2>
            {(!unknown.is_empty()).then(|| view! { <p>{words.words_not_known(&unknown)}</p> })}
            {has_blocks.then(|| view! { <p>{words.nothing_fits_text()}</p> })}
            <ul class="blocks">
                {blocks.into_iter().map(|(code, text)| view! {
                    <li>
                        <button type="button" class="button" data-block=code.clone() on:click=move |_| take_off_part(finding, &code)>
                            {text}
                        </button>
                    </li>
                }).collect_view()}
            </ul>
            <div inner_html=call(words, &lines).into_string()></div>
        </div>
    }
    .into_any()
}

/// Those whose programmes serve the region asked for, the more regions the later.
fn helplines(page: &FinderHomePage, region: Option<&str>) -> Vec<Helpline> {
    let serves =
        |line: &&Helpline| region.is_none_or(|id| line.regions.iter().any(|own| own == id));
    let mut lines: Vec<Helpline> = page.helplines.iter().filter(serves).cloned().collect();
    lines.sort_by_key(|line| line.regions.len());
    lines.truncate(MOST_HELPLINES);
    lines
}

fn call(words: Words, lines: &[Helpline]) -> Markup {
    html! {
        @if !lines.is_empty() {
            p { (words.whom_to_call()) }
            ul.plain {
                @for line in lines {
                    li {
                        (line.name.get(words.0)) " "
                        a href={ "tel:" (line.phone.replace([' ', '-'], "")) } { bdi dir="ltr" { (line.phone) } }
                    }
                }
            }
        }
    }
}
