//! Streams of events (`text/event-stream`).

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use actix_web::rt;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::feed::{at_two, until_following};
use crate::on_both;
use crate::support::app::TestDatabase;
use crate::support::process::Server;
use crate::support::{Caller, Database, TestApp, make, raw};

/// How long a test waits for the next message.
const PATIENCE: Duration = Duration::from_secs(20);

/// A message of a stream.
#[derive(Debug, Clone, PartialEq)]
struct Message {
    id: String,
    event: String,
    data: Value,
}

/// An open stream, read as `EventSource` does.
struct Stream {
    response: reqwest::Response,
    rest: String,
    comments: usize,
}

impl Stream {
    async fn open(caller: &Caller, path: &str, last: Option<&str>) -> Self {
        let mut request = caller.client.get(format!("{}{path}", caller.url)).header("accept", "text/event-stream");
        request = request.bearer_auth(caller.token.as_ref().unwrap());
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        Self { response, rest: String::new(), comments: 0 }
    }

    /// The next message; none at the end of the stream.
    async fn next(&mut self) -> Option<Message> {
        loop {
            while let Some((block, rest)) = self.rest.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.rest = rest;
                if block.starts_with(':') {
                    self.comments += 1;
                    continue;
                }
                let fields: BTreeMap<_, _> = block.lines().map(|line| line.split_once(": ").unwrap()).collect();
                assert_eq!(fields.keys().copied().collect::<Vec<_>>(), ["data", "event", "id"], "{block}");
                let data = serde_json::from_str(fields["data"]).unwrap();
                return Some(Message { id: fields["id"].to_owned(), event: fields["event"].to_owned(), data });
            }
            // A server that stops breaks the connection off, or ends it.
            let chunk = rt::time::timeout(PATIENCE, self.response.chunk()).await.expect("something comes");
            self.rest.push_str(std::str::from_utf8(&chunk.ok().flatten()?).unwrap());
        }
    }

    async fn take(&mut self, count: usize) -> Vec<Message> {
        let mut taken = Vec::new();
        while taken.len() < count {
            taken.push(self.next().await.expect("the stream goes on"));
        }
        taken
    }

    /// How long it takes until the stream ends; nothing may come before.
    async fn ends(mut self) -> Duration {
        let begun = Instant::now();
        assert_eq!(self.next().await, None);
        begun.elapsed()
    }
}

fn about(messages: &[Message]) -> Vec<&str> {
    messages.iter().map(|message| message.data["resource"]["id"].as_str().unwrap()).collect()
}

on_both! {
    what_a_stream_has_looked_through_is_not_looked_through_again, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let first = reseller.bare_client("Panadería Sol").await;
        let mut archived = Stream::open(&reseller.caller, "/events?since=beginning&type=client.archived", None).await;
        // It has looked, and found nothing before this that its filter lets through.
        let (mark, second) = (reseller.bare_client("Mark").await, reseller.bare_client("Panadería Luna").await);
        reseller.caller.delete(&format!("/clients/{mark}")).await.expect(204);
        assert_eq!(about(&archived.take(1).await), [&mark]);
        app.database.execute(&format!("UPDATE events SET kind = 'client.archived' WHERE resource_id = '{first}'"));
        reseller.caller.delete(&format!("/clients/{second}")).await.expect(204);
        assert_eq!(about(&archived.take(1).await), [&second]);
        // Whoever comes now begins where it says.
        let mut anew = Stream::open(&reseller.caller, "/events?since=beginning&type=client.archived", None).await;
        assert_eq!(about(&anew.take(3).await), [&first, &mark, &second]);
    }
}

on_both! {
    a_stream_tells_everything_from_where_it_begins_and_then_what_happens, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let other = app.reseller("Other Partners").await;
        let first = reseller.bare_client("Panadería Sol").await;
        let mut whole = Stream::open(&reseller.caller, "/events?since=beginning&limit=2", None).await;
        let mut now = Stream::open(&reseller.caller, "/events?type=client.created", None).await;
        for (name, value) in [
            ("content-type", "text/event-stream"), ("cache-control", "no-store, no-transform"), ("x-accel-buffering", "no"),
        ] {
            assert_eq!(now.response.headers()[name], value);
        }
        assert!(now.response.headers().get("content-encoding").is_none());
        let told = whole.take(3).await;
        let listed = reseller.caller.get("/events?since=beginning").await.expect(200);
        assert_eq!(told.iter().map(|message| message.data.clone()).collect::<Vec<_>>(), *listed["data"].as_array().unwrap());
        for message in &told {
            assert_eq!((json!(message.id), json!(message.event)), (message.data["id"].clone(), message.data["type"].clone()));
        }
        other.bare_client("Panadería Mar").await;
        let second = reseller.bare_client("Panadería Luna").await;
        reseller.caller.delete(&format!("/clients/{first}")).await.expect(204);
        let third = reseller.bare_client("Panadería Nube").await;
        assert_eq!(about(&whole.take(3).await), [&second, &first, &third]);
        assert_eq!(about(&now.take(2).await), [&second, &third], "from now on, and what the filter lets through");

        // Where it broke off it goes on, whatever `since` says.
        let mut resumed = Stream::open(&reseller.caller, "/events?since=now", Some(&told[2].id)).await;
        assert_eq!(about(&resumed.take(3).await), [&second, &first, &third]);
        let cursor = listed["nextCursor"].as_str().unwrap();
        let mut of_cursor = Stream::open(&reseller.caller, &format!("/events?since=beginning&cursor={cursor}"), None).await;
        assert_eq!(about(&of_cursor.take(1).await), [&second]);
        // Nobody goes on from what another one saw.
        let stream = [("accept", "text/event-stream"), ("last-event-id", told[2].id.as_str())];
        let asked = other.caller.send(reqwest::Method::GET, "/events", None, &stream).await;
        asked.problem(422, "cursor_invalid");
        // A page is a page for whoever likes both.
        let both = [("accept", "*/*")];
        reseller.caller.send(reqwest::Method::GET, "/events", None, &both).await.expect(200)["data"].as_array().unwrap();
    }
}

on_both! {
    a_stream_goes_on_over_a_restart_without_a_gap_and_without_a_repetition, Manual, |app| {
        const CLIENTS: usize = 30;
        let reseller = app.reseller("Nube Partners").await;
        // Three servers, one after another, on the database of the one that is written by.
        let mut server = Server::start_with(&app.database, &[("GANGWAY_PUBLIC_URL", &app.url)]).await;
        let at = |server: &Server| Caller { url: server.url.clone(), ..reseller.caller.clone() };
        let last = reseller.caller.get("/events?limit=1").await.expect(200)["data"][0]["id"].as_str().unwrap().to_owned();
        let mut stream = Stream::open(&at(&server), &format!("/events?since={last}"), None).await;
        let writer = {
            let caller = reseller.caller.clone();
            rt::spawn(async move {
                let mut made = Vec::new();
                for number in 0..CLIENTS {
                    made.push(make::bare_client(&caller, &format!("Client {number}")).await);
                    rt::time::sleep(Duration::from_millis(50)).await;
                }
                made
            })
        };
        let mut told = stream.take(5).await;
        for _ in 0..2 {
            server.signal("TERM");
            let stopped = Instant::now();
            while let Some(message) = stream.next().await {
                told.push(message);
            }
            assert!(stopped.elapsed() < Duration::from_secs(5), "the stream ended after {:?}", stopped.elapsed());
            assert_eq!(server.ended().await, Some(0), "{}", server.log());
            assert!(stopped.elapsed() < Duration::from_secs(15), "the server ended after {:?}", stopped.elapsed());
            server = Server::start_with(&app.database, &[("GANGWAY_PUBLIC_URL", &app.url)]).await;
            stream = Stream::open(&at(&server), "/events", Some(&told.last().unwrap().id)).await;
        }
        let made = writer.await.unwrap();
        told.extend(stream.take(CLIENTS - told.len()).await);
        assert_eq!(about(&told), made.iter().collect::<Vec<_>>());
    }
}

on_both! {
    a_stream_ends_with_its_token, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let body = json!({ "name": "narrow", "role": "reseller", "resellerId": reseller.id, "scopes": ["events:read"] });
        let (id, secret) = make::credential(&app.ops, body).await;
        let narrow = Caller::login(&app.url, &id, &secret).await;
        let (narrow, there) = at_two(&app, &narrow).await;
        let path = "/events?type=client.archived";
        let (here, elsewhere) = (Stream::open(&narrow, path, None).await, Stream::open(&there, path, None).await);
        app.login_ops().await.delete(&format!("/credentials/{id}")).await.expect(204);
        for stream in [here, elsewhere] {
            let took = stream.ends().await;
            assert!(took < Duration::from_secs(5), "{took:?}");
        }
        let caller = Caller { token: reseller.caller.token.clone(), ..Caller::anonymous(&app.url) };
        let stream = Stream::open(&caller, path, None).await;
        app.clock.advance(chrono::TimeDelta::hours(1));
        let took = stream.ends().await;
        assert!(took < Duration::from_secs(5), "{took:?}");
        until_following(&app.url, "stream", 0).await;
    }
}

on_both! {
    streams_of_a_credential_are_bounded_and_those_of_others_are_theirs, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let mut open = Vec::new();
        for _ in 0..25 {
            open.push(Stream::open(&reseller.caller, "/events", None).await);
        }
        let stream = [("accept", "text/event-stream")];
        let refused = reseller.caller.send(reqwest::Method::GET, "/events", None, &stream).await;
        refused.problem(429, "too_many_followers");
        let mut others = Stream::open(&app.ops, "/events", None).await;
        let client = reseller.bare_client("Panadería Sol").await;
        for stream in open.iter_mut().chain([&mut others]) {
            assert_eq!(about(&stream.take(1).await), [client.as_str()]);
        }
        // Streams that nobody reads any more are found out, at the latest by what is written into them.
        drop((open, others));
        until_following(&app.url, "stream", 0).await;
    }
}

on_both! {
    a_reader_that_does_not_read_costs_nobody_else_anything, Manual, |app| {
        const MANY: u32 = 5_000;
        let reseller = app.reseller("Nube Partners").await;
        let at = match app.database.target {
            gangway::db::Target::Postgres(_) => "TIMESTAMPTZ '2020-01-01 00:00:00Z'",
            gangway::db::Target::Sqlite { .. } => "1577836800000000",
        };
        let (number, series) = (app.database.digits(20), app.database.series(MANY));
        let table = app.database.waiting_room();
        app.database.execute(&format!(
            "INSERT INTO {table} (id, kind, at, actor_role, reseller_id, resource_id, resource_version, data) \
             SELECT 'evt_000000' || {number}, 'client.updated', {at}, 'platform', '{}', 'cli_' || n, 1, '{{}}' FROM {series}",
            reseller.id,
        ));
        let mut slow = raw::connect(&app).await;
        let line = raw::head(&reseller.caller, "GET /events?since=beginning&limit=100", "Accept: text/event-stream\r\n");
        slow.write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
        until_following(&app.url, "stream", 1).await;
        let mut quick = Stream::open(&reseller.caller, "/events?type=client.created", None).await;
        for number in 0..5 {
            let asked = Instant::now();
            let client = reseller.bare_client(&format!("Client {number}")).await;
            assert_eq!(about(&quick.take(1).await), [client.as_str()]);
            assert!(asked.elapsed() < Duration::from_secs(8), "{:?}", asked.elapsed());
        }
        // It gets all of it when it reads at last, in order.
        let (mut text, mut part) = (String::new(), vec![0; 65_536]);
        while text.matches("\"client.updated\"").count() < usize::try_from(MANY).unwrap() {
            let read = rt::time::timeout(PATIENCE, slow.read(&mut part)).await.expect("something comes").unwrap();
            assert!(read > 0, "the stream ended");
            text.push_str(&String::from_utf8_lossy(&part[..read]));
        }
        let ids: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("id: ")).collect();
        assert!(ids.len() >= usize::try_from(MANY).unwrap() && ids.is_sorted(), "{} ids", ids.len());
    }
}

#[actix_web::test]
async fn a_silent_stream_is_kept_alive_and_a_head_request_has_none() {
    let app = TestApp::start(Database::Sqlite, gangway::aws::AwsMode::Manual).await;
    let mut stream = Stream::open(&app.ops, "/events?type=client.archived", None).await;
    let url = app.url.clone();
    let token = app.ops.token.clone().unwrap();
    let head = app.ops.client.head(format!("{url}/events")).header("accept", "text/event-stream").bearer_auth(token);
    let head = head.send().await.unwrap();
    assert_eq!((head.status().as_u16(), head.headers()["content-type"].to_str().unwrap()), (200, "text/event-stream"));
    let begun = Instant::now();
    while stream.comments < 2 {
        assert!(begun.elapsed() < Duration::from_secs(18), "{} comments", stream.comments);
        let read = rt::time::timeout(Duration::from_secs(1), stream.next()).await;
        assert!(read.is_err(), "nothing happened");
    }
    assert!(begun.elapsed() > Duration::from_secs(10), "the second comment came after {:?}", begun.elapsed());
}

#[actix_web::test]
async fn a_stop_answers_who_waits_and_ends_streams() {
    let database = TestDatabase::new(Database::Sqlite);
    let mut server = Server::start(&database).await;
    let ops = server.ops().await;
    let held = {
        let ops = ops.clone();
        rt::spawn(async move { ops.get("/events?since=now&wait=30&type=client.archived").await.expect(200) })
    };
    let stream = Stream::open(&ops, "/events?type=client.archived", None).await;
    until_following(&server.url, "wait", 1).await;
    let stopped = Instant::now();
    server.signal("TERM");
    let page = held.await.unwrap();
    assert_eq!((&page["data"], page["nextCursor"].is_string()), (&json!([]), true));
    stream.ends().await;
    assert!(stopped.elapsed() < Duration::from_secs(3), "{:?}", stopped.elapsed());
    assert_eq!(server.ended().await, Some(0), "{}", server.log());
    assert!(stopped.elapsed() < Duration::from_secs(15), "{:?}", stopped.elapsed());
}
