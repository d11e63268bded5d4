//! Builds the index natively, from the dataset and the synonym table.
//!
//! Same input, same bytes: programmes are numbered by finder and id, everything else is sorted.

mod assign;
mod conditions;
mod facts;
mod phrases;
mod prune;
mod vocabulary;
mod words;

pub use phrases::Synonym;

use super::codec::Damaged;
use super::columns::Columns;
use super::lexicon::Lexicon;
use super::postings::{ConceptPiece, Posting, TextPiece};
use super::words::of_names;
use super::{cards, cards::Card};
use crate::data::{Dataset, Finder, Programme};
use std::collections::BTreeMap;

/// Bytes of concept postings after which a new piece begins, unless all fit into one.
const CONCEPT_PIECE_BYTES: usize = 6_000;
/// Bytes of concept postings that still make one piece.
const FEW_CONCEPT_BYTES: usize = 12_000;
/// Words of text postings in one piece of a large index.
const TEXT_PIECE_WORDS: usize = 400;
/// Cards in one piece of a large index.
const CARDS_IN_PIECE: usize = 16;
/// Programmes that still make a small index: one piece with all cards, from which the phone takes
/// the words of names, and one with the words of providers.
const FEW_PROGRAMMES: usize = 2_500;

/// A finished index: file names without folder, and their bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// Name to bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Programmes in the order of their numbers: training first, then by id.
pub fn in_order(dataset: &Dataset) -> Vec<&Programme> {
    let mut programmes: Vec<&Programme> = dataset.programmes.iter().collect();
    programmes.sort_by(|a, b| (rank(a.finder), &a.id).cmp(&(rank(b.finder), &b.id)));
    programmes
}

const fn rank(finder: Finder) -> u8 {
    match finder {
        Finder::Training => 0,
        Finder::Business => 1,
    }
}

/// Builds the index.
///
/// # Errors
///
/// [`Damaged`] when there are more phrases or places than the format can number.
pub fn build(dataset: &Dataset, synonyms: &[Synonym]) -> Result<Pieces, Damaged> {
    let lexicon_bytes = vocabulary::lexicon(dataset, synonyms);
    let lexicon = Lexicon::read(&lexicon_bytes)?;
    let programmes = in_order(dataset);
    let matcher = phrases::Matcher::new(&lexicon, synonyms);
    let terms = facts::Names::of(dataset);
    let mut columns = facts::columns(dataset, &programmes, &lexicon);
    let mut lists: Vec<Vec<Posting>> = vec![Vec::new(); lexicon.concepts.len()];
    for (doc, programme) in programmes.iter().enumerate() {
        let matched = matcher.about(programme, &terms);
        let said = conditions::said(programme, &matched, &lexicon);
        columns.yes.push(said.yes);
        columns.no.push(said.no);
        for (concept, strength) in assign::strengths(programme, &matched, said, &lexicon) {
            lists[usize::from(concept)].push(Posting {
                doc: doc as u32,
                strength,
            });
        }
    }
    let is_small = programmes.len() <= FEW_PROGRAMMES;
    let mut words = words::of_providers(dataset, &programmes, &lexicon);
    if !is_small {
        let names = programmes.iter().map(|programme| &programme.name);
        words = words::merged(of_names(names, programmes.len(), &lexicon), words);
    }
    let mut pieces = Pieces::default();
    pieces.add("lexicon", lexicon_bytes);
    pieces.add_concepts(&lists, &mut columns);
    let in_piece = if is_small {
        words.len().max(1)
    } else {
        TEXT_PIECE_WORDS
    };
    for (number, part) in words.chunks(in_piece).enumerate() {
        columns.text_pieces.push(part[0].word.clone());
        pieces.add(&format!("text-{number}"), TextPiece::write(part));
    }
    columns.cards_in_piece = if is_small {
        programmes.len().max(1)
    } else {
        CARDS_IN_PIECE
    };
    for (number, part) in programmes.chunks(columns.cards_in_piece).enumerate() {
        let part: Vec<Card> = part.iter().map(|programme| card(programme)).collect();
        pieces.add(&format!("cards-{number}"), cards::write(&part));
    }
    pieces.add("columns", columns.write());
    pieces.add("places", columns.write_places());
    pieces.add("people", columns.write_people());
    pieces.add("points", vocabulary::points(dataset));
    Ok(pieces)
}

impl Pieces {
    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(format!("{name}.bin"), bytes);
    }

    fn add_concepts(&mut self, lists: &[Vec<Posting>], columns: &mut Columns) {
        let all = ConceptPiece::write(lists).len();
        let most = if all <= FEW_CONCEPT_BYTES {
            FEW_CONCEPT_BYTES
        } else {
            CONCEPT_PIECE_BYTES
        };
        let mut first = 0;
        while first < lists.len() {
            let mut end = first + 1;
            while end < lists.len() && ConceptPiece::write(&lists[first..=end]).len() <= most {
                end += 1;
            }
            self.add(
                &format!("concepts-{}", columns.concept_pieces.len()),
                ConceptPiece::write(&lists[first..end]),
            );
            columns.concept_pieces.push(first as u32);
            first = end;
        }
    }
}

fn card(programme: &Programme) -> Card {
    Card {
        id: programme.id.clone(),
        name: programme.name.clone(),
        duration_weeks: programme.duration_weeks.unwrap_or(0),
        amount_max_pkr: programme
            .amount_max_pkr
            .map_or(0, |amount| amount.max(0.0) as u64),
    }
}

/// The concepts of a lexicon by code, for the build.
pub(super) fn concept_numbers(lexicon: &Lexicon) -> BTreeMap<&str, u16> {
    lexicon
        .concepts
        .iter()
        .enumerate()
        .map(|(i, concept)| (concept.code.as_str(), i as u16))
        .collect()
}
