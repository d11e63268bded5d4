//! Turns `src/i18n/<lang>.toml` into one method for each key, checked at compile time: every key
//! and placeholder must exist in every language.

#![allow(
    clippy::disallowed_methods,
    reason = "runs on the machine that builds, which has files"
)]

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path};

/// Languages in the order of the words files, with their `Lang` variant.
const LANGUAGES: [(&str, &str); 2] = [("en", "En"), ("ur", "Ur")];

/// A sentence: one form, or one for the number 1 and one for the rest.
struct Sentence {
    one: Option<String>,
    other: String,
}

fn main() {
    let mut tables: Vec<BTreeMap<String, Sentence>> = Vec::new();
    for (code, _) in LANGUAGES {
        let path = format!("src/i18n/{code}.toml");
        println!("cargo::rerun-if-changed={path}");
        tables.push(read(&path));
    }
    let code = generate(&tables);
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("words.rs"), code).expect("write words.rs");
}

fn read(path: &str) -> BTreeMap<String, Sentence> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let table: toml::Table = text.parse().unwrap_or_else(|e| panic!("{path}: {e}"));
    let form = |value: &toml::Value, key: &str| match value {
        toml::Value::String(words) => words.clone(),
        other => panic!("{path}: {key}: found {other}, expected a text in quotes"),
    };
    table
        .iter()
        .map(|(key, value)| {
            let sentence = match value {
                toml::Value::Table(forms) => Sentence {
                    one: Some(form(&forms["one"], key)),
                    other: form(&forms["other"], key),
                },
                words => Sentence {
                    one: None,
                    other: form(words, key),
                },
            };
            (key.clone(), sentence)
        })
        .collect()
}

fn generate(tables: &[BTreeMap<String, Sentence>]) -> String {
    let mut code = String::from("impl Words {\n");
    let (first, rest) = tables.split_first().expect("at least one language");
    for (table, (language, _)) in rest.iter().zip(&LANGUAGES[1..]) {
        same_keys(LANGUAGES[0].0, first, language, table);
        same_keys(language, table, LANGUAGES[0].0, first);
    }
    for (key, sentence) in first {
        let names = placeholders(&sentence.other);
        let plural = sentence.one.is_some();
        for (table, (language, _)) in tables.iter().zip(LANGUAGES) {
            let own = &table[key];
            assert!(
                own.one.is_some() == plural,
                "{language}.toml: `{key}`: plural forms in one language only"
            );
            let mut found = placeholders(&own.other);
            let mut expected = names.clone();
            found.sort();
            expected.sort();
            assert!(
                found == expected,
                "{language}.toml: `{key}`: placeholders {found:?}, expected {expected:?}"
            );
        }
        method(&mut code, key, &names, plural, tables);
    }
    code.push_str("}\n");
    code
}

/// Stops the build when a key of `left` is missing in `right`.
fn same_keys(
    left_name: &str,
    left: &BTreeMap<String, Sentence>,
    right_name: &str,
    right: &BTreeMap<String, Sentence>,
) {
    let missing: Vec<&String> = left
        .keys()
        .filter(|key| !right.contains_key(*key))
        .collect();
    assert!(
        missing.is_empty(),
        "src/i18n/{right_name}.toml: found no {missing:?}, expected them as in {left_name}.toml; add the words"
    );
}

fn method(
    code: &mut String,
    key: &str,
    names: &[String],
    plural: bool,
    tables: &[BTreeMap<String, Sentence>],
) {
    let doc = &tables[0][key].other;
    writeln!(code, "/// \"{}\"", doc.replace('\n', " ")).expect("write");
    let count = if plural { "count: u64, " } else { "" };
    let arguments: String = names.iter().map(|name| format!("{name}: &str, ")).collect();
    let result = if names.is_empty() {
        "&'static str"
    } else {
        "String"
    };
    writeln!(
        code,
        "pub fn {key}(self, {count}{arguments}) -> {result} {{\nmatch self.0 {{"
    )
    .expect("write");
    for (table, (_, variant)) in tables.iter().zip(LANGUAGES) {
        let sentence = &table[key];
        let other = body(&sentence.other, names);
        let arm = match &sentence.one {
            Some(one) if *one != sentence.other => format!(
                "if count == 1 {{ {} }} else {{ {other} }}",
                body(one, names)
            ),
            _ => other,
        };
        writeln!(code, "Lang::{variant} => {arm},").expect("write");
    }
    code.push_str("}\n}\n");
}

/// The expression that makes the sentence.
fn body(sentence: &str, names: &[String]) -> String {
    if names.is_empty() {
        return format!("{sentence:?}");
    }
    let mut pieces = String::new();
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').expect("closing brace") + open;
        let name = &rest[open + 1..close];
        let index = names
            .iter()
            .position(|known| known == name)
            .expect("known placeholder");
        if open > 0 {
            write!(pieces, "Piece::Plain({:?}), ", &rest[..open]).expect("write");
        }
        write!(pieces, "Piece::Value({index}), ").expect("write");
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        write!(pieces, "Piece::Plain({rest:?})").expect("write");
    }
    format!("fill(&[{pieces}], &[{}])", names.join(", "))
}

fn placeholders(sentence: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in sentence.split('{').skip(1) {
        let name = part.split('}').next().expect("closing brace").to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
