//! The search box, the quick picks below it and the chips of what was understood and chosen.

use super::{name, state::Finding};
use crate::{
    data::Finder,
    finder::{Condition, Request},
    platform,
};
use leptos::prelude::*;

/// Id of the search box.
const BOX: &str = "finder-q";

/// The box.
pub fn search_box(finding: Finding) -> AnyView {
    let words = finding.words;
    let finder = finding.page.with_value(|page| page.finder);
    let example = match finder {
        Finder::Training => words.search_example_training(),
        Finder::Business => words.search_example_business(),
    };
    view! {
        <form class="search" role="search" on:submit=|event| event.prevent_default()>
            <label class="search__label" for=BOX>{words.what_are_you_looking_for()}</label>
            <div class="search__row">
                <svg class="search__icon" viewBox="0 0 24 24" aria-hidden="true">
                    <circle cx="10.5" cy="10.5" r="6.5"/>
                    <path d="M15.5 15.5 21 21"/>
                </svg>
                <input
                    id=BOX
                    class="search__input"
                    type="search"
                    dir="auto"
                    autocomplete="off"
                    enterkeyhint="search"
                    placeholder=example
                    aria-describedby="finder-q-hint"
                    prop:value=move || finding.request.with(|request| request.query.clone())
                    on:input:target=move |event| {
                        let typed = event.target().value();
                        finding.ask(|request| request.query = typed);
                    }
                />
            </div>
            <p class="hint" id="finder-q-hint">{words.search_hint()}</p>
            <div class="picks" role="group" aria-label=words.quick_picks()>
                {quick_picks(finder).into_iter().map(|condition| pick(finding, condition)).collect_view()}
            </div>
        </form>
    }
    .into_any()
}

fn quick_picks(finder: Finder) -> [Condition; 8] {
    match finder {
        Finder::Training => [
            Condition::Free,
            Condition::WomenOnly,
            Condition::Stipend,
            Condition::Hostel,
            Condition::Online,
            Condition::Evening,
            Condition::NoSchooling,
            Condition::ShortCourse,
        ],
        Finder::Business => [
            Condition::WomenOnly,
            Condition::InterestFree,
            Condition::NoCollateral,
            Condition::FromHome,
            Condition::Childcare,
            Condition::Transport,
            Condition::NoSchooling,
            Condition::Free,
        ],
    }
}

fn pick(finding: Finding, condition: Condition) -> AnyView {
    let is_on = move || {
        finding
            .request
            .with(|request| request.conditions.contains(&condition))
    };
    view! {
        <button
            type="button"
            class="pick"
            data-pick=condition.code()
            aria-pressed=move || if is_on() { "true" } else { "false" }
            on:click=move |_| finding.toggle(condition)
        >
            {name::condition(finding.words, condition)}
        </button>
    }
    .into_any()
}

/// Something asked for that can be taken off.
#[derive(Clone, PartialEq)]
struct Chip {
    /// Stable code.
    code: String,
    text: String,
    off: Off,
}

/// What taking a chip off does.
#[derive(Clone, PartialEq)]
enum Off {
    Query(String),
    Region,
    District,
    Condition(Condition),
    Chosen(String, String),
    Near,
    Answers,
    Closed,
}

/// The chips of everything that is asked.
pub fn chips(finding: Finding) -> AnyView {
    let words = finding.words;
    let all = Memo::new(move |_| gather(finding));
    view! {
        <div class="asked" class:asked--none=move || all.with(Vec::is_empty)>
            <div class="asked__list" role="group" aria-label=words.asked_title()>
                {move || all.get().into_iter().map(|chip| shown(finding, chip)).collect_view()}
            </div>
            <button
                type="button"
                class="button button--quiet"
                data-action="clear"
                on:click=move |_| {
                    finding.answers.stand_at(None);
                    finding.clear();
                    platform::focus_on("#finder-q");
                }
            >
                {words.clear_filters()}
            </button>
        </div>
    }
    .into_any()
}

fn shown(finding: Finding, chip: Chip) -> AnyView {
    let label = finding.words.remove_chip(&chip.text);
    let off = chip.off;
    view! {
        <button type="button" class="chip chip--off" data-chip=chip.code aria-label=label on:click=move |_| take_off(finding, off.clone())>
            <span>{chip.text}</span>
            <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2l8 8M10 2l-8 8"/></svg>
        </button>
    }
    .into_any()
}

fn take_off(finding: Finding, off: Off) {
    match off {
        Off::Query(without) => finding.ask(|request| request.query = without),
        Off::Region => finding.ask(|request| {
            request.region = None;
            request.district = None;
        }),
        Off::District => finding.ask(|request| request.district = None),
        Off::Condition(condition) => finding.toggle(condition),
        Off::Chosen(facet, value) => finding.ask(|request| unchoose(request, &facet, &value)),
        Off::Near => finding.stand_at(None),
        Off::Answers => finding.answers.forget(),
        Off::Closed => finding.ask(|request| request.closed = false),
    }
    // The button is gone; the keyboard goes on where the next word would be typed.
    platform::focus_on("#finder-q");
}

/// Takes a value out of a facet.
pub fn unchoose(request: &mut Request, facet: &str, value: &str) {
    if let Some(values) = request.chosen.get_mut(facet) {
        values.retain(|known| known != value);
        if values.is_empty() {
            request.chosen.remove(facet);
        }
    }
}

/// Takes a part off by its code, as named in an answer's blocks.
pub fn take_off_part(finding: Finding, code: &str) {
    let chip = gather(finding).into_iter().find(|chip| chip.code == code);
    if let Some(chip) = chip {
        take_off(finding, chip.off);
    }
}

fn gather(finding: Finding) -> Vec<Chip> {
    let words = finding.words;
    let request = finding.request.get();
    let mut chips = Vec::new();
    let mut add = |code: String, text: String, off: Off| chips.push(Chip { code, text, off });
    finding.index.with(|engine| {
        finding.found.with(|found| {
            let Some(answer) = found.as_ref().map(|found| &found.answer) else {
                return;
            };
            for chip in &answer.chips {
                let text = name::part(words, engine, answer, &chip.code);
                let off = Off::Query(chip.query_without.clone());
                add(chip.code.clone(), text, off);
            }
        });
        if let Some(id) = &request.district {
            let text = name::place(words, engine, "district", id);
            add(format!("place:district:{id}"), text, Off::District);
        } else if let Some(id) = &request.region {
            let text = name::place(words, engine, "region", id);
            add(format!("place:region:{id}"), text, Off::Region);
        }
    });
    for &condition in &request.conditions {
        let text = name::condition(words, condition).to_owned();
        let code = format!("condition:{}", condition.code());
        add(code, text, Off::Condition(condition));
    }
    finding.page.with_value(|page| {
        for (facet, values) in &request.chosen {
            for value in values {
                let named = name::value(words, page, facet, value);
                let text = match Condition::from_code(facet) {
                    Some(_) => words.facet_is(name::facet(words, facet), &named),
                    None => named,
                };
                let off = Off::Chosen(facet.clone(), value.clone());
                add(format!("{facet}:{value}"), text, off);
            }
        }
    });
    if let Some(near) = finding.answers.near() {
        let place = near.place.unwrap_or_else(|| words.my_location().to_owned());
        add("near".to_owned(), words.near_place(&place), Off::Near);
    }
    let answers = finding.answers.person().n_answers() as u64;
    if answers > 0 {
        let text = words.n_answers(answers, &answers.to_string());
        add("answers".to_owned(), text, Off::Answers);
    }
    if request.closed {
        let text = words.closed_programmes().to_owned();
        add("closed".to_owned(), text, Off::Closed);
    }
    chips
}
