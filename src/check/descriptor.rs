//! The package description: which tables there are and what each column holds.
//! A subset of Frictionless Data Package, with two properties of our own on a field:
//! `separator` for lists in a cell and `references` for the table that cells point to.

use super::problem::Problem;
use serde::Deserialize;
use std::{fs, path::Path};

/// `datapackage.json`.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    /// Title in English.
    pub title: String,
    /// Address of the portal, without which no canonical link can be written.
    pub homepage: String,
    /// Who is behind the data.
    #[serde(default)]
    pub contributors: Vec<Contributor>,
    /// The tables.
    pub resources: Vec<Resource>,
}

impl Package {
    /// Origin of the portal without a slash at the end.
    pub fn origin(&self) -> &str {
        self.homepage.trim_end_matches('/')
    }

    /// E-mail address of the maintainer, for corrections.
    pub fn contact(&self) -> Option<String> {
        self.contributors
            .iter()
            .find(|who| who.role.as_deref() == Some("maintainer"))?
            .email
            .clone()
    }
}

/// A person or office behind the data.
#[derive(Clone, Debug, Deserialize)]
pub struct Contributor {
    /// `maintainer` for the address of corrections.
    pub role: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// A table.
#[derive(Clone, Debug, Deserialize)]
pub struct Resource {
    /// Name other tables refer to it by.
    pub name: String,
    /// File below the data folder.
    pub path: String,
    /// Title in English.
    pub title: String,
    /// Title in Urdu.
    pub title_ur: String,
    /// Its columns.
    pub schema: Schema,
}

impl Resource {
    /// The key of a record whose cells stand in the order of the description, its parts joined
    /// with `/`.
    pub fn key_of(&self, cells: &[String]) -> String {
        let names = self.schema.primary_key.names();
        let part = |name: &String| {
            let at = self
                .schema
                .fields
                .iter()
                .position(|field| field.name == *name)?;
            cells.get(at).map(String::as_str)
        };
        let parts: Vec<&str> = names.iter().map(|name| part(name).unwrap_or("")).collect();
        parts.join("/")
    }
}

/// Columns and key of a table.
#[derive(Clone, Debug, Deserialize)]
pub struct Schema {
    /// The columns, in order.
    pub fields: Vec<Field>,
    /// Columns that together are unique.
    #[serde(rename = "primaryKey", default)]
    pub primary_key: OneOrMany,
}

/// A column.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Field {
    /// Code, as in the header row.
    pub name: String,
    /// string, integer, number or boolean.
    #[serde(rename = "type")]
    pub kind: String,
    /// Conditions on the cells.
    #[serde(default)]
    pub constraints: Constraints,
    /// Separator of a list in a cell.
    pub separator: Option<String>,
    /// The table that cells point to.
    pub references: Option<Reference>,
    /// Title in English.
    #[serde(default)]
    pub title: String,
    /// Title in Urdu.
    #[serde(default)]
    pub title_ur: String,
    /// What it means, in English.
    #[serde(default)]
    pub description: String,
    /// Unit of the figures in it.
    pub unit: Option<String>,
}

impl Field {
    /// Allowed values as texts; empty when any value is allowed.
    pub fn codes(&self) -> Vec<String> {
        let values = self.constraints.values.iter();
        values
            .map(|value| {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            })
            .collect()
    }

    /// Pattern of a date as precise as it is known.
    pub fn is_date(&self) -> bool {
        self.pattern()
            .is_some_and(|pattern| pattern.contains("{4}") && pattern.contains("{2}"))
    }

    /// Pattern of a web address.
    pub fn is_link(&self) -> bool {
        self.pattern()
            .is_some_and(|pattern| pattern.starts_with("^https?://"))
    }

    /// Pattern of an id.
    pub fn is_id(&self) -> bool {
        self.pattern()
            .is_some_and(|pattern| pattern.starts_with("^[a-z0-9]"))
    }

    fn pattern(&self) -> Option<&str> {
        self.constraints.pattern.as_deref()
    }
}

/// Conditions on a cell.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Constraints {
    /// The cell must not be empty.
    #[serde(default)]
    pub required: bool,
    /// Allowed values.
    #[serde(rename = "enum", default)]
    pub values: Vec<serde_json::Value>,
    /// Least value.
    pub minimum: Option<f64>,
    /// Greatest value.
    pub maximum: Option<f64>,
    /// Pattern; those this portal uses are understood by [`super::cells`].
    pub pattern: Option<String>,
}

/// A column that cells point to.
#[derive(Clone, Debug, Deserialize)]
pub struct Reference {
    /// Table.
    pub resource: String,
    /// Column, or several joined with `/` for composed keys.
    pub field: String,
}

/// A name or a list of names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// None given.
    #[default]
    None,
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl OneOrMany {
    /// The names as a slice.
    pub fn names(&self) -> &[String] {
        match self {
            OneOrMany::None => &[],
            OneOrMany::One(name) => std::slice::from_ref(name),
            OneOrMany::Many(names) => names,
        }
    }
}

/// Name of the description.
pub const FILE: &str = "datapackage.json";

/// Reads the description.
///
/// # Errors
///
/// The file is missing, not JSON, or not a package description.
pub fn read(path: &Path) -> Result<Package, Box<Problem>> {
    let text = fs::read_to_string(path).map_err(|error| {
        Box::new(Problem::file(
            FILE,
            format!("no readable file ({error})"),
            "the description of the tables",
            "name the data folder, the one that holds datapackage.json",
        ))
    })?;
    parse(&text)
}

/// Reads the description from its text.
///
/// # Errors
///
/// The text is not JSON, or not a package description.
pub fn parse(text: &str) -> Result<Package, Box<Problem>> {
    serde_json::from_str(text).map_err(|error| {
        Box::new(Problem {
            line: Some(error.line() as u64),
            ..Problem::file(
                FILE,
                format!("broken description: {error}"),
                "JSON as described in data/README.md",
                "mend the file at this line or take the last good version",
            )
        })
    })
}
