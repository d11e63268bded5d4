//! Keeping the portal on the phone: everything or one region, handing it on, taking it off.

use crate::{
    i18n::Words,
    payload::offline::OfflinePage,
    ui::{breadcrumbs::breadcrumbs, offline::keep::keep},
};
use leptos::prelude::*;
use maud::{Markup, html};
use std::sync::Arc;

/// The page. The choices stand there once the app runs; without it the page says so.
pub fn view(words: Words, data: Arc<OfflinePage>) -> AnyView {
    view! {
        <div class="body">
            <div class="title" inner_html=head(words).into_string()></div>
            {keep(words, data)}
        </div>
    }
    .into_any()
}

/// Title and what needs no script.
pub fn head(words: Words) -> Markup {
    html! {
        (breadcrumbs(words, vec![]))
        h1 tabindex="-1" { (words.offline_title()) }
        p.lead { (words.offline_lead()) }
        p.no-js { (words.offline_needs_script()) }
    }
}
