//! Cells that point to records: unknown ids, former names, slips, places wider than a district.

use super::record::{Context, Record, TableView};
use crate::desk::{Finding, Issue, catalogue::Names};
use std::collections::BTreeMap;

/// Most findings of one cell; what comes after is told when these are mended.
const MOST_OF_A_CELL: usize = 5;

/// References of a table, with what was looked up already.
pub struct References<'a> {
    context: &'a Context<'a>,
    /// How many more near names are looked for: a sheet full of nonsense needs no suggestions.
    searches_left: usize,
    /// Table and item to the answer.
    known: BTreeMap<(String, String), Option<Answer>>,
}

/// What an unknown item may mean.
#[derive(Clone, Debug)]
enum Answer {
    Old(String),
    Near(String),
    Wider(String),
    Nothing,
}

impl<'a> References<'a> {
    /// Nothing looked up yet.
    pub fn new(_: &TableView, context: &'a Context<'a>) -> References<'a> {
        References {
            context,
            searches_left: 2_000,
            known: BTreeMap::new(),
        }
    }

    /// Adds items that point to no record.
    pub fn check(&mut self, record: &Record, findings: &mut Vec<Finding>) {
        for (at, field, cell) in record.cells() {
            let Some(reference) = &field.references else {
                continue;
            };
            if cell.is_empty() {
                continue;
            }
            let items: Vec<&str> = match &field.separator {
                Some(separator) => cell.split(separator.as_str()).map(str::trim).collect(),
                None => vec![cell],
            };
            let mut told = 0;
            for (position, item) in items.iter().enumerate() {
                if item.is_empty() || told == MOST_OF_A_CELL {
                    continue;
                }
                let Some(answer) = self.answer(&reference.resource, &field.name, item) else {
                    continue;
                };
                let with = |id: &str| {
                    let mut right = items.clone();
                    right[position] = id;
                    right.join(field.separator.as_deref().unwrap_or(""))
                };
                let mut finding = match &answer {
                    Answer::Old(id) => record
                        .finding_at(at, Issue::OldName(id.clone()))
                        .with_fix(with(id), true),
                    Answer::Near(id) => record
                        .finding_at(at, Issue::NearName(id.clone()))
                        .with_fix(with(id), false),
                    Answer::Wider(id) => record.finding_at(at, Issue::WiderPlace(id.clone())),
                    Answer::Nothing => {
                        record.finding_at(at, Issue::UnknownReference(reference.resource.clone()))
                    }
                };
                finding.found = (*item).to_owned();
                findings.push(finding);
                told += 1;
            }
        }
    }

    /// What to say of an item; nothing when it is an id.
    fn answer(&mut self, resource: &str, column: &str, item: &str) -> Option<Answer> {
        let read = self.context.read_ids.get(resource);
        if read.is_some_and(|ids| ids.contains(item)) {
            return None;
        }
        let names = self.context.catalogue.of(resource);
        if names.is_some_and(|names| names.ids.contains(item)) {
            return None;
        }
        let key = (resource.to_owned(), item.to_owned());
        if let Some(answer) = self.known.get(&key) {
            return answer.clone();
        }
        let may_search = self.searches_left > 0;
        self.searches_left = self.searches_left.saturating_sub(1);
        let answer = Some(meaning(self.context, names, column, item, may_search));
        self.known.insert(key, answer.clone());
        answer
    }
}

fn meaning(
    context: &Context,
    names: Option<&Names>,
    column: &str,
    item: &str,
    may_search: bool,
) -> Answer {
    if column.starts_with("district")
        && let Some(wider) = context.catalogue.of("wider_places")
        && let Some(id) = wider.by_name(item)
    {
        return Answer::Wider(id.to_owned());
    }
    let Some(names) = names else {
        return Answer::Nothing;
    };
    if let Some(id) = names.by_name(item).or_else(|| names.by_other_name(item)) {
        return Answer::Old(id.to_owned());
    }
    if !may_search {
        return Answer::Nothing;
    }
    names
        .nearest(item)
        .map_or(Answer::Nothing, |id| Answer::Near(id.to_owned()))
}
