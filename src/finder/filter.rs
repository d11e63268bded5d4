//! Facets: what can be chosen beside the query, with live counts.

use super::columns::{GENDER, INTAKE, LENGTH, MODE, SCHOOLING};
use super::condition::{Condition, Says};
use super::engine::Engine;
use super::request::{Count, Request};
use crate::data::PartialDate;
use std::collections::BTreeMap;

/// The facets that are no conditions; each condition is a facet of its own, by its code, with the
/// values `yes`, `no` and `unknown`.
pub const FACETS: [&str; 11] = [
    "finder",
    "kind",
    "category",
    "provider-type",
    "gender",
    "mode",
    "intake",
    "schooling",
    "region",
    "term",
    "length",
];

/// Value for programmes that say nothing.
pub const UNKNOWN: &str = "unknown";

/// A value of a facet as a number.
type Value = u16;

/// A request's choices, made ready.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Facet number to chosen values.
    chosen: BTreeMap<usize, Vec<Value>>,
    finder: Option<crate::data::Finder>,
    closed: bool,
    today: Option<u32>,
}

impl Filter {
    /// Reads the choices of a request. Unknown facets and values match nothing.
    pub fn new(engine: &Engine, request: &Request) -> Filter {
        let mut chosen = BTreeMap::new();
        for (facet, values) in request
            .chosen
            .iter()
            .filter(|(_, values)| !values.is_empty())
        {
            let Some(number) = facet_number(facet) else {
                continue;
            };
            let codes = values_of(engine, number);
            let wanted = codes
                .iter()
                .enumerate()
                .filter(|(_, code)| values.contains(code));
            chosen.insert(number, wanted.map(|(at, _)| at as Value).collect());
        }
        Filter {
            chosen,
            finder: request.finder,
            closed: request.closed,
            today: request.today.map(day_number),
        }
    }

    /// True when a programme meets all choices.
    pub fn passes(&self, engine: &Engine, doc: usize) -> bool {
        self.is_open(engine, doc)
            && self
                .chosen
                .iter()
                .all(|(&facet, wanted)| has(engine, doc, facet, wanted))
    }

    fn is_open(&self, engine: &Engine, doc: usize) -> bool {
        engine.is_of(doc, self.finder) && (self.closed || !engine.is_closed(doc, self.today))
    }
}

/// A day as [`date_number`](super::build) counts it.
fn day_number(date: PartialDate) -> u32 {
    let (month, day) = (date.month.unwrap_or(1), date.day.unwrap_or(1));
    (u32::from(date.year) * 13 + u32::from(month)) * 32 + u32::from(day)
}

/// The programmes of `docs` that meet all choices, and the counts for each facet. A facet counts
/// as if nothing were chosen in it, so one sees what another choice would bring.
pub fn facets(
    engine: &Engine,
    filter: &Filter,
    docs: &[u32],
) -> (Vec<u32>, BTreeMap<String, Vec<Count>>) {
    let n_facets = FACETS.len() + Condition::ALL.len();
    let codes: Vec<Vec<String>> = (0..n_facets)
        .map(|facet| values_of(engine, facet))
        .collect();
    let mut counts: Vec<Vec<u32>> = codes.iter().map(|codes| vec![0; codes.len()]).collect();
    let mut kept = Vec::new();
    for &number in docs {
        let doc = number as usize;
        if !filter.is_open(engine, doc) {
            continue;
        }
        let mut failed = filter
            .chosen
            .iter()
            .filter(|(facet, wanted)| !has(engine, doc, **facet, wanted));
        let (first, second) = (failed.next().map(|(&facet, _)| facet), failed.next());
        match (first, second) {
            (None, _) => {
                kept.push(number);
                for (facet, counts) in counts.iter_mut().take(FACETS.len()).enumerate() {
                    count(engine, doc, facet, counts);
                }
                count_conditions(engine, doc, &mut counts[FACETS.len()..]);
            }
            (Some(facet), None) => count(engine, doc, facet, &mut counts[facet]),
            (Some(_), Some(_)) => {}
        }
    }
    let named = codes
        .into_iter()
        .zip(counts)
        .enumerate()
        .map(|(facet, (codes, counts))| {
            let values = codes
                .into_iter()
                .zip(counts)
                .filter(|&(_, programmes)| programmes > 0);
            let values = values
                .map(|(value, programmes)| Count { value, programmes })
                .collect();
            (facet_code(facet).to_owned(), values)
        });
    (kept, named.collect())
}

fn facet_number(code: &str) -> Option<usize> {
    let plain = FACETS.iter().position(|facet| *facet == code);
    plain.or_else(|| Condition::from_code(code).map(|condition| FACETS.len() + condition as usize))
}

fn facet_code(facet: usize) -> &'static str {
    FACETS
        .get(facet)
        .copied()
        .unwrap_or_else(|| Condition::ALL[facet - FACETS.len()].code())
}

/// Codes of the values of the facet with this code, in the order in which they are shown. Empty
/// for unknown facets, and for `term` until its piece is loaded.
pub fn values(engine: &Engine, facet: &str) -> Vec<String> {
    facet_number(facet).map_or_else(Vec::new, |number| values_of(engine, number))
}

/// Codes of a facet's values, in the order of their numbers.
fn values_of(engine: &Engine, facet: usize) -> Vec<String> {
    let columns = &engine.columns;
    let owned = |codes: &[&str]| {
        codes
            .iter()
            .map(|code| (*code).to_owned())
            .collect::<Vec<_>>()
    };
    match FACETS.get(facet).copied() {
        Some("finder") => owned(&["training", "business"]),
        Some("kind") => columns.kinds.clone(),
        Some("category") => columns.categories.clone(),
        Some("provider-type") => columns.provider_types.clone(),
        Some("gender") => owned(&GENDER),
        Some("mode") => owned(&[&[UNKNOWN], &MODE[..]].concat()),
        Some("intake") => owned(&INTAKE),
        Some("schooling") => owned(&[&[UNKNOWN], &SCHOOLING[..]].concat()),
        Some("region") => columns.region_ids.clone(),
        Some("length") => {
            let codes = LENGTH.iter().map(|&(code, _)| code.to_owned());
            std::iter::once(UNKNOWN.to_owned()).chain(codes).collect()
        }
        Some(_) => columns.term_ids.clone(),
        None => owned(&["yes", UNKNOWN, "no"]),
    }
}

/// Calls `see` with every value that a programme has in a facet.
fn each_value(engine: &Engine, doc: usize, facet: usize, mut see: impl FnMut(Value)) {
    let columns = &engine.columns;
    match facet {
        0 => see(Value::from(doc >= columns.training)),
        1 => see(columns.kind[doc].into()),
        2 => see(columns.category[doc].into()),
        3 => see(columns.provider_type[doc].into()),
        4 => see(columns.gender[doc].into()),
        5 => see(columns.mode[doc].into()),
        6 => see(columns.intake[doc].into()),
        7 => see(columns.schooling[doc].into()),
        8 => (0..8)
            .filter(|bit| columns.regions[doc] & (1 << bit) != 0)
            .for_each(see),
        9 => columns.terms.of(doc).iter().copied().for_each(see),
        10 => see(columns.length[doc].into()),
        condition => see(
            match columns
                .said(doc)
                .about(Condition::ALL[condition - FACETS.len()])
            {
                Says::Yes => 0,
                Says::Unknown => 1,
                Says::No => 2,
            },
        ),
    }
}

fn has(engine: &Engine, doc: usize, facet: usize, wanted: &[Value]) -> bool {
    let mut found = false;
    each_value(engine, doc, facet, |value| found |= wanted.contains(&value));
    found
}

fn count(engine: &Engine, doc: usize, facet: usize, counts: &mut [u32]) {
    each_value(engine, doc, facet, |value| {
        if let Some(count) = counts.get_mut(usize::from(value)) {
            *count += 1;
        }
    });
}

/// Counts one programme for every condition. Yes and no are looked up by their bits; what is left
/// is unknown.
fn count_conditions(engine: &Engine, doc: usize, counts: &mut [Vec<u32>]) {
    let said = engine.columns.said(doc);
    for (bit, counts) in counts.iter_mut().enumerate() {
        let (yes, no) = ((said.yes >> bit) & 1, (said.no >> bit) & 1);
        counts[0] += yes;
        counts[1] += 1 - (yes | no);
        counts[2] += no & (1 - yes);
    }
}
