//! Leaves out spellings that the query side finds anyway, to keep the lexicon small.

use crate::finder::distance::slips;
use crate::finder::fold::level2;
use crate::finder::lexicon::skeletons;
use std::collections::BTreeMap;

/// Drops a word when an earlier phrase of the same concept has the same wide key or the same
/// skeleton and no other concept or place has it, or comes within one slip of it.
pub(super) fn prune(phrases: &mut [Vec<String>], concepts: usize) {
    let compact = |phrase: &str| phrase.replace(' ', "");
    let mut owners: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (target, list) in phrases.iter().enumerate() {
        for phrase in list {
            for key in keys(phrase) {
                let owners = owners.entry(key).or_default();
                if !owners.contains(&target) {
                    owners.push(target);
                }
            }
        }
    }
    let letters: Vec<(usize, Vec<char>)> = phrases
        .iter()
        .enumerate()
        .flat_map(|(target, list)| {
            list.iter()
                .map(move |phrase| (target, compact(phrase).chars().collect()))
        })
        .collect();
    for (target, list) in phrases.iter_mut().enumerate().take(concepts) {
        let mut kept: Vec<String> = Vec::new();
        for phrase in std::mem::take(list) {
            let is_found = keys(&phrase).into_iter().any(|key| {
                owners.get(&key).is_some_and(|owners| owners.len() == 1)
                    && kept.iter().any(|earlier| keys(earlier).contains(&key))
            });
            let is_found = is_found && !phrase.contains(' ');
            let own: Vec<char> = compact(&phrase).chars().collect();
            let is_near_another = || {
                letters
                    .iter()
                    .any(|(other, theirs)| *other != target && slips(&own, theirs, 1).is_some())
            };
            if !is_found || is_near_another() {
                kept.push(phrase);
            }
        }
        *list = kept;
    }
}

/// The keys under which a phrase is found when it is not in the lexicon itself.
fn keys(phrase: &str) -> Vec<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let compact = words.concat();
    let mut keys = vec![format!("wide {}", level2(&compact))];
    if compact.len() >= 4
        && !compact.bytes().any(|byte| byte.is_ascii_digit())
        && let Some(key) = skeletons(&words)
    {
        keys.push(format!("skeleton {key}"));
    }
    keys
}
