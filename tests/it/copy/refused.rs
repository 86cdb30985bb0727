//! What cannot be copied is told, and leaves the other database as it was.

use gangway::aws::AwsMode;
use gangway::db::migrate;

use super::{BackUp, copied, count, refused};
use crate::support::app::TestDatabase;
use crate::support::process::Server;
use crate::support::{Database, TestApp};

/// A back-up with one reseller and its client, and the client's id.
async fn small() -> (BackUp, String) {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let client = app.reseller("Nube Partners").await.bare_client("Sol").await;
    (BackUp::of(&app), client)
}

#[actix_web::test]
async fn a_row_that_postgres_does_not_take_is_named_and_nothing_is_there() {
    let database = TestDatabase::new(Database::Postgres);
    for (bad, table, why) in [
        ("UPDATE clients SET name = 'a' || char(0) || 'b'", "clients", "0x00"),
        ("UPDATE clients SET name = CAST(x'ff41' AS TEXT)", "clients", "not UTF-8"),
        ("UPDATE clients SET version = 'many'", "clients", "invalid input syntax"),
        ("UPDATE clients SET version = 3000000000", "clients", "out of range"),
        ("UPDATE clients SET status = 'odd'", "clients", "clients_status_check"),
        ("UPDATE clients SET created_at = 1.5", "clients", "invalid input syntax"),
        ("DELETE FROM resellers", "clients", "is not present in table"),
    ] {
        let (back_up, client) = small().await;
        back_up.execute(bad);
        let said = refused(&back_up.url(), &database.url(), &[]);
        assert!(said.contains("nothing was copied") && said.contains(table) && said.contains(why), "{bad}: {said}");
        // A reference is told by what it names.
        assert!(said.contains(&client) || said.contains("rsl_"), "{bad}: {said}");
        assert!(!said.contains("Contact Person"), "{said}");
        for table in ["clients", "resellers", "signing_keys", "events"] {
            assert_eq!(count(&database, table), "0", "{bad}: {table}");
        }
    }
    // It is as empty as it was.
    let (back_up, _) = small().await;
    copied(&back_up.url(), &database.url(), &[]);
    // What was there stays, when it cannot be replaced.
    back_up.execute("UPDATE clients SET status = 'odd'");
    database.execute("UPDATE job_leases SET held_until = now()");
    refused(&back_up.url(), &database.url(), &["--replace"]);
    assert_eq!(count(&database, "clients"), "1");
}

#[actix_web::test]
async fn what_does_not_come_back_the_same_is_found_before_it_is_committed() {
    let (back_up, _) = small().await;
    let database = TestDatabase::new(Database::Postgres);
    // Both take it for true.
    back_up.execute("UPDATE signing_keys SET sealed = 'true'");
    let said = refused(&back_up.url(), &database.url(), &[]);
    assert!(said.contains("differ in: signing_keys"), "{said}");
    assert_eq!(count(&database, "signing_keys"), "0");
}

#[actix_web::test]
async fn a_database_in_use_is_not_copied_and_a_stopped_one_is() {
    let (source, destination) = (TestDatabase::new(Database::Sqlite), TestDatabase::new(Database::Postgres));
    let mut server = Server::start(&source).await;
    let said = refused(&source.url(), &destination.url(), &[]);
    assert!(said.contains("is in use: stop the server"), "{said}");
    // It was not disturbed.
    server.ops().await.post("/resellers", serde_json::json!({ "name": "Nube" })).await.expect(201);
    assert_eq!(server.terminate().await, Some(0));
    copied(&source.url(), &destination.url(), &[]);
    assert_eq!(count(&destination, "resellers"), "1");

    // One that was killed left its log behind.
    let mut server = Server::start(&source).await;
    server.ops().await.post("/resellers", serde_json::json!({ "name": "Sol" })).await.expect(201);
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    destination.execute("UPDATE job_leases SET held_until = now()");
    copied(&source.url(), &destination.url(), &["--replace"]);
    assert_eq!(count(&destination, "resellers"), "2");
    // And the source is as good as it was.
    drop(server);
    assert_eq!(Server::start(&source).await.terminate().await, Some(0));
}

#[actix_web::test]
async fn addresses_and_schemas_that_do_not_fit_are_refused_with_what_to_do() {
    let (back_up, _) = small().await;
    let (from, database) = (back_up.url(), TestDatabase::new(Database::Postgres));
    let to = database.url();
    let nowhere = format!("{from}.not");
    for (from, to, why) in [
        (to.as_str(), from.as_str(), "from sqlite://… to postgres://…"),
        (from.as_str(), from.as_str(), "from sqlite://… to postgres://…"),
        (nowhere.as_str(), to.as_str(), "there is no database file"),
        ("mysql://ana:secret@host/x", to.as_str(), "--from must start with sqlite://"),
        (from.as_str(), "mysql://ana:secret@host/x", "--to must start with sqlite://"),
        (from.as_str(), "postgres://ana:secret@127.0.0.1:1/x", "PostgreSQL cannot be used"),
    ] {
        let said = refused(from, to, &[]);
        assert!(said.contains(why) && !said.contains("secret"), "{said}");
    }
    assert!(!std::path::Path::new(nowhere.strip_prefix("sqlite://").unwrap()).exists(), "it was made");
    assert!(refused(&from, &to, &["--compare"]).contains("destination holds no tables of Gangway"));

    // A newer version's, an older one's, and something else's.
    back_up.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000000')");
    let said = refused(&from, &to, &[]);
    assert!(said.contains("newer version of Gangway"), "{said}");
    let newest = "(SELECT max(version) FROM __diesel_schema_migrations)";
    let forget = format!("DELETE FROM __diesel_schema_migrations WHERE version = {newest}");
    back_up.execute(&format!("{forget}; {forget}"));
    let said = refused(&from, &to, &[]);
    assert!(
        said.contains("the source was last used by an older version") && said.contains("gangway migrate"),
        "{said}"
    );
    back_up.execute("DROP TABLE __diesel_schema_migrations");
    assert!(refused(&from, &to, &[]).contains("the source holds no tables of Gangway"));
    std::fs::write(&back_up.path, "no database at all, but a text of more than a few bytes".repeat(100)).unwrap();
    assert!(refused(&from, &to, &[]).contains("not a database"));
}

#[actix_web::test]
async fn a_destination_of_another_version_or_with_data_is_left_alone() {
    let (back_up, _) = small().await;
    let (from, database) = (back_up.url(), TestDatabase::new(Database::Postgres));
    migrate::run(&database.target).unwrap();
    let newest = database.lines("SELECT max(version)::text AS line FROM __diesel_schema_migrations").remove(0);
    database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000000')");
    for more in [&[][..], &["--replace"]] {
        assert!(refused(&from, &database.url(), more).contains("newer version of Gangway"));
    }
    database.execute("DELETE FROM __diesel_schema_migrations WHERE version = '20990101000000'");
    database.execute(&format!("DELETE FROM __diesel_schema_migrations WHERE version = '{newest}'"));
    let said = refused(&from, &database.url(), &[]);
    assert!(said.contains("the destination was last used by an older version") && said.contains("--replace"), "{said}");
    database.execute(&format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{newest}')"));
    // A row more than migrations leave, and one that is not what they left.
    for (change, back) in [
        ("INSERT INTO test_clock (name, offset_seconds, version) VALUES ('x', 1, 1)", "DELETE FROM test_clock"),
        ("UPDATE event_sequence SET next = 2", "UPDATE event_sequence SET next = 1"),
    ] {
        database.execute(change);
        assert!(refused(&from, &database.url(), &[]).contains("the destination holds data in"));
        database.execute(back);
    }
    copied(&from, &database.url(), &[]);
}
