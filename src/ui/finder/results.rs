//! What was found: how many, in which order, and the list.

use super::{
    drawn::drawn,
    nothing_fits::nothing_fits,
    select::settled,
    state::{Finding, STEP},
};
use crate::{
    finder::request::Order,
    i18n::{Words, number::integer},
};
use leptos::prelude::*;

/// Count, order and list. Nothing is shown while nothing is asked.
pub fn results(finding: Finding) -> AnyView {
    let words = finding.words;
    let asks = Memo::new(move |_| !finding.asks_nothing());
    let counts = Memo::new(move |_| {
        finding.found.with(|found| {
            let answer = &found.as_ref()?.answer;
            Some((answer.fits, answer.may_fit, answer.hits.len()))
        })
    });
    let summary = move || {
        let (fits, may_fit, _) = counts.get()?;
        Some(if asks.get() {
            counted(words, fits, may_fit)
        } else {
            words.n_programmes(fits.into(), &integer(fits.into()))
        })
    };
    let list = move || {
        let explains = finding.explains.get();
        let most = finding.drawn.get();
        finding.found.with(|found| {
            let found = found.as_ref().filter(|found| !found.asks_nothing)?;
            finding
                .index
                .peek(|engine| drawn(words, engine, found, explains, most))
        })
    };
    let has_more = move || {
        counts
            .get()
            .is_some_and(|(fits, may_fit, shown)| ((fits + may_fit) as usize) > shown)
    };
    let nothing = move || asks.get() && matches!(counts.get(), Some((0, _, _)));
    view! {
        <section class="found" aria-label=words.results_title() class:found--asked=move || asks.get()>
            <div class="found__head">
                <p class="result-count" role="status">{move || summary()}</p>
                {order_select(finding)}
            </div>
            <p class="alert" role="alert" hidden=move || !finding.index.has_failed()>
                {words.index_failed()} " "
                <button type="button" class="button" data-action="retry" on:click=move |_| finding.index.retry()>{words.try_again()}</button>
            </p>
            {move || nothing().then(|| nothing_fits(finding))}
            <div class="found__list" inner_html=move || list().unwrap_or_default()></div>
            <div class="found__foot" hidden=move || !asks.get()>
                <button
                    type="button"
                    class="button"
                    data-action="more"
                    hidden=move || !has_more()
                    on:click=move |_| finding.request.update(|request| request.limit += STEP)
                >
                    {words.show_more()}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    data-action="explain"
                    aria-pressed=move || if finding.explains.get() { "true" } else { "false" }
                    on:click=move |_| finding.explains.update(|on| *on = !*on)
                >
                    {words.why_this_order()}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn counted(words: Words, fits: u32, may_fit: u32) -> String {
    let n = integer(fits.into());
    match (fits, may_fit) {
        (0, 0) => words.nothing_found().to_owned(),
        (0, may) => words.n_may_fit(may.into(), &integer(may.into())),
        (fits, 0) => words.n_fit(fits.into(), &n),
        (fits, may) => format!(
            "{}{}{}",
            words.n_fit(fits.into(), &n),
            words.list_comma(),
            words.n_may_fit(may.into(), &integer(may.into()))
        ),
    }
}

fn order_select(finding: Finding) -> AnyView {
    let words = finding.words;
    let code = |order: Order| match order {
        Order::Fit => "fit",
        Order::Distance => "distance",
        Order::Closing => "closing",
    };
    let without_place = move || {
        finding
            .request
            .with(|request| request.order == Order::Distance)
            && finding.answers.near().is_none()
    };
    view! {
        <label class="field field--row">
            <span class="field__label">{words.sort_label()}</span>
            <select
                name="sort"
                prop:value=settled(move || finding.request.with(|request| code(request.order).to_owned()))
                on:change:target=move |event| {
                    let value = event.target().value();
                    let orders = [Order::Distance, Order::Closing];
                    let order = orders.into_iter().find(|&order| code(order) == value);
                    finding.ask(|request| request.order = order.unwrap_or_default());
                }
            >
                <option value="fit">{words.sort_fit()}</option>
                <option value="distance">{words.sort_distance()}</option>
                <option value="closing">{words.sort_closing()}</option>
            </select>
        </label>
        <p class="hint" hidden=move || !without_place()>{words.sort_distance_needs_place()}</p>
    }
    .into_any()
}
