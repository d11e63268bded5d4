//! One cell: from what is stored to the form the description asks for, every step listed.

use super::{
    Ask, Decisions, Question, Raw, Repair, Why,
    codes::{self, Labels},
    dates::{self, DateReading, Order},
    numbers::{self, Marks, NumberReading},
    sheet::plain,
    text,
};
use crate::{
    check::descriptor::Field,
    desk::{Catalogue, Finding, Issue, Place, issue::example_of},
};

/// Where a column's repairs and findings go.
pub struct Sink<'a> {
    /// What was decided before.
    pub decisions: &'a Decisions,
    /// Names of records.
    pub catalogue: &'a Catalogue,
    /// Repairs so far.
    pub repairs: &'a mut Vec<Repair>,
    /// Findings so far.
    pub findings: &'a mut Vec<Finding>,
}

/// A column being read, with what its cells prove and what was answered about it.
pub struct Column<'a> {
    field: &'a Field,
    resource: &'a str,
    labels: Labels,
    marks: Option<Marks>,
    asks_first: bool,
    order: Option<Order>,
    share: Option<bool>,
    /// Open questions: marks, order of dates, shares.
    questions: [Question; 3],
}

impl<'a> Column<'a> {
    /// Prepares a column. `place` is the column in its sheet, `texts` its cells, `semicolons` says
    /// that the file comes from a system that writes decimal commas.
    pub fn new<'t>(
        field: &'a Field,
        resource: &'a str,
        place: &Place,
        texts: impl Iterator<Item = &'t str>,
        semicolons: bool,
        decisions: &Decisions,
    ) -> Column<'a> {
        let questions = [Ask::Decimal, Ask::DateOrder, Ask::Percent]
            .map(|ask| Question::new(place.clone(), ask));
        let answer = |at: usize| decisions.answer(&questions[at].id());
        let proven = match is_number(field) {
            true => numbers::evidence(texts),
            false => None,
        };
        let marks = match (proven, answer(0)) {
            (Some(Marks::Mixed) | None, Some("thousands")) => Some(Marks::Pakistani),
            (Some(Marks::Mixed) | None, Some("decimals")) => Some(Marks::European),
            (proven, _) => proven,
        };
        let order = match answer(1) {
            Some("day-month") => Some(Order::DayMonth),
            Some("month-day") => Some(Order::MonthDay),
            _ => None,
        };
        let share = match answer(2) {
            Some("share") => Some(true),
            Some("percent") => Some(false),
            _ => None,
        };
        Column {
            field,
            resource,
            labels: Labels::of(field),
            marks,
            asks_first: semicolons,
            order,
            share,
            questions,
        }
    }

    /// Questions that cells of this column left open.
    pub fn open_questions(self) -> impl Iterator<Item = Question> {
        self.questions
            .into_iter()
            .filter(|question| question.n_cells > 0)
    }

    /// The cell in the form of the description.
    pub fn read(&mut self, raw: &Raw, place: &Place, sink: &mut Sink) -> String {
        let mut now = match raw {
            Raw::Empty => return String::new(),
            Raw::Text(text) => text.clone(),
            Raw::Flag(value) => value.to_string(),
            Raw::Number(value) => self.number_cell(*value, place, sink),
            Raw::Day { serial, .. } => return self.day_cell(raw, *serial, place, sink),
        };
        for (why, change) in text::STEPS {
            if let Some(after) = change(&now) {
                step(&mut now, after, why, place, sink);
            }
        }
        if now.is_empty() {
            return now;
        }
        if self.is_typed() && text::means_unknown(&now) && self.labels.code(&now).is_none() {
            step(&mut now, String::new(), Why::Unknown, place, sink);
            return now;
        }
        match self.field.kind.as_str() {
            "integer" | "number" => self.read_number(&mut now, place, sink),
            "boolean" => {
                if let Some(code) = codes::yes_no(&now) {
                    step(&mut now, code.to_owned(), Why::YesNo, place, sink);
                }
            }
            _ if self.field.is_date() => self.read_date(&mut now, place, sink),
            _ => {
                if let Some((after, why)) =
                    codes::mend(self.field, &self.labels, sink.catalogue, &now)
                {
                    step(&mut now, after, why, place, sink);
                }
            }
        }
        now
    }

    /// True for columns in which words for "not known" can mean nothing else.
    fn is_typed(&self) -> bool {
        let field = self.field;
        matches!(field.kind.as_str(), "integer" | "number" | "boolean")
            || field.is_date()
            || field.is_link()
            || field.references.is_some()
            || !field.constraints.values.is_empty()
    }

    fn number_cell(&self, value: f64, place: &Place, sink: &mut Sink) -> String {
        let mut now = plain(value);
        if is_number(self.field)
            && let Some(rounded) = numbers::without_noise(value)
        {
            step(&mut now, plain(rounded), Why::FloatNoise, place, sink);
        }
        if self.field.name == "phone" {
            sink.findings
                .push(self.finding(place, &now, Issue::PhoneAsNumber));
        }
        now
    }

    fn day_cell(&self, raw: &Raw, serial: f64, place: &Place, sink: &mut Sink) -> String {
        let mut now = plain(serial);
        if self.field.is_date() {
            step(&mut now, raw.shown(), Why::ExcelDate, place, sink);
        } else {
            now = raw.shown();
            sink.findings
                .push(self.finding(place, &now, Issue::UnexpectedDate));
        }
        now
    }

    fn read_number(&mut self, now: &mut String, place: &Place, sink: &mut Sink) {
        match numbers::read(now, self.field.unit.as_deref(), self.marks, self.asks_first) {
            NumberReading::Plain | NumberReading::No => {}
            NumberReading::Ambiguous => {
                self.questions[0].concerns(place.clone(), now);
                return;
            }
            NumberReading::Mended(steps) => {
                // A later step rests on the earlier ones: undoing one undoes those after it.
                for (why, after) in steps {
                    if sink.decisions.is_undone(place, why) {
                        return;
                    }
                    step(now, after, why, place, sink);
                }
            }
        }
        if self.field.kind == "integer"
            && let Some((whole, decimals)) = now.split_once('.')
            && !decimals.is_empty()
            && decimals.bytes().all(|b| b == b'0')
        {
            let whole = whole.to_owned();
            step(now, whole, Why::Whole, place, sink);
        }
        if self.field.unit.as_deref() == Some("percent")
            && let Ok(value) = now.parse::<f64>()
            && value > 0.0
            && value < 1.0
        {
            match self.share {
                None => self.questions[2].concerns(place.clone(), now),
                Some(true) => {
                    let hundredfold = value * 100.0;
                    let shown = plain(numbers::without_noise(hundredfold).unwrap_or(hundredfold));
                    step(now, shown, Why::Share, place, sink);
                }
                Some(false) => {}
            }
        }
    }

    fn read_date(&mut self, now: &mut String, place: &Place, sink: &mut Sink) {
        match dates::read(now, self.order) {
            DateReading::Plain | DateReading::No => {}
            DateReading::Ambiguous => self.questions[1].concerns(place.clone(), now),
            DateReading::Mended(after, why) => step(now, after, why, place, sink),
        }
    }

    fn finding(&self, place: &Place, found: &str, issue: Issue) -> Finding {
        Finding {
            resource: self.resource.to_owned(),
            column: self.field.name.clone(),
            example: example_of(self.field),
            ..Finding::at(place.clone(), found, issue)
        }
    }
}

fn is_number(field: &Field) -> bool {
    matches!(field.kind.as_str(), "integer" | "number")
}

/// Makes a change and lists it, unless it was undone.
fn step(now: &mut String, after: String, why: Why, place: &Place, sink: &mut Sink) {
    if *now == after || sink.decisions.is_undone(place, why) {
        return;
    }
    let before = std::mem::replace(now, after.clone());
    sink.repairs.push(Repair {
        place: place.clone(),
        before,
        after,
        why,
    });
}
