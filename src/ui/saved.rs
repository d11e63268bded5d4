//! The reader's saved programmes: one list for the whole app, kept on this device only.

use crate::{
    finder::saved::{Saved, SavedList},
    platform,
    ui::answers::today,
};
use leptos::prelude::*;
use std::sync::OnceLock;

/// Device key of the list; absent until something is saved or chosen.
const KEY: &str = "rahdari-saved";

/// The list, shared by every part that shows or changes it.
#[derive(Clone)]
pub struct Store {
    list: ArcRwSignal<SavedList>,
}

impl Store {
    /// The app's list. It is read from the device once the app runs, because the first render is
    /// that of the published page.
    pub fn here() -> Store {
        static LIST: OnceLock<ArcRwSignal<SavedList>> = OnceLock::new();
        let store = Store {
            list: LIST.get_or_init(ArcRwSignal::default).clone(),
        };
        let reader = store.clone();
        Effect::new(move |_| reader.read());
        store
    }

    fn read(&self) {
        let kept = platform::recall(KEY).and_then(|text| SavedList::from_json(&text).ok());
        if let Some(kept) = kept
            && self.list.with_untracked(|list| *list != kept)
        {
            self.list.set(kept);
        }
    }

    /// What `look` sees in the list. Tracks changes.
    pub fn with<T>(&self, look: impl FnOnce(&SavedList) -> T) -> T {
        self.list.with(look)
    }

    /// Changes the list and keeps it on the device.
    pub fn change<T>(&self, change: impl FnOnce(&mut SavedList) -> T) -> T {
        let mut list = self.list.get_untracked();
        let done = change(&mut list);
        if list == SavedList::default() {
            platform::forget(KEY);
        } else {
            platform::remember(KEY, &list.to_json());
        }
        self.list.set(list);
        done
    }

    /// Saves a programme with today's date, or takes it off the list.
    pub fn toggle(&self, mut saved: Saved) {
        saved.saved_on = today();
        let key = saved.key();
        let holds = self.change(|list| {
            list.toggle(saved);
            list.holds(&key)
        });
        if holds {
            // Who saves something wants to find it again: the browser is asked not to throw it away.
            platform::spawn(platform::ask_to_stay());
            super::install_hint::something_was_saved();
        }
    }
}
