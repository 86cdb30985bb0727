//! The command line: `serve`, `demo`, `migrate`, `openapi`, `credential`.

use std::process::ExitCode;

use actix_web::web::Data;
use clap::{Args, Parser, Subcommand};
use gangway::app::App;
use gangway::auth::secret::{self, Secret};
use gangway::clock::Clock;
use gangway::credentials::{bootstrap, store};
use gangway::db::{Db, migrate};
use gangway::demo;
use gangway::http::openapi;
use gangway::id::{ClientId, CredentialId, ResellerId};
use gangway::settings::Settings;
use gangway::{clients, resellers, server, telemetry, tenant::Tenant};
use uuid::Uuid;

/// Where the committed document is, seen from the project's root.
const DOCUMENT: &str = "openapi/openapi.json";

/// Where the committed list of its operations is.
const OPERATIONS: &str = "openapi/operations.txt";

#[derive(Parser)]
#[command(
    name = "gangway",
    version,
    about = "Brings AWS accounts on board. Settings come from GANGWAY_* and .env; see README.md."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API
    Serve,
    /// Walk through an onboarding on a temporary database, then go on serving
    Demo {
        /// End after the walk: status 0 if every step was as expected
        #[arg(long)]
        exit: bool,
    },
    /// Apply pending migrations and end
    Migrate,
    /// Print the OpenAPI document
    Openapi {
        /// Print the list of its operations instead
        #[arg(long)]
        operations: bool,
        /// Compare both with openapi/openapi.json and openapi/operations.txt instead; status 1 if they differ
        #[arg(long)]
        check: bool,
    },
    /// Manage credentials without a token
    #[command(subcommand)]
    Credential(Credential),
}

#[derive(Subcommand)]
enum Credential {
    /// Make a credential and print its id and secret, once
    Create(Create),
}

#[derive(Args)]
struct Create {
    /// What it is for
    #[arg(long)]
    name: String,
    /// operations, reseller or customer
    #[arg(long, default_value = "operations")]
    role: String,
    /// The reseller, for the role reseller
    #[arg(long)]
    reseller_id: Option<String>,
    /// The client, for the role customer
    #[arg(long)]
    client_id: Option<String>,
}

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve => serve(),
        Command::Demo { exit } => demo::run(exit).map_err(Failure::from),
        Command::Migrate => settings().and_then(|settings| Ok(migrate::run(&settings.database)?)),
        Command::Openapi { operations, check } => document(operations, check),
        Command::Credential(Credential::Create(create)) => create_credential(&create),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("gangway: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn settings() -> Result<Settings, Failure> {
    Ok(Settings::from_environment()?)
}

fn serve() -> Result<(), Failure> {
    let settings = settings()?;
    telemetry::start(&settings.log);
    let (app, made) = App::start(settings, Clock::default())?;
    if let Some(made) = made {
        println!(
            "The first operations credential, shown this once:\n  id      {}\n  secret  {}",
            made.id,
            made.secret.reveal()
        );
    }
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    actix_web::rt::System::new().block_on(async move {
        let public_url = app.settings.public_url.clone();
        let (server, address) = server::run(Data::new(app), workers)?;
        tracing::info!(%address, public_url, "serving");
        Ok(server.await?)
    })
}

fn document(operations: bool, check: bool) -> Result<(), Failure> {
    let document = openapi::document();
    let list = openapi::operations(&document);
    let document = format!("{document:#}\n");
    if !check {
        print!("{}", if operations { list } else { document });
        return Ok(());
    }
    for (path, option, expected) in [(DOCUMENT, "", document), (OPERATIONS, " --operations", list)] {
        let committed = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        if committed != expected {
            return Err(format!("{path} is not what the code says; run: cargo run -- openapi{option} > {path}").into());
        }
    }
    Ok(())
}

fn create_credential(create: &Create) -> Result<(), Failure> {
    let settings = settings()?;
    migrate::run(&settings.database)?;
    let db = Db::open(&settings.database, 1)?;
    let (id, secret, now) = (CredentialId::from_uuid(Uuid::now_v7()), Secret::random(), Clock::default().now());
    let hash = secret::hash(&secret)?;
    let made = db.write_blocking(|conn| {
        let owner = match (create.role.as_str(), &create.reseller_id, &create.client_id) {
            ("operations", None, None) => Some(bootstrap::Owner::Operations),
            ("reseller", Some(id), None) => match id.parse::<ResellerId>() {
                Ok(id) => resellers::store::get(conn, &Tenant::Platform, &id)?
                    .map(|found| bootstrap::Owner::Reseller(found.id)),
                Err(_) => None,
            },
            ("customer", None, Some(id)) => match id.parse::<ClientId>() {
                Ok(id) => clients::store::get(conn, &Tenant::Platform, &id)?
                    .map(|found| bootstrap::Owner::Customer(found.reseller_id, found.id)),
                Err(_) => None,
            },
            _ => None,
        };
        let Some(owner) = owner else { return Ok(false) };
        store::insert(conn, &bootstrap::new(&create.name, &id, owner, hash.clone(), now))?;
        Ok(true)
    })?;
    if !made {
        return Err(
            "--role is operations, or reseller with the id of a reseller, or customer with the id of a client".into()
        );
    }
    println!("id      {id}\nsecret  {}", secret.reveal());
    Ok(())
}
