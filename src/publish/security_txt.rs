//! `/.well-known/security.txt` (RFC 9116): where to report a weakness.

use super::site::Site;
use crate::{
    check::Checked,
    data::{Lang, PartialDate},
    path::PagePath,
};
use anyhow::{Context, Result};
use std::fmt::Write;

/// Where the file is looked for.
pub const ADDRESS: &str = "/.well-known/security.txt";

/// Adds the file.
///
/// # Errors
///
/// A dataset without a date.
pub fn add(site: &mut Site, checked: &Checked) -> Result<()> {
    let date = checked.dataset.date().context("the data carry no date")?;
    let contact = checked.package.contact();
    site.add(
        ADDRESS,
        file(checked.package.origin(), contact.as_deref(), date),
    );
    Ok(())
}

/// The text. Without an address of the operator it names the page that says so, because the format
/// asks for a contact and none may be made up.
///
/// It holds until the first day of the data's month a year later, so that the same data give the same
/// file; whoever publishes no data for a year has a file that says it is out of date.
fn file(origin: &str, contact: Option<&str>, date: PartialDate) -> String {
    let policy = format!("{origin}{}", PagePath::Security.href(Lang::En));
    let contact = contact.map_or_else(|| policy.clone(), |address| format!("mailto:{address}"));
    let languages = Lang::ALL.map(Lang::code).join(", ");
    let mut text = String::new();
    let _ = write!(
        text,
        "Contact: {contact}\nExpires: {}-{:02}-01T00:00:00Z\nPreferred-Languages: {languages}\n\
         Canonical: {origin}{ADDRESS}\nPolicy: {policy}\n",
        date.year + 1,
        date.month.unwrap_or(1),
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contact_is_the_operators_or_the_page_that_says_there_is_none() {
        let date: PartialDate = "2026-11-24".parse().unwrap();
        for (contact, expected) in [
            (Some("desk@rahdari.example"), "mailto:desk@rahdari.example"),
            (None, "https://rahdari.example/en/security/"),
        ] {
            let text = file("https://rahdari.example", contact, date);
            assert!(
                text.starts_with(&format!("Contact: {expected}\n")),
                "{text}"
            );
            assert!(text.contains("Expires: 2027-11-01T00:00:00Z\n"), "{text}");
        }
    }
}
