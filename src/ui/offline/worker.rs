//! The worker as the app sees it: its state, shared by all parts, and what it is asked to do.

use crate::{
    payload::decode,
    platform,
    release::status::{Sizes, Status, Trouble},
};
use leptos::prelude::*;
use std::sync::OnceLock;

/// State of the worker and of the network.
#[derive(Clone)]
pub struct Worker {
    /// `None` until the worker has answered, and where there is none.
    pub status: ArcRwSignal<Option<Status>>,
    /// False when the phone says that it has no network.
    pub online: ArcRwSignal<bool>,
}

impl Worker {
    /// The app's worker. It is asked for its state once.
    pub fn here() -> Worker {
        static WORKER: OnceLock<Worker> = OnceLock::new();
        WORKER
            .get_or_init(|| Worker {
                status: ArcRwSignal::new(None),
                online: ArcRwSignal::new(true),
            })
            .clone()
    }

    /// Registers the worker, follows its news and lets it look for a newer release. To be called
    /// once, when the first view has been drawn.
    pub async fn start(self) {
        let online = self.online.clone();
        platform::on_network(move |is_online| online.set(is_online));
        let status = self.status.clone();
        platform::on_worker_news(move |news| {
            if let Ok(news) = decode::from_json(news.as_bytes()) {
                status.set(Some(news));
            }
        });
        if platform::register_worker().await {
            self.ask(&platform::start_request()).await;
        }
    }

    /// Asks the worker to do something, in the JSON that `worker.js` names; what it said after it.
    pub async fn ask(&self, request: &str) -> Option<Status> {
        let answer = platform::ask_worker(request).await?;
        let status: Status = decode::from_json(answer.as_bytes()).ok()?;
        self.status.set(Some(status.clone()));
        Some(status)
    }

    /// Keeps a scope: everything or a region. The reader wants to keep something, so the browser
    /// is asked not to throw it away.
    pub async fn keep(&self, scope: &str) -> Option<Status> {
        platform::ask_to_stay().await;
        self.ask(&format!("{{\"do\":\"keep\",\"scope\":\"{scope}\"}}"))
            .await
    }

    /// Sizes of the scopes; `None` without a network.
    pub async fn sizes(&self) -> Option<Sizes> {
        let answer = platform::ask_worker("{\"do\":\"sizes\"}").await?;
        decode::from_json(answer.as_bytes()).ok()
    }

    /// Takes a fetched release into use and loads the page anew. Only ever on a reader's tap.
    pub async fn show_news(&self) {
        self.ask("{\"do\":\"turn\"}").await;
        platform::reload();
    }
}

/// The trouble that a state speaks of.
pub fn trouble(status: &Status) -> Option<Trouble> {
    Trouble::from_code(&status.trouble)
}
