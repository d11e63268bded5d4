//! `serve`: the published site on this computer.

use crate::{project::Project, publish, run};
use anyhow::bail;
use std::{
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
};

/// Builds, publishes and serves on `127.0.0.1:port` until it is stopped.
///
/// # Errors
/// When the port is taken, which is found out before the long steps, and when one of them fails.
pub fn run(project: &Project, port: u16) -> anyhow::Result<()> {
    is_free(port)?;
    publish::run(project, None)?;
    let mut command = run::command(project, project.rahdari(), &["serve"]);
    command
        .arg(project.site())
        .args(["--port", &port.to_string()]);
    if !command.status()?.success() {
        bail!("the server ended with an error");
    }
    Ok(())
}

fn is_free(port: u16) -> anyhow::Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let other = if port == u16::MAX { port - 1 } else { port + 1 };
            bail!(
                "127.0.0.1: port {port} is in use, expected a free one; \
                 stop the other program or choose another with --port {other}"
            )
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_found_out_first() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = is_free(port).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is in use")), "{error}");
        drop(taken);
        assert!(is_free(port).is_ok());
    }
}
