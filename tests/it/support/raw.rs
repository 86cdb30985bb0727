//! HTTP as bytes, where a client library would not send or show what matters.

use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Caller, TestApp, seen};

/// Opens a connection to the server.
pub async fn connect(app: &TestApp) -> TcpStream {
    TcpStream::connect(app.url.strip_prefix("http://").unwrap()).await.unwrap()
}

/// Sends bytes over a connection of their own, closes that side, and reads what comes until the server closes as well.
pub async fn exchange(app: &TestApp, bytes: &[u8]) -> String {
    let mut stream = connect(app).await;
    // The server may close while it is still being written to.
    let _ = stream.write_all(bytes).await;
    let _ = stream.shutdown().await;
    rest(&mut stream).await
}

/// Sends bytes and leaves the connection open; reads what comes until the server closes it.
pub async fn until_closed(app: &TestApp, bytes: &[u8]) -> String {
    let mut stream = connect(app).await;
    let _ = stream.write_all(bytes).await;
    rest(&mut stream).await
}

async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer))
        .await
        .expect("the server closes");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    if let Ok(problem) = serde_json::from_str(body(&answer)) {
        seen::record(&problem);
    }
    answer
}

/// The head of a request, but for the blank line at its end.
pub fn head(caller: &Caller, line: &str, more: &str) -> String {
    let token = caller.token.as_ref().map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    format!("{line} HTTP/1.1\r\nHost: x\r\nX-Request-Id: r-1\r\n{token}{more}")
}

/// A whole request without a body on a connection of its own.
pub async fn ask(app: &TestApp, caller: &Caller, line: &str, more: &str) -> String {
    exchange(app, format!("{}Connection: close\r\n\r\n", head(caller, line, more)).as_bytes()).await
}

/// The status of an answer.
#[track_caller]
pub fn status(answer: &str) -> u16 {
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    status.unwrap_or_else(|| panic!("no status: {answer:?}"))
}

/// The headers of an answer by their names in small letters, sorted, without those that differ each time.
pub fn headers(answer: &str) -> Vec<String> {
    let head = answer.split("\r\n\r\n").next().unwrap();
    let lines = head.split("\r\n").skip(1).map(str::to_ascii_lowercase);
    let mut lines: Vec<_> =
        lines.filter(|line| !line.starts_with("date:") && !line.starts_with("ratelimit:")).collect();
    lines.sort();
    lines
}

/// What comes after the head.
pub fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

/// Asks something at a server that lets connections rest for a second, and waits for their end; the framework's own limit is
/// five.
pub async fn ends_after_a_second_of_rest(stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) {
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut answer = vec![0; 4096];
    let read = stream.read(&mut answer).await.unwrap();
    assert!(answer[..read].starts_with(b"HTTP/1.1 200 "));
    let begun = Instant::now();
    drop(stream.read_to_end(&mut answer).await);
    let rested = begun.elapsed();
    assert!(rested > Duration::from_millis(400) && rested < Duration::from_secs(4), "{rested:?}");
}
