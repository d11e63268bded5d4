//! The real programmes: every rule answered and in words, every word controlled, nothing dropped.

use crate::common::{Workshop, project};
use rahdari::{
    check,
    data::{Dataset, Intake, Lang},
    finder::{
        eligibility::{Check, Fact, Facts, Rule, Test, Verdict, evaluate},
        papers::{PAPERS, papers},
    },
    i18n::{
        Words,
        bidi::without_isolates,
        eligibility::{Names, lines, sentence},
        label,
    },
    publish::assemble::programme::{eligibility, rule_places},
};
use std::{collections::BTreeSet, sync::OnceLock};

fn dataset() -> &'static Dataset {
    static DATASET: OnceLock<Dataset> = OnceLock::new();
    DATASET.get_or_init(|| {
        check::load(&project().join("data"))
            .expect("the real data are sound")
            .dataset
    })
}

/// Facts that meet `test` and facts that do not.
fn facts_for(test: &Test) -> (Facts, Facts) {
    let (mut good, mut bad) = (Facts::default(), Facts::default());
    match (test.fact, &test.is) {
        (Fact::Age, Check::AtLeast(age)) => {
            good.age = Some(*age as u8);
            bad.age = Some(*age as u8 - 1);
        }
        (Fact::Age, Check::AtMost(age)) => {
            good.age = Some(*age as u8);
            bad.age = Some(*age as u8 + 1);
        }
        (Fact::Gender, Check::OneOf(codes)) => {
            good.gender = codes.first().cloned();
            let other = if codes[0] == "women" { "men" } else { "women" };
            bad.gender = Some(other.to_owned());
        }
        (Fact::Schooling, Check::Level(level)) => {
            good.schooling = Some(level.clone());
            bad.schooling = Some("none".into());
        }
        (Fact::Domicile, Check::OneOf(codes)) => {
            good.domicile = codes.first().cloned();
            bad.domicile = Some("elsewhere".into());
        }
        (Fact::Income, Check::AtMost(rupees)) => {
            good.income_pkr_month = Some(*rupees);
            bad.income_pkr_month = Some(*rupees + 1.0);
        }
        (Fact::Other(position), Check::Yes) => {
            good.other.insert(position, true);
            bad.other.insert(position, false);
        }
        other => panic!("no facts for {other:?}"),
    }
    (good, bad)
}

#[test]
fn every_rule_of_every_programme_answers_yes_no_and_not_known() {
    let mut rules = 0;
    for programme in &dataset().programmes {
        let rule = eligibility(dataset(), programme);
        for line in lines(&rule) {
            let Rule::Test(test) = line else {
                panic!("{}: {line:?}", programme.key())
            };
            let (good, bad) = facts_for(test);
            for (facts, expected) in [
                (good, Verdict::Yes),
                (bad, Verdict::No),
                (Facts::default(), Verdict::Unknown),
            ] {
                let verdict = evaluate(line, &facts).verdict;
                assert_eq!(verdict, expected, "{}: {test:?}", programme.key());
            }
            rules += 1;
        }
    }
    assert!(rules > 600, "only {rules} rules");
}

#[test]
fn every_rule_of_every_programme_is_a_sentence_in_both_languages() {
    let dataset = dataset();
    for programme in &dataset.programmes {
        let rule = eligibility(dataset, programme);
        let places = rule_places(dataset, &rule);
        let names = Names {
            programme,
            places: &places,
        };
        for line in lines(&rule) {
            for lang in Lang::ALL {
                let words = Words(lang);
                let said = without_isolates(&sentence(words, line, names));
                assert!(said.len() > 3, "{}: {line:?}", programme.key());
                assert_ne!(said, words.rule_unclear(), "{}", programme.key());
                let is_urdu = said.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
                assert_eq!(is_urdu, lang == Lang::Ur, "{}: {said}", programme.key());
            }
        }
    }
}

#[test]
fn every_paper_has_a_name_in_both_languages() {
    for (code, _) in PAPERS {
        for lang in Lang::ALL {
            assert_ne!(label::paper(Words(lang), code), code, "{code}");
        }
    }
    let known: BTreeSet<&str> = PAPERS.iter().map(|(code, _)| *code).collect();
    for programme in &dataset().programmes {
        let rule = eligibility(dataset(), programme);
        let proofs = rahdari::finder::papers::documents(&rule);
        assert!(proofs.iter().all(|code| known.contains(code)), "{proofs:?}");
        let found = papers(programme, &rule);
        assert!(found.len() >= proofs.len(), "{}", programme.key());
    }
}

#[test]
fn every_trade_sector_and_condition_has_a_controlled_term() {
    let dataset = dataset();
    let group = |id: &str| dataset.term(id).map(|term| term.group.as_str());
    for term in &dataset.terms {
        match term.group.as_str() {
            "trade" | "sector" => {
                let field = term.field.as_deref().unwrap_or_default();
                assert_eq!(group(field), Some("field"), "{}", term.id);
            }
            _ => assert_eq!((&term.field, &term.isco08), (&None, &None), "{}", term.id),
        }
        assert_eq!(
            term.isco08.is_some(),
            term.isco08_title.is_some(),
            "{}",
            term.id
        );
    }
    for programme in &dataset.programmes {
        assert_eq!(programme.conditions.len(), programme.condition_terms.len());
        for id in &programme.condition_terms {
            assert_eq!(group(id), Some("condition"), "{}: {id}", programme.key());
        }
        for id in &programme.terms {
            assert!(matches!(group(id), Some("trade" | "sector")), "{id}");
        }
    }
}

#[test]
fn one_isco_code_has_one_title() {
    let mut titles: std::collections::BTreeMap<&str, &str> = Default::default();
    for term in &dataset().terms {
        if let (Some(code), Some(title)) = (&term.isco08, &term.isco08_title) {
            let known = titles.entry(code).or_insert(title);
            assert_eq!(known, title, "{code}");
        }
    }
    assert!(titles.len() > 50);
}

#[test]
fn closed_and_historic_programmes_are_flagged_and_none_is_dropped() {
    let count = |standing: &str| {
        let programmes = dataset().programmes.iter();
        programmes.filter(|p| p.standing == standing).count()
    };
    let closed = dataset().programmes.iter();
    let closed = closed.filter(|p| p.intake == Intake::Closed).count();
    assert_eq!(count("closed") + count("historic"), closed);
    assert_eq!(
        ["current", "unconfirmed", "closed", "historic"].map(count),
        [148, 257, 46, 16]
    );
}

#[test]
fn a_last_date_still_to_come_has_a_calendar_file_in_both_languages() {
    let workshop = Workshop::new();
    let name = "programmes.csv";
    workshop.replace(name, ",periodic,current,,", ",periodic,current,2026-12-31,");
    workshop.publish().expect("the data publish");
    let data = check::load(&workshop.path("data")).expect("sound").dataset;
    let programme = data
        .programmes
        .iter()
        .find(|p| {
            p.deadline
                .is_some_and(|day| day.to_string() == "2026-12-31")
        })
        .expect("the changed programme");
    for lang in Lang::ALL {
        let path = format!(
            "calendar/{}/{}/{}.ics",
            lang.code(),
            programme.finder.code(),
            programme.id
        );
        let text = workshop.site_text(&path);
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20261231\r\n"));
        assert!(unfolded.contains(&format!("UID:{}@rahdari\r\n", programme.key())));
        let name = programme.name.get(lang).replace(',', "\\,");
        assert!(unfolded.contains(&name), "{path}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{path}");
        let page = format!(
            "{}/{}/{}/index.html",
            lang.code(),
            programme.finder.code(),
            programme.id
        );
        assert!(
            workshop.site_text(&page).contains(&format!("/{path}")),
            "{page}"
        );
    }
}
