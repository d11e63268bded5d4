//! The choices of a chart: region, measure and stretch of time.

use super::Showing;
use crate::{
    chart::{finding, model::Chart},
    i18n::Words,
};
use leptos::prelude::*;
use maud::html;

/// One drop-down: key, label, the words for "as published", and the values with their names.
type List = (&'static str, &'static str, String, Vec<(String, String)>);

/// The form, where there is something to choose, and what is said when another part is shown.
pub fn filters(showing: Showing) -> AnyView {
    let words = showing.words;
    let change = showing.change();
    let lists = showing.page.with_value(|page| lists(words, &page.chart));
    let announced = RwSignal::new(String::new());
    Effect::new(move |before: Option<String>| {
        showing.view.with(|drawn| {
            let now = drawn.filter.query();
            if before.is_some_and(|before| before != now) {
                let title = drawn.view.title.get(words.0);
                let sentence = finding::description(&drawn.view, words.0);
                announced.set(words.chart_now(title, &sentence));
            }
            now
        })
    });
    let unknown = move || showing.view.with(|drawn| drawn.unknown.clone());
    let has_choice = !lists.is_empty();
    view! {
        {has_choice.then(|| view! {
            <form
                class="filters filters--chart js-only"
                method="get"
                aria-label=words.chart_filter_title()
                on:submit=|event| event.prevent_default()
            >
                {lists.into_iter().map(|list| select(showing, list, change)).collect_view()}
                <button
                    type="button"
                    class="button button--quiet"
                    data-action="whole-chart"
                    disabled=move || showing.filter.with(|filter| filter.is_empty())
                    on:click=move |_| change.run(("", String::new()))
                >
                    {words.chart_show_whole()}
                </button>
            </form>
        })}
        {move || {
            let told = unknown();
            (!told.is_empty()).then(|| view! { <p class="alert" role="alert">{told}</p> })
        }}
        <p class="visually-hidden" role="status" data-said="chart">{move || announced.get()}</p>
    }
    .into_any()
}

fn lists(words: Words, chart: &Chart) -> Vec<List> {
    let lang = words.0;
    let mut lists: Vec<List> = Vec::new();
    if !chart.regions.is_empty() {
        let regions = chart.regions.iter();
        lists.push((
            "region",
            words.region_label(),
            words.chart_whole_country().to_owned(),
            regions
                .map(|region| (region.id.clone(), region.name.get(lang).to_owned()))
                .collect(),
        ));
    }
    if let [first, rest @ ..] = chart.measures.as_slice()
        && !rest.is_empty()
    {
        lists.push((
            "measure",
            words.chart_measure(),
            first.name.get(lang).to_owned(),
            rest.iter()
                .map(|measure| (measure.id.clone(), measure.name.get(lang).to_owned()))
                .collect(),
        ));
    }
    if chart.is_over_time() && chart.marks.len() > 2 {
        let periods: Vec<(String, String)> = chart
            .marks
            .iter()
            .map(|mark| (mark.id.clone(), mark.label().long(lang)))
            .collect();
        let last = periods.len() - 1;
        let first_words = words.chart_first().to_owned();
        lists.push((
            "from",
            words.chart_from(),
            first_words,
            periods[1..].to_vec(),
        ));
        let last_words = words.chart_last().to_owned();
        lists.push(("to", words.chart_to(), last_words, periods[..last].to_vec()));
    }
    lists
}

fn select(
    showing: Showing,
    (key, label, whole, options): List,
    change: Callback<(&'static str, String)>,
) -> AnyView {
    let options = html! {
        option value="" { (whole) }
        @for (value, name) in &options { option value=(value) { (name) } }
    };
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select
                name=key
                inner_html=options.into_string()
                prop:value=move || showing.known().get(key).to_owned()
                on:change:target=move |event| change.run((key, event.target().value()))
            ></select>
        </label>
    }
    .into_any()
}
