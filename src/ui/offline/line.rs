//! The quiet line in the foot: date of the data, network, and what a newer release would cost.

use super::{
    said::{self, Offer},
    worker::Worker,
};
use crate::{i18n::Words, path::PagePath, platform};
use leptos::prelude::*;

/// The line's content, drawn into its place in the foot when the app has time for it.
pub fn line(words: Words) -> AnyView {
    let worker = Worker::here();
    let (status, online) = (worker.status.clone(), worker.online.clone());
    let said = Memo::new(move |_| {
        let is_online = online.get();
        status.with(|status| {
            status
                .as_ref()
                .map(|status| said::line(words, status, is_online))
        })
    });
    let button = move |label: &'static str, worker: Worker, offer: Offer| {
        let act = move |_| {
            let worker = worker.clone();
            platform::spawn(async move {
                if offer == Offer::Show {
                    worker.show_news().await;
                } else {
                    worker.ask("{\"do\":\"update\"}").await;
                }
            });
        };
        view! { <button type="button" class="button button--quiet" on:click=act>{label}</button> }
            .into_any()
    };
    let shown = move || {
        let (text, offer) = said.get()?;
        let action = match offer {
            Offer::Nothing => None,
            Offer::Show => Some(button(words.offline_show(), worker.clone(), offer)),
            Offer::Fetch => Some(button(words.offline_fetch(), worker.clone(), offer)),
            Offer::Choose => {
                let href = PagePath::Offline.href(words.0);
                Some(view! { <a href=href>{words.offline_choose()}</a> }.into_any())
            }
        };
        (!text.is_empty()).then(|| view! { <span>{text}</span>" "{action} })
    };
    view! { {shown} }.into_any()
}
