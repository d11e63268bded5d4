//! Puts an answer together: which programmes fit, in which order, and what to do when none does.

use super::Engine;
use crate::data::Finder;
use crate::data::place::distance_km;
use crate::finder::eligibility::{Facts, refuses};
use crate::finder::filter::{Filter, facets};
use crate::finder::lexicon::PlaceKind;
use crate::finder::lookup::How;
use crate::finder::rank::{
    ANSWERED, COMPLETE, FILLED, Meets, Met, RARER, WORD, add_related, meets,
};
use crate::finder::request::{Answer, Block, Count, Fit, Hit, Order, Request};
use crate::finder::understand::{Choice, Group, Part, Understanding};
use std::collections::BTreeMap;

/// Standing of every programme.
struct Standing {
    fit: Vec<Fit>,
    score: Vec<i32>,
    /// Required parts met.
    met: Vec<u8>,
}

/// The parts of a request, and how every programme meets each.
#[derive(Clone, Copy)]
struct Asked<'a> {
    groups: &'a [Group],
    parts: &'a [Vec<Meets>],
}

impl Asked<'_> {
    /// Codes of the required parts that a programme does not certainly meet.
    fn lacks(self, engine: &Engine, doc: u32) -> Vec<String> {
        let pairs = self.groups.iter().zip(self.parts);
        pairs
            .filter(|(group, _)| group.part == Part::Required)
            .filter(|(_, part)| part[doc as usize].met != Met::Yes)
            .filter_map(|(group, _)| group.code(&engine.lexicon))
            .collect()
    }
}

pub(super) fn answer(engine: &Engine, request: &Request, understanding: &Understanding) -> Answer {
    let (related, mut groups): (Vec<Group>, Vec<Group>) = understanding
        .groups
        .iter()
        .cloned()
        .partition(|group| group.part == Part::Related);
    let n_typed = groups.len();
    groups.extend(asked_beside(engine, request));
    let filter = Filter::new(engine, request);
    let parts: Vec<Vec<Meets>> = groups.iter().map(|group| meets(engine, group)).collect();
    let mut standing = stand(engine, understanding, &groups, &parts, request);
    for group in related
        .iter()
        .filter(|group| engine.counts_related(group, &groups))
    {
        for choice in &group.choices {
            add_related(engine, choice, &mut standing.score);
        }
    }
    let asks_nothing = request.facts == Facts::default();
    let refused = |doc: usize| !asks_nothing && refuses(&engine.columns, doc, &request.facts);
    let mut listed: Vec<u32> = (0..engine.len())
        .filter(|&doc| standing.fit[doc] != Fit::No)
        .map(|doc| doc as u32)
        .collect();
    let n_refused = listed
        .iter()
        .filter(|&&doc| refused(doc as usize) && filter.passes(engine, doc as usize))
        .count() as u32;
    listed.retain(|&doc| !refused(doc as usize));
    let asked = Asked {
        groups: &groups,
        parts: &parts,
    };
    let (kept, facets) = if request.counts {
        let (kept, mut facets) = facets(engine, &filter, &listed);
        if request.region.is_some() {
            let open = |doc: usize| !refused(doc) && filter.passes(engine, doc);
            facets.extend(by_place(engine, request, asked, n_typed, open));
        }
        (kept, facets)
    } else {
        listed.retain(|&doc| filter.passes(engine, doc as usize));
        (listed, BTreeMap::new())
    };
    let fits = kept
        .iter()
        .filter(|&&doc| standing.fit[doc as usize] == Fit::Yes)
        .count() as u32;
    let mut answer = Answer {
        fits,
        may_fit: kept.len() as u32 - fits,
        refused: n_refused,
        chips: understanding.chips(&engine.lexicon, &request.query),
        unknown_words: understanding
            .unknown
            .iter()
            .map(|word| word.key.clone())
            .collect(),
        facets,
        ..Answer::default()
    };
    answer.hits = top(engine, request, &standing, asked, kept);
    if fits == 0 {
        let possible: Vec<u32> = (0..engine.len())
            .filter(|&doc| !refused(doc) && filter.passes(engine, doc))
            .map(|doc| doc as u32)
            .collect();
        answer.blocks = blocks(engine, asked, &possible);
        let near: Vec<u32> = possible
            .into_iter()
            .filter(|&doc| standing.fit[doc as usize] == Fit::No && standing.met[doc as usize] > 0)
            .collect();
        prefer_rare(&mut standing.score, asked);
        answer.nearest = top(
            engine,
            &Request {
                offset: 0,
                order: Order::Fit,
                ..request.clone()
            },
            &standing,
            asked,
            near,
        );
    }
    answer
}

/// What few programmes are about says most of what is wanted: of "a loan for poultry" the poultry.
/// Adds points to whatever meets a required part, the more the rarer that is.
fn prefer_rare(score: &mut [i32], asked: Asked<'_>) {
    let required = asked.groups.iter().zip(asked.parts);
    for (_, part) in required.filter(|(group, _)| group.part == Part::Required) {
        let about = part.iter().filter(|meets| meets.about).count().max(1);
        let points = RARER * (part.len().max(1).ilog2() as i32 - about.ilog2() as i32);
        for (score, meets) in score.iter_mut().zip(part) {
            *score += i32::from(meets.about) * points;
        }
    }
}

/// Counts of the regions as if no place were chosen, and of the districts of the chosen region:
/// over programmes that meet every required part but the place, the one with the number `place`.
fn by_place(
    engine: &Engine,
    request: &Request,
    asked: Asked<'_>,
    place: usize,
    open: impl Fn(usize) -> bool,
) -> [(String, Vec<Count>); 2] {
    let required: Vec<&Vec<Meets>> = (0..asked.groups.len())
        .filter(|&g| g != place && asked.groups[g].part == Part::Required)
        .map(|g| &asked.parts[g])
        .collect();
    let docs: Vec<usize> = (0..engine.len())
        .filter(|&doc| required.iter().all(|part| part[doc].met != Met::No) && open(doc))
        .collect();
    let counted = |ids: Vec<String>, counts: Vec<u32>| {
        let counted = ids.into_iter().zip(counts);
        counted
            .map(|(value, programmes)| Count { value, programmes })
            .collect()
    };
    let columns = &engine.columns;
    let mut regions = vec![0_u32; columns.region_ids.len()];
    for &doc in &docs {
        for (bit, count) in regions.iter_mut().enumerate() {
            *count += u32::from(columns.regions[doc] >> bit & 1);
        }
    }
    let first_place = engine.lexicon.concepts.len() as u16;
    let bits = engine.lexicon.regions_of(request.region.as_deref());
    let (ids, districts) = engine
        .lexicon
        .districts_in(bits)
        .map(|(number, district)| {
            let choice = Choice {
                target: first_place + number,
                how: How::Exact,
                condition: None,
            };
            let group = Group {
                choices: vec![choice],
                part: Part::Required,
                at: 0..0,
            };
            let met = meets(engine, &group);
            let there = docs.iter().filter(|&&doc| met[doc].met == Met::Yes);
            (district.id.clone(), there.count() as u32)
        })
        .unzip();
    [
        (
            "region".to_owned(),
            counted(columns.region_ids.clone(), regions),
        ),
        ("district".to_owned(), counted(ids, districts)),
    ]
}

/// Region, district and conditions chosen outside the query.
fn asked_beside(engine: &Engine, request: &Request) -> Vec<Group> {
    let lexicon = &engine.lexicon;
    let first_place = lexicon.concepts.len() as u16;
    let place = |kind, id: &Option<String>| {
        let number = lexicon.place_number(kind, id.as_deref()?)?;
        Some(Choice {
            target: first_place + number,
            how: How::Exact,
            condition: None,
        })
    };
    let narrow = place(PlaceKind::District, &request.district);
    let place = narrow.or_else(|| place(PlaceKind::Region, &request.region));
    let conditions = request.conditions.iter().filter_map(|&condition| {
        let code = condition.concepts().next().unwrap_or("women");
        let target = lexicon.concept_number(code)?;
        Some(Choice {
            target,
            how: How::Exact,
            condition: Some(condition),
        })
    });
    place
        .into_iter()
        .chain(conditions)
        .map(|choice| Group {
            choices: vec![choice],
            part: Part::Required,
            at: 0..0,
        })
        .collect()
}

fn stand(
    engine: &Engine,
    understanding: &Understanding,
    groups: &[Group],
    parts: &[Vec<Meets>],
    request: &Request,
) -> Standing {
    let docs = engine.len();
    let mut standing = Standing {
        fit: vec![Fit::Yes; docs],
        score: vec![0; docs],
        met: vec![0; docs],
    };
    // What is missed: nothing, fillers, questions, or what was asked for.
    let mut missed = vec![0_u8; docs];
    let has_required = groups.iter().any(|group| group.part == Part::Required);
    for (group, part) in groups.iter().zip(parts) {
        let counts = group.part == Part::Required;
        let weight = match group.part {
            Part::Required | Part::General => 3,
            Part::Asking => 2,
            Part::Filler => 1,
            Part::Inside | Part::Related => 0,
        };
        for (doc, meets) in part.iter().enumerate() {
            standing.score[doc] += meets.points;
            if !meets.about {
                missed[doc] = missed[doc].max(weight);
            }
            if meets.about && (counts || !has_required) {
                standing.met[doc] += 1;
            }
            if counts {
                let fit = match meets.met {
                    Met::Yes => Fit::Yes,
                    Met::Unsaid => Fit::Maybe,
                    Met::No => Fit::No,
                };
                standing.fit[doc] = standing.fit[doc].max(fit);
            }
        }
    }
    let named = add_words(engine, understanding, request, &mut standing.score);
    let nothing_asked = request.query.trim().is_empty();
    for doc in 0..docs {
        standing.score[doc] += match missed[doc] {
            0 => COMPLETE + ANSWERED + FILLED,
            1 => COMPLETE + ANSWERED,
            2 => COMPLETE,
            _ => 0,
        };
        if named[doc] && !has_required {
            standing.met[doc] = standing.met[doc].saturating_add(1);
        }
        if !has_required && !nothing_asked && standing.met[doc] == 0 {
            standing.fit[doc] = Fit::No;
        }
    }
    standing
}

/// Adds points for words in names; says which programmes have one that no concept explains.
fn add_words(
    engine: &Engine,
    understanding: &Understanding,
    request: &Request,
    score: &mut [i32],
) -> Vec<bool> {
    let mut named = vec![false; engine.len()];
    let typing = request
        .query
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric);
    let last = understanding.words.len().saturating_sub(1);
    for (i, word) in understanding.words.iter().enumerate() {
        if !engine.looks_up(word, understanding) {
            continue;
        }
        let is_unknown = understanding.unknown.contains(word);
        let mut best = vec![0_i32; 0];
        for (weight, postings) in
            engine.named(&word.key, is_unknown, typing && i == last && is_unknown)
        {
            if !is_unknown && weight < 950 {
                continue;
            }
            best.resize(engine.len(), 0);
            let rarity = match postings.len() {
                0..=2 => 4,
                3..=8 => 3,
                9..=32 => 2,
                _ => 1,
            };
            for posting in postings {
                let share = if posting.strength >= 3 { 100 } else { 60 };
                let points = WORD * rarity * share / 100 * weight as i32 / 1000;
                let slot = &mut best[posting.doc as usize];
                *slot = points.max(*slot);
            }
        }
        for (doc, points) in best
            .into_iter()
            .enumerate()
            .filter(|&(_, points)| points > 0)
        {
            score[doc] += points;
            named[doc] |= is_unknown;
        }
    }
    named
}

/// The results from `offset` on, at most `limit`, in the order asked for.
fn top(
    engine: &Engine,
    request: &Request,
    standing: &Standing,
    asked: Asked<'_>,
    docs: Vec<u32>,
) -> Vec<Hit> {
    let key = |doc: u32| {
        let at = doc as usize;
        let (fit, score) = (standing.fit[at], -standing.score[at]);
        let metres = || distance(engine, request, doc).map_or(i64::MAX, |km| (km * 1000.0) as i64);
        let first = match request.order {
            Order::Fit => -i64::from(if fit == Fit::No { standing.met[at] } else { 0 }),
            Order::Distance => metres(),
            Order::Closing => match engine.columns.deadline[at] {
                0 => i64::MAX,
                date => i64::from(date),
            },
        };
        (fit, first, score, doc)
    };
    let mut keys: Vec<_> = docs.into_iter().map(key).collect();
    let end = request.offset.saturating_add(request.limit).min(keys.len());
    if end == 0 || request.offset >= keys.len() {
        return Vec::new();
    }
    if end < keys.len() {
        keys.select_nth_unstable(end - 1);
        keys.truncate(end);
    }
    keys.sort_unstable();
    let hit = |&(fit, _, score, doc): &(Fit, i64, i32, u32)| Hit {
        doc,
        fit,
        score: -score,
        distance_km: distance(engine, request, doc),
        lacks: asked.lacks(engine, doc),
    };
    keys[request.offset..].iter().map(hit).collect()
}

/// Kilometres from the asker to the nearest place of a programme. Towns count before districts.
fn distance(engine: &Engine, request: &Request, doc: u32) -> Option<f64> {
    let near = request.near?;
    let points = |kind: PlaceKind| {
        let places = engine.columns.places.of(doc as usize).iter();
        places
            .filter_map(|&number| engine.lexicon.places.get(usize::from(number)))
            .filter(move |place| place.kind == kind)
            .filter_map(|place| place.point)
            .map(|point| distance_km(near, point))
            .min_by(f64::total_cmp)
    };
    points(PlaceKind::Town).or_else(|| points(PlaceKind::District))
}

/// For every required part: how many programmes would fit without it.
fn blocks(engine: &Engine, asked: Asked<'_>, possible: &[u32]) -> Vec<Block> {
    let Asked { groups, parts } = asked;
    let required: Vec<usize> = (0..groups.len())
        .filter(|&g| groups[g].part == Part::Required)
        .collect();
    let mut blocks: Vec<Block> = required
        .iter()
        .filter_map(|&without| {
            let fits = |doc: &&u32| {
                required
                    .iter()
                    .all(|&g| g == without || parts[g][**doc as usize].met == Met::Yes)
            };
            let fit_without = possible.iter().filter(fits).count() as u32;
            Some(Block {
                code: groups[without].code(&engine.lexicon)?,
                fit_without,
            })
        })
        .collect();
    blocks.sort_by(|a, b| (b.fit_without, &a.code).cmp(&(a.fit_without, &b.code)));
    blocks
}

/// A part of a request as the debug view shows it: how it was read, whether a programme meets it,
/// and its points.
pub type Why = (String, Met, i32);

/// For each of `docs`, one line for each part of the query.
fn explain(engine: &Engine, request: &Request, docs: &[u32]) -> Vec<Vec<Why>> {
    let mut groups = engine.understand(request).groups;
    groups.extend(asked_beside(engine, request));
    let mut lines: Vec<Vec<Why>> = vec![Vec::new(); docs.len()];
    for group in &groups {
        let readings = group.choices.iter().filter_map(|&choice| {
            let one = Group {
                choices: vec![choice],
                ..group.clone()
            };
            Some(format!("{} ({:?})", one.code(&engine.lexicon)?, choice.how))
        });
        let readings = readings.collect::<Vec<_>>().join(" or ");
        let met = meets(engine, group);
        for (lines, doc) in lines.iter_mut().zip(docs) {
            if let Some(meets) = met.get(*doc as usize) {
                let what = format!("{:?}: {readings}", group.part);
                lines.push((what, meets.met, meets.points));
            }
        }
    }
    lines
}

impl Engine {
    /// How each of `docs` meets each part of the request, with points. For the debug view.
    pub fn explain(&self, request: &Request, docs: &[u32]) -> Vec<Vec<Why>> {
        explain(self, request, docs)
    }

    /// True when the programme takes no more applications on `today`.
    pub fn is_closed(&self, doc: usize, today: Option<u32>) -> bool {
        let deadline = self.columns.deadline[doc];
        let is_rolling = self.columns.intake[doc] == 0;
        self.columns.intake[doc] == 2
            || (!is_rolling && deadline != 0 && today.is_some_and(|today| deadline < today))
    }

    /// True when the programme belongs to `finder`, or none is asked for.
    pub(crate) fn is_of(&self, doc: usize, finder: Option<Finder>) -> bool {
        finder.is_none_or(|finder| self.finder(doc as u32) == finder)
    }
}
