//! Calendar files for last dates that are still to come on the date of the data.

use super::{assemble::programme::coming_deadline, site::Site};
use crate::{
    check::Checked,
    data::{Lang, Programme},
    finder::{
        calendar::{Deadline, calendar_file},
        eligibility::Day,
        papers::papers,
    },
    i18n::{Words, bidi::without_isolates, programme as said},
    path::PagePath,
    payload::finder::calendar_href,
};
use anyhow::{Context, Result};

/// Adds a file for each programme and language.
///
/// # Errors
///
/// A dataset whose date is not known to the day.
pub fn add(site: &mut Site, checked: &Checked) -> Result<()> {
    let dataset = &checked.dataset;
    let date = dataset.date().context("the data carry no date")?;
    for programme in &dataset.programmes {
        let Some(day) = coming_deadline(dataset, programme) else {
            continue;
        };
        let made_on = Day::new(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
            .with_context(|| format!("{date} is no day"))?;
        for lang in Lang::ALL {
            let text = file(checked, programme, day, made_on, lang);
            site.add(&calendar_href(programme, lang), text);
        }
    }
    Ok(())
}

fn file(checked: &Checked, programme: &Programme, day: Day, made_on: Day, lang: Lang) -> String {
    let words = Words(lang);
    let rule = super::assemble::programme::eligibility(&checked.dataset, programme);
    let path = PagePath::Programme(programme.finder, programme.id.clone());
    let mut description = vec![programme.how_to_apply.get(lang).to_owned()];
    let papers = said::papers(words, &papers(programme, &rule));
    description.extend(papers.map(|papers| words.share_bring(&papers)));
    description.extend(programme.phone.iter().map(|phone| words.share_call(phone)));
    calendar_file(&Deadline {
        uid: &format!("{}@rahdari", programme.key()),
        day,
        summary: &without_isolates(&words.calendar_summary(programme.name.get(lang))),
        description: &without_isolates(&description.join("\n")),
        url: &format!("{}{}", checked.package.origin(), path.href(lang)),
        made_on,
    })
}
