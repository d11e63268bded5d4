//! Servers on ports of their own, started by the tests and ended with them.

use crate::site::site;
use rahdari::{cli::serve, hosting::SITE};
use std::{
    env, fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Debian's Brotli module.
const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A running server.
pub struct Server {
    /// For messages.
    pub name: &'static str,
    /// On 127.0.0.1.
    pub port: u16,
    child: Option<Child>,
    _folder: Option<TempDir>,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // One that has ended already needs no end.
            child.kill().unwrap_or_default();
            child.wait().expect("the server ends");
        }
    }
}

/// `rahdari serve`, in this process.
pub fn rahdari() -> Server {
    let folder = site().folder();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    listener.set_nonblocking(true).expect("not blocking");
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            let router = serve::router(&folder).expect("a site");
            axum::serve(listener, router).await.expect("serves");
        });
    });
    Server {
        name: "rahdari serve",
        port,
        child: None,
        _folder: None,
    }
}

/// nginx with the written configuration, in which only the port and the place of the site are
/// changed; everything it writes goes to a temporary folder.
pub fn nginx() -> Server {
    let program = program("nginx").expect("nginx: install the package nginx-light");
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    let has_brotli = Path::new(BROTLI_MODULE).exists();
    let place = site().folder().display().to_string();
    let mut server = site()
        .text("hosting/nginx.conf")
        .replace(SITE, &place)
        .replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
    assert!(server.contains(&format!("127.0.0.1:{port}")), "{server}");
    let module = if has_brotli {
        format!("load_module {BROTLI_MODULE};\n")
    } else {
        server = server.replace(&format!("include {place}/hosting/nginx/brotli.conf;"), "");
        String::new()
    };
    let at = folder.path().display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {at}/{name};\n"))
        .concat();
    // One process, so that ending it ends all of it.
    let main = format!(
        "{module}user root;\ndaemon off;\nmaster_process off;\npid {at}/pid;\nerror_log {at}/error.log;\n\
         events {{ worker_connections 64; }}\nhttp {{\naccess_log off;\n{temporary}{server}}}\n"
    );
    let file = folder.path().join("nginx.conf");
    fs::write(&file, main).expect("write");
    let mut command = Command::new(program);
    command
        .arg("-e")
        .arg(folder.path().join("error.log"))
        .arg("-c")
        .arg(&file);
    start("nginx", port, command, folder)
}

/// Caddy with the written configuration, or `None` where there is no Caddy.
pub fn caddy() -> Option<Server> {
    let program = program("caddy")?;
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    // Its remote control would take a fixed port.
    let text = format!("{{\n\tadmin off\n}}\n{}", site().text("hosting/Caddyfile"));
    let file = folder.path().join("Caddyfile");
    fs::write(&file, text).expect("write");
    let mut command = Command::new(program);
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(&file)
        .env("RAHDARI_ADDRESS", format!("http://127.0.0.1:{port}"))
        .env("RAHDARI_SITE", site().folder())
        .env("HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path());
    Some(start("Caddy", port, command, folder))
}

fn start(name: &'static str, port: u16, mut command: Command, folder: TempDir) -> Server {
    let log = folder.path().join("output");
    let output = fs::File::create(&log).expect("a log");
    command
        .stdin(Stdio::null())
        .stdout(output.try_clone().expect("a log"))
        .stderr(output);
    let mut child = command.spawn().expect("started");
    let begun = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        let ended = child.try_wait().expect("a state").is_some();
        if ended || begun.elapsed() > Duration::from_secs(20) {
            let said = ["output", "error.log"]
                .map(|file| fs::read_to_string(folder.path().join(file)).unwrap_or_default());
            child.kill().unwrap_or_default();
            panic!("{name} does not serve:\n{}", said.concat());
        }
        thread::sleep(Duration::from_millis(30));
    }
    Server {
        name,
        port,
        child: Some(child),
        _folder: Some(folder),
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

fn program(name: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&paths).chain([PathBuf::from("/usr/sbin")]);
    folders
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}
