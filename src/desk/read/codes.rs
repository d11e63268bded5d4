//! Words in place of codes: labels of the portal in English and Urdu, names of records, yes and no.

use super::Why;
use crate::{
    check::descriptor::Field,
    data::Lang,
    desk::{Catalogue, catalogue::fold},
    i18n::{Words, label},
};
use std::collections::{BTreeMap, BTreeSet};

/// What cells of a column may say instead of its codes: folded words to the code.
#[derive(Debug, Default)]
pub struct Labels {
    codes: BTreeSet<String>,
    words: BTreeMap<String, Option<String>>,
}

impl Labels {
    /// The labels of a column with allowed values.
    pub fn of(field: &Field) -> Labels {
        let mut labels = Labels::default();
        for code in field.codes() {
            labels.put(&code, &code);
            labels.codes.insert(code.clone());
            for lang in Lang::ALL {
                for word in words_of(Words(lang), &field.name, &code) {
                    labels.put(&word, &code);
                }
            }
        }
        labels
    }

    fn put(&mut self, word: &str, code: &str) {
        let entry = self
            .words
            .entry(fold(word))
            .or_insert_with(|| Some(code.to_owned()));
        // A word that means two codes means none.
        if entry.as_deref() != Some(code) {
            *entry = None;
        }
    }

    /// The code that `text` means, if it means one.
    pub fn code(&self, text: &str) -> Option<&str> {
        // Most cells hold their code already.
        if let Some(code) = self.codes.get(text) {
            return Some(code);
        }
        if self.words.is_empty() {
            return None;
        }
        self.words.get(&fold(text))?.as_deref()
    }
}

/// The portal's own words for a code of a column.
pub fn words_of(words: Words, column: &str, code: &str) -> Vec<String> {
    let shown = match column {
        "status" | "state" => vec![match code {
            "completed" => words.state_completed(),
            "under-construction" => words.state_under_construction(),
            "planned" => words.state_planned(),
            "stalled" => words.state_stalled(),
            "unknown" => words.state_unknown(),
            other => other,
        }],
        "energy_source" => vec![label::energy_source(words, code)],
        "category" => vec![label::category(words, code)],
        "gender" => vec![label::gender(words, code)],
        "mode" => vec![label::mode(words, code)],
        "education_min" => vec![label::education(words, code)],
        "provider_type" | "kind" => vec![label::provider(words, code)],
        "unit" | "rebuilt_unit" => vec![label::unit(words, code)],
        "theme" => vec![label::theme(words, code)],
        "intake" => vec![match code {
            "rolling" => words.intake_rolling(),
            "periodic" => words.intake_periodic(),
            "closed" => words.intake_closed(),
            "unknown" => words.intake_unknown(),
            other => other,
        }],
        "finder" => vec![match code {
            "training" => words.finder_training(),
            "business" => words.finder_business(),
            other => other,
        }],
        _ => Vec::new(),
    };
    shown
        .into_iter()
        .filter(|word| *word != code)
        .map(str::to_owned)
        .collect()
}

/// `true` or `false` for words that mean yes or no.
pub fn yes_no(text: &str) -> Option<&'static str> {
    match fold(text).as_str() {
        "yes" | "y" | "true" | "1" | "ہاں" | "جی ہاں" | "جی" => Some("true"),
        "no" | "n" | "false" | "0" | "نہیں" | "جی نہیں" => Some("false"),
        _ => None,
    }
}

/// One item of a cell as a code or an id, if it means one that it is not already.
fn item(
    field: &Field,
    labels: &Labels,
    catalogue: &Catalogue,
    text: &str,
) -> Option<(String, Why)> {
    if let Some(reference) = &field.references {
        let names = catalogue.of(&reference.resource)?;
        if names.ids.contains(text) {
            return Some((text.to_owned(), Why::Name));
        }
        return names.by_name(text).map(|id| (id.to_owned(), Why::Name));
    }
    labels.code(text).map(|code| (code.to_owned(), Why::Code))
}

/// The cell with codes and ids in place of words; nothing when it stays. Lists parted by commas,
/// line breaks or `and` become lists parted by the separator, when every item means something.
pub fn mend(
    field: &Field,
    labels: &Labels,
    catalogue: &Catalogue,
    cell: &str,
) -> Option<(String, Why)> {
    let Some(separator) = &field.separator else {
        return item(field, labels, catalogue, cell).filter(|(code, _)| code != cell);
    };
    if field.references.is_none() && field.constraints.values.is_empty() {
        return None;
    }
    let separator = separator.as_str();
    let by_separator: Vec<&str> = cell.split(separator).map(str::trim).collect();
    let known = |items: &[&str]| -> Vec<Option<(String, Why)>> {
        items
            .iter()
            .map(|text| item(field, labels, catalogue, text))
            .collect()
    };
    let found = known(&by_separator);
    let lists_other = cell.contains([',', '،', '؛', '\n', '/', '|', '&']) || cell.contains(" and ");
    if found.iter().any(Option::is_none) && lists_other {
        let pieces = cell.replace(" and ", ",");
        let pieces: Vec<&str> = pieces
            .split([',', '،', '؛', ';', '\n', '/', '|', '&'])
            .map(str::trim)
            .filter(|piece| !piece.is_empty())
            .collect();
        let found: Option<Vec<(String, Why)>> = known(&pieces).into_iter().collect();
        let codes: Vec<String> = found?.into_iter().map(|(code, _)| code).collect();
        return Some((codes.join(separator), Why::List));
    }
    let mended: Vec<&str> = by_separator
        .iter()
        .zip(&found)
        .map(|(text, found)| found.as_ref().map_or(*text, |(code, _)| code.as_str()))
        .collect();
    let joined = mended.join(separator);
    let why = found.iter().flatten().map(|(_, why)| *why).next()?;
    if joined == cell {
        return None;
    }
    // Only spaces around the separator went: a list in another dress.
    let why = if by_separator == mended {
        Why::List
    } else {
        why
    };
    Some((joined, why))
}
