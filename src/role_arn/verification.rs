//! Who found out what is said of a role, and what it showed. Pure, and kept as JSON.

use serde::{Deserialize, Serialize};

use crate::aws::AwsMode;
use crate::aws::measured::Measured;
use crate::domain::AwsAccountId;

crate::text_enum! {
    /// Who found out whether a role works.
    VerificationSource as "RoleVerificationSource" {
        /// The platform, at AWS.
        Aws "aws",
        /// The platform, by its test values: nothing was asked of AWS.
        Simulated "simulated",
        /// A person of the operations team, in the AWS console.
        Console "console",
    }
}

impl VerificationSource {
    /// Who finds out in this mode.
    pub const fn of(mode: AwsMode) -> Self {
        match mode {
            AwsMode::Manual => Self::Console,
            AwsMode::Simulated => Self::Simulated,
            AwsMode::Aws => Self::Aws,
        }
    }
}

/// A verification, besides its verdict: what an auditor asks of it afterwards, when settings and release are others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Who found out.
    pub source: VerificationSource,
    /// The account that the role had to trust then.
    pub cross_account_id: AwsAccountId,
    /// The release of the platform.
    pub platform_version: String,
    /// What the role showed of its account.
    #[serde(default)]
    pub measured: Measured,
}

impl Verification {
    /// One by this release of the platform, in this mode, of a role that has to trust this account.
    pub fn new(mode: AwsMode, cross_account_id: &AwsAccountId, measured: Measured) -> Self {
        Self {
            source: VerificationSource::of(mode),
            cross_account_id: cross_account_id.clone(),
            platform_version: env!("CARGO_PKG_VERSION").to_owned(),
            measured,
        }
    }
}

#[cfg(test)]
impl Verification {
    /// One in which the role showed something.
    pub fn sample() -> Self {
        let trusted = AwsAccountId::stored("328676173091".to_owned());
        let support = Some(crate::aws::measured::SupportSeen::Urgent);
        Self::new(AwsMode::Aws, &trusted, Measured { support, ..Measured::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let text = serde_json::to_string(&Verification::sample()).unwrap();
        assert_eq!(serde_json::from_str::<Verification>(&text).unwrap(), Verification::sample());
        let bare = r#"{"source":"console","crossAccountId":"328676173091","platformVersion":"0.1.0"}"#;
        assert_eq!(serde_json::from_str::<Verification>(bare).unwrap().measured, Measured::default());
    }
}
