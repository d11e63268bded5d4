//! The list of results, drawn as plain HTML at every answer.

use super::{name, state::Found};
use crate::{
    data::{Intake, Lang},
    finder::{
        Condition, Engine, Fit, Hit, Says, engine::Why, highlight::Highlighter, lexicon::PlaceKind,
        rank::Met,
    },
    i18n::{Words, bidi::isolate_runs, label, money::rupees, number::integer},
    path::PagePath,
};
use maud::{Markup, html};

/// Conditions shown as tags on a result, the most telling first.
const TAGS: [Condition; 9] = [
    Condition::Free,
    Condition::WomenOnly,
    Condition::Stipend,
    Condition::Hostel,
    Condition::Childcare,
    Condition::Transport,
    Condition::FromHome,
    Condition::InterestFree,
    Condition::NoCollateral,
];
/// Most tags of conditions on a result.
const MOST_TAGS: usize = 4;

/// The list as HTML, at most `most` results of each kind.
pub fn drawn(words: Words, engine: &Engine, found: &Found, explains: bool, most: usize) -> String {
    let list = List {
        words,
        engine,
        found,
        explains,
        most,
        highlighter: Highlighter::new(engine, &found.understanding),
    };
    list.markup().into_string()
}

/// A list being drawn.
struct List<'a> {
    words: Words,
    engine: &'a Engine,
    found: &'a Found,
    explains: bool,
    most: usize,
    highlighter: Highlighter<'a>,
}

impl List<'_> {
    fn markup(&self) -> Markup {
        let words = self.words;
        let split = self
            .found
            .answer
            .hits
            .partition_point(|hit| hit.fit == Fit::Yes);
        let (fit, may_fit) = self.found.answer.hits.split_at(split);
        html! {
            (self.part(None, fit))
            (self.part(Some(words.may_fit_title()), may_fit))
            @if self.found.answer.hits.is_empty() {
                (self.part(Some(words.nearest_title()), &self.found.answer.nearest))
            }
        }
    }

    fn part(&self, title: Option<&str>, hits: &[Hit]) -> Markup {
        let hits = &hits[..hits.len().min(self.most)];
        let docs: Vec<u32> = hits.iter().map(|hit| hit.doc).collect();
        let why = if self.explains {
            self.engine.explain(&self.found.request, &docs)
        } else {
            Vec::new()
        };
        html! {
            @if !hits.is_empty() {
                @if let Some(title) = title { h2.found__part { (title) } }
                ul.cards {
                    @for (i, hit) in hits.iter().enumerate() { (self.hit(hit, why.get(i))) }
                }
            }
        }
    }

    fn hit(&self, hit: &Hit, why: Option<&Vec<Why>>) -> Markup {
        let words = self.words;
        let lang = words.0;
        let Some(card) = self.engine.card(hit.doc) else {
            return html! { li.card.card--programme.card--waiting aria-hidden="true" {} };
        };
        let finder = self.engine.finder(hit.doc);
        let href = PagePath::Programme(finder, card.id.clone()).href(lang);
        let places = self.places(hit.doc);
        html! {
            li.card.card--programme data-programme=(card.id) {
                a.card__link href=(href) { (self.marked(card.name.get(lang))) }
                p.card__facts { (self.facts(hit.doc, card.duration_weeks, card.amount_max_pkr)) }
                p.card__meta {
                    @for tag in self.tags(hit.doc) { span.tag.tag--yes { (tag) } }
                    @if let Some(km) = hit.distance_km {
                        span.tag.tag--far { (words.km_away(&integer(km.round() as u64))) }
                    }
                }
                @if !places.is_empty() { p.card__place { (places) } }
                @if !hit.lacks.is_empty() { p.card__lacks { (self.lacks(hit)) } }
                @if let Some(why) = why { (explanation(why, hit.score)) }
            }
        }
    }

    /// The name with what was asked for marked.
    fn marked(&self, name: &str) -> Markup {
        let shown = |text: &str| match self.words.0 {
            Lang::Ur => isolate_runs(text),
            Lang::En => text.to_owned(),
        };
        let mut pieces: Vec<(bool, String)> = Vec::new();
        let mut at = 0;
        for range in self.highlighter.ranges(name) {
            pieces.push((false, shown(&name[at..range.start])));
            pieces.push((true, shown(&name[range.clone()])));
            at = range.end;
        }
        pieces.push((false, shown(&name[at..])));
        html! {
            @for (is_marked, text) in &pieces {
                @if *is_marked { mark { (text) } } @else { (text) }
            }
        }
    }

    fn facts(&self, doc: u32, weeks: u16, amount: u64) -> String {
        let (words, columns, at) = (self.words, self.engine.columns(), doc as usize);
        let code = |codes: &[String], number: u8| codes.get(usize::from(number)).cloned();
        let mut facts = Vec::new();
        if let Some(category) = code(&columns.categories, columns.category[at]) {
            facts.push(label::category(words, &category).to_owned());
        }
        if let Some(provider) = code(&columns.provider_types, columns.provider_type[at]) {
            facts.push(label::provider(words, &provider).to_owned());
        }
        if amount > 0 {
            facts.push(words.up_to(&rupees(words, amount as f64)));
        }
        if weeks > 0 {
            facts.push(words.n_weeks(weeks.into(), &integer(weeks.into())));
        }
        match columns.intake[at] {
            0 => facts.push(label::intake(words, Intake::Rolling).to_owned()),
            2 => facts.push(label::intake(words, Intake::Closed).to_owned()),
            _ => {}
        }
        facts.join(words.list_dot())
    }

    fn tags(&self, doc: u32) -> Vec<&'static str> {
        let said = self.engine.columns().said(doc as usize);
        let met = TAGS.into_iter().filter(|&tag| said.about(tag) == Says::Yes);
        met.take(MOST_TAGS)
            .map(|tag| name::condition(self.words, tag))
            .collect()
    }

    /// Towns, else districts, of a programme bound to places.
    fn places(&self, doc: u32) -> String {
        let lexicon = self.engine.lexicon();
        let bound = self.engine.columns().places.of(doc as usize);
        let of_kind = |kind: PlaceKind| -> Vec<&str> {
            let places = bound
                .iter()
                .filter_map(|&n| lexicon.places.get(usize::from(n)));
            places
                .filter(|place| place.kind == kind)
                .map(|place| place.name.get(self.words.0))
                .take(4)
                .collect()
        };
        let towns = of_kind(PlaceKind::Town);
        let named = if towns.is_empty() {
            of_kind(PlaceKind::District)
        } else {
            towns
        };
        named.join(self.words.list_comma())
    }

    fn lacks(&self, hit: &Hit) -> String {
        let words = self.words;
        let parts = hit.lacks.iter();
        let named: Vec<String> = parts
            .map(|code| name::part(words, self.engine, &self.found.answer, code))
            .collect();
        let named = named.join(words.list_comma());
        match hit.fit {
            Fit::No => words.does_not_meet(&named),
            Fit::Yes | Fit::Maybe => words.does_not_say(&named),
        }
    }
}

/// The points of a result, for those who want to know how it came to its place.
fn explanation(why: &[Why], score: i32) -> Markup {
    html! {
        dl.why lang="en" dir="ltr" {
            @for (part, met, points) in why {
                dt { (part) }
                dd { (points) @match met { Met::Yes => " ✓", Met::Unsaid => " ?", Met::No => " ✗" } }
            }
            dt { "total, with words in names and completeness" }
            dd { (score) }
        }
    }
}
