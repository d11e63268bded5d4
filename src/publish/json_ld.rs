//! Structured data by schema.org for each page.

use crate::{
    check::Checked,
    data::{Finder, Lang, Programme},
    i18n::{Words, bidi::without_isolates as plain},
    path::PagePath,
    payload::{Body, Page, district::DistrictPage, project::ProjectPage},
};
use serde_json::{Value, json};

/// The JSON-LD of a page, safe inside a script element.
pub fn of(path: &PagePath, page: &Page, lang: Lang, checked: &Checked) -> String {
    let origin = checked.package.origin();
    let url = format!("{origin}{}", path.href(lang));
    let mut graph = vec![thing(page, lang, origin, &url)];
    if *path != PagePath::Home {
        graph.push(json!({
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": Words(lang).site_name(), "item": format!("{origin}{}", PagePath::Home.href(lang))},
                {"@type": "ListItem", "position": 2, "name": plain(page.title.get(lang)), "item": url},
            ],
        }));
    }
    let document = json!({"@context": "https://schema.org", "@graph": graph});
    // `<` could end the script element or begin a comment.
    document
        .to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
}

fn thing(page: &Page, lang: Lang, origin: &str, url: &str) -> Value {
    let name = plain(page.title.get(lang));
    let description = plain(page.description.get(lang));
    let mut thing = json!({
        "name": name,
        "description": description,
        "url": url,
        "inLanguage": lang.code(),
        "dateModified": page.data_date.to_string(),
        "isAccessibleForFree": true,
    });
    match &page.body {
        Body::Home(_) => {
            thing["@type"] = "WebSite".into();
            thing["name"] = Words(lang).site_name().into();
        }
        Body::Region(data) => {
            thing["@type"] = "WebPage".into();
            thing["about"] =
                json!({"@type": "AdministrativeArea", "name": plain(data.name.get(lang))});
        }
        Body::District(data) => {
            thing["@type"] = "WebPage".into();
            thing["about"] = district(data, lang);
        }
        Body::Project(data) => {
            thing["@type"] = "WebPage".into();
            thing["about"] = project(data, lang);
        }
        Body::Programme(data) => {
            thing["@type"] = "WebPage".into();
            thing["about"] = programme(&data.programme, &plain(data.organisation.get(lang)), lang);
        }
        Body::Figures(_) | Body::OpenData(_) => {
            thing["@type"] = "Dataset".into();
            thing["license"] = "https://creativecommons.org/licenses/by/4.0/".into();
            thing["creator"] = json!({"@type": "Organization", "name": Words(lang).site_name()});
            thing["distribution"] = json!([{
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": format!("{origin}/data/datapackage.json"),
            }]);
        }
        Body::About(_) => thing["@type"] = "AboutPage".into(),
        Body::Projects(_)
        | Body::Districts(_)
        | Body::Sources(_)
        | Body::Agenda(_)
        | Body::FinderHome(_)
        | Body::FinderRegion(_)
        | Body::FinderList(_) => {
            thing["@type"] = "CollectionPage".into();
        }
        _ => thing["@type"] = "WebPage".into(),
    }
    thing
}

fn district(data: &DistrictPage, lang: Lang) -> Value {
    json!({
        "@type": "AdministrativeArea",
        "name": plain(data.name.get(lang)),
        "containedInPlace": {"@type": "AdministrativeArea", "name": plain(data.region_name.get(lang))},
    })
}

fn project(data: &ProjectPage, lang: Lang) -> Value {
    let mut project = json!({
        "@type": "Project",
        "name": plain(data.card.name.get(lang)),
        "description": plain(data.summary.get(lang)),
    });
    if let Some(date) = data.start_date {
        project["foundingDate"] = date.to_string().into();
    }
    if let Some((latitude, longitude)) = data.point {
        project["location"] = json!({
            "@type": "Place",
            "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude},
        });
    }
    project
}

fn programme(programme: &Programme, organisation: &str, lang: Lang) -> Value {
    let kind = match programme.finder {
        Finder::Training => "EducationalOccupationalProgram",
        Finder::Business => "Service",
    };
    let mut value = json!({
        "@type": kind,
        "name": plain(programme.name.get(lang)),
        "description": plain(programme.summary.get(lang)),
        "provider": {"@type": "Organization", "name": organisation},
    });
    if let Some(deadline) = programme
        .deadline
        .filter(|_| programme.finder == Finder::Training)
    {
        value["applicationDeadline"] = deadline.to_string().into();
    }
    if let Some(url) = &programme.apply_url {
        value["url"] = url.as_str().into();
    }
    value
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_the_data_can_end_the_script() {
        let document = serde_json::json!({"name": "</script><script>alert(1)</script>"});
        let text = document.to_string().replace('<', "\\u003c");
        assert!(!text.contains('<'));
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).ok(),
            Some(document)
        );
    }
}
