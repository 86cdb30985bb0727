//! A database with rows in every table, and what its callers hold.

use chrono::TimeDelta;
use gangway::auth::secret::Secret;
use gangway::aws::AwsMode;
use gangway::db::Share;
use gangway::events::retention::store;
use serde_json::{Value, json};

use super::BackUp;
use crate::support::bodies::{account_body, client_body, id, ids, number};
use crate::support::make;
use crate::support::world::World;
use crate::support::{Database, TestApp};
use crate::webhooks::receiver::{Receiver, hook};

pub const MASTER_KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// A server on SQLite that has had everything, and what its callers hold.
pub struct Full {
    pub app: TestApp,
    pub world: World,
    pub receiver: Receiver,
    /// Of the receiver's endpoint, whose secret was never rotated.
    pub hook: String,
    pub secret: String,
    pub keyed: Keyed,
    /// An event that was removed.
    pub forgotten: String,
}

/// A request with an `Idempotency-Key`, and its answer.
pub struct Keyed {
    pub body: Value,
    pub key: &'static str,
    pub answer: Value,
    pub location: String,
}

pub async fn full() -> Full {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Simulated, |settings| {
        settings.webhook_allow_private = true;
        settings.master_key = Some(Secret::new(MASTER_KEY));
    })
    .await;
    let forgotten = forget_old_events(&app).await;
    let world = World::new(&app, "Nube Partners").await;
    let caller = &world.reseller.caller;
    let client = &world.ids["clientId"];
    let note = json!({ "answers": { "sso": "yes" }, "note": "Líneas \"con\" \\comillas\\ {}, \u{1F642}" });
    caller.put(&format!("/clients/{client}/discovery"), note).await.expect(200);
    let rules = json!([{ "scope": "service", "match": "AmazonEC2", "type": "markup", "percent": "12.50" }]);
    let book = make::pricebook_with(&app, caller, rules).await;
    caller.delete(&format!("/pricebooks/{}", id(&book))).await.expect(204);
    linked(&app, &world, client).await;
    created(&app, &world, client).await;
    ended(&app).await;
    app.ops.post("/test-clock/advance", json!({ "seconds": 90 })).await.expect(200);
    let receiver = Receiver::taking().await;
    let (hook, secret) = hook(caller, &receiver.url).await;
    let body = client_body("Keyed");
    let keyed = caller.post_keyed("/clients", &body, "the-key").await;
    let location = keyed.header("location").unwrap().to_owned();
    let keyed = Keyed { body, key: "the-key", answer: keyed.expect(201), location };
    receiver.until(1).await;
    Full { app, world, receiver, hook, secret, keyed, forgotten }
}

impl Full {
    /// A back-up, with rows also where only AWS or a crash leaves some.
    pub fn back_up(&self) -> BackUp {
        let back_up = BackUp::of(&self.app);
        let (request, client) = (&self.world.ids["linkRequestId"], &self.world.ids["clientId"]);
        back_up.execute(&format!(
            "INSERT INTO handshakes VALUES ('{request}', '{{}}' || char(1, 127, 10, 92, 128578), 1733000000000001);
             INSERT INTO invitations (link_request_id, invited_at) VALUES ('{request}', 1733000000999999);
             INSERT INTO unfinished_work (kind, client_id, done_to, begun_at, actor_credential_id, actor_role)
               VALUES ('inherited_pricebooks', '{client}', '', 1733000000000000, 'ops', 'operations');"
        ));
        back_up
    }
}

/// What happened until now was years ago, and is removed; the id of one such event.
async fn forget_old_events(app: &TestApp) -> String {
    app.ops.post("/resellers", json!({ "name": "Older Partners" })).await.expect(201);
    let old = ids(&app.ops.get("/events").await.expect(200)).remove(0);
    app.database.execute("UPDATE events SET at = 1577836800000000");
    app.ops.post("/resellers", json!({ "name": "Later Partners" })).await.expect(201);
    // Not as the job does it, whose lease is the server's.
    let before = app.clock.real() - TimeDelta::days(400);
    app.app.db.write(&Share::Jobs, move |conn| Ok(store::remove(conn, before, 100)?)).await.unwrap();
    app.ops.get(&format!("/events?since={old}")).await.problem(410, "events_gone");
    old
}

/// An existing account from its registration to its end.
async fn linked(app: &TestApp, world: &World, client: &str) {
    let caller = &world.reseller.caller;
    let account = world.reseller.account(client, "3333").await;
    let request = caller.post("/link-requests", json!({ "cloudAccountId": id(&account) })).await.expect(201);
    let path = format!("/link-requests/{}", id(&request));
    app.ops.act(&format!("{path}/approve")).await.expect(200);
    app.ops.act(&format!("{path}/send")).await.expect(200);
    app.ops.until(&path, |body| body["status"] == "accepted").await;
}

/// A new account.
async fn created(app: &TestApp, world: &World, client: &str) {
    let body = json!({
        "origin": "new", "clientId": client, "nickname": "Sol Production", "supportType": "business_plus",
        "rootEmail": "root@sol.example", "submitLinkRequest": true,
    });
    let account = world.reseller.caller.post("/cloud-accounts", body).await.expect(201);
    let path = format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap());
    app.ops.act(&format!("{path}/approve")).await.expect(200);
    app.ops.act(&format!("{path}/send")).await.expect(200);
    app.ops.until(&path, |body| body["status"] == "completed").await;
}

/// What has come to its end: an archived client, a rotated and a revoked credential, a request that replaces another.
async fn ended(app: &TestApp) {
    let other = app.reseller("Other Partners").await;
    let client = other.bare_client("Archived").await;
    other.caller.delete(&format!("/clients/{client}")).await.expect(204);
    for action in ["rotate", "revoke"] {
        let body = json!({ "name": "tests", "role": "reseller", "resellerId": other.id });
        let (credential, _) = make::credential(&app.ops, body).await;
        let path = format!("/credentials/{credential}");
        match action {
            "rotate" => {
                drop(app.ops.post(&format!("{path}/rotate"), json!({ "graceSeconds": 6000 })).await.expect(200))
            }
            _ => drop(app.ops.delete(&path).await.expect(204)),
        }
    }
    let client = other.client(app, "Twice").await;
    let account = other.caller.post("/cloud-accounts", account_body(&client, &number("7777"))).await;
    let body = json!({ "cloudAccountId": id(&account.expect(201)) });
    let first = other.caller.post("/link-requests", body.clone()).await.expect(201);
    app.ops.post(&format!("/link-requests/{}/reject", id(&first)), json!({ "reason": "Not yet" })).await.expect(200);
    other.caller.post("/link-requests", body).await.expect(201);
}
