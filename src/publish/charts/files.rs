//! The files of every chart: pictures, tables, archives, embeds, oEmbed.

use super::{embed_page, png, sheet};
use crate::{
    chart::{
        csv, json,
        palette::{DARK, LIGHT},
        poster::{self, Frame, SVG_WIDTH},
        svg::Look,
        table,
        view::{Filter, View},
    },
    data::Lang,
    embed::cite,
    i18n::bidi::without_isolates,
    pages::charts::thumbnail,
    path::PagePath,
    payload::{Body, Page, chart::ChartPage},
    publish::{
        Options, Pages,
        compress::Store,
        site::{Site, short_hash},
    },
};
use anyhow::{Context, Result};
use rayon::prelude::*;

/// Width of PNG files, in pixels.
pub const PNG_WIDTH: u32 = 1200;
/// Width of the small pictures in lists, in units.
const THUMBNAIL_WIDTH: u32 = 300;

/// A file by its path in the site.
type File = (String, Vec<u8>);

/// Adds the files of all charts.
///
/// # Errors
///
/// A chart that cannot be drawn or written.
pub fn add(site: &mut Site, pages: &Pages, options: &Options) -> Result<()> {
    let store = Store::open(&options.cache)?;
    let sheet = crate::publish::style::embed(&options.style)?;
    let style = format!("/embed/style-{}.css", short_hash(sheet.as_bytes()));
    site.add(&style, sheet.into_bytes());
    for (name, content) in embed_page::SCRIPTS {
        site.add(name, content);
    }
    let wanted: Vec<(&Page, &ChartPage, Lang)> = pages
        .values()
        .filter_map(|page| match &page.body {
            Body::Chart(data) => Some((page, data.as_ref())),
            _ => None,
        })
        .flat_map(|(page, data)| Lang::ALL.map(|lang| (page, data, lang)))
        .collect();
    let files: Vec<Vec<File>> = wanted
        .into_par_iter()
        .map(|(page, data, lang)| {
            let mut files = of_chart(data, lang, &store)
                .with_context(|| format!("chart {}, {}", data.chart.id, lang.code()))?;
            files.extend(embed_page::files(page, data, lang, &style));
            Ok(files)
        })
        .collect::<Result<_>>()?;
    site.files.extend(files.into_iter().flatten());
    Ok(())
}

/// One file of a chart as asked for on the command line or by address.
///
/// # Errors
///
/// A picture or workbook that cannot be written.
pub fn one(page: &ChartPage, view: &View, lang: Lang, format: &str) -> Result<Option<Vec<u8>>> {
    let address = cite::address(lang, page);
    let frame = Frame {
        source: page.source_line.get(lang),
        address: address.trim_start_matches("https://").trim_end_matches('/'),
    };
    let picture = |look| poster::draw(view, &frame, lang, SVG_WIDTH, look);
    Ok(Some(match format {
        "svg" => picture(Look::Paint(&LIGHT)).into_bytes(),
        "png" => png::rasterise(&picture(Look::Raster(&LIGHT)), PNG_WIDTH)?,
        "social.png" => {
            let svg = poster::social(view, &frame, lang, Look::Raster(&LIGHT));
            png::rasterise(&svg, PNG_WIDTH)?
        }
        "csv" => csv::file(&table::plain(view, lang)).into_bytes(),
        "xlsx" => sheet::workbook(page, &table::plain(view, lang), lang)?,
        "json" => {
            let source = without_isolates(page.source_line.get(lang));
            json::file(&page.chart.id, view, lang, &source, &address).into_bytes()
        }
        _ => return Ok(None),
    }))
}

fn of_chart(page: &ChartPage, lang: Lang, store: &Store) -> Result<Vec<File>> {
    let (view, _) = page.chart.view(&Filter::default());
    let id = &page.chart.id;
    let address = PagePath::Chart(id.clone()).href(lang);
    let base = address.trim_matches('/');
    let made = |format: &str| -> Result<Vec<u8>> {
        one(page, &view, lang, format)?.with_context(|| format!("no such format: {format}"))
    };
    let cached = |format: &str| -> Result<Vec<u8>> {
        let svg = made("svg")?;
        let key =
            short_hash(&[svg.as_slice(), format.as_bytes(), &png::LOOK.to_be_bytes()].concat());
        store.get_or_make(&format!("chart-{key}.png"), || made(format))
    };
    let svg = made("svg")?;
    let picture = cached("png")?;
    let social = cached("social.png")?;
    let (csv, xlsx, json) = (made("csv")?, made("xlsx")?, made("json")?);
    let read_me = sheet::read_me(page, lang);
    let archive = sheet::archive(&[
        ("README.txt".to_owned(), read_me.as_bytes()),
        (format!("{id}.csv"), &csv),
        (format!("{id}.json"), &json),
        (format!("{id}.png"), &picture),
        (format!("{id}.svg"), &svg),
        (format!("{id}.xlsx"), &xlsx),
    ])?;
    let mut files = vec![
        (format!("{base}.svg"), svg),
        (format!("{base}.png"), picture),
        (format!("{base}-social.png"), social),
        (format!("{base}.csv"), csv),
        (format!("{base}.xlsx"), xlsx),
        (format!("{base}.json"), json),
        (format!("{base}.zip"), archive),
    ];
    for (theme, palette) in [("light", &LIGHT), ("dark", &DARK)] {
        let small = poster::thumbnail(&view, lang, THUMBNAIL_WIDTH, Look::Paint(palette));
        let path = thumbnail(id, lang, theme);
        files.push((path.trim_start_matches('/').to_owned(), small.into_bytes()));
    }
    Ok(files)
}
