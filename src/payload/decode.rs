//! Reading a payload from JSON with little code.
//!
//! `serde_json` makes, for every struct, code for both objects and arrays and a matcher for field
//! names; over all payloads that was a fifth of the browser build. Here a JSON value is read into
//! its untyped form first, and each struct then takes its fields in their own order.

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, EnumAccess, Expected, IntoDeserializer, MapAccess,
        SeqAccess, Unexpected, VariantAccess, Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Map, Value};
use std::fmt;

/// The JSON does not hold what the type expects. Publish and the app come from the same types, so
/// the reader can only be told that the data are of another version or damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the data are damaged or of another version")
    }
}

impl std::error::Error for Mismatch {}

/// Every cause is the same mismatch; saying so for each keeps the formatting of causes, which
/// nobody would read, out of the browser build.
impl serde::de::Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Mismatch
    }

    fn invalid_type(_: Unexpected, _: &dyn Expected) -> Self {
        Mismatch
    }

    fn invalid_value(_: Unexpected, _: &dyn Expected) -> Self {
        Mismatch
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Mismatch
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Mismatch
    }

    fn missing_field(_: &'static str) -> Self {
        Mismatch
    }
}

/// Reads a value of type `T` from the bytes of a JSON file.
///
/// # Errors
///
/// The bytes are not JSON or do not fit the type.
pub fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Mismatch> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Mismatch)?;
    T::deserialize(Tree(value))
}

/// Reads the value that stands in a JSON file under these names, one inside the other. What else
/// the file holds may be anything, so no code that reads it is needed.
///
/// # Errors
///
/// The bytes are not JSON, a name is not there, or its value does not fit the type.
pub fn part_from_json<T: DeserializeOwned>(bytes: &[u8], names: &[&str]) -> Result<T, Mismatch> {
    let mut value: Value = serde_json::from_slice(bytes).map_err(|_| Mismatch)?;
    for name in names {
        value = value.get_mut(*name).ok_or(Mismatch)?.take();
    }
    T::deserialize(Tree(value))
}

/// An untyped JSON value to be read from.
struct Tree(Value);

impl<'de> Deserializer<'de> for Tree {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(value), ..) => visitor.visit_u64(value),
                (_, Some(value), _) => visitor.visit_i64(value),
                (_, _, Some(value)) => visitor.visit_f64(value),
                _ => Err(Mismatch),
            },
            Value::String(text) => visitor.visit_string(text),
            Value::Null | Value::Array(_) | Value::Object(_) => Err(Mismatch),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            _ => Err(Mismatch),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Object(map) => visitor.visit_map(Entries {
                entries: map.into_iter(),
                value: None,
            }),
            _ => Err(Mismatch),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Object(map) => visitor.visit_seq(Fields {
                map,
                fields: fields.iter(),
            }),
            _ => Err(Mismatch),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let (name, content) = match self.0 {
            Value::String(name) => (name, Value::Null),
            Value::Object(map) => map.into_iter().next().ok_or(Mismatch)?,
            _ => return Err(Mismatch),
        };
        visitor.visit_enum(Variant { name, content })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct tuple_struct identifier ignored_any
    }
}

/// The items of an array.
struct Items(std::vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        self.0
            .next()
            .map(|item| seed.deserialize(Tree(item)))
            .transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The fields of a struct in its own order; an absent one is null.
struct Fields {
    map: Map<String, Value>,
    fields: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some(field) = self.fields.next() else {
            return Ok(None);
        };
        seed.deserialize(Tree(self.map.remove(*field).unwrap_or_default()))
            .map(Some)
    }
}

/// The entries of a map with text keys.
struct Entries {
    entries: serde_json::map::IntoIter,
    value: Option<Value>,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        let Some((key, value)) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(Tree(Value::String(key))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        seed.deserialize(Tree(self.value.take().ok_or(Mismatch)?))
    }
}

/// A variant of an enumeration: its name alone, or one name with its content.
struct Variant {
    name: String,
    content: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Mismatch;
    type Variant = Content;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Content), Mismatch> {
        let name: StrDeserializer<Mismatch> = self.name.as_str().into_deserializer();
        Ok((seed.deserialize(name)?, Content(self.content)))
    }
}

/// What a variant holds.
struct Content(Value);

impl<'de> VariantAccess<'de> for Content {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        if self.0.is_null() {
            Ok(())
        } else {
            Err(Mismatch)
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(Tree(self.0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        Tree(self.0).deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Deserialize)]
    enum Kind {
        Plain,
        Held(Inner),
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Inner {
        n: u32,
        x: Option<f64>,
        pair: (String, i32),
        names: BTreeMap<String, bool>,
        list: Vec<Kind>,
    }

    #[test]
    fn values_are_read_as_serde_json_reads_them() {
        let good = [
            r#""Plain""#,
            r#"{"Held":{"n":1,"x":null,"pair":["a",-2],"names":{"b":true},"list":["Plain"]}}"#,
            r#"{"Held":{"list":[],"names":{},"pair":["",0],"x":2,"n":0,"new":1}}"#,
            r#"{"Held":{"n":4294967295,"x":0.5,"pair":["پاکستان",7],"names":{},"list":[]}}"#,
        ];
        for text in good {
            let expected: Kind = serde_json::from_str(text).expect("sound JSON");
            assert_eq!(from_json::<Kind>(text.as_bytes()), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let bad = [
            "",
            "{",
            "null",
            r#""Other""#,
            r#"{"Plain":1}"#,
            r#"{"Held":{"n":-1,"x":null,"pair":["a",2],"names":{},"list":[]}}"#,
            r#"{"Held":{"n":1,"x":"1","pair":["a",2],"names":{},"list":[]}}"#,
            r#"{"Held":{"n":1,"x":null,"pair":["a"],"names":{},"list":[]}}"#,
            r#"{"Held":{"n":1}}"#,
            "<!DOCTYPE html>",
        ];
        for text in bad {
            assert_eq!(from_json::<Kind>(text.as_bytes()), Err(Mismatch), "{text}");
        }
    }
}
