//! The rotation of the master key, while two replicas serve and sign.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::receiver::{BOTH, Receiver, client, deliveries_until, hook_of};
use super::signatures::signature;
use crate::support::app::TestDatabase;
use crate::support::bodies::id;
use crate::support::process::{Server, gangway, said};
use crate::support::{Caller, Database, make};

fn master(byte: u8) -> String {
    STANDARD.encode([byte; 32])
}

async fn start(database: &TestDatabase, key: &str, others: &str) -> Server {
    let settings = [
        ("GANGWAY_MASTER_KEY", key),
        ("GANGWAY_MASTER_KEY_OTHERS", others),
        ("GANGWAY_PUBLIC_URL", "https://api.example.com"),
        ("GANGWAY_WEBHOOK_ALLOW_PRIVATE", "true"),
    ];
    Server::start_with(database, &settings).await
}

fn reseal(database: &TestDatabase, key: &str, others: &str) -> (Option<i32>, String) {
    let (folder, url) = (tempfile::tempdir().unwrap(), database.url());
    let settings =
        [("GANGWAY_DATABASE_URL", url.as_str()), ("GANGWAY_MASTER_KEY", key), ("GANGWAY_MASTER_KEY_OTHERS", others)];
    let output = gangway(folder.path(), &["keys", "reseal"], &settings).output().unwrap();
    (output.status.code(), said(&output))
}

async fn a_master_key_is_rotated(kind: Database) {
    let database = TestDatabase::new(kind);
    let (old, new) = (master(7), master(8));
    let (mut one, mut other) = (start(&database, &old, "").await, start(&database, &old, "").await);
    let receiver = Receiver::taking().await;
    let reseller = id(&one.ops().await.post("/resellers", json!({ "name": "Nube" })).await.expect(201)).to_owned();
    let of_reseller = json!({ "name": "n", "role": "reseller", "resellerId": reseller });
    let (id, secret) = make::credential(&one.ops().await, of_reseller).await;
    let caller = Caller::login(&one.url, &id, &secret).await;
    let (hook, first) = hook_of(&caller, &receiver.url, json!(["client.created"])).await;
    // Two secrets are sealed of it from now on.
    let path = format!("/webhook-endpoints/{hook}/rotate-secret");
    let second = caller.post(&path, json!({ "graceSeconds": 3600 })).await.expect(200)["secret"].clone();
    let second = second.as_str().unwrap().to_owned();
    let mut count = 0;
    let mut sends = async |servers: [&Server; 2], phase: &str| {
        for server in servers {
            let caller = Caller { url: server.url.clone(), ..caller.clone() };
            client(&caller, &format!("Sol {phase}")).await;
            count += 1;
            let delivered = receiver.until(count).await.pop().unwrap();
            let both = format!("{} {}", signature(&delivered, &second), signature(&delivered, &first));
            assert_eq!(delivered.headers["webhook-signature"], both, "{phase}");
            // Whoever makes one seals it with its own key; all replicas read it.
            let (made, _) = hook_of(&caller, &receiver.url, json!(["reseller.created"])).await;
            for server in servers {
                let caller = Caller { url: server.url.clone(), ..caller.clone() };
                let told = caller.act(&format!("/webhook-endpoints/{made}/test")).await.expect(200);
                assert_eq!(told["status"], "succeeded", "{phase}: {told}");
                count += 1;
            }
        }
    };
    sends([&one, &other], "before").await;
    for (key, others, phase) in [(&old, &new, "the next one opens"), (&new, &old, "the next one seals")] {
        one = start(&database, key, others).await;
        sends([&one, &other], phase).await;
        other = start(&database, key, others).await;
        sends([&one, &other], phase).await;
    }
    // Without the old key the command changes nothing and says what is left.
    let (status, told) = reseal(&database, &new, "");
    assert!(status == Some(1) && told.contains("none of the master keys") && told.contains("1 unreadable"), "{told}");
    let (status, told) = reseal(&database, &new, &old);
    assert!(status == Some(0) && told.contains("Nothing is left"), "{told}");
    assert!(told.contains("signing keys     1 sealed anew, 0 were already, 0 unreadable"), "{told}");
    sends([&one, &other], "all is sealed anew").await;
    let (status, told) = reseal(&database, &new, "");
    assert!(status == Some(0) && told.contains("signing keys     0 sealed anew, 1 were already"), "{told}");
    assert!(told.contains("webhook secrets  0 sealed anew"), "{told}");
    one = start(&database, &new, "").await;
    other = start(&database, &new, "").await;
    sends([&one, &other], "the old one is gone").await;
    let all =
        deliveries_until(&caller_at(&one, &caller), &hook, |all| all.iter().all(|one| one["status"] == "succeeded"))
            .await;
    assert!(all.iter().all(|one| one["attempts"].as_array().unwrap().len() == 1), "{all:#?}");
}

fn caller_at(server: &Server, caller: &Caller) -> Caller {
    Caller { url: server.url.clone(), ..caller.clone() }
}

#[actix_web::test]
async fn a_master_key_is_rotated_while_servers_run_on_sqlite() {
    a_master_key_is_rotated(Database::Sqlite).await;
}

#[actix_web::test]
async fn a_master_key_is_rotated_while_servers_run_on_postgres() {
    a_master_key_is_rotated(Database::Postgres).await;
}

#[actix_web::test]
async fn what_none_of_the_keys_opens_stays_as_it_is_and_is_told() {
    for kind in BOTH {
        let database = TestDatabase::new(kind);
        drop(start(&database, &master(7), "").await);
        let kept = || database.lines("SELECT private_key AS line FROM signing_keys");
        let before = kept();
        let (status, told) = reseal(&database, &master(9), &master(8));
        assert!(status == Some(1) && told.contains("0 sealed anew, 0 were already, 1 unreadable"), "{told}");
        assert_eq!(kept(), before);
        let (status, told) = reseal(&database, "", &master(7));
        assert!(status == Some(1) && told.contains("GANGWAY_MASTER_KEY"), "{told}");
    }
}
