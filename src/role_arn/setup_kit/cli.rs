//! The kit as a POSIX shell script around the AWS command line.
//!
//! It only adds: a role that exists already makes it stop and is never changed. It refuses to
//! run with credentials of another account than the kit was made for.

use super::input::KitInput;
use super::policy::{managed_policies, trust_policy};

const SHEBANG: &str = "#!/bin/sh\n";
const ABOUT_PAGER: &str = "# Version 2 of the command line would otherwise stop in a pager.\n";
const ABOUT_REGION: &str = "# Roles belong to no region, but the command line wants one to be set.\n";

/// The script; it prints the new role's ARN as its last line and stops at the first error.
///
/// Values follow their option after `=`, since a name may begin with a hyphen.
#[must_use]
pub fn cli(kit: &KitInput<'_>) -> String {
    let attach: String = managed_policies(kit)
        .into_iter()
        .map(|arn| {
            let arn = sh(arn);
            format!("aws iam attach-role-policy --role-name=\"$role_name\" --policy-arn={arn}\n")
        })
        .collect();
    let description = if kit.description.is_empty() {
        String::new()
    } else {
        format!(" \\\n  --description={}", sh(kit.description))
    };
    format!(
        r#"{SHEBANG}set -eu
{ABOUT_PAGER}export AWS_PAGER=''
{ABOUT_REGION}export AWS_DEFAULT_REGION="${{AWS_DEFAULT_REGION:-us-east-1}}"

role_name={role_name}
trust_policy={trust_policy}

{guard}aws iam create-role --role-name="$role_name" \
  --assume-role-policy-document="$trust_policy"{description} >/dev/null
{attach}aws iam get-role --role-name="$role_name" --query=Role.Arn --output=text
"#,
        role_name = sh(kit.role_name),
        trust_policy = sh(&format!("{:#}", trust_policy(kit))),
        guard = account_guard(kit.aws_account_id),
    )
}

/// The script for a shell that somebody types into: in a shell of its own, which an error ends in place of theirs,
/// and without comments, which zsh takes for commands when they are typed.
#[must_use]
pub fn cli_to_paste(kit: &KitInput<'_>) -> String {
    let bare = [SHEBANG, ABOUT_PAGER, ABOUT_REGION].iter().fold(cli(kit), |script, line| script.replacen(line, "", 1));
    format!("(\n{bare})\n")
}

/// The lines that stop a run with credentials of another account (R14); nothing for an unknown account.
fn account_guard(aws_account_id: Option<&str>) -> String {
    let Some(account) = aws_account_id.map(sh) else {
        return String::new();
    };
    format!(
        r#"wanted={account}
actual=$(aws sts get-caller-identity --query=Account --output=text)
if [ "$actual" != "$wanted" ]; then
  printf 'These credentials belong to account %s, but the role is for account %s.\n' "$actual" "$wanted" >&2
  exit 1
fi

"#
    )
}

/// One word of a POSIX shell that expands to the text: single quotes keep everything but themselves.
fn sh(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{hostile, sample};
    use super::*;

    #[test]
    fn names_stand_quoted_and_cannot_be_taken_for_options() {
        let script = cli(&hostile());
        assert!(script.contains("\nrole_name='-+=,.@_-'\n"));
        assert!(script.contains(" --description='- @=,.+ _-, null, yes' "));
        assert!(!script.contains("--role-name "));
    }

    #[test]
    fn script_stops_at_the_first_error_and_ends_with_the_arn() {
        let script = cli(&sample());
        assert!(script.starts_with("#!/bin/sh\nset -eu\n"));
        let last = script.lines().last().unwrap();
        assert!(last.starts_with("aws iam get-role ") && last.contains("--query=Role.Arn"));
    }

    #[test]
    fn what_is_pasted_neither_ends_nor_changes_the_shell_that_it_is_pasted_into() {
        let pasted = cli_to_paste(&sample());
        assert!(pasted.starts_with("(\nset -eu\n") && pasted.ends_with("--output=text\n)\n"), "{pasted}");
        assert!(!pasted.lines().any(|line| line.starts_with('#')) && pasted.contains("\nexport AWS_PAGER=''\n"));
        // A bracket at the beginning of a line would end it before.
        assert_eq!(pasted.lines().filter(|line| line.starts_with(')')).count(), 1);
    }

    #[test]
    fn r4_one_attachment_for_each_policy() {
        let kit = KitInput { security_report: true, ..sample() };
        assert_eq!(cli(&sample()).matches("attach-role-policy").count(), 1);
        assert_eq!(cli(&kit).matches("attach-role-policy").count(), 2);
    }

    #[test]
    fn empty_description_is_left_out() {
        let script = cli(&KitInput { description: "", ..sample() });
        assert!(!script.contains("--description"));
    }

    #[test]
    fn quoted_word_cannot_be_left_by_its_value() {
        assert_eq!(sh("a'; b $c `d`"), r"'a'\''; b $c `d`'");
    }

    #[test]
    fn r14_a_known_account_is_checked_before_the_role_is_created() {
        let script = cli(&sample());
        let check = script.find("get-caller-identity").unwrap();
        assert!(check < script.find("create-role").unwrap());
        assert!(script.contains("wanted='123456789012'\n"));
        let open = cli(&KitInput { aws_account_id: None, ..sample() });
        assert!(!open.contains("get-caller-identity"));
    }
}
