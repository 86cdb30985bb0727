//! The order of deliveries, and that nobody waits for another's slow or dead endpoint.

use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use serde_json::json;

use super::receiver::{BOTH, Reaction, Receiver, client, deliveries_until, hook, hook_of, open, rename};
use crate::support::Database;

#[actix_web::test]
async fn events_of_one_resource_come_in_their_order_although_some_are_refused_first() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        // Every third delivery is refused when it comes for the first time.
        let receiver = Receiver::new(|one, before| {
            let is_new = before.iter().all(|other| other.id() != one.id());
            let refused = one.event["resource"]["version"].as_i64().unwrap() % 3 == 0 && is_new;
            Reaction::status(if refused { 503 } else { 200 })
        })
        .await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.created", "client.updated"])).await;
        let mut clients = Vec::new();
        for name in ["Sol", "Luna", "Mar"] {
            clients.push(client(&caller, name).await);
        }
        for version in 2..=7 {
            for client in &clients {
                rename(&caller, client, &format!("Name {version}")).await;
            }
        }
        deliveries_until(&caller, &hook, |all| all.iter().filter(|one| one["status"] == "succeeded").count() == 21)
            .await;
        for client in &clients {
            let mut versions: Vec<_> =
                receiver.about(client).iter().map(|one| one.event["resource"]["version"].as_i64().unwrap()).collect();
            assert_eq!(versions, [1, 2, 3, 3, 4, 5, 6, 6, 7], "{client}");
            versions.dedup();
            assert_eq!(versions, (1..=7).collect::<Vec<_>>());
        }
    }
}

#[actix_web::test]
async fn a_later_event_waits_for_the_earlier_one_of_its_resource_and_other_resources_do_not() {
    let app = open(Database::Sqlite).await;
    let caller = app.reseller("Nube").await.caller;
    let stuck = client(&caller, "Sol").await;
    let of_stuck = stuck.clone();
    let receiver =
        Receiver::new(move |one, _| Reaction::status(if one.resource() == of_stuck { 500 } else { 200 })).await;
    let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.updated"])).await;
    let free = client(&caller, "Luna").await;
    rename(&caller, &stuck, "Sol 2").await;
    rename(&caller, &stuck, "Sol 3").await;
    for version in 2..=5 {
        rename(&caller, &free, &format!("Luna {version}")).await;
    }
    let all = deliveries_until(&caller, &hook, |all| {
        all.iter().filter(|one| one["status"] == "succeeded").count() == 4
            && all.iter().any(|one| one["attempts"].as_array().unwrap().len() >= 2)
    })
    .await;
    let waiting: Vec<_> = all.iter().filter(|one| one["status"] == "pending").collect();
    assert_eq!(waiting.len(), 2);
    // Newest first: the later one was never sent, and nobody knows when.
    assert_eq!((&waiting[0]["attempts"], waiting[0].get("nextAttemptAt")), (&json!([]), None));
    let attempts = waiting[1]["attempts"].as_array().unwrap();
    assert_eq!((&attempts[0]["status"], &attempts[0]["error"]), (&json!(500), &json!("unexpected_status")));
    assert!(receiver.about(&stuck).iter().all(|one| one.event["resource"]["version"] == 2));
}

#[actix_web::test]
async fn one_dead_endpoint_holds_up_no_other_and_a_slow_one_has_four_places_at_most() {
    for kind in BOTH {
        let app = open(kind).await;
        let (nube, sol) = (app.reseller("Nube").await.caller, app.reseller("Sol").await.caller);
        let (dead, good) = (Receiver::new(|_, _| Reaction::Silence).await, Receiver::taking().await);
        for _ in 0..5 {
            hook_of(&nube, &dead.url, json!(["client.created"])).await;
        }
        hook_of(&nube, &good.url, json!(["client.created"])).await;
        hook_of(&sol, &good.url, json!(["client.created"])).await;
        for number in 0..10 {
            client(&nube, &format!("Client {number}")).await;
        }
        client(&sol, "Client").await;
        let begun = Instant::now();
        good.until_within(11, Duration::from_secs(8)).await;
        assert!(begun.elapsed() < Duration::from_secs(8));
        // Ten wait for each of the five, and four of them are under way.
        assert_eq!(dead.all().len(), 20);
    }
}

#[actix_web::test]
async fn many_endpoints_that_never_answer_leave_places_for_other_resellers() {
    let app = open(Database::Sqlite).await;
    let dead = Receiver::new(|_, _| Reaction::Silence).await;
    for name in ["Nube", "Mar"] {
        let caller = app.reseller(name).await.caller;
        for _ in 0..20 {
            hook_of(&caller, &dead.url, json!(["client.created"])).await;
        }
        for number in 0..4 {
            client(&caller, &format!("Client {number}")).await;
        }
    }
    dead.until(64).await;
    let (sol, good) = (app.reseller("Sol").await.caller, Receiver::taking().await);
    hook_of(&sol, &good.url, json!(["client.created"])).await;
    client(&sol, "Sol").await;
    good.until_within(1, Duration::from_secs(5)).await;
    let all = dead.all();
    // Later the first of them are over, and others go out.
    assert!(
        all.len() == 64 || all[0].at.elapsed() > Duration::from_secs(14),
        "each of the two has a quarter of the places"
    );
}

#[actix_web::test]
async fn an_endpoint_that_was_slow_or_refused_gets_one_at_a_time_until_it_is_quick() {
    let app = open(Database::Sqlite).await;
    let caller = app.reseller("Nube").await.caller;
    let receiver = Receiver::new(|_, before| match before.len() {
        0..4 => Reaction::status(500),
        _ => Reaction::Status(200, Duration::from_millis(300)),
    })
    .await;
    hook_of(&caller, &receiver.url, json!(["client.created"])).await;
    for number in 0..12 {
        client(&caller, &format!("Client {number}")).await;
    }
    let all = receiver.until(16).await;
    // After four refusals one comes alone, and after it was taken four at once again.
    let gap = all[5].at - all[4].at;
    assert!(gap >= Duration::from_millis(300), "{gap:?}");
    assert!(all[8].at - all[5].at < Duration::from_millis(300));
}

#[actix_web::test]
async fn a_burst_comes_whole_once_each_and_in_order() {
    for kind in BOTH {
        let (app, receiver) = (open(kind).await, Receiver::taking().await);
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let (own, _) = hook(caller, &receiver.url).await;
        let everything = Receiver::taking().await;
        hook(&app.ops, &everything.url).await;
        let mut clients = Vec::new();
        for number in 0..20 {
            clients.push(client(caller, &format!("Client {number}")).await);
        }
        for version in 2..=6 {
            for client in &clients {
                rename(caller, client, &format!("Version {version}")).await;
            }
        }
        let theirs = client(&app.reseller("Otra").await.caller, "Otra").await;
        while everything.about(&theirs).is_empty() {
            sleep(Duration::from_millis(50)).await;
        }
        deliveries_until(caller, &own, |all| all.iter().all(|one| one["status"] == "succeeded") && all.len() >= 100)
            .await;
        for receiver in [&receiver, &everything] {
            let begun = Instant::now();
            for client in &clients {
                while receiver.about(client).len() < 6 {
                    assert!(begun.elapsed() < Duration::from_secs(20));
                    sleep(Duration::from_millis(50)).await;
                }
                let versions: Vec<_> =
                    receiver.about(client).iter().map(|one| one.event["resource"]["version"].clone()).collect();
                assert_eq!(versions, [1, 2, 3, 4, 5, 6].map(|version| json!(version)));
            }
        }
        assert!(receiver.about(&theirs).is_empty(), "another reseller's event was delivered");
    }
}
