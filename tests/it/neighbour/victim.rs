//! Who does nothing out of the ordinary.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::json;

use super::credential;
use crate::support::{Caller, make};

/// The longest wait for each thing that the victim does.
pub type Waits = BTreeMap<&'static str, Duration>;

/// A reseller with one client, which does one thing after another.
pub struct Victim {
    caller: Caller,
    nobody: Caller,
    id: String,
    secret: String,
    client: String,
}

impl Victim {
    pub async fn new(ops: &Caller, master: &str) -> Self {
        let reseller = ops.post("/resellers", json!({ "name": "Light" })).await.expect(201);
        let (caller, id, secret) = credential(ops, reseller["id"].as_str().unwrap()).await;
        let client = make::bare_client(&caller, "Light").await;
        let provider = json!({ "pricebookId": master, "currency": "USD" });
        caller.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);
        Self { nobody: Caller::anonymous(&ops.url), caller, id, secret, client }
    }

    /// Goes its rounds for so long; every answer must be right.
    pub async fn watch(&self, long: Duration) -> Waits {
        let mut waits = Waits::new();
        let begun = Instant::now();
        let mut round = 0_u32;
        while begun.elapsed() < long {
            let path = format!("/clients/{}", self.client);
            let read = Instant::now();
            self.caller.get(&path).await.expect(200);
            note(&mut waits, "read", read);
            let list = Instant::now();
            let page = self.caller.get("/clients?limit=5").await.expect(200);
            assert_eq!(page["data"].as_array().unwrap().len(), 1, "{page}");
            note(&mut waits, "list", list);
            let write = Instant::now();
            let body = json!({ "externalRef": format!("{round}-{}", begun.elapsed().as_nanos()) });
            self.caller.patch(&path, body).await.expect(200);
            note(&mut waits, "write", write);
            let ready = Instant::now();
            self.nobody.get("/readyz").await.expect(200);
            note(&mut waits, "readyz", ready);
            if round.is_multiple_of(5) {
                let login = Instant::now();
                Caller::login(&self.nobody.url, &self.id, &self.secret).await;
                note(&mut waits, "login", login);
            }
            round += 1;
            // Light: some twenty requests a second, below its own limit.
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
        assert!(round >= 3, "only {round} rounds in {long:?}");
        waits
    }
}

fn note(waits: &mut Waits, what: &'static str, begun: Instant) {
    let wait = waits.entry(what).or_default();
    *wait = (*wait).max(begun.elapsed());
}
