//! Small style sheets from the files in `style/`, in the order of their names: each page loads one
//! before it is shown.

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// What most pages need. `url(font:<name>)` becomes the address of that font.
///
/// # Errors
///
/// A style sheet that cannot be read or parsed, or that names an unknown font.
pub fn main(folder: &Path, fonts: &BTreeMap<&str, String>) -> Result<String> {
    minified(&sheets_in(folder)?, fonts)
}

/// The main sheet and what is in `more/`, for the pages of [`PagePath::needs_full_style`].
///
/// [`PagePath::needs_full_style`]: crate::path::PagePath::needs_full_style
///
/// # Errors
///
/// As for [`main`].
pub fn full(folder: &Path, fonts: &BTreeMap<&str, String>) -> Result<String> {
    let names = [sheets_in(folder)?, sheets_in(&folder.join("more"))?].concat();
    minified(&names, fonts)
}

fn sheets_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("read the style sheets in {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    names.retain(|path| path.extension().is_some_and(|ending| ending == "css"));
    names.sort();
    Ok(names)
}

/// The small sheet of embeds: tokens, charts and what is in `embed/`.
///
/// # Errors
///
/// As for [`main`].
pub fn embed(folder: &Path) -> Result<String> {
    let names = ["00-tokens.css", "50-chart.css", "embed/embed.css"].map(|name| folder.join(name));
    minified(&names, &BTreeMap::new())
}

/// What changes on paper, loaded beside the main sheet without holding up the first view.
///
/// # Errors
///
/// As for [`main`].
pub fn print(folder: &Path) -> Result<String> {
    let names = ["page.css", "sheet.css"].map(|name| folder.join("print").join(name));
    minified(&names, &BTreeMap::new())
}

fn minified(names: &[PathBuf], fonts: &BTreeMap<&str, String>) -> Result<String> {
    let mut css = String::new();
    for path in names {
        css.push_str(
            &fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?,
        );
        css.push('\n');
    }
    for (name, address) in fonts {
        css = css.replace(&format!("url(font:{name})"), &format!("url({address})"));
    }
    if let Some(rest) = css.split("url(font:").nth(1) {
        bail!(
            "style: unknown font {}",
            rest.split(')').next().unwrap_or_default()
        );
    }
    let mut sheet = StyleSheet::parse(&css, ParserOptions::default())
        .map_err(|error| anyhow!("style: {error}"))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| anyhow!("style: {error}"))?;
    let printed = sheet.to_css(PrinterOptions {
        minify: true,
        ..Default::default()
    });
    Ok(printed.map_err(|error| anyhow!("style: {error}"))?.code)
}
