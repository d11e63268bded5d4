//! What the current tables know of names: which id a name, a former name or a spelling stands for.

use super::{Tables, read::header};
pub use crate::check::references::edit_distance as distance;
use crate::{
    check::{descriptor::Package, table::Table},
    finder::normalise,
};
use std::collections::{BTreeMap, BTreeSet};

/// Names of the records of every table, and titles of every column.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    names: BTreeMap<String, Names>,
    titles: Vec<BTreeMap<String, usize>>,
}

/// Names of the records of a table.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Every id; of a composed key the parts joined with `/`.
    pub ids: BTreeSet<String>,
    /// Folded present name to ids.
    current: BTreeMap<String, BTreeSet<String>>,
    /// Folded former or other name to ids.
    other: BTreeMap<String, BTreeSet<String>>,
    /// Id to its English and Urdu name.
    titles: BTreeMap<String, [String; 2]>,
}

/// Names that the tables do not hold: what regions were called, and how they are shortened.
/// Table, name, id.
const FORMER_NAMES: [(&str, &str, &str); 24] = [
    ("regions", "NWFP", "kp"),
    ("regions", "N.W.F.P.", "kp"),
    ("regions", "North-West Frontier Province", "kp"),
    ("regions", "North West Frontier", "kp"),
    ("regions", "Sarhad", "kp"),
    ("regions", "KPK", "kp"),
    ("regions", "Khyber Pakhtoonkhwa", "kp"),
    ("regions", "Khyber Pukhtunkhwa", "kp"),
    ("regions", "FATA", "kp"),
    ("regions", "صوبہ سرحد", "kp"),
    ("regions", "سرحد", "kp"),
    ("regions", "خیبر پختون خواہ", "kp"),
    ("regions", "Baluchistan", "balochistan"),
    ("regions", "Sind", "sindh"),
    ("regions", "Northern Areas", "gb"),
    ("regions", "FANA", "gb"),
    ("regions", "شمالی علاقہ جات", "gb"),
    ("regions", "Azad Kashmir", "ajk"),
    ("regions", "AJ&K", "ajk"),
    ("regions", "آزاد کشمیر", "ajk"),
    ("regions", "Islamabad", "ict"),
    ("regions", "Federal Capital", "ict"),
    ("regions", "اسلام آباد", "ict"),
    ("regions", "وفاقی دارالحکومت", "ict"),
];

impl Catalogue {
    /// The names in `tables` and the column titles of `package`.
    pub fn new(package: &Package, tables: &Tables) -> Catalogue {
        let mut names: BTreeMap<String, Names> = tables
            .iter()
            .map(|(resource, table)| (resource.clone(), Names::of(table)))
            .collect();
        for (resource, name, id) in FORMER_NAMES {
            if let Some(names) = names.get_mut(resource)
                && names.ids.contains(id)
            {
                put(&mut names.other, name, id);
            }
        }
        Catalogue {
            names,
            titles: package.resources.iter().map(header::titles).collect(),
        }
    }

    /// Folded column titles to positions, for each resource of the description.
    pub fn titles(&self) -> &[BTreeMap<String, usize>] {
        &self.titles
    }

    /// Names of a table.
    pub fn of(&self, resource: &str) -> Option<&Names> {
        self.names.get(resource)
    }
}

impl Names {
    fn of(table: &Table) -> Names {
        let mut names = Names::default();
        let column = |name: &str| table.column(name);
        let key = column("id");
        let finder = column("finder");
        let english = column("name_en").or(column("title_en"));
        let urdu = column("name_ur").or(column("title_ur"));
        let short = [column("short_en"), column("short_ur")];
        let aliases = column("aliases");
        for row in &table.rows {
            let cell = |column: Option<usize>| column.and_then(|at| row.cells.get(at));
            let Some(id) = cell(key) else { continue };
            let id = match cell(finder) {
                Some(finder) => format!("{finder}/{id}"),
                None => id.clone(),
            };
            for name in [english, urdu, short[0], short[1]] {
                if let Some(name) = cell(name) {
                    put(&mut names.current, name, &id);
                }
            }
            put(&mut names.current, &id, &id);
            for alias in cell(aliases).map_or("", String::as_str).split(';') {
                put(&mut names.other, alias, &id);
            }
            let title = |at| cell(at).cloned().unwrap_or_default();
            names
                .titles
                .insert(id.clone(), [title(english), title(urdu)]);
            names.ids.insert(id);
        }
        names
    }

    /// The one record whose present name, in either language, or id is `text`, up to case, marks
    /// and look-alike letters.
    pub fn by_name(&self, text: &str) -> Option<&str> {
        only(self.current.get(&fold(text)))
    }

    /// The one record of which `text` is a former name or another spelling.
    pub fn by_other_name(&self, text: &str) -> Option<&str> {
        only(self.other.get(&fold(text)))
    }

    /// The one record whose name or id is at most a few letters away from `text`.
    pub fn nearest(&self, text: &str) -> Option<&str> {
        let key = fold(text);
        let length = key.chars().count();
        if !(4..=80).contains(&length) {
            return None;
        }
        let allowed = 1 + length / 8;
        let mut best: Option<(usize, &str)> = None;
        let mut tied = false;
        for (name, ids) in self.current.iter().chain(&self.other) {
            if name.chars().count().abs_diff(length) > allowed {
                continue;
            }
            let distance = distance(&key, name);
            let Some(id) = only(Some(ids)).filter(|_| distance <= allowed) else {
                continue;
            };
            match best {
                Some((least, known)) if least == distance => tied |= known != id,
                Some((least, _)) if least < distance => {}
                _ => {
                    best = Some((distance, id));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, id)| id)
    }

    /// English and Urdu name of a record; empty where the table has none.
    pub fn title(&self, id: &str) -> Option<&[String; 2]> {
        self.titles.get(id)
    }
}

/// The key by which names and column titles are compared.
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        plain.push(if matches!(c, '_' | '-' | '–' | '/' | '*') {
            ' '
        } else {
            c
        });
    }
    normalise::level1(&plain)
}

fn put(names: &mut BTreeMap<String, BTreeSet<String>>, name: &str, id: &str) {
    let key = fold(name);
    if !key.is_empty() {
        names.entry(key).or_default().insert(id.to_owned());
    }
}

fn only(ids: Option<&BTreeSet<String>>) -> Option<&str> {
    let ids = ids?;
    (ids.len() == 1).then(|| ids.first().map(String::as_str))?
}
