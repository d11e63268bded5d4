//! Workbooks for officials, made from the column descriptions: a sheet for each table with titles
//! in both languages, drop-downs for codes and ids, a note on every title, and a guide.

use super::{Tables, issue::example_of, read::codes::words_of};
use crate::{
    check::descriptor::{Field, Package, Resource},
    data::Lang,
    i18n::Words,
};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, Formula, Note, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// Name of the sheet that explains every column.
const GUIDE: &str = "Guide - رہنما";
/// Name of the hidden sheet that holds the drop-downs.
const LISTS: &str = "Lists - فہرستیں";
/// Sheets of a template that hold no records.
pub const OTHER_SHEETS: [&str; 2] = [GUIDE, LISTS];

/// Rows below the titles that get drop-downs.
const PREPARED_ROWS: u32 = 2_000;
/// Most ids in a drop-down: longer lists are not scrolled through.
const LONGEST_LIST: usize = 400;

/// What a template holds.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Names of tables; all when empty.
    pub tables: Vec<String>,
    /// Fill the sheets with the current records.
    pub filled: bool,
}

/// The workbook. `current` gives the ids of drop-downs and, when `filled`, the records.
///
/// # Errors
///
/// What the writer reports, such as a cell longer than Excel allows.
pub fn workbook(
    package: &Package,
    current: &Tables,
    options: &Options,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same input gives the same bytes: no clock in the file.
    book.set_properties(
        &DocProperties::new()
            .set_title(&package.title)
            .set_author("Rahdari")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
    );
    let chosen: Vec<&Resource> = package
        .resources
        .iter()
        .filter(|resource| options.tables.is_empty() || options.tables.contains(&resource.name))
        .collect();
    let mut lists = Lists::default();
    for resource in &chosen {
        let sheet = book.add_worksheet();
        sheet.set_name(&resource.name)?;
        write_table(sheet, resource, current, options.filled, &mut lists)?;
    }
    write_guide(book.add_worksheet(), &chosen)?;
    lists.write(book.add_worksheet())?;
    book.save_to_buffer()
}

/// Columns of the hidden sheet, by what they list.
#[derive(Default)]
struct Lists(BTreeMap<String, (u16, Vec<String>)>);

impl Lists {
    /// The range of a list in the hidden sheet.
    fn range(&mut self, name: &str, items: Vec<String>) -> Formula {
        let next = self.0.len() as u16;
        let (column, items) = self.0.entry(name.to_owned()).or_insert((next, items));
        let letter = super::place::letters(u32::from(*column));
        Formula::new(format!(
            "='{LISTS}'!${letter}$2:${letter}${}",
            items.len() + 1
        ))
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?;
        sheet.set_hidden(true);
        for (name, (column, items)) in &self.0 {
            sheet.write_string(0, *column, name)?;
            for (row, item) in items.iter().enumerate() {
                sheet.write_string(row as u32 + 1, *column, item)?;
            }
        }
        Ok(())
    }
}

fn write_table(
    sheet: &mut Worksheet,
    resource: &Resource,
    current: &Tables,
    filled: bool,
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x00_E3_EF_E8));
    let text = Format::new()
        .set_num_format("@")
        .set_align(FormatAlign::Top);
    sheet.set_freeze_panes(2, 1)?;
    for (at, field) in resource.schema.fields.iter().enumerate() {
        let column = at as u16;
        let required = if field.constraints.required { " *" } else { "" };
        sheet.write_string_with_format(0, column, format!("{}{required}", title(field)), &head)?;
        sheet.write_string_with_format(
            1,
            column,
            format!("{}{required}", title_ur(field)),
            &head,
        )?;
        sheet.insert_note(0, column, &Note::new(note(field)).add_author_prefix(false))?;
        sheet.set_column_width(column, width(field))?;
        // As text, so that no date, phone number or id is turned into something else.
        if field.kind == "string" {
            sheet.set_column_format(column, &text)?;
        }
        if let Some(validation) = validation(field, current, lists)? {
            sheet.add_data_validation(2, column, PREPARED_ROWS + 1, column, &validation)?;
        }
    }
    let Some(table) = current.get(&resource.name).filter(|_| filled) else {
        return Ok(());
    };
    for (at, row) in table.rows.iter().enumerate() {
        let number = at as u32 + 2;
        for (column, (field, cell)) in resource.schema.fields.iter().zip(&row.cells).enumerate() {
            let column = column as u16;
            if cell.is_empty() {
                continue;
            }
            match (field.kind.as_str(), cell.parse::<f64>()) {
                ("number" | "integer", Ok(value)) => sheet.write_number(number, column, value)?,
                _ => sheet.write_string_with_format(number, column, cell, &text)?,
            };
        }
    }
    Ok(())
}

fn title(field: &Field) -> &str {
    match field.title.is_empty() {
        true => &field.name,
        false => &field.title,
    }
}

fn title_ur(field: &Field) -> &str {
    match field.title_ur.is_empty() {
        true => title(field),
        false => &field.title_ur,
    }
}

fn width(field: &Field) -> f64 {
    match field.name.as_str() {
        name if name.starts_with("summary") || name.starts_with("notes") => 50.0,
        name if name.ends_with("_en") || name.ends_with("_ur") => 32.0,
        _ if field.kind == "string" => 18.0,
        _ => 12.0,
    }
}

/// What Excel shows beside a title: code, meaning, form and an example, in both languages.
fn note(field: &Field) -> String {
    let mut lines = vec![field.name.clone(), field.description.clone()];
    for lang in [Lang::En, Lang::Ur] {
        lines.push(form(field, Words(lang)));
    }
    let example = example_of(field);
    if !example.is_empty() {
        lines.push(example);
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The form of a cell in words.
fn form(field: &Field, words: Words) -> String {
    let form = if !field.constraints.values.is_empty() {
        words.desk_form_code()
    } else if field.references.is_some() {
        words.desk_form_id()
    } else if field.is_date() {
        words.desk_form_date()
    } else if field.is_link() {
        words.desk_form_link()
    } else {
        match field.kind.as_str() {
            "integer" => words.desk_form_whole(),
            "number" => words.desk_form_number(),
            "boolean" => words.desk_form_yes_no(),
            _ => words.desk_form_text(),
        }
    };
    let mut text = form.to_owned();
    if let Some(unit) = &field.unit {
        text.push_str(" (");
        text.push_str(unit);
        text.push(')');
    }
    if field.separator.is_some() {
        text.push_str(words.desk_form_list());
    }
    if field.constraints.required {
        text.push_str(words.desk_form_required());
    }
    text
}

/// The drop-down of a column. Lists in a cell have none: Excel lets one item be chosen only.
fn validation(
    field: &Field,
    current: &Tables,
    lists: &mut Lists,
) -> Result<Option<DataValidation>, XlsxError> {
    if field.separator.is_some() {
        return Ok(None);
    }
    let codes = match field.kind.as_str() {
        "boolean" => vec!["true".to_owned(), "false".to_owned()],
        _ => field.codes(),
    };
    let validation = if !codes.is_empty() {
        let joined: usize = codes.iter().map(|code| code.chars().count() + 1).sum();
        match joined <= 255 {
            true => DataValidation::new().allow_list_strings(&codes)?,
            false => DataValidation::new().allow_list_formula(lists.range(&codes.join(","), codes)),
        }
    } else if let Some(reference) = &field.references {
        let ids = current.get(&reference.resource).and_then(|table| {
            let id = table.column(&reference.field)?;
            Some(
                table
                    .rows
                    .iter()
                    .map(|row| row.cells[id].clone())
                    .collect::<Vec<_>>(),
            )
        });
        match ids {
            Some(ids) if !ids.is_empty() && ids.len() <= LONGEST_LIST => {
                DataValidation::new().allow_list_formula(lists.range(&reference.resource, ids))
            }
            _ => return Ok(None),
        }
    } else {
        return Ok(None);
    };
    let (en, ur) = (Words(Lang::En), Words(Lang::Ur));
    Ok(Some(
        validation
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("Rahdari")?
            .set_error_message(format!("{}\n{}", en.desk_choose(), ur.desk_choose()))?,
    ))
}

/// Every column with its meaning, its form, and the words of its codes.
fn write_guide(sheet: &mut Worksheet, resources: &[&Resource]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let (en, ur) = (Words(Lang::En), Words(Lang::Ur));
    sheet.set_name(GUIDE)?;
    let heads: [fn(Words) -> &'static str; 7] = [
        Words::desk_guide_table,
        Words::desk_guide_code,
        Words::desk_guide_title,
        Words::desk_guide_meaning,
        Words::desk_guide_form,
        Words::desk_guide_values,
        Words::desk_guide_example,
    ];
    for (column, head) in heads.iter().enumerate() {
        let text = format!("{} · {}", head(en), head(ur));
        sheet.write_string_with_format(0, column as u16, text, &bold)?;
        sheet.set_column_width(
            column as u16,
            [18.0, 22.0, 36.0, 60.0, 40.0, 60.0, 20.0][column],
        )?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let fields = resources.iter().flat_map(|resource| {
        resource
            .schema
            .fields
            .iter()
            .map(move |field| (resource, field))
    });
    for (at, (resource, field)) in fields.enumerate() {
        let row = at as u32 + 1;
        let values: Vec<String> = field
            .codes()
            .iter()
            .map(|code| with_words(field, code))
            .collect();
        let cells = [
            resource.name.clone(),
            field.name.clone(),
            format!("{} · {}", title(field), title_ur(field)),
            field.description.clone(),
            format!("{}\n{}", form(field, en), form(field, ur)),
            values.join("\n"),
            example_of(field),
        ];
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string_with_format(row, column as u16, cell, &wrap)?;
        }
    }
    Ok(())
}

/// A code with its words: `completed: Completed · مکمل`.
fn with_words(field: &Field, code: &str) -> String {
    let words: Vec<String> = [Lang::En, Lang::Ur]
        .into_iter()
        .flat_map(|lang| words_of(Words(lang), &field.name, code))
        .collect();
    match words.is_empty() {
        true => code.to_owned(),
        false => format!("{code}: {}", words.join(" · ")),
    }
}
