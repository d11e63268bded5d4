//! How to cite a chart, in three styles.

use crate::{
    chart::{finding, view::View},
    data::{Lang, PartialDate},
    i18n::{Words, bidi::without_isolates, date::date},
    path::PagePath,
    payload::chart::ChartPage,
};

/// Name of a style and the citation in it.
pub type Citation = (&'static str, String);

/// The citations of a chart: APA, Chicago and BibTeX. They carry no invisible marks, because they
/// are copied into other texts.
pub fn all(lang: Lang, page: &ChartPage) -> [Citation; 3] {
    let words = Words(lang);
    let title = without_isolates(page.chart.title.get(lang));
    let name = words.site_name();
    let address = address(lang, page);
    let (year, day) = match page.release.parse::<PartialDate>() {
        Ok(known) => (
            known.year.to_string(),
            without_isolates(&date(words, known)),
        ),
        Err(_) => (page.release.clone(), page.release.clone()),
    };
    let apa = match lang {
        Lang::En => format!("{name}. ({year}). {title} [Chart, data of {day}]. {address}"),
        Lang::Ur => {
            format!("{name}۔ ({year})۔ {title} [چارٹ، اعداد و شمار بتاریخ {day}]۔ {address}")
        }
    };
    let chicago = match lang {
        Lang::En => format!("{name}. “{title}.” Chart. Data of {day}. {address}."),
        Lang::Ur => format!("{name}۔ “{title}”۔ چارٹ۔ اعداد و شمار بتاریخ {day}۔ {address}"),
    };
    let bibtex = format!(
        "@misc{{rahdari-{id}-{year},\n  author = {{{{{name}}}}},\n  title = {{{{{title}}}}},\n  year = {{{year}}},\n  note = {{{release}, CC BY 4.0}},\n  url = {{{address}}}\n}}",
        id = page.chart.id,
        release = page.release,
        title = title.replace(['{', '}'], ""),
    );
    [("APA", apa), ("Chicago", chicago), ("BibTeX", bibtex)]
}

/// Address of the chart's page.
pub fn address(lang: Lang, page: &ChartPage) -> String {
    [
        page.origin.as_str(),
        &PagePath::Chart(page.chart.id.clone()).href(lang),
    ]
    .concat()
}

/// The sentence that says what a chart shows, without invisible marks.
pub fn plain_description(lang: Lang, view: &View) -> String {
    without_isolates(&finding::description(view, lang))
}
