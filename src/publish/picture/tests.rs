use super::*;

/// The longest names of the dataset, awkward ones and ones that try to break out of the drawing.
const TITLES: [(&str, &str, Lang); 14] = [
    (
        "Southern Punjab Poverty Alleviation Project: vocational and enterprise training (Phase IV)",
        "Punjab · Training",
        Lang::En,
    ),
    (
        "Women's Technical Education and Embroidery Centres (Lasbela, Panjgur, Awaran, Zhob, Turbat)",
        "Balochistan · Training",
        Lang::En,
    ),
    (
        "CPEC generating capacity in service at year end: Punjab (without Karot)",
        "Punjab, Sindh, Khyber Pakhtunkhwa, Balochistan, Azad Jammu and Kashmir · Energy",
        Lang::En,
    ),
    ("Hub", "", Lang::En),
    ("", "", Lang::En),
    ("<script>\"&'", "<b>&amp;</b>", Lang::En),
    (
        "]]></text><rect width=\"9999\" height=\"9999\"/>",
        "\u{0}\u{8}\u{fffe}",
        Lang::En,
    ),
    (
        "https://www.example.gov.pk/a-very-long-address/that/goes/on/and/on/for/ever.html",
        "",
        Lang::En,
    ),
    (
        "وزیراعلیٰ یوتھ سکلز و اوورسیز ایمپلائمنٹ پروگرام بلوچستان",
        "بلوچستان · تربیت",
        Lang::Ur,
    ),
    (
        "گوادر سمندری پانی صاف کرنے کا پلانٹ (12 لاکھ گیلن یومیہ)",
        "بلوچستان · پانی",
        Lang::Ur,
    ),
    (
        "ریلوے لائن ML-1 (کراچی تا پشاور)، 2015-2030، 12% مکمل",
        "سندھ · ریلوے · CPEC",
        Lang::Ur,
    ),
    ("حب", "", Lang::Ur),
    ("<script>\"&'", "<b>&amp;</b>", Lang::Ur),
    (
        "\u{2068}Rahdari\u{2069}\u{202e} \u{2066}راہداری",
        "\u{200f}",
        Lang::Ur,
    ),
];

const MOST_BYTES: usize = 300_000;

fn pixels(png: &[u8]) -> Pixmap {
    Pixmap::decode_png(png).expect("a PNG that can be read")
}

/// Columns and rows of the picture in which words may stand: the margin around them is 40 pixels.
fn in_frame(x: u32, y: u32, lang: Lang) -> bool {
    let columns = match lang {
        Lang::En => 60..800,
        Lang::Ur => 400..1140,
    };
    columns.contains(&x) && (40..510).contains(&y)
}

fn leaves_frame(drawn: &Pixmap, lang: Lang) -> bool {
    let empty = backdrop(lang).expect("a backdrop");
    let empty = pixels(&indexed::encode(empty).expect("a PNG"));
    let places = (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (x, y)));
    places
        .zip(empty.pixels().iter().zip(drawn.pixels()))
        .any(|((x, y), (a, b))| a != b && !in_frame(x, y, lang))
}

#[test]
fn every_title_draws_at_full_size_in_few_bytes_and_stays_in_its_frame() {
    for (title, kicker, lang) in TITLES {
        let png = draw(title, kicker, lang).expect(title);
        assert!(png.len() < MOST_BYTES, "{title}: {} bytes", png.len());
        let picture = pixels(&png);
        let size = (picture.width(), picture.height());
        assert_eq!(size, (1200, 630), "{title}");
        assert!(!leaves_frame(&picture, lang), "{title}");
    }
}

#[test]
fn a_thousand_words_stay_in_the_frame() {
    for (word, lang) in [("corridor ", Lang::En), ("راہداری ", Lang::Ur)] {
        let words = word.repeat(1000);
        let picture = pixels(&draw(&words, &words, lang).expect("a picture"));
        assert!(!leaves_frame(&picture, lang), "{word}");
    }
}

#[test]
fn the_same_words_give_the_same_bytes() {
    for (title, kicker, lang) in [TITLES[0], TITLES[9]] {
        let [first, second] = [(); 2].map(|()| draw(title, kicker, lang).expect("a picture"));
        assert!(first == second, "{title}");
    }
}

#[test]
fn markup_in_a_title_is_shown_as_its_letters() {
    let draw = |title| draw(title, "", Lang::En).expect("a picture");
    let markup = draw("<b>Hub</b>");
    assert!(markup != draw("Hub"));
    assert!(markup != draw("&lt;b&gt;Hub&lt;/b&gt;"));
}

#[test]
fn direction_marks_from_outside_change_nothing() {
    let plain = draw("لائن ML-1 مکمل", "", Lang::Ur).expect("a picture");
    let marked = draw("لائن \u{2066}ML-1\u{2069} مکمل\u{202e}", "", Lang::Ur).expect("a picture");
    assert!(plain == marked);
}

#[test]
fn flat_colours_come_out_exactly() {
    let picture = pixels(&draw("Hub", "", Lang::En).expect("a picture"));
    for (x, y, colour) in [
        (5, 5, scene::PAPER),
        (1190, 5, scene::TEAL),
        (1020, 600, scene::MARIGOLD),
    ] {
        let pixel = picture.pixel(x, y).expect("inside");
        assert_eq!(
            [pixel.red(), pixel.green(), pixel.blue()],
            colour,
            "at {x}, {y}"
        );
    }
}

#[test]
fn the_key_tells_title_kicker_and_language_apart() {
    let key = cache_key("Hub", "Sindh", Lang::En);
    assert!(key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(key, cache_key("Hub", "Sindh", Lang::En));
    for other in [
        ("Hub", "Sindh", Lang::Ur),
        ("HubS", "indh", Lang::En),
        ("Sindh", "Hub", Lang::En),
    ] {
        assert_ne!(key, cache_key(other.0, other.1, other.2), "{other:?}");
    }
}
