//! The loaded index and the search over it.

use super::cards::{self, Card};
use super::codec::Damaged;
use super::columns::Columns;
use super::eligibility::Facts;
use super::lexicon::Lexicon;
use super::normalise::Token;
use super::postings::{ConceptPiece, Posting, TextPiece, WordPostings};
use super::request::{Answer, Request};
use super::understand::{Group, Part, Understanding, understand};
use super::words::of_names;
use crate::data::Finder;
use std::collections::{BTreeMap, BTreeSet};

mod answer;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod words;

pub use answer::Why;

/// The index as far as it is loaded.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(crate) lexicon: Lexicon,
    pub(crate) columns: Columns,
    pub(crate) concepts: BTreeMap<usize, ConceptPiece>,
    pub(crate) texts: BTreeMap<usize, TextPiece>,
    /// In a small index the words of names, once the cards are there.
    pub(crate) name_words: Vec<WordPostings>,
    cards: BTreeMap<usize, Vec<Card>>,
}

impl Engine {
    /// An engine with the two pieces that every query needs.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when one of them is not what it should be.
    pub fn new(lexicon: &[u8], columns: &[u8]) -> Result<Engine, Damaged> {
        Ok(Engine {
            lexicon: Lexicon::read(lexicon)?,
            columns: Columns::read(columns)?,
            concepts: BTreeMap::new(),
            texts: BTreeMap::new(),
            name_words: Vec::new(),
            cards: BTreeMap::new(),
        })
    }

    /// Number of programmes.
    pub fn len(&self) -> usize {
        self.columns.docs
    }

    /// True when there are no programmes.
    pub fn is_empty(&self) -> bool {
        self.columns.docs == 0
    }

    /// The words people type.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The facts of the programmes.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Which finder a programme belongs to.
    pub fn finder(&self, doc: u32) -> Finder {
        if (doc as usize) < self.columns.training {
            Finder::Training
        } else {
            Finder::Business
        }
    }

    /// Takes the query apart.
    pub fn understand(&self, request: &Request) -> Understanding {
        understand(&self.lexicon, &request.query)
    }

    /// File names of the pieces still needed to answer `request`.
    pub fn missing(&self, request: &Request) -> Vec<String> {
        self.missing_for(request, &self.understand(request))
    }

    /// The same for a query already understood.
    pub fn missing_for(&self, request: &Request, understanding: &Understanding) -> Vec<String> {
        let mut names = Vec::new();
        let asked = |group: &&Group| {
            group.part != Part::Related || self.counts_related(group, &understanding.groups)
        };
        let pieces: BTreeSet<usize> = understanding
            .groups
            .iter()
            .filter(asked)
            .flat_map(|group| self.pieces_of(group))
            .chain(self.condition_pieces(request))
            .collect();
        let is_place = |target: u16| self.lexicon.place(target).is_some();
        let mut choices = understanding.groups.iter().flat_map(|group| &group.choices);
        let place_asked = choices.any(|choice| is_place(choice.target))
            || request.district.is_some()
            || request.region.is_some()
            || request.near.is_some();
        if place_asked && !self.columns.has_places() {
            names.push("places.bin".to_owned());
        }
        let people_asked = request.chosen.contains_key("term") || request.facts != Facts::default();
        if people_asked && !self.columns.has_people() {
            names.push("people.bin".to_owned());
        }
        names.extend(
            pieces
                .iter()
                .filter(|p| !self.concepts.contains_key(p))
                .map(|p| format!("concepts-{p}.bin")),
        );
        let mut words = understanding
            .words
            .iter()
            .filter(|word| self.looks_up(word, understanding))
            .peekable();
        if self.columns.is_small() && words.peek().is_some() {
            names.extend(self.missing_cards([0]));
        }
        let pieces: BTreeSet<usize> = words
            .flat_map(|word| self.text_piece_range(&word.key, understanding.unknown.contains(word)))
            .collect();
        if request.near.is_some()
            && self
                .lexicon
                .places
                .iter()
                .all(|place| place.point.is_none())
        {
            names.push("points.bin".to_owned());
        }
        names.extend(
            pieces
                .iter()
                .filter(|p| !self.texts.contains_key(p))
                .map(|p| format!("text-{p}.bin")),
        );
        names
    }

    /// File names of the pieces still needed to name these programmes.
    pub fn missing_cards(&self, docs: impl IntoIterator<Item = u32>) -> Vec<String> {
        let pieces: BTreeSet<usize> = docs
            .into_iter()
            .map(|doc| doc as usize / self.columns.cards_in_piece)
            .collect();
        let missing = pieces
            .into_iter()
            .filter(|piece| !self.cards.contains_key(piece));
        missing.map(|piece| format!("cards-{piece}.bin")).collect()
    }

    /// Takes a loaded piece.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when the bytes or the name are not those of a piece.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Damaged> {
        let stem = name.strip_suffix(".bin").ok_or(Damaged)?;
        match stem {
            "points" => return self.lexicon.add_points(bytes),
            "places" => return self.columns.add_places(bytes),
            "people" => return self.columns.add_people(bytes),
            _ => {}
        }
        let (kind, number) = stem.rsplit_once('-').ok_or(Damaged)?;
        let number: usize = number.parse().map_err(|_| Damaged)?;
        match kind {
            "concepts" => {
                self.concepts
                    .insert(number, ConceptPiece::read(bytes, self.columns.docs)?);
            }
            "text" => {
                self.texts
                    .insert(number, TextPiece::read(bytes, self.columns.docs)?);
            }
            "cards" => {
                self.cards.insert(number, cards::read(bytes)?);
                if self.columns.is_small() {
                    self.name_words = self.words_of_names();
                }
            }
            _ => return Err(Damaged),
        }
        Ok(())
    }

    fn words_of_names(&self) -> Vec<WordPostings> {
        let cards = self.cards.values().flatten().take(self.columns.docs);
        of_names(
            cards.map(|card| &card.name),
            self.columns.docs,
            &self.lexicon,
        )
    }

    /// The card of a programme, if its piece is loaded.
    pub fn card(&self, doc: u32) -> Option<&Card> {
        let (doc, size) = (doc as usize, self.columns.cards_in_piece);
        self.cards.get(&(doc / size))?.get(doc % size)
    }

    /// Answers a request from the pieces that are loaded. See [`Engine::missing`].
    pub fn search(&self, request: &Request) -> Answer {
        self.answer(request, &self.understand(request))
    }

    /// The same for a query already understood.
    pub fn answer(&self, request: &Request, understanding: &Understanding) -> Answer {
        answer::answer(self, request, understanding)
    }

    /// Postings of a concept, as far as loaded.
    pub(crate) fn postings(&self, concept: u16) -> &[Posting] {
        let list = self.concept_piece(concept).and_then(|piece| {
            let first = *self.columns.concept_pieces.get(piece)? as usize;
            self.concepts
                .get(&piece)?
                .lists
                .get(usize::from(concept) - first)
        });
        list.map_or(&[], Vec::as_slice)
    }

    /// Whether a word is looked up in names: in a large index only one that stands for nothing
    /// known, because each word may need a piece of its own.
    pub(crate) fn looks_up(&self, word: &Token, understanding: &Understanding) -> bool {
        self.columns.text_pieces.len() <= 1 || understanding.unknown.contains(word)
    }

    /// Related concepts count when no piece has to be loaded for them alone: in a small index, or
    /// when they lie beside what was asked for.
    pub(crate) fn counts_related(&self, related: &Group, groups: &[Group]) -> bool {
        if self.columns.concept_pieces.len() <= 2 {
            return true;
        }
        let mut asked = groups.iter().filter(|group| group.part != Part::Related);
        let piece = self.pieces_of(related).next();
        piece.is_some() && asked.any(|group| self.pieces_of(group).any(|one| Some(one) == piece))
    }

    fn pieces_of(&self, group: &Group) -> impl Iterator<Item = usize> {
        let concepts = group.choices.iter().map(|choice| choice.target);
        concepts
            .filter(|&target| self.lexicon.concept(target).is_some())
            .filter_map(|target| self.concept_piece(target))
    }

    fn concept_piece(&self, concept: u16) -> Option<usize> {
        self.columns
            .concept_pieces
            .partition_point(|&first| first <= u32::from(concept))
            .checked_sub(1)
    }

    fn condition_pieces(&self, request: &Request) -> Vec<usize> {
        let codes = request
            .conditions
            .iter()
            .flat_map(|condition| condition.concepts());
        codes
            .filter_map(|code| self.concept_piece(self.lexicon.concept_number(code)?))
            .collect()
    }
}
