//! The facts of all programmes, column by column: what filters, facets and sorting need.

use super::codec::{Damaged, Reader, Writer};
use super::condition::{Condition, Said};

/// The school levels that programmes ask for, lowest first. Number 0 in the column is unknown.
pub const SCHOOLING: [&str; 5] = ["primary", "middle", "matric", "intermediate", "bachelor"];
/// Codes of the column `gender`.
pub const GENDER: [&str; 3] = ["any", "women", "men"];
/// Codes of the column `mode`. Number 0 in the column is unknown.
pub const MODE: [&str; 3] = ["in-person", "online", "blended"];
/// Codes of the column `length`, each up to so many weeks. Number 0 in the column is unknown.
pub const LENGTH: [(&str, u16); 5] = [
    ("month", 4),
    ("quarter", 13),
    ("half-year", 26),
    ("year", 52),
    ("longer", u16::MAX),
];
/// Codes of the column `intake`.
pub const INTAKE: [&str; 4] = ["rolling", "periodic", "closed", "unknown"];
/// Bit of `domicile` that says: asked for, but not simply a region.
pub const DOMICILE_OTHER: u8 = 1 << 7;

/// A list of numbers for each programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    starts: Vec<u32>,
    values: Vec<u16>,
}

impl Lists {
    /// The numbers of one programme.
    pub fn of(&self, doc: usize) -> &[u16] {
        match (self.starts.get(doc), self.starts.get(doc + 1)) {
            (Some(&from), Some(&to)) => &self.values[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Number of programmes.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// True when there are no programmes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds the list of the next programme.
    pub fn push(&mut self, numbers: impl IntoIterator<Item = u16>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.values.extend(numbers);
        self.starts.push(self.values.len() as u32);
    }

    fn write(&self, writer: &mut Writer, docs: usize) {
        writer.column((0..docs).map(|doc| self.of(doc).len() as u64));
        writer.column(self.values.iter().map(|&value| u64::from(value)));
    }

    fn read(reader: &mut Reader<'_>, docs: usize) -> Result<Lists, Damaged> {
        let lengths: Vec<u16> = reader.column(docs)?;
        let mut starts = vec![0_u32];
        for length in lengths {
            starts.push(
                starts[starts.len() - 1]
                    .checked_add(u32::from(length))
                    .ok_or(Damaged)?,
            );
        }
        let total = starts[starts.len() - 1] as usize;
        Ok(Lists {
            starts,
            values: reader.column(total)?,
        })
    }
}

/// All columns, and where to find the other pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Number of programmes. Programmes are numbered in the order of finder and id.
    pub docs: usize,
    /// Programmes of the training finder come first; this many.
    pub training: usize,
    /// Region ids, in the order of their bits.
    pub region_ids: Vec<String>,
    /// Codes of the column `kind`.
    pub kinds: Vec<String>,
    /// Codes of the column `category`.
    pub categories: Vec<String>,
    /// Codes of the column `provider_type`.
    pub provider_types: Vec<String>,
    /// Ids of the lists `terms`.
    pub term_ids: Vec<String>,
    /// Number in `kinds`.
    pub kind: Vec<u8>,
    /// Number in `categories`.
    pub category: Vec<u8>,
    /// Number in `provider_types`.
    pub provider_type: Vec<u8>,
    /// Number in [`GENDER`].
    pub gender: Vec<u8>,
    /// Number in [`MODE`] plus one; 0 is unknown.
    pub mode: Vec<u8>,
    /// Number in [`INTAKE`].
    pub intake: Vec<u8>,
    /// Number in [`SCHOOLING`] plus one; 0 is unknown.
    pub schooling: Vec<u8>,
    /// Number in [`LENGTH`] plus one; 0 is unknown.
    pub length: Vec<u8>,
    /// Regions served, one bit each.
    pub regions: Vec<u8>,
    /// Domicile asked for, one bit for each region, and [`DOMICILE_OTHER`].
    pub domicile: Vec<u8>,
    /// Lowest age in years; 0 is not stated.
    pub age_min: Vec<u8>,
    /// Highest age in years; 0 is not stated.
    pub age_max: Vec<u8>,
    /// Highest income, hundreds of rupees a month, rounded up; 0 is not stated.
    pub income_max: Vec<u32>,
    /// Last date to apply as `(year * 13 + month) * 32 + day`; 0 is not known.
    pub deadline: Vec<u32>,
    /// Conditions met.
    pub yes: Vec<u32>,
    /// Conditions not met.
    pub no: Vec<u32>,
    /// Place numbers of the districts and towns it is bound to; empty when it is not.
    pub places: Lists,
    /// Numbers in `term_ids`.
    pub terms: Lists,
    /// First concept of each piece of concept postings.
    pub concept_pieces: Vec<u32>,
    /// First word of each piece of text postings.
    pub text_pieces: Vec<String>,
    /// Programmes in one piece of cards.
    pub cards_in_piece: usize,
}

impl Columns {
    /// True when all cards are one piece. Then the words of names are taken from them, and the
    /// pieces of text hold only those of providers.
    pub fn is_small(&self) -> bool {
        self.cards_in_piece >= self.docs
    }

    /// What programme `doc` says about the conditions.
    pub fn said(&self, doc: usize) -> Said {
        Said {
            yes: self.yes[doc],
            no: self.no[doc],
        }
    }

    /// The bytes of the piece that every query needs.
    pub fn write(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.number(self.docs as u64);
        writer.number(self.training as u64);
        for codes in [
            &self.region_ids,
            &self.kinds,
            &self.categories,
            &self.provider_types,
        ] {
            write_codes(&mut writer, codes);
        }
        for column in self.byte_columns() {
            writer.column(column.iter().map(|&value| u64::from(value)));
        }
        writer.column(self.deadline.iter().map(|&value| u64::from(value)));
        write_bits(&mut writer, &self.yes);
        write_bits(&mut writer, &self.no);
        writer.rising(&self.concept_pieces);
        write_codes(&mut writer, &self.text_pieces);
        writer.number(self.cards_in_piece as u64);
        writer.finish()
    }

    /// The bytes of the piece with the places, needed when a place or a distance is asked for.
    pub fn write_places(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        self.places.write(&mut writer, self.docs);
        writer.finish()
    }

    /// The bytes of the piece with terms and the conditions on people, needed for eligibility and
    /// the facet of terms.
    pub fn write_people(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        for column in [&self.domicile, &self.age_min, &self.age_max] {
            writer.column(column.iter().map(|&value| u64::from(value)));
        }
        writer.column(self.income_max.iter().map(|&value| u64::from(value)));
        write_codes(&mut writer, &self.term_ids);
        self.terms.write(&mut writer, self.docs);
        writer.finish()
    }

    fn byte_columns(&self) -> [&Vec<u8>; 9] {
        [
            &self.kind,
            &self.category,
            &self.provider_type,
            &self.gender,
            &self.mode,
            &self.intake,
            &self.schooling,
            &self.regions,
            &self.length,
        ]
    }

    /// Reads the piece that every query needs.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when the bytes are not columns.
    pub fn read(bytes: &[u8]) -> Result<Columns, Damaged> {
        let mut reader = Reader::new(bytes);
        let docs = reader.count()?;
        let training = reader.small()?;
        let [region_ids, kinds, categories, provider_types] = [
            read_codes(&mut reader)?,
            read_codes(&mut reader)?,
            read_codes(&mut reader)?,
            read_codes(&mut reader)?,
        ];
        let mut bytes = || reader.column::<u8>(docs);
        let [kind, category, provider_type, gender] = [bytes()?, bytes()?, bytes()?, bytes()?];
        let [mode, intake, schooling, regions] = [bytes()?, bytes()?, bytes()?, bytes()?];
        let length = bytes()?;
        let deadline = reader.column(docs)?;
        let yes = read_bits(&mut reader, docs)?;
        let no = read_bits(&mut reader, docs)?;
        let below = |column: &[u8], bound: usize| column.iter().all(|&v| usize::from(v) < bound);
        let sound = training <= docs
            && below(&kind, kinds.len())
            && below(&category, categories.len())
            && below(&provider_type, provider_types.len())
            && below(&gender, GENDER.len())
            && below(&mode, MODE.len() + 1)
            && below(&intake, INTAKE.len())
            && below(&schooling, SCHOOLING.len() + 1)
            && below(&length, LENGTH.len() + 1);
        if !sound {
            return Err(Damaged);
        }
        Ok(Columns {
            docs,
            training,
            region_ids,
            kinds,
            categories,
            provider_types,
            kind,
            category,
            provider_type,
            gender,
            mode,
            intake,
            schooling,
            length,
            regions,
            deadline,
            yes,
            no,
            concept_pieces: reader.rising()?,
            text_pieces: read_codes(&mut reader)?,
            cards_in_piece: reader.small::<usize>()?.max(1),
            ..Columns::default()
        })
    }

    /// Takes the piece with the places.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when the bytes are not the places of these programmes.
    pub fn add_places(&mut self, bytes: &[u8]) -> Result<(), Damaged> {
        self.places = Lists::read(&mut Reader::new(bytes), self.docs)?;
        Ok(())
    }

    /// Takes the piece with terms and the conditions on people.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when the bytes are not those of these programmes.
    pub fn add_people(&mut self, bytes: &[u8]) -> Result<(), Damaged> {
        let mut reader = Reader::new(bytes);
        let docs = self.docs;
        let [domicile, age_min, age_max] = [
            reader.column(docs)?,
            reader.column(docs)?,
            reader.column(docs)?,
        ];
        let income_max = reader.column(docs)?;
        let term_ids = read_codes(&mut reader)?;
        let terms = Lists::read(&mut reader, docs)?;
        *self = Columns {
            domicile,
            age_min,
            age_max,
            income_max,
            term_ids,
            terms,
            ..std::mem::take(self)
        };
        Ok(())
    }

    /// True once the piece with the places is there.
    pub fn has_places(&self) -> bool {
        self.places.len() == self.docs
    }

    /// True once the piece with terms and the conditions on people is there.
    pub fn has_people(&self) -> bool {
        self.terms.len() == self.docs
    }
}

/// Writes the sets of conditions condition by condition, eight programmes to a byte: most
/// conditions are rare, and long runs of zeros pack to nothing.
fn write_bits(writer: &mut Writer, sets: &[u32]) {
    for condition in 0..Condition::ALL.len() {
        for eight in sets.chunks(8) {
            let bits = eight.iter().enumerate();
            writer.byte(bits.fold(0, |byte, (i, set)| {
                byte | (((set >> condition) & 1) as u8) << i
            }));
        }
    }
}

fn read_bits(reader: &mut Reader<'_>, docs: usize) -> Result<Vec<u32>, Damaged> {
    let mut sets = vec![0_u32; docs];
    for condition in 0..Condition::ALL.len() {
        for eight in sets.chunks_mut(8) {
            let byte = reader.byte()?;
            for (i, set) in eight.iter_mut().enumerate() {
                *set |= u32::from((byte >> i) & 1) << condition;
            }
        }
    }
    Ok(sets)
}

fn write_codes(writer: &mut Writer, codes: &[String]) {
    writer.number(codes.len() as u64);
    for code in codes {
        writer.text(code);
    }
}

fn read_codes(reader: &mut Reader<'_>) -> Result<Vec<String>, Damaged> {
    (0..reader.count()?).map(|_| reader.text()).collect()
}
