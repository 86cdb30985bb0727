//! The guide's four parts against a real trust policy, a real refusal and a real invitation, by the program as it is served:
//! on SQLite and on PostgreSQL.

use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::Caller;
use crate::support::app::{Database, OPS_ID, OPS_SECRET, TestDatabase};
use crate::support::bodies::{client_body, id};
use crate::support::process::{Server, gangway, said};
use crate::world::{MANAGEMENT, OWNER, READ_ONLY, STRANGER, World};

/// What the platform's credentials are at the peer.
const KEY: &str = "AKIA111111111111";
const SECRET: &str = "secret-111111111111";

/// AWS is asked every fifteen seconds or so, and after a lost answer when a minute and a half are over.
const PATIENCE: Duration = Duration::from_secs(150);

/// The settings of a platform that is connected to AWS at this address.
pub fn settings(url: &str) -> Vec<(&str, &str)> {
    vec![
        ("GANGWAY_AWS_MODE", "aws"),
        ("GANGWAY_CROSS_ACCOUNT_ID", MANAGEMENT),
        ("GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE", "true"),
        ("GANGWAY_AWS_INVITATIONS_PER_DAY", "1"),
        ("GANGWAY_LOG", "trace"),
        ("AWS_ENDPOINT_URL", url),
        ("AWS_ACCESS_KEY_ID", KEY),
        ("AWS_SECRET_ACCESS_KEY", SECRET),
        ("AWS_EC2_METADATA_DISABLED", "true"),
    ]
}

pub async fn until(caller: &Caller, path: &str, status: &str) -> Value {
    let begun = Instant::now();
    loop {
        let body = caller.get(path).await.expect(200);
        if body["status"] == status {
            return body;
        }
        assert!(begun.elapsed() < PATIENCE, "{path} is not {status}: {body}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn saved_and_checked(caller: &Caller, role: &str, name: &str) -> Value {
    let arn = format!("arn:aws:iam::{OWNER}:role/{name}");
    caller.put(role, json!({ "roleArn": arn })).await.expect(200);
    caller.act(&format!("{role}/check")).await.expect(200)
}

fn outcome<'a>(role: &'a Value, check: &str) -> &'a Value {
    let all = role["checks"].as_array().unwrap();
    &all.iter().find(|one| one["name"] == check).unwrap_or_else(|| panic!("no {check} in {role}"))["outcome"]
}

/// A client with a pricebook.
pub async fn client_with_pricebook(ops: &Caller) -> String {
    let reseller = ops.post("/resellers", json!({ "name": "Nube", "country": "ES" })).await.expect(201);
    let mut body = client_body("Panadería Sol");
    body["resellerId"] = reseller["id"].clone();
    let client = ops.post("/clients", body).await.expect(201);
    let masters = ops.get("/pricebooks?kind=master").await.expect(200);
    let provider =
        json!({ "pricebookId": id(&masters["data"][0]), "currency": "USD", "enabledInCustomerPortal": false });
    ops.put(&format!("/clients/{}/cloud-providers/aws", id(&client)), provider).await.expect(201);
    id(&client).to_owned()
}

/// An account that the client has already.
pub fn existing(client: &str, number: &str) -> Value {
    json!({ "origin": "existing", "clientId": client, "awsAccountId": number, "supportType": "basic" })
}

/// The path of a request for the account, and the answer to its sending.
async fn submitted_and_sent(ops: &Caller, account: &Value) -> (String, Value) {
    let request = ops.post("/link-requests", json!({ "cloudAccountId": id(account) })).await.expect(201);
    let path = format!("/link-requests/{}", id(&request));
    ops.act(&format!("{path}/approve")).await.expect(200);
    let sent = ops.act(&format!("{path}/send")).await.expect(200);
    (path, sent)
}

async fn walk(database: Database) {
    let world = World::start().await;
    let database = TestDatabase::new(database);
    let settings = settings(&world.peer.url);
    let mut server = Server::start_with(&database, &settings).await;
    let ops = Caller::login(&server.url, OPS_ID, OPS_SECRET).await;

    // Part 1: the client, its pricebook, its account by its number.
    let client = client_with_pricebook(&ops).await;
    let add = async |number: &str| ops.post("/cloud-accounts", existing(&client, number)).await.expect(201);
    let account = add(OWNER).await;

    // Part 2: a role that anybody could assume through us is refused, the right one is verified.
    let role = format!("/role-arn/{}", id(&account));
    world.role("Open", "", &[READ_ONLY]).await;
    let open = saved_and_checked(&ops, &role, "Open").await;
    assert_eq!(
        (&open["status"], outcome(&open, "without_external_id_refused")),
        (&json!("insecure"), &json!("failed"))
    );
    let condition = json!({ "StringEquals": { "sts:ExternalId": account["externalId"] } }).to_string();
    world.role("GangwayReadOnly", &condition, &[READ_ONLY]).await;
    let verified = saved_and_checked(&ops, &role, "GangwayReadOnly").await;
    assert_eq!(verified["status"], "verified", "{verified}");
    for check in ["assume_role", "without_external_id_refused", "other_external_id_refused", "account_matches"] {
        assert_eq!(outcome(&verified, check), "passed", "{check}: {verified}");
    }

    // Part 3: submitted, approved, sent; the day's one invitation is used up, and the next one waits.
    let (link, sent) = submitted_and_sent(&ops, &account).await;
    assert_eq!(sent["status"], "sent", "{sent}");
    let handshake = sent["handshakeId"].as_str().unwrap();
    let (waiting, scheduled) = submitted_and_sent(&ops, &add(STRANGER).await).await;
    assert_eq!(scheduled["status"], "approved", "{scheduled}");
    let at: chrono::DateTime<chrono::Utc> = scheduled["sendScheduledAt"].as_str().unwrap().parse().unwrap();
    let first: chrono::DateTime<chrono::Utc> = sent["sentAt"].as_str().unwrap().parse().unwrap();
    assert!(
        (at - first - chrono::TimeDelta::minutes(24 * 60 + 1)).abs() < chrono::TimeDelta::seconds(10),
        "L8: {scheduled}"
    );

    // A crash: what was sent is known to whoever starts next.
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    let server = Server::start_with(&database, &settings).await;
    let ops = Caller::login(&server.url, OPS_ID, OPS_SECRET).await;
    world.organizations(OWNER).accept_handshake().handshake_id(handshake).send().await.unwrap();
    let accepted = until(&ops, &link, "accepted").await;
    assert_eq!((&accepted["evidence"]["id"], &accepted["evidence"]["state"]), (&json!(handshake), &json!("ACCEPTED")));
    assert_eq!(ops.get(&format!("/cloud-accounts/{}", id(&account))).await.expect(200)["status"], "linked");
    // An invitation that was accepted gives its place back (L8), to the one that has waited longest.
    let early = until(&ops, &waiting, "sent").await;
    assert_eq!(early.get("sendScheduledAt"), None);
    let another = ops.post("/cloud-accounts", existing(&client, "444444444444")).await.expect(201);
    let (late, scheduled) = submitted_and_sent(&ops, &another).await;
    assert_eq!(
        (&scheduled["status"], scheduled["sendScheduledAt"].is_string()),
        (&json!("approved"), true),
        "{scheduled}"
    );
    let canceled = ops.act(&format!("{late}/cancel")).await.expect(200);
    assert_eq!((&canceled["status"], canceled.get("sendScheduledAt")), (&json!("canceled"), None));

    // Part 4: a new account.
    let body = json!({
        "origin": "new", "clientId": client, "nickname": "Sol Production", "rootEmail": "aws-root@sol.example",
        "supportType": "basic", "submitLinkRequest": true,
    });
    let new = ops.post("/cloud-accounts", body).await.expect(201);
    let link = format!("/link-requests/{}", new["linkRequestId"].as_str().unwrap());
    ops.act(&format!("{link}/approve")).await.expect(200);
    ops.act(&format!("{link}/send")).await.expect(200);
    until(&ops, &link, "completed").await;
    let made = ops.get(&format!("/cloud-accounts/{}", id(&new))).await.expect(200);
    let listed = world.organizations(MANAGEMENT).list_accounts().send().await.unwrap();
    let names: Vec<_> = listed.accounts().iter().filter(|one| one.id() == made["awsAccountId"].as_str()).collect();
    assert_eq!((names.len(), names[0].name()), (1, Some("Sol Production")), "{made}");

    let log = server.log();
    assert!(log.len() > 100 && !log.contains(SECRET) && !log.contains("FwoG"), "{log}");
}

#[actix_web::test]
async fn the_guide_goes_through_with_a_real_role_and_a_real_invitation_on_sqlite() {
    walk(Database::Sqlite).await;
}

#[actix_web::test]
async fn the_guide_goes_through_with_a_real_role_and_a_real_invitation_on_postgres() {
    walk(Database::Postgres).await;
}

#[actix_web::test]
async fn the_command_line_says_what_is_missing_and_a_wrong_account_stops_the_start() {
    let world = World::start().await;
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], cross_account: &str| {
        let mut all = settings(&world.peer.url);
        all.push(("GANGWAY_CROSS_ACCOUNT_ID", cross_account));
        all.push(("GANGWAY_BIND", "127.0.0.1:0"));
        let mut command: Command = gangway(folder.path(), arguments, &all);
        let output = command.output().unwrap();
        (output.status.code(), said(&output))
    };
    let (status, report) = run(&["aws", "check"], MANAGEMENT);
    assert!(
        report.contains("standing      Management") && report.contains("organizations:InviteAccountToOrganization"),
        "{report}"
    );
    assert!(!report.contains(SECRET) && status.is_some(), "{report}");
    for arguments in [&["aws", "check"][..], &["serve"]] {
        let (status, said) = run(arguments, OWNER);
        assert_eq!(status, Some(1), "{said}");
        assert!(said.contains(&format!("The credentials belong to account {MANAGEMENT}")), "{said}");
    }
}
