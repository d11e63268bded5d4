//! The programme page with the app: the reader's answers, saving, comparing, sharing, distances.

use super::{head, rest, rules, share};
use crate::{
    data::Intake,
    finder::{
        eligibility::{Day, Fact, Rule},
        saved::Saved,
    },
    i18n::{
        Words,
        eligibility::{Names, lines, sentence},
        number::integer,
    },
    path::PagePath,
    payload::finder::ProgrammePage,
    platform,
    ui::{
        answers::{Answers, today},
        compare_button::compare_button,
        distance::distance,
        save_button::save_button,
    },
};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// The page. `contact` is the address for corrections.
pub fn view(words: Words, data: Arc<ProgrammePage>, contact: Option<&str>) -> AnyView {
    let head = head(words, &data).into_string();
    let rest = rest(words, &data, contact).into_string();
    view! {
        <div class="body">
            <div inner_html=head></div>
            {take(words, data.clone())}
            {who(words, data.clone())}
            {(!data.spots.is_empty()).then(|| distance(words, data.spots.clone()))}
            <div inner_html=rest></div>
        </div>
    }
    .into_any()
}

/// What the reader can take away, and how many days are left.
fn take(words: Words, data: Arc<ProgrammePage>) -> AnyView {
    let saved = Saved::of_page(&data.programme, &data.organisation);
    let links = share::links(words, &data).into_string();
    let text = StoredValue::new(share::share_text(words, &data));
    let copied = RwSignal::new(false);
    let share = move |_| {
        platform::share(text.get_value(), Callback::new(move |()| copied.set(true)));
    };
    view! {
        <section class="take" aria-label=words.take_title()>
            {days_left(words, &data)}
            {save_button(words, saved)}
            {compare_button(words, data.programme.key())}
            <button type="button" class="button button--quiet share js-only" on:click=share>{words.share_action()}</button>
            <button type="button" class="button button--quiet js-only" on:click=move |_| platform::print()>
                {words.print_action()}
            </button>
            <span class="take__links" inner_html=links></span>
            <span class="take__said" role="status">{move || copied.get().then(|| words.share_copied())}</span>
        </section>
    }
    .into_any()
}

/// Days to a last date that is still to come. Only the reader's clock can tell, so nothing is said
/// before the app runs.
fn days_left(words: Words, data: &ProgrammePage) -> AnyView {
    let last = data
        .programme
        .deadline
        .filter(|_| data.programme.intake != Intake::Closed)
        .and_then(|date| Day::new(date.year, date.month?, date.day?));
    let left = RwSignal::new(None);
    Effect::new(move |_| {
        let days = last.zip(today()).map(|(last, today)| today.days_to(last));
        left.set(days.filter(|days| *days >= 0));
    });
    view! {
        <p class="take__left" role="status">
            {move || left.get().map(|days| match days {
                0 => words.deadline_today().to_owned(),
                days => words.deadline_in(days as u64, &integer(days as u64)),
            })}
        </p>
    }
    .into_any()
}

/// Why the reader may or may not apply.
fn who(words: Words, data: Arc<ProgrammePage>) -> AnyView {
    let answers = Answers::here();
    let others: RwSignal<BTreeMap<u8, bool>> = RwSignal::new(BTreeMap::new());
    let facts = Memo::new(move |_| {
        let mut facts = answers.facts();
        facts.other = others.get();
        facts
    });
    let asks = asked(&data);
    let finder = PagePath::FinderHome(data.programme.finder).href(words.0);
    let has_rules = !lines(&data.eligibility).is_empty();
    let invite = move || {
        let is_known = !answers.person().is_unknown();
        let text = if is_known {
            words.verdict_change()
        } else {
            words.verdict_answer()
        };
        view! {
            <div class="rules__invite js-only">
                {(!is_known).then(|| view! { <p>{words.verdict_open_text()}</p> })}
                <a class="button" href=finder.clone()>{text}</a>
            </div>
        }
    };
    let list = data.clone();
    view! {
        <section class="rules" id="who">
            <h2>{words.rules_title()}</h2>
            <div aria-live="polite" inner_html=move || {
                facts.with(|facts| rules::list(words, &list, facts).into_string())
            }></div>
            {(!asks.is_empty()).then(|| own_conditions(words, &data, asks, others))}
            {has_rules.then_some(invite)}
        </section>
    }
    .into_any()
}

/// Positions of the conditions that only the reader can answer.
fn asked(data: &ProgrammePage) -> Vec<(u8, Rule)> {
    lines(&data.eligibility)
        .iter()
        .filter_map(|rule| match rule {
            Rule::Test(test) => match test.fact {
                Fact::Other(position) => Some((position, rule.clone())),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

/// Yes or no for each condition that only the reader can answer. Kept nowhere.
fn own_conditions(
    words: Words,
    data: &ProgrammePage,
    asks: Vec<(u8, Rule)>,
    others: RwSignal<BTreeMap<u8, bool>>,
) -> AnyView {
    let names = Names {
        programme: &data.programme,
        places: &data.rule_places,
    };
    let rows = asks.into_iter().map(|(position, rule)| {
        let text = sentence(words, &rule, names);
        let choice = move |yes: bool| {
            let is_chosen = move || others.with(|others| others.get(&position) == Some(&yes));
            let choose = move |_| {
                others.update(|others| {
                    if others.get(&position) == Some(&yes) {
                        others.remove(&position);
                    } else {
                        others.insert(position, yes);
                    }
                });
            };
            view! {
                <button type="button" class="button button--quiet" class:save--on=is_chosen
                    aria-pressed=move || is_chosen().to_string() on:click=choose>
                    {if yes { words.yes() } else { words.no() }}
                </button>
            }
        };
        view! {
            <li class="own__row">
                <span>{text.clone()}</span>
                <span class="own__choice" role="group" aria-label=text>{choice(true)} {choice(false)}</span>
            </li>
        }
    });
    view! {
        <details class="own js-only">
            <summary>{words.rule_asked()}</summary>
            <ul class="plain">{rows.collect_view()}</ul>
        </details>
    }
    .into_any()
}
