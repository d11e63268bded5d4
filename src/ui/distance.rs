//! How far a place is from the reader's town or phone. Nothing of it leaves the device.

use crate::{
    data::{Town, place::distance_km},
    i18n::{Words, number::integer},
    payload::finder::Spot,
    platform,
};
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};

/// Where the reader is: a name and a point.
#[derive(Clone, Debug, PartialEq)]
struct Here {
    name: String,
    point: (f64, f64),
}

/// The reader's place, kept in memory while the app runs.
fn here() -> ArcRwSignal<Option<Here>> {
    static HERE: OnceLock<ArcRwSignal<Option<Here>>> = OnceLock::new();
    HERE.get_or_init(ArcRwSignal::default).clone()
}

/// The section: choose a town or use the phone's location, then the nearest of `spots`. The list of
/// towns is loaded when it is asked for.
pub fn distance(words: Words, spots: Vec<Spot>) -> AnyView {
    let here = here();
    let towns: RwSignal<Arc<Vec<Town>>> = RwSignal::new(Arc::default());
    let denied = RwSignal::new(false);
    let load = move |_| {
        if towns.with_untracked(|towns| towns.is_empty()) {
            platform::spawn(async move {
                if let Ok(found) = platform::fetch_data::<Vec<Town>>("/data/towns.json").await {
                    let mut found = found;
                    found.sort_by(|a, b| a.name.get(words.0).cmp(b.name.get(words.0)));
                    towns.set(Arc::new(found));
                }
            });
        }
    };
    let choose = {
        let here = here.clone();
        move |id: String| {
            let chosen = towns.with_untracked(|towns| {
                towns.iter().find(|town| town.id == id).map(|town| Here {
                    name: town.name.get(words.0).to_owned(),
                    point: (town.latitude, town.longitude),
                })
            });
            here.set(chosen);
        }
    };
    let locate = {
        let here = here.clone();
        move |_| {
            let here = here.clone();
            denied.set(false);
            platform::locate(Callback::new(move |point: Option<(f64, f64)>| {
                denied.set(point.is_none());
                if let Some(point) = point {
                    let name = words.distance_here().to_owned();
                    here.set(Some(Here { name, point }));
                }
            }));
        }
    };
    let said = move || here.get().and_then(|here| nearest(words, &spots, &here));
    view! {
        <details class="near js-only" on:toggle=load>
            <summary>{words.distance_title()}</summary>
            <div class="near__choice">
                <label class="field">
                    <span class="field__label">{words.distance_choose()}</span>
                    <select on:change:target=move |event| choose(event.target().value())>
                        <option value="">{words.distance_choose_none()}</option>
                        {move || towns.get().iter().map(|town| view! {
                            <option value=town.id.clone()>{town.name.get(words.0).to_owned()}</option>
                        }).collect_view()}
                    </select>
                </label>
                <button type="button" class="button button--quiet" on:click=locate>{words.distance_locate()}</button>
            </div>
            <p class="near__said" role="status">
                {said}
                {move || denied.get().then(|| words.distance_denied())}
            </p>
            <p class="hint">{words.distance_hint()}</p>
        </details>
    }
    .into_any()
}

/// The nearest place in words.
fn nearest(words: Words, spots: &[Spot], here: &Here) -> Option<String> {
    let (km, spot) = spots
        .iter()
        .map(|spot| {
            (
                distance_km(here.point, (spot.latitude, spot.longitude)),
                spot,
            )
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))?;
    let km = integer(km.round() as u64);
    Some(words.distance_nearest(spot.name.get(words.0), &km, &here.name))
}
