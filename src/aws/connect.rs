//! What it takes to be connected to AWS, and why that fails.

use crate::domain::AwsAccountId;

/// How the platform is to connect to AWS. The credentials come by AWS's default chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectSettings {
    /// The region of STS and IAM; Organizations and Support have one of their own.
    pub region: String,
    /// The account that customers' roles trust.
    pub cross_account_id: AwsAccountId,
    /// Whether `AWS_ENDPOINT_URL…` in the environment, or `endpoint_url` in the profile, may lead elsewhere than to AWS.
    pub allow_endpoint_override: bool,
}

/// Why the platform cannot be connected to AWS.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotConnect {
    /// The program was built without the feature `aws`.
    #[error(
        "GANGWAY_AWS_MODE=aws: this program was built without AWS and can neither invite, follow, withdraw or create \
         accounts nor check roles; build it with the cargo feature `aws`, or choose the mode manual or simulated"
    )]
    NotBuilt,
    /// Requests would go elsewhere than to AWS.
    #[error(
        "{0} leads requests elsewhere than to AWS; take it away, or set GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE=true for tests"
    )]
    EndpointOverride(String),
    /// The credentials are not those that the platform needs.
    #[error("{0}")]
    WrongIdentity(String),
    /// There is nothing to check in this mode.
    #[error("GANGWAY_AWS_MODE is not aws: there are no credentials to check")]
    NotThisMode,
    /// AWS does not answer.
    #[error("AWS does not answer: {0}")]
    Unanswered(String),
    /// The configuration cannot be loaded.
    #[error("AWS's configuration cannot be loaded: {0}")]
    NotLoaded(String),
}
