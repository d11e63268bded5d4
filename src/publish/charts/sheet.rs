//! A chart as an Excel workbook and as a ZIP of everything.

use crate::{
    chart::table::{Cell, Table},
    data::{Lang, PartialDate},
    embed::cite,
    i18n::bidi::without_isolates,
    payload::chart::ChartPage,
};
use anyhow::{Context, Result};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};
use std::io::{Cursor, Write};

/// Widest column, in characters.
const WIDEST: usize = 60;

/// The workbook: the numbers on one sheet, source and citations on another. Urdu sheets run from
/// right to left. Words are written as words, so that none is taken for a formula.
///
/// # Errors
///
/// What the writer reports.
pub fn workbook(page: &ChartPage, table: &Table, lang: Lang) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    book.set_properties(&properties(page, lang)?);
    let bold = Format::new().set_bold();
    let numbers = book.add_worksheet();
    numbers.set_name(match lang {
        Lang::En => "Data",
        Lang::Ur => "اعداد",
    })?;
    numbers.set_right_to_left(lang == Lang::Ur);
    numbers.set_freeze_panes(1, 1)?;
    for (column, name) in table.head.iter().enumerate() {
        let column = u16::try_from(column)?;
        numbers.write_string_with_format(0, column, name, &bold)?;
        let width = widest(table, usize::from(column)).clamp(10, WIDEST);
        numbers.set_column_width(column, width as f64)?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row + 1)?, u16::try_from(column)?);
            match cell {
                Cell::Number(value) => numbers.write_number(row, column, *value)?,
                Cell::Text(text) => numbers.write_string(row, column, text)?,
                Cell::Gap(why) => numbers.write_string(row, column, *why)?,
            };
        }
    }
    let about = book.add_worksheet();
    about.set_name(match lang {
        Lang::En => "Source",
        Lang::Ur => "ماخذ",
    })?;
    about.set_right_to_left(lang == Lang::Ur);
    about.set_column_width(0, 100)?;
    for (row, line) in read_me(page, lang).lines().enumerate() {
        about.write_string(u32::try_from(row)?, 0, line)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The same input must give the same bytes, so the file names the day of the data and no clock.
fn properties(page: &ChartPage, lang: Lang) -> Result<DocProperties> {
    let day: PartialDate = page
        .release
        .parse()
        .ok()
        .context("the release is no date")?;
    let moment = ExcelDateTime::from_ymd(day.year, day.month.unwrap_or(1), day.day.unwrap_or(1))?;
    Ok(DocProperties::new()
        .set_title(without_isolates(page.chart.title.get(lang)))
        .set_author("Rahdari")
        .set_creation_datetime(&moment))
}

fn widest(table: &Table, column: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    cells
        .map(|cell| cell.shown().chars().count() + 2)
        .chain([table.head[column].chars().count() + 2])
        .max()
        .unwrap_or(10)
}

/// What the chart is, where it comes from, what is allowed, and three ways to cite it.
pub fn read_me(page: &ChartPage, lang: Lang) -> String {
    let plain = |text: &str| without_isolates(text);
    let [licence, cite_it, sources] = match lang {
        Lang::En => [
            "Licence: Creative Commons Attribution 4.0 (CC BY 4.0), https://creativecommons.org/licenses/by/4.0/",
            "How to cite:",
            "Newest sources:",
        ],
        Lang::Ur => [
            "اجازت: کری ایٹو کامنز انتساب 4.0 (CC BY 4.0)، https://creativecommons.org/licenses/by/4.0/",
            "حوالہ دینے کا طریقہ:",
            "تازہ ترین ماخذ:",
        ],
    };
    let mut text = [
        plain(page.chart.title.get(lang)),
        cite::plain_description(lang, &page.chart.whole()),
        String::new(),
        plain(page.chart.note.get(lang)),
        plain(page.source_line.get(lang)),
        licence.to_owned(),
        cite::address(lang, page),
        String::new(),
        cite_it.to_owned(),
    ]
    .join("\n");
    for (style, citation) in cite::all(lang, page) {
        text.push_str(&["\n\n", style, "\n", &citation].concat());
    }
    text.push_str(&["\n\n", sources].concat());
    for source in &page.sources {
        let date = source.as_of.map_or(String::new(), |date| {
            [" (", &date.to_string(), ")"].concat()
        });
        text.push_str(
            &[
                "\n- ",
                &source.publisher,
                ": ",
                &source.title,
                &date,
                " ",
                &source.url,
            ]
            .concat(),
        );
    }
    text.push('\n');
    text
}

/// The ZIP of all files of a chart, each dated with the first day a ZIP can hold, so that the same
/// input gives the same bytes.
///
/// # Errors
///
/// What the writer reports.
pub fn archive(files: &[(String, &[u8])]) -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, content) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}
