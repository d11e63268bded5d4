//! The real catalogue: every chart at every width in both languages, and every file by its own
//! reader.

use super::{embed_page, files, sheet};
use crate::{
    chart::{
        finding,
        palette::LIGHT,
        poster, render,
        svg::Look,
        table,
        tests::geometry::{attribute, labels},
        view::{Filter, Unknown},
    },
    check,
    data::{Lang, Text},
    embed::code::{self, Asked},
    i18n::Words,
    payload::{Body, Page, chart::ChartPage},
    publish::assemble,
};
use calamine::{Data, Reader, Xlsx};
use std::{
    io::{Cursor, Read},
    path::Path,
    sync::OnceLock,
};

/// The pages of all charts, as published.
fn pages() -> &'static [(Page, ChartPage)] {
    static PAGES: OnceLock<Vec<(Page, ChartPage)>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let checked = check::load(&folder).expect("sound data");
        let pages = assemble::pages(&checked, &folder, "").expect("pages");
        pages
            .into_values()
            .filter_map(|page| match &page.body {
                Body::Chart(data) => Some((page.clone(), data.as_ref().clone())),
                _ => None,
            })
            .collect()
    })
}

fn chart(id: &str) -> &'static ChartPage {
    let found = pages().iter().find(|(_, page)| page.chart.id == id);
    &found.unwrap_or_else(|| panic!("no chart {id}")).1
}

/// A chart whose texts try to be markup, formulas and more.
fn hostile() -> ChartPage {
    let mut page = chart("mw-by-source").clone();
    let bad = || {
        Text::new(
            "=1+1</title><script>alert(1)</script>\"'&",
            "=1+1<script>alert(2)</script>\"'&",
        )
    };
    page.chart.title = bad();
    page.chart.note = bad();
    page.source_line = bad();
    for group in &mut page.chart.groups {
        group.name = bad();
    }
    for mark in &mut page.chart.marks {
        mark.name = Some(bad());
    }
    page
}

#[test]
fn there_are_charts_of_every_topic_and_each_has_something_to_say() {
    assert!(pages().len() >= 24, "{} charts", pages().len());
    for topic in super::TOPICS {
        assert!(
            pages().iter().any(|(_, page)| page.chart.topic == topic),
            "{topic}"
        );
    }
    for (_, page) in pages() {
        let view = page.chart.whole();
        for lang in Lang::ALL {
            let (finding, sentence) = (
                finding::finding(&view, lang),
                finding::description(&view, lang),
            );
            assert!(
                finding.len() > 8 && sentence.len() > finding.len(),
                "{}: {sentence}",
                page.chart.id
            );
            assert!(!page.source_line.get(lang).is_empty() && page.sources_total > 0);
            assert_eq!(
                table::shown(&view, lang).rows.len(),
                view.labels.len().max(view.spans.len())
            );
        }
    }
}

#[test]
fn labels_of_every_chart_stay_inside_and_apart() {
    for (_, page) in pages() {
        let mut filters = vec![Filter::default()];
        filters.extend(page.chart.measures.iter().skip(1).map(|measure| Filter {
            measure: measure.id.clone(),
            ..Filter::default()
        }));
        filters.extend(page.chart.regions.first().map(|region| Filter {
            region: region.id.clone(),
            ..Filter::default()
        }));
        for filter in filters {
            let (view, unknown) = page.chart.view(&filter);
            assert!(unknown.is_empty());
            for lang in Lang::ALL {
                for width in [280, 320, 600, 1200] {
                    let svg = render(&view, lang, width, "x");
                    let place = format!("{} {filter:?} {lang:?} {width}", page.chart.id);
                    apart(&svg, &place);
                }
            }
        }
    }
}

fn apart(svg: &str, place: &str) {
    let size: Vec<f64> = attribute(svg, "viewBox")
        .split(' ')
        .map(|n| n.parse().expect("a number"))
        .collect();
    let labels = labels(svg);
    for (n, label) in labels.iter().enumerate() {
        let [left, top, right, bottom] = label.edges;
        let inside =
            left >= -0.2 && top >= -0.2 && right <= size[2] + 0.2 && bottom <= size[3] + 0.2;
        assert!(inside, "{place}: {label:?} leaves {size:?}");
        for other in &labels[..n] {
            let [l, t, r, b] = other.edges;
            assert!(
                right <= l || r <= left || bottom <= t || b <= top,
                "{place}: {label:?} meets {other:?}"
            );
        }
    }
}

#[test]
fn an_address_that_asks_for_what_is_not_there_still_shows_the_chart() {
    let chart = &chart("mw-by-year").chart;
    let cases = [
        ("?region=atlantis", vec![Unknown::Region]),
        ("?measure=wishes", vec![Unknown::Measure]),
        ("?from=1999", vec![Unknown::Period]),
        ("?from=2020&to=2018", vec![Unknown::Period]),
        ("?region=sindh&measure=added&from=2018&to=2022", vec![]),
        ("?other=1", vec![]),
    ];
    for (query, expected) in cases {
        let (view, unknown) = chart.view(&Filter::from_query(query));
        assert_eq!(unknown, expected, "{query}");
        assert!(!view.is_empty(), "{query}");
    }
    let (view, _) = chart.view(&Filter::from_query("?from=2018&to=2020"));
    assert_eq!(view.ids, ["2018", "2019", "2020"]);
}

#[test]
fn regions_are_counted_from_the_same_records_as_the_country() {
    let whole = chart("projects-by-state").chart.whole();
    let total: f64 = (0..whole.labels.len())
        .filter_map(|place| whole.total(place))
        .sum();
    assert_eq!(total, 162.0);
    let mw = chart("mw-by-region").chart.whole();
    assert_eq!(mw.total(mw.labels.len() - 1), Some(8904.0));
    let plants = chart("mw-plants").chart.whole();
    let sum: f64 = (0..plants.labels.len())
        .filter_map(|place| plants.total(place))
        .sum();
    assert_eq!(sum, 8904.0);
}

#[test]
fn files_are_read_back_by_their_own_readers() {
    let page = chart("exports-and-imports");
    let (view, _) = page.chart.view(&Filter::default());
    for lang in Lang::ALL {
        let file = |format: &str| {
            files::one(page, &view, lang, format)
                .expect(format)
                .expect(format)
        };

        let decoder = png::Decoder::new(Cursor::new(file("png")));
        let mut reader = decoder.read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size()];
        let frame = reader.next_frame(&mut pixels).expect("pixels");
        assert_eq!(frame.width, 1200);
        let colours: std::collections::BTreeSet<&[u8]> = pixels.chunks_exact(3).collect();
        assert!(colours.len() > 20, "words, bars and their edges");

        let social = png::Decoder::new(Cursor::new(file("social.png")))
            .read_info()
            .expect("a PNG");
        assert_eq!((social.info().width, social.info().height), (1200, 630));

        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file("xlsx"))).expect("a workbook");
        let names = book.sheet_names();
        assert_eq!(names.len(), 2);
        let range = book.worksheet_range(&names[0]).expect("the first sheet");
        assert_eq!(range.height(), view.labels.len() + 1);
        assert_eq!(range.get_value((1, 1)), Some(&Data::Float(1.663)));
        assert_eq!(file("xlsx"), file("xlsx"), "the same bytes again");

        let csv = String::from_utf8(file("csv")).expect("UTF-8");
        let mut rows =
            csv::ReaderBuilder::new().from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        assert!(csv.starts_with('\u{feff}') && csv.contains("\r\n"));
        let first = rows.records().next().expect("a row").expect("sound");
        assert_eq!(first.get(1), Some("1.663"));

        let json: serde_json::Value = serde_json::from_slice(&file("json")).expect("JSON");
        assert_eq!(json["rows"][0][1], 1.663);
        assert_eq!(
            json["absent"].as_array().map(Vec::len),
            Some(1),
            "imports of 2021–22"
        );
        roxml(&String::from_utf8(file("svg")).expect("UTF-8"));
    }
}

/// Reads an SVG as XML.
fn roxml(svg: &str) {
    resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).expect("well-formed SVG");
}

#[test]
fn the_archive_holds_every_file_and_a_readme_with_source_licence_and_three_citations() {
    let page = chart("mw-by-year");
    for lang in Lang::ALL {
        let read_me = sheet::read_me(page, lang);
        for part in [
            "CC BY 4.0",
            "APA",
            "Chicago",
            "@misc{rahdari-mw-by-year-",
            "/charts/mw-by-year/",
        ] {
            assert!(read_me.contains(part), "{part} in {read_me}");
        }
        let archive =
            sheet::archive(&[("README.txt".to_owned(), read_me.as_bytes())]).expect("a ZIP");
        let mut zip = zip::ZipArchive::new(Cursor::new(archive)).expect("a ZIP");
        let mut text = String::new();
        zip.by_name("README.txt")
            .expect("the read-me")
            .read_to_string(&mut text)
            .expect("text");
        assert_eq!(text, read_me);
    }
}

#[test]
fn a_hostile_title_is_text_in_every_file() {
    let page = hostile();
    let (view, _) = page.chart.view(&Filter::default());
    for lang in Lang::ALL {
        let svg = poster::draw(
            &view,
            &poster::Frame {
                source: page.source_line.get(lang),
                address: "<a>",
            },
            lang,
            680,
            Look::Paint(&LIGHT),
        );
        assert!(!svg.contains("<script") && svg.contains("&lt;script&gt;"));
        roxml(&svg);
        assert!(!render(&view, lang, 320, "x\"><script>").contains("<script"));
        files::one(&page, &view, lang, "png")
            .expect("a picture")
            .expect("a picture");
        let csv = files::one(&page, &view, lang, "csv")
            .expect("a table")
            .expect("a table");
        let csv = String::from_utf8(csv).expect("UTF-8");
        assert!(
            csv.lines()
                .skip(1)
                .all(|line| !line.starts_with('=') && !line.contains(",=")),
            "{csv}"
        );
        let book = files::one(&page, &view, lang, "xlsx")
            .expect("a book")
            .expect("a book");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).expect("a workbook");
        let first = book.sheet_names()[0].clone();
        let range = book.worksheet_range(&first).expect("a sheet");
        assert!(
            matches!(range.get_value((1, 0)), Some(Data::String(text)) if text.starts_with("=1+1"))
        );
        assert!(book.worksheet_formula(&first).expect("formulas").is_empty());
        for (_, code) in code::codes(Words(lang), &page, &Asked::whole("x", lang)) {
            assert!(!code.contains("<script>alert"), "{code}");
        }
        let outer = pages()[0].0.clone();
        let bad = Page {
            title: page.chart.title.clone(),
            ..outer
        };
        for (name, content) in embed_page::files(&bad, &page, lang, "/style.css") {
            let text = String::from_utf8(content).expect("UTF-8");
            assert!(!text.contains("<script>alert"), "{name}");
        }
    }
}

#[test]
fn an_embed_weighs_at_most_fifteen_kilobytes() {
    let style_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let style = crate::publish::style::embed(&style_folder).expect("the sheet");
    let script = embed_page::EMBED_SCRIPT;
    let shared = packed(style.as_bytes()) + packed(script.as_bytes());
    for (page, data) in pages() {
        for lang in Lang::ALL {
            for (name, content) in embed_page::files(page, data, lang, "/embed/style.css") {
                let bytes = packed(&content) + shared;
                assert!(bytes <= 15_000, "{name}: {bytes} bytes");
            }
        }
    }
}

/// Size after Brotli at the level static files get.
fn packed(content: &[u8]) -> usize {
    let mut out = Vec::new();
    {
        use std::io::Write;
        let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 9, 22);
        writer.write_all(content).expect("memory");
    }
    out.len()
}
