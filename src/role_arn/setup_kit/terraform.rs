//! The kit as a Terraform configuration.
//!
//! It configures no provider and pins no version, so that it can be laid beside an owner's own
//! files; it refuses to run against another account than the kit was made for.

use std::fmt::Write as _;

use super::input::KitInput;
use super::policy::managed_policies;

/// The configuration, as HCL, with one output `role_arn`; needs Terraform 1.2 or newer.
#[must_use]
pub fn terraform(kit: &KitInput<'_>) -> String {
    // Equal signs of neighbouring lines stand in one column, as Terraform's own formatter wants.
    let name = hcl(kit.role_name);
    let named = if kit.description.is_empty() {
        format!("  name = {name}\n")
    } else {
        let description = hcl(kit.description);
        format!("  name        = {name}\n  description = {description}\n")
    };
    let policies: String = managed_policies(kit).into_iter().map(|arn| format!("    {},\n", hcl(arn))).collect();
    let (identity, guard) = account_guard(kit.aws_account_id);
    format!(
        r#"{identity}resource "aws_iam_role" "gangway_read_only" {{
{named}
  assume_role_policy = jsonencode({{
    Version = "2012-10-17"
    Statement = [{{
      Effect    = "Allow"
      Principal = {{ AWS = {principal} }}
      Action    = "sts:AssumeRole"
      Condition = {{ StringEquals = {{ "sts:ExternalId" = {external_id} }} }}
    }}]
  }})
{guard}}}

resource "aws_iam_role_policy_attachment" "gangway_read_only" {{
  for_each = toset([
{policies}  ])

  role       = aws_iam_role.gangway_read_only.name
  policy_arn = each.value
}}

output "role_arn" {{
  description = "Role ARN to enter on the platform"
  value       = aws_iam_role.gangway_read_only.arn
}}
"#,
        principal = hcl(&format!("arn:aws:iam::{}:root", kit.cross_account_id)),
        external_id = hcl(kit.external_id),
    )
}

/// The lines that stop a run with credentials of another account (R14); nothing for an unknown account.
fn account_guard(aws_account_id: Option<&str>) -> (String, String) {
    let Some(account) = aws_account_id.map(hcl) else {
        return (String::new(), String::new());
    };
    (
        "data \"aws_caller_identity\" \"gangway\" {}\n\n".to_owned(),
        format!(
            r#"
  lifecycle {{
    precondition {{
      condition     = data.aws_caller_identity.gangway.account_id == {account}
      error_message = "These credentials belong to another account than the one this role is for."
    }}
  }}
"#
        ),
    )
}

/// A quoted HCL string that evaluates to the text: no escape, interpolation or directive survives.
fn hcl(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            // Doubled, the two characters that open a template sequence stand for themselves.
            '$' | '%' if characters.peek() == Some(&'{') => {
                quoted.push(character);
                quoted.push(character);
            }
            control if control.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(control));
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hostile, sample};
    use super::*;

    #[test]
    fn names_stand_quoted() {
        let text = terraform(&hostile());
        assert!(text.contains("  name        = \"-+=,.@_-\"\n"));
        assert!(text.contains("  description = \"- @=,.+ _-, null, yes\"\n"));
    }

    #[test]
    fn empty_description_is_left_out() {
        let text = terraform(&KitInput { description: "", ..sample() });
        assert!(text.contains("  name = \"IONReadOnly\"\n\n  assume_role_policy"));
    }

    #[test]
    fn hcl_string_evaluates_to_its_value() {
        assert_eq!(hcl(r#"a"b\c"#), r#""a\"b\\c""#);
        assert_eq!(hcl("${x} %{y} $ % {"), r#""$${x} %%{y} $ % {""#);
        assert_eq!(hcl("a\nb\u{7f}"), r#""a\u000ab\u007f""#);
    }

    #[test]
    fn r14_a_known_account_is_checked_before_anything_is_created() {
        let guarded = terraform(&sample());
        assert!(guarded.contains("aws_caller_identity.gangway.account_id == \"123456789012\""));
        let open = terraform(&KitInput { aws_account_id: None, ..sample() });
        assert!(!open.contains("precondition"));
        assert!(!open.contains("aws_caller_identity"));
    }
}
