//! Records that stand twice: by key, or by what they say.

use super::record::{Record, TableView};
use crate::desk::{Finding, Issue, catalogue::fold};
use std::collections::BTreeMap;

/// Keys and meanings of a table seen so far.
pub struct Doubles {
    keys: BTreeMap<String, u32>,
    /// Meaning to the key of the record that has it, and its row when it was read.
    meanings: BTreeMap<String, (String, Option<u32>)>,
    columns: Vec<usize>,
}

impl Doubles {
    /// Starts with the meanings of current records that the sheet does not hold.
    pub fn new(table: &TableView) -> Doubles {
        // Same words in the name, and the same office, place or address where there is one.
        let names = ["name_en", "title_en", "url"];
        let beside = [
            "finder",
            "organisation",
            "districts",
            "unit",
            "title",
            "as_of",
        ];
        let at = |code: &&str| table.position(code);
        let mut columns: Vec<usize> = names.iter().find_map(at).into_iter().collect();
        if !columns.is_empty() {
            columns.extend(beside.iter().filter_map(at));
        }
        let mut doubles = Doubles {
            keys: BTreeMap::new(),
            meanings: BTreeMap::new(),
            columns,
        };
        let read: std::collections::BTreeSet<String> = table
            .read
            .rows
            .iter()
            .map(|row| table.resource.key_of(&row.cells))
            .collect();
        for (key, row) in &table.by_key {
            if !read.contains(key)
                && let Some(meaning) = doubles.meaning(&row.cells)
            {
                doubles.meanings.insert(meaning, (key.clone(), None));
            }
        }
        doubles
    }

    /// Adds the record when it is a double.
    pub fn check(&mut self, record: &Record, findings: &mut Vec<Finding>) {
        let key = record.key();
        let names = record.table.resource.schema.primary_key.names();
        let column = names.last().map_or("", String::as_str);
        if !key.trim_matches('/').is_empty() {
            if let Some(first) = self.keys.get(&key) {
                let mut finding = record.finding(column, Issue::DoubleKey(first.to_string()));
                finding.found = key;
                findings.push(finding);
                return;
            }
            self.keys.insert(key.clone(), record.row.number);
        }
        let Some(meaning) = self.meaning(&record.row.cells) else {
            return;
        };
        match self.meanings.get(&meaning) {
            Some((other, _)) if *other != key => {
                let at = self.columns[0];
                findings.push(record.finding_at(at, Issue::DoubleMeaning(other.clone())));
            }
            _ => {
                self.meanings
                    .insert(meaning, (key, Some(record.row.number)));
            }
        }
    }

    /// The words that tell a record from others, in alphabetical order; nothing without a name.
    fn meaning(&self, cells: &[String]) -> Option<String> {
        let first = cells.get(*self.columns.first()?)?;
        let words = fold(first);
        let mut words: Vec<&str> = words
            .split(' ')
            .filter(|word| !matches!(*word, "the" | "of" | "and" | "for" | "in" | "a"))
            .collect();
        words.sort_unstable();
        let mut meaning = words.join(" ");
        if meaning.chars().count() < 4 {
            return None;
        }
        for column in &self.columns[1..] {
            meaning.push('|');
            meaning.push_str(cells.get(*column).map_or("", String::as_str));
        }
        Some(meaning)
    }
}
