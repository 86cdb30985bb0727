//! The load: connections that each send a request when the answer to the one before has come, or at a pace.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use actix_web::web::{Bytes, Data};
use actix_web::{App, HttpResponse, HttpServer, web};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request as it goes out.
#[derive(Clone)]
pub struct Request {
    bytes: Arc<[u8]>,
    /// What it asks for.
    pub target: String,
}

impl Request {
    pub fn get(target: &str, token: &str) -> Self {
        Self::of("GET", target, "", token)
    }

    pub fn post(target: &str, body: &str, token: &str) -> Self {
        Self::of("POST", target, body, token)
    }

    fn of(method: &str, target: &str, body: &str, token: &str) -> Self {
        let content = match body.len() {
            0 => String::new(),
            length => format!("Content-Type: application/json\r\nContent-Length: {length}\r\n"),
        };
        let head =
            format!("{method} {target} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n{content}\r\n");
        Self { bytes: format!("{head}{body}").into_bytes().into(), target: target.to_owned() }
    }
}

/// How much is asked.
pub struct Load {
    pub connections: usize,
    /// Requests at most; without it, as many as fit into the time.
    pub most: Option<usize>,
    pub time: Duration,
    /// Requests a second over all connections. Waits count from the moment at which a request was due, so that one that could
    /// not be sent in time has waited too.
    pub pace: Option<f64>,
}

/// What came of it.
pub struct Outcome {
    /// Answers a second.
    pub rate: f64,
    /// What one in a hundred waited longer than.
    pub p99: Duration,
}

impl Load {
    /// Sends these requests in turn; anything but 2xx ends the benchmark.
    pub async fn run(&self, url: &str, requests: &[Request]) -> Outcome {
        let address = url.trim_start_matches("http://");
        let mut streams = Vec::new();
        for _ in 0..self.connections {
            let stream = TcpStream::connect(address).await.unwrap();
            stream.set_nodelay(true).unwrap();
            streams.push(stream);
        }
        let requests: Arc<[Request]> = requests.into();
        let (next, begun) = (Arc::new(AtomicUsize::new(0)), Instant::now());
        let tasks: Vec<_> = streams
            .into_iter()
            .map(|mut stream| {
                let (next, requests) = (Arc::clone(&next), Arc::clone(&requests));
                let (most, time, pace) = (self.most.unwrap_or(usize::MAX), self.time, self.pace);
                actix_web::rt::spawn(async move {
                    let (mut waits, mut answer) = (Vec::new(), Vec::new());
                    while begun.elapsed() < time {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        if at >= most {
                            break;
                        }
                        let due = pace.map(|pace| begun + Duration::from_secs_f64(at as f64 / pace));
                        if let Some(due) = due {
                            actix_web::rt::time::sleep_until(due.into()).await;
                        }
                        let sent = due.unwrap_or_else(Instant::now);
                        stream.write_all(&requests[at * 7919 % requests.len()].bytes).await.unwrap();
                        read(&mut stream, &mut answer).await;
                        waits.push(sent.elapsed());
                    }
                    waits
                })
            })
            .collect();
        let mut waits = Vec::new();
        for task in tasks {
            waits.extend(task.await.unwrap());
        }
        let rate = waits.len() as f64 / begun.elapsed().as_secs_f64();
        waits.sort_unstable();
        Outcome { rate, p99: waits[waits.len() * 99 / 100] }
    }
}

/// Reads an answer and tells where its body begins.
async fn read(stream: &mut TcpStream, answer: &mut Vec<u8>) -> usize {
    answer.clear();
    loop {
        assert!(stream.read_buf(answer).await.unwrap() > 0, "the server closes the connection");
        let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = std::str::from_utf8(&answer[..end]).unwrap();
        assert!(head.starts_with("HTTP/1.1 2"), "{}", String::from_utf8_lossy(answer));
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().unwrap())
        });
        if answer.len() >= end + 4 + length.expect("a length") {
            return end + 4;
        }
    }
}

/// The body of the answer to a request.
pub async fn body_of(url: &str, request: &Request) -> Bytes {
    let mut stream = TcpStream::connect(url.trim_start_matches("http://")).await.unwrap();
    stream.write_all(&request.bytes).await.unwrap();
    let mut answer = Vec::new();
    let begin = read(&mut stream, &mut answer).await;
    Bytes::copy_from_slice(&answer[begin..])
}

/// A server that answers whatever is asked with these bytes; lives as long as the process. Its URL.
pub fn fixed_bytes(body: Bytes) -> String {
    async fn answer(body: Data<Bytes>, _request: Bytes) -> HttpResponse {
        HttpResponse::Ok().content_type("application/json").body(body.get_ref().clone())
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let body = Data::new(body);
    let app = move || App::new().app_data(body.clone()).default_service(web::to(answer));
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    actix_web::rt::spawn(HttpServer::new(app).workers(workers).listen(listener).unwrap().run());
    url
}
