//! Atom and JSON Feed of what changed in the data: all of it, by region and by topic.

use super::site::Site;
use crate::{
    check::Checked,
    data::{Change, ChangeKind, Dataset, Lang, Project},
    i18n::{Words, bidi::without_isolates},
    path::PagePath,
    publish::{charts::TOPICS, shell::escape},
};
use anyhow::{Context, Result};
use serde_json::json;
use std::fmt::Write;

/// One feed: its path without ending, its title, its page, its entries.
struct Feed<'a> {
    path: String,
    title: String,
    home: String,
    changes: Vec<(usize, &'a Change)>,
}

/// Address of the feed of everything, without its ending.
pub fn all(lang: Lang) -> String {
    format!("/feeds/{}/all", lang.code())
}

/// Adds all feeds.
///
/// # Errors
///
/// A dataset without any change.
pub fn add(site: &mut Site, checked: &Checked) -> Result<()> {
    let dataset = &checked.dataset;
    let origin = checked.package.origin();
    let updated = dataset.date().context("no change in the log")?.to_string();
    for lang in Lang::ALL {
        for feed in feeds(dataset, lang) {
            let atom = atom(&feed, lang, origin, &updated);
            site.add(&format!("{}.atom", feed.path), atom.into_bytes());
            site.add(
                &format!("{}.json", feed.path),
                json_feed(&feed, lang, origin),
            );
        }
    }
    Ok(())
}

fn feeds(dataset: &Dataset, lang: Lang) -> Vec<Feed<'_>> {
    let words = Words(lang);
    let total = dataset.changes.len();
    let numbered = || {
        dataset
            .changes
            .iter()
            .enumerate()
            .map(move |(n, change)| (total - n, change))
    };
    let name = words.site_name();
    let mut feeds = vec![Feed {
        path: all(lang),
        title: format!("{name}: {}", words.feed_title()),
        home: PagePath::OpenData.href(lang),
        changes: numbered().collect(),
    }];
    feeds.extend(dataset.regions.iter().map(|region| {
        Feed {
            path: format!("/feeds/{}/regions/{}", lang.code(), region.id),
            title: format!("{name}: {}: {}", words.feed_title(), region.name.get(lang)),
            home: PagePath::Region(region.id.clone()).href(lang),
            changes: numbered()
                .filter(|(_, change)| is_of_region(dataset, change, &region.id))
                .collect(),
        }
    }));
    feeds.extend(TOPICS.iter().map(|topic| {
        Feed {
            path: format!("/feeds/{}/topics/{topic}", lang.code()),
            title: format!(
                "{name}: {}: {}",
                words.feed_title(),
                crate::i18n::label::topic(words, topic)
            ),
            home: format!("{}#{topic}", PagePath::Charts.href(lang)),
            changes: numbered()
                .filter(|(_, change)| is_of_topic(dataset, change, topic))
                .collect(),
        }
    }));
    feeds
}

/// The project that a change speaks of, when it names one as `projects/<id>`.
fn project<'a>(dataset: &'a Dataset, change: &Change) -> Option<&'a Project> {
    dataset.project(change.subject.strip_prefix("projects/")?)
}

/// A change of a whole table concerns every region; one of a project its regions.
fn is_of_region(dataset: &Dataset, change: &Change, region: &str) -> bool {
    match (project(dataset, change), change.subject.split_once('/')) {
        (Some(project), _) => {
            project.regions.is_empty() || project.regions.iter().any(|id| id == region)
        }
        (None, Some(("regions", id))) => id == region,
        _ => true,
    }
}

/// The topics a table belongs to; one of a project by its sector.
fn is_of_topic(dataset: &Dataset, change: &Change, topic: &str) -> bool {
    let table = change.subject.split('/').next().unwrap_or_default();
    if let Some(project) = project(dataset, change) {
        let own = match project.sector.as_str() {
            "energy" | "transmission" => "energy",
            "road" => "roads",
            "sez" => "zones",
            "port" | "trade" => "trade",
            "skills" | "education" => "jobs",
            _ => "projects",
        };
        return topic == own || topic == "projects";
    }
    match table {
        "projects" => !matches!(topic, "programmes" | "trade" | "jobs"),
        "programmes" => matches!(topic, "programmes" | "unknown"),
        "initiatives" => topic == "projects",
        "series" | "observations" => {
            matches!(topic, "energy" | "roads" | "projects" | "trade" | "jobs")
        }
        "figures" => matches!(topic, "energy" | "roads" | "jobs"),
        _ => false,
    }
}

fn kind(words: Words, kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => words.feed_added(),
        ChangeKind::Corrected => words.feed_corrected(),
        ChangeKind::Removed => words.feed_removed(),
    }
}

/// A date of the log as the moment that feeds ask for.
fn moment(date: &str) -> String {
    let full = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    format!("{full}T00:00:00Z")
}

/// Address of an entry: the day, and a number that stays when newer changes stand above it.
fn entry_id(origin: &str, number: usize, change: &Change) -> String {
    format!("{origin}/data/changes.json#{}-{number}", change.date)
}

fn title(words: Words, change: &Change) -> String {
    let text = without_isolates(change.text.get(words.0));
    format!("{}: {text}", kind(words, change.kind))
}

fn atom(feed: &Feed<'_>, lang: Lang, origin: &str, updated: &str) -> String {
    let words = Words(lang);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{code}\">\n<id>{origin}{path}.atom</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{origin}{path}.atom\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{origin}{home}\"/>\n<author><name>{name}</name></author>\n<rights>CC BY 4.0</rights>\n",
        code = lang.code(),
        path = escape(&feed.path),
        title = escape(&without_isolates(&feed.title)),
        updated = moment(updated),
        home = escape(&feed.home),
        name = escape(words.site_name()),
        origin = escape(origin),
    );
    for (number, change) in &feed.changes {
        let _ = writeln!(
            xml,
            "<entry><id>{id}</id><title>{title}</title><updated>{updated}</updated><link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/><category term=\"{subject}\"/></entry>",
            id = escape(&entry_id(origin, *number, change)),
            title = escape(&title(words, change)),
            updated = moment(&change.date.to_string()),
            home = escape(&format!("{origin}{}", feed.home)),
            subject = escape(&change.subject),
        );
    }
    xml.push_str("</feed>\n");
    xml
}

fn json_feed(feed: &Feed<'_>, lang: Lang, origin: &str) -> Vec<u8> {
    let words = Words(lang);
    let items: Vec<serde_json::Value> = feed
        .changes
        .iter()
        .map(|(number, change)| {
            json!({
                "id": entry_id(origin, *number, change),
                "url": format!("{origin}{}", feed.home),
                "title": title(words, change),
                "content_text": without_isolates(change.text.get(lang)),
                "date_published": moment(&change.date.to_string()),
                "tags": [change.subject],
                "language": lang.code(),
            })
        })
        .collect();
    let document = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": without_isolates(&feed.title),
        "home_page_url": format!("{origin}{}", feed.home),
        "feed_url": format!("{origin}{}.json", feed.path),
        "language": lang.code(),
        "items": items,
    });
    let mut text = document.to_string().into_bytes();
    text.push(b'\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Text;

    fn change(subject: &str, text: &str) -> Change {
        Change {
            date: "2026-11-24".parse().expect("a date"),
            kind: ChangeKind::Corrected,
            subject: subject.into(),
            text: Text::new(text, text),
        }
    }

    #[test]
    fn changes_go_to_the_topics_and_regions_they_concern() {
        let dataset = Dataset::default();
        let cases = [
            ("programmes", "programmes", true),
            ("programmes", "energy", false),
            ("projects", "roads", true),
            ("projects", "programmes", false),
            ("figures", "roads", true),
            ("series", "trade", true),
            ("places", "energy", false),
        ];
        for (subject, topic, expected) in cases {
            let found = is_of_topic(&dataset, &change(subject, ""), topic);
            assert_eq!(found, expected, "{subject} in {topic}");
        }
        assert!(is_of_region(&dataset, &change("projects", ""), "sindh"));
        assert!(!is_of_region(
            &dataset,
            &change("regions/punjab", ""),
            "sindh"
        ));
    }

    #[test]
    fn a_hostile_change_is_text_in_both_formats() {
        let hostile = change("projects", "<script>alert(1)</script> & \"more\"");
        let feed = Feed {
            path: "/feeds/en/all".into(),
            title: "<b>".into(),
            home: "/en/".into(),
            changes: vec![(0, &hostile)],
        };
        let xml = atom(&feed, Lang::En, "https://rahdari.example", "2026-11-24");
        assert!(!xml.contains("<script") && !xml.contains("<b>"));
        assert!(xml.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"));
        assert!(xml.contains("<updated>2026-11-24T00:00:00Z</updated>"));
        let json: serde_json::Value =
            serde_json::from_slice(&json_feed(&feed, Lang::En, "https://rahdari.example"))
                .expect("JSON");
        assert_eq!(json["items"][0]["content_text"], hostile.text.en);
    }
}
