//! The kit as a CloudFormation template, and the link that opens it in the AWS console.
//!
//! All values of an account are parameters, so one published template serves every account and
//! the link fills them in. No parameter is hidden (`NoEcho`): a quick-create link cannot fill
//! hidden ones, and an external ID is no secret (R11).

use std::fmt::Write as _;

use serde_json::Value;

use super::input::KitInput;
use super::policy::managed_policies;

/// The name of the stack that the link proposes.
pub const STACK_NAME: &str = "gangway-read-only-role";

/// Where the link's stack is created: a role is global, so one region does for all accounts.
const REGION: &str = "us-east-1";

/// The template, as YAML; creating its stack needs the capability `CAPABILITY_NAMED_IAM` (AWS CloudFormation).
#[must_use]
pub fn cloudformation(kit: &KitInput<'_>) -> String {
    let policies: String = managed_policies(kit).into_iter().map(|arn| format!("        - {}\n", yaml(arn))).collect();
    format!(
        r#"# Create the stack with: aws cloudformation deploy --stack-name {STACK_NAME} \
#   --capabilities CAPABILITY_NAMED_IAM --template-file <this file>
AWSTemplateFormatVersion: "2010-09-09"
Description: "Role that lets one other account read this account, with an external ID"
Parameters:
  TrustedAccountId:
    Type: String
    Description: "Account that may assume the role"
    Default: {trusted}
    AllowedPattern: "^[0-9]{{12}}$"
    ConstraintDescription: "12 digits"
  ExternalId:
    Type: String
    Description: "External ID that the other account must present"
    Default: {external_id}
    AllowedPattern: "^CA[0-9A-Za-z]{{26}}$"
    ConstraintDescription: "CA and 26 letters or digits"
  RoleName:
    Type: String
    Description: "Name of the role"
    Default: {role_name}
    AllowedPattern: "^[A-Za-z0-9+=,.@_-]{{1,64}}$"
    ConstraintDescription: "1 to 64 letters, digits or any of +=,.@_-"
  RoleDescription:
    Type: String
    Description: "Description of the role, may be empty"
    Default: {description}
    AllowedPattern: "^[A-Za-z0-9 +=,.@_-]{{0,128}}$"
    ConstraintDescription: "At most 128 letters, digits, blanks or any of +=,.@_-"
Conditions:
  HasDescription: !Not [!Equals [!Ref RoleDescription, ""]]
Resources:
  ReadOnlyRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref RoleName
      Description: !If [HasDescription, !Ref RoleDescription, !Ref "AWS::NoValue"]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub "arn:aws:iam::${{TrustedAccountId}}:root"
            Action: "sts:AssumeRole"
            Condition:
              StringEquals:
                "sts:ExternalId": !Ref ExternalId
      ManagedPolicyArns:
{policies}Outputs:
  RoleArn:
    Description: "Role ARN to enter on the platform"
    Value: !GetAtt ReadOnlyRole.Arn
"#,
        trusted = yaml(kit.cross_account_id),
        external_id = yaml(kit.external_id),
        role_name = yaml(kit.role_name),
        description = yaml(kit.description),
    )
}

/// The address that opens the stack's page in the AWS console with this kit's values filled in.
///
/// Without a published template it is the page where the owner uploads the one from [`cloudformation`].
#[must_use]
pub fn quick_create_url(kit: &KitInput<'_>) -> String {
    let mut url =
        format!("https://{REGION}.console.aws.amazon.com/cloudformation/home?region={REGION}#/stacks/create/");
    match kit.template_url {
        Some(template) => {
            url.push_str("review?templateURL=");
            percent_encode(&mut url, template);
            url.push('&');
        }
        None => url.push_str("template?"),
    }
    url.push_str("stackName=");
    url.push_str(STACK_NAME);
    // An empty description is sent too: it replaces whatever the published template has.
    for (name, value) in [
        ("ExternalId", kit.external_id),
        ("RoleName", kit.role_name),
        ("RoleDescription", kit.description),
        ("TrustedAccountId", kit.cross_account_id),
    ] {
        url.push_str("&param_");
        url.push_str(name);
        url.push('=');
        percent_encode(&mut url, value);
    }
    url
}

/// A double-quoted YAML scalar: a JSON string is one, and no value turns into a number or a flag.
fn yaml(text: &str) -> String {
    Value::from(text).to_string()
}

/// Appends the text with all but RFC 3986's unreserved characters encoded.
fn percent_encode(url: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(url, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hostile, sample};
    use super::*;

    #[test]
    fn every_value_is_the_quoted_default_of_a_parameter() {
        let template = cloudformation(&hostile());
        for line in [
            r#"    Default: "328676173091""#,
            r#"    Default: "CA01JAQ7ZK3M5N8P9R2S4T6V8W0X""#,
            r#"    Default: "-+=,.@_-""#,
            r#"    Default: "- @=,.+ _-, null, yes""#,
        ] {
            assert!(template.lines().any(|l| l == line), "{line}");
        }
    }

    #[test]
    fn empty_description_is_an_empty_default() {
        let kit = KitInput { description: "", ..sample() };
        assert!(cloudformation(&kit).contains("    Default: \"\"\n"));
    }

    #[test]
    fn r11_no_parameter_is_hidden_from_the_link() {
        assert!(!cloudformation(&sample()).contains("NoEcho"));
    }

    #[test]
    fn yaml_scalar_cannot_be_left_by_its_value() {
        assert_eq!(yaml("a\": b\\\n"), r#""a\": b\\\n""#);
    }

    #[test]
    fn link_to_a_published_template_fills_in_every_parameter() {
        let kit =
            KitInput { template_url: Some("https://example.s3.amazonaws.com/role.yaml?versionId=a&b"), ..hostile() };
        assert_eq!(
            quick_create_url(&kit),
            concat!(
                "https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1",
                "#/stacks/create/review",
                "?templateURL=https%3A%2F%2Fexample.s3.amazonaws.com%2Frole.yaml%3FversionId%3Da%26b",
                "&stackName=gangway-read-only-role",
                "&param_ExternalId=CA01JAQ7ZK3M5N8P9R2S4T6V8W0X",
                "&param_RoleName=-%2B%3D%2C.%40_-",
                "&param_RoleDescription=-%20%40%3D%2C.%2B%20_-%2C%20null%2C%20yes",
                "&param_TrustedAccountId=328676173091",
            )
        );
    }

    #[test]
    fn link_without_a_published_template_opens_the_upload_page() {
        let url = quick_create_url(&sample());
        assert!(url.contains("#/stacks/create/template?stackName=gangway-read-only-role&param_"));
        assert!(!url.contains("templateURL"));
    }

    #[test]
    fn link_sets_every_parameter_the_template_declares() {
        let template = cloudformation(&sample());
        let (_, rest) = template.split_once("Parameters:\n").unwrap();
        let (parameters, _) = rest.split_once("Conditions:\n").unwrap();
        let declared: Vec<&str> = parameters
            .lines()
            .filter(|line| !line.starts_with("    "))
            .filter_map(|line| line.trim().strip_suffix(':'))
            .collect();
        assert_eq!(declared.len(), 4);
        let url = quick_create_url(&sample());
        for name in declared {
            assert!(url.contains(&format!("&param_{name}=")), "{name}");
        }
    }
}
