//! What each address of the site is answered with.

use super::{content_type::content_type, headers::HeaderRules};
use anyhow::{Context, bail};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header, uri::PathAndQuery},
    response::{IntoResponse, Response},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Folders that hold files for programs; a missing file in them is answered in plain words.
const FILE_FOLDERS: [&str; 4] = ["data", "app", "assets", "fonts"];

/// Files at the top of the site that configure the host and are never sent.
const HOST_FILES: [&str; 2] = ["/_headers", "/_redirects"];

/// A published site, ready to be served.
pub struct Site {
    folder: PathBuf,
    rules: HeaderRules,
    files: ServeDir,
}

impl Site {
    /// Opens the published folder `folder`.
    ///
    /// # Errors
    /// When it holds no `index.html`, and when its `_headers` file cannot be read.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let place = folder.display();
        if !folder.join("index.html").is_file() {
            bail!(
                "{place}: found no index.html, expected a published site; \
                 write one with `rahdari publish data --out {place}`"
            );
        }
        let rules = match fs::read_to_string(folder.join("_headers")) {
            Ok(text) => HeaderRules::parse(&text).with_context(|| place.to_string())?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => HeaderRules::default(),
            Err(error) => {
                return Err(error).with_context(|| format!("{place}/_headers cannot be read"));
            }
        };
        let files = ServeDir::new(folder)
            .precompressed_br()
            .precompressed_gzip();
        Ok(Site {
            folder: folder.to_owned(),
            rules,
            files,
        })
    }

    /// The folder that is served.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    async fn answer(&self, request: Request) -> Response {
        let path = request.uri().path().to_owned();
        let mut response = match self.redirect(request.uri()) {
            Some(response) => response,
            None => self.file(request, &path).await,
        };
        let own = self.rules.for_path(&path);
        for name in own.keys() {
            response.headers_mut().remove(name);
        }
        for (name, value) in &own {
            response.headers_mut().append(name, value.clone());
        }
        response
    }

    /// `/en/x` leads to `/en/x/` where that is a folder.
    fn redirect(&self, uri: &Uri) -> Option<Response> {
        let path = uri.path();
        if path.ends_with('/') || path.contains("//") || !is_plain(path) {
            return None;
        }
        self.folder.join(&path[1..]).is_dir().then(|| {
            let query = uri
                .query()
                .map_or_else(String::new, |query| format!("?{query}"));
            (
                StatusCode::PERMANENT_REDIRECT,
                [(header::LOCATION, format!("{path}/{query}"))],
            )
                .into_response()
        })
    }

    async fn file(&self, request: Request, path: &str) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let allow = [(header::ALLOW, "GET, HEAD")];
            return (StatusCode::METHOD_NOT_ALLOWED, allow, "only GET and HEAD\n").into_response();
        }
        // A doubled slash names no page, and a redirect that began with one would lead to another host.
        if HOST_FILES.contains(&path) || path.contains("//") {
            return self.missing(request, path).await;
        }
        let (parts, _) = request.into_parts();
        let again = Request::from_parts(parts.clone(), Body::empty());
        let response = self.send(again, path).await;
        if response.status() == StatusCode::NOT_FOUND {
            return self
                .missing(Request::from_parts(parts, Body::empty()), path)
                .await;
        }
        response
    }

    /// Sends the file at `path`, whole or in part, in the best encoding that was asked for.
    async fn send(&self, request: Request, path: &str) -> Response {
        let Ok(response) = self.files.clone().oneshot(request).await;
        let mut response = response.map(Body::new);
        let index = if path.ends_with('/') {
            "index.html"
        } else {
            ""
        };
        let found = !response.status().is_client_error() && !response.status().is_server_error();
        if found {
            let kind = content_type(Path::new(&format!("{path}{index}")));
            let headers = response.headers_mut();
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
            if let (Some(kind), true) = (kind, headers.contains_key(header::CONTENT_TYPE)) {
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            }
        }
        response
    }

    /// The page of unknown addresses in the folder of `path` or the nearest above it.
    fn nearest_missing_page(&self, path: &str) -> String {
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let pages = folders.map(|folder| format!("{folder}/404.html"));
        let there: Vec<String> = pages
            .filter(|page| is_plain(page) && self.folder.join(&page[1..]).is_file())
            .collect();
        there.into_iter().last().unwrap_or("/404.html".to_owned())
    }

    /// The answer for an address where nothing is: the page of the nearest folder that has one, or a
    /// few words where only programs look.
    async fn missing(&self, mut request: Request, path: &str) -> Response {
        let first = path.split('/').nth(1).unwrap_or_default();
        let is_file = Path::new(path)
            .extension()
            .is_some_and(|ending| ending != "html");
        if FILE_FOLDERS.contains(&first) && is_file {
            let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
            return (StatusCode::NOT_FOUND, kind, "not found\n").into_response();
        }
        let page = self.nearest_missing_page(path);
        let Ok(target) = page.parse::<PathAndQuery>() else {
            return StatusCode::NOT_FOUND.into_response();
        };
        *request.uri_mut() = Uri::from(target);
        for name in [
            header::RANGE,
            header::IF_MODIFIED_SINCE,
            header::IF_UNMODIFIED_SINCE,
        ] {
            request.headers_mut().remove(name);
        }
        let mut response = self.send(request, &page).await;
        *response.status_mut() = StatusCode::NOT_FOUND;
        response.headers_mut().remove(header::LAST_MODIFIED);
        response
    }
}

/// True when every segment is a plain file name: nothing encoded, no way up, no drive letter.
fn is_plain(path: &str) -> bool {
    path.split('/')
        .all(|segment| segment != ".." && segment != "." && !segment.contains(['%', '\\', ':']))
}

/// The whole site as one service.
pub fn router(site: Site) -> Router {
    async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
        site.answer(request).await
    }
    Router::new().fallback(answer).with_state(Arc::new(site))
}

#[cfg(test)]
mod tests;
