//! The filters, each value with the number of programmes it would bring.

use super::{name, search_box::unchoose, select::settled, state::Finding};
use crate::{
    data::Finder,
    finder::{Condition, filter},
    i18n::number::integer,
};
use leptos::prelude::*;

/// A group of filters: heading, facets, conditions.
struct Group {
    title: &'static str,
    facets: &'static [&'static str],
    conditions: &'static [Condition],
}

/// All filters. They are made when they are opened first and the index is there, because only it
/// knows what can be chosen.
pub fn facets(finding: Finding) -> AnyView {
    let words = finding.words;
    let opened = RwSignal::new(false);
    let ready = Memo::new(move |_| finding.index.is_ready());
    view! {
        <details
            class="more filters-box"
            on:toggle:target=move |event| {
                let is_open = event.target().open();
                finding.filters_open.set(is_open);
                if is_open {
                    opened.set(true);
                    finding.index.want(vec!["people.bin".to_owned()]);
                }
            }
        >
            <summary>{words.filters_title()}</summary>
            {move || (ready.get() && opened.get()).then(|| form(finding))}
        </details>
    }
    .into_any()
}

fn form(finding: Finding) -> AnyView {
    let words = finding.words;
    let finder = finding.page.with_value(|page| page.finder);
    view! {
        <form class="facets" aria-label=words.filters_title() on:submit=|event| event.prevent_default()>
            <div class="facets__selects">
                {place_select(finding)}
                {district_select(finding)}
                {trade_select(finding)}
            </div>
            {groups(finding).into_iter().map(|group| fieldset(finding, finder, group)).collect_view()}
            <label class="tick">
                <input
                    type="checkbox"
                    name="closed"
                    prop:checked=move || finding.request.with(|request| request.closed)
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        finding.ask(|request| request.closed = on);
                    }
                />
                <span>{words.also_closed()}</span>
            </label>
        </form>
    }
    .into_any()
}

fn groups(finding: Finding) -> [Group; 5] {
    let words = finding.words;
    [
        Group {
            title: words.group_what(),
            facets: &["category", "kind"],
            conditions: &[],
        },
        Group {
            title: words.group_cost(),
            facets: &[],
            conditions: &[
                Condition::Free,
                Condition::Stipend,
                Condition::Toolkit,
                Condition::InterestFree,
                Condition::NoCollateral,
            ],
        },
        Group {
            title: words.group_women(),
            facets: &["gender"],
            conditions: &[
                Condition::WomenOnly,
                Condition::Childcare,
                Condition::Transport,
                Condition::Hostel,
                Condition::FromHome,
                Condition::Disability,
            ],
        },
        Group {
            title: words.group_when(),
            facets: &["mode", "length", "intake"],
            conditions: &[Condition::Evening, Condition::Weekend, Condition::PartTime],
        },
        Group {
            title: words.group_level(),
            facets: &["schooling", "provider-type"],
            conditions: &[
                Condition::NoSchooling,
                Condition::Beginner,
                Condition::Certificate,
                Condition::JobPlacement,
            ],
        },
    ]
}

fn fieldset(finding: Finding, finder: Finder, group: Group) -> AnyView {
    // Business programmes are all of one kind.
    let facets = group
        .facets
        .iter()
        .filter(move |facet| finder == Finder::Training || **facet != "kind");
    let conditions = group.conditions.iter().map(|condition| condition.code());
    let codes: Vec<&'static str> = facets.copied().chain(conditions).collect();
    view! {
        <details class="more facets__group">
            <summary>{group.title}</summary>
            {codes.into_iter().map(|facet| values(finding, facet)).collect_view()}
        </details>
    }
    .into_any()
}

/// One facet: its name and its values.
fn values(finding: Finding, facet: &'static str) -> AnyView {
    let words = finding.words;
    let mut codes = finding
        .index
        .with(|engine| filter::values(engine, facet))
        .unwrap_or_default();
    if facet == "intake" {
        codes.retain(|code| code != "closed");
    }
    // What is not stated comes last.
    codes.sort_by_key(|code| code == filter::UNKNOWN);
    let title = name::facet(words, facet);
    view! {
        <fieldset class="facet" data-facet=facet>
            <legend class="field__label">{title}</legend>
            <div class="facet__values">
                {codes.into_iter().map(|code| value(finding, facet, title, code)).collect_view()}
            </div>
        </fieldset>
    }
    .into_any()
}

fn value(finding: Finding, facet: &'static str, title: &'static str, code: String) -> AnyView {
    let words = finding.words;
    let text = finding
        .page
        .with_value(|page| name::value(words, page, facet, &code));
    let key = StoredValue::new(code.clone());
    let count = Memo::new(move |_| key.with_value(|code| counted(finding, facet, code)));
    let is_on = Memo::new(move |_| {
        finding.request.with(|request| {
            let values = request.chosen.get(facet);
            values.is_some_and(|values| key.with_value(|code| values.contains(code)))
        })
    });
    view! {
        <label class="tick" class:tick--none=move || count.get() == 0 && !is_on.get()>
            <input
                type="checkbox"
                name=facet
                value=code
                prop:checked=move || is_on.get()
                on:change:target=move |event| {
                    let (on, code) = (event.target().checked(), key.get_value());
                    finding.ask(|request| {
                        unchoose(request, facet, &code);
                        if on {
                            request.chosen.entry(facet.to_owned()).or_default().push(code);
                        }
                    });
                }
            />
            <span><span class="visually-hidden">{title}": "</span>{text}</span>
            <span class="tick__count">{move || integer(count.get().into())}</span>
        </label>
    }
    .into_any()
}

/// How many programmes a value would bring.
fn counted(finding: Finding, facet: &str, code: &str) -> u32 {
    finding.found.with(|found| {
        let counts = found
            .as_ref()
            .and_then(|found| found.answer.facets.get(facet));
        let found = counts.and_then(|counts| counts.iter().find(|count| count.value == code));
        found.map_or(0, |count| count.programmes)
    })
}

fn place_select(finding: Finding) -> AnyView {
    let words = finding.words;
    let lang = words.0;
    let regions = finding.page.with_value(|page| page.regions.clone());
    view! {
        <label class="field">
            <span class="field__label">{words.region_label()}</span>
            <select
                name="region"
                prop:value=settled(move || finding.request.with(|request| request.region.clone().unwrap_or_default()))
                on:change:target=move |event| {
                    let id = Some(event.target().value()).filter(|id| !id.is_empty());
                    finding.ask(|request| {
                        request.region = id;
                        request.district = None;
                    });
                }
            >
                <option value="">{words.any_region()}</option>
                {regions.into_iter().map(|region| {
                    let id = region.id.clone();
                    let text = region.name.get(lang).to_owned();
                    view! { <option value=region.id>{move || with_count(&text, counted(finding, "region", &id))}</option> }
                }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn with_count(text: &str, count: u32) -> String {
    format!("{text} ({})", integer(count.into()))
}

fn district_select(finding: Finding) -> AnyView {
    let words = finding.words;
    let region = Memo::new(move |_| finding.request.with(|request| request.region.clone()));
    let options = move || {
        let region = region.get();
        let districts = finding.index.with(|engine| {
            engine
                .lexicon()
                .districts_of(region.as_deref().unwrap_or_default(), words.0)
        });
        districts
            .unwrap_or_default()
            .into_iter()
            .map(|(id, name)| {
                let value = id.clone();
                view! { <option value=value>{move || with_count(&name, counted(finding, "district", &id))}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="field">
            <span class="field__label">{words.district_label()}</span>
            <select
                name="district"
                disabled=move || region.with(Option::is_none)
                prop:value=settled(move || finding.request.with(|request| request.district.clone().unwrap_or_default()))
                on:change:target=move |event| {
                    let id = Some(event.target().value()).filter(|id| !id.is_empty());
                    finding.ask(|request| request.district = id);
                }
            >
                <option value="">{words.any_district()}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn trade_select(finding: Finding) -> AnyView {
    let words = finding.words;
    let lang = words.0;
    let trades = finding.page.with_value(|page| page.trades.clone());
    let chosen = move || {
        finding.request.with(|request| {
            let values = request.chosen.get("term");
            values
                .and_then(|values| values.first().cloned())
                .unwrap_or_default()
        })
    };
    view! {
        <label class="field">
            <span class="field__label">{words.facet_term()}</span>
            <select
                name="term"
                prop:value=settled(chosen)
                on:change:target=move |event| {
                    let id = event.target().value();
                    finding.ask(|request| {
                        request.chosen.remove("term");
                        if !id.is_empty() {
                            request.chosen.insert("term".to_owned(), vec![id]);
                        }
                    });
                }
            >
                <option value="">{words.any_trade()}</option>
                {trades.into_iter().map(|trade| {
                    let id = trade.id.clone();
                    let text = trade.name.get(lang).to_owned();
                    view! { <option value=trade.id>{move || with_count(&text, counted(finding, "term", &id))}</option> }
                }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
