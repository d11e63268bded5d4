//! What the shown part of a chart says: a finding as a headline, and one sentence, both computed
//! from the numbers. One group alone is told by [`super::describe`].

use super::{
    describe,
    legend::name_of,
    lying::percent,
    model::Form,
    sentence::Say,
    series::{Label, Reading},
    unit,
    view::View,
};
use crate::{
    data::{Lang, State},
    i18n::{bidi::isolate, number::integer},
};

/// The finding without a full stop.
pub fn finding(view: &View, lang: Lang) -> String {
    let tell = Tell { view, lang };
    match view.form {
        _ if view.is_empty() => tell.say().nothing().to_owned(),
        Form::Timeline => tell.spans(),
        _ if view.groups.len() == 1 => describe::finding(&view.series(0), lang),
        Form::ShareRows => tell.highest_share(),
        Form::StackedRows | Form::StackedBars if !tell.over_time() => tell.fullest(),
        Form::Rows if !tell.over_time() => tell.each_group_most(),
        _ => tell.latest(),
    }
}

/// The finding with what else is worth knowing, as one sentence with its full stop. It is also the
/// text of the picture for those who do not see it.
pub fn description(view: &View, lang: Lang) -> String {
    let tell = Tell { view, lang };
    if view.groups.len() == 1 && view.form != Form::Timeline {
        return describe::description(&view.series(0), lang);
    }
    let mut text = finding(view, lang);
    if view.form == Form::Timeline {
        text.push_str(&tell.span_years());
    } else if tell.over_time() {
        text.push_str(&tell.first());
    } else if view.form == Form::ShareRows {
        text.push_str(&tell.lowest_share());
    }
    text.push_str(&tell.gaps());
    text.push_str(tell.say().stop());
    text
}

struct Tell<'a> {
    view: &'a View,
    lang: Lang,
}

impl Tell<'_> {
    fn say(&self) -> Say<'_> {
        Say {
            lang: self.lang,
            unit: &self.view.unit,
        }
    }

    fn over_time(&self) -> bool {
        self.view
            .labels
            .iter()
            .all(|label| matches!(label, Label::Period(_)))
    }

    fn own(&self, text: String) -> String {
        match self.lang {
            Lang::En => text,
            Lang::Ur => isolate(&text),
        }
    }

    fn label(&self, place: usize) -> String {
        let label = self.view.labels.get(place);
        self.own(label.map_or(String::new(), |label| label.long(self.lang)))
    }

    fn group(&self, number: usize) -> String {
        let group = self.view.groups.get(number);
        group.map_or(String::new(), |group| self.own(name_of(group, self.lang)))
    }

    fn amount(&self, value: f64) -> String {
        unit::amount(value, &self.view.unit, self.lang)
    }

    /// The groups at a place, biggest first, those without a value or with nothing left out.
    fn ranked(&self, place: usize) -> Vec<(usize, f64)> {
        let mut found: Vec<(usize, f64)> = (0..self.view.groups.len())
            .filter_map(|group| Some((group, self.view.reading(group, place).value()?)))
            .filter(|(_, value)| *value > 0.0)
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }

    fn listed(&self, place: usize, most: usize) -> String {
        let parts: Vec<String> = self
            .ranked(place)
            .into_iter()
            .take(most)
            .map(|(group, value)| [&self.group(group), " ", &self.amount(value)].concat())
            .collect();
        parts.join(match self.lang {
            Lang::En => ", ",
            Lang::Ur => "، ",
        })
    }

    /// The place with the highest total, and its biggest part.
    fn fullest(&self) -> String {
        let places = 0..self.view.labels.len();
        let best = places
            .filter_map(|place| Some((place, self.view.total(place)?)))
            .fold(None, |best: Option<(usize, f64)>, next| match best {
                Some(best) if best.1 >= next.1 => Some(best),
                _ => Some(next),
            });
        let Some((place, total)) = best else {
            return self.say().nothing().to_owned();
        };
        let (label, total) = (self.label(place), self.amount(total));
        let part = match self.ranked(place).first() {
            Some((group, value)) => [self.group(*group), integer_or(*value)],
            None => [String::new(), String::new()],
        };
        let [group, value] = part;
        match self.lang {
            Lang::En => [&label, " has the most: ", &total, "; ", &group, " ", &value].concat(),
            Lang::Ur => [
                "سب سے زیادہ ",
                &label,
                "، ",
                &total,
                "؛ ",
                &group,
                " ",
                &isolate(&value),
            ]
            .concat(),
        }
    }

    /// For each group the place where it is highest.
    fn each_group_most(&self) -> String {
        let parts: Vec<String> = (0..self.view.groups.len())
            .filter_map(|group| {
                let series = self.view.series(group);
                let best =
                    series
                        .values()
                        .fold(None, |best: Option<(usize, f64)>, next| match best {
                            Some(best) if best.1 >= next.2 => Some(best),
                            _ => Some((next.0, next.2)),
                        });
                let (place, value) = best?;
                let (name, label) = (self.group(group), self.label(place));
                let amount = self.amount(value);
                Some(match self.lang {
                    Lang::En => [&name, ": most in ", &label, ", ", &amount].concat(),
                    Lang::Ur => [&name, "، سب سے زیادہ: ", &label, "، ", &amount].concat(),
                })
            })
            .collect();
        parts.join(match self.lang {
            Lang::En => "; ",
            Lang::Ur => "؛ ",
        })
    }

    /// The newest place where something is known, with its biggest groups.
    fn latest(&self) -> String {
        let newest = (0..self.view.labels.len())
            .rev()
            .find(|place| !self.ranked(*place).is_empty());
        let Some(place) = newest else {
            return self.say().nothing().to_owned();
        };
        let (label, list) = (self.label(place), self.listed(place, 3));
        match self.lang {
            Lang::En => ["In ", &label, ": ", &list].concat(),
            Lang::Ur => [&label, " میں: ", &list].concat(),
        }
    }

    fn first(&self) -> String {
        let first = (0..self.view.labels.len()).find(|place| !self.ranked(*place).is_empty());
        let last = (0..self.view.labels.len())
            .rev()
            .find(|place| !self.ranked(*place).is_empty());
        let (Some(first), true) = (first, first != last) else {
            return String::new();
        };
        let (label, list) = (self.label(first), self.listed(first, 3));
        match self.lang {
            Lang::En => ["; in ", &label, ": ", &list].concat(),
            Lang::Ur => ["؛ ", &label, " میں: ", &list].concat(),
        }
    }

    /// The place where the first group has its highest share.
    fn highest_share(&self) -> String {
        self.share(|a, b| a > b)
            .map_or_else(String::new, |(place, part, total)| {
                let (group, label) = (self.group(0), self.label(place));
                let share = self.own(percent(part, total));
                let (part, total) = (self.own(integer_or(part)), self.own(integer_or(total)));
                match self.lang {
                    Lang::En => [
                        &group,
                        ": highest share in ",
                        &label,
                        ", ",
                        &share,
                        " (",
                        &part,
                        " of ",
                        &total,
                        ")",
                    ]
                    .concat(),
                    Lang::Ur => [
                        &group,
                        "، سب سے زیادہ حصہ: ",
                        &label,
                        "، ",
                        &share,
                        " (",
                        &total,
                        " میں سے ",
                        &part,
                        ")",
                    ]
                    .concat(),
                }
            })
    }

    fn lowest_share(&self) -> String {
        self.share(|a, b| a < b)
            .map_or_else(String::new, |(place, part, total)| {
                let label = self.label(place);
                let share = self.own(percent(part, total));
                match self.lang {
                    Lang::En => ["; lowest in ", &label, ", ", &share].concat(),
                    Lang::Ur => ["؛ سب سے کم: ", &label, "، ", &share].concat(),
                }
            })
    }

    fn share(&self, better: impl Fn(f64, f64) -> bool) -> Option<(usize, f64, f64)> {
        (0..self.view.labels.len())
            .filter_map(|place| {
                let total = self.view.total(place).filter(|total| *total > 0.0)?;
                Some((place, self.view.reading(0, place).value()?, total))
            })
            .reduce(
                |best, next| match better(next.1 / next.2, best.1 / best.2) {
                    true => next,
                    false => best,
                },
            )
    }

    fn spans(&self) -> String {
        let count = |state: Option<State>| {
            let spans = self.view.spans.iter();
            let n = spans.filter(|span| state.is_none_or(|state| span.state == state));
            n.count() as f64
        };
        let all = unit::amount(count(None), "projects", self.lang);
        let done = self.own(integer_or(count(Some(State::Completed))));
        match self.lang {
            Lang::En => [&all, " with known dates, ", &done, " of them completed"].concat(),
            Lang::Ur => ["معلوم تاریخوں والے ", &all, "، جن میں سے ", &done, " مکمل"].concat(),
        }
    }

    fn span_years(&self) -> String {
        let years = || {
            let dates = self
                .view
                .spans
                .iter()
                .flat_map(|span| [span.start, span.end]);
            dates.flatten().map(|date| date.year)
        };
        match (years().min(), years().max()) {
            (Some(from), Some(to)) => {
                let (from, to) = (from.to_string(), to.to_string());
                match self.lang {
                    Lang::En => [", from ", &from, " to ", &to].concat(),
                    Lang::Ur => ["، ", &isolate(&from), " سے ", &isolate(&to), " تک"].concat(),
                }
            }
            _ => String::new(),
        }
    }

    fn gaps(&self) -> String {
        let count = self
            .view
            .values
            .iter()
            .flatten()
            .filter(|reading| matches!(reading, Reading::Gap(super::series::Gap::Missing)))
            .count();
        match count {
            0 => String::new(),
            count => self.say().no_figure_count(count),
        }
    }
}

fn integer_or(value: f64) -> String {
    match value.fract() == 0.0 && value >= 0.0 {
        true => integer(value as u64),
        false => crate::i18n::number::number(value),
    }
}
