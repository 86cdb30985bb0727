//! Stands in for AWS in tests: STS, IAM, Organizations and Support of one set of accounts behind one address on the
//! loopback interface, made of fakecloud's crates.
//!
//! `gangway-aws-peers [--unsigned] ACCOUNT…`: the accounts exist from the start, each with an administrator whose access
//! key is `AKIA` and the account's number, and whose secret is `secret-` and the number. It prints its address in one
//! line and stops when its standard input ends, so that a test that dies leaves nothing running.
//!
//! Signatures are verified unless `--unsigned` is given, which a proxy in front needs that rewrites the `Host` header.
//! Policies of identities are evaluated and not enforced (fakecloud's *soft* mode): its strict mode refuses the right
//! external ID.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::{Extension, Router};
use fakecloud_core::auth::{IamMode, OrgMembershipResolver};
use fakecloud_core::dispatch::{DispatchConfig, dispatch};
use fakecloud_core::multi_account::MultiAccountState;
use fakecloud_core::registry::ServiceRegistry;
use fakecloud_iam::credential_resolver::IamCredentialResolver;
use fakecloud_iam::iam_service::IamService;
use fakecloud_iam::policy_evaluator::IamPolicyEvaluatorImpl;
use fakecloud_iam::sts_service::StsService;
use fakecloud_iam::{IamAccessKey, IamState, IamUser, SharedIamState};
use fakecloud_organizations::resolver::OrganizationsScpResolver;
use fakecloud_organizations::{OrganizationsRegistry, OrganizationsService, SharedOrganizationsState};
use fakecloud_support::SupportService;
use parking_lot::RwLock;
use tokio::io::AsyncReadExt;

const REGION: &str = "us-east-1";

/// The account that calls whose credentials nobody knows belong to; none of the tests' accounts.
const NOBODY: &str = "000000000000";

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let (flags, accounts): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let signed = !flags.iter().any(|flag| flag == "--unsigned");

    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = format!("http://{}", listener.local_addr()?);
    let service = router(&accounts, signed, &address).into_make_service_with_connect_info::<SocketAddr>();
    println!("{address}");
    tokio::select! {
        served = async { axum::serve(listener, service).await } => served,
        () = standard_input_ends() => Ok(()),
    }
}

async fn standard_input_ends() {
    let mut input = tokio::io::stdin();
    let mut buffer = [0; 64];
    while matches!(input.read(&mut buffer).await, Ok(read) if read > 0) {}
}

fn router(accounts: &[String], signed: bool, address: &str) -> Router {
    let iam: SharedIamState = Arc::new(RwLock::new(MultiAccountState::new(NOBODY, REGION, address)));
    for account in accounts {
        add_administrator(iam.write().get_or_create(account), account);
    }
    let organizations: SharedOrganizationsState = Arc::new(RwLock::new(OrganizationsRegistry::default()));
    let support = Arc::new(RwLock::new(MultiAccountState::new(NOBODY, REGION, address)));
    let membership: Arc<dyn OrgMembershipResolver> =
        Arc::new(fakecloud_organizations::resolver::OrganizationsMembershipResolver::new(Arc::clone(&organizations)));

    let mut registry = ServiceRegistry::new();
    registry.register(Arc::new(IamService::new(Arc::clone(&iam))));
    registry.register(Arc::new(StsService::new(Arc::clone(&iam)).with_org_membership(membership)));
    registry.register(Arc::new(OrganizationsService::new(Arc::clone(&organizations))));
    registry.register(Arc::new(SupportService::new(support)));

    let mut config = DispatchConfig::new(REGION, NOBODY);
    config.verify_sigv4 = signed;
    config.iam_mode = IamMode::Soft;
    config.credential_resolver = Some(IamCredentialResolver::shared(Arc::clone(&iam)));
    config.policy_evaluator = Some(IamPolicyEvaluatorImpl::shared(iam));
    config.scp_resolver = Some(OrganizationsScpResolver::shared(organizations));
    Router::new().fallback(dispatch).layer(Extension(Arc::new(registry))).layer(Extension(Arc::new(config)))
}

fn add_administrator(state: &mut IamState, account: &str) {
    let (now, name) = (chrono::Utc::now(), "administrator".to_owned());
    let user = IamUser {
        user_name: name.clone(),
        user_id: format!("AIDA{account}"),
        arn: format!("arn:aws:iam::{account}:user/{name}"),
        path: "/".to_owned(),
        created_at: now,
        tags: Vec::new(),
        permissions_boundary: None,
    };
    let key = IamAccessKey {
        access_key_id: format!("AKIA{account}"),
        secret_access_key: format!("secret-{account}"),
        user_name: name.clone(),
        status: "Active".to_owned(),
        created_at: now,
    };
    state.access_keys.insert(name.clone(), vec![key]);
    state.users.insert(name, user);
}
