//! The engine over a handful of programmes and the real synonym table.

use super::Engine;
use crate::data::{
    Confidence, Dataset, District, Finder, Intake, Organisation, Programme, Region, Term, Text,
    Town,
};
use crate::finder::build::{Pieces, Synonym, build};
use crate::finder::columns::SCHOOLING;
use crate::finder::condition::Condition;
use crate::finder::eligibility::{Facts, Verdict, evaluate, refuses, rules_of_columns};
use crate::finder::highlight::Highlighter;
use crate::finder::request::{Fit, Order, Request};

const SYNONYMS: &str = include_str!("../../../data/language/synonyms.json");

fn programme(id: &str, en: &str, ur: &str, term: &str, category: &str, region: &str) -> Programme {
    let training = !matches!(category, "loan" | "grant");
    Programme {
        finder: if training {
            Finder::Training
        } else {
            Finder::Business
        },
        id: id.into(),
        name: Text::new(en, ur),
        summary: Text::default(),
        kind: if training {
            "vocational"
        } else {
            "women-entrepreneurship"
        }
        .into(),
        category: category.into(),
        organisation: "tevta".into(),
        provider_type: "provincial".into(),
        regions: if region == "all" {
            vec!["punjab".into(), "balochistan".into()]
        } else {
            vec![region.into()]
        },
        districts: vec![],
        wider_places: vec![],
        towns: vec![],
        places_as_printed: vec![],
        terms: vec![term.into()],
        gender: "any".into(),
        age_min: None,
        age_max: None,
        education_min: None,
        domicile: None,
        income_max_pkr_month: None,
        amount_min_pkr: None,
        amount_max_pkr: None,
        markup_percent: None,
        tenor_months: None,
        stipend_pkr_month: None,
        free: None,
        hostel: None,
        toolkit: None,
        certificate: None,
        fee_pkr: None,
        duration_weeks: None,
        mode: None,
        standing: "current".into(),
        intake: Intake::Periodic,
        deadline: None,
        apply_url: None,
        phone: vec![],
        how_to_apply: Text::default(),
        latitude: None,
        longitude: None,
        confidence: Confidence::High,
        notes: Text::default(),
        conditions: vec![],
        condition_terms: vec![],
        benefits: vec![],
        sources: vec![],
    }
}

fn dataset() -> Dataset {
    let region = |id: &str, en: &str, ur: &str| Region {
        id: id.into(),
        name: Text::new(en, ur),
        short: Text::new(en, ur),
        focus: Text::default(),
        sources: vec![],
    };
    let district = |id: &str, region: &str, en: &str, ur: &str, at: (f64, f64)| District {
        id: id.into(),
        region: region.into(),
        name: Text::new(en, ur),
        division: None,
        latitude: at.0,
        longitude: at.1,
        population_2023: None,
        population_basis: None,
        pcode: None,
        aliases: vec![],
    };
    let term = |id: &str, en: &str, ur: &str| Term {
        id: id.into(),
        name: Text::new(en, ur),
        group: "trade".into(),
        field: None,
        isco08: None,
        isco08_title: None,
    };
    let tailoring = |id, region| {
        programme(
            id,
            "Tailoring course",
            "سلائی کورس",
            "tailoring",
            "course",
            region,
        )
    };
    Dataset {
        regions: vec![
            region("punjab", "Punjab", "پنجاب"),
            region("balochistan", "Balochistan", "بلوچستان"),
        ],
        districts: vec![
            district("lahore", "punjab", "Lahore", "لاہور", (31.5, 74.3)),
            district("multan", "punjab", "Multan", "ملتان", (30.2, 71.5)),
            district("gwadar", "balochistan", "Gwadar", "گوادر", (25.2, 62.3)),
        ],
        towns: vec![Town {
            id: "pasni".into(),
            name: Text::new("Pasni", "پسنی"),
            district: "gwadar".into(),
            region: "balochistan".into(),
            latitude: 25.26,
            longitude: 63.47,
            aliases: vec![],
            geonames_id: None,
        }],
        organisations: vec![Organisation {
            id: "tevta".into(),
            name: Text::new("TEVTA", "ٹیوٹا"),
            kind: "provincial".into(),
        }],
        terms: vec![
            term("tailoring", "tailoring", "سلائی"),
            term("electrician", "electrician", "الیکٹریشن"),
            term("any-business", "any business", "کوئی بھی کاروبار"),
        ],
        programmes: vec![
            Programme {
                free: Some(true),
                districts: vec!["lahore".into()],
                ..tailoring("a-lahore", "punjab")
            },
            Programme {
                districts: vec!["multan".into()],
                ..tailoring("b-multan", "punjab")
            },
            Programme {
                free: Some(false),
                gender: "women".into(),
                ..tailoring("c-nation", "all")
            },
            Programme {
                towns: vec!["pasni".into()],
                ..tailoring("d-pasni", "balochistan")
            },
            Programme {
                intake: Intake::Closed,
                ..tailoring("e-closed", "punjab")
            },
            Programme {
                education_min: Some(SCHOOLING[2].into()),
                ..programme(
                    "f-matric",
                    "Electrician",
                    "الیکٹریشن",
                    "electrician",
                    "course",
                    "punjab",
                )
            },
            Programme {
                markup_percent: Some(0.0),
                gender: "women".into(),
                ..programme(
                    "g-loan",
                    "Zewar loan",
                    "زیور قرضہ",
                    "any-business",
                    "loan",
                    "punjab",
                )
            },
        ],
        ..Dataset::default()
    }
}

fn pieces() -> Pieces {
    let synonyms: Vec<Synonym> = serde_json::from_str(SYNONYMS).expect("the synonym table is JSON");
    build(&dataset(), &synonyms).expect("the dataset is small enough")
}

fn engine() -> Engine {
    let pieces = pieces();
    let mut engine = Engine::new(&pieces.files["lexicon.bin"], &pieces.files["columns.bin"])
        .expect("the pieces were just built");
    for (name, bytes) in &pieces.files {
        if !matches!(name.as_str(), "lexicon.bin" | "columns.bin") {
            engine.add(name, bytes).expect("the pieces were just built");
        }
    }
    engine
}

fn asked(query: &str) -> Request {
    Request {
        query: query.into(),
        ..Request::default()
    }
}

fn ids(engine: &Engine, request: &Request) -> Vec<String> {
    let answer = engine.search(request);
    answer
        .shown()
        .iter()
        .filter_map(|hit| Some(engine.card(hit.doc)?.id.clone()))
        .collect()
}

#[test]
fn the_first_result_is_the_right_one_in_every_script() {
    let engine = engine();
    for (query, first) in [
        ("silai gwadar", "d-pasni"),
        ("گوادر میں سلائي", "d-pasni"),
        ("tailering course lahore", "a-lahore"),
        ("slai multan main", "b-multan"),
        ("free سلائی", "a-lahore"),
        ("bijli ka kaam", "f-matric"),
        ("electrition", "f-matric"),
        ("bila sood qarza", "g-loan"),
        ("zewar", "g-loan"),
        ("women ke liye silai", "c-nation"),
        ("elec", "f-matric"),
    ] {
        assert_eq!(
            ids(&engine, &asked(query)).first().map(String::as_str),
            Some(first),
            "{query}"
        );
    }
}

#[test]
fn words_become_conditions_and_places_that_can_be_taken_off() {
    let engine = engine();
    for (query, codes) in [
        (
            "muft silai lahore",
            vec![
                "condition:free",
                "concept:tailoring",
                "place:district:lahore",
            ],
        ),
        (
            "bina matric electrician",
            vec!["condition:no-schooling", "concept:electrician"],
        ),
        (
            "sirf khawateen silai",
            vec!["condition:women-only", "concept:tailoring"],
        ),
        (
            "zamanat ke baghair loan",
            vec!["condition:no-collateral", "concept:loan"],
        ),
        ("hostel wala course", vec!["condition:hostel"]),
        ("course", vec![]),
    ] {
        let answer = engine.search(&asked(query));
        let found: Vec<&str> = answer.chips.iter().map(|chip| chip.code.as_str()).collect();
        assert_eq!(found, codes, "{query}");
    }
    let chips = engine.search(&asked("muft silai lahore")).chips;
    assert_eq!(chips[0].query_without, "silai lahore");
}

#[test]
fn unknown_never_counts_as_no() {
    let engine = engine();
    let answer = engine.search(&asked("free tailoring"));
    let fit_of = |id: &str| {
        let hit = answer
            .hits
            .iter()
            .find(|hit| engine.card(hit.doc).is_some_and(|c| c.id == id));
        hit.map(|hit| hit.fit)
    };
    assert_eq!(fit_of("a-lahore"), Some(Fit::Yes));
    assert_eq!(fit_of("b-multan"), Some(Fit::Maybe));
    assert_eq!(fit_of("c-nation"), None);
    let free = &answer.facets[Condition::Free.code()];
    let counts: Vec<(&str, u32)> = free
        .iter()
        .map(|c| (c.value.as_str(), c.programmes))
        .collect();
    assert_eq!(counts, [("yes", 1), ("unknown", 2)]);
}

#[test]
fn when_nothing_fits_the_blocking_part_is_named_and_the_nearest_shown() {
    let engine = engine();
    let answer = engine.search(&asked("electrician in gwadar"));
    assert_eq!((answer.fits, answer.may_fit), (0, 0));
    let blocks: Vec<(&str, u32)> = answer
        .blocks
        .iter()
        .map(|block| (block.code.as_str(), block.fit_without))
        .collect();
    assert_eq!(
        blocks,
        [("concept:electrician", 2), ("place:district:gwadar", 1)]
    );
    assert_eq!(answer.nearest.len(), 3);
    let answer = engine.search(&asked("xyzzy"));
    assert!(answer.hits.is_empty() && answer.unknown_words == ["xyzzy"]);
}

#[test]
fn choosing_a_value_keeps_the_counts_of_its_own_facet() {
    let engine = engine();
    let mut request = asked("tailoring");
    request.chosen.insert("gender".into(), vec!["women".into()]);
    let answer = engine.search(&request);
    assert_eq!(answer.fits, 1);
    let counts: Vec<u32> = answer.facets["gender"]
        .iter()
        .map(|count| count.programmes)
        .collect();
    assert_eq!(counts, [3, 1]);
}

#[test]
fn closed_programmes_are_listed_only_on_request() {
    let engine = engine();
    let all = Request {
        closed: true,
        ..asked("tailoring")
    };
    assert_eq!(ids(&engine, &asked("tailoring")).len(), 4);
    assert_eq!(ids(&engine, &all).len(), 5);
}

#[test]
fn the_quick_check_agrees_with_the_rules() {
    let engine = engine();
    let mut refused = 0;
    for (age, gender, schooling) in [
        (None, None, None),
        (Some(17), Some("women"), Some("none")),
        (Some(40), Some("men"), Some("matric")),
        (None, Some("transgender"), Some("middle")),
        (Some(20), None, Some("bachelor")),
    ] {
        let facts = Facts {
            age,
            gender: gender.map(str::to_owned),
            schooling: schooling.map(str::to_owned),
            domicile: Some("punjab".into()),
            ..Facts::default()
        };
        for doc in 0..engine.len() {
            let outcome = evaluate(&rules_of_columns(engine.columns(), doc), &facts);
            let quick = refuses(engine.columns(), doc, &facts);
            assert_eq!(quick, outcome.verdict == Verdict::No, "{doc} {facts:?}");
            refused += u32::from(quick);
        }
        let answer = engine.search(&Request {
            facts,
            ..asked("silai")
        });
        assert_eq!(answer.fits + answer.may_fit + answer.refused, 4);
    }
    assert!(refused > 3);
}

#[test]
fn distance_orders_by_the_nearest_place() {
    let engine = engine();
    let request = Request {
        order: Order::Distance,
        near: Some((30.2, 71.5)),
        ..asked("tailoring")
    };
    assert_eq!(
        ids(&engine, &request),
        ["b-multan", "a-lahore", "d-pasni", "c-nation"]
    );
}

#[test]
fn the_needed_pieces_are_named_and_the_answer_is_the_same_with_them_alone() {
    let pieces = pieces();
    let request = asked("silai gwadar zewar");
    let mut small = Engine::new(&pieces.files["lexicon.bin"], &pieces.files["columns.bin"])
        .expect("the pieces were just built");
    for name in small.missing(&request) {
        small
            .add(&name, &pieces.files[&name])
            .expect("the pieces were just built");
    }
    assert!(small.missing(&request).is_empty());
    assert_eq!(small.search(&request), engine().search(&request));
}

#[test]
fn building_twice_gives_the_same_bytes() {
    assert_eq!(pieces(), pieces());
}

#[test]
fn matches_are_marked_whatever_the_script_asked_in() {
    let engine = engine();
    let understanding = engine.understand(&asked("silai"));
    for (text, marked) in [
        ("Tailoring course", vec!["Tailoring"]),
        ("مفت سلائی کورس", vec!["سلائی"]),
        ("Welding", vec![]),
    ] {
        let ranges = Highlighter::new(&engine, &understanding).ranges(text);
        let found: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, marked, "{text}");
    }
}

#[test]
fn odd_queries_do_no_harm() {
    let engine = engine();
    for query in [
        "",
        " ",
        "؟؟؟",
        "a",
        "ا",
        "\u{202E}",
        &"silai ".repeat(500),
        "1,00,000",
        "C++ #",
    ] {
        let answer = engine.search(&asked(query));
        assert!(answer.hits.len() <= 20, "{query}");
    }
}

#[test]
fn districts_are_counted_in_a_chosen_region_and_counting_can_be_left_out() {
    let engine = engine();
    let request = Request {
        region: Some("balochistan".into()),
        ..asked("tailoring")
    };
    let counted = engine.search(&request);
    let gwadar = counted.facets["district"]
        .iter()
        .find(|count| count.value == "gwadar")
        .map(|count| count.programmes);
    let there = engine.search(&Request {
        district: Some("gwadar".into()),
        ..request.clone()
    });
    assert!(there.fits > 0);
    assert_eq!(gwadar, Some(there.fits));
    let bare = engine.search(&Request {
        counts: false,
        ..request
    });
    assert!(bare.facets.is_empty());
    assert_eq!(
        (bare.hits, bare.fits, bare.may_fit),
        (counted.hits, counted.fits, counted.may_fit)
    );
}
