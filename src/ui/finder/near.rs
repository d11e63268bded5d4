//! "Near me": a town from the list, or the phone's location, which never leaves it.

use super::{select::settled, state::Finding};
use crate::{finder::lexicon::PlaceKind, platform, ui::answers::Near};
use leptos::prelude::*;

/// The piece with the points of towns and districts.
const POINTS: &str = "points.bin";

/// The panel.
pub fn near(finding: Finding) -> AnyView {
    let words = finding.words;
    let said = RwSignal::new(None::<&'static str>);
    let locate = move |_| {
        said.set(Some(words.locating()));
        platform::locate(Callback::new(
            move |point: Option<(f64, f64)>| match point {
                Some(point) => {
                    said.set(None);
                    finding.stand_at(Some(Near { place: None, point }));
                }
                None => said.set(Some(words.location_refused())),
            },
        ));
    };
    view! {
        <details class="more near" on:toggle=move |_| finding.index.want(vec![POINTS.to_owned()])>
            <summary>{words.near_me()}</summary>
            <div class="near__panel">
                <p class="hint">{words.near_hint()}</p>
                <button type="button" class="button" data-action="locate" on:click=locate>{words.use_my_location()}</button>
                {town_select(finding)}
                <p class="near__said" role="status">{move || said.get()}</p>
            </div>
        </details>
    }
    .into_any()
}

fn town_select(finding: Finding) -> AnyView {
    let words = finding.words;
    let lang = words.0;
    // Number in the lexicon, name, point; once the points are there.
    let places = Memo::new(move |_| {
        finding.index.with(|engine| {
            let all = engine.lexicon().places.iter().enumerate();
            let mut places: Vec<(usize, String, (f64, f64))> = all
                .filter(|(_, place)| matches!(place.kind, PlaceKind::Town | PlaceKind::District))
                .filter_map(|(number, place)| {
                    Some((number, place.name.get(lang).to_owned(), place.point?))
                })
                .collect();
            places.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
            places.dedup_by(|a, b| a.1 == b.1);
            places
        })
    });
    let chosen = move || finding.answers.near().and_then(|near| near.place);
    view! {
        <label class="field">
            <span class="field__label">{words.or_choose_town()}</span>
            <select
                name="near"
                prop:value=settled(move || chosen().unwrap_or_default())
                on:change:target=move |event| {
                    let name = event.target().value();
                    let point = places.with(|places| {
                        let all = places.iter().flatten();
                        all.filter(|place| place.1 == name).map(|place| place.2).next()
                    });
                    finding.stand_at(point.map(|point| Near { place: Some(name), point }));
                }
            >
                <option value="">{words.choose_town()}</option>
                {move || places.get().unwrap_or_default().into_iter().map(|(_, name, _)| {
                    view! { <option value=name.clone()>{name.clone()}</option> }
                }).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
