//! Tests of the desk: dirty files, round trips, seeded bytes, words.

mod bombs;
mod corpus;
mod make;
mod pure;
mod rules;
mod seeded;
mod silent;
mod words;

use super::{Catalogue, Checked, Decisions, Tables, check_with};
use crate::check::{descriptor, descriptor::Package, table};
use std::{path::PathBuf, sync::LazyLock};

/// The project's description and tables, read once.
static DATA: LazyLock<(Package, Tables, Catalogue)> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
    let package = descriptor::read(&folder.join(descriptor::FILE)).expect("the description");
    let tables: Tables = package
        .resources
        .iter()
        .map(|resource| {
            let table = table::read(&folder.join(&resource.path), resource).expect("a table");
            (resource.name.clone(), table)
        })
        .collect();
    let catalogue = Catalogue::new(&package, &tables);
    (package, tables, catalogue)
});

/// A check of one file against the real data.
fn checked(name: &str, bytes: &[u8], decisions: &Decisions) -> Checked {
    let (package, current, catalogue) = &*DATA;
    let files = [(name.to_owned(), bytes.to_vec())];
    check_with(&files, package, current, catalogue, decisions)
}
