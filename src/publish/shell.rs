//! The document around a page's body: language, direction and head.

use super::{Assets, charts::embed_page::oembed_path, json_ld, manifest, site};
use crate::{
    check::Checked,
    data::Lang,
    i18n::{Words, bidi::without_isolates as plain, label},
    pages::window_title,
    path::PagePath,
    payload::{Body, Page},
};

/// Runs before the first paint: applies the reader's remembered choices and, for Urdu, takes the
/// device's own Nastaliq when it has one. Its hash stands in the content security policy.
///
/// It also makes the one Trusted Types policy that this content security policy allows: the app may
/// set markup, which its own renderers have escaped, and start its service worker; no text can
/// become a script or the address of one. And it keeps Android's offer to install the app, which may
/// come before the app runs, for [`crate::ui::install_hint`].
pub const BOOT: &str = r#"window.trustedTypes&&trustedTypes.createPolicy("default",{createHTML:function(s){return s},createScriptURL:function(s){return s==="/sw.js"?s:null}});addEventListener("beforeinstallprompt",function(e){e.preventDefault();rahdariInstall=e});(function(h){h.dataset.js="";var f,s=function(k){try{return localStorage.getItem("rahdari-"+k)}catch(e){}},t=s("theme");if(t&&t!=="auto")h.dataset.theme=t;try{localStorage.setItem("rahdari-lang",h.lang)}catch(e){}if(h.lang==="ur"){f=s("face");if(!f||f==="auto"){var c=document.createElement("canvas").getContext("2d"),w=function(n){c.font="40px "+n+"monospace";return c.measureText("نستعلیق ہمیں").width};f=w('"Jameel Noori Nastaleeq","Noto Nastaliq Urdu","Urdu Typesetting",')!==w("")?"nastaliq":""}if(f)h.dataset.face=f}})(document.documentElement)"#;

/// The whole document.
pub fn document(
    path: &PagePath,
    page: &Page,
    lang: Lang,
    body: &str,
    assets: &Assets,
    checked: &Checked,
) -> String {
    let origin = checked.package.origin();
    let words = Words(lang);
    let title = plain(&window_title(page, lang));
    let description = plain(page.description.get(lang));
    let short_title = plain(page.title.get(lang));
    let canonical = format!("{origin}{}", path.href(lang));
    let picture = format!("{origin}/{}", site::picture_of(path, lang));
    let alternates: String = if *path == PagePath::NotFound {
        "<meta name=\"robots\" content=\"noindex\">".to_owned()
    } else {
        let languages = Lang::ALL.map(|other| (other.code(), path.href(other)));
        let default = [("x-default", path.href(Lang::Ur))];
        let links = languages.into_iter().chain(default).map(|(code, href)| {
            format!(
                "<link rel=\"alternate\" hreflang=\"{code}\" href=\"{}\">",
                escape(&format!("{origin}{href}"))
            )
        });
        let links: String = links.collect();
        format!(
            "<link rel=\"canonical\" href=\"{}\">{links}",
            escape(&canonical)
        )
    };
    let app = {
        let data = if path.is_live() {
            format!(
                "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">",
                path.data_href()
            )
        } else {
            String::new()
        };
        format!(
            "{data}<link rel=\"modulepreload\" href=\"{script}\"><link rel=\"preload\" as=\"fetch\" crossorigin href=\"{wasm}\" type=\"application/wasm\" fetchpriority=\"low\"><script type=\"module\" src=\"{start}\"></script>",
            script = assets.script,
            wasm = assets.wasm,
            start = assets.start,
        )
    };
    let oembed = match path {
        PagePath::Chart(id) => format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\">",
            escape(&format!("{origin}/{}", oembed_path(id, lang)))
        ),
        _ => String::new(),
    };
    let style = if path.needs_full_style() {
        format!("href=\"{}\"", assets.full_style)
    } else {
        format!(
            "href=\"{}\" data-full=\"{}\"",
            assets.style, assets.full_style
        )
    };
    let structured = json_ld::of(path, page, lang, checked);
    format!(
        "<!DOCTYPE html><html lang=\"{code}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><meta name=\"description\" content=\"{description}\">\
         <script>{BOOT}</script><link rel=\"stylesheet\" {style}><link rel=\"stylesheet\" href=\"{print_style}\" media=\"print\">\
         {alternates}{oembed}\
         <meta name=\"theme-color\" content=\"{theme}\"><link rel=\"manifest\" href=\"{manifest}\"><link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\"><link rel=\"apple-touch-icon\" href=\"/icons/apple-touch-icon.png\">\
         <meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{site_name}\"><meta property=\"og:title\" content=\"{og_title}\"><meta property=\"og:description\" content=\"{description}\"><meta property=\"og:url\" content=\"{url}\"><meta property=\"og:locale\" content=\"{locale}\"><meta property=\"og:image\" content=\"{image}\"><meta property=\"og:image:width\" content=\"1200\"><meta property=\"og:image:height\" content=\"630\"><meta property=\"og:image:alt\" content=\"{og_title}\"><meta name=\"twitter:card\" content=\"summary_large_image\">\
         {app}<script type=\"application/ld+json\">{structured}</script></head><body>{body}</body></html>\n",
        code = lang.code(),
        dir = lang.dir(),
        title = escape(&title),
        description = escape(&description),
        theme = manifest::THEME,
        manifest = manifest::href(lang),
        print_style = assets.print_style,
        site_name = escape(words.site_name()),
        og_title = escape(&short_title),
        url = escape(&canonical),
        locale = lang.og_locale(),
        image = escape(&picture),
    )
}

/// Title and the line above it on a page's link picture.
pub fn picture_words(path: &PagePath, page: &Page, lang: Lang) -> (String, String) {
    let words = Words(lang);
    let kicker = match &page.body {
        Body::Region(_) => words.region_label().to_owned(),
        Body::District(data) => data.region_name.get(lang).to_owned(),
        Body::Leaflet(data) => data.region_name.get(lang).to_owned(),
        Body::Project(data) => {
            let sector = data
                .labels
                .sectors
                .get(&data.card.sector)
                .map_or("", |name| name.get(lang));
            format!(
                "{sector}{}{}",
                words.list_dot(),
                label::state(words, data.card.state)
            )
        }
        Body::Programme(_) | Body::FinderHome(_) | Body::FinderRegion(_) | Body::FinderList(_) => {
            match path {
                PagePath::Programme(finder, _)
                | PagePath::FinderHome(finder)
                | PagePath::FinderRegion(finder, _)
                | PagePath::FinderTrade(finder, _)
                | PagePath::FinderKind(finder, _) => label::finder(words, *finder).to_owned(),
                _ => String::new(),
            }
        }
        Body::Corridor(_) => words.corridor_label().to_owned(),
        Body::Pillar(_) => words.pillar_label().to_owned(),
        _ => String::new(),
    };
    (page.title.get(lang).to_owned(), kicker)
}

/// Escapes text for HTML content and attributes in double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_escaped() {
        assert_eq!(
            escape("<script>\"A\" & 'B'"),
            "&lt;script&gt;&quot;A&quot; &amp; &#39;B&#39;"
        );
        assert_eq!(plain("ضلع \u{2066}5\u{2069}"), "ضلع 5");
    }
}
