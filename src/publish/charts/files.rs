//! The files of every chart: pictures, tables, archives, embeds, oEmbed.

use super::{TOPICS, embed_missing, embed_page, pins::Pins, png, sheet};
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
    i18n::{Words, bidi::without_isolates},
    pages::charts::thumbnail,
    path::PagePath,
    payload::{Body, Page, chart::ChartPage},
    publish::{
        Options, Pages,
        compress::Store,
        site::{Site, short_hash},
    },
    ui::chart_use::{REGION_FILES, region_file},
};
use anyhow::{Context, Result};
use rayon::prelude::*;

/// Width of PNG files, in pixels.
pub const PNG_WIDTH: u32 = 1200;
/// Width of the small pictures in lists, in units.
const THUMBNAIL_WIDTH: u32 = 300;

/// A file by its path in the site.
type File = (String, Vec<u8>);

/// Adds the files of all charts, and earlier pins that stand in the site to be replaced. `app` is the
/// address of the app's starting script.
///
/// # Errors
///
/// A chart that cannot be drawn or written.
pub fn add(site: &mut Site, pages: &Pages, app: &str, options: &Options) -> Result<()> {
    let pins = Pins::read(&options.out)?;
    let store = Store::open(&options.cache)?;
    let sheet = crate::publish::style::embed(&options.style)?;
    let style = format!("/embed/style-{}.css", short_hash(sheet.as_bytes()));
    site.add(&style, sheet.into_bytes());
    let script = embed_page::EMBED_SCRIPT.replace("{app}", app);
    site.add("embed/embed.js", script);
    site.add("embed/host.js", embed_page::HOST_SCRIPT);
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
            files.extend(of_regions(data, lang)?);
            files.extend(embed_page::files(page, data, lang, &style));
            Ok(files)
        })
        .collect::<Result<_>>()?;
    site.files.extend(files.into_iter().flatten());
    let charts: Vec<&ChartPage> = in_order(pages);
    pins.keep(
        site,
        &charts
            .iter()
            .map(|page| (page.chart.id.as_str(), *page))
            .collect(),
    );
    embed_missing::add(site, &charts, &style);
    Ok(())
}

/// The charts in the order of the gallery.
fn in_order(pages: &Pages) -> Vec<&ChartPage> {
    let mut charts: Vec<&ChartPage> = pages
        .values()
        .filter_map(|page| match &page.body {
            Body::Chart(data) => Some(data.as_ref()),
            _ => None,
        })
        .collect();
    let topic = |page: &&ChartPage| TOPICS.iter().position(|topic| *topic == page.chart.topic);
    charts.sort_by_key(topic);
    charts
}

/// The files that are published for each region: what is light, and cannot be made on a phone.
fn of_regions(page: &ChartPage, lang: Lang) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for region in &page.chart.regions {
        let (view, _) = page.chart.view(&Filter {
            region: region.id.clone(),
            ..Filter::default()
        });
        for ending in REGION_FILES {
            let content = one(page, &view, lang, ending)?
                .with_context(|| format!("no such format: {ending}"))?;
            let path = region_file(Words(lang), &page.chart.id, &region.id, ending);
            files.push((path.trim_start_matches('/').to_owned(), content));
        }
    }
    Ok(files)
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
        "zip" => archive(page, view, lang)?,
        _ => return Ok(None),
    }))
}

/// Everything of a view in one archive.
fn archive(page: &ChartPage, view: &View, lang: Lang) -> Result<Vec<u8>> {
    let mut files = vec![(
        "README.txt".to_owned(),
        sheet::read_me(page, lang).into_bytes(),
    )];
    for ending in ["csv", "json", "png", "svg", "xlsx"] {
        let content =
            one(page, view, lang, ending)?.with_context(|| format!("no such format: {ending}"))?;
        files.push((format!("{}.{ending}", page.chart.id), content));
    }
    let files: Vec<(String, &[u8])> = files
        .iter()
        .map(|(name, content)| (name.clone(), content.as_slice()))
        .collect();
    sheet::archive(&files)
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
