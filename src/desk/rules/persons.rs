//! Sample persons whom a change lets in or shuts out.

use crate::{
    check::records,
    data::{Dataset, Programme},
    desk::{Finding, Issue, Reading, Tables},
    finder::eligibility::{Facts, Verdict, evaluate, region_of_domicile, rules},
};
use std::collections::BTreeMap;

/// A person for whom the answer is worked out before and after a change.
pub struct Sample {
    /// Age in whole years.
    pub age: u8,
    /// Code of the gender.
    pub gender: &'static str,
    /// Highest school level.
    pub schooling: &'static str,
    /// Region of the domicile.
    pub domicile: &'static str,
    /// Household income, rupees a month.
    pub income_pkr_month: f64,
}

/// Six persons of the kinds the portal is for.
pub const SAMPLES: [Sample; 6] = [
    Sample {
        age: 19,
        gender: "women",
        schooling: "matric",
        domicile: "balochistan",
        income_pkr_month: 25_000.0,
    },
    Sample {
        age: 24,
        gender: "men",
        schooling: "intermediate",
        domicile: "punjab",
        income_pkr_month: 60_000.0,
    },
    Sample {
        age: 35,
        gender: "women",
        schooling: "none",
        domicile: "sindh",
        income_pkr_month: 20_000.0,
    },
    Sample {
        age: 28,
        gender: "women",
        schooling: "bachelor",
        domicile: "ict",
        income_pkr_month: 90_000.0,
    },
    Sample {
        age: 46,
        gender: "men",
        schooling: "middle",
        domicile: "kp",
        income_pkr_month: 35_000.0,
    },
    Sample {
        age: 22,
        gender: "transgender",
        schooling: "primary",
        domicile: "gb",
        income_pkr_month: 15_000.0,
    },
];

/// True when the sheets hold anything that rules of programmes rest on.
pub fn concerns(reading: &Reading) -> bool {
    const TABLES: [&str; 2] = ["programmes", "programme_conditions"];
    let mut tables = reading.tables.iter();
    tables.any(|table| TABLES.contains(&table.resource.as_str()))
}

/// Programmes for which a sample person gets another answer than today, at their row.
///
/// Nothing when the tables do not make a dataset: other checks say why.
pub fn check(reading: &Reading, merged: &Tables, current: &Tables) -> Vec<Finding> {
    let (Ok(before), Ok(after)) = (records::build(current), records::build(merged)) else {
        return Vec::new();
    };
    let old: BTreeMap<String, &Programme> = before
        .programmes
        .iter()
        .map(|programme| (programme.key(), programme))
        .collect();
    let mut changed = BTreeMap::new();
    for programme in &after.programmes {
        let Some(known) = old.get(&programme.key()) else {
            continue;
        };
        let differences: Vec<String> = SAMPLES
            .iter()
            .filter_map(|sample| {
                let was = answer(known, sample, &before);
                let is = answer(programme, sample, &after);
                (was != is).then(|| {
                    format!(
                        "{}, {}, {}, {}: {} → {}",
                        sample.gender,
                        sample.age,
                        sample.schooling,
                        sample.domicile,
                        word(was),
                        word(is)
                    )
                })
            })
            .collect();
        if !differences.is_empty() {
            changed.insert(programme.key(), differences);
        }
    }
    let mut findings = Vec::new();
    for table in reading
        .tables
        .iter()
        .filter(|table| table.resource == "programmes")
    {
        for row in &table.rows {
            // Finder and id are the first two columns of the description.
            let key = format!("{}/{}", row.cells[0], row.cells[1]);
            if let Some(differences) = changed.get(&key) {
                findings.push(Finding {
                    resource: table.resource.clone(),
                    ..Finding::at(
                        table.place.at_row(row.number),
                        differences.join("; "),
                        Issue::PersonChanges(key),
                    )
                });
            }
        }
    }
    findings
}

fn answer(programme: &Programme, sample: &Sample, dataset: &Dataset) -> Verdict {
    let regions: Vec<(&str, &str)> = dataset
        .regions
        .iter()
        .flat_map(|region| {
            [
                (region.id.as_str(), region.name.en.as_str()),
                (region.id.as_str(), region.short.en.as_str()),
            ]
        })
        .collect();
    let rule = rules(programme, |text| {
        region_of_domicile(text, regions.iter().copied()).map(str::to_owned)
    });
    let facts = Facts {
        age: Some(sample.age),
        gender: Some(sample.gender.to_owned()),
        schooling: Some(sample.schooling.to_owned()),
        domicile: Some(sample.domicile.to_owned()),
        income_pkr_month: Some(sample.income_pkr_month),
        ..Facts::default()
    };
    evaluate(&rule, &facts).asked
}

const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::Unknown => "not known",
        Verdict::No => "no",
    }
}
