//! The questions that tell what suits the reader: five, each may be skipped, forgotten with one tap.

use super::{select::settled, state::Finding};
use crate::{
    finder::{
        eligibility::{Day, Person},
        normalise::level1,
    },
    i18n::{Words, date::month_name, label, number::integer},
    ui::answers::today,
};
use leptos::prelude::*;

/// Youngest and oldest age that can be chosen, years.
const AGES: (u16, u16) = (10, 90);

/// The panel.
pub fn questions(finding: Finding) -> AnyView {
    let words = finding.words;
    let answers = finding.answers;
    let refused = move || {
        finding
            .found
            .with(|found| found.as_ref().map_or(0, |found| found.answer.refused))
    };
    let n_refused = move || {
        (!answers.person().is_unknown())
            .then(&refused)
            .filter(|&n| n > 0)
    };
    view! {
        <details class="more questions">
            <summary>{words.questions_title()}</summary>
            <form class="questions__form" aria-label=words.questions_title() on:submit=|event| event.prevent_default()>
                <p class="hint">{words.questions_hint()}</p>
                {birthday(finding)}
                {choice(finding, "gender", words.question_gender(), genders(words), |person| &mut person.gender)}
                {choice(finding, "schooling", words.ask_schooling(), levels(words), |person| &mut person.schooling)}
                {choice(finding, "domicile", words.ask_domicile(), regions(finding), |person| &mut person.domicile)}
                {income(finding)}
                <p class="questions__told" role="status">
                    {move || n_refused().map(|n| words.n_refused(n.into(), &integer(n.into())))}
                </p>
                <label class="tick">
                    <input
                        type="checkbox"
                        name="keep"
                        prop:checked=move || answers.is_kept()
                        on:change:target=move |event| answers.keep(event.target().checked())
                    />
                    <span>{words.keep_answers()}</span>
                </label>
                <button
                    type="button"
                    class="button button--quiet"
                    data-action="forget"
                    disabled=move || answers.person().is_unknown() && !answers.is_kept()
                    on:click=move |_| answers.forget()
                >
                    {words.forget_answers()}
                </button>
            </form>
        </details>
    }
    .into_any()
}

type Options = Vec<(String, String)>;

fn genders(words: Words) -> Options {
    let pair = |code: &str, text: &str| (code.to_owned(), text.to_owned());
    vec![
        pair("women", words.gender_woman()),
        pair("men", words.gender_man()),
        pair("transgender", words.gender_transgender()),
    ]
}

fn levels(words: Words) -> Options {
    let none = ("none".to_owned(), words.schooling_none().to_owned());
    let levels = ["primary", "middle", "matric", "intermediate", "bachelor"];
    let named = levels.map(|code| (code.to_owned(), label::education(words, code).to_owned()));
    std::iter::once(none).chain(named).collect()
}

fn regions(finding: Finding) -> Options {
    let lang = finding.words.0;
    finding.page.with_value(|page| {
        let regions = page.regions.iter();
        regions
            .map(|region| (region.id.clone(), region.name.get(lang).to_owned()))
            .collect()
    })
}

/// One question answered by choosing.
fn choice(
    finding: Finding,
    name: &'static str,
    question: &'static str,
    options: Options,
    part: fn(&mut Person) -> &mut Option<String>,
) -> AnyView {
    let answers = finding.answers;
    let chosen = move || part(&mut answers.person()).clone().unwrap_or_default();
    view! {
        <label class="field">
            <span class="field__label">{question}</span>
            <select
                name=name
                autocomplete="off"
                prop:value=settled(chosen)
                on:change:target=move |event| {
                    let code = Some(event.target().value()).filter(|code| !code.is_empty());
                    answers.update(|person| *part(person) = code);
                }
            >
                <option value="">{finding.words.skip_question()}</option>
                {options.into_iter().map(|(code, text)| view! { <option value=code>{text}</option> }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// Day, month and year of birth; an answer once all three are chosen.
fn birthday(finding: Finding) -> AnyView {
    let words = finding.words;
    let answers = finding.answers;
    let parts = RwSignal::new([0_u16; 3]);
    // Kept answers arrive after the first render, and are forgotten with one tap.
    Effect::new(move |_| {
        let born = answers.person().born;
        let known = born.map(|day| [u16::from(day.day), u16::from(day.month), day.year]);
        let whole = parts
            .with_untracked(|[day, month, year]| day_of(*day, *month, *year))
            .is_some();
        if known.is_some() || whole {
            parts.set(known.unwrap_or_default());
        }
    });
    let change = move |at: usize, value: String| {
        parts.update(|parts| parts[at] = value.parse().unwrap_or(0));
        let [day, month, year] = parts.get_untracked();
        answers.update(|person| person.born = day_of(day, month, year));
    };
    let months: Vec<(u16, String)> = (1..=12)
        .map(|month| (month, month_name(words, month as u8).to_owned()))
        .collect();
    let days: Vec<(u16, String)> = (1..=31).map(|day| (day, day.to_string())).collect();
    let years = move || -> Vec<(u16, String)> {
        let this_year = today().map_or(2026, |day| day.year);
        let range = (this_year - AGES.1)..=(this_year - AGES.0);
        range.rev().map(|year| (year, year.to_string())).collect()
    };
    let select = move |at: usize,
                       name: &'static str,
                       title: &'static str,
                       options: Vec<(u16, String)>| {
        view! {
            <select
                name=name
                autocomplete="off"
                aria-label=words.birth_part(title)
                prop:value=settled(move || parts.with(|parts| match parts[at] { 0 => String::new(), value => value.to_string() }))
                on:change:target=move |event| change(at, event.target().value())
            >
                <option value="">{title}</option>
                {options.into_iter().map(|(value, text)| view! { <option value=value.to_string()>{text}</option> }).collect_view()}
            </select>
        }
        .into_any()
    };
    // The years depend on the clock, so they come after the first render.
    let running = RwSignal::new(false);
    Effect::new(move |_| running.set(true));
    view! {
        <fieldset class="field birthday">
            <legend class="field__label">{words.question_born()}</legend>
            <div class="birthday__parts">
                {select(0, "day", words.birth_day(), days)}
                {select(1, "month", words.birth_month(), months)}
                {move || select(2, "year", words.birth_year(), if running.get() { years() } else { Vec::new() })}
            </div>
        </fieldset>
    }
    .into_any()
}

fn day_of(day: u16, month: u16, year: u16) -> Option<Day> {
    Day::new(year, month.try_into().ok()?, day.try_into().ok()?)
}

fn income(finding: Finding) -> AnyView {
    let words = finding.words;
    let answers = finding.answers;
    let shown = move || {
        let rupees = answers.person().income_pkr_month;
        rupees.map_or_else(String::new, |rupees| rupees.to_string())
    };
    view! {
        <label class="field">
            <span class="field__label">{words.question_income()}</span>
            <input
                type="text"
                name="income"
                inputmode="numeric"
                autocomplete="off"
                prop:value=shown
                on:change:target=move |event| {
                    let typed = level1(&event.target().value());
                    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
                    answers.update(|person| person.income_pkr_month = digits.parse().ok());
                }
            />
        </label>
    }
    .into_any()
}
