//! The setup kit: everything an AWS account's owner needs to create the read-only role.
//!
//! Pure text out of a few values, the same text for the same values. It never reads stored
//! data, never calls AWS, and holds no sentence that a person reads: those are messages,
//! looked up by the ids that the console steps carry.

mod cli;
mod cloudformation;
mod console;
mod input;
mod policy;
mod powershell;
mod terraform;

pub use cli::{cli, cli_to_paste};
pub use cloudformation::{STACK_NAME, cloudformation, quick_create_url};
pub use console::{ConsoleStep, console_steps, steps_at_aws};
pub use input::KitInput;
pub use policy::{TrustPolicy, managed_policies, trust_policy};
pub use powershell::powershell;
pub use terraform::terraform;

crate::text_enum! {
    /// The forms a kit is handed out in.
    KitFormat as "SetupKitFormat" {
        /// All of it in one JSON document.
        Json "json",
        /// The role's trust policy alone.
        TrustPolicy "trust-policy",
        /// A CloudFormation template.
        Cloudformation "cloudformation",
        /// A Terraform configuration.
        Terraform "terraform",
        /// A POSIX shell script around the AWS command line.
        Cli "cli",
        /// A PowerShell script around the AWS command line.
        Powershell "powershell",
        /// Steps for a person in the AWS console, as Markdown.
        Console "console",
    }
}

impl KitFormat {
    /// The value for `Content-Type`; YAML's is RFC 9512's, Markdown's RFC 7763's; HCL and PowerShell have none registered.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::TrustPolicy => "application/json",
            Self::Cloudformation => "application/yaml",
            Self::Terraform => "text/x-hcl; charset=utf-8",
            Self::Cli => "application/x-sh",
            Self::Powershell => "text/x-powershell; charset=utf-8",
            Self::Console => "text/markdown; charset=utf-8",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn sample() -> KitInput<'static> {
        KitInput {
            cross_account_id: "328676173091",
            external_id: "CA01JAQ7ZK3M5N8P9R2S4T6V8W0X",
            aws_account_id: Some("123456789012"),
            role_name: "IONReadOnly",
            description: "Read-only access for cost and usage data.",
            security_report: false,
            template_url: None,
        }
    }

    /// Every allowed special character, with a hyphen first where a command line might see an option.
    pub(super) fn hostile() -> KitInput<'static> {
        KitInput { role_name: "-+=,.@_-", description: "- @=,.+ _-, null, yes", ..sample() }
    }

    fn texts(kit: &KitInput<'_>) -> [(&'static str, String); 6] {
        let steps: Vec<String> =
            console_steps(kit).into_iter().map(|step| format!("{} {} {:?}", step.number, step.id, step.args)).collect();
        [
            ("cloudformation", cloudformation(kit)),
            ("terraform", terraform(kit)),
            ("cli", cli(kit)),
            ("powershell", powershell(kit)),
            ("console", steps.join("\n")),
            ("json", format!("{} {:?}", trust_policy(kit), managed_policies(kit))),
        ]
    }

    #[test]
    fn r4_every_format_names_the_trusted_account_the_external_id_and_read_only_access() {
        for (format, text) in texts(&sample()) {
            for needle in ["328676173091", sample().external_id, "ReadOnlyAccess"] {
                assert!(text.contains(needle), "{format} lacks {needle}:\n{text}");
            }
        }
    }

    #[test]
    fn r3_no_format_asks_for_mfa_in_a_condition() {
        for (format, text) in texts(&sample()) {
            assert!(!text.contains("MultiFactorAuth"), "{format}");
        }
    }

    #[test]
    fn r4_support_access_is_there_only_on_request() {
        let wanted = KitInput { security_report: true, ..sample() };
        for ((format, without), (_, with)) in texts(&sample()).into_iter().zip(texts(&wanted)) {
            assert!(!without.contains("AWSSupportAccess"), "{format}");
            assert!(with.contains("AWSSupportAccess"), "{format}");
        }
    }

    #[test]
    fn same_values_give_the_same_text() {
        assert_eq!(texts(&hostile()), texts(&hostile()));
        assert_eq!(quick_create_url(&hostile()), quick_create_url(&hostile()));
    }

    #[test]
    fn each_external_id_appears_only_in_its_own_kit() {
        let other = KitInput { external_id: "CAZZZZZZZZZZZZZZZZZZZZZZZZZZ", ..sample() };
        for (format, text) in texts(&other) {
            assert!(!text.contains(sample().external_id), "{format}");
            assert!(text.contains(other.external_id), "{format}");
        }
    }
}
