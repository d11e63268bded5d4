//! Which words belong together: the best way to cut a query into phrases.

use crate::finder::lexicon::{Lexicon, Target};
use crate::finder::lookup::{How, Meaning};
use crate::finder::normalise::Token;
use std::ops::Range;

/// Most words of one phrase.
const LONGEST: usize = 6;

/// Words that mean something together.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// Which words.
    pub words: Range<usize>,
    /// What they mean.
    pub meaning: Meaning,
}

/// The spans that explain most of the query, left to right, without overlap.
pub(super) fn best_spans(
    lexicon: &Lexicon,
    words: &[Token],
    stops: &[bool],
    typing: bool,
) -> Vec<Span> {
    let spans = all_spans(lexicon, words, stops, typing);
    // best[i] is the best value for the words from i on, and the span taken there.
    let mut best: Vec<(u32, Option<usize>)> = vec![(0, None); words.len() + 1];
    for start in (0..words.len()).rev() {
        best[start] = (best[start + 1].0, None);
        for (number, span) in spans
            .iter()
            .enumerate()
            .filter(|(_, span)| span.words.start == start)
        {
            let worth = value(span, stops) + best[span.words.end].0;
            if worth > best[start].0 {
                best[start] = (worth, Some(number));
            }
        }
    }
    let mut taken = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match best[at].1 {
            Some(number) => {
                taken.push(spans[number].clone());
                at = spans[number].words.end;
            }
            None => at += 1,
        }
    }
    taken
}

/// Concepts of shorter phrases inside a span.
pub(super) fn inside(lexicon: &Lexicon, words: &[Token], span: &Span) -> Vec<Target> {
    let mut found = Vec::new();
    for start in span.words.clone() {
        for end in start + 1..=span.words.end {
            if (start..end) == span.words {
                continue;
            }
            let keys: Vec<&str> = words[start..end]
                .iter()
                .map(|word| word.key.as_str())
                .collect();
            let meaning = lexicon.sure_meaning(&keys, false);
            found.extend(
                meaning
                    .targets
                    .iter()
                    .map(|&(target, _)| target)
                    .filter(|&target| {
                        lexicon.concept(target).is_some() && !lexicon.is_stop(target)
                    }),
            );
        }
    }
    found
}

/// Surer and longer phrases are worth more; stop words inside count little.
fn value(span: &Span, stops: &[bool]) -> u32 {
    let how = span.meaning.how().map_or(0, How::quality);
    let content = stops[span.words.clone()]
        .iter()
        .filter(|stop| !**stop)
        .count() as u32;
    let inner_stops = span.words.len() as u32 - content;
    if content == 0 && span.words.len() == 1 {
        return 0;
    }
    let bonus = 300 * (span.words.len() as u32 - 1);
    (how * content + how * inner_stops / 4 + bonus).saturating_sub(1000 - how)
}

fn all_spans(lexicon: &Lexicon, words: &[Token], stops: &[bool], typing: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut sure = vec![false; words.len()];
    for start in 0..words.len() {
        for end in start + 1..=words.len().min(start + LONGEST) {
            let keys: Vec<&str> = words[start..end]
                .iter()
                .map(|word| word.key.as_str())
                .collect();
            let mut meaning = lexicon.sure_meaning(&keys, false);
            let content: Vec<&str> = (start..end)
                .filter(|&i| !stops[i])
                .map(|i| words[i].key.as_str())
                .collect();
            let ends_in_content = !stops[start] && !stops[end - 1];
            if meaning.targets.is_empty()
                && ends_in_content
                && content.len() > 1
                && content.len() < keys.len()
            {
                meaning = lexicon.sure_meaning(&content, true);
            }
            if !meaning.targets.is_empty() {
                sure[start..end].fill(true);
                spans.push(Span {
                    words: start..end,
                    meaning,
                });
            }
        }
    }
    for start in 0..words.len() {
        for end in start + 1..=words.len().min(start + 4) {
            let range = start..end;
            let is_sure = range.clone().all(|i| sure[i] || stops[i]);
            if is_sure || stops[start] || stops[end - 1] {
                continue;
            }
            let keys: Vec<&str> = words[start..end]
                .iter()
                .map(|word| word.key.as_str())
                .collect();
            let mut meaning = lexicon.bold_meaning(&keys);
            if typing && end == words.len() {
                let beginning = lexicon.prefix_meaning(&keys);
                if meaning.how().is_none_or(|how| how > How::Prefix) {
                    meaning = beginning;
                } else if meaning.how().is_some_and(|how| how > How::OneSlip) {
                    meaning.targets.extend(beginning.targets);
                    meaning.targets.sort_by_key(|&(target, how)| (how, target));
                    meaning.targets.dedup_by_key(|&mut (target, _)| target);
                }
            }
            if !meaning.targets.is_empty() {
                spans.push(Span {
                    words: range,
                    meaning,
                });
            }
        }
    }
    spans
}
