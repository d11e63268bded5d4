//! `rahdari serve`: a published site on this computer, with the headers and the precompressed
//! files that production sends.

mod answer;
mod condition;

use anyhow::{Context, bail};
use std::{io::ErrorKind, net::Ipv4Addr, path::Path};
use tokio::net::TcpListener;

/// Serves the published folder `site` on `127.0.0.1:port` until Ctrl-C; port 0 takes any free one.
///
/// # Errors
/// When `site` is no published site, when its `_headers` file cannot be read, and when the port is
/// taken.
pub fn run(site: &Path, port: u16) -> anyhow::Result<()> {
    let site = answer::Site::open(site)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("the server could not be started")?;
    runtime.block_on(async {
        let listener = bind(port).await?;
        let address = listener.local_addr().context("the server has no address")?;
        println!(
            "serving {} at http://{address}/ (stop with Ctrl-C)",
            site.folder().display()
        );
        axum::serve(listener, answer::router(site))
            .with_graceful_shutdown(stopped())
            .await
            .context("the server stopped")
    })
}

/// The published folder `site` as a service, for servers that bring their own listener.
///
/// # Errors
/// When `site` is no published site and when its `_headers` file cannot be read.
pub fn router(site: &Path) -> anyhow::Result<axum::Router> {
    Ok(answer::router(answer::Site::open(site)?))
}

async fn bind(port: u16) -> anyhow::Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let other = if port == u16::MAX { port - 1 } else { port + 1 };
            bail!(
                "127.0.0.1: port {port} is in use, expected a free one; \
                 stop the other program or choose another with --port {other}"
            )
        }
        Err(error) => Err(error).with_context(|| format!("127.0.0.1: port {port} cannot be used")),
    }
}

/// Waits for Ctrl-C or, on Unix, for the signal that ends a service.
async fn stopped() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let end = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => drop(terminate.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let end = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = end => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_taken_port_is_said_with_the_way_out() {
        let taken = bind(0).await.unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = bind(port).await.unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is in use")), "{error}");
        assert!(error.contains("choose another with --port"), "{error}");
    }

    #[test]
    fn a_folder_that_is_no_site_is_refused_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let error = run(folder.path(), 0).unwrap_err().to_string();
        assert!(error.contains("found no index.html"), "{error}");
        assert!(error.contains("rahdari publish"), "{error}");
    }
}
