//! The attacks, each beside a victim, on both databases.

use reqwest::{Client, Method};
use serde_json::{Value, json};

use super::attack::Attack;
use super::{Attacker, Ground, crowd};
use crate::support::Database;
use crate::support::bodies::{custom_body, id, number};

/// Runs an attack on both databases.
macro_rules! beside {
    ($name:ident, $ground:ident => $run:expr) => {
        mod $name {
            use super::*;

            async fn run(database: Database) {
                let $ground = Ground::new(database).await;
                $run.await;
            }

            #[actix_web::test]
            #[ignore = "measures waits: .ci/neighbour runs it alone"]
            async fn sqlite() {
                run(Database::Sqlite).await;
            }

            #[actix_web::test]
            #[ignore = "measures waits: .ci/neighbour runs it alone"]
            async fn postgres() {
                run(Database::Postgres).await;
            }
        }
    };
}

/// The attacker's requests in turn by its credentials.
fn by_turns(
    ground: &Ground,
    make: impl Fn(&Client, &str, usize) -> reqwest::RequestBuilder + Send + Sync + 'static,
) -> impl Fn(&Client, usize) -> reqwest::RequestBuilder + Send + Sync + 'static {
    let tokens: Vec<_> = ground.attacker.callers.iter().map(|caller| caller.token.clone().unwrap()).collect();
    let url = ground.server.url.clone();
    move |client, number| make(client, &url, number).bearer_auth(&tokens[number % tokens.len()])
}

fn put(client: &Client, url: String, body: &Value) -> reqwest::RequestBuilder {
    client.put(url).json(body)
}

beside! { searches_through_long_names, ground => async {
    crowd::clients(&ground.database, &ground.attacker.client, 30_000);
    let search = by_turns(&ground, |client, url, number| client.get(format!("{url}/clients?q=x{number}y&limit=100")));
    ground.compare("100 searches at once through 30,000 long names", 200, || Attack::start(100, search)).await;
} }

beside! { pricebooks_of_many_accounts, ground => async {
    let Attacker { callers, client, .. } = &ground.attacker;
    let body = custom_body(&ground.master, "Own");
    let own = callers[0].post("/pricebooks", body).await.expect(201)["id"].as_str().unwrap().to_owned();
    let path = format!("/clients/{client}/cloud-providers/aws");
    callers[0].put(&path, json!({ "pricebookId": own, "currency": "USD" })).await.expect(201);
    crowd::accounts(&ground.database, client, 20_000);
    let (books, path) = ([own, ground.master.clone()], path.clone());
    let change = by_turns(&ground, move |client, url, number| {
        put(client, format!("{url}{path}"), &json!({ "pricebookId": books[number % 2], "currency": "USD" }))
    });
    ground.compare("16 changes at once of the pricebook of 20,000 accounts", 200, || Attack::start(16, change)).await;
} }

beside! { large_bodies_of_errors, ground => async {
    let zeros = vec!["0"; 500_000].join(",");
    let body = format!("{{\"accounts\":[{zeros}]}}");
    let quote = by_turns(&ground, move |client, url, _| {
        let url = format!("{url}/support-plans/catalog/business/quote");
        client.post(url).header("content-type", "application/json").body(body.clone())
    });
    ground.compare("8 bodies at once of 1 MB that are wrong all through", 422, || Attack::start(8, quote)).await;
} }

beside! { groups_of_many_accounts, ground => async {
    let Attacker { callers, client, .. } = &ground.attacker;
    let path = format!("/clients/{client}/cloud-providers/aws");
    callers[0].put(&path, json!({ "pricebookId": ground.master, "currency": "USD" })).await.expect(201);
    crowd::accounts(&ground.database, client, 1_000);
    let body = json!({ "clientId": client, "name": "Large", "kind": "passthrough" });
    let group = callers[0].post("/support-plans", body).await.expect(201)["id"].as_str().unwrap().to_owned();
    let ids = crowd::account_ids(1_000);
    let all = json!({ "cloudAccountIds": ids });
    callers[0].patch(&format!("/support-plans/{group}"), all).await.expect(200);
    let change = by_turns(&ground, move |client, url, number| {
        let some = if number.is_multiple_of(2) { &ids[..] } else { &[] };
        client.patch(format!("{url}/support-plans/{group}")).json(&json!({ "cloudAccountIds": some }))
    });
    ground.compare("8 changes at once of a group of 1,000 accounts", 200, || Attack::start(8, change)).await;
} }

beside! { strangers_who_guess, ground => async {
    let url = ground.server.url.clone();
    let guess = move |client: &Client, number: usize| {
        let form = [("grant_type", "client_credentials")];
        client.post(format!("{url}/oauth/token")).basic_auth(format!("made-up-{number}"), Some("wrong")).form(&form)
    };
    ground.compare("two strangers who guess secrets", 401, || Attack::start_from(&["127.0.0.2", "127.0.0.3"], 40, guess)).await;
} }

beside! { histories_of_rules, ground => async {
    let caller = &ground.attacker.callers[0];
    let body = custom_body(&ground.master, "Own");
    let own = caller.post("/pricebooks", body).await.expect(201)["id"].as_str().unwrap().to_owned();
    let rules = |percent: usize| -> Value {
        let rule = |number: usize| json!({
            "scope": "sku", "match": format!("sku-{number}"), "type": "markup", "percent": format!("{percent}.00"),
        });
        (0..1_000).map(rule).collect()
    };
    let bodies = [1, 2].map(|percent| json!({ "rules": rules(percent) }));
    caller.put(&format!("/pricebooks/{own}/rules"), bodies[1].clone()).await.expect(200);
    let change = by_turns(&ground, move |client, url, number| match number % 4 {
        0 => put(client, format!("{url}/pricebooks/{own}/rules"), &bodies[number / 4 % 2]),
        1 => client.get(format!("{url}/pricebooks/{own}")),
        2 => client.get(format!("{url}/pricebooks?limit=100")),
        _ => client.get(format!("{url}/pricebooks/{own}/rules/history?limit=100")),
    });
    ground.compare("16 writers and readers at once of 1,000 rules", 200, || Attack::start(16, change)).await;
} }

beside! { events_without_a_place, ground => async {
    crowd::events(&ground.database, &ground.attacker.client, 100_000);
    let read = by_turns(&ground, |client, url, _| client.get(format!("{url}/events?limit=100")));
    ground.compare("16 readers at once of a feed of 100,000 new events", 200, || Attack::start(16, read)).await;
} }

/// A file of a thousand accounts with numbers of their own.
fn thousand_accounts() -> String {
    let rows: Vec<_> = (0..1_000).map(|_| format!("{},basic", number("7000"))).collect();
    format!("awsAccountId,supportType\n{}\n", rows.join("\n"))
}

beside! { plans_of_many_accounts, ground => async {
    let (client_id, file) = (ground.attacker.client.clone(), thousand_accounts());
    let plan = by_turns(&ground, move |client, url, _| {
        let url = format!("{url}/onboarding-plans?clientId={client_id}");
        client.post(url).header("content-type", "text/csv").body(file.clone())
    });
    ground.compare("8 plans at once of 1,000 accounts", 201, || Attack::start(8, plan)).await;
} }

beside! { plans_that_are_carried_out, ground => async {
    let Attacker { callers, client, .. } = &ground.attacker;
    let provider = format!("/clients/{client}/cloud-providers/aws");
    callers[0].put(&provider, json!({ "pricebookId": ground.master, "currency": "USD" })).await.expect(201);
    let path = format!("/onboarding-plans?clientId={client}");
    let mut plans = Vec::new();
    for _ in 0..3 {
        let file = thousand_accounts().into_bytes();
        let made = callers[0].send_bytes(Method::POST, &path, Some(file), &[("content-type", "text/csv")]).await;
        plans.push(id(&made.expect(201)).to_owned());
    }
    let first = format!("/onboarding-plans/{}", plans[0]);
    // Each is carried out from the first moment on; after that its reseller looks how far it is.
    let apply = by_turns(&ground, move |client, url, number| {
        let plan = format!("{url}/onboarding-plans/{}", plans[number % 3]);
        if number < 3 { client.post(format!("{plan}/apply")) } else { client.get(format!("{plan}/rows?limit=100")) }
    });
    ground.compare("three plans of 1,000 accounts that are carried out", 200, || Attack::start(4, apply)).await;
    let plan = callers[0].get(&first).await.expect(200);
    assert_ne!(plan["summary"]["done"], 0, "{plan}");
} }
