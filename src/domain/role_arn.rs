//! The ARN of the role that lets the platform read a customer's account.
//!
//! What pasting adds is removed and can be reported; a near miss is named, so that people learn what they pasted.
//! Whether the role exists, and whether its account is the right one, is not known here.

use std::sync::LazyLock;

use regex::Regex;

use super::{AwsAccountId, FieldError, RoleName, aws_account_id::is_digits, normalise};

/// AWS's partitions, each a data universe of its own; the pattern below has the same ones.
const PARTITIONS: [&str; 8] =
    ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"];

/// A role's ARN (AWS IAM API). Classes are spelled out because `\d` and `\w` would admit all of Unicode. Its bounds
/// keep every match within the 20 to 2048 characters of AWS's STS API.
#[expect(clippy::expect_used, reason = "a constant pattern, tested")]
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc|aws-iso(?:-[bef])?):iam::[0-9]{12}",
        r":role(?:/|/[\x21-\x7E]{1,510}/)[A-Za-z0-9_+=,.@-]{1,64}$"
    ))
    .expect("a valid pattern")
});

/// The part of a role's ARN after the account, whole or ending after a path.
#[expect(clippy::expect_used, reason = "a constant pattern, tested")]
static RESOURCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^role/(?:[\x21-\x7E]{1,510}/)?(?<name>[A-Za-z0-9_+=,.@-]{1,64})?$").expect("a valid pattern")
});

/// The ARN of something that people take for a role; its start may be missing.
#[expect(clippy::expect_used, reason = "a constant pattern, tested")]
static OTHER_KIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:arn:)?(?:[a-z-]+:)?(?:iam|sts)::(?:[0-9]*|aws)",
        r":(?<kind>assumed-role|user|policy|instance-profile)(?:/|$)"
    ))
    .expect("a valid pattern")
});

/// The ARN of an IAM role in its normal form, in ASCII characters only (AWS IAM and STS API).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RoleArn(String);

checked_text!(RoleArn);

impl RoleArn {
    /// Removes what pasting adds (R7), then refuses what is no role ARN: `console_url`, `assumed_role_arn`,
    /// `user_arn`, `policy_arn`, `instance_profile_arn`, `role_name_only`, `truncated_arn` or `invalid_role_arn`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        Self::parse_reporting(text).map(|(arn, _)| arn)
    }

    /// Like [`RoleArn::parse`], and also tells whether something was removed from the pasted text (R7).
    pub fn parse_reporting(text: &str) -> Result<(Self, bool), FieldError> {
        let clean = normalise::trim_and_clean(text);
        if ROLE.is_match(&clean) {
            let stripped = clean != text;
            Ok((Self(clean.into_owned()), stripped))
        } else {
            Err(FieldError::new(near_miss(&clean)))
        }
    }

    /// The partition, such as `aws` or `aws-us-gov`, which must be the payer's (R14).
    pub fn partition(&self) -> &str {
        self.part(1)
    }

    /// The account that the role belongs to, which must be the cloud account's (R14).
    pub fn account_id(&self) -> AwsAccountId {
        AwsAccountId::from_matched(self.part(4))
    }

    /// The path with its slashes at both ends: `/` for most roles (AWS IAM API).
    pub fn path(&self) -> &str {
        let resource = self.part(5);
        let path = resource.strip_suffix(self.role_name()).unwrap_or(resource);
        path.strip_prefix("role").unwrap_or(path)
    }

    /// The role's name, 1 to 64 characters, without its path (R5).
    pub fn role_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// One of the six parts between the colons; the last may hold colons in its path.
    fn part(&self, index: usize) -> &str {
        self.0.splitn(6, ':').nth(index).unwrap_or_default()
    }
}

/// Says what was pasted instead of a role's ARN.
fn near_miss(text: &str) -> &'static str {
    let kind = OTHER_KIND.captures(text).and_then(|captures| captures.name("kind")).map(|kind| kind.as_str());
    match kind {
        _ if is_url(text) => "console_url",
        Some("assumed-role") => "assumed_role_arn",
        Some("user") => "user_arn",
        Some("policy") => "policy_arn",
        Some("instance-profile") => "instance_profile_arn",
        _ if RoleName::parse(text).is_ok() => "role_name_only",
        _ if lacks_end(text) || lacks_start(text) => "truncated_arn",
        _ => "invalid_role_arn",
    }
}

/// Whether the text is a web address, most often that of the role's page in AWS's console.
fn is_url(text: &str) -> bool {
    text.split_once("://")
        .is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
}

/// Whether only characters at the end are missing: in the middle of the fixed parts, or right after a path's slash.
/// A part that ends elsewhere in a path is no near miss, since it is much rather a name with a wrong character.
fn lacks_end(text: &str) -> bool {
    !text.is_empty()
        && PARTITIONS.iter().any(|partition| {
            let head = head(partition);
            head.starts_with(text) || text.strip_prefix(&head).is_some_and(breaks_off)
        })
}

/// Whether what follows `arn:<partition>:iam::` ends before the role's name begins.
fn breaks_off(rest: &str) -> bool {
    match rest.split_once(':') {
        None => is_digits(rest) && rest.len() <= 12,
        Some((account, resource)) => {
            is_digits(account) && account.len() == 12 && ("role/".starts_with(resource) || is_resource(resource, false))
        }
    }
}

/// Whether only characters at the start are missing: what is left must reach from there to the role's name.
fn lacks_start(text: &str) -> bool {
    let Some(at) = text.find("role/") else {
        return false;
    };
    let (lead, resource) = text.split_at(at);
    is_resource(resource, true) && (lead.is_empty() || lead.strip_suffix(':').is_some_and(is_tail_of_head))
}

/// Whether the text is the end of `arn:<partition>:iam::<account>`.
fn is_tail_of_head(text: &str) -> bool {
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - start.len();
    if start.is_empty() {
        return digits <= 12;
    }
    digits == 12 && PARTITIONS.iter().any(|partition| head(partition).ends_with(start))
}

/// Whether the text is the last part of a role's ARN, with or without the role's name.
fn is_resource(text: &str, with_name: bool) -> bool {
    RESOURCE.captures(text).is_some_and(|captures| captures.name("name").is_some() == with_name)
}

/// The part of a role's ARN before the account.
fn head(partition: &str) -> String {
    format!("arn:{partition}:iam::")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "arn:aws:iam::123456789012:role/GangwayReadOnly";

    fn parsed(text: &str) -> Result<String, FieldError> {
        RoleArn::parse(text).map(|arn| arn.to_string())
    }

    fn assert_accepted(text: &str) {
        assert_eq!(parsed(text), Ok(text.to_owned()));
    }

    fn assert_refused(text: &str, code: &'static str) {
        assert_eq!(parsed(text), Err(FieldError::new(code)), "{text:?}");
    }

    #[test]
    fn roles_of_every_partition_are_accepted() {
        for partition in PARTITIONS {
            let arn = RoleArn::parse(&format!("arn:{partition}:iam::000000000001:role/X"));
            assert_eq!(arn.as_ref().map(RoleArn::partition), Ok(partition));
        }
        assert_refused("arn:aws-iso-c:iam::123456789012:role/X", "invalid_role_arn");
        assert_refused("arn:azure:iam::123456789012:role/X", "invalid_role_arn");
    }

    #[test]
    fn parts_are_told_apart() {
        let arn = RoleArn::parse("arn:aws-cn:iam::012345678901:role/a:b/role/Reader+=,.@_-").unwrap();
        assert_eq!(arn.partition(), "aws-cn");
        assert_eq!(arn.account_id(), AwsAccountId::parse("012345678901").unwrap());
        assert_eq!(arn.path(), "/a:b/role/");
        assert_eq!(arn.role_name(), "Reader+=,.@_-");
    }

    #[test]
    fn a_role_without_a_path_has_the_path_slash() {
        for name in ["GangwayReadOnly", "role", "r"] {
            let arn = RoleArn::parse(&format!("arn:aws:iam::123456789012:role/{name}")).unwrap();
            assert_eq!((arn.path(), arn.role_name()), ("/", name));
        }
    }

    #[test]
    fn r5_name_has_1_to_64_characters_and_path_512_at_most() {
        let arn = |path: usize, name: usize| {
            format!("arn:aws:iam::123456789012:role/{}/{}", "p".repeat(path), "n".repeat(name))
        };
        assert_accepted(&arn(510, 64));
        assert_refused(&arn(511, 64), "invalid_role_arn");
        assert_refused(&arn(510, 65), "invalid_role_arn");
    }

    #[test]
    fn r7_what_pasting_adds_is_removed_and_reported() {
        for text in [
            format!(" {PLAIN}"),
            format!("{PLAIN}\r\n"),
            format!("\u{A0}{PLAIN}\u{3000}"),
            format!("\u{FEFF}{PLAIN}\u{2060}"),
            format!("\"{PLAIN}\""),
            format!("“{PLAIN}”"),
            format!("„{PLAIN}“"),
            format!("'`{PLAIN}`' "),
            PLAIN.replace(':', ":\u{200B}"),
            PLAIN.replace("Read", "\u{200D}Read\u{200C}"),
        ] {
            let (arn, stripped) = RoleArn::parse_reporting(&text).unwrap();
            assert_eq!((arn.as_str(), stripped), (PLAIN, true), "{text:?}");
        }
    }

    #[test]
    fn r7_nothing_is_reported_for_a_clean_arn() {
        let (arn, stripped) = RoleArn::parse_reporting(PLAIN).unwrap();
        assert_eq!((arn.as_str(), stripped), (PLAIN, false));
    }

    #[test]
    fn r7_blanks_and_quotes_inside_are_refused() {
        for text in [
            "arn:aws:iam::123456789012:role/My Role",
            "arn:aws:iam:: 123456789012:role/X",
            "arn:aws:iam::123456789012:\nrole/X",
            "arn:aws:iam::123456789012:role/a b/X",
            "arn:aws:iam::123456789012:role/X'Y",
            "arn:aws:iam::123456789012:role/X, arn:aws:iam::123456789012:role/Y",
        ] {
            assert_refused(text, "invalid_role_arn");
        }
    }

    #[test]
    fn only_ascii_is_accepted() {
        for text in [
            "arn:aws:iam::12345678901٢:role/X",
            "arn:aws:iam::١٢٣٤٥٦٧٨٩٠١٢:role/X",
            "arn:aws:iam::123456789012:role/Rôle",
            "arn:aws:iam::123456789012:role/é/X",
            "arn：aws:iam::123456789012:role/X",
        ] {
            assert_refused(text, "invalid_role_arn");
        }
    }

    #[test]
    fn session_of_a_role_is_named() {
        for text in [
            "arn:aws:sts::123456789012:assumed-role/Reader/session",
            "arn:aws-us-gov:sts::123456789012:assumed-role/Reader/i-0123",
            "sts::123456789012:assumed-role/Reader/session",
            " \"arn:aws:sts::123456789012:assumed-role/Reader/me@example.com\"",
        ] {
            assert_refused(text, "assumed_role_arn");
        }
    }

    #[test]
    fn arns_of_other_kinds_are_named() {
        assert_refused("arn:aws:iam::123456789012:user/Ana", "user_arn");
        assert_refused("arn:aws:iam::123456789012:user/role/Ana", "user_arn");
        assert_refused("arn:aws:iam::aws:policy/ReadOnlyAccess", "policy_arn");
        assert_refused("arn:aws:iam::123456789012:policy/a/Mine", "policy_arn");
        assert_refused("arn:aws:iam::123456789012:instance-profile/Web", "instance_profile_arn");
    }

    #[test]
    fn bare_role_name_is_named() {
        for text in ["GangwayReadOnly", " a+=,.@_-9 ", "`Reader`"] {
            assert_refused(text, "role_name_only");
        }
        assert_refused(&"n".repeat(128), "role_name_only");
        assert_refused(&"n".repeat(129), "invalid_role_arn");
        assert_refused("Gangway Read Only", "invalid_role_arn");
    }

    #[test]
    fn web_address_is_named() {
        for text in [
            "https://us-east-1.console.aws.amazon.com/iam/home#/roles/details/GangwayReadOnly",
            "HTTPS://console.aws.amazon.com/iam/home#/roles/arn:aws:iam::123456789012:role/X",
            "http://example.com",
            " \"https://example.com\" ",
        ] {
            assert_refused(text, "console_url");
        }
        assert_refused("ftp://example.com/X", "invalid_role_arn");
    }

    #[test]
    fn arn_without_its_end_is_named() {
        for text in [
            "arn:",
            "arn:a",
            "arn:aws-",
            "arn:aws-us-gov:i",
            "arn:aws:iam:",
            "arn:aws:iam::",
            "arn:aws:iam::1234",
            "arn:aws:iam::123456789012",
            "arn:aws:iam::123456789012:",
            "arn:aws:iam::123456789012:rol",
            "arn:aws:iam::123456789012:role",
            "arn:aws:iam::123456789012:role/",
            "arn:aws:iam::123456789012:role/path/",
            " arn:aws:iam::123456789012:role/ ",
        ] {
            assert_refused(text, "truncated_arn");
        }
    }

    #[test]
    fn every_break_in_the_fixed_part_is_truncated_and_none_is_accepted() {
        let name_at = PLAIN.len() - "GangwayReadOnly".len();
        for end in "arn:".len()..=name_at {
            assert_refused(&PLAIN[..end], "truncated_arn");
        }
    }

    #[test]
    fn arn_without_its_start_is_named() {
        for start in 1..=PLAIN.find("role/").unwrap() {
            assert_refused(&PLAIN[start..], "truncated_arn");
        }
        assert_refused("aws-us-gov:iam::123456789012:role/X", "truncated_arn");
        assert_refused("123456789012:role/a/role/X", "truncated_arn");
        assert_refused("role/X", "truncated_arn");
    }

    #[test]
    fn other_text_is_just_invalid() {
        for text in [
            "",
            " \u{200B} ",
            "ARN:AWS:IAM::123456789012:ROLE/X",
            "arn:aws:iam::12345678901:role/X",
            "arn:aws:iam::1234567890123:role/X",
            "arn:aws:iam::1234567890123",
            "arn:aws:iam::1234:ro",
            "arn:aws:iam::1234:role/",
            "arn:aws:iam:us-east-1:123456789012:role/X",
            "arn:aws:s3:::bucket/role/X",
            "arn:aws:iam::123456789012:root",
            "arn:aws:iam::123456789012:group/role/X",
            "arn:aws:iam::123456789012:roles/X",
            "arn:aws:iam::123456789012:role/bad*name",
            "arn:aws:iam::123456789012:role//X",
            "s3::123456789012:role/X",
            "1234567890123:role/X",
            "1234:iam::123456789012:role/X",
            "iam::1234:role/X",
            "my role/X",
            "my-role/X",
            "role/bad*name",
        ] {
            assert_refused(text, "invalid_role_arn");
        }
    }

    #[test]
    fn from_str_is_parse() {
        assert_eq!(PLAIN.parse(), RoleArn::parse(PLAIN));
        assert_eq!("X".parse::<RoleArn>(), RoleArn::parse("X"));
    }
}
