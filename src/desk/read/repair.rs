//! What was changed while reading. Nothing is changed that does not stand in this list.

use crate::{desk::Place, i18n::Words};

/// One change, by place, with the text before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where.
    pub place: Place,
    /// What stood there.
    pub before: String,
    /// What stands there now; empty for a row or column that was set aside.
    pub after: String,
    /// Why.
    pub why: Why,
}

impl Repair {
    /// The id by which [`Decisions`](super::Decisions) undo it: stable while the file is.
    pub fn id(&self) -> String {
        id(&self.place, self.why)
    }
}

/// The id of a repair at `place` for the reason `why`.
pub fn id(place: &Place, why: Why) -> String {
    format!("{place} {}", why.key())
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $word:ident;)*) => {
        /// Why something was changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Why {
            $($(#[$doc])* $name,)*
        }

        impl Why {
            /// Every reason.
            pub const ALL: &[Why] = &[$(Why::$name,)*];

            /// Code of the reason.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Why::$name => $key,)*
                }
            }

            /// The reason as a sentence.
            pub fn sentence(self, words: Words) -> &'static str {
                match self {
                    $(Why::$name => words.$word(),)*
                }
            }
        }
    };
}

reasons! {
    /// The file was in another encoding than UTF-8.
    Encoding = "encoding", desk_why_encoding;
    /// UTF-8 had been read as Windows-1252 and saved again.
    Mojibake = "mojibake", desk_why_mojibake;
    /// Cells were parted by something else than commas.
    Delimiter = "delimiter", desk_why_delimiter;
    /// A first line `sep=;` for Excel.
    SeparatorLine = "separator_line", desk_why_separator_line;
    /// Text stood after a closing quotation mark.
    StrayQuote = "stray_quote", desk_why_stray_quote;
    /// A NUL or other control character.
    Control = "control", desk_why_control;
    /// A space of another kind.
    Space = "space", desk_why_space;
    /// An invisible sign.
    Invisible = "invisible", desk_why_invisible;
    /// Spaces at the ends.
    Trim = "trim", desk_why_trim;
    /// Line breaks of Windows or old Macs.
    LineBreak = "line_break", desk_why_line_break;
    /// Eastern digits.
    Digits = "digits", desk_why_digits;
    /// Separators of thousands.
    Thousands = "thousands", desk_why_thousands;
    /// A comma before decimals.
    DecimalComma = "decimal_comma", desk_why_decimal_comma;
    /// The column's own unit written with the number.
    Unit = "unit", desk_why_unit;
    /// Decimals that are zero in a whole number.
    Whole = "whole", desk_why_whole;
    /// Digits that stem from the machine's arithmetic.
    FloatNoise = "float_noise", desk_why_float_noise;
    /// A share that was answered to be one.
    Share = "share", desk_why_share;
    /// Words for "not known".
    Unknown = "unknown", desk_why_unknown;
    /// A date in another form.
    DateForm = "date_form", desk_why_date_form;
    /// A date whose order was answered.
    DateOrder = "date_order", desk_why_date_order;
    /// A date as spreadsheets store it.
    ExcelDate = "excel_date", desk_why_excel_date;
    /// Yes or no in words.
    YesNo = "yes_no", desk_why_yes_no;
    /// Words of a code.
    Code = "code", desk_why_code;
    /// The name of a record in place of its id.
    Name = "name", desk_why_name;
    /// A list parted by something else.
    List = "list", desk_why_list;
    /// A merged cell.
    Merged = "merged", desk_why_merged;
    /// A title above the header.
    TitleRow = "title_row", desk_why_title_row;
    /// A header over several rows.
    HeaderRows = "header_rows", desk_why_header_rows;
    /// A column title that is not the code.
    Title = "title", desk_why_title;
    /// The header once more.
    HeaderAgain = "header_again", desk_why_header_again;
    /// A row of sums.
    TotalRow = "total_row", desk_why_total_row;
    /// A note below the table.
    Footnote = "footnote", desk_why_footnote;
    /// A heading within the table.
    Heading = "heading", desk_why_heading;
    /// An empty row within the table.
    EmptyRow = "empty_row", desk_why_empty_row;
    /// A column that is not described.
    UnknownColumn = "unknown_column", desk_why_unknown_column;
    /// A hidden sheet.
    HiddenSheet = "hidden_sheet", desk_why_hidden_sheet;
    /// A sheet of our own templates that holds no records.
    GuideSheet = "guide_sheet", desk_why_guide_sheet;
}
