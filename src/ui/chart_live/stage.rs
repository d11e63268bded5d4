//! The picture and, above it, what is read: by a touch, by the mouse, or by arrow keys from one stop
//! of the tab key.

use super::{Showing, drawn};
use crate::{
    chart::reading::{self, Move},
    platform::{self, Spot},
};
use leptos::prelude::*;

/// The element that holds the pictures.
const STAGE: &str = "#chart-stage";

/// The mark that is read, and where it stands.
#[derive(Clone, PartialEq)]
struct Read {
    mark: usize,
    spots: Vec<Spot>,
    /// Where the words stand; none for a picture without places.
    at: Option<Spot>,
}

/// The stage.
pub fn stage(showing: Showing) -> AnyView {
    let words = showing.words;
    let id = showing.id();
    let read: RwSignal<Option<Read>> = RwSignal::new(None);
    let readings = Memo::new(move |_| {
        showing
            .view
            .with(|drawn| reading::readings(&drawn.view, words.0))
    });
    Effect::new(move |_| {
        showing.view.track();
        read.set(None);
    });
    let show = move |mark: Option<usize>, at: Option<Spot>| {
        let next = mark.map(|mark| {
            let spots = platform::mark_spots(STAGE, mark);
            let at = at.or(spots.first().copied());
            Read { mark, spots, at }
        });
        if read.with_untracked(|known| *known != next) {
            read.set(next);
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let view = showing.view.get_untracked().view;
        let Some(step) = reading::move_of(&event.key(), &view, words.0) else {
            return;
        };
        let here = read.with_untracked(|read| read.as_ref().map(|read| read.mark));
        if step == Move::Leave && here.is_none() {
            return;
        }
        event.prevent_default();
        show(step.from(here, readings.with_untracked(Vec::len)), None);
    };
    let point = move |event: &leptos::ev::PointerEvent| {
        let found = platform::mark_at(STAGE, event.client_x(), event.client_y());
        show(found.map(|(mark, _)| mark), found.map(|(_, spot)| spot));
    };
    let text = move || {
        let mark = read.with(|read| read.as_ref().map(|read| read.mark));
        mark.and_then(|mark| readings.with(|all| all.get(mark).cloned()))
            .unwrap_or_default()
    };
    // What a mouse shows can be sent away without moving the mouse.
    Effect::new(move |_| {
        let on_escape = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" && read.with_untracked(Option::is_some) {
                read.set(None);
            }
        });
        on_cleanup(move || on_escape.remove());
    });
    let running = showing.running;
    let pictures = showing.text(move |words, view| drawn(words, view, &id));
    view! {
        <div
            class="stage"
            id="chart-stage"
            tabindex=move || running.get().then_some("0")
            role=move || running.get().then_some("application")
            aria-roledescription=move || running.get().then(|| words.chart_kind())
            aria-label=move || running.get().then(|| showing.view.with(|drawn| drawn.view.title.get(words.0).to_owned()))
            aria-describedby=move || running.get().then_some("chart-keys")
            on:keydown=key
            on:pointerdown=move |event| point(&event)
            on:pointermove=move |event| if event.pointer_type() == "mouse" { point(&event) }
            on:pointerleave=move |event| if event.pointer_type() == "mouse" { read.set(None) }
            on:blur=move |_| read.set(None)
        >
            <div inner_html=pictures></div>
            <div class="stage__layer" aria-hidden="true">
                {move || read.get().map(|read| layer(&read, text()))}
            </div>
        </div>
        <p class="visually-hidden" role="status" data-said="value">{text}</p>
        <p class="hint js-only" id="chart-keys">{words.chart_keys()}</p>
    }
    .into_any()
}

/// The places of a mark, and its words beside one of them: above it where there is room, at the upper
/// edge of a tall one.
fn layer(read: &Read, text: String) -> AnyView {
    let percent = |part: f64| [&format!("{part:.2}"), "%"].concat();
    let spots = read.spots.iter().map(|spot| {
        view! {
            <div class="stage__mark"
                style:left=percent(spot.left) style:top=percent(spot.top)
                style:width=percent(spot.width) style:height=percent(spot.height)></div>
        }
    });
    let spots = spots.collect_view();
    let whole = Spot {
        left: 0.0,
        top: 0.0,
        width: 100.0,
        height: 100.0,
    };
    let spot = read.at.unwrap_or(whole);
    let middle = (spot.left + spot.width / 2.0).clamp(0.0, 100.0);
    let (top, bottom) = if spot.height > 45.0 {
        (percent(spot.top), "auto".to_owned())
    } else if spot.top > 30.0 {
        ("auto".to_owned(), percent(100.0 - spot.top))
    } else {
        (percent(spot.top + spot.height), "auto".to_owned())
    };
    let shift = ["translateX(-", &percent(middle), ")"].concat();
    view! {
        {spots}
        <p class="stage__tip" dir="auto" style:left=percent(middle) style:top=top style:bottom=bottom style:transform=shift>
            {text}
        </p>
    }
    .into_any()
}
