//! Lists: pages without gaps or repeats, newest first, and at the same cost wherever they begin.

use gangway::aws::AwsMode;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::ids;
use crate::support::{Answer, Caller, Database, TestApp};

/// Path and query that the `Link` header leads to.
fn next_of(answer: &Answer, url: &str) -> Option<String> {
    let link = answer.header("link")?;
    let address = link.strip_prefix('<')?.strip_suffix(">; rel=\"next\"").unwrap_or_else(|| panic!("{link}"));
    Some(address.strip_prefix(url).unwrap_or_else(|| panic!("{link} leads elsewhere")).to_owned())
}

/// The ids on each page, by following `Link`; `nextCursor` must say the same.
async fn pages(caller: &Caller, first: &str) -> Vec<Vec<String>> {
    let (mut all, mut next) = (Vec::new(), Some(first.to_owned()));
    while let Some(path) = next {
        let answer = caller.get(&path).await;
        next = next_of(&answer, &caller.url);
        let body = answer.expect(200);
        match (&next, body["nextCursor"].as_str()) {
            (Some(next), Some(cursor)) => {
                assert!(next.contains(&format!("cursor={cursor}")), "{next} has not {cursor}")
            }
            (None, None) => {}
            (next, cursor) => panic!("Link says {next:?}, nextCursor {cursor:?}"),
        }
        all.push(ids(&body));
        assert!(all.len() < 100, "{first} never ends");
    }
    all
}

fn newest_first(made: &[String]) -> Vec<String> {
    made.iter().rev().cloned().collect()
}

on_both! {
    sixty_clients_come_in_three_pages_whatever_happens_in_between, Manual, |app| {
        let (sol, luna) = (app.reseller("Sol").await, app.reseller("Luna").await);
        let mut made = Vec::new();
        for number in 0..60 {
            made.push(sol.bare_client(&format!("Client {number:02}")).await);
            if number % 20 == 0 {
                luna.bare_client("Not Sol's").await;
            }
        }
        let expected = newest_first(&made);
        let caller = &sol.caller;
        assert_eq!(pages(caller, "/clients").await, [&expected[..25], &expected[25..50], &expected[50..]]);
        // A last page that is full is the last one nevertheless.
        assert_eq!(pages(caller, "/clients?limit=20").await.len(), 3);
        assert_eq!(pages(caller, "/clients?limit=60").await, std::slice::from_ref(&expected));
        assert_eq!(pages(caller, "/clients?limit=59").await, [&expected[..59], &expected[59..]]);
        // Filters and limit stay on the way.
        let by_sevens = pages(caller, "/clients?status=active&q=client%20&limit=7").await;
        assert_eq!(by_sevens.iter().map(Vec::len).collect::<Vec<_>>(), [7, 7, 7, 7, 7, 7, 7, 7, 4]);
        assert_eq!(by_sevens.concat(), expected);
        assert_eq!(pages(&app.ops, "/clients").await.concat().len(), 63);

        let first = caller.get("/clients").await.expect(200);
        let cursor = first["nextCursor"].as_str().unwrap();
        let newer = sol.bare_client("Newer than the first page").await;
        caller.delete(&format!("/clients/{}", expected[24])).await.expect(204);
        let second = caller.get(&format!("/clients?cursor={cursor}")).await.expect(200);
        assert_eq!(ids(&second), expected[25..50], "a client that was made or archived in between moves nothing");
        let third = caller.get(&format!("/clients?cursor={cursor}&limit=3")).await.expect(200);
        assert_eq!(ids(&third), expected[25..28], "the page may have another size");
        assert_eq!(ids(&caller.get("/clients?limit=1").await.expect(200)), [newer]);
        // The same cursor in somebody else's hands shows nothing but what is theirs.
        let theirs = luna.caller.get(&format!("/clients?cursor={cursor}&limit=100")).await.expect(200);
        assert!(ids(&theirs).iter().all(|id| !made.contains(id)));

        let empty = caller.get("/clients?q=nobody").await;
        assert!(empty.header("link").is_none());
        assert_eq!(empty.expect(200), json!({ "data": [] }));
    }
}

on_both! {
    every_list_is_newest_first_without_gaps_or_repeats, Manual, |app| {
        let reseller = app.reseller("Sol").await;
        let client = reseller.client(&app, "Client").await;
        let master = app.master().await;
        let caller = &reseller.caller;
        let (mut accounts, mut requests, mut groups, mut books, mut credentials, mut resellers) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), vec![reseller.id.clone()]);
        let id = |made: Value| made["id"].as_str().unwrap().to_owned();
        for number in 0..5 {
            let account = id(reseller.account(&client, "3333").await);
            requests.push(id(caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201)));
            accounts.push(account);
            let group = json!({ "clientId": client, "name": format!("Group {number}"), "kind": "passthrough" });
            groups.push(id(caller.post("/support-plans", group).await.expect(201)));
            let book = json!({ "kind": "custom", "provider": "aws", "name": format!("Book {number}"), "currency": "USD", "basedOn": master });
            books.push(id(caller.post("/pricebooks", book).await.expect(201)));
            let credential = json!({ "name": format!("Credential {number}"), "role": "customer", "clientId": client });
            credentials.push(id(caller.post("/credentials", credential).await.expect(201)));
            resellers.push(id(app.ops.post("/resellers", json!({ "name": format!("Reseller {number}") })).await.expect(201)));
        }
        books.insert(0, master);
        let customers = "/credentials?role=customer&limit=2".to_owned();
        for (caller, path, made) in [
            (caller, "/cloud-accounts?limit=2".to_owned(), &accounts),
            (caller, format!("/cloud-accounts?limit=2&clientId={client}&status=requested"), &accounts),
            (caller, "/role-arn?limit=2".to_owned(), &accounts),
            (caller, "/role-arn?limit=2&status=not_checked".to_owned(), &accounts),
            (caller, "/link-requests?limit=2".to_owned(), &requests),
            (caller, "/link-requests?limit=2&status=submitted&kind=link_existing".to_owned(), &requests),
            (caller, "/support-plans?limit=2".to_owned(), &groups),
            (caller, "/pricebooks?limit=2".to_owned(), &books),
            (caller, customers.clone(), &credentials),
            (&app.ops, customers, &credentials),
            (&app.ops, "/cloud-accounts?limit=2".to_owned(), &accounts),
            (&app.ops, "/role-arn?limit=2".to_owned(), &accounts),
            (&app.ops, "/link-requests?limit=2".to_owned(), &requests),
            (&app.ops, format!("/support-plans?limit=2&resellerId={}", reseller.id), &groups),
            (&app.ops, "/pricebooks?limit=2".to_owned(), &books),
            (&app.ops, "/resellers?limit=2".to_owned(), &resellers),
        ] {
            let found = pages(caller, &path).await;
            assert_eq!(found.concat(), newest_first(made), "{path}");
            let full = found[..found.len() - 1].iter().all(|page| page.len() == 2);
            assert!(full && !found.last().unwrap().is_empty(), "{path}: {found:?}");
        }
    }
}

#[actix_web::test]
async fn a_limit_that_is_left_out_is_25_and_the_largest_is_100() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Sol").await;
    for number in 0..26 {
        reseller.bare_client(&format!("Client {number}")).await;
    }
    assert_eq!(ids(&reseller.caller.get("/clients").await.expect(200)).len(), 25);
    assert_eq!(ids(&reseller.caller.get("/clients?limit=100").await.expect(200)).len(), 26);
    for limit in ["0", "101"] {
        reseller.caller.get(&format!("/clients?limit={limit}")).await.problem(422, "invalid_request");
    }
}

on_both! {
    a_cursor_serves_its_own_list_and_filters_only, Manual, |app| {
        let reseller = app.reseller("Sol").await;
        let client = reseller.client(&app, "Client").await;
        reseller.bare_client("Second").await;
        for _ in 0..2 {
            reseller.account(&client, "3333").await;
        }
        let caller = &reseller.caller;
        let page = caller.get("/clients?limit=1&status=active").await.expect(200);
        let cursor = page["nextCursor"].as_str().unwrap();
        caller.get(&format!("/clients?status=active&cursor={cursor}")).await.expect(200);
        for path in ["/clients?x", "/clients?status=archived", "/clients?status=active&q=e", "/cloud-accounts?x", "/role-arn?x"] {
            let path = path.replace("?x", "");
            let joint = if path.contains('?') { '&' } else { '?' };
            caller.get(&format!("{path}{joint}cursor={cursor}")).await.problem(422, "cursor_mismatch");
        }
        let half = &cursor[..cursor.len() / 2];
        let other = if cursor.starts_with('A') { 'B' } else { 'A' };
        let altered: Vec<String> = (0..cursor.len())
            .step_by(7)
            .map(|at| format!("{}{}{}", &cursor[..at], if cursor[at..].starts_with(other) { 'C' } else { other }, &cursor[at + 1..]))
            .collect();
        let longer = format!("{cursor}AAAA");
        for bad in altered.iter().map(String::as_str).chain([half, &longer]) {
            caller.get(&format!("/clients?status=active&cursor={bad}")).await.problem(422, "cursor_invalid");
        }
    }
}
