//! Which programmes are about a concept or have a word in their name.

use super::codec::{Damaged, Reader, Writer};

/// A programme that has a concept or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// Number of the programme.
    pub doc: u32,
    /// 3: in its name, its terms or by its nature; 2: in its description; 1: in passing.
    pub strength: u8,
}

/// Writes the postings of one concept or word.
pub fn write(writer: &mut Writer, postings: &[Posting]) {
    writer.number(postings.len() as u64);
    let mut last = 0;
    for posting in postings {
        writer.number(u64::from(posting.doc - last) * 4 + u64::from(posting.strength));
        last = posting.doc;
    }
}

/// Reads the postings of one concept or word; all programmes are below `docs`.
///
/// # Errors
///
/// [`Damaged`] when the bytes are no postings.
pub fn read(reader: &mut Reader<'_>, docs: usize) -> Result<Vec<Posting>, Damaged> {
    let count = reader.count()?;
    let mut postings = Vec::with_capacity(count);
    let mut doc = 0_u32;
    for _ in 0..count {
        let step = reader.number()?;
        doc = u32::try_from(step / 4)
            .ok()
            .and_then(|gap| doc.checked_add(gap))
            .ok_or(Damaged)?;
        if doc as usize >= docs {
            return Err(Damaged);
        }
        postings.push(Posting {
            doc,
            strength: (step % 4) as u8,
        });
    }
    Ok(postings)
}

/// A piece of concept postings: concepts `first..first + lists.len()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConceptPiece {
    /// Postings of each concept.
    pub lists: Vec<Vec<Posting>>,
}

impl ConceptPiece {
    /// The bytes of a piece with these lists.
    pub fn write(lists: &[Vec<Posting>]) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.number(lists.len() as u64);
        for list in lists {
            write(&mut writer, list);
        }
        writer.finish()
    }

    /// Reads a piece.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when the bytes are no concept postings.
    pub fn read(bytes: &[u8], docs: usize) -> Result<ConceptPiece, Damaged> {
        let mut reader = Reader::new(bytes);
        let lists = (0..reader.count()?)
            .map(|_| read(&mut reader, docs))
            .collect::<Result<_, _>>()?;
        Ok(ConceptPiece { lists })
    }
}

/// A word of the names and the programmes that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordPostings {
    /// Level 1 key.
    pub word: String,
    /// Programmes; strength 3 for the name, 1 for the provider.
    pub postings: Vec<Posting>,
}

/// A piece of text postings, sorted by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextPiece {
    /// Words in order of their keys.
    pub words: Vec<WordPostings>,
}

impl TextPiece {
    /// The bytes of a piece with these words.
    pub fn write(words: &[WordPostings]) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.number(words.len() as u64);
        let mut before = "";
        for word in words {
            writer.text_after(before, &word.word);
            before = &word.word;
        }
        for word in words {
            write(&mut writer, &word.postings);
        }
        writer.finish()
    }

    /// Reads a piece.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when the bytes are no text postings.
    pub fn read(bytes: &[u8], docs: usize) -> Result<TextPiece, Damaged> {
        let mut reader = Reader::new(bytes);
        let count = reader.count()?;
        let mut keys: Vec<String> = Vec::with_capacity(count);
        for i in 0..count {
            let before = if i == 0 { "" } else { keys[i - 1].as_str() };
            keys.push(reader.text_after(before)?);
        }
        let words = keys
            .into_iter()
            .map(|word| {
                Ok(WordPostings {
                    word,
                    postings: read(&mut reader, docs)?,
                })
            })
            .collect::<Result<_, Damaged>>()?;
        Ok(TextPiece { words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_come_back_and_stay_in_bounds() {
        let list = vec![
            Posting {
                doc: 0,
                strength: 3,
            },
            Posting {
                doc: 7,
                strength: 1,
            },
        ];
        let bytes = ConceptPiece::write(&[list.clone(), vec![]]);
        assert_eq!(
            ConceptPiece::read(&bytes, 8).map(|p| p.lists),
            Ok(vec![list, vec![]])
        );
        assert_eq!(ConceptPiece::read(&bytes, 7), Err(Damaged));
    }
}
