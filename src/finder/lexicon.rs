//! The words people type: concepts with their synonyms, places with their spellings, stop words.
//!
//! The piece is the same for every number of programmes. The keys of the deeper levels are made
//! when it is loaded, so that they need not be carried over the network.

use super::codec::{Damaged, Reader};
use super::distance::letters_mask;
use super::fold::{level2, level3, stem};
use super::normalise::level1;
use super::roman::skeleton;
use crate::data::{Lang, Text};
use std::collections::{BTreeMap, BTreeSet};

/// What part a concept plays in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Words to pass over.
    Stop,
    /// A programme must be about it to fit.
    Required,
    /// Said of nearly everything (training, scheme); helps in ranking only.
    General,
    /// Something to do or to ask for (apply, last date, near me); helps a little.
    Asking,
    /// What anyone says who asks (I want, tell me); decides between equals.
    Filler,
}

impl Class {
    pub(crate) const ALL: [Class; 5] = [
        Class::Stop,
        Class::Required,
        Class::General,
        Class::Asking,
        Class::Filler,
    ];
}

/// A concept of the synonym table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Code.
    pub code: String,
    /// Its part in a query.
    pub class: Class,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// A region.
    Region,
    /// A district.
    District,
    /// A town in a district.
    Town,
    /// Several districts.
    Wider,
}

impl PlaceKind {
    pub(crate) const ALL: [PlaceKind; 4] = [
        PlaceKind::Region,
        PlaceKind::District,
        PlaceKind::Town,
        PlaceKind::Wider,
    ];
}

/// A place people name.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Kind.
    pub kind: PlaceKind,
    /// Id in its table.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Regions it lies in, one bit each, in the order of the region table.
    pub regions: u8,
    /// Place numbers of its districts; a region has none listed.
    pub districts: Vec<u16>,
    /// Latitude and longitude in degrees, to a hundredth. Absent for regions and wider places, and
    /// until the piece with the points is added.
    pub point: Option<(f64, f64)>,
}

/// What a phrase stands for: a concept, or a place when the number is not below the number of
/// concepts.
pub type Target = u16;

/// A phrase and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Level 1 key with single spaces.
    pub phrase: String,
    /// What it stands for.
    pub targets: Vec<Target>,
    /// Letters for comparing word by word: level 1 for Latin, level 3 for the Arabic script,
    /// without spaces.
    pub(crate) letters: Vec<char>,
    pub(crate) mask: u64,
}

/// Keys of one level, sorted by hash.
pub(crate) type Table = Vec<(u64, u16)>;

/// The loaded piece.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Concepts; their number is their place in this list.
    pub concepts: Vec<Concept>,
    /// Places; the target of the first is the number of concepts.
    pub places: Vec<Place>,
    /// Phrases in order of their key.
    pub entries: Vec<Entry>,
    pub(crate) exact: Table,
    pub(crate) reduced: Table,
    pub(crate) wide: Table,
    pub(crate) stems: Table,
    pub(crate) skeletons: Table,
    pub(crate) by_ear: Table,
    pub(crate) parts: Table,
    /// For each target the first letters of what stands for it, as bits of [`letters_mask`] at level 2.
    pub(crate) first_letters: Vec<u64>,
}

impl Lexicon {
    /// Reads the piece.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when the bytes are not a lexicon.
    pub fn read(bytes: &[u8]) -> Result<Lexicon, Damaged> {
        let mut reader = Reader::new(bytes);
        let mut phrases: BTreeMap<String, BTreeSet<Target>> = BTreeMap::new();
        let mut add = |words: &str, target: usize| -> Result<(), Damaged> {
            let target = Target::try_from(target).map_err(|_| Damaged)?;
            for phrase in words.split('\n').filter(|phrase| !phrase.is_empty()) {
                phrases.entry(phrase.to_owned()).or_default().insert(target);
            }
            Ok(())
        };
        let n_concepts = reader.count()?;
        let mut concepts = Vec::with_capacity(n_concepts);
        for number in 0..n_concepts {
            let class = *Class::ALL.get(usize::from(reader.byte()?)).ok_or(Damaged)?;
            concepts.push(Concept {
                code: reader.text()?,
                class,
            });
            add(&reader.text()?, number)?;
        }
        let n_places = reader.count()?;
        let mut places = Vec::with_capacity(n_places);
        for number in 0..n_places {
            let place = read_place(&mut reader, number)?;
            add(&level1(&place.name.en), n_concepts + number)?;
            add(&level1(&place.name.ur), n_concepts + number)?;
            add(&reader.text()?, n_concepts + number)?;
            places.push(place);
        }
        if phrases.len() > usize::from(u16::MAX) {
            return Err(Damaged);
        }
        let entry = |(phrase, targets): (String, BTreeSet<Target>)| Entry {
            phrase,
            targets: targets.into_iter().collect(),
            letters: Vec::new(),
            mask: 0,
        };
        Ok(Lexicon::with_keys(
            concepts,
            places,
            phrases.into_iter().map(entry).collect(),
        ))
    }

    /// Takes the piece with the points of districts and towns.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when the bytes are not the points of these places.
    pub fn add_points(&mut self, bytes: &[u8]) -> Result<(), Damaged> {
        let mut reader = Reader::new(bytes);
        for place in &mut self.places {
            if matches!(place.kind, PlaceKind::District | PlaceKind::Town) {
                let (latitude, longitude): (u16, u16) = (reader.small()?, reader.small()?);
                place.point = Some((f64::from(latitude) / 100.0, f64::from(longitude) / 100.0));
            }
        }
        Ok(())
    }

    /// Makes the keys of all levels.
    pub(crate) fn with_keys(
        concepts: Vec<Concept>,
        places: Vec<Place>,
        mut entries: Vec<Entry>,
    ) -> Lexicon {
        let mut lexicon = Lexicon {
            first_letters: vec![0; concepts.len() + places.len()],
            concepts,
            places,
            entries: Vec::new(),
            exact: Vec::new(),
            reduced: Vec::new(),
            wide: Vec::new(),
            stems: Vec::new(),
            skeletons: Vec::new(),
            by_ear: Vec::new(),
            parts: Vec::new(),
        };
        let stops: BTreeSet<String> = entries
            .iter()
            .filter(|entry| entry.targets.iter().any(|&t| lexicon.is_stop(t)))
            .map(|entry| entry.phrase.clone())
            .collect();
        for (i, entry) in entries.iter_mut().enumerate() {
            let i = i as u16;
            let words: Vec<&str> = entry.phrase.split(' ').collect();
            let compact = words.concat();
            let wide = level2(&compact);
            let ear = level3(&wide);
            entry.letters = if compact.is_ascii() {
                compact.chars()
            } else {
                ear.chars()
            }
            .collect();
            let letters: String = entry.letters.iter().collect();
            entry.mask = letters_mask(&letters);
            lexicon.exact.push((hash(&compact), i));
            let mut first = first_letter(&wide);
            lexicon.wide.push((hash(&wide), i));
            if let Some(key) = stemmed(&words) {
                lexicon.stems.push((hash(&key), i));
            }
            if let Some(key) = skeletons(&words) {
                lexicon.skeletons.push((hash(&key), i));
            }
            if !compact.is_ascii() {
                lexicon.by_ear.push((hash(&ear), i));
            }
            if words.len() > 1 {
                let content: Vec<&str> = words
                    .iter()
                    .copied()
                    .filter(|w| !stops.contains(*w))
                    .collect();
                if content.len() < words.len() && content.len() > 1 {
                    first |= first_letter(&level2(content[0]));
                    lexicon.reduced.push((hash(&level2(&content.concat())), i));
                }
                for word in content {
                    lexicon.parts.push((hash(&part_key(word)), i));
                }
            }
            for &target in &entry.targets {
                if let Some(letters) = lexicon.first_letters.get_mut(usize::from(target)) {
                    *letters |= first;
                }
            }
        }
        for table in [
            &mut lexicon.exact,
            &mut lexicon.reduced,
            &mut lexicon.wide,
            &mut lexicon.stems,
            &mut lexicon.skeletons,
            &mut lexicon.by_ear,
            &mut lexicon.parts,
        ] {
            table.sort_unstable();
            table.dedup();
        }
        lexicon.entries = entries;
        lexicon
    }

    /// True for the target of the stop words.
    pub fn is_stop(&self, target: Target) -> bool {
        self.concepts
            .get(usize::from(target))
            .is_some_and(|concept| concept.class == Class::Stop)
    }

    /// The concept behind a target, if it is one.
    pub fn concept(&self, target: Target) -> Option<&Concept> {
        self.concepts.get(usize::from(target))
    }

    /// The place behind a target, if it is one.
    pub fn place(&self, target: Target) -> Option<&Place> {
        self.places
            .get(usize::from(target).checked_sub(self.concepts.len())?)
    }

    /// The number of the concept with this code.
    pub fn concept_number(&self, code: &str) -> Option<u16> {
        self.concepts
            .iter()
            .position(|concept| concept.code == code)
            .map(|at| at as u16)
    }

    /// Ids and names of the districts of a region, in the order of their names.
    pub fn districts_of(&self, region: &str, lang: Lang) -> Vec<(String, String)> {
        let mut named: Vec<(String, String)> = self
            .districts_in(self.regions_of(Some(region)))
            .map(|(_, place)| (place.id.clone(), place.name.get(lang).to_owned()))
            .collect();
        named.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        named
    }

    /// The bit of a region; none for an unknown one.
    pub(crate) fn regions_of(&self, region: Option<&str>) -> u8 {
        region
            .and_then(|id| self.place_number(PlaceKind::Region, id))
            .map_or(0, |number| self.places[usize::from(number)].regions)
    }

    /// Districts of the regions with these bits, with their place numbers.
    pub(crate) fn districts_in(&self, regions: u8) -> impl Iterator<Item = (u16, &Place)> {
        let numbered = self.places.iter().enumerate();
        numbered
            .filter(move |(_, place)| {
                place.kind == PlaceKind::District && place.regions & regions != 0
            })
            .map(|(number, place)| (number as u16, place))
    }

    /// The number of the place of this kind with this id.
    pub fn place_number(&self, kind: PlaceKind, id: &str) -> Option<u16> {
        self.places
            .iter()
            .position(|place| place.kind == kind && place.id == id)
            .map(|at| at as u16)
    }
}

fn read_place(reader: &mut Reader<'_>, number: usize) -> Result<Place, Damaged> {
    let kind = *PlaceKind::ALL
        .get(usize::from(reader.byte()?))
        .ok_or(Damaged)?;
    let (en, ur) = (reader.text()?, reader.text()?);
    let given = reader.text()?;
    let id = if given.is_empty() { slug(&en) } else { given };
    let regions = reader.byte()?;
    let districts = match kind {
        PlaceKind::Region => Vec::new(),
        PlaceKind::District => vec![u16::try_from(number).map_err(|_| Damaged)?],
        PlaceKind::Town | PlaceKind::Wider => {
            let numbers = reader.rising()?.into_iter().map(u16::try_from);
            numbers.collect::<Result<_, _>>().map_err(|_| Damaged)?
        }
    };
    Ok(Place {
        kind,
        id,
        name: Text::new(en, ur),
        regions,
        districts,
        point: None,
    })
}

/// The usual id of a place with this English name.
pub(crate) fn slug(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// FNV-1a, the same on every machine.
pub(crate) fn hash(key: &str) -> u64 {
    key.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// The first letter of a level 2 key as a bit of [`letters_mask`].
pub(crate) fn first_letter(level2: &str) -> u64 {
    let end = level2
        .char_indices()
        .nth(1)
        .map_or(level2.len(), |(at, _)| at);
    letters_mask(&level2[..end])
}

/// The words with their endings off, joined, at level 2; nothing when no word had one.
pub(crate) fn stemmed(words: &[&str]) -> Option<String> {
    let joined: String = words
        .iter()
        .map(|word| stem(word).unwrap_or_else(|| (*word).to_owned()))
        .collect();
    Some(level2(&joined))
}

/// The skeletons of all words, joined; short words as they are. Nothing when one is not Latin or
/// when there is only one short word.
pub(crate) fn skeletons(words: &[&str]) -> Option<String> {
    if let [word] = words {
        return skeleton(word);
    }
    let is_latin = words.iter().all(|word| word.is_ascii());
    let key = |word: &&str| skeleton(word).unwrap_or_else(|| (*word).to_owned());
    is_latin.then(|| words.iter().map(key).collect())
}

/// The key under which a word inside a phrase is found.
pub(crate) fn part_key(word: &str) -> String {
    skeleton(word).unwrap_or_else(|| level2(word))
}

/// The entries of a key.
pub(crate) fn entries_of<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = u16> + 't {
    let wanted = hash(key);
    let first = table.partition_point(|&(hash, _)| hash < wanted);
    table[first..]
        .iter()
        .take_while(move |&&(hash, _)| hash == wanted)
        .map(|&(_, entry)| entry)
}
