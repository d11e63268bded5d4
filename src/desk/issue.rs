//! Everything that can be wrong with a sheet, with its words in both languages.

use super::Severity;
use crate::{check::descriptor::Field, i18n::Words};

/// How an issue finds its words: with a value or without.
macro_rules! issues {
    ($($(#[$doc:meta])* $name:ident $(($value:ident))? = $key:literal, $severity:ident, $expected:ident, $advice:ident;)*) => {
        /// A kind of issue; the value completes its sentence.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Issue {
            $($(#[$doc])* $name $(($value))?,)*
        }

        impl Issue {
            /// Code of the issue, stable: reports and answers name it.
            pub fn key(&self) -> &'static str {
                match self {
                    $(issues!(@pattern $name $(, $value)?) => $key,)*
                }
            }

            /// How serious it is.
            pub fn severity(&self) -> Severity {
                match self {
                    $(issues!(@pattern $name $(, $value)?) => Severity::$severity,)*
                }
            }

            /// What is expected, as a phrase.
            pub fn expected(&self, words: Words) -> String {
                match self {
                    $(issues!(@bind value, $name $(, $value)?) => issues!(@words words, $expected $(, value, $value)?),)*
                }
            }

            /// What to do, as a sentence.
            pub fn advice(&self, words: Words) -> String {
                match self {
                    $(issues!(@pattern $name $(, $value)?) => words.$advice().to_owned(),)*
                }
            }

            /// One of each, for tests of the words.
            pub fn samples() -> Vec<Issue> {
                vec![$(issues!(@sample $name $(, $value)?),)*]
            }
        }
    };
    (@pattern $name:ident) => { Issue::$name };
    (@pattern $name:ident, $value:ident) => { Issue::$name(_) };
    (@bind $binding:ident, $name:ident) => { Issue::$name };
    (@bind $binding:ident, $name:ident, $value:ident) => { Issue::$name($binding) };
    (@words $words:ident, $method:ident) => { $words.$method().to_owned() };
    (@words $words:ident, $method:ident, $binding:ident, $value:ident) => { $words.$method($binding) };
    (@sample $name:ident) => { Issue::$name };
    (@sample $name:ident, $value:ident) => { Issue::$name(String::from("7")) };
}

issues! {
    /// An empty cell that may not be empty.
    Required = "required", Error, desk_required_expected, desk_required_advice;
    /// Not a whole number.
    NotWhole = "not-whole", Error, desk_not_whole_expected, desk_not_whole_advice;
    /// Not a number.
    NotNumber = "not-number", Error, desk_not_number_expected, desk_not_number_advice;
    /// Neither yes nor no.
    NotYesNo = "not-yes-no", Error, desk_not_yes_no_expected, desk_not_yes_no_advice;
    /// Below the least value.
    Below(String) = "below", Error, desk_below_expected, desk_below_advice;
    /// Above the greatest value.
    Above(String) = "above", Error, desk_above_expected, desk_above_advice;
    /// None of the allowed codes.
    NotCode(String) = "not-code", Error, desk_not_code_expected, desk_not_code_advice;
    /// Not a date.
    NotDate = "not-date", Error, desk_not_date_expected, desk_not_date_advice;
    /// Not an id.
    NotId = "not-id", Error, desk_not_id_expected, desk_not_id_advice;
    /// Not a web address.
    NotLink = "not-link", Error, desk_not_link_expected, desk_not_link_advice;
    /// An empty place in a list.
    EmptyItem = "empty-item", Error, desk_empty_item_expected, desk_empty_item_advice;
    /// `?` where a letter was.
    LostLetters = "lost-letters", Error, desk_lost_letters_expected, desk_lost_letters_advice;
    /// `#REF!` and the like.
    FormulaError = "formula-error", Error, desk_formula_error_expected, desk_formula_error_advice;
    /// Text that a spreadsheet would run as a formula.
    FormulaText = "formula-text", Error, desk_formula_text_expected, desk_formula_text_advice;
    /// A computed cell, whose value is taken.
    Formula = "formula", Note, desk_formula_expected, desk_formula_advice;
    /// Markup or script.
    Script = "script", Error, desk_script_expected, desk_script_advice;
    /// A date where none belongs: spreadsheets turn 3/4 into one.
    UnexpectedDate = "unexpected-date", Error, desk_unexpected_date_expected, desk_unexpected_date_advice;
    /// A phone number stored as a number, without its leading zero.
    PhoneAsNumber = "phone-as-number", Error, desk_phone_as_number_expected, desk_phone_as_number_advice;
    /// A sheet in which no table was recognised.
    NoTable = "no-table", Error, desk_no_table_expected, desk_no_table_advice;
    /// A column that the description does not know.
    UnknownColumn = "unknown-column", Warning, desk_unknown_column_expected, desk_unknown_column_advice;
    /// A key column that is missing.
    MissingKey(String) = "missing-key", Error, desk_missing_key_expected, desk_missing_key_advice;
    /// Two columns of the same name.
    DoubleColumn(String) = "double-column", Error, desk_double_column_expected, desk_double_column_advice;
    /// A hidden row, which is read like the others.
    HiddenRow = "hidden-row", Warning, desk_hidden_row_expected, desk_hidden_row_advice;
    /// A sum that is not the sum of the rows.
    TotalDiffers(String) = "total-differs", Warning, desk_total_differs_expected, desk_total_differs_advice;
    /// Points to a record that does not exist.
    UnknownReference(String) = "unknown-reference", Error, desk_unknown_reference_expected, desk_unknown_reference_advice;
    /// A former or other name.
    OldName(String) = "old-name", Error, desk_old_name_expected, desk_old_name_advice;
    /// A name with a slip.
    NearName(String) = "near-name", Error, desk_near_name_expected, desk_near_name_advice;
    /// A place that is several districts today.
    WiderPlace(String) = "wider-place", Error, desk_wider_place_expected, desk_wider_place_advice;
    /// A key that another row has.
    DoubleKey(String) = "double-key", Error, desk_double_key_expected, desk_double_key_advice;
    /// A record that says what another says.
    DoubleMeaning(String) = "double-meaning", Warning, desk_double_meaning_expected, desk_double_meaning_advice;
    /// A completion before the start.
    DatesCrossed(String) = "dates-crossed", Error, desk_dates_crossed_expected, desk_dates_crossed_advice;
    /// Completed, without a date.
    CompletedWithoutDate = "completed-without-date", Warning, desk_completed_without_date_expected, desk_completed_without_date_advice;
    /// A completion date without the status.
    DateWithoutCompleted = "date-without-completed", Error, desk_date_without_completed_expected, desk_date_without_completed_advice;
    /// About a thousand or a million times the value before, or a hundredfold of dollars to rupees.
    UnitJump(String) = "unit-jump", Warning, desk_unit_jump_expected, desk_unit_jump_advice;
    /// A figure far from that of the last release.
    SuddenChange(String) = "sudden-change", Warning, desk_sudden_change_expected, desk_sudden_change_advice;
    /// An address without encryption.
    LinkNotSecure = "link-not-secure", Note, desk_link_not_secure_expected, desk_link_not_secure_advice;
    /// An address of another kind than https, tel and mailto.
    LinkUnsafe = "link-unsafe", Error, desk_link_unsafe_expected, desk_link_unsafe_advice;
    /// An address that leads nowhere: a stand-in or a machine at home.
    LinkDead = "link-dead", Error, desk_link_dead_expected, desk_link_dead_advice;
    /// Arabic letters that only look like Urdu ones.
    ArabicLetters = "arabic-letters", Error, desk_arabic_letters_expected, desk_arabic_letters_advice;
    /// An Urdu column without Urdu.
    LatinInUrdu = "latin-in-urdu", Warning, desk_latin_in_urdu_expected, desk_latin_in_urdu_advice;
    /// An English column in Urdu.
    UrduInEnglish = "urdu-in-english", Warning, desk_urdu_in_english_expected, desk_urdu_in_english_advice;
    /// A text in one language only.
    OneLanguage(String) = "one-language", Error, desk_one_language_expected, desk_one_language_advice;
    /// A least value above the greatest.
    RangeCrossed(String) = "range-crossed", Error, desk_range_crossed_expected, desk_range_crossed_advice;
    /// Free, and with a fee.
    FreeWithFee = "free-with-fee", Error, desk_free_with_fee_expected, desk_free_with_fee_advice;
    /// Open to one gender by the column and another by the name.
    GenderContradicts(String) = "gender-contradicts", Warning, desk_gender_contradicts_expected, desk_gender_contradicts_advice;
    /// A standing that does not fit the intake.
    StandingContradicts(String) = "standing-contradicts", Error, desk_standing_contradicts_expected, desk_standing_contradicts_advice;
    /// A rolling intake with a last date.
    RollingWithDeadline = "rolling-with-deadline", Warning, desk_rolling_with_deadline_expected, desk_rolling_with_deadline_advice;
    /// One coordinate without the other.
    HalfPoint = "half-point", Error, desk_half_point_expected, desk_half_point_advice;
    /// Latitude and longitude the wrong way round.
    PointSwapped = "point-swapped", Error, desk_point_swapped_expected, desk_point_swapped_advice;
    /// A district outside the record's regions.
    DistrictOutside(String) = "district-outside", Error, desk_district_outside_expected, desk_district_outside_advice;
    /// Sample persons get another answer than before.
    PersonChanges(String) = "person-changes", Warning, desk_person_changes_expected, desk_person_changes_advice;
}

/// A right value of a column, to show what is meant; empty for free text.
pub fn example_of(field: &Field) -> String {
    if let Some(code) = field.codes().first() {
        return code.clone();
    }
    if field.is_date() {
        return "2026-03-04".to_owned();
    }
    if field.is_link() {
        return "https://www.cpec.gov.pk/".to_owned();
    }
    let by_name = match field.name.as_str() {
        "region" => "punjab",
        "regions" => "punjab;sindh",
        "district" => "gwadar",
        "districts" => "gwadar;kech",
        "phone" => "051-9201234",
        "latitude" => "30.71",
        "longitude" => "73.24",
        _ if field.is_id() => "sahiwal-coal",
        _ => "",
    };
    if !by_name.is_empty() {
        return by_name.to_owned();
    }
    match field.kind.as_str() {
        "integer" => "1320",
        "number" => "1912.2",
        "boolean" => "true",
        _ => "",
    }
    .to_owned()
}
