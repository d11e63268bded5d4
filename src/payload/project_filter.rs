//! Filtering and sorting the list of projects. The filter lives in the address, so that a link
//! shows the same list to everybody.

use super::common::{Labels, ProjectCard};
use crate::data::{Lang, State};
use std::cmp::Reverse;

/// Value of the region filter that asks for nationwide items.
pub const NATIONWIDE: &str = "nationwide";

/// What the reader asks for. Empty texts ask for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectFilter {
    /// Region id, or [`NATIONWIDE`].
    pub region: String,
    /// District id.
    pub district: String,
    /// Corridor id.
    pub corridor: String,
    /// Sector code.
    pub sector: String,
    /// State code.
    pub state: String,
    /// Phase, `1` or `2`.
    pub phase: String,
    /// Words to be found in the name, place or sector, in either language.
    pub q: String,
    /// `name`, `date` or `cost`; empty for the order of the table.
    pub sort: String,
}

impl ProjectFilter {
    /// The names of the filter's parts as they stand in the address.
    pub const KEYS: [&str; 8] = [
        "q", "region", "district", "corridor", "sector", "state", "phase", "sort",
    ];

    /// Reads the filter from the address; `value_of` gives the value of a query key.
    pub fn from_query(value_of: impl Fn(&str) -> Option<String>) -> Self {
        let mut filter = ProjectFilter::default();
        for key in Self::KEYS {
            if let Some(value) = value_of(key) {
                filter.set(key, value);
            }
        }
        filter
    }

    /// Sets the part with this key. Unknown keys are ignored.
    pub fn set(&mut self, key: &str, value: String) {
        match key {
            "q" => self.q = value,
            "region" => self.region = value,
            "district" => self.district = value,
            "corridor" => self.corridor = value,
            "sector" => self.sector = value,
            "state" => self.state = value,
            "phase" => self.phase = value,
            "sort" => self.sort = value,
            _ => {}
        }
    }

    /// The part with this key; empty for unknown keys.
    pub fn get(&self, key: &str) -> &str {
        match key {
            "q" => &self.q,
            "region" => &self.region,
            "district" => &self.district,
            "corridor" => &self.corridor,
            "sector" => &self.sector,
            "state" => &self.state,
            "phase" => &self.phase,
            "sort" => &self.sort,
            _ => "",
        }
    }

    /// True when everything is asked for, in any order.
    pub fn is_empty(&self) -> bool {
        Self::KEYS
            .iter()
            .all(|key| *key == "sort" || self.get(key).trim().is_empty())
    }

    /// The parts that are set, as query pairs in a fixed order, not yet percent-encoded.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        Self::KEYS
            .into_iter()
            .filter(|key| !self.get(key).is_empty())
            .map(|key| (key, self.get(key).to_owned()))
            .collect()
    }

    /// The cards asked for, in the order asked for.
    pub fn apply<'a>(
        &self,
        cards: &'a [ProjectCard],
        labels: &Labels,
        lang: Lang,
    ) -> Vec<&'a ProjectCard> {
        let words: Vec<String> = self.q.split_whitespace().map(fold).collect();
        let mut found: Vec<&ProjectCard> = cards
            .iter()
            .filter(|card| self.fits(card) && holds_all(card, labels, &words))
            .collect();
        match self.sort.as_str() {
            "name" => found.sort_by_key(|card| fold(card.name.get(lang))),
            "date" => found.sort_by_key(|card| Reverse(card.date)),
            "cost" => found.sort_by(|a, b| {
                let (a, b) = (
                    a.cost_usd_million.unwrap_or(-1.0),
                    b.cost_usd_million.unwrap_or(-1.0),
                );
                b.total_cmp(&a)
            }),
            _ => {}
        }
        found
    }

    fn fits(&self, card: &ProjectCard) -> bool {
        let region = match self.region.as_str() {
            "" => true,
            NATIONWIDE => card.regions.is_empty(),
            id => card.regions.iter().any(|region| region == id),
        };
        let state = self.state.is_empty() || State::from_code(&self.state) == Some(card.state);
        let phase = self.phase.is_empty() || self.phase == card.phase.to_string();
        region
            && state
            && phase
            && (self.district.is_empty() || card.districts.contains(&self.district))
            && (self.corridor.is_empty() || card.corridor == self.corridor)
            && (self.sector.is_empty() || card.sector == self.sector)
    }
}

fn holds_all(card: &ProjectCard, labels: &Labels, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = format!("{} {}", card.name.en, card.name.ur);
    let places = card.regions.iter().filter_map(|id| labels.regions.get(id));
    let districts = card
        .districts
        .iter()
        .filter_map(|id| labels.districts.get(id));
    for name in places
        .chain(districts)
        .chain(labels.sectors.get(&card.sector))
    {
        text.push(' ');
        text.push_str(&name.en);
        text.push(' ');
        text.push_str(&name.ur);
    }
    let text = fold(&text);
    words.iter().all(|word| text.contains(word))
}

/// Lower case, without isolates and marks, Arabic look-alikes as their Urdu letters, all digits
/// Western.
fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{64b}'..='\u{652}' | 'ـ'))
        .flat_map(|c| match c {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            'ه' | 'ة' => 'ہ',
            'أ' | 'إ' | 'آ' => 'ا',
            '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
            '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
            other => other,
        }.to_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Confidence, Text};

    fn card(
        id: &str,
        en: &str,
        ur: &str,
        region: &str,
        state: State,
        cost: Option<f64>,
    ) -> ProjectCard {
        ProjectCard {
            id: id.into(),
            name: Text::new(en, ur),
            state,
            sector: "energy".into(),
            corridor: "green".into(),
            phase: 1,
            regions: if region.is_empty() {
                vec![]
            } else {
                vec![region.into()]
            },
            districts: vec![],
            capacity_mw: None,
            length_km: None,
            cost_usd_million: cost,
            date: None,
            date_is_expected: false,
            confidence: Confidence::High,
        }
    }

    #[test]
    fn filters_narrow_the_list_and_sorting_orders_it() {
        let cards = [
            card(
                "karot",
                "Karot Hydropower",
                "کروٹ پن بجلی",
                "punjab",
                State::Completed,
                Some(1.0),
            ),
            card(
                "cacho",
                "Cacho Wind",
                "کاچھو ونڈ \u{2066}50\u{2069}",
                "sindh",
                State::Unknown,
                None,
            ),
            card(
                "hubs",
                "Innovation Hubs",
                "انوویشن ہبز",
                "",
                State::Planned,
                Some(9.0),
            ),
        ];
        let mut labels = Labels::default();
        labels
            .regions
            .insert("punjab".into(), Text::new("Punjab", "پنجاب"));
        type Case = (
            &'static [(&'static str, &'static str)],
            &'static [&'static str],
        );
        let cases: [Case; 12] = [
            (&[], &["karot", "cacho", "hubs"]),
            (&[("region", "sindh")], &["cacho"]),
            (&[("region", "nationwide")], &["hubs"]),
            (&[("state", "completed")], &["karot"]),
            (&[("state", "nonsense")], &[]),
            (&[("q", "KAROT")], &["karot"]),
            (&[("q", "بجلي كروٹ")], &["karot"]),
            (&[("q", "۵۰")], &["cacho"]),
            (&[("q", "punjab hydro")], &["karot"]),
            (&[("q", "  ")], &["karot", "cacho", "hubs"]),
            (&[("sort", "name")], &["cacho", "hubs", "karot"]),
            (&[("sort", "cost")], &["hubs", "karot", "cacho"]),
        ];
        for (query, expected) in cases {
            let filter = ProjectFilter::from_query(|key| {
                query
                    .iter()
                    .find(|(name, _)| *name == key)
                    .map(|(_, value)| (*value).to_owned())
            });
            let found: Vec<&str> = filter
                .apply(&cards, &labels, Lang::En)
                .iter()
                .map(|card| card.id.as_str())
                .collect();
            assert_eq!(found, expected, "{query:?}");
        }
    }

    #[test]
    fn the_address_keeps_the_filter() {
        let mut filter = ProjectFilter::default();
        assert!(filter.is_empty() && filter.pairs().is_empty());
        filter.set("sort", "name".into());
        assert!(filter.is_empty());
        filter.set("district", "gwadar".into());
        filter.set("unknown", "x".into());
        assert_eq!(
            filter.pairs(),
            [
                ("district", "gwadar".to_owned()),
                ("sort", "name".to_owned())
            ]
        );
        assert!(!filter.is_empty());
    }
}
