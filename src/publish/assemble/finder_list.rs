//! Lists of a finder's programmes by trade and by kind: the ways through it that need no script.

use super::{Parts, Source, shared::is_open};
use crate::{
    data::{Dataset, Finder, Programme, Text},
    i18n::{Words, label, number::integer},
    payload::{
        Body,
        finder::{Counted, FinderListPage},
    },
};
use anyhow::{Context, Result};
use std::{cmp::Reverse, collections::BTreeSet};

/// The trades and the kinds that have a page: those of any programme, closed ones included.
pub(super) fn codes(dataset: &Dataset, finder: Finder) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let mut trades = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for programme in dataset.programmes.iter().filter(|p| p.finder == finder) {
        trades.extend(programme.terms.iter().map(String::as_str));
        kinds.insert(programme.category.as_str());
    }
    (trades, kinds)
}

/// Trades with their number of open programmes, most first.
pub(super) fn trades(source: &Source, finder: Finder) -> Vec<Counted> {
    let (trades, _) = codes(source.dataset, finder);
    let terms = trades.into_iter().filter_map(|id| source.dataset.term(id));
    let mut counted: Vec<Counted> = terms
        .map(|term| Counted {
            id: term.id.clone(),
            name: term.name.clone(),
            programmes: n_open(source, finder, |p| p.terms.contains(&term.id)),
        })
        .collect();
    counted.sort_by_key(|trade| Reverse(trade.programmes));
    counted
}

/// Kinds with their number of open programmes, most first.
pub(super) fn kinds(source: &Source, finder: Finder) -> Vec<Counted> {
    let (_, kinds) = codes(source.dataset, finder);
    let mut counted: Vec<Counted> = kinds
        .into_iter()
        .map(|code| Counted {
            id: code.to_owned(),
            name: kind_name(code),
            programmes: n_open(source, finder, |p| p.category == code),
        })
        .collect();
    counted.sort_by_key(|kind| Reverse(kind.programmes));
    counted
}

/// The page of a trade.
pub(super) fn trade(source: &Source, finder: Finder, id: &str) -> Result<Parts> {
    let term = source.dataset.term(id).context("no such trade")?;
    let of = |programme: &Programme| programme.terms.iter().any(|term| term == id);
    Ok(page(source, finder, term.name.clone(), of))
}

/// The page of a kind.
pub(super) fn kind(source: &Source, finder: Finder, code: &str) -> Parts {
    page(source, finder, kind_name(code), |p| p.category == code)
}

fn kind_name(code: &str) -> Text {
    Text::each(|lang| label::category(Words(lang), code).to_owned())
}

fn n_open(source: &Source, finder: Finder, of: impl Fn(&Programme) -> bool) -> u32 {
    let programmes = source.dataset.programmes.iter();
    let found = programmes.filter(|p| p.finder == finder && is_open(p) && of(p));
    found.count() as u32
}

fn page(source: &Source, finder: Finder, name: Text, of: impl Fn(&Programme) -> bool) -> Parts {
    let programmes = source.dataset.programmes.iter();
    let (open, closed): (Vec<&Programme>, Vec<&Programme>) = programmes
        .filter(|p| p.finder == finder && of(p))
        .partition(|p| is_open(p));
    let cards = |programmes: &[&Programme]| -> Vec<_> {
        let all = programmes.iter();
        all.map(|programme| source.programme_card(programme))
            .collect()
    };
    let title = Text::each(|lang| {
        let words = Words(lang);
        words.finder_list_title(name.get(lang), label::finder(words, finder))
    });
    let description = Text::each(|lang| {
        let n = open.len() as u64;
        Words(lang).finder_list_description(n, &integer(n), name.get(lang))
    });
    let body = FinderListPage {
        finder,
        name,
        open: cards(&open),
        closed: cards(&closed),
    };
    (title, description, Body::FinderList(body))
}
