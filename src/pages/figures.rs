//! Official figures beside what the listed projects add up to.

use crate::{
    data::PartGroup,
    i18n::{Words, label, number::number},
    path::PagePath,
    payload::figures::{FigureRow, FigureView, FiguresPage},
    ui::{
        breadcrumbs::breadcrumbs, chart_figure::chart_figure, figure_value::figure_value,
        source_list::source_list,
    },
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &FiguresPage) -> Markup {
    html! {
        div.title {
            (breadcrumbs(words, vec![]))
            h1 tabindex="-1" { (words.figures_title()) }
            p.lead { (words.figures_lead()) }
            p { a href=(PagePath::Charts.href(words.0)) { (words.charts_link()) } }
        }
        @for figure in &data.figures {
            (one_figure(words, figure))
        }
        section.band {
            h2 { (words.other_series()) }
            div.charts {
                @for series in &data.other_series {
                    (chart_figure(words, series))
                }
            }
        }
    }
}

fn one_figure(words: Words, figure: &FigureView) -> Markup {
    let lang = words.0;
    html! {
        section.band id=(figure.id) {
            h2 { (figure.label.get(lang)) }
            (comparison(words, figure))
            p { (figure.statement.get(lang)) }
            @for paragraph in &figure.explanation {
                p { (paragraph.get(lang)) }
            }
            (parts(words, figure))
            div.charts {
                @for series in &figure.series {
                    (chart_figure(words, series))
                }
            }
            details.more {
                summary { (words.sources_title()) }
                (source_list(words, &figure.sources))
            }
        }
    }
}

/// The official value and the rebuilt one side by side.
fn comparison(words: Words, figure: &FigureView) -> Markup {
    if figure.value.is_none() {
        return html! {};
    }
    let unit = figure.unit.as_deref();
    let beside = figure
        .rebuilt_with_beside
        .filter(|sum| Some(*sum) != figure.rebuilt);
    let sums = [
        (figure.rebuilt, words.sum_of_listed()),
        (beside, words.sum_with_beside()),
    ];
    html! {
        div.compare {
            div.compare__side.compare__side--official {
                (figure_value(words, figure.value, unit, figure.qualifier))
                span.figure__label { (words.official_statement()) }
            }
            @for (value, label) in sums {
                @if value.is_some() {
                    div.compare__side {
                        (figure_value(words, value, unit, None))
                        span.figure__label { (label) }
                    }
                }
            }
            @if figure.rebuilt.is_none() {
                p.compare__side.unknown { (words.cannot_be_rebuilt()) }
            }
        }
    }
}

fn parts(words: Words, figure: &FigureView) -> Markup {
    let unit = figure.unit.as_deref().unwrap_or_default();
    let groups = [
        (PartGroup::Counted, words.group_counted()),
        (PartGroup::Beside, words.group_beside()),
        (PartGroup::Outside, words.group_outside()),
    ];
    html! {
        @if !figure.parts.is_empty() {
            details.more {
                summary { (words.show_projects_counted()) }
                p.hint { (words.counted_once()) }
                @for (group, title) in groups {
                    @let rows: Vec<&FigureRow> =
                        figure.parts.iter().filter(|row| row.group == group).collect();
                    @if !rows.is_empty() {
                        (table(words, title, unit, &rows))
                    }
                }
            }
        }
    }
}

fn table(words: Words, title: &'static str, unit: &str, rows: &[&FigureRow]) -> Markup {
    let sum: f64 = rows.iter().map(|row| row.value).sum();
    html! {
        table.table {
            caption { (title) }
            thead {
                tr {
                    th scope="col" { (words.project_label()) }
                    th scope="col" { (words.region_label()) }
                    th.num scope="col" { (label::unit(words, unit)) }
                }
            }
            tbody {
                @for row in rows {
                    (table_row(words, row))
                }
            }
            tfoot {
                tr {
                    th scope="row" { (words.total()) }
                    td {}
                    td.num { bdi dir="ltr" { (number(sum)) } }
                }
            }
        }
    }
}

fn table_row(words: Words, row: &FigureRow) -> Markup {
    let lang = words.0;
    let regions: Vec<&str> = row.regions.iter().map(|name| name.get(lang)).collect();
    let note = row.note.get(lang);
    html! {
        tr {
            th scope="row" {
                a href=(PagePath::Project(row.project.clone()).href(lang)) { (row.name.get(lang)) }
                @if !note.is_empty() {
                    span.hint { " " (note) }
                }
            }
            td { (regions.join(words.list_comma())) }
            td.num { bdi dir="ltr" { (number(row.value)) } }
        }
    }
}
