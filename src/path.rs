//! Addresses of pages: the route table, pure and in one place.

use crate::data::{Finder, Lang};

/// A page, without its language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PagePath {
    /// `/`
    Home,
    /// `/regions/<id>/`
    Region(String),
    /// `/districts/`
    Districts,
    /// `/districts/<id>/`
    District(String),
    /// `/districts/<id>/leaflet/`
    Leaflet(String),
    /// `/projects/`
    Projects,
    /// `/projects/<id>/`
    Project(String),
    /// `/corridors/`
    Frame,
    /// `/corridors/<id>/`
    Corridor(String),
    /// `/pillars/<id>/`
    Pillar(String),
    /// `/agenda/`
    Agenda,
    /// `/figures/`
    Figures,
    /// `/charts/`
    Charts,
    /// `/charts/<id>/`
    Chart(String),
    /// `/method/`
    Method,
    /// `/sources/`
    Sources,
    /// `/data/`
    OpenData,
    /// `/about/`
    About,
    /// `/accessibility/`
    Accessibility,
    /// `/security/`
    Security,
    /// `/saved/`
    Saved,
    /// `/compare/`
    Compare,
    /// `/offline/`
    Offline,
    /// `/training/` or `/business/`
    FinderHome(Finder),
    /// `/training/region/<id>/` or `/business/region/<id>/`
    FinderRegion(Finder, String),
    /// `/training/trade/<id>/` or `/business/trade/<id>/`
    FinderTrade(Finder, String),
    /// `/training/kind/<code>/` or `/business/kind/<code>/`
    FinderKind(Finder, String),
    /// `/training/<id>/` or `/business/<id>/`
    Programme(Finder, String),
    /// `/404.html`
    NotFound,
}

impl PagePath {
    /// The path below the language, beginning and (but for `404.html`) ending in `/`.
    pub fn tail(&self) -> String {
        match self {
            PagePath::Home => "/".into(),
            PagePath::Region(id) => format!("/regions/{id}/"),
            PagePath::Districts => "/districts/".into(),
            PagePath::District(id) => format!("/districts/{id}/"),
            PagePath::Leaflet(id) => format!("/districts/{id}/leaflet/"),
            PagePath::Projects => "/projects/".into(),
            PagePath::Project(id) => format!("/projects/{id}/"),
            PagePath::Frame => "/corridors/".into(),
            PagePath::Corridor(id) => format!("/corridors/{id}/"),
            PagePath::Pillar(id) => format!("/pillars/{id}/"),
            PagePath::Agenda => "/agenda/".into(),
            PagePath::Figures => "/figures/".into(),
            PagePath::Charts => "/charts/".into(),
            PagePath::Chart(id) => format!("/charts/{id}/"),
            PagePath::Method => "/method/".into(),
            PagePath::Sources => "/sources/".into(),
            PagePath::OpenData => "/data/".into(),
            PagePath::About => "/about/".into(),
            PagePath::Accessibility => "/accessibility/".into(),
            PagePath::Security => "/security/".into(),
            PagePath::Saved => "/saved/".into(),
            PagePath::Compare => "/compare/".into(),
            PagePath::Offline => "/offline/".into(),
            PagePath::FinderHome(finder) => format!("/{}/", finder.code()),
            PagePath::FinderRegion(finder, id) => format!("/{}/region/{id}/", finder.code()),
            PagePath::FinderTrade(finder, id) => format!("/{}/trade/{id}/", finder.code()),
            PagePath::FinderKind(finder, id) => format!("/{}/kind/{id}/", finder.code()),
            PagePath::Programme(finder, id) => format!("/{}/{id}/", finder.code()),
            PagePath::NotFound => "/404.html".into(),
        }
    }

    /// Address of the page in `lang`, from the root of the site.
    pub fn href(&self, lang: Lang) -> String {
        format!("/{}{}", lang.code(), self.tail())
    }

    /// True when the page has a part that reacts: to take it over, the app needs its data. Other
    /// pages are taken over as they stand.
    pub fn is_live(&self) -> bool {
        matches!(
            self,
            PagePath::Projects
                | PagePath::Chart(_)
                | PagePath::Saved
                | PagePath::Compare
                | PagePath::Offline
                | PagePath::FinderHome(_)
                | PagePath::Programme(..)
        )
    }

    /// True when the page is drawn with the full style sheet: a finder's front page, the gallery
    /// of charts and their pages.
    pub fn needs_full_style(&self) -> bool {
        matches!(
            self,
            PagePath::FinderHome(_) | PagePath::Charts | PagePath::Chart(_)
        )
    }

    /// Address of the JSON file that the page is made from, for both languages.
    pub fn data_href(&self) -> String {
        match self {
            PagePath::Home => "/data/page/home.json".into(),
            PagePath::NotFound => "/data/page/not-found.json".into(),
            other => format!("/data/page{}.json", other.tail().trim_end_matches('/')),
        }
    }

    /// Reads an address such as `/ur/districts/gwadar/`. A missing slash at the end is forgiven.
    /// `None` when no page can be there; whether the id exists only the data can tell.
    pub fn parse(path: &str) -> Option<(Lang, PagePath)> {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let lang = Lang::from_code(segments.next()?)?;
        let parts: Vec<&str> = segments.collect();
        let id = |id: &str| {
            id.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                .then(|| id.to_owned())
        };
        let page = match parts.as_slice() {
            [] => PagePath::Home,
            ["regions", region] => PagePath::Region(id(region)?),
            ["districts"] => PagePath::Districts,
            ["districts", district] => PagePath::District(id(district)?),
            ["districts", district, "leaflet"] => PagePath::Leaflet(id(district)?),
            ["projects"] => PagePath::Projects,
            ["projects", project] => PagePath::Project(id(project)?),
            ["corridors"] => PagePath::Frame,
            ["corridors", corridor] => PagePath::Corridor(id(corridor)?),
            ["pillars", pillar] => PagePath::Pillar(id(pillar)?),
            ["agenda"] => PagePath::Agenda,
            ["figures"] => PagePath::Figures,
            ["charts"] => PagePath::Charts,
            ["charts", chart] => PagePath::Chart(id(chart)?),
            ["method"] => PagePath::Method,
            ["sources"] => PagePath::Sources,
            ["data"] => PagePath::OpenData,
            ["about"] => PagePath::About,
            ["accessibility"] => PagePath::Accessibility,
            ["security"] => PagePath::Security,
            ["saved"] => PagePath::Saved,
            ["compare"] => PagePath::Compare,
            ["offline"] => PagePath::Offline,
            ["404.html"] => PagePath::NotFound,
            [finder, rest @ ..] => {
                let finder = Finder::from_code(finder)?;
                match rest {
                    [] => PagePath::FinderHome(finder),
                    ["region", region] => PagePath::FinderRegion(finder, id(region)?),
                    ["trade", trade] => PagePath::FinderTrade(finder, id(trade)?),
                    ["kind", kind] => PagePath::FinderKind(finder, id(kind)?),
                    [programme] => PagePath::Programme(finder, id(programme)?),
                    _ => return None,
                }
            }
        };
        Some((lang, page))
    }
}

/// The page at `path`, or the page that says there is none.
pub fn page_at(path: &str) -> (Lang, PagePath) {
    PagePath::parse(path).unwrap_or_else(|| {
        let lang = path
            .split('/')
            .nth(1)
            .and_then(Lang::from_code)
            .unwrap_or(Lang::Ur);
        (lang, PagePath::NotFound)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_page_is_read_back_from_its_address() {
        let id = || "karot-hydropower".to_owned();
        let mut pages = vec![
            PagePath::Home,
            PagePath::Region(id()),
            PagePath::Districts,
            PagePath::District(id()),
            PagePath::Leaflet(id()),
            PagePath::Projects,
            PagePath::Project(id()),
            PagePath::Frame,
            PagePath::Corridor(id()),
            PagePath::Pillar(id()),
            PagePath::Agenda,
            PagePath::Figures,
            PagePath::Charts,
            PagePath::Chart(id()),
            PagePath::Method,
            PagePath::Sources,
            PagePath::OpenData,
            PagePath::About,
            PagePath::Accessibility,
            PagePath::Security,
            PagePath::Saved,
            PagePath::Compare,
            PagePath::Offline,
            PagePath::NotFound,
        ];
        for finder in Finder::ALL {
            pages.push(PagePath::FinderHome(finder));
            pages.push(PagePath::FinderRegion(finder, id()));
            pages.push(PagePath::FinderTrade(finder, id()));
            pages.push(PagePath::FinderKind(finder, id()));
            pages.push(PagePath::Programme(finder, id()));
        }
        for lang in Lang::ALL {
            for page in &pages {
                assert_eq!(
                    PagePath::parse(&page.href(lang)),
                    Some((lang, page.clone()))
                );
            }
        }
    }

    #[test]
    fn strange_addresses_are_no_pages() {
        for path in [
            "/",
            "",
            "/fr/",
            "/en/nothing/",
            "/en/projects/a/b/",
            "/en/projects/A/",
            "/en/projects/..%2f/",
            "/en/districts/<script>/",
            "/en/training/region/a/b/",
            "/projects/",
        ] {
            assert_eq!(PagePath::parse(path), None, "{path}");
        }
        assert_eq!(page_at("/en/nothing/"), (Lang::En, PagePath::NotFound));
        assert_eq!(page_at("/xx/"), (Lang::Ur, PagePath::NotFound));
    }

    #[test]
    fn a_missing_slash_is_forgiven() {
        assert_eq!(
            PagePath::parse("/ur/agenda"),
            Some((Lang::Ur, PagePath::Agenda))
        );
        assert_eq!(PagePath::parse("/ur"), Some((Lang::Ur, PagePath::Home)));
    }
}
