//! What changed in the records between two releases, by record and field.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What happened to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// It is new.
    Added,
    /// Fields have other values, because the world changed or more is known.
    Changed,
    /// Fields have other values, because a mistake was put right (the data's own log says so).
    Corrected,
    /// It is no longer there.
    Removed,
}

/// A field with both values; `null` where there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Name, with dots between the levels.
    pub field: String,
    /// Value in the previous release.
    pub was: Value,
    /// Value in this release.
    pub is: Value,
}

/// A record that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordChange {
    /// Table.
    pub table: String,
    /// Key of the record within the table.
    pub record: String,
    /// What happened.
    pub what: What,
    /// Name of the record, where it has one.
    pub name: Value,
    /// The fields; empty for records that are new or gone.
    pub fields: Vec<FieldChange>,
}

/// A table of records as published, by name.
pub type Tables = BTreeMap<String, Vec<Value>>;

/// Compares two states of the tables. `corrected` holds the keys of records whose change puts a
/// mistake right. In the order of tables and keys.
pub fn compare(old: &Tables, new: &Tables, corrected: &BTreeSet<String>) -> Vec<RecordChange> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for table in names {
        let (before, after) = (keyed(old.get(table)), keyed(new.get(table)));
        let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for key in keys {
            let (was, is) = (before.get(key), after.get(key));
            let what = match (was, is) {
                (None, _) => What::Added,
                (_, None) => What::Removed,
                (was, is) if was == is => continue,
                _ if corrected.contains(key) => What::Corrected,
                _ => What::Changed,
            };
            let mut fields = Vec::new();
            if let (Some(was), Some(is)) = (was, is) {
                compare_fields("", was, is, &mut fields);
            }
            let named = is.or(was).and_then(|record| record.get("name"));
            changes.push(RecordChange {
                table: table.clone(),
                record: key.clone(),
                what,
                name: named.cloned().unwrap_or(Value::Null),
                fields,
            });
        }
    }
    changes
}

/// Records by their key: the id, with the finder before it where ids repeat between finders; the
/// whole record where it has no id, so that it can only be new or gone.
fn keyed(table: Option<&Vec<Value>>) -> BTreeMap<String, &Value> {
    let text =
        |record: &Value, field: &str| record.get(field).and_then(Value::as_str).map(str::to_owned);
    let records = table.map_or(&[][..], Vec::as_slice);
    let key = |record: &Value| match (text(record, "finder"), text(record, "id")) {
        (Some(finder), Some(id)) => format!("{finder}/{id}"),
        (None, Some(id)) => id,
        (_, None) => record.to_string(),
    };
    records.iter().map(|record| (key(record), record)).collect()
}

fn compare_fields(place: &str, was: &Value, is: &Value, fields: &mut Vec<FieldChange>) {
    if was == is {
        return;
    }
    let (Value::Object(before), Value::Object(after)) = (was, is) else {
        fields.push(FieldChange {
            field: place.to_owned(),
            was: was.clone(),
            is: is.clone(),
        });
        return;
    };
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in names {
        let inner = if place.is_empty() {
            name.clone()
        } else {
            format!("{place}.{name}")
        };
        let value =
            |map: &serde_json::Map<String, Value>| map.get(name).cloned().unwrap_or(Value::Null);
        compare_fields(&inner, &value(before), &value(after), fields);
    }
}
