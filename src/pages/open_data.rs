//! The published data files.

use crate::{
    i18n::{Words, number::integer},
    payload::knowledge::{DataFile, OpenDataPage},
    ui::breadcrumbs::breadcrumbs,
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &OpenDataPage) -> Markup {
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.open_data_title()) }
            p.lead { (words.open_data_lead()) }
        }
        section.band {
            table.table.grid {
                thead {
                    tr {
                        th scope="col" { (words.col_file()) }
                        th scope="col" { (words.col_records()) }
                        th scope="col" { (words.col_download()) }
                    }
                }
                tbody {
                    @for file in &data.files {
                        (row(words, file))
                    }
                }
            }
        }
        section.band.prose {
            h2 { (words.licence_title()) }
            p { (words.licence_text()) }
            p { (words.map_credit()) }
            h2 { (words.open_data_package_title()) }
            p { (words.open_data_package_text()) }
            p {
                a href="/data/datapackage.json" rel="external" {
                    bdi dir="ltr" { "/data/datapackage.json" }
                }
            }
        }
    }
}

fn row(words: Words, file: &DataFile) -> Markup {
    let name = &file.name;
    let kilobytes = integer(file.json_bytes.div_ceil(1000));
    html! {
        tr {
            th scope="row" { (file.title.get(words.0)) }
            td.num data-label=(words.col_records()) { (integer(file.records.into())) }
            td data-label=(words.col_download()) {
                a.chip href={ "/data/" (name) ".json" } rel="external" { (words.json_of_size(&kilobytes)) }
                " "
                a.chip href={ "/data/tables/" (name) ".csv" } rel="external" { "CSV" }
                " "
                a.chip href={ "/data/schema/" (name) ".json" } rel="external" { (words.json_schema()) }
            }
        }
    }
}
