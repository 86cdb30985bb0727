//! Writers that go on whatever happens: each thing is made with an `Idempotency-Key`, and asked for again until it is made.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use actix_web::rt;
use serde_json::{Value, json};

use crate::support::bodies::client_body;
use crate::support::process::{PATIENCE, Server};
use crate::support::{Answer, Caller, make};

/// What one writer has seen.
#[derive(Default)]
struct Seen {
    /// Ids that were acknowledged, and when.
    made: Vec<(String, Instant)>,
    refused: u32,
    broken: u32,
    longest: Duration,
}

/// Writers at work.
pub struct Writers {
    over: Arc<AtomicBool>,
    tasks: Vec<rt::task::JoinHandle<Seen>>,
}

/// What all of them have seen.
pub struct Outcome {
    pub made: BTreeSet<String>,
    /// Answers of 503.
    pub refused: u32,
    /// Requests that got no answer at all.
    pub broken: u32,
    /// The longest that a request has waited for its answer.
    pub longest: Duration,
    /// Of each writer, when something was acknowledged.
    times: Vec<Vec<Instant>>,
}

impl Outcome {
    /// How long after this moment the last of the writers was served, and the longest that one of them was not.
    pub fn served_after(&self, moment: Instant) -> (Duration, Duration) {
        let (mut after, mut gap) = (Duration::ZERO, Duration::ZERO);
        for times in &self.times {
            let first = times.iter().position(|time| *time > moment).expect("each writer is served again");
            after = after.max(times[first] - moment);
            gap = gap.max(times[first] - times[first - 1]);
        }
        (after, gap)
    }
}

/// A reseller of the servers, as a caller of each of them.
pub async fn reseller(servers: &[Server]) -> Vec<Caller> {
    let ops = servers[0].ops().await;
    let reseller = ops.post("/resellers", json!({ "name": "Nube Partners" })).await.expect(201);
    let body = json!({ "name": "tests", "role": "reseller", "resellerId": reseller["id"] });
    let (id, secret) = make::credential(&ops, body).await;
    let mut callers = Vec::new();
    for server in servers {
        callers.push(Caller::login(&server.url, &id, &secret).await);
    }
    callers
}

impl Writers {
    /// As many writers as wanted, each going round among the servers. What they make has names that begin alike.
    pub fn start(callers: &[Caller], prefix: &'static str, count: usize) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let start = |writer| rt::spawn(write(callers.to_vec(), prefix, writer, Arc::clone(&over)));
        let tasks = (0..count).map(start).collect();
        Self { over, tasks }
    }

    /// The first thing that one of them has asked for, once more.
    pub async fn again(caller: &Caller, prefix: &str, writer: usize) -> Answer {
        let (name, body) = request(prefix, writer, 0);
        caller.post_keyed("/clients", &body, &name).await
    }

    /// Lets them come to the end of what they are at.
    pub async fn stop(self) -> Outcome {
        self.over.store(true, Ordering::SeqCst);
        let (made, times) = Default::default();
        let mut all = Outcome { made, refused: 0, broken: 0, longest: Duration::ZERO, times };
        for task in self.tasks {
            let seen = task.await.unwrap();
            all.times.push(seen.made.iter().map(|(_, at)| *at).collect());
            for (id, _) in seen.made {
                assert!(all.made.insert(id.clone()), "{id} was made twice");
            }
            all.refused += seen.refused;
            all.broken += seen.broken;
            all.longest = all.longest.max(seen.longest);
        }
        all
    }
}

/// The key of a thing, and the request for it.
fn request(prefix: &str, writer: usize, number: usize) -> (String, Value) {
    let name = format!("{prefix}-{writer}-{number}");
    let mut body = client_body(&name);
    body["externalRef"] = json!(name);
    (name, body)
}

async fn write(callers: Vec<Caller>, prefix: &str, writer: usize, over: Arc<AtomicBool>) -> Seen {
    let mut seen = Seen::default();
    let mut turn = writer;
    // The server closes connections that nobody used for some seconds: what is sent by one at that moment gets no answer.
    let client = reqwest::Client::builder()
        .pool_idle_timeout(Duration::from_secs(1))
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap();
    for number in 0.. {
        if over.load(Ordering::SeqCst) {
            break;
        }
        let (name, body) = request(prefix, writer, number);
        let first = Instant::now();
        loop {
            assert!(first.elapsed() < PATIENCE, "{name} is never made");
            let caller = &callers[turn % callers.len()];
            turn += 1;
            let request = client.post(format!("{}/clients", caller.url)).json(&body);
            let request = request.header("idempotency-key", &name).bearer_auth(caller.token.as_ref().unwrap());
            let begun = Instant::now();
            let Ok(answer) = request.send().await else {
                seen.broken += 1;
                continue;
            };
            let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
            let answer: Value = answer.json().await.unwrap();
            seen.longest = seen.longest.max(begun.elapsed());
            if status == 201 {
                seen.made.push((answer["id"].as_str().unwrap().to_owned(), Instant::now()));
                break;
            }
            // An earlier try may still be at work.
            assert!(status == 503 || answer["code"] == "idempotency_in_progress", "{status}: {answer}");
            assert!(status != 503 || headers.contains_key("retry-after"), "{answer}");
            seen.refused += 1;
            rt::time::sleep(Duration::from_millis(100)).await;
        }
    }
    seen
}
