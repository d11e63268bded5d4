//! What a list shows of a programme, in pieces of neighbouring programmes.

use super::codec::{Damaged, Reader, Writer};
use crate::data::Text;

/// A programme in a list of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Id within its finder.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Length in weeks; 0 is not known.
    pub duration_weeks: u16,
    /// Largest amount in rupees; 0 is not known.
    pub amount_max_pkr: u64,
}

/// The bytes of a piece with these cards.
pub fn write(cards: &[Card]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.number(cards.len() as u64);
    let line = |text: &str| text.replace('\n', " ");
    let lines = |of: &dyn Fn(&Card) -> String| cards.iter().map(of).collect::<Vec<_>>().join("\n");
    writer.text(&lines(&|card| {
        format!("{}\n{}", line(&card.id), line(&card.name.en))
    }));
    writer.text(&lines(&|card| line(&card.name.ur)));
    writer.column(cards.iter().map(|card| u64::from(card.duration_weeks)));
    // Amounts are round figures: thousands are written as thousands.
    writer.column(cards.iter().map(|card| match card.amount_max_pkr {
        amount if amount.is_multiple_of(1000) => amount / 1000 * 2,
        amount => amount * 2 + 1,
    }));
    writer.finish()
}

/// Reads a piece.
///
/// # Errors
///
/// [`Damaged`] when the bytes are no cards.
pub fn read(bytes: &[u8]) -> Result<Vec<Card>, Damaged> {
    let mut reader = Reader::new(bytes);
    let count = reader.count()?;
    let (english, urdu) = (reader.text()?, reader.text()?);
    let (mut english, mut urdu) = (english.split('\n'), urdu.split('\n'));
    let weeks: Vec<u16> = reader.column(count)?;
    let amounts: Vec<u64> = reader.column(count)?;
    let cards = weeks
        .into_iter()
        .zip(amounts)
        .map(|(duration_weeks, coded)| {
            let id = english.next().ok_or(Damaged)?.to_owned();
            let name = Text::new(english.next().ok_or(Damaged)?, urdu.next().ok_or(Damaged)?);
            let amount_max_pkr = if coded & 1 == 0 {
                (coded / 2).checked_mul(1000).ok_or(Damaged)?
            } else {
                coded / 2
            };
            Ok(Card {
                id,
                name,
                duration_weeks,
                amount_max_pkr,
            })
        });
    cards.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_come_back() {
        let card = |id: &str, amount| Card {
            id: id.into(),
            name: Text::new("Tailoring", "سلائی"),
            duration_weeks: 26,
            amount_max_pkr: amount,
        };
        let cards = vec![card("a", 500_000), card("b", 1_234), card("c", 0)];
        assert_eq!(read(&write(&cards)), Ok(cards));
    }
}
