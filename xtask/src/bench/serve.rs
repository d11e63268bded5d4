//! `bench serve`: `rahdari serve` and nginx with the written configuration under load.

use crate::{build, project::Project, publish, run, tools};
use anyhow::{Context, bail, ensure};
use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Connections that are open all the time.
const CONNECTIONS: &str = "200";
/// Length of one measurement.
const DURATION: &str = "10s";
/// Place of the site in the written configuration.
const WRITTEN_SITE: &str = "/srv/rahdari/site";
/// Debian's Brotli module.
const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Loads both servers with three kinds of files, each as Brotli, and prints a row for each.
///
/// # Errors
/// When a build fails, a program is missing, or a server answered any request with an error.
pub fn run(project: &Project) -> anyhow::Result<()> {
    tools::nginx(project)?;
    tools::wrk(project)?;
    build::run(project)?;
    let site = project.site();
    run::shown("publish", &mut publish::command(project, &site)?)?;
    println!("{}", machine());
    println!(
        "{:<14} {:<32} {:>11} {:>9} {:>9} {:>7}",
        "server", "address", "requests/s", "MB/s", "99 %", "errors"
    );
    let addresses = [
        "/en/".to_owned(),
        "/data/page/home.json".to_owned(),
        wasm(&site)?,
    ];
    let mut errors = 0;
    for server in [rahdari(project, &site)?, nginx(project, &site)?] {
        for address in &addresses {
            let load = measure(server.port, address)?;
            println!(
                "{:<14} {:<32} {:>11.0} {:>9.1} {:>9} {:>7}",
                server.name,
                shortened(address),
                load.requests_per_second,
                load.megabytes_per_second,
                load.slowest,
                load.errors
            );
            errors += load.errors;
        }
    }
    ensure!(
        errors == 0,
        "{errors} requests were answered with an error or not at all"
    );
    Ok(())
}

/// Address of the app's main WASM.
fn wasm(site: &Path) -> anyhow::Result<String> {
    let app = site.join("app");
    let place = || format!("{}: found no app", app.display());
    let folder = fs::read_dir(&app)
        .with_context(place)?
        .next()
        .with_context(place)??;
    let name = folder.file_name().to_string_lossy().into_owned();
    Ok(format!("/app/{name}/rahdari_bg.wasm"))
}

/// A server on a port of its own, ended when it is dropped.
struct Server {
    name: &'static str,
    port: u16,
    child: Child,
    /// What ends it besides a kill of `child`.
    end: Option<Command>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let asked = self
            .end
            .as_mut()
            .is_some_and(|end| end.status().is_ok_and(|status| status.success()));
        if !asked {
            self.child.kill().unwrap_or_default();
        }
        if let Err(error) = self.child.wait() {
            eprintln!("{} may still run: {error}", self.name);
        }
    }
}

fn rahdari(project: &Project, site: &Path) -> anyhow::Result<Server> {
    let port = free_port()?;
    let mut command = run::command(project, project.rahdari(), &["serve"]);
    command.arg(site).args(["--port", &port.to_string()]);
    start("rahdari serve", port, command, None)
}

fn nginx(project: &Project, site: &Path) -> anyhow::Result<Server> {
    let port = free_port()?;
    let folder = project.target("bench-nginx");
    fs::create_dir_all(&folder)?;
    let file = folder.join("nginx.conf");
    let written = fs::read_to_string(site.join("hosting/nginx.conf"))
        .context("the site has no hosting/nginx.conf")?;
    fs::write(&file, configuration(&written, site, port, &folder))?;
    let program = ["/usr/sbin/nginx", "nginx"]
        .map(PathBuf::from)
        .into_iter()
        .find(|path| path.is_file())
        .unwrap_or_else(|| "nginx".into());
    let with_file = |project: &Project| {
        let mut command = run::command(project, &program, &["-e"]);
        command.arg(folder.join("error.log")).arg("-c").arg(&file);
        command
    };
    let mut end = with_file(project);
    end.args(["-s", "stop"]);
    start("nginx", port, with_file(project), Some(end))
}

/// A whole configuration around the written one, with everything that nginx writes in `folder`.
fn configuration(written: &str, site: &Path, port: u16, folder: &Path) -> String {
    let site = site.display().to_string();
    let mut server = written
        .replace(WRITTEN_SITE, &site)
        .replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
    let module = if Path::new(BROTLI_MODULE).exists() {
        format!("load_module {BROTLI_MODULE};\n")
    } else {
        server = server.replace(&format!("include {site}/hosting/nginx/brotli.conf;"), "");
        String::new()
    };
    let at = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {at}/{name};\n"))
        .concat();
    format!(
        "{module}user root;\ndaemon off;\nworker_processes auto;\npid {at}/pid;\nerror_log {at}/error.log;\n\
         events {{ worker_connections 1024; }}\nhttp {{\naccess_log off;\n{temporary}{server}}}\n"
    )
}

fn start(
    name: &'static str,
    port: u16,
    mut command: Command,
    end: Option<Command>,
) -> anyhow::Result<Server> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let child = command
        .spawn()
        .with_context(|| format!("{name} cannot be started"))?;
    let mut server = Server {
        name,
        port,
        child,
        end,
    };
    let begun = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if server.child.try_wait()?.is_some() || begun.elapsed() > Duration::from_secs(20) {
            bail!("{name} does not serve on port {port}");
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(server)
}

fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

/// What wrk found.
#[derive(Debug, PartialEq)]
struct Load {
    requests_per_second: f64,
    megabytes_per_second: f64,
    /// Time that 99 of 100 answers kept to, as wrk says it.
    slowest: String,
    /// Answers that were no success, and connections that failed.
    errors: u64,
}

fn measure(port: u16, address: &str) -> anyhow::Result<Load> {
    let output = Command::new("wrk")
        .args(["-t", "2", "-c", CONNECTIONS, "-d", DURATION, "--latency"])
        .args(["-H", "Accept-Encoding: br"])
        .arg(format!("http://127.0.0.1:{port}{address}"))
        .output()
        .context("wrk cannot be started")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    read(&text).with_context(|| format!("wrk said something else than expected:\n{text}"))
}

fn read(text: &str) -> Option<Load> {
    let after = |start: &str| {
        let line = text
            .lines()
            .map(str::trim)
            .find(|line| line.starts_with(start))?;
        Some(line[start.len()..].trim())
    };
    let failed = after("Non-2xx or 3xx responses:").map_or(Some(0), |n| n.parse().ok())?;
    let sockets = after("Socket errors:").unwrap_or_default();
    let sockets = sockets.split(|c: char| !c.is_ascii_digit());
    let sockets: u64 = sockets
        .filter_map(|number| number.parse::<u64>().ok())
        .sum();
    Some(Load {
        requests_per_second: after("Requests/sec:")?.parse().ok()?,
        megabytes_per_second: megabytes(after("Transfer/sec:")?)?,
        slowest: after("99%")?.to_owned(),
        errors: failed + sockets,
    })
}

/// `12.3MB`, as wrk writes it, in megabytes of 1024 × 1024 bytes.
fn megabytes(text: &str) -> Option<f64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f64 = digits.parse().ok()?;
    Some(match &text[digits.len()..] {
        "GB" => number * 1024.0,
        "MB" => number,
        "KB" => number / 1024.0,
        "B" => number / 1024.0 / 1024.0,
        _ => return None,
    })
}

/// Number of processors with their name, and memory.
fn machine() -> String {
    let file = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let value = |text: &str, name: &str| {
        let line = text
            .lines()
            .find(|line| line.starts_with(name))
            .map(str::to_owned);
        let value = line.as_deref().and_then(|line| line.split_once(':'));
        value.map_or_else(
            || "unknown".to_owned(),
            |(_, value)| value.trim().to_owned(),
        )
    };
    let processors = thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!(
        "{processors} processors ({}), memory {}; wrk on the same machine, {CONNECTIONS} connections, {DURATION} each",
        value(&file("/proc/cpuinfo"), "model name"),
        value(&file("/proc/meminfo"), "MemTotal"),
    )
}

fn shortened(address: &str) -> String {
    let name = address.rsplit('/').next().unwrap_or_default();
    if address.starts_with("/app/") {
        format!("/app/…/{name}")
    } else {
        address.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "\
Running 10s test @ http://127.0.0.1:8230/en/
  2 threads and 200 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    12.10ms    3.05ms  61.00ms   80.00%
  Latency Distribution
     50%   11.00ms
     99%   24.46ms
  164000 requests in 10.01s, 1.20GB read
";

    #[test]
    fn what_wrk_says_is_read() {
        let ends = [
            ("Requests/sec:  16383.62\nTransfer/sec:    122.70MB\n", 0),
            (
                "  Socket errors: connect 1, read 2, write 0, timeout 3\n  Non-2xx or 3xx responses: 40\n\
                 Requests/sec:  16383.62\nTransfer/sec:    122.70MB\n",
                46,
            ),
        ];
        for (end, errors) in ends {
            let expected = Load {
                requests_per_second: 16_383.62,
                megabytes_per_second: 122.7,
                slowest: "24.46ms".to_owned(),
                errors,
            };
            assert_eq!(read(&format!("{SAID}{end}")), Some(expected));
        }
        assert_eq!(read("unable to connect"), None);
    }

    #[test]
    fn the_written_configuration_gets_its_place_and_port() {
        let written = "server {\n    listen 80;\n    root /srv/rahdari/site;\n}\n";
        let text = configuration(written, Path::new("/a/site"), 99, Path::new("/b"));
        for part in [
            "listen 127.0.0.1:99;",
            "root /a/site;",
            "proxy_temp_path /b/proxy;",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
