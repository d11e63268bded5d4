//! What is asked and what was found, shared by the parts of a finder's page.

use super::index::Index;
use crate::{
    finder::{Answer, Condition, Request, address, request::Order, understand::Understanding},
    i18n::Words,
    path::PagePath,
    payload::finder::FinderHomePage,
    platform,
    ui::answers::{Answers, Near, today},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};
use std::{sync::Arc, time::Duration};

/// Results shown at once.
pub const STEP: usize = 10;
/// Results drawn at once; more do not fit on a phone's screen. The others follow after a pause, so that
/// whoever types on does not wait for what she cannot see.
const FIRST: usize = 2;
/// Pause after an answer before all its results are drawn, milliseconds.
const LIST_PAUSE: Duration = Duration::from_millis(150);
/// Pause after the last change before the address follows, milliseconds.
const ADDRESS_PAUSE: Duration = Duration::from_millis(400);

/// An answer with what it answers.
#[derive(Clone)]
pub struct Found {
    /// What was asked.
    pub request: Request,
    /// True when nothing was asked, chosen or said.
    pub asks_nothing: bool,
    /// How the query was read.
    pub understanding: Understanding,
    /// The answer.
    pub answer: Answer,
}

/// A finder's page at work.
#[derive(Clone, Copy)]
pub struct Finding {
    /// Language.
    pub words: Words,
    /// What the page was made from.
    pub page: StoredValue<Arc<FinderHomePage>>,
    /// What is asked, without what the reader says about herself.
    pub request: RwSignal<Request>,
    /// What she says about herself, and where she is.
    pub answers: Answers,
    /// The index.
    pub index: Index,
    /// The latest answer, once there is one.
    pub found: RwSignal<Option<Found>>,
    /// How many of its results are drawn.
    pub drawn: RwSignal<usize>,
    /// Whether the ranking is explained.
    pub explains: RwSignal<bool>,
    /// Whether the filters are open, so that their counts are seen.
    pub filters_open: RwSignal<bool>,
}

impl Finding {
    /// A page at its beginning. The first render is that of the published page, which knows no
    /// address, no answers and no index; they come in effects.
    pub fn new(words: Words, page: Arc<FinderHomePage>) -> Finding {
        let finding = Finding {
            words,
            request: RwSignal::new(Request {
                limit: STEP,
                ..Request::default()
            }),
            answers: Answers::here(),
            index: Index::new(page.index.clone()),
            found: RwSignal::new(None),
            drawn: RwSignal::new(FIRST),
            explains: RwSignal::new(false),
            filters_open: RwSignal::new(false),
            page: StoredValue::new(page),
        };
        finding.follow_address();
        Effect::new(move |_| finding.index.start());
        Effect::new(move |_| finding.search());
        finding
    }

    /// Changes what is asked; the list begins anew.
    pub fn ask(self, change: impl FnOnce(&mut Request)) {
        self.request.update(|request| {
            change(request);
            request.limit = STEP;
        });
    }

    /// Takes everything back but the order.
    pub fn clear(self) {
        self.ask(|request| {
            *request = Request {
                order: request.order,
                ..Request::default()
            };
        });
    }

    /// True when nothing is asked, chosen or said. Tracks.
    pub fn asks_nothing(self) -> bool {
        self.request.with(address::asks_nothing)
            && self.answers.near().is_none()
            && self.answers.person().is_unknown()
    }

    /// The request with everything the phone knows. Tracks.
    pub fn whole_request(self) -> Request {
        Request {
            finder: Some(self.page.with_value(|page| page.finder)),
            near: self.answers.near().map(|near| near.point),
            facts: self.answers.facts(),
            today: today().map(|day| day.date()),
            counts: self.filters_open.get(),
            ..self.request.get()
        }
    }

    /// Sets where the reader is; the list is then ordered by distance.
    pub fn stand_at(self, near: Option<Near>) {
        let order = if near.is_some() {
            Order::Distance
        } else {
            Order::Fit
        };
        self.answers.stand_at(near);
        self.ask(|request| request.order = order);
    }

    /// Adds a condition, or takes it off.
    pub fn toggle(self, condition: Condition) {
        self.ask(|request| {
            let before = request.conditions.len();
            request.conditions.retain(|&known| known != condition);
            if request.conditions.len() == before {
                request.conditions.push(condition);
                request.conditions.sort_unstable();
            }
        });
    }

    fn search(self) {
        let request = self.whole_request();
        let asks_nothing = self.asks_nothing();
        let step = self.index.with(|engine| {
            let understanding = engine.understand(&request);
            let missing = engine.missing_for(&request, &understanding);
            if !missing.is_empty() {
                return (missing, None);
            }
            let answer = engine.answer(&request, &understanding);
            let shown = answer.shown().iter().map(|hit| hit.doc);
            let missing = engine.missing_cards(shown);
            let found = Found {
                request,
                asks_nothing,
                understanding,
                answer,
            };
            (missing, Some(found))
        });
        if let Some((missing, found)) = step {
            self.index.want(missing);
            if let Some(found) = found {
                self.show(found);
            }
        }
    }

    /// Shows the first results of an answer, and all of them when no other answer comes soon.
    fn show(self, found: Found) {
        let request = found.request.clone();
        let before = self.drawn.get_untracked();
        // More of the same list is added below what stands there.
        let is_longer = request.limit > STEP && before > FIRST;
        if !is_longer {
            self.drawn.set(FIRST);
        }
        self.found.set(Some(found));
        set_timeout(
            move || {
                let is_latest = self.found.try_with_untracked(|latest| {
                    latest
                        .as_ref()
                        .is_some_and(|latest| latest.request == request)
                });
                if is_latest == Some(true) {
                    self.drawn.set(request.limit);
                }
            },
            LIST_PAUSE,
        );
    }

    /// Keeps the request and the address in step. The address follows after a pause, so that it
    /// does not change with every key.
    fn follow_address(self) {
        let lang = self.words.0;
        let path = PagePath::FinderHome(self.page.with_value(|page| page.finder)).href(lang);
        let query = use_query_map();
        let navigate = StoredValue::new_local(use_navigate());
        // What the address says, as far as this page wrote or read it.
        let known: StoredValue<Option<Vec<(&'static str, String)>>> = StoredValue::new(None);
        Effect::new(move |_| {
            let asked = query.with(|query| address::request(|key| query.get(key)));
            let pairs = Some(address::pairs(&asked));
            if known.get_value() != pairs {
                known.set_value(pairs);
                self.ask(|request| *request = asked);
            }
        });
        Effect::new(move |_| {
            let pairs = self.request.with(address::pairs);
            if known.with_value(|known| known.as_ref() == Some(&pairs)) {
                return;
            }
            let path = path.clone();
            set_timeout(
                move || {
                    let latest = self
                        .request
                        .try_with_untracked(|request| address::pairs(request) == pairs);
                    // Neither a later change nor a move to another page may be undone.
                    if latest != Some(true) || platform::current_path() != path {
                        return;
                    }
                    let mut map = ParamsMap::new();
                    for (key, value) in &pairs {
                        map.insert(*key, value.clone());
                    }
                    known.set_value(Some(pairs));
                    let options = NavigateOptions {
                        replace: true,
                        scroll: false,
                        ..Default::default()
                    };
                    let address = format!("{path}{}", map.to_query_string());
                    navigate.with_value(|navigate| navigate(&address, options));
                },
                ADDRESS_PAUSE,
            );
        });
    }
}
