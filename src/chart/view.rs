//! The part of a chart that is shown: one region, one measure, one stretch of time.

use super::{
    model::{Chart, Form, Group, Outline, Span},
    series::{Label, Point, Reading, Series},
};
use crate::data::{PartialDate, Text};

/// What a reader asked for. Empty texts mean "as published".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Region id.
    pub region: String,
    /// Measure id.
    pub measure: String,
    /// First period.
    pub from: String,
    /// Last period.
    pub to: String,
}

/// Why an address asks for something a chart does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No such region in this chart.
    Region,
    /// No such measure in this chart.
    Measure,
    /// No such period in this chart, or the first lies after the last.
    Period,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Form of the picture.
    pub form: Form,
    /// What is shown, with the region where one was chosen.
    pub title: Text,
    /// Unit code.
    pub unit: String,
    /// Places along the axis.
    pub labels: Vec<Label>,
    /// Codes of the places.
    pub ids: Vec<String>,
    /// Parts compared.
    pub groups: Vec<Group>,
    /// For each group the reading at each label.
    pub values: Vec<Vec<Reading>>,
    /// Projects on a line of time.
    pub spans: Vec<Span>,
    /// Outlines of regions for a map.
    pub outlines: Vec<Outline>,
    /// Date of the newest source.
    pub as_of: Option<PartialDate>,
}

/// The keys of a filter in an address.
pub const KEYS: [&str; 4] = ["region", "measure", "from", "to"];

impl Filter {
    /// Reads the keys of an address.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Filter {
        let [region, measure, from, to] = KEYS.map(|key| get(key).unwrap_or_default());
        Filter {
            region,
            measure,
            from,
            to,
        }
    }

    /// Reads a query such as `?region=sindh&from=2018`. Codes need no decoding but `%20` and `+`.
    pub fn from_query(query: &str) -> Filter {
        let pairs = query.trim_start_matches('?').split('&');
        let find = |key: &str| {
            pairs
                .clone()
                .filter_map(|pair| pair.split_once('='))
                .find(|(name, _)| *name == key)
                .map(|(_, value)| value.replace("%20", " ").replace('+', " "))
        };
        Filter::read(find)
    }

    /// Value of a key.
    pub fn get(&self, key: &str) -> &str {
        match key {
            "region" => &self.region,
            "measure" => &self.measure,
            "from" => &self.from,
            "to" => &self.to,
            _ => "",
        }
    }

    /// Sets a key. Other keys are left alone.
    pub fn set(&mut self, key: &str, value: String) {
        match key {
            "region" => self.region = value,
            "measure" => self.measure = value,
            "from" => self.from = value,
            "to" => self.to = value,
            _ => {}
        }
    }

    /// The query with its question mark; empty without any choice.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for key in KEYS {
            let value = self.get(key);
            if !value.is_empty() {
                query.push(if query.is_empty() { '?' } else { '&' });
                query.push_str(&[key, "=", &value.replace(' ', "+")].concat());
            }
        }
        query
    }

    /// True without any choice.
    pub fn is_empty(&self) -> bool {
        KEYS.iter().all(|key| self.get(key).is_empty())
    }
}

impl Chart {
    /// The chart as published.
    pub fn whole(&self) -> View {
        self.view(&Filter::default()).0
    }

    /// The part of the chart that `filter` asks for. What the chart does not have is named and
    /// left as published, so there is always something to show.
    pub fn view(&self, filter: &Filter) -> (View, Vec<Unknown>) {
        let region = self.regions.iter().find(|known| known.id == filter.region);
        let measure = self.measure(&filter.measure);
        let (start, end) = self.stretch(filter).unwrap_or((0, self.marks.len()));
        let region_id = region.map_or("", |region| region.id.as_str());
        let measure_id = measure.map_or("", |measure| measure.id.as_str());
        let slice = self
            .slices
            .iter()
            .find(|slice| slice.region == region_id && slice.measure == measure_id);
        let marks = &self.marks[start..end];
        let values = self.groups.iter().enumerate().map(|(number, _)| {
            let row = slice.and_then(|slice| slice.values.get(number));
            let reading = |place| {
                row.and_then(|row: &Vec<Reading>| row.get(place))
                    .copied()
                    .unwrap_or(Reading::MISSING)
            };
            (start..end).map(reading).collect()
        });
        let spans = self
            .spans
            .iter()
            .filter(|span| region_id.is_empty() || span.regions.iter().any(|id| id == region_id));
        let view = View {
            form: measure.map_or(Form::Rows, |measure| measure.form),
            title: self.view_title(region.map(|region| &region.name), measure.map(|m| &m.name)),
            unit: measure.map_or(String::new(), |measure| measure.unit.clone()),
            labels: marks.iter().map(super::model::Mark::label).collect(),
            ids: marks.iter().map(|mark| mark.id.clone()).collect(),
            groups: self.groups.clone(),
            values: values.collect(),
            spans: spans.cloned().collect(),
            outlines: self.outlines.clone(),
            as_of: self.as_of,
        };
        (view, self.unknown(filter))
    }

    /// What `filter` asks for and the chart does not have.
    fn unknown(&self, filter: &Filter) -> Vec<Unknown> {
        let mut unknown = Vec::new();
        let has_region = self.regions.iter().any(|known| known.id == filter.region);
        if !has_region && !filter.region.is_empty() {
            unknown.push(Unknown::Region);
        }
        let has_measure = self.measures.iter().any(|known| known.id == filter.measure);
        if !has_measure && !filter.measure.is_empty() {
            unknown.push(Unknown::Measure);
        }
        if self.stretch(filter).is_none() {
            unknown.push(Unknown::Period);
        }
        unknown
    }

    /// `filter` without what this chart does not have.
    pub fn within(&self, filter: &Filter) -> Filter {
        let mut known = filter.clone();
        for unknown in self.unknown(filter) {
            match unknown {
                Unknown::Region => known.region.clear(),
                Unknown::Measure => known.measure.clear(),
                Unknown::Period => {
                    known.from.clear();
                    known.to.clear();
                }
            }
        }
        known
    }

    /// Sets one key of `filter`. A stretch of time that would end before it begins loses its
    /// other end.
    pub fn choose(&self, filter: &Filter, key: &str, value: String) -> Filter {
        let mut next = self.within(filter);
        next.set(key, value);
        if self.stretch(&next).is_none() {
            match key {
                "from" => next.to.clear(),
                _ => next.from.clear(),
            }
        }
        next
    }

    /// First and one past the last mark of the asked stretch of time.
    fn stretch(&self, filter: &Filter) -> Option<(usize, usize)> {
        let place = |id: &str| self.marks.iter().position(|mark| mark.id == id);
        if !self.is_over_time() {
            let asked = !filter.from.is_empty() || !filter.to.is_empty();
            return (!asked).then_some((0, self.marks.len()));
        }
        let start = match filter.from.as_str() {
            "" => 0,
            from => place(from)?,
        };
        let end = match filter.to.as_str() {
            "" => self.marks.len(),
            to => place(to)? + 1,
        };
        (start < end).then_some((start, end))
    }

    fn view_title(&self, region: Option<&Text>, measure: Option<&Text>) -> Text {
        self.title.map(|lang, title| {
            let mut parts = vec![title];
            if let Some(measure) = measure.filter(|_| self.measures.len() > 1) {
                parts.push(measure.get(lang));
            }
            if let Some(region) = region {
                parts.push(region.get(lang));
            }
            parts.join(match lang {
                crate::data::Lang::En => ": ",
                crate::data::Lang::Ur => "، ",
            })
        })
    }
}

impl View {
    /// One group as a series of its own.
    pub fn series(&self, group: usize) -> Series {
        let points = self.labels.iter().enumerate().map(|(place, label)| Point {
            label: label.clone(),
            reading: self.reading(group, place),
        });
        Series {
            title: self.title.clone(),
            unit: self.unit.clone(),
            as_of: self.as_of,
            points: points.collect(),
        }
    }

    /// A reading; missing outside the table.
    pub fn reading(&self, group: usize, place: usize) -> Reading {
        self.values
            .get(group)
            .and_then(|row| row.get(place))
            .copied()
            .unwrap_or(Reading::MISSING)
    }

    /// Sum of the known values of all groups at a place; `None` when none is known.
    pub fn total(&self, place: usize) -> Option<f64> {
        let known: Vec<f64> = (0..self.groups.len())
            .filter_map(|group| self.reading(group, place).value())
            .collect();
        (!known.is_empty()).then(|| known.iter().sum())
    }

    /// Every value multiplied, for units shown in another size.
    pub fn scaled(mut self, factor: f64) -> View {
        for reading in self.values.iter_mut().flatten() {
            if let Reading::Value(value) = reading {
                *value *= factor;
            }
        }
        self
    }

    /// The same with its first `count` places only, for small pictures of long lists.
    pub fn first(mut self, count: usize) -> View {
        self.labels.truncate(count);
        self.ids.truncate(count);
        self.spans.truncate(count);
        for row in &mut self.values {
            row.truncate(count);
        }
        self
    }

    /// The same with its first `count` parts only, for small pictures of small multiples.
    pub fn first_groups(mut self, count: usize) -> View {
        self.groups.truncate(count);
        self.values.truncate(count);
        self
    }

    /// The kinds of absence that occur.
    pub fn gaps(&self) -> std::collections::BTreeSet<super::series::Gap> {
        self.values
            .iter()
            .flatten()
            .filter_map(|reading| match reading {
                Reading::Gap(gap) => Some(*gap),
                Reading::Value(_) => None,
            })
            .collect()
    }

    /// True when nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
            && !self
                .values
                .iter()
                .flatten()
                .any(|reading| reading.value().is_some())
    }
}
