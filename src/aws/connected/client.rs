//! The clients of AWS's services: credentials, addresses, time limits, and how often something is tried.

use std::time::Duration;

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_http_client::{Builder, tls};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::service_config::ServiceConfigKey;

use crate::aws::connect::{CannotConnect, ConnectSettings};
use crate::domain::AwsAccountId;

/// A connection that AWS does not take in this time is none.
const CONNECTS_WITHIN: Duration = Duration::from_secs(2);

/// One try of a question that may be asked again.
const TRY: Duration = Duration::from_secs(3);

/// All tries of such a question.
const QUESTION: Duration = Duration::from_secs(9);

/// A call that is made once: AWS answers within two seconds as a rule, and a lost answer is dear.
const ONCE: Duration = Duration::from_secs(9);

/// One try of a call of a role's check.
const CHECK_TRY: Duration = Duration::from_millis(2200);

/// All tries of such a call. A check makes two rounds of them, and takes ten seconds at most.
pub(super) const CHECK_CALL: Duration = Duration::from_millis(4700);

/// So many look at AWS's lists at the same time.
const LOOKS_AT_ONCE: usize = 2;

/// The services, by the names that AWS's configuration files have for them.
const SERVICES: [&str; 4] = ["STS", "IAM", "Organizations", "Support"];

/// AWS, connected by the platform's own credentials. It prints as nothing: what is in it leads to them.
pub struct Connected {
    /// Questions, which may be tried again.
    pub(super) organizations: aws_sdk_organizations::Client,
    /// What changes the organization, and is asked once.
    pub(super) once: aws_sdk_organizations::Client,
    /// Who calls, and roles.
    pub(super) sts: aws_sdk_sts::Client,
    /// The platform's own permissions.
    pub(super) iam: aws_sdk_iam::Client,
    /// The account that customers' roles trust.
    pub(super) cross_account_id: AwsAccountId,
    /// One change of the organization at a time: AWS refuses others as concurrent ones.
    pub(super) turn: tokio::sync::Mutex<()>,
    /// Turns of those who only look at AWS's lists.
    pub(super) looks: tokio::sync::Semaphore,
    /// The configuration of a role's session, but for its credentials.
    check: SdkConfig,
}

impl Connected {
    /// Connects with the credentials and settings of AWS's default chain: environment, profile, web identity, container,
    /// instance. Reads files and asks nobody yet. Refuses when an address other than AWS's is set and not allowed.
    pub fn load(settings: &ConnectSettings) -> Result<Self, CannotConnect> {
        if !settings.allow_endpoint_override
            && let Some(name) = overriding_variable(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()))
        {
            return Err(CannotConnect::EndpointOverride(name));
        }
        let region = settings.region.clone();
        let sdk = waited(async || {
            let http = Builder::new().tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring));
            let loader = aws_config::defaults(BehaviorVersion::latest()).http_client(http.build_https());
            loader.region(Region::new(region)).load().await
        })?;
        if !settings.allow_endpoint_override
            && let Some(place) = overriding_profile(&sdk)
        {
            return Err(CannotConnect::EndpointOverride(place));
        }
        Ok(Self::new(&sdk, settings.cross_account_id.clone()))
    }

    /// Connects by an SDK configuration that was made elsewhere, with its own credentials and address.
    pub fn new(sdk: &SdkConfig, cross_account_id: AwsAccountId) -> Self {
        let with = |tries: u32, each: Duration, all: Duration| {
            let timeouts = TimeoutConfig::builder()
                .connect_timeout(CONNECTS_WITHIN)
                .operation_attempt_timeout(each)
                .operation_timeout(all);
            let retries = RetryConfig::standard().with_max_attempts(tries);
            sdk.to_builder().timeout_config(timeouts.build()).retry_config(retries).build()
        };
        let questions = with(3, TRY, QUESTION);
        let once = with(1, ONCE, ONCE);
        let check = with(2, CHECK_TRY, CHECK_CALL);
        Self {
            organizations: aws_sdk_organizations::Client::new(&questions),
            once: aws_sdk_organizations::Client::new(&once),
            sts: aws_sdk_sts::Client::new(&check),
            iam: aws_sdk_iam::Client::new(&questions),
            cross_account_id,
            turn: tokio::sync::Mutex::new(()),
            looks: tokio::sync::Semaphore::new(LOOKS_AT_ONCE),
            check,
        }
    }

    /// The configuration by which the session of a role asks.
    pub(super) fn session(&self, credentials: Credentials) -> SdkConfig {
        // The platform's own credentials are cached; those of a role must neither be taken from there nor put there.
        let cache = aws_config::identity::IdentityCache::no_cache();
        let provider = SharedCredentialsProvider::new(credentials);
        self.check.to_builder().credentials_provider(provider).identity_cache(cache).build()
    }
}

/// Runs work to its end on a thread of its own: whoever starts the application may be inside a runtime, where one cannot wait.
pub fn waited<T: Send>(work: impl AsyncFnOnce() -> T + Send) -> Result<T, CannotConnect> {
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| CannotConnect::NotLoaded(error.to_string()))?;
        Ok(runtime.block_on(work()))
    };
    let lost = |_| CannotConnect::NotLoaded("its thread ended".to_owned());
    std::thread::scope(|scope| scope.spawn(run).join().map_err(lost)?)
}

/// The environment variable that leads a service's requests elsewhere, if one does.
fn overriding_variable(mut names: impl Iterator<Item = String>) -> Option<String> {
    names.find(|name| name == "AWS_ENDPOINT_URL" || name.starts_with("AWS_ENDPOINT_URL_"))
}

/// What in AWS's configuration files leads requests elsewhere, if something does.
fn overriding_profile(sdk: &SdkConfig) -> Option<String> {
    if sdk.endpoint_url().is_some() {
        return Some("endpoint_url in AWS's configuration file".to_owned());
    }
    let services = sdk.service_config()?;
    let is_set = |service: &&str| {
        let key = ServiceConfigKey::builder().service_id(service).env("AWS_ENDPOINT_URL").profile("endpoint_url");
        key.build().is_ok_and(|key| services.load_config(key).is_some())
    };
    let service = SERVICES.into_iter().find(is_set)?;
    Some(format!("endpoint_url of {service} in AWS's configuration file"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variable_that_leads_elsewhere_is_found_and_no_other() {
        let found = |names: &[&str]| overriding_variable(names.iter().map(|name| (*name).to_owned()));
        for name in ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_ORGANIZATIONS"] {
            assert_eq!(found(&["PATH", name]).as_deref(), Some(name));
        }
        assert_eq!(found(&["AWS_REGION", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "XAWS_ENDPOINT_URL"]), None);
    }
    #[test]
    fn an_address_of_the_profile_is_found() {
        assert_eq!(overriding_profile(&SdkConfig::builder().build()), None);
        let sdk = SdkConfig::builder().endpoint_url("http://127.0.0.1:9").build();
        assert!(overriding_profile(&sdk).is_some());
    }
}
