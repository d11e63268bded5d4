//! Drawing a page's body with the same view code that runs in the browser.

use crate::{app::App, data::Lang, i18n::Words, pages, path::PagePath, payload::Page, ui};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// The HTML inside `<body>`, ready to be taken over by the app.
pub fn body(path: &PagePath, page: &Page, lang: Lang) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&path.href(lang)));
        let first = pages::open(page, lang);
        let footer = ui::footer::footer(Words(lang), page.data_date).into_string();
        view! { <App first footer/> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    // The app's place marks, in the form that HTML calls valid; the document is the same.
    html.replace("<!>", "<!---->")
}
