//! Everything the portal knows, in memory.

use super::{
    Change, Corridor, District, Figure, Initiative, Organisation, Pillar, Programme, Project,
    Region, Sector, Series, Source, Term, Town, WiderPlace,
};
use serde::{Deserialize, Serialize};

/// All records, in the order of their tables.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Dataset {
    /// The seven regions.
    pub regions: Vec<Region>,
    /// Districts.
    pub districts: Vec<District>,
    /// Towns.
    pub towns: Vec<Town>,
    /// Places that are several districts.
    pub wider_places: Vec<WiderPlace>,
    /// The five corridors.
    pub corridors: Vec<Corridor>,
    /// The five pillars.
    pub pillars: Vec<Pillar>,
    /// Project sectors.
    pub sectors: Vec<Sector>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Projects.
    pub projects: Vec<Project>,
    /// Providers.
    pub organisations: Vec<Organisation>,
    /// Trades and sectors of programmes.
    pub terms: Vec<Term>,
    /// Programmes.
    pub programmes: Vec<Programme>,
    /// Series.
    pub series: Vec<Series>,
    /// Official figures.
    pub figures: Vec<Figure>,
    /// The agenda.
    pub initiatives: Vec<Initiative>,
    /// The change log, newest first.
    pub changes: Vec<Change>,
}

/// Looks a record up by its id. Linear: for tables of a few hundred rows.
macro_rules! by_id {
    ($($name:ident in $table:ident: $record:ty;)*) => {
        impl Dataset {
            $(
                #[doc = concat!("The record of `", stringify!($table), "` with this id.")]
                pub fn $name(&self, id: &str) -> Option<&$record> {
                    self.$table.iter().find(|record| record.id == id)
                }
            )*
        }
    };
}

by_id! {
    region in regions: Region;
    district in districts: District;
    town in towns: Town;
    wider_place in wider_places: WiderPlace;
    corridor in corridors: Corridor;
    pillar in pillars: Pillar;
    sector in sectors: Sector;
    source in sources: Source;
    project in projects: Project;
    organisation in organisations: Organisation;
    term in terms: Term;
    one_series in series: Series;
}

impl Dataset {
    /// The programme with the key `finder/id`.
    pub fn programme(&self, key: &str) -> Option<&Programme> {
        self.programmes
            .iter()
            .find(|programme| programme.key() == key)
    }

    /// The day of the newest change: the date of the dataset.
    pub fn date(&self) -> Option<super::PartialDate> {
        self.changes.iter().map(|change| change.date).max()
    }
}
