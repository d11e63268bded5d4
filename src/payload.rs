//! What each page is made from: one small JSON file per page, in both languages.
//!
//! `publish` builds these values from the [`Dataset`](crate::data::Dataset), renders the page with
//! them and writes them below `/data/page/`; the browser fetches the same file. Nothing else is
//! needed to draw the page, so a phone never loads everything to show one thing.

pub mod chart;
pub mod common;
pub mod decode;
pub mod district;
pub mod figures;
pub mod finder;
pub mod frame;
pub mod home;
pub mod knowledge;
pub mod leaflet;
pub mod offline;
pub mod project;
pub mod project_filter;
pub mod region;

use crate::data::{PartialDate, Text};
use serde::{Deserialize, Serialize};

/// A page, ready to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Page {
    /// Title, without the portal's name.
    pub title: Text,
    /// One or two sentences for search engines and link previews.
    pub description: Text,
    /// Day of the dataset the page was made from.
    pub data_date: PartialDate,
    /// E-mail address for corrections, when the operator has named one.
    pub contact: Option<String>,
    /// The content.
    pub body: Body,
}

/// Content of a page, one variant for each kind of page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// `/`
    Home(home::HomePage),
    /// `/regions/<id>/`
    Region(region::RegionPage),
    /// `/districts/<id>/`
    District(district::DistrictPage),
    /// `/districts/<id>/leaflet/`
    Leaflet(leaflet::LeafletPage),
    /// `/districts/`
    Districts(district::DistrictsPage),
    /// `/projects/`
    Projects(project::ProjectsPage),
    /// `/projects/<id>/`
    Project(project::ProjectPage),
    /// `/corridors/`
    Frame(frame::FramePage),
    /// `/corridors/<id>/`
    Corridor(frame::CorridorPage),
    /// `/pillars/<id>/`
    Pillar(frame::PillarPage),
    /// `/agenda/`
    Agenda(frame::AgendaPage),
    /// `/figures/`
    Figures(figures::FiguresPage),
    /// `/charts/`
    Charts(chart::ChartsPage),
    /// `/charts/<id>/`
    Chart(Box<chart::ChartPage>),
    /// `/method/`
    Method(knowledge::MethodPage),
    /// `/sources/`
    Sources(knowledge::SourcesPage),
    /// `/data/`
    OpenData(knowledge::OpenDataPage),
    /// `/about/`
    About(knowledge::AboutPage),
    /// `/accessibility/`
    Accessibility,
    /// `/security/`
    Security,
    /// `/training/` and `/business/`
    FinderHome(finder::FinderHomePage),
    /// `/training/region/<id>/` and the same for business
    FinderRegion(finder::FinderRegionPage),
    /// `/training/trade/<id>/`, `/training/kind/<code>/` and the same for business
    FinderList(finder::FinderListPage),
    /// `/training/<id>/` and `/business/<id>/`
    Programme(Box<finder::ProgrammePage>),
    /// `/saved/`
    Saved,
    /// `/compare/`
    Compare,
    /// `/offline/`
    Offline(offline::OfflinePage),
    /// The page of a missing address
    NotFound,
}
