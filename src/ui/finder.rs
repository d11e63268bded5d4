//! The reactive part of a finder's front page: one box, what was understood, filters with counts,
//! "near me", the questions and the results.

mod drawn;
mod facets;
mod index;
mod name;
mod near;
mod nothing_fits;
mod questions;
mod results;
mod search_box;
mod select;
mod state;

use crate::{i18n::Words, payload::finder::FinderHomePage};
use leptos::prelude::*;
use state::Finding;
use std::sync::Arc;

/// The page: title, search, and ways through the programmes that need no script. The last ones
/// stay below the results: taking them away would cost the first key a layout of the whole page.
pub fn finder(words: Words, page: Arc<FinderHomePage>, head: String, browse: String) -> AnyView {
    let finding = Finding::new(words, page);
    // The first render is that of the published page.
    let running = RwSignal::new(false);
    Effect::new(move |_| running.set(true));
    let asks = Memo::new(move |_| running.get() && !finding.asks_nothing());
    view! {
        <div class="body">
            <div inner_html=head></div>
            <div class="finder js-only" class:finder--asked=move || asks.get()>
                <div class="finder__ask">
                    {search_box::search_box(finding)}
                    <div class="finder__panels">
                        {questions::questions(finding)}
                        {near::near(finding)}
                        {facets::facets(finding)}
                    </div>
                    {search_box::chips(finding)}
                </div>
                {results::results(finding)}
            </div>
            <div class="finder__browse" inner_html=browse></div>
        </div>
    }
    .into_any()
}
