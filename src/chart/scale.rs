//! Round ticks for an axis, and which labels find room on it.

/// Ticks at round values.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// Lowest tick, at most zero.
    pub min: f64,
    /// Highest tick, at least the highest value.
    pub max: f64,
    /// All ticks from the lowest to the highest.
    pub values: Vec<f64>,
}

impl Ticks {
    /// Ticks that hold `min..=max` (with `min <= 0 <= max`), at steps of 1, 2 or 5 times a power
    /// of ten, not below 0.01; about `intervals` of them. Without any extent: zero and one.
    pub fn new(min: f64, max: f64, intervals: u32) -> Ticks {
        let step = step((max - min) / f64::from(intervals.max(1)));
        let first = (min / step).floor();
        let last = (max / step).ceil().max(first + 1.0);
        let values: Vec<f64> = (0..=(last - first) as u32)
            .map(|n| (first + f64::from(n)) * step)
            .collect();
        Ticks {
            min: first * step,
            max: last * step,
            values,
        }
    }
}

/// The smallest round step that is at least `rough`.
fn step(rough: f64) -> f64 {
    if !rough.is_finite() || rough <= 0.0 {
        return 1.0;
    }
    let mut power = 0.01;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= rough)
        .unwrap_or(power * 10.0)
}

/// A label on an axis: where its middle is and how wide it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Middle.
    pub at: i32,
    /// Width of the text.
    pub width: i32,
}

/// Every how many labels one is shown, so that none is nearer than `gap` to the next. Counted
/// back from the last, which is always shown. A step that also shows the first is preferred when
/// it is at most twice as long.
pub fn stride(slots: &[Slot], gap: i32) -> usize {
    let last = slots.len().saturating_sub(1);
    let fits = |step: usize| {
        let shown: Vec<&Slot> = slots.iter().rev().step_by(step).collect();
        shown
            .windows(2)
            .all(|pair| (pair[0].at - pair[1].at) * 2 >= pair[0].width + pair[1].width + gap * 2)
    };
    let least = (1..=slots.len()).find(|step| fits(*step)).unwrap_or(1);
    (least..=least * 2)
        .find(|step| *step <= last && last.is_multiple_of(*step) && fits(*step))
        .unwrap_or(least)
}

/// True when the label at `place` of `count` is shown with this [`stride`].
pub fn is_shown(place: usize, count: usize, stride: usize) -> bool {
    (count - 1 - place).is_multiple_of(stride)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_every_value() {
        let cases = [
            (0.0, 8904.0, vec![0.0, 5000.0, 10000.0]),
            (0.0, 5320.0, vec![0.0, 2000.0, 4000.0, 6000.0]),
            (0.0, 720.0, vec![0.0, 200.0, 400.0, 600.0, 800.0]),
            (0.0, 2.78, vec![0.0, 1.0, 2.0, 3.0]),
            (-3.0, 5.0, vec![-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]),
            (0.0, 0.0, vec![0.0, 1.0]),
            (0.0, 0.02, vec![0.0, 0.01, 0.02]),
        ];
        for (min, max, expected) in cases {
            let ticks = Ticks::new(min, max, 4);
            assert_eq!(ticks.values, expected, "{min}..{max}");
            assert!(ticks.min <= min && ticks.max >= max);
        }
        let huge = Ticks::new(0.0, 1e300, 4);
        assert!(huge.values.len() < 12 && huge.max >= 1e300);
    }

    #[test]
    fn shown_labels_keep_their_distance_and_the_last_is_among_them() {
        let row = |count: usize, apart: i32, width| -> Vec<Slot> {
            (0..count)
                .map(|n| Slot {
                    at: n as i32 * apart,
                    width,
                })
                .collect()
        };
        let cases = [
            (10, 400, 300, 1),
            (10, 200, 300, 3),
            (11, 200, 300, 2),
            (8, 200, 300, 2),
            (1, 200, 300, 1),
        ];
        for (count, apart, width, expected) in cases {
            let found = stride(&row(count, apart, width), 60);
            assert_eq!(found, expected, "{count} labels {apart} apart");
            assert!(is_shown(count - 1, count, found));
        }
        assert_eq!(stride(&[], 60), 1);
        assert_eq!(
            stride(&row(2, 10, 300), 60),
            2,
            "only the last of two finds room"
        );
    }
}
