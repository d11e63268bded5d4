//! What several pages are put together from.

use super::Source;
use crate::{
    data::{District, Finder, Intake, Programme, Project, Text},
    payload::{
        common::{InitiativeCard, Labels, PlaceLink, ProjectCard, SourceLine},
        finder::{ProgrammeCard, ProgrammeCounts},
    },
};
use std::{cmp::Reverse, collections::BTreeSet};

/// Number of regions; a programme of all of them is nationwide.
const ALL_REGIONS: usize = 7;

impl Source<'_> {
    /// The districts of a project, those of its wider places included.
    pub fn districts_of(&self, project: &Project) -> Vec<String> {
        let mut districts = project.districts.clone();
        for place in project
            .wider_places
            .iter()
            .filter_map(|id| self.dataset.wider_place(id))
        {
            districts.extend(
                place
                    .districts
                    .iter()
                    .filter(|id| !project.districts.contains(id))
                    .cloned(),
            );
        }
        districts
    }

    /// The card of a project.
    pub fn card(&self, project: &Project) -> ProjectCard {
        ProjectCard::new(project, self.districts_of(project))
    }

    /// Cards in the order of the table.
    pub fn cards<'p>(&self, projects: impl IntoIterator<Item = &'p Project>) -> Vec<ProjectCard> {
        projects
            .into_iter()
            .map(|project| self.card(project))
            .collect()
    }

    /// Names of every code that `cards` use; districts only when `with_districts`.
    pub fn labels(&self, cards: &[ProjectCard], with_districts: bool) -> Labels {
        let dataset = self.dataset;
        let mut labels = Labels::default();
        let mut district_ids: BTreeSet<&str> = BTreeSet::new();
        for card in cards {
            for region in card.regions.iter().filter_map(|id| dataset.region(id)) {
                labels
                    .regions
                    .entry(region.id.clone())
                    .or_insert_with(|| region.short.clone());
            }
            if let Some(sector) = dataset.sector(&card.sector) {
                labels
                    .sectors
                    .entry(sector.id.clone())
                    .or_insert_with(|| sector.name.clone());
            }
            if let Some(corridor) = dataset.corridor(&card.corridor) {
                labels
                    .corridors
                    .entry(corridor.id.clone())
                    .or_insert_with(|| corridor.name.clone());
            }
            district_ids.extend(card.districts.iter().map(String::as_str));
        }
        if with_districts {
            let districts = district_ids
                .into_iter()
                .filter_map(|id| dataset.district(id));
            labels
                .districts
                .extend(districts.map(|district| (district.id.clone(), district.name.clone())));
        }
        labels
    }

    /// Projects placed in a district by its own name.
    pub fn projects_in<'s>(&'s self, district: &'s str) -> impl Iterator<Item = &'s Project> {
        self.dataset
            .projects
            .iter()
            .filter(move |project| project.districts.iter().any(|id| id == district))
    }

    /// A link to a district with its number of projects.
    pub fn district_link(&self, district: &District) -> PlaceLink {
        PlaceLink {
            id: district.id.clone(),
            name: district.name.clone(),
            projects: self.projects_in(&district.id).count() as u32,
        }
    }

    /// Sources by id, newest first, undated last.
    pub fn source_lines(&self, ids: &[String]) -> Vec<SourceLine> {
        let mut lines: Vec<SourceLine> = ids
            .iter()
            .filter_map(|id| self.dataset.source(id))
            .map(SourceLine::from)
            .collect();
        lines.sort_by_key(|line| Reverse(line.as_of));
        lines
    }

    /// Agenda items that `belongs` says yes to.
    pub fn initiatives(
        &self,
        belongs: impl Fn(&crate::data::Initiative) -> bool,
    ) -> Vec<InitiativeCard> {
        self.dataset
            .initiatives
            .iter()
            .filter(|item| belongs(item))
            .map(|item| InitiativeCard {
                id: item.id.clone(),
                title: item.title.clone(),
                state: item.state,
                corridor: item.corridor.clone(),
            })
            .collect()
    }

    /// How many open programmes a region has in each finder.
    pub fn programme_counts(&self, region: &str) -> Vec<ProgrammeCounts> {
        Finder::ALL
            .map(|finder| {
                let open = || {
                    self.dataset
                        .programmes
                        .iter()
                        .filter(move |p| p.finder == finder && is_open(p))
                };
                ProgrammeCounts {
                    finder,
                    own: open()
                        .filter(|p| !is_nationwide(p) && p.regions.iter().any(|id| id == region))
                        .count() as u32,
                    nationwide: open().filter(|p| is_nationwide(p)).count() as u32,
                }
            })
            .to_vec()
    }

    /// The card of a programme.
    pub fn programme_card(&self, programme: &Programme) -> ProgrammeCard {
        let towns = programme
            .towns
            .iter()
            .filter_map(|id| self.dataset.town(id))
            .map(|town| &town.name);
        let districts = programme
            .districts
            .iter()
            .filter_map(|id| self.dataset.district(id))
            .map(|district| &district.name);
        let mut places: Vec<Text> = towns.cloned().collect();
        if places.is_empty() {
            places = districts.cloned().collect();
        }
        places.truncate(6);
        ProgrammeCard {
            finder: programme.finder,
            id: programme.id.clone(),
            name: programme.name.clone(),
            organisation: self.organisation_name(&programme.organisation),
            category: programme.category.clone(),
            gender: programme.gender.clone(),
            free: programme.free,
            intake: programme.intake,
            duration_weeks: programme.duration_weeks,
            amount_max_pkr: programme.amount_max_pkr,
            places,
        }
    }

    /// Name of an organisation.
    pub fn organisation_name(&self, id: &str) -> Text {
        self.dataset
            .organisation(id)
            .map(|organisation| organisation.name.clone())
            .unwrap_or_default()
    }
}

/// True unless the programme is known to be closed.
pub fn is_open(programme: &Programme) -> bool {
    programme.intake != Intake::Closed
}

/// True when the programme serves all regions.
pub fn is_nationwide(programme: &Programme) -> bool {
    programme.regions.len() == ALL_REGIONS
}
