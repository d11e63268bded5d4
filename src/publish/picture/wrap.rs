//! Fitting words into a box: the largest size at which they fill few enough lines, and lines of
//! even length.

use std::ops::Range;

/// How a script is set. Lengths are multiples of the font size.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// From one baseline to the next.
    pub line_height: f32,
    /// Room above the first baseline.
    pub ascent: f32,
    /// Room below the last baseline.
    pub descent: f32,
    /// Between two words, a little more than the fonts have, so that no line can come out longer
    /// than reckoned.
    pub space: f32,
}

/// The room there is, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Longest line.
    pub width: f32,
    /// From the top of the first line to the bottom of the last.
    pub height: f32,
}

/// Words divided into lines at a size that fits.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Font size in pixels.
    pub size: f32,
    /// Ranges of word indexes, one for each line.
    pub lines: Vec<Range<usize>>,
}

/// Divides words of these `widths` (multiples of the font size) into lines. `sizes` in pixels, each
/// with the most lines it may fill, are tried in order, largest first; when none will do, the last
/// one is made smaller step by step, with as many lines as there is room for. A word never leaves
/// the box. Both sides of `room` must be above zero.
pub fn fit(widths: &[f32], setting: Setting, room: Room, sizes: &[(f32, usize)]) -> Fitted {
    let mut planned = sizes.iter().copied();
    let mut size = 1.0;
    loop {
        let max_lines;
        (size, max_lines) = planned.next().unwrap_or((size * 0.92, usize::MAX));
        let limit = room.width / size;
        if widths.iter().any(|&width| width > limit) {
            continue;
        }
        let lines = break_lines(widths, setting.space, limit);
        let below_first = lines.len().saturating_sub(1) as f32 * setting.line_height;
        let height = size * (setting.ascent + below_first + setting.descent);
        if lines.len() <= max_lines && height <= room.height {
            return Fitted {
                size,
                lines: even_out(widths, setting.space, limit, lines),
            };
        }
    }
}

/// Fills each line with as many words as `limit` allows.
fn break_lines(widths: &[f32], space: f32, limit: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut filled) = (0, 0.0);
    for (index, &width) in widths.iter().enumerate() {
        if index > start && filled + space + width > limit {
            lines.push(start..index);
            (start, filled) = (index, width);
        } else {
            filled += if index > start { space + width } else { width };
        }
    }
    if start < widths.len() {
        lines.push(start..widths.len());
    }
    lines
}

/// The same number of lines with the longest one as short as it can be, so that a title does not
/// end in a single word.
fn even_out(
    widths: &[f32],
    space: f32,
    limit: f32,
    mut lines: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let widest = widths.iter().copied().fold(0.0, f32::max);
    for percent in (50..100).rev() {
        let narrower = limit * percent as f32 / 100.0;
        let tried = break_lines(widths, space, narrower);
        if narrower < widest || tried.len() > lines.len() {
            break;
        }
        lines = tried;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTING: Setting = Setting {
        line_height: 1.2,
        ascent: 0.8,
        descent: 0.2,
        space: 0.3,
    };
    const ROOM: Room = Room {
        width: 400.0,
        height: 200.0,
    };

    #[test]
    fn the_largest_size_with_few_enough_lines_is_taken() {
        let sizes = [(80.0, 2), (40.0, 4)];
        // Widths, then the size and the number of words in each line.
        let cases: [(&[f32], f32, &[usize]); 5] = [
            (&[2.0, 2.0], 80.0, &[2]),
            (&[2.0, 2.0, 2.0], 80.0, &[2, 1]),
            // Three lines are too many at 80 pixels.
            (&[4.0, 4.0, 4.0], 40.0, &[2, 1]),
            // A word wider than the box at 80 pixels.
            (&[7.0, 1.0], 40.0, &[2]),
            // A line is not left with a single short word.
            (&[3.0, 3.0, 2.5, 2.5], 40.0, &[2, 2]),
        ];
        for (widths, size, lines) in cases {
            let fitted = fit(widths, SETTING, ROOM, &sizes);
            let words: Vec<usize> = fitted.lines.iter().map(ExactSizeIterator::len).collect();
            assert_eq!((fitted.size, words.as_slice()), (size, lines), "{widths:?}");
        }
    }

    #[test]
    fn very_many_words_are_set_smaller_and_none_is_lost() {
        let widths = vec![3.0; 400];
        let fitted = fit(&widths, SETTING, ROOM, &[(80.0, 2), (40.0, 4)]);
        assert!(fitted.size < 40.0);
        assert_eq!(
            fitted
                .lines
                .iter()
                .map(ExactSizeIterator::len)
                .sum::<usize>(),
            widths.len()
        );
        let height = fitted.size * (1.0 + 1.2 * (fitted.lines.len() - 1) as f32);
        assert!(height <= ROOM.height, "{height}");
    }

    #[test]
    fn no_words_make_no_lines() {
        assert_eq!(fit(&[], SETTING, ROOM, &[(80.0, 2)]).lines.len(), 0);
    }
}
