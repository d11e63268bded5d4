//! What the reader has said about herself: in memory, on this device only when she asks for it,
//! in no address and in no request.

use crate::{
    finder::eligibility::{Day, Facts, Person},
    platform,
};
use leptos::prelude::*;

/// Device key of the kept answers; absent unless the reader ticked "remember on this phone".
const KEY: &str = "rahdari-answers";

/// The reader's answers, shared by all pages while the app runs.
#[derive(Clone, Copy)]
pub struct Answers {
    person: RwSignal<Person>,
    kept: RwSignal<bool>,
}

impl Answers {
    /// Makes the answers known to everything below. Kept ones are read once the app runs, because
    /// the first render is that of the published page. To be called once, in the app.
    pub fn provide() -> Answers {
        let answers = Answers {
            person: RwSignal::new(Person::default()),
            kept: RwSignal::new(false),
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

    /// Forgets every answer, on the device, too.
    pub fn forget(self) {
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
