//! The search index on the phone: loaded piece by piece, when a search needs it.

use crate::{finder::Engine, platform};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The index as far as it has arrived.
#[derive(Clone, Copy)]
pub struct Index {
    folder: StoredValue<String>,
    engine: StoredValue<Option<Engine>>,
    /// Pieces asked for, arrived or not.
    asked: StoredValue<BTreeSet<String>>,
    /// Pieces on their way.
    under_way: StoredValue<usize>,
    /// Counts arrivals, so that what was waiting looks again.
    version: RwSignal<u32>,
    failed: RwSignal<bool>,
}

impl Index {
    /// An index in `folder` of which nothing has arrived.
    pub fn new(folder: String) -> Index {
        Index {
            folder: StoredValue::new(folder),
            engine: StoredValue::new(None),
            asked: StoredValue::new(BTreeSet::new()),
            under_way: StoredValue::new(0),
            version: RwSignal::new(0),
            failed: RwSignal::new(false),
        }
    }

    /// Loads what every search needs.
    pub fn start(self) {
        if self.engine.with_value(Option::is_some) {
            return;
        }
        self.failed.set(false);
        let folder = self.folder.get_value();
        platform::spawn(async move {
            let piece = |name: &str| platform::fetch_bytes(format!("{folder}{name}"));
            let (lexicon, columns) = (piece("lexicon.bin").await, piece("columns.bin").await);
            let engine = lexicon
                .ok()
                .zip(columns.ok())
                .and_then(|(lexicon, columns)| Engine::new(&lexicon, &columns).ok());
            match engine {
                Some(engine) => {
                    self.engine.set_value(Some(engine));
                    self.version.update(|version| *version += 1);
                }
                None => self.failed.set(true),
            }
        });
    }

    /// Loads pieces, each once.
    pub fn want(self, names: Vec<String>) {
        let mut new = names;
        self.asked
            .update_value(|asked| new.retain(|name| asked.insert(name.clone())));
        if new.is_empty() {
            return;
        }
        self.under_way.update_value(|n| *n += new.len());
        for name in new {
            let address = format!("{}{name}", self.folder.get_value());
            platform::spawn(async move {
                let bytes = platform::fetch_bytes(address).await.ok();
                self.take(name, bytes);
            });
        }
    }

    /// Takes a piece that arrived, or did not. When the last one is there, searches look again.
    fn take(self, name: String, bytes: Option<Vec<u8>>) {
        let mut added = false;
        self.engine.update_value(|engine| {
            added = engine
                .as_mut()
                .zip(bytes)
                .is_some_and(|(engine, bytes)| engine.add(&name, &bytes).is_ok());
        });
        if !added {
            self.asked.update_value(|asked| {
                asked.remove(&name);
            });
            self.failed.set(true);
        }
        self.under_way.update_value(|n| *n = n.saturating_sub(1));
        if added && self.under_way.get_value() == 0 {
            self.version.update(|version| *version += 1);
        }
    }

    /// Tries again after a failure.
    pub fn retry(self) {
        self.failed.set(false);
        self.start();
        self.version.update(|version| *version += 1);
    }

    /// What `read` makes of the engine; `None` until it has arrived. Tracks arrivals.
    pub fn with<R>(self, read: impl FnOnce(&Engine) -> R) -> Option<R> {
        self.version.track();
        self.engine.with_value(|engine| engine.as_ref().map(read))
    }

    /// The same without tracking, for what is drawn from an answer that came from the index.
    pub fn peek<R>(self, read: impl FnOnce(&Engine) -> R) -> Option<R> {
        self.engine.with_value(|engine| engine.as_ref().map(read))
    }

    /// True once searching is possible. Tracks.
    pub fn is_ready(self) -> bool {
        self.with(|_| ()).is_some()
    }

    /// True when a piece could not be had. Tracks.
    pub fn has_failed(self) -> bool {
        self.failed.get()
    }
}
