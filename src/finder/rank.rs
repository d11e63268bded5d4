//! Points: how much a programme's meeting a part of the query counts.
//!
//! A programme that meets every part comes before one that does not; among equals, where it says
//! so (name before description before passing mention) and how rare the word is decide.

use super::condition::{Condition, Says};
use super::engine::Engine;
use super::lexicon::PlaceKind;
use super::understand::{Choice, Group, Part};

/// Whether a programme meets one part of the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Met {
    /// It does not.
    #[default]
    No,
    /// It does not say.
    Unsaid,
    /// It does.
    Yes,
}

/// How one programme meets one part of the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meets {
    /// Whether.
    pub met: Met,
    /// True when it is about this part, not merely open to it.
    pub about: bool,
    /// Points for it.
    pub points: i32,
}

/// Points of a required part in a programme's name, fully recognised. Raising it lets exact
/// subject matter outweigh everything else.
pub const REQUIRED: i32 = 1000;
/// Points of a general word. Above half of [`REQUIRED`] "course" would beat the trade.
pub const GENERAL: i32 = 250;
/// Points of a question word or an action.
pub const ASKING: i32 = 120;
/// Points of what anyone says who asks.
pub const FILLER: i32 = 80;
/// Points of what stands inside a longer phrase that means something else.
pub const INSIDE: i32 = 170;
/// Points of what stands beside the typed words.
pub const RELATED: i32 = 60;
/// Points of a word in a name, times its rarity of one to four.
pub const WORD: i32 = 160;
/// When nothing fits: points of a required part for each halving of the programmes about it.
pub const RARER: i32 = 200;
/// Extra points for being about every required and general part.
pub const COMPLETE: i32 = 400;
/// Extra points for answering every question and action, too.
pub const ANSWERED: i32 = 220;
/// Extra points for having the fillers, too.
pub const FILLED: i32 = 120;

/// Share of the points by strength of the posting, in percent.
const BY_STRENGTH: [i32; 4] = [0, 62, 86, 100];

/// How every programme meets one part of the query.
pub fn meets(engine: &Engine, group: &Group) -> Vec<Meets> {
    let mut all = vec![Meets::default(); engine.len()];
    for choice in &group.choices {
        let full = match group.part {
            Part::Required => REQUIRED,
            Part::General => GENERAL,
            Part::Asking => ASKING,
            Part::Filler => FILLER,
            Part::Inside => INSIDE,
            Part::Related => RELATED,
        };
        let full = full * choice.how.quality() as i32 / 1000;
        match (choice.condition, engine.lexicon.place(choice.target)) {
            (Some(condition), _) => condition_met(engine, choice, condition, full, &mut all),
            (None, Some(_)) => place_met(engine, choice, full, &mut all),
            (None, None) => concept_met(engine, choice, full, &mut all),
        }
    }
    all
}

fn better(slot: &mut Meets, met: Met, points: i32) {
    slot.met = slot.met.max(met);
    slot.about |= met == Met::Yes;
    // A programme that several readings speak of is a little better than one that one speaks of.
    slot.points = slot.points.max(points) + slot.points.min(points) / 8;
}

fn concept_met(engine: &Engine, choice: &Choice, full: i32, all: &mut [Meets]) {
    for posting in engine.postings(choice.target) {
        let points = full * BY_STRENGTH[usize::from(posting.strength & 3)] / 100;
        better(&mut all[posting.doc as usize], Met::Yes, points);
    }
    let concept = engine
        .lexicon
        .concept(choice.target)
        .map_or("", |concept| &concept.code);
    let gender = match concept {
        "women" => 2,
        "men" => 1,
        _ => return,
    };
    // Programmes for everybody are for women, too; those for the others are not.
    for (doc, slot) in all.iter_mut().enumerate() {
        match engine.columns.gender[doc] {
            0 if slot.met == Met::No => {
                *slot = Meets {
                    met: Met::Yes,
                    about: false,
                    points: full * 30 / 100,
                }
            }
            other if other == gender => *slot = Meets::default(),
            _ => {}
        }
    }
}

fn condition_met(
    engine: &Engine,
    choice: &Choice,
    condition: Condition,
    full: i32,
    all: &mut [Meets],
) {
    let own = engine
        .lexicon
        .concept(choice.target)
        .map(|concept| concept.code.as_str());
    if own.is_some_and(|code| Condition::of_concept(code) == Some(condition)) {
        concept_met(engine, choice, full, all);
    }
    for (doc, slot) in all.iter_mut().enumerate() {
        match engine.columns.said(doc).about(condition) {
            Says::Yes => better(slot, Met::Yes, full * BY_STRENGTH[1] / 100),
            Says::No => *slot = Meets::default(),
            Says::Unknown => better(slot, Met::Unsaid, 0),
        }
    }
    if own.is_some_and(|code| Condition::of_denied_concept(code) == Some(condition)) {
        // The ones that speak of it at all come first.
        for posting in engine.postings(choice.target) {
            let slot = &mut all[posting.doc as usize];
            if slot.met != Met::No {
                slot.points += full * BY_STRENGTH[usize::from(posting.strength & 3)] / 300;
            }
        }
    }
}

/// Adds the points of what stands beside the typed words.
pub fn add_related(engine: &Engine, choice: &Choice, score: &mut [i32]) {
    for posting in engine.postings(choice.target) {
        score[posting.doc as usize] +=
            RELATED * BY_STRENGTH[usize::from(posting.strength & 3)] / 100;
    }
}

/// A place is met by programmes there, by those for the whole region, and by those for all
/// regions; programmes bound to another place of the same region may do.
fn place_met(engine: &Engine, choice: &Choice, full: i32, all: &mut [Meets]) {
    let Some(place) = engine.lexicon.place(choice.target) else {
        return;
    };
    let own = choice.target - engine.lexicon.concepts.len() as u16;
    let every_region = ((1_u16 << engine.columns.region_ids.len().min(8)) - 1) as u8;
    for (doc, slot) in all.iter_mut().enumerate() {
        let regions = engine.columns.regions[doc];
        if regions & place.regions == 0 {
            continue;
        }
        let bound = engine.columns.places.of(doc);
        let is_there = bound.contains(&own) || place.districts.iter().any(|d| bound.contains(d));
        let (met, percent) = if place.kind == PlaceKind::Region {
            (Met::Yes, if regions == every_region { 55 } else { 100 })
        } else if is_there {
            (Met::Yes, 100)
        } else if bound.is_empty() {
            (Met::Yes, if regions == every_region { 45 } else { 65 })
        } else {
            (Met::Unsaid, 15)
        };
        better(slot, met, full * percent / 100);
    }
}
