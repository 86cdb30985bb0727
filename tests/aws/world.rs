//! A distributor's organization and an owner's account at a peer.

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_http_client::{Builder, tls};
use chrono::{DateTime, Utc};
use gangway::aws::connected::Connected;
use gangway::aws::{InviteTarget, NewAccount, RoleProbe, SentInvitation};
use gangway::domain::{AwsAccountId, HandshakeId, RoleArn, RootEmail};
use gangway::id::LinkRequestId;

use crate::peers::{self, Peer};

/// The distributor's account, which manages an organization and which roles trust.
pub const MANAGEMENT: &str = "111111111111";

/// The account of an owner.
pub const OWNER: &str = "222222222222";

/// An account that is nobody's concern.
pub const STRANGER: &str = "333333333333";

/// The external ID of the owner's account.
pub const EXTERNAL_ID: &str = "CA01JZ0000000000000000000000";

pub const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

pub struct World {
    pub peer: Peer,
}

/// The SDK with these keys at this address.
pub fn sdk(url: &str, key: &str, secret: &str, region: &str) -> SdkConfig {
    let http = Builder::new().tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring));
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http.build_https())
        .region(Region::new(region.to_owned()))
        .endpoint_url(url)
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(key, secret, None, None, "test")))
        .build()
}

/// The SDK of an account's administrator.
pub fn administrator(url: &str, account: &str) -> SdkConfig {
    sdk(url, &format!("AKIA{account}"), &format!("secret-{account}"), "us-east-1")
}

pub fn number(text: &str) -> AwsAccountId {
    AwsAccountId::parse(text).unwrap()
}

pub fn connected(sdk: &SdkConfig) -> Connected {
    Connected::new(sdk, number(MANAGEMENT))
}

impl World {
    /// The distributor has an organization; the owner's account and the stranger's stand alone.
    pub async fn start() -> Self {
        Self::of(peers::fakecloud(&[MANAGEMENT, OWNER, STRANGER], true)).await
    }

    /// The same in a world that a peer has just begun.
    pub async fn of(peer: Peer) -> Self {
        let world = Self { peer };
        world.organizations(MANAGEMENT).create_organization().send().await.unwrap();
        world
    }

    pub fn gangway(&self) -> Connected {
        connected(&administrator(&self.peer.url, MANAGEMENT))
    }

    pub fn organizations(&self, account: &str) -> aws_sdk_organizations::Client {
        aws_sdk_organizations::Client::new(&administrator(&self.peer.url, account))
    }

    /// A role in the owner's account with this condition in its trust policy, and with these policies.
    pub async fn role(&self, name: &str, condition: &str, policies: &[&str]) {
        self.role_trusting(MANAGEMENT, name, condition, policies).await;
    }

    pub async fn role_trusting(&self, trusted: &str, name: &str, condition: &str, policies: &[&str]) {
        let iam = aws_sdk_iam::Client::new(&administrator(&self.peer.url, OWNER));
        let trust = trust_policy(trusted, condition);
        iam.create_role().role_name(name).assume_role_policy_document(trust).send().await.unwrap();
        for policy in policies {
            iam.attach_role_policy().role_name(name).policy_arn(*policy).send().await.unwrap();
        }
    }
}

pub fn trust_policy(trusted: &str, condition: &str) -> String {
    let condition = if condition.is_empty() { String::new() } else { format!(r#","Condition":{condition}"#) };
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{trusted}:root"}},"Action":"sts:AssumeRole"{condition}}}]}}"#
    )
}

/// As the setup kit has it.
pub fn right_condition() -> String {
    format!(r#"{{"StringEquals":{{"sts:ExternalId":"{EXTERNAL_ID}"}}}}"#)
}

pub fn probe(role: &str) -> RoleProbe {
    RoleProbe {
        role_arn: RoleArn::parse(&format!("arn:aws:iam::{OWNER}:role/{role}")).unwrap(),
        external_id: EXTERNAL_ID.to_owned(),
        saved_at: None,
        security_report: false,
    }
}

pub fn target(account: &str, since: DateTime<Utc>) -> InviteTarget {
    let link_request_id = LinkRequestId::from_uuid(uuid::Uuid::now_v7());
    InviteTarget { link_request_id, account: number(account), attempt: 1, since: Some(since) }
}

pub fn sent(handshake_id: &HandshakeId) -> SentInvitation {
    SentInvitation { handshake_id: handshake_id.clone(), sent_at: Utc::now() }
}

pub fn new_account(name: &str, email: &str) -> NewAccount {
    NewAccount {
        link_request_id: LinkRequestId::from_uuid(uuid::Uuid::now_v7()),
        name: name.to_owned(),
        root_email: RootEmail::parse(email).unwrap(),
        begun_at: Utc::now(),
    }
}
