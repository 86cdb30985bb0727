//! What the role allows and to whom: its trust policy and its managed policies.
//!
//! The one place that decides both; the other files only write them down. No condition on
//! multi-factor sign-in is ever added, since a service that assumes the role cannot meet it (R3).

use serde_json::{Value, json};

use super::KitInput;

/// AWS's managed policy that the role must have (R4).
pub(super) const READ_ONLY_ACCESS: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/// AWS's managed policy for the security and compliance report (R4).
pub(super) const SUPPORT_ACCESS: &str = "arn:aws:iam::aws:policy/AWSSupportAccess";

/// The trust policy: the cross account may assume the role, but only with this external ID (R1, R2, R12).
#[must_use]
pub fn trust_policy(kit: &KitInput<'_>) -> Value {
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": { "AWS": format!("arn:aws:iam::{}:root", kit.cross_account_id) },
            "Action": "sts:AssumeRole",
            "Condition": { "StringEquals": { "sts:ExternalId": kit.external_id } }
        }]
    })
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
