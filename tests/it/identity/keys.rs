//! The rotation of the key that signs tokens, while two replicas serve: no good token is ever refused.

use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use gangway::auth::key_store::{self, KeyError};
use gangway::auth::keys::{SigningKey, VerifyingKey, text_of_seed};

use super::jwks;
use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET, TestDatabase};
use crate::support::process::{Server, gangway, said};
use crate::support::{Caller, Database};

const PATH: &str = "/resellers";

/// The key that a token names.
fn kid(caller: &Caller) -> String {
    jsonwebtoken::decode_header(caller.token.as_ref().unwrap()).unwrap().kid.unwrap()
}

async fn published(url: &str) -> Vec<String> {
    jwks(url).await.keys.into_iter().map(|key| key.common.key_id.unwrap()).collect()
}

async fn published_until(url: &str, wanted: &[&str]) {
    let begun = Instant::now();
    while published(url).await != wanted {
        assert!(begun.elapsed() < Duration::from_secs(5), "{url} publishes {:?}", published(url).await);
        sleep(Duration::from_millis(50)).await;
    }
}

on_both! {
    at_every_moment_of_a_rotation_good_tokens_are_taken_by_all_replicas, Manual, |app| {
        let urls = [app.url.clone(), app.replica()];
        let (db, sealer, begun) = (&app.app.db, &app.app.terms.sealer, app.clock.real());
        let old = published(&app.url).await.remove(0);
        let new = key_store::rotate(db, sealer, begun, begun + TimeDelta::seconds(600)).unwrap();
        let again = key_store::rotate(db, sealer, begun, begun + TimeDelta::seconds(600)).unwrap_err();
        assert!(matches!(again, KeyError::Waits(ref kid, _) if *kid == new), "{again}");
        for url in &urls {
            published_until(url, &[&new, &old]).await;
        }
        let mut tokens: Vec<(i64, Caller)> = Vec::new();
        // Seconds since the rotation began, and the key that signs then. The last token of the old key ends at 4198.
        for (moment, signs) in [(5, &old), (300, &old), (598, &old), (605, &new), (3_000, &new), (4_190, &new), (4_900, &new)] {
            app.clock.advance(begun + TimeDelta::seconds(moment) - app.clock.real());
            for url in &urls {
                let caller = Caller::login(url, OPS_ID, OPS_SECRET).await;
                assert_eq!(kid(&caller), *signs, "at {moment}");
                tokens.push((moment, caller));
            }
            for (made, caller) in &tokens {
                for url in &urls {
                    let status = Caller { url: url.clone(), ..caller.clone() }.get(PATH).await.status;
                    let age = moment - made;
                    assert_eq!(status, if age < 3_600 { 200 } else { 401 }, "at {moment}, {age} s old");
                }
            }
        }
        // Nothing of the old key can be good: it is published no more, and goes.
        for url in &urls {
            published_until(url, &[&new]).await;
        }
        let rows = || app.database.lines("SELECT kid AS line FROM signing_keys");
        let since = Instant::now();
        while rows() != [new.clone()] {
            assert!(since.elapsed() < Duration::from_secs(5), "{:?}", rows());
            sleep(Duration::from_millis(50)).await;
        }
        Caller::login(&app.replica(), OPS_ID, OPS_SECRET).await.get(PATH).await.expect(200);
    }
}

on_both! {
    a_key_that_is_revoked_takes_its_tokens_along_on_all_replicas, Manual, |app| {
        let there = app.replica();
        let (db, sealer) = (&app.app.db, &app.app.terms.sealer);
        let old = app.ops.clone();
        let refused = key_store::revoke(db, sealer, &kid(&old), app.clock.real()).unwrap_err();
        assert!(matches!(refused, KeyError::Signs(_)), "{refused}");
        let refused = key_store::revoke(db, sealer, "nonsense", app.clock.real()).unwrap_err();
        assert!(matches!(refused, KeyError::Unknown(_)), "{refused}");
        let now = app.clock.real();
        let new = key_store::rotate(db, sealer, now, now + TimeDelta::seconds(10)).unwrap();
        for url in [&app.url, &there] {
            published_until(url, &[&new, &kid(&old)]).await;
            Caller { url: url.clone(), ..old.clone() }.get(PATH).await.expect(200);
        }
        app.clock.advance(TimeDelta::seconds(11));
        let fresh = Caller::login(&there, OPS_ID, OPS_SECRET).await;
        assert_eq!(kid(&fresh), new);
        key_store::revoke(db, sealer, &kid(&old), app.clock.real()).unwrap();
        for url in [&app.url, &there] {
            Caller { url: url.clone(), ..old.clone() }.within_five_seconds(PATH, 401).await;
            Caller { url: url.clone(), ..fresh.clone() }.get(PATH).await.expect(200);
        }
    }
}

fn master(byte: u8) -> String {
    STANDARD.encode([byte; 32])
}

/// Logs in at each replica and asks all of them with what it was given, and with what was given before.
async fn ask_all(servers: &[&Server], tokens: &mut Vec<Caller>) {
    for server in servers {
        tokens.push(server.ops().await);
        for caller in tokens.iter() {
            for url in servers.iter().map(|server| &server.url) {
                Caller { url: url.clone(), ..caller.clone() }.get(PATH).await.expect(200);
            }
        }
    }
}

async fn the_command_rotates_under_servers_that_run(kind: Database) {
    let database = TestDatabase::new(kind);
    let (url, key, folder) = (database.url(), master(7), tempfile::tempdir().unwrap());
    // One issuer, as behind a load balancer.
    let settings = [("GANGWAY_MASTER_KEY", key.as_str()), ("GANGWAY_PUBLIC_URL", "https://api.example.com")];
    let (one, other) = (Server::start_with(&database, &settings).await, Server::start_with(&database, &settings).await);
    let run = |arguments: &[&str], more: &[(&str, &str)]| {
        let all = [&[("GANGWAY_DATABASE_URL", url.as_str())], more].concat();
        let output = gangway(folder.path(), &[&["keys"], arguments].concat(), &all).output().unwrap();
        (output.status.code(), said(&output))
    };
    let mut tokens = vec![one.ops().await];
    let old = kid(&tokens[0]);
    // Sealed keys cannot be followed by one in the open, and a key of the settings is not the command's.
    let (status, told) = run(&["rotate"], &[]);
    assert!(status == Some(1) && told.contains("GANGWAY_MASTER_KEY"), "{told}");
    let set = text_of_seed([5; 32]).unwrap();
    let (status, told) = run(&["rotate"], &[("GANGWAY_SIGNING_KEY", &set), settings[0]]);
    assert!(status == Some(1) && told.contains("docs/security.md"), "{told}");
    assert_eq!(run(&["rotate", "--wait", "9"], &settings).0, Some(2));
    let (status, told) = run(&["rotate", "--wait", "10"], &settings);
    assert_eq!(status, Some(0), "{told}");
    let new = told.split(' ').next().unwrap().to_owned();
    let (_, listed) = run(&["list"], &settings);
    assert!(listed.contains(&format!("{old}  signing")) && listed.contains(&format!("{new}  waiting")), "{listed}");
    let begun = Instant::now();
    loop {
        ask_all(&[&one, &other], &mut tokens).await;
        if tokens.iter().rev().take(2).all(|caller| kid(caller) == new) && begun.elapsed() > Duration::from_secs(12) {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "the new key does not sign");
        tokens.truncate(4);
        sleep(Duration::from_millis(100)).await;
    }
    let (_, listed) = run(&["list"], &settings);
    assert!(listed.contains(&format!("{old}  verifying")) && listed.contains(&format!("{new}  signing")), "{listed}");
    assert_eq!(published(&one.url).await, [new, old]);
    for key in database.lines("SELECT private_key AS line FROM signing_keys WHERE sealed") {
        assert!(STANDARD.decode(&key).is_ok_and(|bytes| SigningKey::parse(&key).is_none() && bytes.len() > 48));
    }
}

#[actix_web::test]
async fn the_command_rotates_under_servers_that_run_on_sqlite() {
    the_command_rotates_under_servers_that_run(Database::Sqlite).await;
}

#[actix_web::test]
async fn the_command_rotates_under_servers_that_run_on_postgres() {
    the_command_rotates_under_servers_that_run(Database::Postgres).await;
}

#[actix_web::test]
async fn a_key_of_the_settings_is_rotated_by_one_restart_after_another() {
    let database = TestDatabase::new(Database::Sqlite);
    let (old, new) = (text_of_seed([5; 32]).unwrap(), text_of_seed([6; 32]).unwrap());
    let public = |text: &str| VerifyingKey::parse(text).unwrap().spki;
    let (old_public, new_public) = (public(&old), public(&new));
    let start = async |key: &str, others: &str| {
        let settings = [
            ("GANGWAY_SIGNING_KEY", key),
            ("GANGWAY_SIGNING_KEY_OTHERS", others),
            ("GANGWAY_PUBLIC_URL", "https://api.example.com"),
        ];
        Server::start_with(&database, &settings).await
    };
    let (mut one, mut other) = (start(&old, "").await, start(&old, "").await);
    let mut tokens = Vec::new();
    for (key, others) in [(&old, &new_public), (&new, &old_public)] {
        for server in [&mut one, &mut other] {
            *server = start(key, others).await;
        }
        ask_all(&[&one, &other], &mut tokens).await;
        // In the midst of the next step.
        one = start(key, others).await;
        ask_all(&[&one, &other], &mut tokens).await;
    }
    assert_ne!(kid(&tokens[0]), kid(tokens.last().unwrap()));
    // An hour later nobody needs the old one.
    let (one, _) = (start(&new, "").await, ());
    let at = |caller: &Caller| Caller { url: one.url.clone(), ..caller.clone() };
    at(tokens.last().unwrap()).get(PATH).await.expect(200);
    at(&tokens[0]).get(PATH).await.problem(401, "unauthenticated");
    assert!(database.lines("SELECT kid AS line FROM signing_keys").is_empty());
}
