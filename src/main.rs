//! The command line: `serve`, `demo`, `migrate`, `copy`, `backup`, `openapi`, `aws`, `credential`, `keys`, `doctor`, and `plan` and
//! `apply` at a server that runs.

mod allocator;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use actix_web::web::Data;
use clap::{Args, Parser, Subcommand, ValueEnum};
use gangway::api::key_commands::Keys;
use gangway::api::tls::identity::Identity;
use gangway::api::{aws_check, bootstrap, openapi, server, start};
use gangway::auth;
use gangway::clock::Clock;
use gangway::db::{Db, backup, copy, migrate};
use gangway::demo;
use gangway::doctor;
use gangway::id::{ClientId, ResellerId};
use gangway::metrics::Metrics;
use gangway::remote;
use gangway::settings::{self, Settings};
use gangway::telemetry;

/// Where the committed document is, seen from the project's root.
const DOCUMENT: &str = "openapi/openapi.json";

/// Where the committed list of its operations is.
const OPERATIONS: &str = "openapi/operations.txt";

#[derive(Parser)]
#[command(
    name = "gangway",
    version,
    about = "The API that brings an end customer's AWS account on board at an AWS distributor.",
    after_long_help = settings::help(),
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API until SIGTERM or Ctrl-C
    ///
    /// Applies pending migrations first. Without the two GANGWAY_BOOTSTRAP_… settings, the first start makes an
    /// operations credential and prints it once.
    #[command(after_long_help = settings::help())]
    Serve,
    /// Walk through the onboardings on a temporary database, then go on serving it
    ///
    /// Needs no settings and no database; AWS is simulated. Everything is gone when it ends.
    Demo {
        /// End after the walk: with status 0 if every step was as expected
        #[arg(long)]
        exit: bool,
    },
    /// Apply pending migrations to the database and end
    ///
    /// `serve` does the same at its start. Replicas that start together wait for each other.
    Migrate,
    /// Copy everything from SQLite into an empty PostgreSQL database, and compare the two
    ///
    /// The server must be stopped. All is there afterwards, or nothing; the source stays as it is. See
    /// docs/moving-to-postgresql.md.
    Copy(Copy),
    /// Copy the SQLite database into a new file while servers use it
    ///
    /// The copy is one consistent state, is looked over, and is readable for its owner alone. A file that is there is never
    /// overwritten. PostgreSQL is backed up with deploy/postgresql/backup.
    Backup {
        /// The file to make
        file: PathBuf,
    },
    /// Print the OpenAPI document as JSON
    Openapi {
        /// Print the list of its operations instead
        #[arg(long)]
        operations: bool,
        /// Compare both with openapi/openapi.json and openapi/operations.txt instead, and end with status 1 if they differ
        #[arg(long)]
        check: bool,
    },
    /// Find out what the platform is and can do at AWS
    #[command(subcommand)]
    Aws(AwsCommand),
    /// Show what a file of accounts would make happen at a server that runs
    ///
    /// Nothing changes by it. The file is CSV, whose first line names the columns (awsAccountId, supportType, …), or JSON.
    #[command(after_help = REMOTE_HELP)]
    Plan {
        /// The file: JSON when its name ends in .json, else CSV
        file: PathBuf,
        /// Id of the client whose accounts they are
        #[arg(long)]
        client: Option<ClientId>,
    },
    /// Make happen what a plan has shown, and wait for it
    #[command(after_help = REMOTE_HELP)]
    Apply {
        /// Id of the plan, or a file to plan and apply
        plan: String,
        /// Id of the client whose accounts are in the file
        #[arg(long)]
        client: Option<ClientId>,
        /// Apply the plan though some of its rows are refused
        #[arg(long)]
        partly: bool,
    },
    /// Manage credentials on the database itself, without a token
    #[command(subcommand, disable_help_subcommand = true)]
    Credential(Credential),
    /// Rotate the keys of tokens and of what is sealed, on the database itself, while servers run
    #[command(subcommand, disable_help_subcommand = true)]
    Keys(Keys),
    /// Say what is wrong with settings, database, clock, AWS and disk, and what to do about it
    ///
    /// Changes nothing, while servers run and before the first start. A line a check: ok, warn, fail, or skip for what was not
    /// looked at. Ends with status 1 when a check fails.
    Doctor {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// What commands at a server that runs need, and how they end.
const REMOTE_HELP: &str = "\
From the environment:
  GANGWAY_URL            the server [default: http://127.0.0.1:8080]
  GANGWAY_CLIENT_ID      a credential's id
  GANGWAY_CLIENT_SECRET  its secret

Ends with status 0 when all rows are fine, 3 when some are refused or failed, 1 when it could not be done, and 2 when
the command is wrong.";

/// The status of a command that did what it was asked for, with rows that are refused or failed.
const WITH_REFUSALS: u8 = 3;

#[derive(Subcommand)]
enum Credential {
    /// Make a credential and print its id and its secret, which is shown only now
    #[command(after_help = "\
Examples:
  gangway credential create --name 'On call'
  gangway credential create --name Integration --role reseller --reseller-id rsl_…
  gangway credential create --name Portal --role customer --client-id cli_…")]
    Create(Create),
}

#[derive(Args)]
struct Create {
    /// What it is for, as lists show it
    #[arg(long)]
    name: String,
    /// Whom it is for: the distributor's operations team, a reseller, or a reseller's client
    #[arg(long, value_enum, default_value = "operations")]
    role: Role,
    /// Id of the reseller; with the role reseller, and only then
    #[arg(long, required_if_eq("role", "reseller"))]
    reseller_id: Option<ResellerId>,
    /// Id of the client; with the role customer, and only then
    #[arg(long, required_if_eq("role", "customer"))]
    client_id: Option<ClientId>,
}

#[derive(Args)]
struct Copy {
    /// The database to copy: sqlite://<path>
    #[arg(long, value_name = "URL")]
    from: String,
    /// The database to fill: postgres://…; its password may be in PGPASSWORD or ~/.pgpass
    #[arg(long, value_name = "URL")]
    to: String,
    /// Remove all that Gangway has in the other database first
    #[arg(long)]
    replace: bool,
    /// Change nothing, only compare what is in the two
    #[arg(long, conflicts_with = "replace")]
    compare: bool,
}

#[derive(Subcommand)]
enum AwsCommand {
    /// Try what can be tried without changing anything, and say what is missing; ends with 1 when something is
    Check,
}

#[derive(Clone, Copy, ValueEnum)]
enum Role {
    Operations,
    Reseller,
    Customer,
}

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve => serve(),
        Command::Demo { exit } => demo::run(exit).map_err(Failure::from),
        Command::Migrate => migrate_only(),
        Command::Copy(copy) => copy_database(&copy),
        Command::Backup { file } => back_up(&file),
        Command::Openapi { operations, check } => document(operations, check),
        Command::Aws(AwsCommand::Check) => check_aws(),
        Command::Credential(Credential::Create(create)) => create_credential(create),
        Command::Keys(command) => keys(&command),
        Command::Doctor { json } => return doctor::run(json),
        Command::Plan { file, client } => {
            return ended(remote::plan(&file, client.as_ref().map(ClientId::as_str)));
        }
        Command::Apply { plan, client, partly } => {
            return ended(remote::apply(&plan, client.as_ref().map(ClientId::as_str), partly));
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("gangway: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn ended(done: Result<remote::Ended, remote::RemoteError>) -> ExitCode {
    match done {
        Ok(remote::Ended::Well) => ExitCode::SUCCESS,
        Ok(remote::Ended::WithRefusals) => ExitCode::from(WITH_REFUSALS),
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
    let begun = Instant::now();
    let settings = settings()?;
    let _traces = start::telemetry(&settings)?;
    // First of all: a server that is there already must not be disturbed by migrations.
    let listener = TcpListener::bind(settings.bind)
        .map_err(|error| format!("GANGWAY_BIND: {} cannot be listened on: {error}", settings.bind))?;
    let metrics = settings.metrics_bind.map(|address| {
        TcpListener::bind(address)
            .map_err(|error| format!("GANGWAY_METRICS_BIND: {address} cannot be listened on: {error}"))
    });
    let metrics = metrics.transpose()?;
    if let Some(files) = &settings.tls {
        Identity::load(files, Clock::default().real())?;
    }
    let (app, made) = start::start(settings, Clock::default())?;
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
        let app = Data::new(app);
        let (server, address) = server::run_on(listener, app.clone(), workers)?;
        if let Some(listener) = metrics {
            let address = server::run_metrics_on(listener, app)?;
            tracing::info!(%address, "metrics have an address of their own");
        }
        let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(%address, public_url, version = env!("CARGO_PKG_VERSION"), millis, "serving");
        server.await?;
        tracing::info!("stopped");
        Ok(())
    })
}

fn migrate_only() -> Result<(), Failure> {
    let settings = settings()?;
    telemetry::start(&settings.log, None);
    migrate::run(&settings.database)?;
    println!("The database is up to date.");
    Ok(())
}

fn copy_database(wish: &Copy) -> Result<(), Failure> {
    telemetry::start("info", None);
    let address = |option, url: &str| settings::parse_database(url).map_err(|reason| format!("{option} {reason}"));
    let (from, to) = (address("--from", &wish.from)?, address("--to", &wish.to)?);
    let (mode, done) = match wish {
        Copy { compare: true, .. } => (copy::Mode::Compare, "The two databases hold the same"),
        Copy { replace: true, .. } => (copy::Mode::Replace, "Copied in place of what was there"),
        _ => (copy::Mode::Fill, "Copied"),
    };
    let report = copy::run(&from, &to, mode)?;
    println!("{report}\n{done}: {} rows in {} tables.", report.rows(), report.0.len());
    Ok(())
}

fn back_up(file: &Path) -> Result<(), Failure> {
    let settings = settings()?;
    telemetry::start(&settings.log, None);
    let made = backup::run(&settings.database, file)?;
    println!("{}: {} tables, {} rows, {} bytes; looked over.", file.display(), made.tables, made.rows, made.bytes);
    Ok(())
}

fn check_aws() -> Result<(), Failure> {
    let settings = settings()?;
    telemetry::start("warn", None);
    let aws = start::connect(&settings, &Metrics::new()?)?;
    let (report, is_enough) = aws_check::dry_run(&aws)?;
    print!("{report}");
    if is_enough { Ok(()) } else { Err("something that the platform needs is missing, see above".into()) }
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

fn create_credential(create: Create) -> Result<(), Failure> {
    let settings = settings()?;
    migrate::run(&settings.database)?;
    let db = Db::open(&settings.database, 1, &Metrics::new()?.db)?;
    let role = match create.role {
        Role::Operations => auth::Role::Operations,
        Role::Reseller => auth::Role::Reseller,
        Role::Customer => auth::Role::Customer,
    };
    let (reseller_id, client_id) = (create.reseller_id, create.client_id);
    let wish = bootstrap::Wish { name: create.name, role, reseller_id, client_id };
    let made = bootstrap::create(&db, &wish, Clock::default().now())??;
    println!("id      {}\nsecret  {}", made.id, made.secret.reveal());
    Ok(())
}

fn keys(command: &Keys) -> Result<(), Failure> {
    let settings = settings()?;
    migrate::run(&settings.database)?;
    let db = Db::open(&settings.database, 1, &Metrics::new()?.db)?;
    print!("{}", command.run(&db, &settings, &Clock::default())?);
    Ok(())
}
