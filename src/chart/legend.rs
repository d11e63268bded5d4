//! Names of the groups with a patch of their colour and pattern, above the picture.

use super::{
    canvas::{Canvas, Drawn, Sheet, size_of, width_of},
    ink::Ink,
    measure,
    model::Group,
};
use crate::data::Lang;
use crate::i18n::bidi::isolate_runs_once;
use plotters::style::text_anchor::VPos;

/// Side of a patch, in tenths.
const PATCH: i32 = 110;
/// From a patch to its name, in tenths.
const NEAR: i32 = 50;
/// From one name to the next patch, in tenths.
const APART: i32 = 150;

/// The names in lines, each from where reading begins.
pub struct Legend {
    items: Vec<Item>,
    lines: i32,
    line_height: i32,
}

struct Item {
    ink: u8,
    name: String,
    line: i32,
    /// Distance of the patch from the side where reading begins.
    at: i32,
}

/// Name of a group as drawn.
pub fn name_of(group: &Group, lang: Lang) -> String {
    match lang {
        Lang::En => group.name.en.clone(),
        Lang::Ur => isolate_runs_once(&group.name.ur),
    }
}

impl Legend {
    /// Sets the names of `groups` in the width of the sheet. One group alone needs no legend.
    pub fn new(sheet: &Sheet<'_>, groups: &[Group]) -> Legend {
        let mut legend = Legend {
            items: Vec::new(),
            lines: 0,
            line_height: sheet.line_height(),
        };
        if groups.len() < 2 {
            return legend;
        }
        let mut at = sheet.inset();
        legend.lines = 1;
        for group in groups {
            let room = sheet.width - 2 * sheet.inset() - PATCH - NEAR;
            let name = name_of(group, sheet.lang);
            let name = measure::shorten(&name, size_of(&name), room);
            let needed = PATCH + NEAR + width_of(&name);
            if at > sheet.inset() && at + needed > sheet.width - sheet.inset() {
                legend.lines += 1;
                at = sheet.inset();
            }
            legend.items.push(Item {
                ink: group.ink,
                name,
                line: legend.lines - 1,
                at,
            });
            at += needed + APART;
        }
        legend
    }

    /// Height with the space below, in tenths; zero without names.
    pub fn height(&self) -> i32 {
        match self.lines {
            0 => 0,
            lines => lines * self.line_height + 60,
        }
    }

    /// Draws the names with the top of the first line at `top`.
    pub fn draw(&self, canvas: &Canvas<'_>, sheet: &Sheet<'_>, top: i32) -> Drawn {
        for item in &self.items {
            let middle = top + item.line * self.line_height + self.line_height / 2;
            let (a, b) = (sheet.across(item.at), sheet.across(item.at + PATCH));
            canvas.bar(
                Ink::Series(item.ink),
                (a, middle - PATCH / 2),
                (b, middle + PATCH / 2),
            )?;
            let at = (sheet.across(item.at + PATCH + NEAR), middle);
            canvas.text(Ink::Label, &item.name, at, sheet.start_edge(), VPos::Center)?;
        }
        Ok(())
    }
}
