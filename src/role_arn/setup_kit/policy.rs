//! What the role allows and to whom: its trust policy and its managed policies.
//!
//! The one place that decides both; the other files only write them down. No condition on
//! multi-factor sign-in is ever added, since a service that assumes the role cannot meet it (R3).

use std::fmt;

use serde::Serialize;
use utoipa::ToSchema;

use super::input::KitInput;

/// AWS's managed policy that the role must have (R4).
pub(super) const READ_ONLY_ACCESS: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/// AWS's managed policy for the security and compliance report (R4).
pub(super) const SUPPORT_ACCESS: &str = "arn:aws:iam::aws:policy/AWSSupportAccess";

/// A trust policy, as IAM takes it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TrustPolicy {
    /// Version of the policy language.
    #[schema(example = "2012-10-17")]
    pub version: String,
    /// The statements: who may assume the role, and with which external ID.
    pub statement: Vec<TrustStatement>,
}

/// Who may assume a role, and on which condition.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TrustStatement {
    /// Always `Allow`.
    #[schema(example = "Allow")]
    pub effect: String,
    /// Who may assume the role.
    pub principal: TrustPrincipal,
    /// Always `sts:AssumeRole`.
    #[schema(example = "sts:AssumeRole")]
    pub action: String,
    /// On which condition.
    pub condition: TrustCondition,
}

/// The account that may assume a role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TrustPrincipal {
    /// ARN of the platform's account.
    #[serde(rename = "AWS")]
    #[schema(example = "arn:aws:iam::328676173091:root")]
    pub aws: String,
}

/// The condition of a trust policy.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TrustCondition {
    /// What has to be equal.
    pub string_equals: TrustExternalId,
}

/// The external ID that has to be presented.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TrustExternalId {
    /// This account's own external ID.
    #[serde(rename = "sts:ExternalId")]
    #[schema(example = "CA01JDGX3V9RE8TBQ4M6N0Y7K2HA")]
    pub external_id: String,
}

impl fmt::Display for TrustPolicy {
    /// As JSON: in one line, or indented with `{:#}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        serde_json::to_value(self).unwrap_or_default().fmt(f)
    }
}

/// The trust policy: the cross account may assume the role, but only with this external ID (R1, R2, R12).
#[must_use]
pub fn trust_policy(kit: &KitInput<'_>) -> TrustPolicy {
    let external_id = kit.external_id.to_owned();
    TrustPolicy {
        version: "2012-10-17".to_owned(),
        statement: vec![TrustStatement {
            effect: "Allow".to_owned(),
            principal: TrustPrincipal { aws: format!("arn:aws:iam::{}:root", kit.cross_account_id) },
            action: "sts:AssumeRole".to_owned(),
            condition: TrustCondition { string_equals: TrustExternalId { external_id } },
        }],
    }
}

/// The ARNs of the managed policies to attach, `ReadOnlyAccess` first (R4).
#[must_use]
pub fn managed_policies(kit: &KitInput<'_>) -> Vec<&'static str> {
    let mut policies = vec![READ_ONLY_ACCESS];
    if kit.security_report {
        policies.push(SUPPORT_ACCESS);
    }
    policies
}

/// A policy's name, the last part of its ARN, which is what the AWS console's search finds.
pub(super) fn policy_name(arn: &str) -> &str {
    arn.rsplit_once('/').map_or(arn, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    #[test]
    fn r12_trust_policy_demands_the_external_id_and_nothing_more() {
        assert_eq!(
            trust_policy(&sample()).to_string(),
            concat!(
                r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","#,
                r#""Principal":{"AWS":"arn:aws:iam::328676173091:root"},"#,
                r#""Action":"sts:AssumeRole","Condition":{"StringEquals":"#,
                r#"{"sts:ExternalId":"CA01JAQ7ZK3M5N8P9R2S4T6V8W0X"}}}]}"#
            )
        );
    }

    #[test]
    fn r4_read_only_access_is_attached_alone_unless_the_report_is_wanted() {
        assert_eq!(managed_policies(&sample()), ["arn:aws:iam::aws:policy/ReadOnlyAccess"]);
        let wanted = KitInput { security_report: true, ..sample() };
        assert_eq!(
            managed_policies(&wanted),
            ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AWSSupportAccess"]
        );
    }

    #[test]
    fn policy_name_is_the_last_part_of_the_arn() {
        assert_eq!(policy_name(SUPPORT_ACCESS), "AWSSupportAccess");
    }
}
