//! The role of a cloud account: what may be saved, what a check finds, and the kit that its owner creates it with.

use std::collections::BTreeSet;

use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::Reseller;
use crate::support::bodies::{account_body, codes, number};
use crate::support::{Caller, Database, TestApp};

struct Role {
    path: String,
    id: String,
    number: String,
}

impl Role {
    async fn of_new_account(reseller: &Reseller, client: &str, ending: &str) -> Self {
        Self::of(&reseller.account(client, ending).await)
    }

    fn of(account: &Value) -> Self {
        let id = account["id"].as_str().unwrap().to_owned();
        let number = account["awsAccountId"].as_str().unwrap().to_owned();
        Self { path: format!("/role-arn/{id}"), id, number }
    }

    fn arn(&self, name: &str) -> String {
        format!("arn:aws:iam::{}:role/{name}", self.number)
    }

    async fn put_arn(&self, caller: &Caller, name: &str) -> Value {
        caller.put(&self.path, json!({ "roleArn": self.arn(name) })).await.expect(200)
    }

    async fn check(&self, caller: &Caller) -> Value {
        caller.act(&format!("{}/check", self.path)).await.expect(200)
    }
}

async fn sqlite(mode: AwsMode) -> (TestApp, Reseller, String) {
    let app = TestApp::start(Database::Sqlite, mode).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    (app, reseller, client)
}

#[actix_web::test]
async fn every_near_miss_of_an_arn_has_its_own_code() {
    let (_app, reseller, client) = sqlite(AwsMode::Simulated).await;
    let role = Role::of_new_account(&reseller, &client, "3001").await;
    let number = &role.number;
    let long = "n".repeat(65);
    for (text, code) in [
        (format!("arn:aws:sts::{number}:assumed-role/Reader/session"), "assumed_role_arn"),
        (format!("arn:aws:iam::{number}:user/Ana"), "user_arn"),
        ("arn:aws:iam::aws:policy/ReadOnlyAccess".to_owned(), "policy_arn"),
        (format!("arn:aws:iam::{number}:instance-profile/Web"), "instance_profile_arn"),
        ("GangwayReadOnly".to_owned(), "role_name_only"),
        ("https://us-east-1.console.aws.amazon.com/iam/home#/roles/details/GangwayReadOnly".to_owned(), "console_url"),
        (format!("arn:aws:iam::{number}:role/"), "truncated_arn"),
        (format!("iam::{number}:role/GangwayReadOnly"), "truncated_arn"),
        (role.arn("Gangway ReadOnly"), "invalid_role_arn"),
        (role.arn("Rôle"), "invalid_role_arn"),
        (role.arn(&long), "invalid_role_arn"),
        (role.arn("X").replace(":iam:", ":s3:"), "invalid_role_arn"),
        ("arn:aws:iam::١٢٣٤٥٦٧٨٩٠١٢:role/X".to_owned(), "invalid_role_arn"),
    ] {
        let answer = reseller.caller.put(&role.path, json!({ "roleArn": text })).await;
        assert_eq!(answer.violations(), [format!("/roleArn {code}")], "{text}");
    }
    let all = json!({ "roleArn": "X", "roleName": "a b", "description": "a;b", "externalId": "CA1" });
    let violations = reseller.caller.put(&role.path, all).await.violations();
    assert_eq!(
        violations,
        [
            "/description invalid_description",
            "/externalId unknown_member",
            "/roleArn role_name_only",
            "/roleName role_name_blank",
        ]
    );
    let untouched = reseller.caller.get(&role.path).await.expect(200);
    assert_eq!((untouched.get("roleArn"), &untouched["version"]), (None, &json!(1)));
}

#[actix_web::test]
async fn r7_what_pasting_adds_is_removed_and_reported() {
    let (_app, reseller, client) = sqlite(AwsMode::Simulated).await;
    let role = Role::of_new_account(&reseller, &client, "3002").await;
    let plain = role.arn("path/to/GangwayReadOnly");
    for pasted in [
        format!(" {plain}"),
        format!("{plain}\n"),
        format!("\u{A0}{plain}\u{A0}"),
        format!("\u{200B}{plain}\u{FEFF}"),
        format!("\"{plain}\""),
        format!("'{plain}'"),
        format!("`{plain}`"),
        format!("“{plain}”"),
        plain.replace("Read", "\u{200B}Read"),
    ] {
        let saved = reseller.caller.put(&role.path, json!({ "roleArn": pasted })).await.expect(200);
        assert_eq!(saved["roleArn"], json!(plain), "{pasted:?}");
        assert_eq!(codes(&saved["warnings"]), ["role_arn_cleaned"], "{pasted:?}");
    }
    let saved = reseller.caller.put(&role.path, json!({ "roleArn": plain })).await.expect(200);
    assert_eq!((&saved["warnings"], &saved["version"]), (&json!([]), &json!(2)), "all were the same ARN");
}

#[actix_web::test]
async fn r14_the_arn_is_of_the_same_account_and_says_the_same_name() {
    let (_app, reseller, client) = sqlite(AwsMode::Simulated).await;
    let role = Role::of_new_account(&reseller, &client, "3003").await;
    let foreign = json!({ "roleArn": "arn:aws:iam::999999999999:role/GangwayReadOnly" });
    reseller.caller.put(&role.path, foreign).await.problem(422, "role_arn_account_mismatch");
    let differ = json!({ "roleArn": role.arn("path/One"), "roleName": "Two" });
    reseller.caller.put(&role.path, differ).await.problem(422, "role_name_mismatch");
    let case = json!({ "roleArn": role.arn("One"), "roleName": "one" });
    reseller.caller.put(&role.path, case).await.problem(422, "role_name_mismatch");
    let same = json!({ "roleArn": role.arn("path/One"), "roleName": "One" });
    let saved = reseller.caller.put(&role.path, same).await.expect(200);
    assert_eq!((&saved["roleName"], &saved["roleArn"]), (&json!("One"), &json!(role.arn("path/One"))));
}

#[actix_web::test]
async fn r5_r6_names_and_descriptions_keep_the_guides_limits() {
    let (_app, reseller, client) = sqlite(AwsMode::Simulated).await;
    let role = Role::of_new_account(&reseller, &client, "3004").await;
    let refused = [
        (json!({ "roleName": "" }), "/roleName too_short"),
        (json!({ "roleName": "My Role" }), "/roleName role_name_blank"),
        (json!({ "roleName": " Role" }), "/roleName role_name_blank"),
        (json!({ "roleName": "rôle" }), "/roleName invalid_role_name"),
        (json!({ "roleName": "a/b" }), "/roleName invalid_role_name"),
        (json!({ "roleName": "n".repeat(129) }), "/roleName too_long"),
        (json!({ "description": "a".repeat(129) }), "/description too_long"),
        (json!({ "description": "descripción" }), "/description invalid_description"),
        (json!({ "description": "a\nb" }), "/description invalid_description"),
        (json!({ "description": "read; write" }), "/description invalid_description"),
    ];
    for (body, violation) in refused {
        assert_eq!(reseller.caller.put(&role.path, body.clone()).await.violations(), [violation], "{body}");
    }
    let kit = format!("{}/setup-kit", role.path);
    for (length, fits) in [(1, true), (64, true), (65, false), (128, false)] {
        let body = json!({ "roleName": "n".repeat(length), "description": "a ".repeat(64) });
        let saved = reseller.caller.put(&role.path, body.clone()).await.expect(200);
        assert_eq!((&saved["roleName"], &saved["description"]), (&body["roleName"], &body["description"]));
        for shown in [saved, reseller.caller.get(&role.path).await.expect(200)] {
            let expected: &[&str] = if fits { &[] } else { &["role_name_exceeds_aws_limit"] };
            assert_eq!(codes(&shown["warnings"]), expected, "{length}");
        }
        for format in ["json", "cli", "cloudformation"] {
            let answer = reseller.caller.get(&format!("{kit}?format={format}")).await;
            if fits {
                answer.expect(200);
            } else {
                answer.problem(409, "role_name_exceeds_aws_limit");
            }
        }
    }
    let every = json!({ "roleName": "AZaz09+=,.@_-", "description": "AZaz 09+=,.@_-" });
    let saved = reseller.caller.put(&role.path, every.clone()).await.expect(200);
    assert_eq!((&saved["roleName"], &saved["description"]), (&every["roleName"], &every["description"]));
}

on_both! {
    r8_r12_a_check_says_by_test_values_what_is_wrong_and_the_account_keeps_step, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let role = Role::of_new_account(&reseller, &client, "3005").await;
        let fresh = reseller.caller.get(&role.path).await.expect(200);
        assert_eq!((&fresh["status"], &fresh["checks"], &fresh["crossAccountId"]), (&json!("not_checked"), &json!([]), &json!("328676173091")));
        assert!(fresh.get("checkedAt").is_none() && fresh.get("diagnosis").is_none());
        let no_arn = reseller.caller.act(&format!("{}/check", role.path)).await;
        no_arn.problem(409, "role_arn_not_set");

        let cases = [
            ("TeamNoAccess", "no_access", Some("assume_role_denied"), ["failed", "skipped", "skipped", "skipped"]),
            ("OpenRole", "insecure", Some("external_id_not_required"), ["passed", "failed", "skipped", "skipped"]),
            ("RoleNoPolicy", "no_access", Some("policy_missing"), ["passed", "passed", "passed", "failed"]),
            ("GangwayReadOnly", "verified", None, ["passed"; 4]),
        ];
        for (name, status, diagnosis, outcomes) in cases {
            assert_eq!(role.put_arn(&reseller.caller, name).await["status"], "not_checked");
            let account = format!("/cloud-accounts/{}", role.id);
            let before = reseller.caller.get(&account).await;
            let tag = before.header("etag").unwrap().to_owned();
            assert_eq!(before.expect(200)["roleStatus"], "not_checked");
            let checked = role.check(&reseller.caller).await;
            assert_eq!(checked["status"], status, "{name}");
            assert!(checked["checkedAt"].is_string());
            assert_eq!(checked["diagnosis"]["code"].as_str(), diagnosis, "{name}");
            if diagnosis.is_some() {
                assert_eq!(checked["diagnosis"]["owner"], "aws_account_owner");
                assert!(checked["diagnosis"]["fix"].is_string() && checked["diagnosis"]["message"].is_string());
            }
            let found: Vec<_> = checked["checks"].as_array().unwrap().iter().map(|check| &check["outcome"]).collect();
            assert_eq!(json!(found), json!(outcomes), "{name}");
            // The account changed, so a cached answer is of no use.
            let after = reseller.caller.send(Method::GET, &account, None, &[("if-none-match", &tag)]).await;
            assert_eq!(after.expect(200)["roleStatus"], status, "{name}");
            let by_status = reseller.caller.get(&format!("/cloud-accounts?roleStatus={status}")).await.expect(200);
            assert_eq!(by_status["data"][0]["id"], json!(role.id), "{name}");
        }
        let policy = role.put_arn(&reseller.caller, "NoPolicy").await;
        assert_eq!(policy["status"], "not_checked");
        let policy = role.check(&reseller.caller).await;
        assert!(policy["diagnosis"]["message"].as_str().unwrap().contains("ReadOnlyAccess"), "{policy}");
    }
}

on_both! {
    r8_put_replaces_a_changed_arn_is_not_checked_and_the_same_keeps_its_verdict, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let role = Role::of_new_account(&reseller, &client, "3006").await;
        let full = json!({ "roleArn": role.arn("One"), "roleName": "One", "description": "Read only" });
        let saved = reseller.caller.put(&role.path, full.clone()).await.expect(200);
        assert_eq!((&saved["roleArn"], &saved["roleName"], &saved["description"]), (&full["roleArn"], &full["roleName"], &full["description"]));
        let green = role.check(&reseller.caller).await;
        let version = green["version"].clone();

        let same = reseller.caller.put(&role.path, full.clone()).await.expect(200);
        assert_eq!(same, green, "nothing changed");
        // The same ARN with blanks is the same.
        let pasted = json!({ "roleArn": format!(" {}", role.arn("One")) });
        let bare = reseller.caller.put(&role.path, pasted).await.expect(200);
        assert!(bare.get("roleName").is_none() && bare.get("description").is_none(), "what is left out is cleared");
        assert_eq!((&bare["status"], &bare["checkedAt"], &bare["checks"]), (&json!("verified"), &green["checkedAt"], &green["checks"]));
        assert!(bare["version"].as_i64() > version.as_i64());

        let stale = [("if-match", "\"v1\"")];
        let put = reseller.caller.send(Method::PUT, &role.path, Some(full.to_string()), &stale).await;
        put.problem(412, "version_mismatch");
        reseller.caller.send(Method::DELETE, &role.path, None, &stale).await.problem(412, "version_mismatch");

        let other = role.put_arn(&reseller.caller, "Two").await;
        assert_eq!((&other["status"], &other["checks"]), (&json!("not_checked"), &json!([])));
        assert!(other.get("checkedAt").is_none());
        role.check(&reseller.caller).await;
        let empty = reseller.caller.put(&role.path, json!({})).await.expect(200);
        assert_eq!((empty.get("roleArn"), &empty["status"]), (None, &json!("not_checked")));
        let account = format!("/cloud-accounts/{}", role.id);
        assert_eq!(reseller.caller.get(&account).await.expect(200)["roleStatus"], "not_checked");

        role.put_arn(&reseller.caller, "OpenRole").await;
        role.check(&reseller.caller).await;
        reseller.caller.delete(&role.path).await.expect(204);
        let cleared = reseller.caller.get(&role.path).await.expect(200);
        assert_eq!((cleared.get("roleArn"), &cleared["status"], cleared.get("diagnosis")), (None, &json!("not_checked"), None));
        assert_eq!(cleared["externalId"], green["externalId"], "the external ID is the account's for good");
        assert_eq!(reseller.caller.get(&account).await.expect(200)["roleStatus"], "not_checked");

        // A new number: the role of the old one is cleared with it.
        role.put_arn(&reseller.caller, "One").await;
        role.check(&reseller.caller).await;
        let moved = reseller.caller.patch(&account, json!({ "awsAccountId": number("3007") })).await.expect(200);
        assert_eq!(moved["roleStatus"], "not_checked");
        assert!(reseller.caller.get(&role.path).await.expect(200).get("roleArn").is_none());

        reseller.caller.delete(&account).await.expect(204);
        let gone = reseller.caller.put(&role.path, json!({})).await;
        gone.problem(409, "cloud_account_not_live");
    }
}

#[actix_web::test]
async fn r2_every_account_has_a_role_with_an_external_id_of_its_own_and_lists_filter_them() {
    let (app, reseller, client) = sqlite(AwsMode::Simulated).await;
    let other_client = reseller.client(&app, "Luna").await;
    let one = Role::of_new_account(&reseller, &client, "3010").await;
    let two = Role::of_new_account(&reseller, &other_client, "3011").await;
    let three = Role::of_new_account(&reseller, &client, "3012").await;
    two.put_arn(&reseller.caller, "Fine").await;
    two.check(&reseller.caller).await;
    three.put_arn(&reseller.caller, "OpenRole").await;
    three.check(&reseller.caller).await;
    let listed = async |query: &str| -> Vec<Value> {
        let page = reseller.caller.get(&format!("/role-arn?{query}")).await.expect(200);
        page["data"].as_array().unwrap().clone()
    };
    let ids = |roles: Vec<Value>| roles.iter().map(|role| role["cloudAccountId"].clone()).collect::<Vec<_>>();
    let all = listed("").await;
    let externals: BTreeSet<_> = all.iter().map(|role| role["externalId"].as_str().unwrap().to_owned()).collect();
    assert_eq!(externals.len(), 3);
    assert!(externals.iter().all(|id| id.len() == 28 && id.starts_with("CA")), "{externals:?}");
    assert_eq!(ids(all), [json!(three.id), json!(two.id), json!(one.id)]);
    assert_eq!(ids(listed(&format!("clientId={client}")).await), [json!(three.id), json!(one.id)]);
    assert_eq!(ids(listed("status=not_checked").await), [json!(one.id)]);
    assert_eq!(ids(listed("status=insecure").await), [json!(three.id)]);
    assert_eq!(ids(listed(&format!("status=verified&clientId={client}")).await), Vec::<Value>::new());

    let rival = app.reseller("Rival").await;
    assert_eq!(rival.caller.get("/role-arn").await.expect(200)["data"], json!([]));
    for path in [
        one.path.as_str(),
        &format!("{}/setup-kit", one.path),
        "/role-arn/acc_00000000000000000000000000",
        "/role-arn/x",
    ] {
        rival.caller.get(path).await.problem(404, "cloud_account_not_found");
    }
    rival.caller.put(&one.path, json!({})).await.problem(404, "cloud_account_not_found");
    rival.caller.act(&format!("{}/check", one.path)).await.problem(404, "cloud_account_not_found");
}

#[actix_web::test]
async fn in_manual_mode_operations_records_what_a_person_saw_and_nothing_is_checked() {
    let (app, reseller, client) = sqlite(AwsMode::Manual).await;
    let role = Role::of_new_account(&reseller, &client, "3020").await;
    let (check, record) = (format!("{}/check", role.path), format!("{}/record-check", role.path));
    let verified = json!({ "status": "verified" });
    app.ops.post(&record, verified.clone()).await.problem(409, "role_arn_not_set");
    role.put_arn(&reseller.caller, "GangwayReadOnly").await;
    reseller.caller.act(&check).await.problem(409, "aws_not_connected");
    reseller.caller.post(&record, verified.clone()).await.problem(403, "role_not_allowed");
    assert_eq!(app.ops.post(&record, json!({ "status": "insecure" })).await.violations(), ["/status unknown_value"]);

    let red = json!({ "status": "no_access", "note": "The role requires MFA" });
    let red = app.ops.post(&record, red).await.expect(200);
    assert_eq!((&red["status"], &red["diagnosis"]["code"]), (&json!("no_access"), &json!("recorded_by_operations")));
    assert_eq!(red["checks"][0]["detail"], "The role requires MFA");
    let seen = reseller.caller.get(&format!("/cloud-accounts/{}", role.id)).await.expect(200);
    assert_eq!(seen["roleStatus"], "no_access");
    let green = app.ops.post(&record, verified).await.expect(200);
    assert_eq!((&green["status"], green.get("diagnosis")), (&json!("verified"), None));
    assert!(green["checkedAt"].is_string());
}

#[actix_web::test]
async fn connected_to_aws_no_check_is_recorded_by_hand() {
    let (app, reseller, client) = sqlite(AwsMode::Simulated).await;
    let role = Role::of_new_account(&reseller, &client, "3021").await;
    role.put_arn(&reseller.caller, "GangwayReadOnly").await;
    let record = format!("{}/record-check", role.path);
    app.ops.post(&record, json!({ "status": "verified" })).await.problem(409, "aws_connected");
    assert_eq!(reseller.caller.get(&role.path).await.expect(200)["status"], "not_checked");
}

on_both! {
    r1_r4_the_setup_kit_is_the_same_every_time_in_all_its_forms, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "3030").await;
        let role = Role::of(&account);
        let body = json!({ "roleName": "MyReader", "description": "Read, only = good." });
        reseller.caller.put(&role.path, body).await.expect(200);
        let external_id = account["externalId"].as_str().unwrap();
        let kit = format!("{}/setup-kit", role.path);

        let json_kit = reseller.caller.get(&kit).await.expect(200);
        assert_eq!(json_kit["crossAccountId"], "328676173091");
        assert_eq!((&json_kit["externalId"], &json_kit["awsAccountId"]), (&json!(external_id), &json!(role.number)));
        assert_eq!((&json_kit["requireExternalId"], &json_kit["requireMfa"]), (&json!(true), &json!(false)));
        assert_eq!((&json_kit["roleName"], &json_kit["description"]), (&json!("MyReader"), &json!("Read, only = good.")));
        assert_eq!(json_kit["managedPolicies"], json!(["arn:aws:iam::aws:policy/ReadOnlyAccess"]));
        assert_eq!(json_kit["trustPolicy"], json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": { "AWS": "arn:aws:iam::328676173091:root" },
                "Action": "sts:AssumeRole",
                "Condition": { "StringEquals": { "sts:ExternalId": external_id } },
            }],
        }));
        let link = json_kit["quickCreateUrl"].as_str().unwrap();
        assert!(link.starts_with("https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/create/"));
        assert!(link.contains(&format!("param_ExternalId={external_id}")) && link.contains("param_RoleName=MyReader"), "{link}");
        let numbers: Vec<_> = json_kit["steps"].as_array().unwrap().iter().map(|step| step["number"].as_u64().unwrap()).collect();
        assert_eq!(numbers, (1..=18).collect::<Vec<_>>(), "the guide's steps");

        for (format, media_type) in [
            ("json", "application/json"),
            ("trust-policy", "application/json"),
            ("cloudformation", "application/yaml"),
            ("terraform", "text/x-hcl; charset=utf-8"),
            ("cli", "application/x-sh"),
            ("powershell", "text/x-powershell; charset=utf-8"),
            ("console", "text/markdown; charset=utf-8"),
        ] {
            let path = format!("{kit}?format={format}");
            let (first, second) = (reseller.caller.get(&path).await, app.ops.get(&path).await);
            assert_eq!(first.header("content-type"), Some(media_type));
            assert_eq!(first.text, second.text, "{format} is the same for everybody");
            assert!(first.text.contains(external_id) && first.text.contains("328676173091"), "{format}");
            assert!(!first.text.contains("AWSSupportAccess") && !first.text.contains("MultiFactorAuth"), "{format}");
            assert_eq!(first.text.contains("ReadOnlyAccess"), format != "trust-policy", "{format}");
            match format {
                "json" => assert_eq!(first.json, json_kit),
                "trust-policy" => assert_eq!(first.json, json_kit["trustPolicy"]),
                "console" => assert!(first.text.lines().any(|line| line.starts_with("18. ")), "{}", first.text),
                _ => assert_eq!(first.text, json_kit[format].as_str().unwrap(), "the JSON holds the same text"),
            }
        }
        assert_eq!(reseller.caller.get(&format!("{kit}?format=pdf")).await.violations(), ["format unknown_value"]);
        assert_eq!(reseller.caller.get(&format!("{kit}?securityReport=1")).await.violations(), ["securityReport unknown_value"]);

        // Without a saved name the ARN's is used, and without one a default.
        role.put_arn(&reseller.caller, "path/FromTheArn").await;
        assert_eq!(reseller.caller.get(&kit).await.expect(200)["roleName"], "FromTheArn");
        reseller.caller.delete(&role.path).await.expect(204);
        let default = reseller.caller.get(&kit).await.expect(200);
        assert!(!default["roleName"].as_str().unwrap().is_empty() && !default["description"].as_str().unwrap().is_empty());
    }
}

#[actix_web::test]
async fn r4_the_security_report_adds_a_policy_and_warns_without_business_support() {
    let (_app, reseller, client) = sqlite(AwsMode::Manual).await;
    for (support, warned) in [("basic", true), ("business_plus", false)] {
        let mut body = account_body(&client, &number("3040"));
        body["supportType"] = json!(support);
        let role = Role::of(&reseller.caller.post("/cloud-accounts", body).await.expect(201));
        let kit = format!("{}/setup-kit", role.path);
        for query in ["", "?securityReport=false"] {
            let without = reseller.caller.get(&format!("{kit}{query}")).await.expect(200);
            assert_eq!((&without["warnings"], without["managedPolicies"].as_array().unwrap().len()), (&json!([]), 1));
        }
        let with = reseller.caller.get(&format!("{kit}?securityReport=true")).await.expect(200);
        assert_eq!(
            with["managedPolicies"],
            json!(["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AWSSupportAccess",])
        );
        assert_eq!(with["steps"].as_array().unwrap().len(), 19);
        let expected: &[&str] = if warned { &["security_report_needs_business_support"] } else { &[] };
        assert_eq!(codes(&with["warnings"]), expected, "{support}");
        for format in ["cloudformation", "terraform", "cli", "console"] {
            let raw = reseller.caller.get(&format!("{kit}?securityReport=true&format={format}")).await;
            assert!(raw.text.contains("AWSSupportAccess"), "{support} {format}");
        }
    }
}
