//! Comparing two folders byte by byte.

use super::page_files::Tree;
use std::{fmt, fs, path::Path};

/// How many characters around the first differing byte are shown.
const AROUND: usize = 60;

/// The first way, in the order of names, in which two folders differ.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    /// The file is in one of them only.
    OnlyIn { file: String, folder: String },
    /// The file differs from this byte on, which stands in this line.
    Bytes {
        file: String,
        byte: usize,
        line: usize,
        left: String,
        right: String,
    },
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Difference::OnlyIn { file, folder } => write!(f, "{file} is only in {folder}"),
            Difference::Bytes {
                file,
                byte,
                line,
                left,
                right,
            } => {
                write!(f, "{file}, byte {byte}, line {line}:\n  {left}\n  {right}")
            }
        }
    }
}

/// Compares two folders.
///
/// # Errors
/// When one of them cannot be read.
pub fn first_difference(left: &Path, right: &Path) -> anyhow::Result<Option<Difference>> {
    let (left_files, right_files) = (Tree::open(left)?, Tree::open(right)?);
    let mut both: Vec<&String> = left_files
        .files()
        .iter()
        .chain(right_files.files())
        .collect();
    both.sort();
    both.dedup();
    for file in both {
        for (tree, other) in [(&left_files, right), (&right_files, left)] {
            if !tree.files().contains(file) {
                let folder = other
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                return Ok(Some(Difference::OnlyIn {
                    file: file.clone(),
                    folder,
                }));
            }
        }
        let (a, b) = (fs::read(left.join(file))?, fs::read(right.join(file))?);
        if a != b {
            return Ok(Some(bytes(file, &a, &b)));
        }
    }
    Ok(None)
}

fn bytes(file: &str, left: &[u8], right: &[u8]) -> Difference {
    let byte = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let line = left[..byte].iter().filter(|byte| **byte == b'\n').count() + 1;
    let around = |text: &[u8]| {
        let from = byte.saturating_sub(AROUND).min(text.len());
        let to = (byte + AROUND).min(text.len());
        String::from_utf8_lossy(&text[from..to]).replace(char::is_control, " ")
    };
    Difference::Bytes {
        file: file.to_owned(),
        byte,
        line,
        left: around(left),
        right: around(right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(parent: &Path, name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
        let folder = parent.join(name);
        fs::create_dir(&folder).unwrap();
        for (file, text) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn the_first_difference_is_named() {
        let both = [("en/a.html", "one\ntwo"), ("z.json", "1")];
        for (right, expected) in [
            (vec![("en/a.html", "one\ntwo"), ("z.json", "1")], None),
            (
                vec![("en/a.html", "one\ntwo")],
                Some("z.json is only in left"),
            ),
            (
                vec![("b.html", ""), both[0], both[1]],
                Some("b.html is only in right"),
            ),
            (
                vec![("en/a.html", "one\ntoo"), both[1]],
                Some("en/a.html, byte 5, line 2:\n  one two\n  one too"),
            ),
            (
                vec![("en/a.html", "one"), both[1]],
                Some("en/a.html, byte 3, line 1:\n  one two\n  one"),
            ),
        ] {
            let temp = tempfile::tempdir().unwrap();
            let left = folder(temp.path(), "left", &both);
            let right = folder(temp.path(), "right", &right);
            let found = first_difference(&left, &right)
                .unwrap()
                .map(|difference| difference.to_string());
            assert_eq!(found.as_deref(), expected);
        }
    }
}
