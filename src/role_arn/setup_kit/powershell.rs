//! The kit as a PowerShell script around the AWS command line.
//!
//! It does what the shell script does. Windows PowerShell takes the quotes out of what it hands to programs, which is the
//! commonest way in which a trust policy is spoilt: here the policy goes by way of a file.

use super::input::KitInput;
use super::policy::{managed_policies, trust_policy};

/// The script, for PowerShell 5.1 or newer; it prints the new role's ARN as its last line and stops at the first error.
///
/// It is one block, so that it can be pasted whole. What programs print is taken, because the command line would otherwise
/// stop in a pager; values follow their option after `=`, since a name may begin with a hyphen.
#[must_use]
pub fn powershell(kit: &KitInput<'_>) -> String {
    let attach: String = managed_policies(kit)
        .into_iter()
        .map(|arn| {
            let option = ps(&format!("--policy-arn={arn}"));
            format!(
                "        $null = aws iam attach-role-policy \"--role-name=$roleName\" {option}\n        Confirm-Success\n"
            )
        })
        .collect();
    let description = if kit.description.is_empty() {
        String::new()
    } else {
        format!(" `\n                {}", ps(&format!("--description={}", kit.description)))
    };
    format!(
        r#"& {{
    $ErrorActionPreference = 'Stop'
    function Confirm-Success {{
        if ($LASTEXITCODE -ne 0) {{ throw 'The AWS command line failed: its message is above.' }}
    }}
    $region = $env:AWS_DEFAULT_REGION
    try {{
        # Roles belong to no region, but the command line wants one to be set.
        if (-not $region) {{ $env:AWS_DEFAULT_REGION = 'us-east-1' }}

        $roleName = {role_name}
        $trustPolicy = {trust_policy}

{guard}        # By way of a file: Windows PowerShell takes the quotes out of what it hands to programs.
        $file = [IO.Path]::GetTempFileName()
        try {{
            [IO.File]::WriteAllText($file, $trustPolicy)
            $null = aws iam create-role "--role-name=$roleName" `
                "--assume-role-policy-document=file://$file"{description}
            Confirm-Success
        }} finally {{
            Remove-Item -LiteralPath $file
        }}
{attach}        $roleArn = aws iam get-role "--role-name=$roleName" --query=Role.Arn --output=text
        Confirm-Success
        $roleArn
    }} finally {{
        # The session is left as it was: what is empty is taken away.
        $env:AWS_DEFAULT_REGION = $region
    }}
}}
"#,
        role_name = ps(kit.role_name),
        trust_policy = ps(&trust_policy(kit).to_string()),
        guard = account_guard(kit.aws_account_id),
    )
}

/// The lines that stop a run with credentials of another account (R14); nothing for an unknown account.
fn account_guard(aws_account_id: Option<&str>) -> String {
    let Some(account) = aws_account_id.map(ps) else {
        return String::new();
    };
    format!(
        r#"        $wanted = {account}
        $actual = aws sts get-caller-identity --query=Account --output=text
        Confirm-Success
        if ("$actual" -ne $wanted) {{
            throw "These credentials belong to account $actual, but the role is for account $wanted."
        }}

"#
    )
}

/// A text that PowerShell takes as it is. It takes typographic quotes for straight ones, so they are doubled too.
fn ps(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for c in text.chars() {
        if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(c);
        }
        quoted.push(c);
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hostile, sample};
    use super::*;

    #[test]
    fn names_stand_quoted_and_cannot_be_taken_for_options() {
        let script = powershell(&hostile());
        assert!(script.contains("\n        $roleName = '-+=,.@_-'\n"));
        assert!(script.contains(" '--description=- @=,.+ _-, null, yes'\n"));
        assert!(!script.contains("--role-name "));
    }

    #[test]
    fn no_json_is_handed_to_a_program() {
        let script = powershell(&sample());
        let json = script.lines().filter(|line| line.contains('"') && line.contains("sts:ExternalId"));
        assert_eq!(json.map(str::trim_start).map(|line| &line[..14]).collect::<Vec<_>>(), ["$trustPolicy ="]);
        assert!(script.contains("--assume-role-policy-document=file://$file"));
    }

    #[test]
    fn every_call_is_looked_at_and_the_last_line_of_the_block_is_the_arn() {
        let script = powershell(&KitInput { security_report: true, ..sample() });
        let calls = script.lines().filter(|line| line.contains("= aws ")).count();
        assert_eq!(calls, 5, "{script}");
        assert_eq!(script.matches("    Confirm-Success\n").count(), calls);
        let last = script.lines().rev().skip_while(|line| !line.contains("finally")).nth(1);
        assert_eq!(last, Some("        $roleArn"));
        assert!(
            script.ends_with("\n        $env:AWS_DEFAULT_REGION = $region\n    }\n}\n"),
            "the session stays as it was"
        );
    }

    #[test]
    fn empty_description_is_left_out() {
        assert!(!powershell(&KitInput { description: "", ..sample() }).contains("--description"));
    }

    #[test]
    fn quoted_text_cannot_be_left_by_its_value() {
        assert_eq!(ps("a'; $b \u{2019} `c`"), "'a''; $b \u{2019}\u{2019} `c`'");
    }

    #[test]
    fn r14_a_known_account_is_checked_before_the_role_is_created() {
        let script = powershell(&sample());
        assert!(script.find("get-caller-identity").unwrap() < script.find("create-role").unwrap());
        assert!(script.contains("$wanted = '123456789012'\n"));
        let open = powershell(&KitInput { aws_account_id: None, ..sample() });
        assert!(!open.contains("get-caller-identity"));
    }
}
