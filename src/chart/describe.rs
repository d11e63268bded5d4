//! The finding of a series as a headline and as one sentence, computed from its values.

use super::{
    period::Period,
    sentence::Say,
    series::{Label, Series},
};
use crate::data::Lang;

/// More labels than this are counted and not listed.
const MOST_LISTED: usize = 4;

/// The finding without a full stop: "From 400 MW in 2016 to 8,904 MW in 2025".
pub fn finding(series: &Series, lang: Lang) -> String {
    let say = Say {
        lang,
        unit: &series.unit,
    };
    let values: Vec<(&Label, f64)> = series
        .values()
        .map(|(_, label, value)| (label, value))
        .collect();
    let (first, last) = match values.as_slice() {
        [] => return say.nothing().to_owned(),
        [only] => return say.at(only.0, only.1),
        [first, .., last] => (*first, *last),
    };
    if values.len() <= MOST_LISTED && values.iter().any(|(label, _)| is_span(label)) {
        return say.each(&values);
    }
    if !is_over_time(series) || (series.is_yearly() && !series.never_falls() && has_zero(&values)) {
        let (label, value) = highest(&values, first);
        return say.most(label, value);
    }
    match jump(&values) {
        Some((since, value)) => say.only_since(since, value),
        None => say.from_to(first, last),
    }
}

/// The finding and what else is worth knowing, as one sentence with its full stop. It serves as
/// the text of the picture for those who do not see it.
pub fn description(series: &Series, lang: Lang) -> String {
    let say = Say {
        lang,
        unit: &series.unit,
    };
    let values: Vec<(&Label, f64)> = series
        .values()
        .map(|(_, label, value)| (label, value))
        .collect();
    let mut text = finding(series, lang);
    if is_over_time(series) && series.is_yearly() && series.never_falls() && jump(&values).is_none()
    {
        text.push_str(&course(&say, &values));
    } else if let Some(aside) = aside(series, &say, &values) {
        text.push_str(&aside);
    }
    let gaps: Vec<&Label> = series.gaps().map(|(_, label, _)| label).collect();
    if !gaps.is_empty() && !values.is_empty() {
        text.push_str(&listed(
            &gaps,
            |labels| say.no_figure(labels),
            |n| say.no_figure_count(n),
        ));
    }
    text.push_str(say.stop());
    text
}

/// How a value that never falls came to where it is: unchanged for at least three points, or by
/// one rise bigger than the others.
fn course(say: &Say<'_>, values: &[(&Label, f64)]) -> String {
    let Some(last) = values.last() else {
        return String::new();
    };
    let level = values
        .iter()
        .rev()
        .take_while(|(_, value)| *value == last.1)
        .count();
    if level == values.len() {
        return String::new();
    }
    if level >= 3 {
        return say.unchanged_since(values[values.len() - level].0);
    }
    let rises = values
        .windows(2)
        .map(|pair| (pair[1].0, pair[1].1 - pair[0].1));
    match rises.reduce(|most, next| if next.1 > most.1 { next } else { most }) {
        Some((label, rise)) if values.len() > 3 => say.biggest_rise(label, rise),
        _ => String::new(),
    }
}

/// The peak between the ends, or the periods with nothing, or the lowest of a ranking.
fn aside(series: &Series, say: &Say<'_>, values: &[(&Label, f64)]) -> Option<String> {
    let [first, .., last] = values else {
        return None;
    };
    if values.iter().any(|(label, _)| is_span(label)) || jump(values).is_some() {
        return None;
    }
    if !is_over_time(series) {
        let lowest = values
            .iter()
            .copied()
            .reduce(|least, next| if next.1 < least.1 { next } else { least })?;
        return (lowest.1 != highest(values, *first).1).then(|| say.least(lowest.0, lowest.1));
    }
    if series.is_yearly() && has_zero(values) {
        let zeros: Vec<&Label> = values
            .iter()
            .filter(|(_, value)| *value == 0.0)
            .map(|(label, _)| *label)
            .collect();
        return Some(listed(
            &zeros,
            |labels| say.none_in(labels),
            |n| say.none_in_count(n),
        ));
    }
    let (label, value) = highest(values, *first);
    (value > first.1 && value > last.1).then(|| say.peak(label, value))
}

fn listed(
    labels: &[&Label],
    all: impl Fn(&[&Label]) -> String,
    count: impl Fn(usize) -> String,
) -> String {
    if labels.len() <= MOST_LISTED {
        all(labels)
    } else {
        count(labels.len())
    }
}

/// The first of the highest values.
fn highest<'a>(values: &[(&'a Label, f64)], first: (&'a Label, f64)) -> (&'a Label, f64) {
    values.iter().copied().fold(
        first,
        |best, next| if next.1 > best.1 { next } else { best },
    )
}

/// The label and value of a series that is zero and then, at once, stays at one value.
fn jump<'a>(values: &[(&'a Label, f64)]) -> Option<(&'a Label, f64)> {
    let start = values.iter().position(|(_, value)| *value != 0.0)?;
    let (label, value) = values[start];
    (start > 0
        && start + 1 < values.len()
        && values[start..].iter().all(|(_, later)| *later == value))
    .then_some((label, value))
}

fn has_zero(values: &[(&Label, f64)]) -> bool {
    values.iter().any(|(_, value)| *value == 0.0)
}

fn is_span(label: &Label) -> bool {
    matches!(label, Label::Period(Period::Span(..)))
}

fn is_over_time(series: &Series) -> bool {
    series
        .points
        .iter()
        .all(|point| matches!(point.label, Label::Period(_)))
}

#[cfg(test)]
mod tests;
