//! The two axes of upright charts: lines at round values, and labels below.

use super::{
    canvas::{APART, Canvas, Drawn, width_of},
    ink::Ink,
    scale::{Slot, Ticks, is_shown, stride},
    svg::Svg,
};
use crate::i18n::number::number;
use plotters::{
    chart::ChartContext,
    coord::{cartesian::Cartesian2d, types::RangedCoordf64},
    element::PathElement,
    style::{
        Color,
        text_anchor::{HPos, VPos},
    },
};

/// A plot with numbers on both axes.
pub type Plot<'a, 'b> = ChartContext<'a, Svg<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Room for the numbers at the ticks, in tenths.
pub fn gutter(ticks: &Ticks) -> i32 {
    ticks
        .values
        .iter()
        .map(|tick| width_of(&number(*tick)))
        .max()
        .unwrap_or(0)
        + 80
}

/// Lines across the plot with their numbers, which end left of `left`.
pub fn grid(
    canvas: &Canvas<'_>,
    plot: &mut Plot<'_, '_>,
    ticks: &Ticks,
    (from, to): (f64, f64),
    left: i32,
) -> Drawn {
    for tick in &ticks.values {
        level(plot, *tick, (from, to))?;
        let at = (left - 60, plot.backend_coord(&(from, *tick)).1);
        canvas.text(Ink::Muted, &number(*tick), at, HPos::Right, VPos::Center)?;
    }
    Ok(())
}

/// A line across the plot at `value`. The one at zero is the axis.
pub fn level(plot: &mut Plot<'_, '_>, value: f64, (from, to): (f64, f64)) -> Drawn {
    let ink = if value == 0.0 { Ink::Axis } else { Ink::Grid };
    plot.draw_series([PathElement::new(
        [(from, value), (to, value)],
        ink.color().stroke_width(10),
    )])?;
    Ok(())
}

/// The labels that find room, with their middles at `middles` or as near to them as the borders
/// of a picture of this `width` allow, and their tops at `below`.
pub fn axis_labels(
    canvas: &Canvas<'_>,
    labels: &[String],
    middles: &[i32],
    below: i32,
    width: i32,
) -> Drawn {
    let slot = |(label, at): (&String, &i32)| {
        let needed = width_of(label);
        Slot {
            at: (*at).clamp(needed / 2 + 1, (width - needed / 2 - 1).max(needed / 2 + 1)),
            width: needed,
        }
    };
    let slots: Vec<Slot> = labels.iter().zip(middles).map(slot).collect();
    let step = stride(&slots, APART);
    for (place, (label, slot)) in labels.iter().zip(&slots).enumerate() {
        if is_shown(place, labels.len(), step) {
            canvas.text(Ink::Muted, label, (slot.at, below), HPos::Center, VPos::Top)?;
        }
    }
    Ok(())
}
