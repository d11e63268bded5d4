//! Rules beyond types, each on a sheet of its own; the real data; the round trip through a template.

use super::{DATA, checked, make};
use crate::desk::{
    Decisions, Severity, apply_safe_fixes, check, difference, merge, read, report, template, write,
};

/// Codes of the findings with their cells, notes left out.
fn found(csv: &str) -> Vec<(String, String, Option<String>)> {
    let found = checked("sheet.csv", csv.as_bytes(), &Decisions::default());
    assert_eq!(found.reading.questions, [], "{csv}");
    found
        .findings
        .iter()
        .filter(|finding| finding.severity() != Severity::Note)
        .map(|finding| {
            let fix = finding.fix.as_ref().map(|edit| edit.after.clone());
            (finding.issue.key().to_owned(), finding.place.cell(), fix)
        })
        .collect()
}

#[test]
fn each_rule_names_its_cell() {
    let p = "id,name_en,status";
    let cases: [(String, &str, &str, Option<&str>); 40] = [
        (
            format!("{p},regions\nsahiwal-coal,Sahiwal,completed,NWFP\n"),
            "old-name",
            "D2",
            Some("kp"),
        ),
        (
            format!("{p},regions\nsahiwal-coal,Sahiwal,completed,KPK;punjab\n"),
            "old-name",
            "D2",
            Some("kp;punjab"),
        ),
        (
            format!("{p},regions\nsahiwal-coal,Sahiwal,completed,صوبہ سرحد\n"),
            "old-name",
            "D2",
            Some("kp"),
        ),
        (
            format!("{p},districts\nsahiwal-coal,Sahiwal,completed,Naushahro Feroz\n"),
            "near-name",
            "D2",
            Some("naushahro-feroze"),
        ),
        (
            format!("{p},districts\nsahiwal-coal,Sahiwal,completed,Lyallpur\n"),
            "old-name",
            "D2",
            Some("faisalabad"),
        ),
        (
            format!("{p},districts\nsahiwal-coal,Sahiwal,completed,Karachi\n"),
            "wider-place",
            "D2",
            None,
        ),
        (
            format!("{p},districts\nsahiwal-coal,Sahiwal,completed,atlantis\n"),
            "unknown-reference",
            "D2",
            None,
        ),
        (
            format!("{p},sources\nsahiwal-coal,Sahiwal,completed,nowhere-99\n"),
            "unknown-reference",
            "D2",
            None,
        ),
        (
            format!("{p},start_date,completed_date\nsahiwal-coal,Sahiwal,completed,2019,2017\n"),
            "dates-crossed",
            "E2",
            None,
        ),
        (
            format!("{p},completed_date\nsahiwal-coal,Sahiwal,completed,\n"),
            "completed-without-date",
            "D2",
            None,
        ),
        (
            format!("{p},completed_date\nsahiwal-coal,Sahiwal,planned,2017\n"),
            "date-without-completed",
            "C2",
            None,
        ),
        (
            format!("{p},cost_usd_million\nsahiwal-coal,Sahiwal,completed,1912200000\n"),
            "unit-jump",
            "D2",
            None,
        ),
        (
            format!("{p},cost_usd_million\nsahiwal-coal,Sahiwal,completed,1.9122\n"),
            "unit-jump",
            "D2",
            None,
        ),
        (
            format!("{p},cost_usd_million\nsahiwal-coal,Sahiwal,completed,535416\n"),
            "unit-jump",
            "D2",
            None,
        ),
        (
            format!("{p},capacity_mw\nsahiwal-coal,Sahiwal,completed,4000\n"),
            "sudden-change",
            "D2",
            None,
        ),
        (
            format!("{p},capacity_mw\nsahiwal-coal,Sahiwal,completed,lots\n"),
            "not-number",
            "D2",
            None,
        ),
        (
            format!("{p},jobs\nsahiwal-coal,Sahiwal,completed,12.5\n"),
            "not-whole",
            "D2",
            None,
        ),
        (
            format!("{p},capacity_mw\nsahiwal-coal,Sahiwal,completed,-5\n"),
            "below",
            "D2",
            None,
        ),
        (
            format!("{p},latitude,longitude\nsahiwal-coal,Sahiwal,completed,73.24,30.71\n"),
            "point-swapped",
            "D2",
            None,
        ),
        (
            format!("{p},latitude,longitude\nsahiwal-coal,Sahiwal,completed,30.71,\n"),
            "half-point",
            "E2",
            None,
        ),
        (
            format!("{p},regions,districts\nsahiwal-coal,Sahiwal,completed,punjab,gwadar\n"),
            "district-outside",
            "E2",
            None,
        ),
        (
            "id,name_en,status\nsahiwal-coal,Sahiwal,finished\n".into(),
            "not-code",
            "C2",
            None,
        ),
        (
            "id,name_en,status\nsahiwal-coal,,completed\n".into(),
            "required",
            "B2",
            None,
        ),
        (
            "id,name_en,status\nsahiwal-coal,One,completed\nsahiwal-coal,Two,completed\n".into(),
            "double-key",
            "A3",
            None,
        ),
        (
            "id,publisher,title,url\nbrecorder.com-1,Business Recorder,Title,javascript:alert(1)\n"
                .into(),
            "script",
            "D2",
            None,
        ),
        (
            "id,publisher,title,url\nbrecorder.com-1,Business Recorder,Title,ftp://x.pk/a\n".into(),
            "link-unsafe",
            "D2",
            None,
        ),
        (
            "id,publisher,title,url\nbrecorder.com-1,Business Recorder,Title,https://localhost/\n"
                .into(),
            "link-dead",
            "D2",
            None,
        ),
        (
            "id,publisher,title,url\nbrecorder.com-1,Business Recorder,Title,www.dawn.com\n".into(),
            "not-link",
            "D2",
            None,
        ),
        (
            "id,name_ur,status\nsahiwal-coal,ساهيوال كول,completed\n".into(),
            "arabic-letters",
            "B2",
            Some("ساہیوال کول"),
        ),
        (
            "id,name_ur,status\nsahiwal-coal,Sahiwal coal,completed\n".into(),
            "latin-in-urdu",
            "B2",
            None,
        ),
        (
            "id,name_en,status\nsahiwal-coal,ساہیوال کول,completed\n".into(),
            "urdu-in-english",
            "B2",
            None,
        ),
        (
            "id,notes_en,notes_ur\nsahiwal-coal,A note,\n".into(),
            "one-language",
            "C2",
            None,
        ),
        (
            "id,name_en,status\nsahiwal-coal,=HYPERLINK(1),completed\n".into(),
            "formula-text",
            "B2",
            None,
        ),
        (
            "id,name_en,status\nsahiwal-coal,<script>x</script>,completed\n".into(),
            "script",
            "B2",
            None,
        ),
        (
            "finder,id,age_min,age_max\nbusiness,bisp-benazir-kafaalat,40,20\n".into(),
            "range-crossed",
            "C2",
            None,
        ),
        (
            "finder,id,free,fee_pkr\nbusiness,bisp-benazir-kafaalat,true,500\n".into(),
            "free-with-fee",
            "D2",
            None,
        ),
        (
            "finder,id,gender,name_en\nbusiness,bisp-benazir-kafaalat,men,Loans for women\n".into(),
            "gender-contradicts",
            "C2",
            None,
        ),
        (
            "finder,id,intake,standing\nbusiness,bisp-benazir-kafaalat,closed,current\n".into(),
            "standing-contradicts",
            "D2",
            None,
        ),
        (
            "finder,id,intake,deadline\nbusiness,bisp-benazir-kafaalat,rolling,2026-12-01\n".into(),
            "rolling-with-deadline",
            "D2",
            None,
        ),
        (
            "finder,id,gender\nbusiness,bisp-benazir-kafaalat,men\n".into(),
            "person-changes",
            "2",
            None,
        ),
    ];
    for (csv, key, cell, fix) in cases {
        let found = found(&csv);
        let expected = (key.to_owned(), cell.to_owned(), fix.map(str::to_owned));
        assert!(
            found.contains(&expected),
            "{csv}: {expected:?} is not among {found:#?}"
        );
    }
}

#[test]
fn a_record_that_says_what_another_says_is_named() {
    let csv = "id,name_en,status,districts\nnew-plant,\"Coal-fired Power Plant, Sahiwal\",planned,sahiwal\n";
    let found = found(csv);
    assert!(
        found
            .iter()
            .any(|(key, cell, _)| key == "double-meaning" && cell == "B2"),
        "{found:#?}"
    );
}

#[test]
fn safe_fixes_are_taken_over_and_nothing_else() {
    let (package, current, _) = &*DATA;
    let csv =
        "id,regions,districts,name_ur\nsahiwal-coal,NWFP;Northern Areas,Naushahro Feroz,ساهيوال\n";
    let mut checked = checked("sheet.csv", csv.as_bytes(), &Decisions::default());
    let lines = apply_safe_fixes(&mut checked, package, current);
    assert_eq!(lines.len(), 3, "{lines:#?}");
    let cells = &checked.reading.tables[0].rows[0].cells;
    assert!(cells.contains(&"kp;gb".to_owned()) && cells.contains(&"ساہیوال".to_owned()));
    assert!(cells.contains(&"Naushahro Feroz".to_owned()));
    let keys: Vec<&str> = checked
        .findings
        .iter()
        .map(|finding| finding.issue.key())
        .collect();
    assert!(
        keys.contains(&"near-name") && !keys.contains(&"old-name"),
        "{keys:?}"
    );
}

#[test]
fn the_real_data_have_no_errors_and_lose_nothing() {
    let (package, current, _) = &*DATA;
    let files: Vec<(String, Vec<u8>)> = package
        .resources
        .iter()
        .map(|resource| {
            let table = &current[&resource.name];
            (resource.path.clone(), write::csv(table).into_bytes())
        })
        .collect();
    let checked = check(&files, package, current, &Decisions::default());
    let errors: Vec<String> = checked
        .findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .map(|finding| {
            format!(
                "{} {} {:?}",
                finding.place,
                finding.issue.key(),
                finding.found
            )
        })
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(checked.reading.repairs, []);
    assert_eq!(checked.reading.questions, []);
    assert_eq!(checked.reading.tables.len(), package.resources.len());
    let merged = merge::merge(current, &checked.reading, package);
    assert_eq!(difference::between(current, &merged, package), []);
}

#[test]
fn csv_files_are_written_as_they_were() {
    let (package, current, _) = &*DATA;
    for resource in &package.resources {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data")
            .join(&resource.path);
        let text = std::fs::read_to_string(path).expect("a table");
        assert_eq!(
            write::csv(&current[&resource.name]),
            text,
            "{}",
            resource.path
        );
    }
}

#[test]
fn the_real_data_come_back_equal_from_a_filled_template() {
    let (package, current, catalogue) = &*DATA;
    let options = template::Options {
        filled: true,
        ..template::Options::default()
    };
    let book = template::workbook(package, current, &options).expect("a workbook");
    let again = template::workbook(package, current, &options).expect("a workbook");
    assert_eq!(book, again, "the same input gives the same bytes");
    let files = [("filled.xlsx".to_owned(), book)];
    let reading = read::read(
        &files,
        package,
        catalogue,
        &Decisions::default(),
        &read::Limits::default(),
    );
    assert_eq!(reading.refused, []);
    assert_eq!(reading.questions, []);
    assert_eq!(reading.findings, []);
    assert_eq!(reading.tables.len(), package.resources.len());
    // Laid over nothing, so that every cell comes from the workbook.
    let merged = merge::merge(&Default::default(), &reading, package);
    assert_eq!(difference::between(current, &merged, package), []);
    for resource in &package.resources {
        let (before, after) = (&current[&resource.name], &merged[&resource.name]);
        assert_eq!(before.rows.len(), after.rows.len(), "{}", resource.name);
        for (before, after) in before.rows.iter().zip(&after.rows) {
            for (field, (old, new)) in resource
                .schema
                .fields
                .iter()
                .zip(before.cells.iter().zip(&after.cells))
            {
                // A workbook stores 68.0 as 68; everything else comes back letter by letter.
                let is_number = matches!(field.kind.as_str(), "number" | "integer");
                let same_number = is_number && old.parse::<f64>() == new.parse::<f64>();
                assert!(
                    old == new || same_number,
                    "{} {}: {old:?} {new:?}",
                    resource.name,
                    field.name
                );
            }
        }
    }
    // Laid over the tables, nothing changes, not even how a number is written.
    let merged = merge::merge(current, &reading, package);
    for (name, table) in current {
        assert_eq!(write::csv(table), write::csv(&merged[name]), "{name}");
    }
}

#[test]
fn an_empty_template_holds_no_records() {
    let (package, current, _) = &*DATA;
    let book =
        template::workbook(package, current, &template::Options::default()).expect("a workbook");
    let found = checked("template.xlsx", &book, &Decisions::default());
    assert!(
        found
            .reading
            .tables
            .iter()
            .all(|table| table.rows.is_empty())
    );
    assert_eq!(found.reading.tables.len(), package.resources.len());
    assert!(found.is_sound(), "{:#?}", found.findings);
}

#[test]
fn reports_name_sheet_and_cell_in_every_form() {
    use crate::{data::Lang, i18n::Words};
    let table = make::rows(&[
        &["id", "name_en", "regions"],
        &["sahiwal-coal", "Sahiwal <b>", "NWFP"],
    ]);
    let found = checked(
        "june.xlsx",
        &make::xlsx_of("Projects", &table),
        &Decisions::default(),
    );
    for lang in Lang::ALL {
        let words = Words(lang);
        let text = report::text::report(&found, words);
        assert!(
            text.contains("june.xlsx, Projects!C2") && text.contains("NWFP"),
            "{text}"
        );
        assert!(!text.contains('\u{2068}'));
        let html = report::html::report(&found, words);
        assert!(
            html.contains("june.xlsx, Projects!C2") && !html.contains("<b>"),
            "{html}"
        );
        assert!(!html.contains("style=") && !html.contains("<script"));
        let json = report::json::report(&found, words);
        let mut findings = json["findings"].as_array().expect("findings").iter();
        let old = findings
            .find(|finding| finding["code"] == "old-name")
            .expect("the old name");
        assert_eq!(old["place"]["cell"], "C2");
        assert_eq!(old["fix"]["after"], "kp");
        let sarif = report::sarif::report(&found, words);
        let mut results = sarif["runs"][0]["results"]
            .as_array()
            .expect("results")
            .iter();
        let result = results
            .find(|result| result["ruleId"] == "old-name")
            .expect("the old name");
        assert_eq!(
            result["locations"][0]["physicalLocation"]["region"]["startColumn"],
            3
        );
    }
}

#[test]
fn rows_set_aside_and_titles_recognised_can_be_undone() {
    let csv = "Id,Name (English),Status,Jobs\nsahiwal-coal,Sahiwal,completed,3000\nTotal,,,3000\n";
    let read = |decisions: &Decisions| checked("sheet.csv", csv.as_bytes(), decisions).reading;
    let first = read(&Decisions::default());
    assert_eq!(first.tables[0].rows.len(), 1);
    let mut decisions = Decisions::default();
    for repair in &first.repairs {
        if matches!(repair.why, read::Why::TotalRow) || repair.before == "Jobs" {
            decisions.undo(repair);
        }
    }
    let second = read(&decisions);
    assert_eq!(second.tables[0].rows.len(), 2);
    let n_columns = |reading: &read::Reading| reading.tables[0].columns.iter().flatten().count();
    assert_eq!(n_columns(&second) + 1, n_columns(&first));
}
