//! A small HTTP client that sends a path as it is, without tidying it.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, TcpStream},
    time::Duration,
};

/// An answer.
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Names in lower case, values.
    headers: Vec<(String, String)>,
    /// The body; what is not UTF-8 is replaced.
    pub body: String,
}

impl Answer {
    /// The value of a header; values of one that is sent several times, joined by commas.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// Sends one request to 127.0.0.1 and reads the answer to its end.
pub fn ask(port: u16, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("a server");
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .expect("timeout");
    let lines: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{lines}\r\n"
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let at = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .unwrap_or_else(|| panic!("{path}: no headers"));
    let head = String::from_utf8_lossy(&bytes[..at]).into_owned();
    let body = String::from_utf8_lossy(&bytes[at + 4..]).into_owned();
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok())
        .unwrap_or_else(|| panic!("{path}: no status"));
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':').expect("a header");
        let name = name.to_ascii_lowercase();
        match headers.iter_mut().find(|(own, _)| *own == name) {
            Some((_, values)) => *values = format!("{values}, {}", value.trim()),
            None => headers.push((name, value.trim().to_owned())),
        }
    }
    Answer {
        status,
        headers,
        body,
    }
}
