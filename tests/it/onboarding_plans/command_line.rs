//! `gangway plan` and `gangway apply`, by the real program at a server that runs.

use std::path::Path;

use serde_json::json;

use crate::support::Database;
use crate::support::app::{OPS_ID, OPS_SECRET, TestDatabase};
use crate::support::bodies::{client_body, id, number};
use crate::support::process::{Server, gangway, said};

/// The status that a command ends with, and all that it says.
fn run(folder: &Path, url: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let settings = [("GANGWAY_URL", url), ("GANGWAY_CLIENT_ID", OPS_ID), ("GANGWAY_CLIENT_SECRET", OPS_SECRET)];
    let output = gangway(folder, arguments, &settings).output().unwrap();
    (output.status.code(), said(&output))
}

#[actix_web::test]
async fn a_file_is_planned_and_applied_and_the_status_says_how_it_ended() {
    let database = TestDatabase::new(Database::Sqlite);
    let server = Server::start(&database).await;
    let ops = server.ops().await;
    let reseller = ops.post("/resellers", json!({ "name": "Nube", "country": "ES" })).await.expect(201);
    let mut body = client_body("Panadería Sol");
    body["resellerId"] = reseller["id"].clone();
    let client = id(&ops.post("/clients", body).await.expect(201)).to_owned();
    let master = ops.get("/pricebooks?kind=master").await.expect(200)["data"][0]["id"].clone();
    let provider = json!({ "pricebookId": master, "currency": "USD", "enabledInCustomerPortal": true });
    ops.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let numbers = [number("7040"), number("7041"), number("7042")];
    write("accounts.csv", &format!("awsAccountId;supportType\n{};basic\n{};basic\n", numbers[0], numbers[1]));
    write("spoilt.csv", &format!("awsAccountId,supportType\n{},basic\n1.23457E+11,basic\n", numbers[2]));
    write("rows.json", &json!([{ "awsAccountId": numbers[2], "supportType": "basic" }]).to_string());
    write("broken.csv", "awsAccountId,supportType\n1,\"basic\n");
    let run = |arguments: &[&str]| run(folder.path(), &server.url, arguments);

    let (status, said) = run(&["plan", "accounts.csv", "--client", &client]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains(&format!("    2  {}  create    pending  supportType: basic", numbers[0])), "{said}");
    assert!(said.contains("2 create, 0 update, 0 none, 0 refused, 0 done, 0 failed"), "{said}");
    assert!(ops.get("/cloud-accounts").await.expect(200)["data"].as_array().unwrap().is_empty());
    let plan = said.split_whitespace().find(|word| word.starts_with("opl_")).unwrap().to_owned();
    let (status, said) = run(&["apply", &plan]);
    assert!(status == Some(0) && said.contains("applied") && said.contains("2 done, 0 failed"), "{said}");
    assert!(said.contains("2/2"), "{said}");
    let (status, said) = run(&["apply", &plan]);
    assert!(status == Some(0) && said.contains("2 done, 0 failed"), "what is applied is applied: {said}");
    let (status, said) = run(&["plan", "accounts.csv", "--client", &client]);
    assert!(status == Some(0) && said.contains("2 none"), "{said}");

    let (status, said) = run(&["plan", "spoilt.csv", "--client", &client]);
    assert!(status == Some(3) && said.contains("was made a number by a spreadsheet"), "{said}");
    let (status, said) = run(&["apply", "spoilt.csv", "--client", &client]);
    assert!(status == Some(3) && said.contains("Nothing was applied"), "{said}");
    let (status, said) = run(&["apply", "spoilt.csv", "--client", &client, "--partly"]);
    assert!(status == Some(3) && said.contains("1 done, 1 failed"), "{said}");
    let (status, said) = run(&["apply", "rows.json", "--client", &client]);
    assert!(status == Some(0) && said.contains("1 none"), "{said}");

    for (arguments, wanted, why) in [
        (&["plan", "broken.csv", "--client", &client][..], 1, "begins in line 2, column 3"),
        (&["plan", "accounts.csv"], 1, "--client"),
        (&["plan", "nothing.csv", "--client", &client], 1, "nothing.csv"),
        (&["apply", "opl_01jdgx3v9re8tbq4m6n0y7k2hz"], 1, "onboarding_plan_not_found"),
        (&["plan", "accounts.csv", "--client", "Sol"], 2, "--client"),
        (&["plan"], 2, "FILE"),
    ] {
        let (status, said) = run(arguments);
        assert!(status == Some(wanted) && said.contains(why), "{arguments:?}: {status:?} {said}");
    }
    let output = gangway(folder.path(), &["apply", &plan], &[("GANGWAY_URL", &server.url)]).output().unwrap();
    assert!(output.status.code() == Some(1) && super::command_line::said(&output).contains("GANGWAY_CLIENT_ID"));
    let (status, said) = self::run(folder.path(), "http://127.0.0.1:1", &["apply", &plan]);
    assert!(status == Some(1) && said.contains("was not reached"), "{said}");
}
