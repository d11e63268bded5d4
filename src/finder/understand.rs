//! A query, taken apart: what it is about, where, under which conditions, and what is left over.

use super::condition::Condition;
use super::lexicon::{Class, Lexicon, Target};
use super::lookup::{How, Meaning};
use super::normalise::{Token, tokens};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;

mod light;
mod segment;

/// Most words of a query that are looked at.
pub const MAX_WORDS: usize = 24;

/// One thing the query asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it may stand for; a programme has to meet one of them.
    pub choices: Vec<Choice>,
    /// Its part in the query.
    pub part: Part,
    /// Where its words stand in the query, in bytes.
    pub at: Range<usize>,
}

/// One reading of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Concept or place.
    pub target: Target,
    /// How it was recognised.
    pub how: How,
    /// The condition it asks for, if it asks for one.
    pub condition: Option<Condition>,
}

/// How much a group decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A programme that does not meet it does not fit.
    Required,
    /// Counts in ranking.
    General,
    /// Counts a little in ranking.
    Asking,
    /// Decides between equals.
    Filler,
    /// Inside a longer phrase that means something else ("business" in "honey business").
    Inside,
    /// Of another phrase with one of the typed words; counts least.
    Related,
}

/// A part of the query shown to the reader, who can take it off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Chip {
    /// `condition:<code>`, `place:<kind>:<id>` or `concept:<code>`.
    pub code: String,
    /// The words typed for it.
    pub words: String,
    /// The query without them.
    pub query_without: String,
}

/// A query, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understanding {
    /// What it asks for, in the order typed, related things last.
    pub groups: Vec<Group>,
    /// Words to look up in names: all that are no stop words.
    pub words: Vec<Token>,
    /// Of these, the words that stand for nothing known.
    pub unknown: Vec<Token>,
}

/// Takes a query apart.
///
/// Phrases are matched with the stop words in place and once more without them; the longest and
/// surest win. A query that ends in a letter may be unfinished: its last word may be a beginning.
pub fn understand(lexicon: &Lexicon, query: &str) -> Understanding {
    let mut words = tokens(query);
    words.truncate(MAX_WORDS);
    let typing = query.chars().next_back().is_some_and(char::is_alphanumeric);
    let stops: Vec<bool> = words
        .iter()
        .map(|word| is_stop_word(lexicon, &word.key))
        .collect();
    let spans = segment::best_spans(lexicon, &words, &stops, typing);
    let mut understanding = Understanding::default();
    let mut seen = BTreeSet::new();
    for span in &spans {
        let Some(group) = group_of(lexicon, &words, &stops, span) else {
            continue;
        };
        let known = group
            .choices
            .iter()
            .all(|choice| seen.contains(&choice.target));
        if known {
            continue;
        }
        seen.extend(group.choices.iter().map(|choice| choice.target));
        understanding.groups.push(group);
    }
    merge_places(lexicon, &mut understanding.groups);
    let mut related = BTreeSet::new();
    for span in &spans {
        for target in segment::inside(lexicon, &words, span) {
            // A question inside a longer phrase was still asked; a trade inside another was not.
            let part = match lexicon.concept(target).map(|concept| concept.class) {
                Some(Class::Asking) => Part::Asking,
                _ => Part::Inside,
            };
            if seen.insert(target) {
                let choice = Choice {
                    target,
                    how: How::Exact,
                    condition: None,
                };
                understanding.groups.push(Group {
                    choices: vec![choice],
                    part,
                    at: 0..0,
                });
            }
        }
        if span.words.len() == 1 {
            related.extend(lexicon.related(&words[span.words.start].key));
        }
    }
    for (i, word) in words.iter().enumerate() {
        let covered = spans.iter().any(|span| span.words.contains(&i));
        if !stops[i] && !covered && light::negation(&word.key).is_none() && !light::only(&word.key)
        {
            understanding.unknown.push(word.clone());
            related.extend(lexicon.related(&word.key));
        }
        if !stops[i] {
            understanding.words.push(word.clone());
        }
    }
    for target in related.difference(&seen) {
        let choice = Choice {
            target: *target,
            how: How::Stem,
            condition: None,
        };
        understanding.groups.push(Group {
            choices: vec![choice],
            part: Part::Related,
            at: 0..0,
        });
    }
    understanding
}

impl Understanding {
    /// The parts that can be taken off: conditions, places and what the query is about.
    pub fn chips(&self, lexicon: &Lexicon, query: &str) -> Vec<Chip> {
        let required = self
            .groups
            .iter()
            .filter(|group| group.part == Part::Required);
        required
            .filter_map(|group| {
                let code = group.code(lexicon)?;
                let words = query.get(group.at.clone())?.to_owned();
                let rest = [query.get(..group.at.start)?, query.get(group.at.end..)?].concat();
                let query_without = rest.split_whitespace().collect::<Vec<_>>().join(" ");
                Some(Chip {
                    code,
                    words,
                    query_without,
                })
            })
            .collect()
    }
}

impl Group {
    /// The code of the surest reading, as in [`Chip::code`].
    pub fn code(&self, lexicon: &Lexicon) -> Option<String> {
        let choice = self.choices.first()?;
        if let Some(condition) = choice.condition {
            return Some(format!("condition:{}", condition.code()));
        }
        if let Some(place) = lexicon.place(choice.target) {
            return Some(format!(
                "place:{}:{}",
                light::kind_code(place.kind),
                place.id
            ));
        }
        Some(format!("concept:{}", lexicon.concept(choice.target)?.code))
    }
}

/// True for a word that only joins others.
fn is_stop_word(lexicon: &Lexicon, word: &str) -> bool {
    let meaning = lexicon.sure_meaning(&[word], false);
    meaning
        .targets
        .iter()
        .any(|&(target, how)| lexicon.is_stop(target) && how <= How::Wide)
}

/// The group a span stands for; nothing for stop words.
fn group_of(
    lexicon: &Lexicon,
    words: &[Token],
    stops: &[bool],
    span: &segment::Span,
) -> Option<Group> {
    let targets = settled(lexicon, &span.meaning);
    let denied = light::denied(words, stops, &span.words);
    let mut at = words[span.words.start].start..words[span.words.end - 1].end;
    let mut choices = Vec::new();
    let mut part = None;
    for (target, how) in targets {
        let mut condition = None;
        let mut own = Part::Required;
        if let Some(concept) = lexicon.concept(target) {
            own = match concept.class {
                Class::Stop => continue,
                Class::Required => Part::Required,
                Class::General => Part::General,
                Class::Asking => Part::Asking,
                Class::Filler => Part::Filler,
            };
            condition = Condition::of_concept(&concept.code);
            if let Some(place) = &denied
                && let Some(opposite) = Condition::of_denied_concept(&concept.code)
            {
                condition = Some(opposite);
                own = Part::Required;
                at = at.start.min(place.start)..at.end.max(place.end);
            }
            if concept.code == "women"
                && let Some(place) = light::only_beside(words, stops, &span.words)
            {
                condition = Some(Condition::WomenOnly);
                at = at.start.min(place.start)..at.end.max(place.end);
            }
            if light::is_work_in_general(&concept.code, &words[span.words.clone()]) {
                own = Part::General;
            }
        }
        // One reading of several decides only as much as the weakest of them.
        part = Some(match (part, own) {
            (None, own) => own,
            (Some(Part::Required), own) | (Some(own), Part::Required) => own,
            (Some(other), _) => other,
        });
        choices.push(Choice {
            target,
            how,
            condition,
        });
    }
    Some(Group {
        choices,
        part: part?,
        at,
    })
}

/// The readings worth keeping: as sure as the best, and no town beside the district of its name.
fn settled(lexicon: &Lexicon, meaning: &Meaning) -> Vec<(Target, How)> {
    let Some(best) = meaning.how() else {
        return Vec::new();
    };
    let near = |how: How| how == best || (best > How::Stem && how.quality() + 60 > best.quality());
    let mut kept: Vec<(Target, How)> = meaning
        .targets
        .iter()
        .copied()
        .filter(|&(_, how)| near(how))
        .collect();
    let places: Vec<Target> = kept
        .iter()
        .map(|&(t, _)| t)
        .filter(|&t| lexicon.place(t).is_some())
        .collect();
    if places.len() > 1 {
        kept.retain(|&(target, _)| {
            !places
                .iter()
                .any(|&other| other != target && light::stands_for(lexicon, other, target))
        });
    }
    kept
}

/// Several places become one group: any of them will do, and the narrower one wins over the wider
/// one around it.
fn merge_places(lexicon: &Lexicon, groups: &mut Vec<Group>) {
    let is_place = |group: &Group| {
        group.part == Part::Required
            && group
                .choices
                .iter()
                .all(|choice| lexicon.place(choice.target).is_some())
    };
    let Some(first) = groups.iter().position(is_place) else {
        return;
    };
    let mut others = Vec::new();
    let mut i = first + 1;
    while i < groups.len() {
        if is_place(&groups[i]) {
            others.push(groups.remove(i))
        } else {
            i += 1
        }
    }
    for other in others {
        for choice in other.choices {
            let around = |a: Target, b: Target| light::lies_in(lexicon, a, b);
            if groups[first]
                .choices
                .iter()
                .any(|known| around(known.target, choice.target))
            {
                continue;
            }
            let group = &mut groups[first];
            if group
                .choices
                .iter()
                .any(|known| around(choice.target, known.target))
            {
                group
                    .choices
                    .retain(|known| !around(choice.target, known.target));
                group.at = other.at.clone();
            }
            group.choices.push(choice);
        }
    }
}
