//! A receiver of webhooks on a free port of 127.0.0.1, which behaves as a test wants, and how tests set an endpoint up.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use gangway::aws::AwsMode;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::bodies::{client_body, id};
use crate::support::{Caller, Database, TestApp};

pub const BOTH: [Database; 2] = [Database::Sqlite, Database::Postgres];

/// A server that may send to 127.0.0.1.
pub async fn open(kind: Database) -> TestApp {
    TestApp::start_with(kind, AwsMode::Manual, |settings| settings.webhook_allow_private = true).await
}

/// What was delivered.
#[derive(Debug, Clone)]
pub struct Delivered {
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub text: String,
    pub event: Value,
    pub at: Instant,
}

impl Delivered {
    pub fn id(&self) -> &str {
        &self.headers["webhook-id"]
    }

    pub fn resource(&self) -> &str {
        self.event["resource"]["id"].as_str().unwrap()
    }
}

/// What a receiver does with a delivery.
#[derive(Debug, Clone)]
pub enum Reaction {
    /// Answers with this status, after so long.
    Status(u16, Duration),
    /// Answers with these bytes and closes.
    Raw(String),
    /// Never answers.
    Silence,
    /// Answers 200 after so long, and sends the body byte by byte without end.
    Drip(Duration),
    /// Sends the head byte by byte without end.
    DripHead,
    /// Answers 200 with a body that never ends, as fast as it is taken.
    Endless,
}

impl Reaction {
    pub const fn status(status: u16) -> Self {
        Self::Status(status, Duration::ZERO)
    }
}

type Behaviour = dyn Fn(&Delivered, &[Delivered]) -> Reaction;

/// A receiver.
pub struct Receiver {
    pub url: String,
    seen: Rc<RefCell<Vec<Delivered>>>,
    sent: Rc<RefCell<usize>>,
}

impl Receiver {
    /// A receiver that decides by what comes and what came before it.
    pub async fn new(behaviour: impl Fn(&Delivered, &[Delivered]) -> Reaction + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (seen, sent): (Rc<RefCell<Vec<Delivered>>>, Rc<RefCell<usize>>) = Default::default();
        let behaviour: Rc<Behaviour> = Rc::new(behaviour);
        let (all, count) = (Rc::clone(&seen), Rc::clone(&sent));
        actix_web::rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                actix_web::rt::spawn(take(stream, Rc::clone(&behaviour), Rc::clone(&all), Rc::clone(&count)));
            }
        });
        Self { url, seen, sent }
    }

    /// A receiver that takes everything.
    pub async fn taking() -> Self {
        Self::new(|_, _| Reaction::status(204)).await
    }

    pub fn all(&self) -> Vec<Delivered> {
        self.seen.borrow().clone()
    }

    /// What came about these resources.
    pub fn about(&self, resource: &str) -> Vec<Delivered> {
        self.all().into_iter().filter(|one| one.resource() == resource).collect()
    }

    /// Bytes of bodies that were sent.
    pub fn sent(&self) -> usize {
        *self.sent.borrow()
    }

    /// Waits until so many came.
    pub async fn until(&self, count: usize) -> Vec<Delivered> {
        self.until_within(count, Duration::from_secs(20)).await
    }

    pub async fn until_within(&self, count: usize, limit: Duration) -> Vec<Delivered> {
        let begun = Instant::now();
        while self.seen.borrow().len() < count {
            assert!(begun.elapsed() < limit, "{count} deliveries do not come, but {:#?}", self.all());
            sleep(Duration::from_millis(20)).await;
        }
        self.all()
    }
}

async fn read(stream: &mut TcpStream) -> Option<Delivered> {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let mut lines = head.lines();
            let path = lines.next()?.split(' ').nth(1)?.to_owned();
            let headers: BTreeMap<_, _> = lines
                .filter_map(|line| line.split_once(": "))
                .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
                .collect();
            if body.len() >= headers.get("content-length")?.parse::<usize>().ok()? {
                let event = serde_json::from_str(body).unwrap_or_default();
                return Some(Delivered { path, headers, text: body.to_owned(), event, at: Instant::now() });
            }
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

async fn take(
    mut stream: TcpStream,
    behaviour: Rc<Behaviour>,
    seen: Rc<RefCell<Vec<Delivered>>>,
    sent: Rc<RefCell<usize>>,
) {
    let Some(delivered) = read(&mut stream).await else { return };
    let reaction = behaviour(&delivered, &seen.borrow());
    seen.borrow_mut().push(delivered);
    match reaction {
        Reaction::Status(status, after) => {
            sleep(after).await;
            let answer = format!("HTTP/1.1 {status} As wanted\r\ncontent-length: 0\r\n\r\n");
            drop(stream.write_all(answer.as_bytes()).await);
        }
        Reaction::Raw(text) => drop(stream.write_all(text.as_bytes()).await),
        Reaction::Silence => sleep(Duration::from_secs(120)).await,
        Reaction::Drip(after) => {
            sleep(after).await;
            drop(stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n").await);
            while stream.write_all(b".").await.is_ok() {
                *sent.borrow_mut() += 1;
                sleep(Duration::from_millis(100)).await;
            }
        }
        Reaction::DripHead => {
            drop(stream.write_all(b"HTTP/1.1 200 OK\r\nx-slow: ").await);
            while stream.write_all(b".").await.is_ok() {
                sleep(Duration::from_millis(100)).await;
            }
        }
        Reaction::Endless => {
            drop(stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n").await);
            while stream.write_all(&[b'.'; 65536]).await.is_ok() {
                *sent.borrow_mut() += 65536;
            }
        }
    }
}

/// A new endpoint for everything, its id and its secret.
pub async fn hook(caller: &Caller, url: &str) -> (String, String) {
    hook_of(caller, url, json!(["*"])).await
}

/// A new endpoint for these types.
pub async fn hook_of(caller: &Caller, url: &str, types: Value) -> (String, String) {
    let made = caller.post("/webhook-endpoints", json!({ "url": url, "eventTypes": types })).await.expect(201);
    (id(&made).to_owned(), made["secret"].as_str().unwrap().to_owned())
}

/// A new client; its id.
pub async fn client(caller: &Caller, name: &str) -> String {
    id(&caller.post("/clients", client_body(name)).await.expect(201)).to_owned()
}

/// Changes a client so that it has another version.
pub async fn rename(caller: &Caller, client: &str, name: &str) {
    caller.patch(&format!("/clients/{client}"), json!({ "name": name })).await.expect(200);
}

/// The deliveries to an endpoint, newest first.
pub async fn deliveries(caller: &Caller, hook: &str) -> Vec<Value> {
    let page = caller.get(&format!("/webhook-endpoints/{hook}/deliveries?limit=100")).await.expect(200);
    page["data"].as_array().unwrap().clone()
}

/// Waits until the deliveries to an endpoint are as wanted.
pub async fn deliveries_until(caller: &Caller, hook: &str, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
    let begun = Instant::now();
    loop {
        let all = deliveries(caller, hook).await;
        if wanted(&all) {
            return all;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{all:#?}");
        sleep(Duration::from_millis(50)).await;
    }
}

/// Waits until so many attempts are stored. What came to a receiver is stored a moment later, at the time it is then:
/// a clock that is put forward in between would have the next attempt wait for as long again.
pub async fn attempts_until(caller: &Caller, hook: &str, count: usize) {
    deliveries_until(caller, hook, |all| {
        all.iter().map(|one| one["attempts"].as_array().unwrap().len()).sum::<usize>() >= count
    })
    .await;
}
