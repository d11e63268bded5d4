//! Tests of the desk: dirty files, round trips, seeded bytes, words.

mod bombs;
mod corpus;
mod make;
mod rules;
mod seeded;
mod silent;
mod words;

use super::{Checked, Decisions, Tables, check};
use crate::check::{descriptor, descriptor::Package, table};
use std::{path::PathBuf, sync::LazyLock};

/// The project's description and tables, read once.
static DATA: LazyLock<(Package, Tables)> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
    let package = descriptor::read(&folder.join(descriptor::FILE)).expect("the description");
    let tables = package
        .resources
        .iter()
        .map(|resource| {
            let table = table::read(&folder.join(&resource.path), resource).expect("a table");
            (resource.name.clone(), table)
        })
        .collect();
    (package, tables)
});

/// A check of one file against the real data.
fn checked(name: &str, bytes: &[u8], decisions: &Decisions) -> Checked {
    let (package, current) = &*DATA;
    check(&[(name.to_owned(), bytes.to_vec())], package, current, decisions)
}
