//! A server for tests, which answers what it is told to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::Gangway;

/// A request that the server got.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Its method and its target.
    pub line: String,
    /// Its header lines, names in lower case.
    pub headers: Vec<String>,
    pub body: String,
}

#[derive(Clone)]
pub struct Server {
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers each request with the text that `answer` makes of it and of how many with the same line came before it.
    pub fn new(answer: impl Fn(&Seen, usize) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = Self { url, seen: Arc::default() };
        let (seen, answer) = (server.seen.clone(), Arc::new(answer));
        thread::spawn(move || {
            for connection in listener.incoming() {
                let (seen, answer) = (seen.clone(), answer.clone());
                thread::spawn(move || serve(connection.unwrap(), &seen, &*answer));
            }
        });
        server
    }

    pub fn client(&self) -> Gangway {
        Gangway::new(&self.url, "crd_1", "gws_1").unwrap()
    }

    /// The requests whose line begins so.
    pub fn seen(&self, line: &str) -> Vec<Seen> {
        self.seen.lock().unwrap().iter().filter(|seen| seen.line.starts_with(line)).cloned().collect()
    }
}

fn serve(mut connection: TcpStream, all: &Mutex<Vec<Seen>>, answer: &dyn Fn(&Seen, usize) -> String) {
    let mut reader = BufReader::new(connection.try_clone().unwrap());
    let mut seen = Seen::default();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line if seen.line.is_empty() => seen.line = line.trim_end_matches(" HTTP/1.1").to_owned(),
            line => {
                let (name, value) = line.split_once(": ").unwrap();
                if name == "content-length" {
                    length = value.parse().unwrap();
                }
                seen.headers.push(format!("{name}: {value}"));
            }
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    seen.body = String::from_utf8(body).unwrap();
    let before = {
        let mut all = all.lock().unwrap();
        all.push(seen.clone());
        all.iter().filter(|other| other.line == seen.line).count() - 1
    };
    // Whoever asked may be gone.
    let _ = connection.write_all(answer(&seen, before).as_bytes());
}

/// An answer with a body, and with further header lines.
pub fn answer(status: u16, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} \r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}")
}

/// A JSON answer.
pub fn json(body: &str) -> String {
    answer(200, "content-type: application/json\r\n", body)
}

/// The answer with a token.
pub fn token() -> String {
    json(r#"{"access_token": "tok_1", "token_type": "Bearer", "expires_in": 3600, "scope": "clients:read"}"#)
}
