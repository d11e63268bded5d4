//! Embeds pinned to the data of a day: each stays at its address with the figures of that day, and says
//! when these have changed since.
//!
//! Pins live in the site itself, below `/embed/`. A publish carries over those it finds in the site that
//! it replaces, so a site published into an empty folder has those of its own day only, unless the
//! folder `embed` of an earlier site was put there first.

use crate::{
    chart::{
        model::Form,
        series::Reading,
        view::{Filter, View},
    },
    data::Lang,
    embed::cite,
    i18n::Words,
    path::PagePath,
    payload::chart::ChartPage,
    publish::site::{Site, short_hash},
};
use anyhow::{Context, Result};
use maud::html;
use std::{collections::BTreeMap, collections::BTreeSet, fs, path::Path};

/// Where a pin says what became of its figures.
pub const NOTICE: [&str; 2] = ["<!--since-->", "<!--/since-->"];
/// The attribute that holds the marks of the figures.
const FIGURES: &str = " data-figures=\"";

/// What became of the figures of a pin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Since {
    Same,
    Newer,
    Corrected,
    Gone,
}

/// The figures of a view as short marks, one for each row, so that a later publish can tell whether
/// any was changed without keeping them twice.
pub fn figures(view: &View) -> String {
    let rows: Vec<String> = match view.form {
        Form::Timeline => view
            .spans
            .iter()
            .map(|span| {
                format!(
                    "{} {:?} {:?} {:?}",
                    span.id, span.state, span.start, span.end
                )
            })
            .collect(),
        _ => view
            .ids
            .iter()
            .enumerate()
            .map(|(place, id)| {
                let mut row = format!("{id} {}", view.unit);
                for (number, group) in view.groups.iter().enumerate() {
                    let value = match view.reading(number, place) {
                        Reading::Value(value) => value.to_string(),
                        Reading::Gap(gap) => gap.code().to_owned(),
                    };
                    row.push_str(&[" ", &group.id, "=", &value].concat());
                }
                row
            })
            .collect(),
    };
    let marks: Vec<String> = rows
        .iter()
        .map(|row| short_hash(row.as_bytes())[..8].to_owned())
        .collect();
    marks.join(" ")
}

/// The pins of an earlier site by their path, and the style sheets they need.
#[derive(Default)]
pub struct Pins {
    pages: BTreeMap<String, String>,
    styles: BTreeMap<String, Vec<u8>>,
}

impl Pins {
    /// Reads the pins of the site in `folder`. Without such a site there are none.
    ///
    /// # Errors
    ///
    /// A file that cannot be read.
    pub fn read(folder: &Path) -> Result<Pins> {
        let mut pins = Pins::default();
        for lang in Lang::ALL {
            pins.walk(folder, &format!("embed/{}", lang.code()))?;
        }
        let asked: BTreeSet<String> = pins
            .pages
            .values()
            .filter_map(|html| style_of(html))
            .collect();
        for style in asked {
            let file = folder.join(&style);
            let content =
                fs::read(&file).with_context(|| format!("read {} of a pin", file.display()))?;
            pins.styles.insert(style, content);
        }
        Ok(pins)
    }

    fn walk(&mut self, site: &Path, folder: &str) -> Result<()> {
        let place = site.join(folder);
        if !place.is_dir() {
            return Ok(());
        }
        for entry in fs::read_dir(&place).with_context(|| format!("read {}", place.display()))? {
            let entry = entry?;
            if !entry.file_type()?.is_dir() {
                continue;
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}/{name}");
            if !is_day(&name) {
                self.walk(site, &path)?;
                continue;
            }
            let file = format!("{path}/index.html");
            let Ok(html) = fs::read_to_string(site.join(&file)) else {
                continue;
            };
            if html.contains(FIGURES) {
                self.pages.insert(file, html);
            }
        }
        Ok(())
    }

    /// Puts the pins into the site, each with what is to be said today. One of today's date whose
    /// figures are those of today is drawn anew; one whose figures were changed on the same day keeps
    /// its own.
    pub fn keep(self, site: &mut Site, charts: &BTreeMap<&str, &ChartPage>) {
        for (file, html) in self.pages {
            let Some(place) = Place::read(&file) else {
                continue;
            };
            let chart = charts.get(place.chart).copied();
            let since = since(&html, &place, chart);
            if since == Since::Same && site.files.contains_key(&file) {
                continue;
            }
            if let Some(style) = style_of(&html)
                && let Some(content) = self.styles.get(&style)
            {
                site.files.entry(style).or_insert_with(|| content.clone());
            }
            site.add(&file, told(&html, &notice(&place, chart, since)));
        }
    }
}

/// The days that charts are pinned to in a site, newest first.
pub fn days(site: &Site) -> Vec<String> {
    let days: BTreeSet<&str> = site
        .files
        .keys()
        .filter_map(|file| Some(Place::read(file)?.day))
        .collect();
    days.into_iter().rev().map(str::to_owned).collect()
}

/// What the path of a pin says.
struct Place<'a> {
    lang: Lang,
    chart: &'a str,
    region: &'a str,
    day: &'a str,
}

impl Place<'_> {
    fn read(file: &str) -> Option<Place<'_>> {
        let path = file.strip_prefix("embed/")?.strip_suffix("/index.html")?;
        let parts: Vec<&str> = path.split('/').collect();
        let (lang, chart, region, day) = match parts.as_slice() {
            [lang, chart, day] => (lang, chart, "", day),
            [lang, chart, region, day] => (lang, chart, *region, day),
            _ => return None,
        };
        is_day(day).then_some(Place {
            lang: Lang::from_code(lang)?,
            chart,
            region,
            day,
        })
    }
}

fn is_day(name: &str) -> bool {
    let shape: String = name
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    shape == "0000-00-00"
}

fn style_of(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("<link rel=\"stylesheet\" href=\"/")?;
    let (style, _) = rest.split_once('"')?;
    style.starts_with("embed/").then(|| style.to_owned())
}

fn since(html: &str, place: &Place, chart: Option<&ChartPage>) -> Since {
    let Some(chart) = chart else {
        return Since::Gone;
    };
    let (view, unknown) = chart.chart.view(&Filter {
        region: place.region.to_owned(),
        ..Filter::default()
    });
    if !unknown.is_empty() {
        return Since::Gone;
    }
    let own = html
        .split_once(FIGURES)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("", |(own, _)| own);
    let own: BTreeSet<&str> = own.split_whitespace().collect();
    let now = figures(&view);
    let now: BTreeSet<&str> = now.split_whitespace().collect();
    if own == now {
        Since::Same
    } else if own.is_subset(&now) {
        Since::Newer
    } else {
        Since::Corrected
    }
}

/// The sentence of a pin in its language, with the way to the chart of today.
fn notice(place: &Place, chart: Option<&ChartPage>, since: Since) -> String {
    let words = Words(place.lang);
    let text = match since {
        Since::Same => return String::new(),
        Since::Newer => words.embed_since_newer(),
        Since::Corrected => words.embed_since_corrected(),
        Since::Gone => words.embed_since_gone(),
    };
    let (address, link) = match chart {
        Some(chart) => (cite::address(place.lang, chart), words.embed_see_current()),
        None => (PagePath::Charts.href(place.lang), words.charts_title()),
    };
    html! { (text) " " a href=(address) target="_blank" rel="noopener" { (link) } }.into_string()
}

/// `html` with `notice` in the place of an earlier one.
fn told(html: &str, notice: &str) -> String {
    let parts = html
        .split_once(NOTICE[0])
        .and_then(|(before, rest)| Some((before, rest.split_once(NOTICE[1])?.1)));
    match parts {
        Some((before, after)) => [before, NOTICE[0], notice, NOTICE[1], after].concat(),
        None => html.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_takes_the_place_of_the_earlier_one() {
        let page = format!("<p>{}{}</p>", NOTICE[0], NOTICE[1]);
        let once = told(&page, "old");
        assert_eq!(
            told(&once, "new"),
            format!("<p>{}new{}</p>", NOTICE[0], NOTICE[1])
        );
        assert_eq!(told(&once, ""), page);
        assert_eq!(told("<p>", "x"), "<p>");
    }

    #[test]
    fn only_addresses_with_a_day_are_pins() {
        let place = Place::read("embed/ur/mw-by-year/sindh/2026-11-24/index.html").expect("a pin");
        assert_eq!(
            (place.lang, place.chart, place.region, place.day),
            (Lang::Ur, "mw-by-year", "sindh", "2026-11-24")
        );
        for path in [
            "embed/ur/mw-by-year/index.html",
            "embed/ur/mw-by-year/sindh/index.html",
            "embed/fr/mw-by-year/2026-11-24/index.html",
            "embed/ur/mw-by-year/2026-11-24.html",
            "en/mw-by-year/2026-11-24/index.html",
        ] {
            assert!(Place::read(path).is_none(), "{path}");
        }
    }
}
