//! A real server on a fresh database, on a free port of 127.0.0.1, with a clock that tests can move.

use std::net::TcpListener;

use actix_web::dev::ServerHandle;
use actix_web::web::Data;
use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection};
use gangway::api::{server, start};
use gangway::app::App;
use gangway::auth::secret::Secret;
use gangway::aws::AwsMode;
use gangway::clock::Clock;
use gangway::db::Target;
use gangway::settings::{Bootstrap, Settings};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::bodies::{account_body, client_body, number};
use super::http::Caller;
use super::{make, postgres};

pub const OPS_ID: &str = "ops";
pub const OPS_SECRET: &str = "a-secret-for-tests-only";

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// A row of one text, which the query names `line`.
#[derive(QueryableByName)]
pub struct Line {
    #[diesel(sql_type = Text)]
    pub line: String,
}

/// What has happened, whether or not it has its place in the feed, as a query takes it in place of a table.
pub const HAPPENED: &str = "(SELECT id, kind, resource_id FROM events UNION ALL SELECT id, kind, resource_id FROM unplaced_events) AS happened";

/// A fresh database that lives as long as this.
pub struct TestDatabase {
    pub target: Target,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    pub fn new(kind: Database) -> Self {
        match kind {
            Database::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("test.db").to_str().unwrap().to_owned();
                // The tests do not pull the plug; `durable` is tested where the process is killed.
                Self { target: Target::Sqlite { path, durable: false }, _folder: Some(folder) }
            }
            Database::Postgres => Self { target: Target::Postgres(postgres::create_database()), _folder: None },
        }
    }

    /// The setting that names it.
    pub fn url(&self) -> String {
        match &self.target {
            Target::Sqlite { path, .. } => format!("sqlite://{path}"),
            Target::Postgres(url) => url.clone(),
        }
    }

    /// Copies an account so many times, past the server; the copies are newer than all that the server makes.
    pub fn copy_account(&self, id: &str, count: u32) {
        let (digits, number, series) = (self.digits(20), self.digits(12), self.series(count));
        self.execute(&format!(
            "INSERT INTO cloud_accounts (id, reseller_id, client_id, origin, aws_account_id, nickname, support_type, \
             organization_role, external_id, status, role_status, support_plan_id, version, created_at, updated_at) \
             SELECT 'acc_7zzzzz' || {digits}, reseller_id, client_id, origin, {number}, nickname, support_type, \
             organization_role, 'CA7ZZZZZ' || {digits}, status, role_status, support_plan_id, version, created_at, updated_at \
             FROM cloud_accounts, {series} WHERE id = '{id}'"
        ));
    }

    /// Where events wait for their places. On SQLite only those of a release in which they did not get them at once.
    pub fn waiting_room(&self) -> &'static str {
        match &self.target {
            Target::Postgres(_) => "unplaced_events",
            Target::Sqlite { .. } => "events",
        }
    }

    /// A table expression of the numbers from 1 to `count`, in a column `n`.
    pub fn series(&self, count: u32) -> String {
        match &self.target {
            Target::Postgres(_) => format!("(SELECT generate_series(1, {count}) AS n) AS series"),
            Target::Sqlite { .. } => format!(
                "(WITH RECURSIVE one_of(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one_of WHERE n < {count}) \
                 SELECT n FROM one_of) AS series"
            ),
        }
    }

    /// An expression of the number `n` with this many digits.
    pub fn digits(&self, width: u32) -> String {
        match &self.target {
            Target::Postgres(_) => format!("lpad(n::text, {width}, '0')"),
            Target::Sqlite { .. } => format!("printf('%0{width}d', n)"),
        }
    }

    /// The lines that a query finds, past the server.
    pub fn lines(&self, query: &str) -> Vec<String> {
        let query = diesel::sql_query(query);
        let found: Vec<Line> = match &self.target {
            Target::Sqlite { path, .. } => query.load(&mut SqliteConnection::establish(path).unwrap()).unwrap(),
            Target::Postgres(url) => query.load(&mut PgConnection::establish(url).unwrap()).unwrap(),
        };
        found.into_iter().map(|line| line.line).collect()
    }

    /// Runs one statement, past the server.
    pub fn execute(&self, statement: &str) {
        let query = diesel::sql_query(statement);
        match &self.target {
            Target::Sqlite { path, .. } => {
                let mut conn = SqliteConnection::establish(path).unwrap();
                // The server writes as well.
                conn.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
                query.execute(&mut conn)
            }
            Target::Postgres(url) => query.execute(&mut PgConnection::establish(url).unwrap()),
        }
        .unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Target::Postgres(url) = &self.target {
            postgres::drop_database(url);
        }
    }
}

/// A running server.
pub struct TestApp {
    pub url: String,
    pub clock: Clock,
    pub app: Data<App>,
    pub handle: ServerHandle,
    pub database: TestDatabase,
    pub ops: Caller,
}

/// Settings for a test on this database.
pub fn settings(database: &TestDatabase, mode: AwsMode, url: &str) -> Settings {
    let mut settings = Settings::from_values(Default::default(), Vec::new()).unwrap();
    settings.public_url = url.to_owned();
    settings.database = database.target.clone();
    settings.database_pool = 6;
    settings.aws_mode = mode;
    settings.rate_limit = None;
    settings.bootstrap = Some(Bootstrap { client_id: OPS_ID.to_owned(), client_secret: Secret::new(OPS_SECRET) });
    settings
}

impl TestApp {
    pub async fn start(kind: Database, mode: AwsMode) -> Self {
        Self::start_with(kind, mode, |_| {}).await
    }

    pub async fn start_with(kind: Database, mode: AwsMode, change: impl FnOnce(&mut Settings)) -> Self {
        let database = TestDatabase::new(kind);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mut settings = settings(&database, mode, &url);
        change(&mut settings);
        let clock = Clock::default();
        let (app, _) = start::start(settings, clock.clone()).unwrap();
        let app = Data::new(app);
        let (server, _) = server::run_on(listener, app.clone(), 1).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        let ops = Caller::login(&url, OPS_ID, OPS_SECRET).await;
        Self { url, clock, app, handle, database, ops }
    }

    /// A new reseller and a caller with all its scopes.
    pub async fn reseller(&self, name: &str) -> Reseller {
        let reseller = self.ops.post("/resellers", json!({ "name": name })).await.expect(201);
        let id = reseller["id"].as_str().unwrap().to_owned();
        let caller = self.credential(json!({ "name": "tests", "role": "reseller", "resellerId": id })).await;
        Reseller { id, caller }
    }

    /// A caller with a new credential that operations makes.
    pub async fn credential(&self, body: Value) -> Caller {
        let (id, secret) = make::credential(&self.ops, body).await;
        Caller::login(&self.url, &id, &secret).await
    }

    /// Logs operations in again: the token may have lapsed when the clock was moved.
    pub async fn login_ops(&self) -> Caller {
        Caller::login(&self.url, OPS_ID, OPS_SECRET).await
    }

    /// Moves the server's clock to a day, whatever day it is outside, and logs operations in again.
    pub async fn on_day(mut self, moment: &str) -> Self {
        self.clock.advance(moment.parse::<DateTime<Utc>>().unwrap() - self.clock.now());
        self.ops = self.login_ops().await;
        self
    }

    /// The master pricebook of a fresh database.
    pub async fn master(&self) -> String {
        let page = self.ops.get("/pricebooks?kind=master").await.expect(200);
        page["data"][0]["id"].as_str().unwrap().to_owned()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // The command is sent at once; nobody waits for its end.
        drop(self.handle.stop(false));
    }
}

/// A reseller and what it does.
pub struct Reseller {
    pub id: String,
    pub caller: Caller,
}

impl Reseller {
    /// A new client without a pricebook.
    pub async fn bare_client(&self, name: &str) -> String {
        make::bare_client(&self.caller, name).await
    }

    /// A new client with the master pricebook, enabled in the portal.
    pub async fn client(&self, app: &TestApp, name: &str) -> String {
        self.client_of(app, client_body(name)).await
    }

    /// The same of a body of one's own.
    pub async fn client_of(&self, app: &TestApp, body: Value) -> String {
        let client = self.caller.post("/clients", body).await.expect(201);
        let id = client["id"].as_str().unwrap().to_owned();
        let provider = json!({ "pricebookId": app.master().await, "currency": "USD", "enabledInCustomerPortal": true });
        self.caller.put(&format!("/clients/{id}/cloud-providers/aws"), provider).await.expect(201);
        id
    }

    /// A new account with a number of its own that ends in `ending`.
    pub async fn account(&self, client: &str, ending: &str) -> Value {
        let body = account_body(client, &number(ending));
        self.caller.post("/cloud-accounts", body).await.expect(201)
    }
}

impl TestApp {
    /// Starts another server on this one's database, with its settings and its clock; answers its address. It ends with
    /// the test.
    pub fn replica(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (app, _) = start::start(self.app.settings.clone(), self.clock.clone()).unwrap();
        let (server, _) = server::run_on(listener, Data::new(app), 1).unwrap();
        actix_web::rt::spawn(server);
        url
    }
}
