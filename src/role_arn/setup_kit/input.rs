//! What a kit is made of.

/// The values a kit is made of; the caller has checked their limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KitInput<'a> {
    /// The 12 digits of the account that may assume the role, the same for all accounts (R1).
    pub cross_account_id: &'a str,
    /// The account's own external ID, `CA` and 26 characters (R2, R11).
    pub external_id: &'a str,
    /// The 12 digits of the owner's account, when they are known.
    pub aws_account_id: Option<&'a str>,
    /// The role's name, 1 to 64 characters of `[A-Za-z0-9+=,.@_-]` (R5, AWS IAM API).
    pub role_name: &'a str,
    /// The role's description, at most 128 characters of `[A-Za-z0-9 +=,.@_-]`, or empty (R6).
    pub description: &'a str,
    /// Adds `AWSSupportAccess` for the security and compliance report; needs Business Support (R4).
    pub security_report: bool,
    /// The https address in S3 of the published template. It must have been published from a kit
    /// with the same `security_report`: a link can set parameters, not add a policy.
    pub template_url: Option<&'a str>,
}
