//! The skeleton of Roman Urdu words, which have no standard spelling.

use super::fold::without_doubles;

/// The skeleton of a lower-case Latin word, or nothing for words with other letters or for
/// skeletons too short to mean anything.
///
/// Consonants that are heard alike become one, vowels go except the last one at the end of the
/// word. A skeleton of two signs keeps the first vowel in front, so that short words do not all
/// fall together; one of a single sign is refused.
pub fn skeleton(word: &str) -> Option<String> {
    if word.is_empty()
        || !word
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    {
        return None;
    }
    let heard = without_doubles(
        &word
            .replace("ph", "f")
            .replace("ck", "k")
            .replace('q', "k")
            .replace('w', "v")
            .replace('x', "ks"),
    )
    .replace("sh", "S")
    .replace("ch", "C");
    let letters: Vec<char> = heard.chars().collect();
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut spoken: Vec<char> = Vec::with_capacity(letters.len());
    for (i, &c) in letters.iter().enumerate() {
        let next_is_vowel = letters.get(i + 1).is_some_and(|&n| is_vowel(n));
        match c {
            'h' => {
                let breathes = i > 0
                    && matches!(
                        letters[i - 1],
                        'k' | 'g' | 't' | 'd' | 'b' | 'j' | 'r' | 'z'
                    );
                if !breathes && next_is_vowel {
                    spoken.push('h');
                }
            }
            'z' => spoken.push('j'),
            'y' if !next_is_vowel => spoken.push('i'),
            'y' if i > 0 && is_vowel(letters[i - 1]) => {}
            _ => spoken.push(c),
        }
    }
    let as_heard = |c: char| match c {
        'e' => 'i',
        'o' => 'u',
        other => other,
    };
    let last_vowel = spoken
        .iter()
        .rposition(|&c| is_vowel(c))
        .filter(|&at| at + 1 == spoken.len());
    let mut key = String::with_capacity(spoken.len());
    for (i, &c) in spoken.iter().enumerate() {
        if !is_vowel(c) {
            key.push(c);
        } else if i == 0 || Some(i) == last_vowel {
            key.push(as_heard(c));
        }
    }
    let key = without_doubles(&key);
    match key.chars().count() {
        0 | 1 => None,
        2 => {
            let first_vowel = spoken
                .iter()
                .copied()
                .find(|&c| is_vowel(c))
                .map_or('-', as_heard);
            Some(format!("{first_vowel}{key}"))
        }
        _ => Some(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_share_their_skeleton() {
        for (a, b) in [
            ("silai", "slai"),
            ("silai", "silayi"),
            ("qarza", "karza"),
            ("khawateen", "khwateen"),
            ("mazoor", "mazur"),
            ("wazifa", "vazeefa"),
            ("tarbiyat", "tarbiat"),
            ("karobar", "kaarobaar"),
            ("hunar", "hunnar"),
            ("zaraat", "ziraat"),
            ("murghi", "murgi"),
            ("machhli", "machli"),
            ("bijli", "bijlee"),
            ("ghareeb", "garib"),
            ("darkhwast", "darkhvast"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} and {b}");
            assert!(skeleton(a).is_some(), "{a}");
        }
    }

    #[test]
    fn different_words_differ() {
        for (a, b) in [
            ("silai", "solar"),
            ("bakri", "bakery2"),
            ("kam", "ilm"),
            ("job", "jab"),
        ] {
            assert_ne!(skeleton(a), skeleton(b), "{a} and {b}");
        }
        assert_eq!(skeleton("سلائی"), None);
        assert_eq!(skeleton("a"), None);
    }
}
