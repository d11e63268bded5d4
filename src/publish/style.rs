//! One small style sheet from the files in `style/`, in the order of their names.

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Joins and minifies the style sheets. `url(font:<name>)` becomes the address of that font.
///
/// # Errors
///
/// A style sheet that cannot be read or parsed, or that names an unknown font.
pub fn bundle(folder: &Path, fonts: &BTreeMap<&str, String>) -> Result<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("read the style sheets in {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    names.retain(|path| path.extension().is_some_and(|ending| ending == "css"));
    names.sort();
    minified(&names, fonts)
}

/// The small sheet of embeds: tokens, charts and what is in `embed/`.
///
/// # Errors
///
/// As for [`bundle`].
pub fn embed(folder: &Path) -> Result<String> {
    let names = ["00-tokens.css", "50-chart.css", "embed/embed.css"].map(|name| folder.join(name));
    minified(&names, &BTreeMap::new())
}

/// What changes on paper, loaded beside the main sheet without holding up the first view.
///
/// # Errors
///
/// As for [`bundle`].
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
