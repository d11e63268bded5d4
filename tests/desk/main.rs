//! The desk on the command line: exit codes, reports, and an import that is whole or not at all.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

/// A temporary folder with a copy of the real data.
struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        copy(&data, &folder.path().join("data"));
        Office { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("write");
    }

    /// Runs the command in the folder: exit code, standard output, standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_rahdari"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("rahdari runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.code().unwrap_or(-1),
            text(&output.stdout),
            text(&output.stderr),
        )
    }

    fn table(&self, name: &str) -> String {
        fs::read_to_string(self.path("data").join(name)).expect("a table")
    }

    /// Names beside the data folder.
    fn neighbours(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

#[test]
fn check_says_by_its_exit_code_whether_sheets_are_sound() {
    let office = Office::new();
    office.write(
        "sound.csv",
        "id,name_en,status\nsahiwal-coal,Sahiwal Coal-fired Power Plant,Completed\n",
    );
    office.write(
        "spoiled.csv",
        "id,regions,status\nsahiwal-coal,NWFP,completed\n",
    );
    office.write(
        "asked.csv",
        "id,name_en,start_date\nsahiwal-coal,Sahiwal Coal-fired Power Plant,03/04/2015\n",
    );
    for (arguments, code, says) in [
        (vec!["check", "data"], 0, "no problems"),
        (
            vec!["check", "sound.csv"],
            0,
            "“Completed” became “completed”",
        ),
        (vec!["check", "spoiled.csv"], 1, "B2"),
        (vec!["check", "spoiled.csv", "--lang", "ur"], 1, "غلطی"),
        (vec!["check", "asked.csv"], 1, "day-month"),
        (vec!["check", "missing.csv"], 2, ""),
        (vec!["check", "sound.csv", "--format", "nonsense"], 2, ""),
        (
            vec!["check", "spoiled.csv", "--format", "json"],
            1,
            "\"old-name\"",
        ),
        (
            vec!["check", "spoiled.csv", "--format", "sarif"],
            1,
            "\"2.1.0\"",
        ),
        (
            vec!["check", "spoiled.csv", "--format", "html"],
            1,
            "<!DOCTYPE html>",
        ),
    ] {
        let (found, out, err) = office.run(&arguments);
        assert_eq!(found, code, "{arguments:?}\n{out}\n{err}");
        assert!(out.contains(says), "{arguments:?}: {says} is not in {out}");
    }
}

#[test]
fn an_answer_settles_a_question() {
    let office = Office::new();
    office.write(
        "asked.csv",
        "id,name_en,start_date\nsahiwal-coal,Sahiwal Coal-fired Power Plant,03/04/2015\n",
    );
    office.write(
        "answers.json",
        "{\"answers\": {\"asked.csv, C date_order\": \"month-day\"}}",
    );
    let (code, out, _) = office.run(&["check", "asked.csv", "--answers", "answers.json"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("2015-03-04"), "{out}");
}

#[test]
fn an_import_changes_the_named_cells_only() {
    let office = Office::new();
    let before = office.table("projects.csv");
    office.write("june.csv", "id,jobs\nsahiwal-coal,\"3,100\"\n");
    let (code, out, err) = office.run(&["import", "june.csv"]);
    assert_eq!(code, 0, "{out}\n{err}");
    assert!(out.contains("jobs: \"3000\" → \"3100\""), "{out}");
    let after = office.table("projects.csv");
    let changed: Vec<(&str, &str)> = before
        .lines()
        .zip(after.lines())
        .filter(|(a, b)| a != b)
        .collect();
    assert_eq!(changed.len(), 1, "{changed:#?}");
    assert_eq!(changed[0].0.replace(",3000,", ",3100,"), changed[0].1);
    assert_eq!(office.neighbours(), ["data", "june.csv"]);
    assert_eq!(office.run(&["check", "data"]).0, 0);
}

#[test]
fn an_import_with_any_problem_changes_nothing() {
    let office = Office::new();
    let before = office.table("projects.csv");
    for (sheet, arguments) in [
        // An unknown region.
        ("id,regions\nsahiwal-coal,atlantis\n", vec![]),
        // An open question.
        (
            "id,name_en,start_date\nsahiwal-coal,Sahiwal,03/04/2015\n",
            vec![],
        ),
        // A jump nobody accepted.
        ("id,capacity_mw\nsahiwal-coal,1320000\n", vec![]),
        // Sound as a sheet, but the whole folder is not: records that others point to are gone.
        ("id,jobs\nsahiwal-coal,3100\n", vec!["--whole", "projects"]),
        // Asked to say only what would change.
        ("id,jobs\nsahiwal-coal,3100\n", vec!["--dry-run"]),
    ] {
        office.write("sheet.csv", sheet);
        let mut all = vec!["import", "sheet.csv"];
        all.extend(&arguments);
        let (code, out, err) = office.run(&all);
        let expected = i32::from(!arguments.contains(&"--dry-run"));
        assert_eq!(code, expected, "{sheet}\n{out}\n{err}");
        assert_eq!(office.table("projects.csv"), before, "{sheet}");
        assert_eq!(office.neighbours(), ["data", "sheet.csv"], "{sheet}");
    }
}

#[test]
fn a_second_import_waits_for_nobody_and_says_so() {
    let office = Office::new();
    office.write("data.import-lock", "");
    office.write("sheet.csv", "id,jobs\nsahiwal-coal,3100\n");
    let (code, _, err) = office.run(&["import", "sheet.csv"]);
    assert_eq!(code, 2);
    assert!(err.contains("data.import-lock"), "{err}");
}

#[test]
fn an_import_cut_off_between_its_last_steps_is_mended_by_the_next() {
    let office = Office::new();
    fs::rename(office.path("data"), office.path("data.before-import")).expect("renamed");
    office.write("sheet.csv", "id,jobs\nsahiwal-coal,3100\n");
    let (code, out, err) = office.run(&["import", "sheet.csv"]);
    assert_eq!(code, 0, "{out}\n{err}");
    assert!(office.table("projects.csv").contains(",3100,"));
    assert_eq!(office.neighbours(), ["data", "sheet.csv"]);
}

#[test]
fn diff_and_template_work_together() {
    let office = Office::new();
    let (code, out, err) = office.run(&["template", "--out", "all.xlsx", "--filled"]);
    assert_eq!(code, 0, "{out}\n{err}");
    let (code, out, err) = office.run(&["diff", "data", "all.xlsx", "--whole", "projects"]);
    assert_eq!((code, out.trim()), (0, "No differences."), "{err}");
    office.write(
        "new.csv",
        "id,jobs,name_en,status\nsahiwal-coal,3100,Sahiwal Coal-fired Power Plant,completed\n",
    );
    let (code, out, _) = office.run(&["diff", "data", "new.csv", "--lang", "ur"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("تبدیل شدہ") && out.contains("\"3000\" → \"3100\""),
        "{out}"
    );
    let (code, out, _) = office.run(&["diff", "data", "new.csv", "--format", "json"]);
    assert_eq!(code, 0);
    assert!(out.contains("\"old\": \"3000\""), "{out}");
    let (code, _, err) = office.run(&["template", "--out", "x.xlsx", "--table", "nonsense"]);
    assert_eq!(code, 2);
    assert!(err.contains("expected one of"), "{err}");
}
