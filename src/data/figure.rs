//! The official ten-year figures beside what the listed projects add up to.

use super::Text;
use serde::{Deserialize, Serialize};

/// How an official value is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// As printed.
    Exactly,
    /// "More than".
    MoreThan,
}

/// An official statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Figure {
    /// megawatts, roads, jobs or gwadar.
    pub id: String,
    /// What is counted, in a few words.
    pub label: Text,
    /// The official value. Absent for statements without a number.
    pub value: Option<f64>,
    /// Unit code.
    pub unit: Option<String>,
    /// How the value is meant.
    pub qualifier: Option<Qualifier>,
    /// The statement as a sentence.
    pub statement: Text,
    /// Why the rebuilt sum agrees or differs; paragraphs separated by a blank line.
    pub explanation: Text,
    /// Series ids that show it over time.
    pub series: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
    /// The listed projects it is rebuilt from.
    pub parts: Vec<FigurePart>,
}

impl Figure {
    /// Sum of the parts in `groups`, each project counted once. `None` without such a part.
    pub fn rebuilt(&self, groups: &[PartGroup]) -> Option<f64> {
        let mut seen = std::collections::BTreeSet::new();
        let values: Vec<f64> = self
            .parts
            .iter()
            .filter(|part| groups.contains(&part.group) && seen.insert(part.project.as_str()))
            .map(|part| part.value)
            .collect();
        (!values.is_empty()).then(|| values.iter().sum())
    }
}

/// How a project takes part in rebuilding a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PartGroup {
    /// Named by the sources that state the figure.
    Counted,
    /// Completed and of the same kind, perhaps counted.
    Beside,
    /// Completed but outside the official count.
    Outside,
}

/// A project's share of a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FigurePart {
    /// Project id.
    pub project: String,
    /// How it takes part.
    pub group: PartGroup,
    /// Its value in the figure's unit, as officially rounded.
    pub value: f64,
    /// Other printed values. May be empty.
    pub note: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_listed_twice_counts_once() {
        let part = |project: &str, group, value| FigurePart {
            project: project.into(),
            group,
            value,
            note: Text::default(),
        };
        let figure = Figure {
            id: "megawatts".into(),
            label: Text::default(),
            value: Some(1.0),
            unit: None,
            qualifier: None,
            statement: Text::default(),
            explanation: Text::default(),
            series: vec![],
            sources: vec![],
            parts: vec![
                part("karot", PartGroup::Counted, 720.0),
                part("karot", PartGroup::Counted, 720.0),
                part("hub", PartGroup::Beside, 5.0),
            ],
        };
        assert_eq!(figure.rebuilt(&[PartGroup::Counted]), Some(720.0));
        assert_eq!(
            figure.rebuilt(&[PartGroup::Counted, PartGroup::Beside]),
            Some(725.0)
        );
        assert_eq!(figure.rebuilt(&[PartGroup::Outside]), None);
    }
}
