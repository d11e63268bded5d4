//! A programme: what you get, who may apply, how to apply, what is uncertain.

use crate::{
    data::{Intake, Programme, Text},
    i18n::{
        Words,
        date::date,
        label,
        money::rupees,
        number::{integer, number},
    },
    path::PagePath,
    payload::finder::ProgrammePage,
    ui::{
        breadcrumbs::breadcrumbs,
        facts::{Fact, facts},
        report::report_mistake,
        source_list::source_list,
    },
};
use maud::{Markup, html};

/// The page.
pub fn view(words: Words, data: &ProgrammePage, contact: Option<&str>) -> Markup {
    let lang = words.0;
    let programme = &data.programme;
    let finder = programme.finder;
    let above = vec![(
        PagePath::FinderHome(finder),
        label::finder(words, finder).to_owned(),
    )];
    html! {
        div class={ "title title--" (finder.code()) } {
            (breadcrumbs(words, above))
            h1 tabindex="-1" { (programme.name.get(lang)) }
            p.hint { bdi { (data.organisation.get(lang)) } }
            @if programme.intake == Intake::Closed {
                p.alert { (words.closed_notice()) }
            }
            p.lead { (programme.summary.get(lang)) }
        }
        div.columns {
            div.columns__main {
                (apply(words, programme))
                (benefits(words, data))
                (conditions(words, programme))
                (doubts(words, data))
            }
            div.columns__side {
                (places(words, data))
                (sources(words, data))
                (report_mistake(words, &PagePath::Programme(finder, programme.id.clone()), contact))
            }
        }
    }
}

fn apply(words: Words, programme: &Programme) -> Markup {
    let deadline = programme.deadline.map(|day| date(words, day));
    let list = vec![
        Fact::text(
            words.intake_label(),
            Some(label::intake(words, programme.intake).to_owned()),
        ),
        Fact::text(words.deadline_label(), deadline),
    ];
    html! {
        section.action {
            h2 { (words.how_to_apply()) }
            p { (programme.how_to_apply.get(words.0)) }
            (facts(list, words.unknown()))
            p.action__buttons {
                @if let Some(url) = &programme.apply_url {
                    @let host = url.split('/').nth(2).unwrap_or_default();
                    a.button.button--accent href=(url) rel="external noopener" { (words.open_site(host)) }
                }
                @for phone in &programme.phone {
                    @let digits = phone.replace([' ', '-'], "");
                    a.button href={ "tel:" (digits) } rel="external" { (words.call_number(phone)) }
                }
            }
            p.hint { (words.details_may_change()) }
        }
    }
}

fn yes_no(words: Words, value: Option<bool>) -> Option<String> {
    value.map(|yes| if yes { words.yes() } else { words.no() }.to_owned())
}

fn benefits(words: Words, data: &ProgrammePage) -> Markup {
    let lang = words.0;
    let programme = &data.programme;
    let amount = match (programme.amount_min_pkr, programme.amount_max_pkr) {
        (Some(low), Some(high)) if low < high => {
            Some(words.from_to(&rupees(words, low), &rupees(words, high)))
        }
        (_, Some(high)) => Some(words.up_to(&rupees(words, high))),
        (Some(low), None) => Some(words.at_least(&rupees(words, low))),
        (None, None) => None,
    };
    let weeks = programme
        .duration_weeks
        .map(|weeks| words.n_weeks(weeks.into(), &integer(weeks.into())));
    let fee = programme.fee_pkr.map(|fee| rupees(words, fee));
    let stipend = programme
        .stipend_pkr_month
        .map(|pkr| words.per_month(&rupees(words, pkr)));
    let mut list = vec![Fact::text(
        words.free_label(),
        yes_no(words, programme.free),
    )];
    let mut known = |label: &'static str, value: Option<String>| {
        if value.is_some() {
            list.push(Fact::text(label, value));
        }
    };
    known(words.fee_label(), fee);
    known(words.amount_label(), amount);
    known(
        words.markup_label(),
        programme.markup_percent.map(|p| words.percent(&number(p))),
    );
    known(
        words.tenor_label(),
        programme
            .tenor_months
            .map(|n| words.n_months(n.into(), &integer(n.into()))),
    );
    known(words.stipend_label(), stipend);
    known(words.duration_label(), weeks);
    known(
        words.mode_label(),
        programme
            .mode
            .as_deref()
            .map(|mode| label::mode(words, mode).to_owned()),
    );
    known(words.hostel_label(), yes_no(words, programme.hostel));
    known(words.toolkit_label(), yes_no(words, programme.toolkit));
    known(
        words.certificate_label(),
        programme
            .certificate
            .as_ref()
            .map(|text| text.get(lang).to_owned()),
    );
    let terms: Vec<&str> = data.terms.iter().map(|term| term.get(lang)).collect();
    known(
        words.terms_label(),
        (!terms.is_empty()).then(|| terms.join(words.list_comma())),
    );
    html! {
        section {
            h2 { (words.what_you_get()) }
            (facts(list, words.unknown()))
            (text_list(words, &programme.benefits))
        }
    }
}

fn conditions(words: Words, programme: &Programme) -> Markup {
    let lang = words.0;
    let age = match (programme.age_min, programme.age_max) {
        (Some(low), Some(high)) => Some(words.age_from_to(&low.to_string(), &high.to_string())),
        (Some(low), None) => Some(words.age_from(&low.to_string())),
        (None, Some(high)) => Some(words.age_to(&high.to_string())),
        (None, None) => None,
    };
    let education = programme
        .education_min
        .as_deref()
        .map(|level| label::education(words, level).to_owned());
    let income = programme
        .income_max_pkr_month
        .map(|pkr| words.per_month(&words.up_to(&rupees(words, pkr))));
    let mut list = vec![
        Fact::text(
            words.gender_label(),
            Some(label::gender(words, &programme.gender).to_owned()),
        ),
        Fact::text(words.age_label(), age),
        Fact::text(words.education_label(), education),
        Fact::text(
            words.domicile_label(),
            programme
                .domicile
                .as_ref()
                .map(|text| text.get(lang).to_owned()),
        ),
    ];
    if income.is_some() {
        list.push(Fact::text(words.income_label(), income));
    }
    html! {
        section {
            h2 { (words.who_may_apply()) }
            (facts(list, words.not_stated()))
            (text_list(words, &programme.conditions))
        }
    }
}

fn text_list(words: Words, texts: &[Text]) -> Markup {
    html! {
        @if !texts.is_empty() {
            ul {
                @for text in texts {
                    li { (text.get(words.0)) }
                }
            }
        }
    }
}

fn places(words: Words, data: &ProgrammePage) -> Markup {
    let lang = words.0;
    let programme = &data.programme;
    let link = |path: PagePath, name: &Text| {
        html! { li { a.chip href=(path.href(lang)) { (name.get(lang)) } } }
    };
    let mut towns: Vec<&str> = data.towns.iter().map(|town| town.get(lang)).collect();
    towns.extend(programme.places_as_printed.iter().map(String::as_str));
    html! {
        section {
            h2 { (words.place_title()) }
            @if data.regions.len() == 7 {
                p { (words.all_regions()) }
            }
            ul.chips {
                @for (id, name) in &data.regions {
                    (link(PagePath::FinderRegion(programme.finder, id.clone()), name))
                }
                @for (id, name) in &data.districts {
                    (link(PagePath::District(id.clone()), name))
                }
            }
            @if !towns.is_empty() {
                p { (words.towns_label()) ": " bdi { (towns.join(words.list_comma())) } }
            }
        }
    }
}

fn doubts(words: Words, data: &ProgrammePage) -> Markup {
    let notes = data.programme.notes.get(words.0);
    html! {
        section.note {
            h2 { (words.how_sure_title()) }
            p { (label::confidence(words, data.confidence)) }
            @if !notes.is_empty() {
                p { (notes) }
            }
        }
    }
}

fn sources(words: Words, data: &ProgrammePage) -> Markup {
    html! {
        section {
            h2 { (words.sources_title()) }
            (source_list(words, &data.sources))
        }
    }
}
