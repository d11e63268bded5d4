//! What each address of the site is answered with.

use super::condition;
use crate::hosting::{
    FILE_FOLDERS, FOLDER, TOP_FILES,
    kind::content_type,
    rules::{Rule, Rules},
};
use anyhow::{Context, bail};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header, uri::PathAndQuery,
    },
    response::{IntoResponse, Response},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// A published site, ready to be served.
pub struct Site {
    folder: PathBuf,
    rules: Vec<(Rule, HeaderMap)>,
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
            Ok(text) => Rules::parse(&text).with_context(|| place.to_string())?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Rules::default(),
            Err(error) => {
                return Err(error).with_context(|| format!("{place}/_headers cannot be read"));
            }
        };
        let files = ServeDir::new(folder)
            .precompressed_br()
            .precompressed_gzip()
            .ignore_multi_range_requests(true);
        Ok(Site {
            folder: folder.to_owned(),
            rules: rules.0.into_iter().map(ready).collect::<Result<_, _>>()?,
            files,
        })
    }

    /// The folder that is served.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    async fn answer(&self, request: Request) -> Response {
        let path = request.uri().path().to_owned();
        if let Some(response) = self.redirect(request.uri()) {
            return self.with_headers(response, "/");
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let allow = [(header::ALLOW, "GET, HEAD")];
            let response =
                (StatusCode::METHOD_NOT_ALLOWED, allow, "only GET and HEAD\n").into_response();
            return self.with_headers(response, "/");
        }
        // Paths are taken as they stand: what holds a way up, an encoded character or a doubled
        // slash names no file of the site, and so no spelling gets the headers of another address.
        let is_hidden =
            TOP_FILES.contains(&path.as_str()) || path.split('/').nth(1) == Some(FOLDER);
        if is_hidden || !is_plain(&path) {
            return self.missing(request, &path).await;
        }
        let (parts, _) = request.into_parts();
        let again = Request::from_parts(parts.clone(), Body::empty());
        let response = self.send(again, &path).await;
        if response.status() == StatusCode::NOT_FOUND {
            return self
                .missing(Request::from_parts(parts, Body::empty()), &path)
                .await;
        }
        self.with_headers(response, &path)
    }

    /// Adds the headers of the table for the file at `path`.
    fn with_headers(&self, mut response: Response, path: &str) -> Response {
        for (_, headers) in self.rules.iter().filter(|(rule, _)| rule.fits(path)) {
            for (name, value) in headers {
                response.headers_mut().insert(name, value.clone());
            }
        }
        response
    }

    /// `/en/x` leads to `/en/x/` where that is a folder.
    fn redirect(&self, uri: &Uri) -> Option<Response> {
        let path = uri.path();
        if path.ends_with('/') || !is_plain(path) {
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

    /// Sends the file at `path`, whole or in part, in the best encoding that was asked for.
    async fn send(&self, mut request: Request, path: &str) -> Response {
        if condition::has_condition(request.headers()) {
            let accepted = request.headers().get(header::ACCEPT_ENCODING).cloned();
            let current = self.describe(request.uri().clone(), accepted).await;
            if !condition::is_met(request.headers(), &current) {
                request.headers_mut().remove(header::RANGE);
            }
        }
        let Ok(response) = self.files.clone().oneshot(request).await;
        let mut response = response.map(Body::new);
        let found = !response.status().is_client_error() && !response.status().is_server_error();
        if found {
            let headers = response.headers_mut();
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
            let kind = content_type(path);
            if let (Some(kind), true) = (kind, headers.contains_key(header::CONTENT_TYPE)) {
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            }
        }
        response
    }

    /// Headers of the whole file at `uri` in the encoding that was asked for.
    async fn describe(&self, uri: Uri, accepted: Option<HeaderValue>) -> HeaderMap {
        let mut whole = Request::new(Body::empty());
        *whole.method_mut() = Method::HEAD;
        *whole.uri_mut() = uri;
        if let Some(accepted) = accepted {
            whole
                .headers_mut()
                .insert(header::ACCEPT_ENCODING, accepted);
        }
        let Ok(response) = self.files.clone().oneshot(whole).await;
        response.into_parts().0.headers
    }

    /// The page of unknown addresses in the folder of `path` or the nearest above it.
    fn nearest_missing_page(&self, path: &str) -> String {
        // An address with a way up in it is in no folder.
        let plain = if is_plain(path) { path } else { "/" };
        let folders = plain.match_indices('/').map(|(at, _)| &plain[..at]);
        let pages = folders.map(|folder| format!("{folder}/404.html"));
        let there: Vec<String> = pages
            .filter(|page| is_plain(page) && self.folder.join(&page[1..]).is_file())
            .collect();
        there.into_iter().last().unwrap_or("/404.html".to_owned())
    }

    /// The answer for an address where nothing is: the page of the nearest folder that has one, or a
    /// few words where only programs look. It has the headers of that page: nobody is to keep for a
    /// year that a file was missing.
    async fn missing(&self, mut request: Request, path: &str) -> Response {
        let first = path.split('/').nth(1).unwrap_or_default();
        let is_file = Path::new(path)
            .extension()
            .is_some_and(|ending| ending != "html");
        if FILE_FOLDERS.contains(&first) && is_file {
            let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
            let response = (StatusCode::NOT_FOUND, kind, "not found\n").into_response();
            return self.with_headers(response, "/");
        }
        let page = self.nearest_missing_page(path);
        let Ok(target) = page.parse::<PathAndQuery>() else {
            return StatusCode::NOT_FOUND.into_response();
        };
        *request.uri_mut() = Uri::from(target);
        for name in [
            header::RANGE,
            header::IF_RANGE,
            header::IF_MATCH,
            header::IF_NONE_MATCH,
            header::IF_MODIFIED_SINCE,
            header::IF_UNMODIFIED_SINCE,
        ] {
            request.headers_mut().remove(name);
        }
        let mut response = self.send(request, &page).await;
        *response.status_mut() = StatusCode::NOT_FOUND;
        for name in [header::LAST_MODIFIED, header::ETAG, header::ACCEPT_RANGES] {
            response.headers_mut().remove(name);
        }
        self.with_headers(response, &page)
    }
}

/// A rule with its headers in the form in which they are sent.
fn ready(rule: Rule) -> anyhow::Result<(Rule, HeaderMap)> {
    let mut headers = HeaderMap::new();
    for (name, value) in &rule.headers {
        let place = || {
            format!(
                "_headers, {}: found {name}: {value}, which HTTP cannot send",
                rule.pattern
            )
        };
        let own: HeaderName = name.parse().with_context(place)?;
        headers.insert(own, value.parse::<HeaderValue>().with_context(place)?);
    }
    Ok((rule, headers))
}

/// True when every segment is a plain file name: nothing encoded, no way up, no drive letter, and
/// none empty but the last.
fn is_plain(path: &str) -> bool {
    let inner = path.strip_prefix('/').unwrap_or(path);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    path == "/"
        || inner.split('/').all(|segment| {
            !matches!(segment, "" | "." | "..") && !segment.contains(['%', '\\', ':'])
        })
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
