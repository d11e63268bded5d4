//! The offer to keep the portal on the phone: at a visit on a later day, or when a programme was
//! saved; never at a first view, and never again once it was answered.

use crate::{
    i18n::Words,
    platform::{self, InstallWay},
};
use leptos::prelude::*;
use std::sync::OnceLock;

/// Device key: the day of the first visit, counted from 1970-01-01, or [`ANSWERED`].
const KEY: &str = "rahdari-install";
/// The reader has installed the app or does not want to.
const ANSWERED: &str = "answered";

/// Tells the offer that the reader has just saved something, which is a fitting moment.
pub fn something_was_saved() {
    saved().set(true);
}

/// True from the first time that something is saved while the app runs.
fn saved() -> &'static ArcRwSignal<bool> {
    static SAVED: OnceLock<ArcRwSignal<bool>> = OnceLock::new();
    SAVED.get_or_init(|| ArcRwSignal::new(false))
}

/// True when the offer may be shown: `kept` is what the device remembers, `today` a day counted as
/// there, `None` without a clock.
fn is_fitting(kept: Option<&str>, today: Option<i64>, has_saved: bool) -> bool {
    if kept == Some(ANSWERED) {
        return false;
    }
    let first_day = kept.and_then(|day| day.parse::<i64>().ok());
    has_saved || matches!((first_day, today), (Some(first), Some(today)) if today > first)
}

/// The offer; nothing until its moment has come, and nothing where the browser offers no way.
pub fn install_hint(words: Words) -> AnyView {
    let way = RwSignal::new(None::<InstallWay>);
    let offers = RwSignal::new(0);
    let look = move |has_saved: bool| {
        let kept = platform::recall(KEY);
        let today = platform::unix_seconds().map(|seconds| seconds.div_euclid(86_400));
        if let (None, Some(today)) = (&kept, today) {
            platform::remember(KEY, &today.to_string());
        }
        let found = platform::install_way();
        if found.is_none() || !is_fitting(kept.as_deref(), today, has_saved) {
            return;
        }
        // Its style is not in the sheet that holds up the first view.
        platform::spawn(async move {
            platform::load_full_style().await;
            way.set(found);
        });
    };
    Effect::new(move |_| {
        offers.track();
        look(saved().get());
    });
    Effect::new(move |_| {
        platform::when_installable(Callback::new(move |()| offers.update(|n| *n += 1)));
    });
    let answer = move |installs: bool| {
        platform::remember(KEY, ANSWERED);
        way.set(None);
        if installs {
            platform::install();
        }
    };
    (move || way.get().map(|way| offer(words, way, answer))).into_any()
}

fn offer(words: Words, way: InstallWay, answer: impl Fn(bool) + Copy + 'static) -> AnyView {
    let how = match way {
        InstallWay::Prompt => view! {
            <button type="button" class="button install__do" on:click=move |_| answer(true)>
                {words.install_action()}
            </button>
        }
        .into_any(),
        InstallWay::ByHand => view! {
            <ol class="install__steps">
                <li>
                    {words.install_ios_share()}
                    <svg class="install__share" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M12 15V3M8 7l4-4 4 4M8 10H5v11h14V10h-3"/>
                    </svg>
                </li>
                <li>{words.install_ios_add()}</li>
            </ol>
        }
        .into_any(),
    };
    view! {
        <aside class="install" aria-labelledby="install-title">
            <p class="install__title" id="install-title">{words.install_title()}</p>
            <p>{words.install_text()}</p>
            {how}
            <button type="button" class="button button--quiet install__no" on:click=move |_| answer(false)>
                {words.install_never()}
            </button>
        </aside>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offer_waits_for_its_moment_and_takes_no_for_good() {
        for (kept, today, has_saved, expected) in [
            (None, Some(100), false, false),
            (None, Some(100), true, true),
            (Some("100"), Some(100), false, false),
            (Some("100"), Some(101), false, true),
            (Some("100"), Some(100), true, true),
            // A clock that was set back is no later day.
            (Some("100"), Some(7), false, false),
            (Some("100"), None, false, false),
            (Some("nonsense"), Some(101), false, false),
            (Some(ANSWERED), Some(101), true, false),
        ] {
            let found = is_fitting(kept, today, has_saved);
            assert_eq!(found, expected, "{kept:?}, {today:?}, {has_saved}");
        }
    }
}
