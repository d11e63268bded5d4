//! What the reader has said about herself: in memory, on this device only when she asks for it,
//! in no address and in no request. Where she is stays in memory, always.

use crate::{
    finder::eligibility::{Day, Facts, Person},
    platform,
};
use leptos::prelude::*;

/// Device key of the kept answers; absent unless the reader ticked "remember on this phone".
const KEY: &str = "rahdari-answers";

/// Where the reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Name of the chosen place; nothing for the device's own location.
    pub place: Option<String>,
    /// Latitude and longitude, degrees.
    pub point: (f64, f64),
}

/// The reader's answers, shared by all pages while the app runs.
#[derive(Clone, Copy)]
pub struct Answers {
    person: RwSignal<Person>,
    kept: RwSignal<bool>,
    near: RwSignal<Option<Near>>,
}

impl Answers {
    /// Makes the answers known to everything below. Kept ones are read once the app runs, because
    /// the first render is that of the published page. To be called once, in the app.
    pub fn provide() -> Answers {
        let answers = Answers {
            person: RwSignal::new(Person::default()),
            kept: RwSignal::new(false),
            near: RwSignal::new(None),
        };
        provide_context(answers);
        Effect::new(move |_| {
            if let Some(line) = platform::recall(KEY) {
                answers.kept.set(true);
                answers.person.set(Person::from_line(&line));
            }
        });
        answers
    }

    /// The answers of the app this is called in. Outside of it, nobody's.
    pub fn here() -> Answers {
        use_context().unwrap_or_else(|| Answers {
            person: RwSignal::new(Person::default()),
            kept: RwSignal::new(false),
            near: RwSignal::new(None),
        })
    }

    /// What was answered. Tracks changes.
    pub fn person(self) -> Person {
        self.person.get()
    }

    /// The facts that rules look at, with the age of today in Pakistan. Tracks changes.
    pub fn facts(self) -> Facts {
        self.person.with(|person| person.facts(today()))
    }

    /// Whether the answers are kept on this device. Tracks changes.
    pub fn is_kept(self) -> bool {
        self.kept.get()
    }

    /// Where the reader is, if she said so. Tracks changes.
    pub fn near(self) -> Option<Near> {
        self.near.get()
    }

    /// Notes where the reader is.
    pub fn stand_at(self, near: Option<Near>) {
        self.near.set(near);
    }

    /// Changes an answer.
    pub fn update(self, change: impl FnOnce(&mut Person)) {
        self.person.update(change);
        self.write();
    }

    /// Keeps the answers on this device, or keeps them no longer.
    pub fn keep(self, keep: bool) {
        self.kept.set(keep);
        if keep {
            self.write();
        } else {
            platform::forget(KEY);
        }
    }

    /// Forgets every answer, on the device, too, and where the reader is.
    pub fn forget(self) {
        self.near.set(None);
        self.person.set(Person::default());
        self.kept.set(false);
        platform::forget(KEY);
    }

    fn write(self) {
        if self.kept.get_untracked() {
            platform::remember(KEY, &self.person.with_untracked(Person::to_line));
        }
    }
}

/// Today in Pakistan, whatever the zone of the phone. `None` where there is no clock.
pub fn today() -> Option<Day> {
    platform::unix_seconds().map(Day::in_pakistan)
}
