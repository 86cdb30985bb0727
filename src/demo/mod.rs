//! `gangway demo`: a server on a temporary database in simulated mode, and a walk through the guide over its own HTTP.
//! A client of the API like any other: it must not reach into the server.

mod http;
mod link_existing;
mod new_account;

use std::io::Write;
use std::net::{SocketAddr, TcpListener};

use actix_web::web::Data;

use crate::api::server;
use crate::api::start;
use crate::api::start_error::StartError;
use crate::auth::secret::Secret;
use crate::aws::AwsMode;
use crate::clock::Clock;
use crate::db::Target;
use crate::settings::{Bootstrap, Settings, SettingsError};
use crate::telemetry;

/// Id of the demo's operations credential.
const OPERATIONS_ID: &str = "demo-operations";

/// Why the demo ended early.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum DemoError {
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error("the server could not be started: {0}")]
    Start(#[from] StartError),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error("{0} is not a path that can be written in a setting")]
    Path(String),
    #[error("step \"{step}\": {reason}")]
    Step { step: String, reason: String },
    #[error("no answer: {0}")]
    Http(#[from] reqwest::Error),
}

/// Runs the walk; then ends (`exit`), or goes on serving until it is interrupted.
pub fn run(exit: bool) -> Result<(), DemoError> {
    let folder = std::env::temp_dir().join(format!("gangway-demo-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&folder)?;
    let done = run_in(&folder, exit);
    std::fs::remove_dir_all(&folder)?;
    done
}

fn run_in(folder: &std::path::Path, exit: bool) -> Result<(), DemoError> {
    let path = folder.join("demo.db");
    let path = path.to_str().ok_or_else(|| DemoError::Path(path.display().to_string()))?;
    let mut settings = Settings::from_environment()?;
    telemetry::start("warn", None);
    let listener = listen(if exit { SocketAddr::from(([127, 0, 0, 1], 0)) } else { settings.bind })?;
    settings.public_url = format!("http://{}", listener.local_addr()?);
    settings.database = Target::Sqlite { path: path.to_owned(), durable: true };
    settings.aws_mode = AwsMode::Simulated;
    let secret = Secret::random();
    settings.bootstrap = Some(Bootstrap { client_id: OPERATIONS_ID.to_owned(), client_secret: secret.clone() });
    let url = settings.public_url.clone();
    let (app, _) = start::start(settings, Clock::default())?;
    actix_web::rt::System::new().block_on(async move {
        let (server, _) = server::run_on(listener, Data::new(app), 2)?;
        let handle = server.handle();
        let serving = actix_web::rt::spawn(server);
        let operations = http::Caller::login("operations", &url, OPERATIONS_ID, secret.reveal()).await?;
        println!("== An existing account is linked");
        let walked = link_existing::walk(&operations).await?;
        println!("\n== A new account is requested");
        new_account::walk(&operations, &walked.reseller, &walked.client).await?;
        let owners_page = link_existing::leave_to_the_owner(&walked).await?;
        let reseller = walked.login;
        if exit {
            println!("\nEvery step was as expected.");
            handle.stop(true).await;
            return Ok(());
        }
        println!("\nGo on in Swagger UI: {url}/swagger-ui/ – press Authorize and paste one of these:");
        println!("  operations  {OPERATIONS_ID}  {}", secret.reveal());
        println!("  reseller    {}  {}", reseller.id, reseller.secret);
        println!("Or be the owner of an AWS account, without a credential: {owners_page}");
        println!("Everything is gone when you stop it with Ctrl-C.");
        std::io::stdout().flush()?;
        serving.await.map_err(std::io::Error::other)??;
        Ok(())
    })
}

/// The wanted address, or a free port when it is taken: a demo should not fail on that.
fn listen(wanted: SocketAddr) -> std::io::Result<TcpListener> {
    TcpListener::bind(wanted).or_else(|_| TcpListener::bind((wanted.ip(), 0)))
}
