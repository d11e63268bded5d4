//! Reading a chart value by value: the words of each mark, and which mark a key leads to.

use super::{
    series::Label,
    table::{self, Cell},
    view::View,
};
use crate::{data::Lang, i18n::bidi::isolate};

/// A key that moves between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The mark after this one.
    Next,
    /// The mark before this one.
    Back,
    /// The first mark.
    First,
    /// The last mark.
    Last,
    /// No mark any more.
    Leave,
}

/// What a key of the keyboard asks for. Down is the next mark and up the one before. Time runs from
/// left to right in both languages, so right is later; along other axes right is the next mark in
/// English and the one before in Urdu.
pub fn move_of(key: &str, view: &View, lang: Lang) -> Option<Move> {
    let mut labels = view.labels.iter();
    let over_time =
        !view.labels.is_empty() && labels.all(|label| matches!(label, Label::Period(_)));
    let is_mirrored = lang == Lang::Ur && !over_time;
    Some(match key {
        "ArrowDown" => Move::Next,
        "ArrowUp" => Move::Back,
        "ArrowRight" if is_mirrored => Move::Back,
        "ArrowLeft" if is_mirrored => Move::Next,
        "ArrowRight" => Move::Next,
        "ArrowLeft" => Move::Back,
        "Home" => Move::First,
        "End" => Move::Last,
        "Escape" => Move::Leave,
        _ => return None,
    })
}

impl Move {
    /// The mark reached from `here` among `count` marks. Without one, both directions begin at the
    /// first; the ends hold.
    pub fn from(self, here: Option<usize>, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        match (self, here) {
            (Move::Leave, _) => None,
            (Move::First, _) | (Move::Next | Move::Back, None) => Some(0),
            (Move::Last, _) => Some(last),
            (Move::Next, Some(here)) => Some((here + 1).min(last)),
            (Move::Back, Some(here)) => Some(here.saturating_sub(1)),
        }
    }
}

/// What each mark says, in the unit that the picture shows: `2016: 400 MW`, or with several groups
/// `Sindh: Completed 4; Planned 2`.
pub fn readings(view: &View, lang: Lang) -> Vec<String> {
    let table = table::shown(view, lang);
    let heads: Vec<&str> = table.head.iter().map(|name| without_unit(name)).collect();
    let unit = table.head.get(1).map_or("", String::as_str);
    let single = table.head.len() == 2;
    let list = match lang {
        Lang::En => "; ",
        Lang::Ur => "؛ ",
    };
    table
        .rows
        .iter()
        .map(|row| {
            let (name, cells) = match row.split_first() {
                Some((name, cells)) => (isolate(&name.shown()), cells),
                None => return String::new(),
            };
            let parts: Vec<String> = cells
                .iter()
                .enumerate()
                .map(|(column, cell)| {
                    let shown = isolate(&cell.shown());
                    match cell {
                        Cell::Number(_) if single => [&shown, " ", unit].concat(),
                        _ if single => shown,
                        _ => {
                            let head = heads.get(column + 1).copied().unwrap_or_default();
                            [&isolate(head), " ", &shown].concat()
                        }
                    }
                })
                .collect();
            [&name, ": ", &parts.join(list)].concat()
        })
        .collect()
}

/// The name of a column without the unit in its last brackets.
fn without_unit(name: &str) -> &str {
    match name.rfind(" (") {
        Some(at) if name.ends_with(')') => &name[..at],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::{
            model::{Form, Group},
            period::Period,
            series::Reading,
        },
        data::Text,
        i18n::bidi::without_isolates,
    };

    fn view(names: bool, groups: usize) -> View {
        let label = |n: usize| match names {
            true => Label::Name(Text::new("Sindh", "سندھ")),
            false => Label::Period(Period::read(&(2016 + n).to_string())),
        };
        let group = |n: usize| Group {
            id: n.to_string(),
            name: Text::new(["Coal", "Wind"][n], ["کوئلہ", "ہوا"][n]),
            ink: 1,
        };
        View {
            form: Form::Rows,
            title: Text::new("Power", "بجلی"),
            unit: "MW".into(),
            labels: (0..3).map(label).collect(),
            ids: (0..3).map(|n| n.to_string()).collect(),
            groups: (0..groups).map(group).collect(),
            values: (0..groups)
                .map(|_| {
                    vec![
                        Reading::Value(1320.0),
                        Reading::Value(0.0),
                        Reading::MISSING,
                    ]
                })
                .collect(),
            spans: Vec::new(),
            outlines: Vec::new(),
            as_of: None,
        }
    }

    #[test]
    fn a_mark_says_its_name_its_values_and_what_is_missing() {
        let plain = |names, groups, lang| -> Vec<String> {
            readings(&view(names, groups), lang)
                .iter()
                .map(|text| without_isolates(text))
                .collect()
        };
        assert_eq!(
            plain(false, 1, Lang::En),
            ["2016: 1,320 MW", "2017: 0 MW", "2018: no figure found"]
        );
        assert_eq!(plain(true, 2, Lang::En)[0], "Sindh: Coal 1,320; Wind 1,320");
        assert_eq!(plain(true, 2, Lang::Ur)[0], "سندھ: کوئلہ 1,320؛ ہوا 1,320");
    }

    #[test]
    fn arrows_follow_time_in_both_languages_and_reading_elsewhere() {
        let (time, names) = (view(false, 1), view(true, 1));
        let cases = [
            ("ArrowRight", &time, Lang::Ur, Some(Move::Next)),
            ("ArrowRight", &names, Lang::En, Some(Move::Next)),
            ("ArrowRight", &names, Lang::Ur, Some(Move::Back)),
            ("ArrowLeft", &names, Lang::Ur, Some(Move::Next)),
            ("ArrowDown", &names, Lang::Ur, Some(Move::Next)),
            ("Tab", &names, Lang::Ur, None),
        ];
        for (key, view, lang, expected) in cases {
            assert_eq!(move_of(key, view, lang), expected, "{key} {lang:?}");
        }
        for (step, here, expected) in [
            (Move::Next, None, Some(0)),
            (Move::Back, None, Some(0)),
            (Move::Next, Some(2), Some(2)),
            (Move::Back, Some(0), Some(0)),
            (Move::Last, None, Some(2)),
            (Move::Leave, Some(1), None),
        ] {
            assert_eq!(step.from(here, 3), expected, "{step:?} from {here:?}");
        }
        assert_eq!(Move::Next.from(None, 0), None);
    }
}
