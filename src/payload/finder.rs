//! Pages of the two finders.

use super::common::{PlaceLink, SourceLine};
use crate::{
    data::{Confidence, Finder, Intake, Lang, PartialDate, Programme, Text},
    finder::{eligibility::Rule, papers::Paper},
    path::PagePath,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many programmes a place has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ProgrammeCounts {
    /// Which finder.
    pub finder: Finder,
    /// Open programmes of this region and not of all seven.
    pub own: u32,
    /// Open programmes of all seven regions.
    pub nationwide: u32,
}

/// A programme in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ProgrammeCard {
    /// Finder.
    pub finder: Finder,
    /// Id within the finder.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Organisation's name.
    pub organisation: Text,
    /// Category code.
    pub category: String,
    /// women, men or any.
    pub gender: String,
    /// Free of charge.
    pub free: Option<bool>,
    /// When one can join.
    pub intake: Intake,
    /// Length, weeks.
    pub duration_weeks: Option<u16>,
    /// Largest amount, rupees.
    pub amount_max_pkr: Option<f64>,
    /// Town or district names, for programmes bound to a place.
    pub places: Vec<Text>,
}

/// A trade, sector or kind with its number of open programmes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Counted {
    /// Term id or category code.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Open programmes.
    pub programmes: u32,
}

/// Somebody to call: the provider of a programme that states a phone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Helpline {
    /// Provider's name.
    pub name: Text,
    /// Number as printed.
    pub phone: String,
    /// Ids of the regions its programme serves.
    pub regions: Vec<String>,
}

/// Data of a finder's front page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FinderHomePage {
    /// Which finder.
    pub finder: Finder,
    /// Programmes not known to be closed.
    pub open_programmes: u32,
    /// Closed ones, kept for reference.
    pub closed_programmes: u32,
    /// Regions with the number of programmes of their own.
    pub regions: Vec<PlaceLink>,
    /// Programmes of all seven regions.
    pub nationwide: Vec<ProgrammeCard>,
    /// Kinds of programmes, by code.
    pub kinds: Vec<Counted>,
    /// Trades and sectors, most programmes first.
    pub trades: Vec<Counted>,
    /// Whom to call.
    pub helplines: Vec<Helpline>,
    /// Folder of the search index on the site, with slashes at both ends.
    pub index: String,
}

/// Data of a page that lists a finder's programmes of one trade or of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FinderListPage {
    /// Which finder.
    pub finder: Finder,
    /// Name of the trade or kind.
    pub name: Text,
    /// Open programmes.
    pub open: Vec<ProgrammeCard>,
    /// Closed ones.
    pub closed: Vec<ProgrammeCard>,
}

/// Data of a finder's page for one region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FinderRegionPage {
    /// Which finder.
    pub finder: Finder,
    /// Region id.
    pub region: String,
    /// Region name.
    pub name: Text,
    /// Open programmes of this region.
    pub open: Vec<ProgrammeCard>,
    /// Closed ones.
    pub closed: Vec<ProgrammeCard>,
    /// Number of open programmes of all seven regions.
    pub nationwide: u32,
}

/// Data of a programme's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ProgrammePage {
    /// The record.
    pub programme: Programme,
    /// Who may apply, as rules.
    pub eligibility: Rule,
    /// Names of the regions and districts that the rules speak of, by id.
    pub rule_places: BTreeMap<String, Text>,
    /// What to bring.
    pub papers: Vec<Paper>,
    /// Organisation's name.
    pub organisation: Text,
    /// Region ids and names.
    pub regions: Vec<(String, Text)>,
    /// District ids and names, those of its towns and wider places included.
    pub districts: Vec<(String, Text)>,
    /// Town names.
    pub towns: Vec<Text>,
    /// Points for distances: its towns, else its own point, else points inside its districts.
    pub spots: Vec<Spot>,
    /// Trade and sector names.
    pub terms: Vec<Text>,
    /// Open programmes most like this one.
    pub similar: Vec<ProgrammeCard>,
    /// Sources, newest first.
    pub sources: Vec<SourceLine>,
    /// How sure the record is.
    pub confidence: Confidence,
    /// Day of the dataset.
    pub data_date: PartialDate,
    /// Address of the portal, without a slash at the end.
    pub origin: String,
    /// True when a calendar file for the last date is published: the date is known to the day and
    /// had not passed on the date of the data.
    pub has_calendar: bool,
}

impl ProgrammePage {
    /// The page's path.
    pub fn path(&self) -> PagePath {
        PagePath::Programme(self.programme.finder, self.programme.id.clone())
    }

    /// The page's full address in `lang`.
    pub fn address(&self, lang: Lang) -> String {
        format!("{}{}", self.origin, self.path().href(lang))
    }

    /// Address of the calendar file in `lang`, from the root of the site.
    pub fn calendar_href(&self, lang: Lang) -> String {
        calendar_href(&self.programme, lang)
    }
}

/// Address of a programme's calendar file, from the root of the site.
pub fn calendar_href(programme: &Programme, lang: Lang) -> String {
    format!(
        "/calendar/{}/{}/{}.ics",
        lang.code(),
        programme.finder.code(),
        programme.id
    )
}

/// A place with a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Spot {
    /// Name.
    pub name: Text,
    /// Latitude, degrees, WGS 84, to about a kilometre.
    pub latitude: f64,
    /// Longitude, degrees, WGS 84, to about a kilometre.
    pub longitude: f64,
}
