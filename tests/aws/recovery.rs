//! What the served program makes of lost answers, crashes, several replicas and an owner who is faster: nothing is lost and
//! nothing is done twice.

use serde_json::json;

use crate::faults::{Broken, error};
use crate::support::Caller;
use crate::support::app::{Database, OPS_ID, OPS_SECRET, TestDatabase};
use crate::support::bodies::id;
use crate::support::process::Server;
use crate::walk::{client_with_pricebook, existing, settings, until};
use crate::world::{MANAGEMENT, OWNER, STRANGER, World};

async fn approved(ops: &Caller, client: &str, number: &str) -> String {
    let account = ops.post("/cloud-accounts", existing(client, number)).await.expect(201);
    let request = ops.post("/link-requests", json!({ "cloudAccountId": id(&account) })).await.expect(201);
    let path = format!("/link-requests/{}", id(&request));
    ops.act(&format!("{path}/approve")).await.expect(200);
    path
}

/// How many invitations AWS knows of.
async fn invitations(world: &World) -> usize {
    let list = world.organizations(MANAGEMENT).list_handshakes_for_organization().send().await.unwrap();
    list.handshakes().len()
}

/// The server dies at once, as by `kill -9`, and two others start over its database.
async fn two_instead(mut server: Server, database: &TestDatabase, settings: &[(&str, &str)]) -> [Server; 2] {
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    [Server::start_with(database, settings).await, Server::start_with(database, settings).await]
}

/// AWS acts, and its answer does not come.
fn lost() -> serde_json::Value {
    json!({ "response": { "abort_bytes": 0 } })
}

#[actix_web::test]
async fn a_lost_answer_is_found_in_awss_list_after_a_crash_and_a_call_that_never_came_there_is_made_again() {
    let broken = Broken::start().await;
    let database = TestDatabase::new(Database::Postgres);
    let mut settings = settings(&broken.proxy.url);
    settings.push(("GANGWAY_AWS_INVITATIONS_PER_DAY", "5"));
    let server = Server::start_with(&database, &settings).await;
    let ops = Caller::login(&server.url, OPS_ID, OPS_SECRET).await;
    let client = client_with_pricebook(&ops).await;

    // AWS surely did not act: the request can be sent again at once.
    let link = approved(&ops, &client, OWNER).await;
    let throttled = error("TooManyRequestsException", 400);
    broken.rule("organizations", "InviteAccountToOrganization", &throttled).await;
    ops.act(&format!("{link}/send")).await.problem(503, "aws_unavailable");
    assert_eq!(ops.get(&link).await.expect(200)["status"], "approved");
    assert_eq!(invitations(&broken.world).await, 0);

    // AWS acted and its answer was lost: nobody asks it again, and its list tells, also to another process.
    broken.rule("organizations", "InviteAccountToOrganization", &lost()).await;
    ops.act(&format!("{link}/send")).await.problem(503, "aws_unavailable");
    assert_eq!(ops.get(&link).await.expect(200)["status"], "sending");
    ops.act(&format!("{link}/send")).await.problem(409, "link_request_transition_not_allowed");
    broken.mended().await;
    let [one, other] = two_instead(server, &database, &settings).await;
    let ops = Caller::login(&one.url, OPS_ID, OPS_SECRET).await;
    let sent = until(&ops, &link, "sent").await;
    assert!(sent["handshakeId"].is_string(), "{sent}");
    assert_eq!(invitations(&broken.world).await, 1);
    let history = ops.get(&format!("{link}/history")).await.expect(200);
    let moves: Vec<_> = history["data"].as_array().unwrap().iter().map(|step| step["to"].clone()).collect();
    assert_eq!(moves.iter().filter(|to| **to == "sent").count(), 1, "{history}");

    // The owner is faster than whoever withdraws.
    let handshake = sent["handshakeId"].as_str().unwrap();
    broken.world.organizations(OWNER).accept_handshake().handshake_id(handshake).send().await.unwrap();
    let elsewhere = Caller::login(&other.url, OPS_ID, OPS_SECRET).await;
    elsewhere.act(&format!("{link}/cancel")).await.problem(409, "link_request_transition_not_allowed");
    assert_eq!(ops.get(&link).await.expect(200)["status"], "accepted");

    // An address that hangs holds up nobody else.
    let link = approved(&ops, &client, STRANGER).await;
    broken.rule("organizations", "InviteAccountToOrganization", &json!({ "timeout_ms": 60_000 })).await;
    let (path, sender) = (format!("{link}/send"), ops.clone());
    let hanging = actix_web::rt::spawn(async move { sender.act(&path).await.status });
    let begun = std::time::Instant::now();
    elsewhere.get("/link-requests").await.expect(200);
    ops.get(&link).await.expect(200);
    assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!(hanging.await.unwrap(), 503);
    broken.mended().await;
}

#[actix_web::test]
async fn a_lost_creation_makes_one_account_and_a_lost_withdrawal_is_noticed_after_a_crash() {
    let broken = Broken::start().await;
    let database = TestDatabase::new(Database::Sqlite);
    let settings = settings(&broken.proxy.url);
    let server = Server::start_with(&database, &settings).await;
    let ops = Caller::login(&server.url, OPS_ID, OPS_SECRET).await;
    let client = client_with_pricebook(&ops).await;
    let sent = approved(&ops, &client, OWNER).await;
    ops.act(&format!("{sent}/send")).await.expect(200);

    broken.rule("organizations", "CancelHandshake", &lost()).await;
    ops.act(&format!("{sent}/cancel")).await.problem(503, "aws_unavailable");
    assert_eq!(ops.get(&sent).await.expect(200)["status"], "sent");
    broken.rule("organizations", "CreateAccount", &lost()).await;
    let body = json!({
        "origin": "new", "clientId": client, "nickname": "Sol Production", "rootEmail": "aws-root@sol.example",
        "supportType": "basic", "submitLinkRequest": true,
    });
    let account = ops.post("/cloud-accounts", body).await.expect(201);
    let created = format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap());
    ops.act(&format!("{created}/approve")).await.expect(200);
    ops.act(&format!("{created}/send")).await.problem(503, "aws_unavailable");
    assert_eq!(ops.get(&created).await.expect(200)["status"], "creating");
    broken.mended().await;

    let [one, _other] = two_instead(server, &database, &settings).await;
    let ops = Caller::login(&one.url, OPS_ID, OPS_SECRET).await;
    until(&ops, &sent, "canceled").await;
    until(&ops, &created, "completed").await;
    let listed = broken.world.organizations(MANAGEMENT).list_accounts().send().await.unwrap();
    let made: Vec<_> = listed.accounts().iter().filter(|one| one.name() == Some("Sol Production")).collect();
    let account = ops.get(&format!("/cloud-accounts/{}", id(&account))).await.expect(200);
    assert_eq!((made.len(), made[0].id()), (1, account["awsAccountId"].as_str()), "{account}");
    assert_eq!(invitations(&broken.world).await, 1);
}
