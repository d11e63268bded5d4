//! The data of a page could not be had: say why and let the reader try again.

use crate::{i18n::Words, path::PagePath, platform::FetchError};
use leptos::prelude::*;

/// The view in place of the page. `retry` fetches again.
pub fn view(words: Words, error: FetchError, retry: Callback<()>) -> AnyView {
    let text = match error {
        FetchError::Unreachable => words.failed_offline(),
        FetchError::Missing | FetchError::Broken => words.failed_broken(),
    };
    view! {
        <div class="title" role="alert">
            <h1 tabindex="-1">{words.failed_title()}</h1>
            <p class="lead">{text}</p>
            <p>
                <button class="button" on:click=move |_| retry.run(())>{words.try_again()}</button>
                " "
                <a class="button button--quiet" href=PagePath::Home.href(words.0)>{words.home()}</a>
            </p>
        </div>
    }
    .into_any()
}
