//! Home: what this is, your region, the ten-year figures, the two doors, what changed last.

use crate::{
    data::Finder,
    i18n::{Words, date::date, label, number::integer},
    path::PagePath,
    payload::home::{FigureBrief, FinderDoor, HomePage, LatestProject, RegionTile, Shortcut},
    ui::{
        figure_value::figure_value, map_picker::map_picker, project_list::project_card_with,
        source_list::source_line, state_bar::state_bar, state_bar::state_bar_small,
    },
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &HomePage) -> Markup {
    html! {
        div.hero {
            div.hero__in {
                h1.hero__title tabindex="-1" { (words.home_title()) }
                p.hero__lead { (words.home_lead()) }
                p.hero__actions {
                    a.button.button--accent href="#regions" { (words.choose_your_region()) }
                }
            }
        }
        (regions(words, data))
        (doors(words, &data.doors))
        (figures(words, &data.figures))
        (progress(words, data))
        (changes(words, data))
    }
}

fn regions(words: Words, data: &HomePage) -> Markup {
    let lang = words.0;
    html! {
        section.band id="regions" {
            h2 { (words.choose_your_region()) }
            div.split {
                figure.map-box {
                    (map_picker(lang, words.choose_your_region(), &data.map, PagePath::Region, true))
                    figcaption.hint { (words.map_caption()) " " (words.map_credit()) }
                }
                div {
                    ul.tiles {
                        @for region in &data.regions {
                            (region_tile(words, region))
                        }
                    }
                    (shortcuts(words, &data.shortcuts))
                }
            }
        }
    }
}

fn region_tile(words: Words, region: &RegionTile) -> Markup {
    let total = region.counts.total();
    let href = PagePath::Region(region.id.clone()).href(words.0);
    html! {
        li {
            a class={ "tile tile--" (region.id) } href=(href) {
                span.tile__name { (region.name.get(words.0)) }
                span.tile__count { (words.n_projects(total.into(), &integer(total.into()))) }
                (state_bar_small(words, region.counts))
            }
        }
    }
}

fn shortcuts(words: Words, places: &[Shortcut]) -> Markup {
    let lang = words.0;
    html! {
        ul.chips {
            @for place in places {
                @let region = PagePath::Region(place.region.clone()).href(lang);
                li { a.chip href={ (region) "#" (place.id) } { (place.name.get(lang)) } }
            }
            li { a.chip href=(PagePath::Districts.href(lang)) { (words.all_districts()) } }
        }
    }
}

fn doors(words: Words, doors: &[FinderDoor]) -> Markup {
    html! {
        section.band {
            h2 { (words.doors_title()) }
            ul.doors {
                @for door in doors {
                    li { (finder_door(words, door)) }
                }
            }
        }
    }
}

fn finder_door(words: Words, door: &FinderDoor) -> Markup {
    let href = PagePath::FinderHome(door.finder).href(words.0);
    let text = match door.finder {
        Finder::Training => words.door_training_text(),
        Finder::Business => words.door_business_text(),
    };
    let n = door.open_programmes;
    html! {
        a class={ "door door--" (door.finder.code()) } href=(href) {
            span.door__title { (label::finder(words, door.finder)) }
            span.door__text { (text) }
            span.door__hint { (words.n_programmes(n.into(), &integer(n.into()))) }
        }
    }
}

fn figures(words: Words, figures: &[FigureBrief]) -> Markup {
    html! {
        section.band {
            h2 { (words.ten_years_title()) }
            p.lead { (words.ten_years_lead()) }
            ul.figures {
                @for figure in figures {
                    (figure_tile(words, figure))
                }
            }
            p { a.more-link href=(PagePath::Figures.href(words.0)) { (words.figures_more()) } }
        }
    }
}

fn figure_tile(words: Words, figure: &FigureBrief) -> Markup {
    let lang = words.0;
    html! {
        li.figure {
            a.figure__link href={ (PagePath::Figures.href(lang)) "#" (figure.id) } {
                (figure_value(words, figure.value, figure.unit.as_deref(), figure.qualifier))
                span.figure__label { (figure.label.get(lang)) }
            }
            @if let Some(source) = &figure.source {
                p.figure__source { (source_line(words, source)) }
            }
        }
    }
}

fn progress(words: Words, data: &HomePage) -> Markup {
    let total = data.counts.total();
    html! {
        section.band {
            h2 { (words.progress_title()) }
            p.lead { (words.progress_lead(&integer(total.into()))) }
            (state_bar(words, data.counts))
            p { a.more-link href=(PagePath::Projects.href(words.0)) { (words.all_projects()) } }
        }
    }
}

fn changes(words: Words, data: &HomePage) -> Markup {
    html! {
        section.band.split {
            div {
                h2 { (words.latest_title()) }
                p.lead { (words.latest_lead()) }
                ul.cards {
                    @for latest in &data.latest {
                        (latest_project(words, data, latest))
                    }
                }
            }
            div {
                h2 { (words.changes_title()) }
                ul.log {
                    @for change in &data.changes {
                        li {
                            time.log__date datetime=(change.date.to_string()) { (date(words, change.date)) }
                            span { (change.text.get(words.0)) }
                        }
                    }
                }
            }
        }
    }
}

fn latest_project(words: Words, data: &HomePage, latest: &LatestProject) -> Markup {
    let evidence = words.evidence_of(&date(words, latest.as_of), &latest.publisher);
    project_card_with(words, &latest.card, &data.labels, Some(&evidence))
}
