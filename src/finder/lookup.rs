//! From typed words to what they may stand for: exact first, then ever wider.

use super::distance::{cannot_be_near, forgiven, letters_mask, slips};
use super::fold::{level2, level3};
use super::lexicon::{Lexicon, Table, Target, entries_of, part_key, skeletons, stemmed};

/// How a phrase was recognised, from sure to bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Letter by letter.
    Exact,
    /// After folding letters that writers mix up.
    Wide,
    /// Without plural endings, or without stop words inside.
    Stem,
    /// One slip of the finger.
    OneSlip,
    /// The same skeleton of consonants.
    Skeleton,
    /// Letters that sound alike.
    ByEar,
    /// The beginning of a phrase still being typed.
    Prefix,
    /// Two slips in a long phrase.
    TwoSlips,
}

impl How {
    /// How much a match counts, of a thousand.
    pub const fn quality(self) -> u32 {
        match self {
            How::Exact => 1000,
            How::Wide => 970,
            How::Stem => 950,
            How::OneSlip => 850,
            How::Skeleton => 830,
            How::ByEar => 800,
            How::Prefix => 720,
            How::TwoSlips => 690,
        }
    }
}

/// What a phrase may stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// Targets, best first, each once.
    pub targets: Vec<(Target, How)>,
}

impl Meaning {
    /// How sure the best target is.
    pub fn how(&self) -> Option<How> {
        self.targets.first().map(|&(_, how)| how)
    }

    fn add(&mut self, target: Target, how: How) {
        match self.targets.iter_mut().find(|(known, _)| *known == target) {
            Some((_, best)) => *best = (*best).min(how),
            None => self.targets.push((target, how)),
        }
    }

    fn settle(mut self) -> Self {
        self.targets.sort_by_key(|&(target, how)| (how, target));
        self
    }
}

impl Lexicon {
    /// What the words mean as one phrase, at the surest levels: letter by letter, folded, stemmed.
    /// `reduced` says that stop words between them were left out.
    pub(crate) fn sure_meaning(&self, words: &[&str], reduced: bool) -> Meaning {
        let mut meaning = Meaning::default();
        let compact = words.concat();
        let wide = level2(&compact);
        if reduced {
            self.collect(&self.wide, &wide, How::Stem, &mut meaning);
        } else {
            self.collect(&self.exact, &compact, How::Exact, &mut meaning);
            if meaning.targets.is_empty() {
                self.collect(&self.wide, &wide, How::Wide, &mut meaning);
            }
        }
        if meaning.targets.is_empty() && words.len() > 1 {
            self.collect(&self.reduced, &wide, How::Stem, &mut meaning);
        }
        if meaning.targets.is_empty()
            && let Some(key) = stemmed(words)
        {
            self.collect(&self.stems, &key, How::Stem, &mut meaning);
        }
        meaning.settle()
    }

    /// What the words may mean with slips, by skeleton and by ear. Only for phrases that have no
    /// sure meaning.
    pub(crate) fn bold_meaning(&self, words: &[&str]) -> Meaning {
        let mut meaning = Meaning::default();
        let compact = words.concat();
        let ear = level3(&level2(&compact));
        let latin = compact.is_ascii();
        let letters: Vec<char> = if latin { compact.chars() } else { ear.chars() }.collect();
        let least = if words.len() > 1 { 8 } else { 4 };
        if letters.len() < least || letters.iter().any(char::is_ascii_digit) {
            return meaning;
        }
        if latin {
            if let Some(key) = skeletons(words) {
                self.collect(&self.skeletons, &key, How::Skeleton, &mut meaning);
            }
        } else {
            self.collect(&self.by_ear, &ear, How::ByEar, &mut meaning);
        }
        // Latin words of four letters have too many neighbours; their skeleton has to do.
        let mut most = if latin && letters.len() < 5 {
            0
        } else {
            forgiven(letters.len())
        };
        let mask = letters_mask(&letters.iter().collect::<String>());
        for entry in &self.entries {
            if cannot_be_near(mask, entry.mask, most) || entry.letters.len() < least {
                continue;
            }
            // The first letter is rarely wrong; without it two slips are too many.
            let same_start = entry.letters.first() == letters.first();
            let allowed = if same_start { most } else { most.min(1) };
            let Some(count) = slips(&letters, &entry.letters, allowed) else {
                continue;
            };
            if count == 1 {
                most = 1;
            }
            let how = match count {
                0 => How::ByEar,
                1 if same_start => How::OneSlip,
                1 => How::ByEar,
                _ => How::TwoSlips,
            };
            for &target in &entry.targets {
                if !self.is_stop(target) {
                    meaning.add(target, how);
                }
            }
        }
        let best = meaning.targets.iter().map(|&(_, how)| how).min();
        meaning
            .targets
            .retain(|&(_, how)| best.is_some_and(|best| how.quality() + 60 > best.quality()));
        meaning.settle()
    }

    /// What a phrase still being typed may become: the shortest continuations first, at most six.
    pub(crate) fn prefix_meaning(&self, words: &[&str]) -> Meaning {
        let mut meaning = Meaning::default();
        let typed = words.concat();
        if typed.chars().count() < 3 {
            return meaning;
        }
        let mut found: Vec<(usize, u16)> = Vec::new();
        let first = typed.as_bytes().first();
        let entries = self.entries.iter().enumerate();
        for (i, entry) in entries.filter(|(_, entry)| entry.phrase.as_bytes().first() == first) {
            let mut wanted = typed.chars();
            let mut letters = entry.phrase.chars().filter(|&c| c != ' ');
            if wanted.all(|c| letters.next() == Some(c)) {
                found.push((letters.count(), i as u16));
            }
        }
        found.sort_unstable();
        for (_, entry) in found {
            for &target in &self.entries[usize::from(entry)].targets {
                if meaning.targets.len() < 6 && !self.is_stop(target) {
                    meaning.add(target, How::Prefix);
                }
            }
        }
        meaning
    }

    /// Concepts that have this word inside a longer phrase. Empty when too many have it, because
    /// then it says nothing.
    pub(crate) fn related(&self, word: &str) -> Vec<Target> {
        let mut targets: Vec<Target> = entries_of(&self.parts, &part_key(word))
            .flat_map(|entry| self.entries[usize::from(entry)].targets.iter().copied())
            .filter(|&target| self.concept(target).is_some())
            .collect();
        targets.sort_unstable();
        targets.dedup();
        if targets.len() > 8 {
            Vec::new()
        } else {
            targets
        }
    }

    fn collect(&self, table: &Table, key: &str, how: How, meaning: &mut Meaning) {
        for entry in entries_of(table, key) {
            for &target in &self.entries[usize::from(entry)].targets {
                meaning.add(target, how);
            }
        }
    }
}
