//! How many slips of the finger lie between two words.

/// Letters of a word as bits, for throwing out words that cannot be near.
pub fn letters_mask(word: &str) -> u64 {
    word.chars()
        .fold(0, |mask, c| mask | 1 << (u32::from(c) & 63))
}

/// True when the masks differ so much that more than `most` slips are needed.
pub fn cannot_be_near(a: u64, b: u64, most: u32) -> bool {
    (a & !b).count_ones() > most || (b & !a).count_ones() > most
}

/// The number of slips (a letter missing, added, wrong, or two neighbours exchanged) from `a` to
/// `b`, if it is at most `most`. Words of more than 40 letters are never near.
pub fn slips(a: &[char], b: &[char], most: u32) -> Option<u32> {
    const LONGEST: usize = 40;
    if a.len() > LONGEST || b.len() > LONGEST || a.len().abs_diff(b.len()) as u32 > most {
        return None;
    }
    let mut rows = [[0_u32; LONGEST + 1]; 3];
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j as u32;
    }
    for i in 1..=a.len() {
        let (now, last, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i as u32;
        let mut least = rows[now][0];
        for j in 1..=b.len() {
            let wrong = u32::from(a[i - 1] != b[j - 1]);
            let mut cost = (rows[last][j] + 1)
                .min(rows[now][j - 1] + 1)
                .min(rows[last][j - 1] + wrong);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(rows[before][j - 2] + 1);
            }
            rows[now][j] = cost;
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
    }
    let cost = rows[a.len() % 3][b.len()];
    (cost <= most).then_some(cost)
}

/// Slips forgiven in a word of `letters` letters: none up to three, one up to seven, then two.
pub const fn forgiven(letters: usize) -> u32 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        let count = |a: &str, b: &str, most| {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            slips(&x, &y, most)
        };
        for (a, b, most, expected) in [
            ("welding", "welding", 0, Some(0)),
            ("wleding", "welding", 1, Some(1)),
            ("weldin", "welding", 1, Some(1)),
            ("refrigration", "refrigeration", 1, Some(1)),
            ("electrition", "electrician", 2, Some(2)),
            ("electrition", "electrician", 1, None),
            ("کمپوٹر", "کمپیوٹر", 1, Some(1)),
            ("", "ab", 2, Some(2)),
            ("abc", "xyz", 2, None),
        ] {
            assert_eq!(count(a, b, most), expected, "{a} {b}");
        }
    }

    #[test]
    fn masks_never_throw_out_a_near_word() {
        for (a, b, most) in [
            ("welding", "walding", 1),
            ("abcd", "abdc", 1),
            ("plumer", "plumber", 1),
        ] {
            assert!(
                !cannot_be_near(letters_mask(a), letters_mask(b), most),
                "{a} {b}"
            );
        }
    }
}
