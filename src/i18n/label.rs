//! Words for the codes of the data. An unknown code is shown as it is: the checker refuses such
//! data, so this only happens with data newer than the app.

use super::{Words, date::date};
use crate::data::{Confidence, Finder, Intake, PartialDate, State};

/// A state.
pub fn state(words: Words, state: State) -> &'static str {
    match state {
        State::Completed => words.state_completed(),
        State::UnderConstruction => words.state_under_construction(),
        State::Planned => words.state_planned(),
        State::Stalled => words.state_stalled(),
        State::Unknown => words.state_unknown(),
    }
}

/// How sure a record is, as a sentence.
pub fn confidence(words: Words, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => words.confidence_high(),
        Confidence::Medium => words.confidence_medium(),
        Confidence::Low => words.confidence_low(),
    }
}

/// Name of a finder.
pub fn finder(words: Words, finder: Finder) -> &'static str {
    match finder {
        Finder::Training => words.finder_training(),
        Finder::Business => words.finder_business(),
    }
}

/// When one can join.
pub fn intake(words: Words, intake: Intake) -> &'static str {
    match intake {
        Intake::Rolling => words.intake_rolling(),
        Intake::Periodic => words.intake_periodic(),
        Intake::Closed => words.intake_closed(),
        Intake::Unknown => words.intake_unknown(),
    }
}

/// A figure with its unit: `1,320 MW`.
pub fn amount(words: Words, figure: &str, unit: &str) -> String {
    match unit {
        "MW" => words.amount_mw(figure),
        "km" => words.amount_km(figure),
        "acre" => words.amount_acres(figure),
        "jobs" => words.amount_jobs(figure),
        _ => figure.to_owned(),
    }
}

macro_rules! code_words {
    ($(#[$doc:meta] $name:ident { $($code:literal => $word:ident,)* })*) => {
        $(
            #[$doc]
            pub fn $name(words: Words, code: &str) -> &str {
                match code {
                    $($code => words.$word(),)*
                    other => other,
                }
            }
        )*
    };
}

code_words! {
    /// A unit of a series.
    unit {
        "MW" => unit_mw,
        "km" => unit_km,
        "jobs" => unit_jobs,
        "projects" => unit_projects,
        "persons" => unit_persons,
        "tonnes" => unit_tonnes,
        "acres" => unit_acres,
        "programmes" => unit_programmes,
        "items" => unit_items,
        "records" => unit_records,
        "USD million" => unit_usd_million,
        "USD billion" => unit_usd_billion,
    }
    /// What power is made from.
    energy_source {
        "coal" => energy_coal,
        "hydro" => energy_hydro,
        "solar" => energy_solar,
        "wind" => energy_wind,
        "transmission" => energy_transmission,
    }
    /// A theme of the agenda.
    theme {
        "youth" => theme_youth,
        "trade" => theme_trade,
        "gwadar" => theme_gwadar,
        "regions" => theme_regions,
        "climate" => theme_climate,
        "livelihood" => theme_livelihood,
        "space" => theme_space,
    }
    /// A topic of charts.
    topic {
        "energy" => topic_energy,
        "roads" => topic_roads,
        "projects" => topic_projects,
        "zones" => topic_zones,
        "trade" => topic_trade,
        "jobs" => topic_jobs,
        "programmes" => topic_programmes,
        "unknown" => topic_unknown,
    }
    /// Kind of programme.
    category {
        "training" => category_training,
        "loan" => category_loan,
        "market-access" => category_market_access,
        "policy-facility" => category_policy_facility,
        "incubation" => category_incubation,
        "grant" => category_grant,
        "digital-inclusion" => category_digital_inclusion,
        "graduation" => category_graduation,
        "workspace" => category_workspace,
        "mentoring" => category_mentoring,
        "cash-transfer" => category_cash_transfer,
        "course" => category_course,
        "diploma" => category_diploma,
        "scholarship" => category_scholarship,
        "internship" => category_internship,
        "online-course" => category_online_course,
        "apprenticeship" => category_apprenticeship,
        "bootcamp" => category_bootcamp,
        "certification" => category_certification,
        "recognition-of-prior-learning" => category_rpl,
    }
    /// For whom a programme is.
    gender {
        "women" => gender_women,
        "men" => gender_men,
        "any" => gender_any,
    }
    /// How a programme is held.
    mode {
        "in-person" => mode_in_person,
        "online" => mode_online,
        "blended" => mode_blended,
    }
    /// Schooling asked for.
    education {
        "primary" => education_primary,
        "middle" => education_middle,
        "matric" => education_matric,
        "intermediate" => education_intermediate,
        "bachelor" => education_bachelor,
    }
    /// A paper to bring.
    paper {
        "cnic" => paper_cnic,
        "b-form" => paper_b_form,
        "photographs" => paper_photographs,
        "school-certificate" => paper_school_certificate,
        "degree" => paper_degree,
        "skill-certificate" => paper_skill_certificate,
        "domicile-certificate" => paper_domicile_certificate,
        "income-certificate" => paper_income_certificate,
        "proof-of-need" => paper_proof_of_need,
        "zakat-form" => paper_zakat_form,
        "disability-certificate" => paper_disability_certificate,
        "driving-licence" => paper_driving_licence,
        "business-plan" => paper_business_plan,
        "business-proof" => paper_business_proof,
        "guarantors" => paper_guarantors,
        "utility-bill" => paper_utility_bill,
        "rent-papers" => paper_rent_papers,
        "land-papers" => paper_land_papers,
        "loan-application" => paper_loan_application,
        "job-offer" => paper_job_offer,
        "affidavit" => paper_affidavit,
        "mobile-number" => paper_mobile_number,
    }
    /// How far a programme's record can be relied on today, as a sentence.
    standing {
        "current" => standing_current,
        "unconfirmed" => standing_unconfirmed,
        "closed" => standing_closed,
        "historic" => standing_historic,
    }
    /// A question whose answers make a programme's record complete.
    question {
        "age" => question_age,
        "schooling" => question_schooling,
        "domicile" => question_domicile,
        "cost" => question_cost,
        "length" => question_length,
        "mode" => question_mode,
        "place" => question_place,
        "trade" => question_trade,
        "when" => question_when,
        "contact" => question_contact,
        "support" => question_support,
        "source" => question_source,
    }
    /// A rule about gender.
    rule_gender {
        "women" => rule_gender_women,
        "men" => rule_gender_men,
        "transgender" => rule_gender_transgender,
    }
    /// Kind of provider.
    provider {
        "federal" => provider_federal,
        "provincial" => provider_provincial,
        "ngo" => provider_ngo,
        "donor" => provider_donor,
        "bank" => provider_bank,
        "private" => provider_private,
        "chamber" => provider_chamber,
        "mfi" => provider_mfi,
        "university" => provider_university,
        "china" => provider_china,
    }
}

/// A period as readers write it: `2025-06` becomes `June 2025`, `FY2024` becomes `2023–24`; other
/// spans stay as printed, with their words in the reader's language.
pub fn period(words: Words, code: &str) -> String {
    if let Ok(known) = code.parse::<PartialDate>() {
        return date(words, known);
    }
    let (year, rest) = code.split_once(' ').unwrap_or((code, ""));
    let name = match year
        .strip_prefix("FY")
        .and_then(|end| end.parse::<u16>().ok())
    {
        Some(end) => format!("{}–{:02}", end - 1, end % 100),
        None if year == "batch" => words.batch().to_owned(),
        None => year.to_owned(),
    };
    match rest {
        "" => name,
        "Jul-Jan" => format!("{name} {}", words.july_to_january()),
        rest => format!("{name} {rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Lang;

    #[test]
    fn periods_are_written_as_readers_write_them() {
        let cases = [
            ("2024", "2024", "2024"),
            ("2025-06", "June 2025", "جون 2025"),
            ("FY2024", "2023–24", "2023–24"),
            (
                "FY2025 Jul-Jan",
                "2024–25 July to January",
                "2024–25 جولائی تا جنوری",
            ),
            ("2018-2021", "2018-2021", "2018-2021"),
            ("2022-2023-06", "2022-2023-06", "2022-2023-06"),
            ("batch 2", "batch 2", "گروپ 2"),
        ];
        for (code, en, ur) in cases {
            assert_eq!(period(Words(Lang::En), code), en);
            assert_eq!(period(Words(Lang::Ur), code), ur);
        }
    }
}
