//! Too large, too slow, never read.

use std::time::Duration;

use gangway::aws::AwsMode;
use gangway::settings::Timeouts;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::start;
use crate::support::raw::{ask, body, connect, ends_after_a_second_of_rest, exchange, head, status, until_closed};
use crate::support::{Caller, Database, TestApp};

/// A server that waits for clients as long as a test does.
async fn impatient() -> TestApp {
    let timeouts = Timeouts {
        head: Duration::from_millis(800),
        body: Duration::from_millis(300),
        linger: Duration::from_millis(800),
        unread: Duration::from_millis(1500),
        ..Timeouts::default()
    };
    TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| settings.timeouts = timeouts).await
}

#[actix_web::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_sent_and_the_answer_arrives() {
    let app = start().await;
    let json = "Content-Type: application/json\r\n";
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (line, media) in [("POST /clients", json), ("POST /oauth/token", form)] {
        let announced = format!("{}\r\n", head(&app.ops, line, &format!("{media}Content-Length: 99999999\r\n")));
        // Nothing of the body follows, and the answer does not wait for it.
        let answer = exchange(&app, announced.as_bytes()).await;
        assert!(status(&answer) == 413 && answer.contains("connection: close"), "{line}: {answer}");
        // A client that goes on sending can read it all the same.
        let sent = format!("{announced}{}", " ".repeat(3_000_000));
        assert_eq!(status(&exchange(&app, sent.as_bytes()).await), 413, "{line}");
        let chunk = format!("8000\r\n{}\r\n", " ".repeat(0x8000));
        let chunked = format!(
            "{}\r\n{}0\r\n\r\n",
            head(&app.ops, line, &format!("{media}Transfer-Encoding: chunked\r\n")),
            chunk.repeat(40)
        );
        assert_eq!(status(&exchange(&app, chunked.as_bytes()).await), 413, "{line}");
    }
    // Whoever asks first is let through to the refusal, and need not send the body.
    let expecting = format!("{json}Expect: 100-continue\r\nContent-Length: 99999999\r\n");
    let answer = exchange(&app, format!("{}\r\n", head(&app.ops, "POST /clients", &expecting)).as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 413 "), "{answer}");
    let exact = format!("{json}Content-Length: 65536\r\nConnection: close\r\n");
    let exact = format!("{}\r\n[{}]", head(&app.ops, "POST /clients", &exact), " ".repeat(65_534));
    assert_eq!(status(&exchange(&app, exact.as_bytes()).await), 422);
}

#[actix_web::test]
async fn who_is_too_slow_is_cut_off() {
    let app = impatient().await;
    let json = "Content-Type: application/json\r\n";
    for (line, more, begin) in [
        ("POST /clients", format!("{json}Content-Length: 100\r\n"), "{"),
        ("POST /clients", format!("{json}Content-Length: 100\r\n"), ""),
        ("POST /clients", format!("{json}Transfer-Encoding: chunked\r\n"), "1\r\n{\r\n"),
    ] {
        let answer = until_closed(&app, format!("{}\r\n{begin}", head(&app.ops, line, &more)).as_bytes()).await;
        assert!(status(&answer) == 408 && answer.contains("connection: close"), "{answer}");
        assert!(body(&answer).contains("\"code\":\"request_timeout\""), "{answer}");
    }
    let form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n";
    let answer = until_closed(&app, format!("{}\r\ngrant", head(&app.ops, "POST /oauth/token", form)).as_bytes()).await;
    assert!(status(&answer) == 408 && body(&answer).contains("\"error\":\"invalid_request\""), "{answer}");
    // A head: the framework answers, and nothing is known of the request that a problem could tell.
    for begin in ["GET /clients HTT", "GET /clients HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let answer = until_closed(&app, begin.as_bytes()).await;
        assert!(status(&answer) == 408 && body(&answer).is_empty(), "{answer}");
    }
    // A body that nobody waits for does not keep the connection either, whatever the answer was.
    let nobody = Caller::anonymous(&app.url);
    for (line, expected) in [("POST /clients", 401), ("POST /nothing", 404), ("OPTIONS /clients", 204), ("GET /", 200)]
    {
        for (more, begin) in [("Transfer-Encoding: chunked\r\n", "1\r\n{\r\n"), ("Content-Length: 100\r\n", "{")] {
            let answer = until_closed(&app, format!("{}\r\n{begin}", head(&nobody, line, more)).as_bytes()).await;
            assert_eq!(status(&answer), expected, "{line} {more}: {answer:.400}");
        }
    }
    // Pauses are not what counts, but the whole time: a byte now and then does not help.
    let mut stream = connect(&app).await;
    let dripping = head(&app.ops, "POST /clients", &format!("{json}Content-Length: 100\r\n"));
    stream.write_all(format!("{dripping}\r\n").as_bytes()).await.unwrap();
    for _ in 0..100 {
        if stream.write_all(b" ").await.is_err() {
            break;
        }
        actix_web::rt::time::sleep(Duration::from_millis(30)).await;
    }
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer).await;
    assert!(answer.is_empty() || status(&answer) == 408, "{answer}");
    app.ops.get("/clients").await.expect(200);
}

#[actix_web::test]
async fn an_answer_that_nobody_reads_is_given_up() {
    let app = impatient().await;
    let mut stream = connect(&app).await;
    // More than the system keeps for both sides of a connection.
    let request = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n";
    stream.write_all(request.repeat(40).as_bytes()).await.unwrap();
    actix_web::rt::time::sleep(Duration::from_secs(6)).await;
    let mut answers = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answers)).await;
    let ended = read.expect("the server has ended the connection");
    let whole = ask(&app, &Caller::anonymous(&app.url), "GET /openapi.json", "").await.len();
    assert!(ended.is_err() && answers.len() < 40 * (whole - 200), "{ended:?} after {} bytes", answers.len());
}

#[actix_web::test]
async fn a_connection_that_nothing_comes_by_is_ended() {
    let timeouts = Timeouts { idle: Duration::from_secs(1), ..Timeouts::default() };
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| settings.timeouts = timeouts).await;
    let mut stream = connect(&app).await;
    ends_after_a_second_of_rest(&mut stream).await;
    // Longer than proxies and programs keep theirs, which is 90 seconds at most for the usual ones.
    assert!(Timeouts::default().idle > Duration::from_secs(90));
}
