//! From the dataset to the payload of every page: the expected page list and its content.

mod chart;
mod district;
mod figures;
mod finder;
mod finder_list;
mod frame;
mod home;
mod knowledge;
mod leaflet;
pub mod programme;
mod project;
mod region;
mod shared;

use super::{
    Pages,
    charts::{self, Entry},
    geography::Geography,
};
use crate::{
    check::Checked,
    data::{Dataset, Finder, PartialDate, Region, Text},
    i18n::{Words, bidi},
    path::PagePath,
    payload::{
        Body, Page,
        offline::{OfflinePage, RegionChoice},
    },
};
use anyhow::{Context, Result};
use rayon::prelude::*;
use serde_json::Value;
use std::path::Path;

/// What the parts of this module work from.
struct Source<'a> {
    dataset: &'a Dataset,
    geography: &'a Geography,
    /// Address of the portal, without a slash at the end.
    origin: &'a str,
    charts: &'a [Entry],
}

/// Every page of the site with its payload. `index` is the folder of the finder's index.
///
/// # Errors
///
/// Boundaries that cannot be read, or a record that refers to nothing.
pub fn pages(checked: &Checked, folder: &Path, index: &str) -> Result<Pages> {
    let dataset = &checked.dataset;
    let geography = Geography::read(&folder.join("boundaries"))?;
    let charts = charts::catalogue(dataset, &geography);
    let source = Source {
        dataset,
        geography: &geography,
        origin: checked.package.origin(),
        charts: &charts,
    };
    let data_date = dataset
        .date()
        .context("changes.csv: found no change, expected at least the first one")?;
    let frame = Frame {
        data_date,
        contact: checked.package.contact(),
    };
    let bodies: Vec<(PagePath, Page)> = list(&source)
        .into_par_iter()
        .map(|path| {
            let (title, description, body) = one(&source, checked, index, &path)
                .with_context(|| format!("page {}", path.tail()))?;
            Ok((path, frame.page(title, description, body)?))
        })
        .collect::<Result<_>>()?;
    Ok(bodies.into_iter().collect())
}

/// The addresses the site must have, from the records alone.
fn list(source: &Source) -> Vec<PagePath> {
    let dataset = source.dataset;
    let mut pages = vec![
        PagePath::Home,
        PagePath::Districts,
        PagePath::Projects,
        PagePath::Frame,
        PagePath::Agenda,
        PagePath::Figures,
        PagePath::Charts,
        PagePath::Method,
        PagePath::Sources,
        PagePath::OpenData,
        PagePath::About,
        PagePath::Accessibility,
        PagePath::Security,
        PagePath::Saved,
        PagePath::Compare,
        PagePath::Offline,
        PagePath::NotFound,
    ];
    pages.extend(
        dataset
            .regions
            .iter()
            .map(|region| PagePath::Region(region.id.clone())),
    );
    pages.extend(
        dataset
            .districts
            .iter()
            .map(|district| PagePath::District(district.id.clone())),
    );
    pages.extend(
        dataset
            .districts
            .iter()
            .map(|district| PagePath::Leaflet(district.id.clone())),
    );
    pages.extend(
        dataset
            .projects
            .iter()
            .map(|project| PagePath::Project(project.id.clone())),
    );
    pages.extend(
        dataset
            .corridors
            .iter()
            .map(|corridor| PagePath::Corridor(corridor.id.clone())),
    );
    pages.extend(
        dataset
            .pillars
            .iter()
            .map(|pillar| PagePath::Pillar(pillar.id.clone())),
    );
    pages.extend(
        source
            .charts
            .iter()
            .map(|entry| PagePath::Chart(entry.chart.id.clone())),
    );
    for finder in Finder::ALL {
        pages.push(PagePath::FinderHome(finder));
        pages.extend(
            dataset
                .regions
                .iter()
                .map(|region| PagePath::FinderRegion(finder, region.id.clone())),
        );
        let (trades, kinds) = finder_list::codes(dataset, finder);
        let trade = |id: &&str| PagePath::FinderTrade(finder, (*id).to_owned());
        let kind = |code: &&str| PagePath::FinderKind(finder, (*code).to_owned());
        pages.extend(trades.iter().map(trade));
        pages.extend(kinds.iter().map(kind));
    }
    pages.extend(
        dataset
            .programmes
            .iter()
            .map(|programme| PagePath::Programme(programme.finder, programme.id.clone())),
    );
    pages
}

/// Title, description and body of a page.
type Parts = (Text, Text, Body);

fn one(source: &Source, checked: &Checked, index: &str, path: &PagePath) -> Result<Parts> {
    Ok(match path {
        PagePath::Home => home::page(source),
        PagePath::Region(id) => region::page(source, id)?,
        PagePath::Districts => district::list(source),
        PagePath::District(id) => district::page(source, id)?,
        PagePath::Leaflet(id) => leaflet::page(source, id)?,
        PagePath::Projects => project::list(source),
        PagePath::Project(id) => project::page(source, id)?,
        PagePath::Frame => frame::page(source),
        PagePath::Corridor(id) => frame::corridor(source, id)?,
        PagePath::Pillar(id) => frame::pillar(source, id)?,
        PagePath::Agenda => frame::agenda(source)?,
        PagePath::Figures => figures::page(source)?,
        PagePath::Charts => chart::gallery(source),
        PagePath::Chart(id) => chart::page(source, checked, id)?,
        PagePath::Method => knowledge::method(source)?,
        PagePath::Sources => knowledge::sources(source),
        PagePath::OpenData => knowledge::open_data(checked)?,
        PagePath::About => knowledge::about(source),
        PagePath::Accessibility => words_only(
            |words| words.accessibility_title().into(),
            |words| words.accessibility_lead().into(),
            Body::Accessibility,
        ),
        PagePath::Security => words_only(
            |words| words.security_title().into(),
            |words| words.security_lead().into(),
            Body::Security,
        ),
        PagePath::FinderHome(finder) => finder::home(source, *finder, index),
        PagePath::FinderRegion(finder, id) => finder::region(source, *finder, id)?,
        PagePath::FinderTrade(finder, id) => finder_list::trade(source, *finder, id)?,
        PagePath::FinderKind(finder, code) => finder_list::kind(source, *finder, code),
        PagePath::Programme(finder, id) => programme::page(source, *finder, id)?,
        PagePath::Saved => words_only(
            |words| words.saved_title().into(),
            |words| words.saved_lead().into(),
            Body::Saved,
        ),
        PagePath::Compare => words_only(
            |words| words.compare_title().into(),
            |words| words.compare_lead().into(),
            Body::Compare,
        ),
        PagePath::Offline => {
            let choice = |region: &Region| RegionChoice {
                id: region.id.clone(),
                name: region.name.clone(),
            };
            let regions = source.dataset.regions.iter().map(choice).collect();
            words_only(
                |words| words.offline_title().into(),
                |words| words.offline_lead().into(),
                Body::Offline(OfflinePage { regions }),
            )
        }
        PagePath::NotFound => words_only(
            |words| words.not_found_title().into(),
            |words| words.not_found_text().into(),
            Body::NotFound,
        ),
    })
}

/// A page whose title and description come from the words file.
fn words_only(
    title: impl Fn(Words) -> String,
    description: impl Fn(Words) -> String,
    body: Body,
) -> Parts {
    (
        Text::each(|lang| title(Words(lang))),
        Text::each(|lang| description(Words(lang))),
        body,
    )
}

/// What all pages share.
struct Frame {
    data_date: PartialDate,
    contact: Option<String>,
}

impl Frame {
    /// The page, with Latin words and figures inside Urdu texts isolated for display.
    fn page(&self, title: Text, description: Text, body: Body) -> Result<Page> {
        let page = Page {
            title,
            description,
            data_date: self.data_date,
            contact: self.contact.clone(),
            body,
        };
        let mut value = serde_json::to_value(page)?;
        isolate_urdu(&mut value);
        Ok(serde_json::from_value(value)?)
    }
}

/// Isolates the Urdu side of every text below `value`. Texts that were put together from words
/// are isolated already and are left alone.
fn isolate_urdu(value: &mut Value) {
    match value {
        Value::Object(map) => {
            let is_text = map.len() == 2 && map.contains_key("en") && map.contains_key("ur");
            match map.get_mut("ur") {
                Some(Value::String(urdu)) if is_text => {
                    if !urdu.contains([bidi::FSI, bidi::LRI]) {
                        *urdu = bidi::isolate_runs(urdu);
                    }
                }
                _ => map.values_mut().for_each(isolate_urdu),
            }
        }
        Value::Array(items) => items.iter_mut().for_each(isolate_urdu),
        _ => {}
    }
}
