//! The setup kit as answers show it: one JSON document with everything, or one form of it raw.

use serde::Serialize;
use utoipa::ToSchema;

use super::setup_kit::{self, KitFormat, KitInput, TrustPolicy};
use crate::contract::warning::WarningView;
use crate::locale::{self, Lang};

/// One step in the AWS console.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SetupStep)]
pub struct StepView {
    /// Its number, from 1.
    #[schema(example = 7)]
    pub number: u8,
    /// What to do, as Markdown.
    #[schema(example = "Under **Options**, tick **Require external ID** and enter `CA01JDGX3V9RE8TBQ4M6N0Y7K2HA`.")]
    pub text: String,
}

/// Everything that the AWS account's owner needs to create the read-only role.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SetupKit)]
pub struct KitView {
    /// The AWS account that the role must trust (*Another AWS account*).
    #[schema(example = "328676173091")]
    pub cross_account_id: String,
    /// The external ID that the role must require.
    #[schema(example = "CA01JDGX3V9RE8TBQ4M6N0Y7K2HA")]
    pub external_id: String,
    /// The account that the role is created in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "111122223333")]
    pub aws_account_id: Option<String>,
    /// Whether *Require external ID* is on: always.
    #[schema(example = true)]
    pub require_external_id: bool,
    /// Whether *Require MFA* is on: never, the platform could not use the role.
    #[schema(example = false)]
    pub require_mfa: bool,
    /// The role's name.
    #[schema(example = "GangwayReadOnly")]
    pub role_name: String,
    /// The role's description.
    #[schema(example = "Read-only access for cost and usage data")]
    pub description: String,
    /// ARNs of the managed policies to attach.
    #[schema(example = json!(["arn:aws:iam::aws:policy/ReadOnlyAccess"]))]
    pub managed_policies: Vec<String>,
    /// The role's trust policy, as IAM takes it.
    pub trust_policy: TrustPolicy,
    /// A CloudFormation template (YAML).
    pub cloudformation: String,
    /// Opens CloudFormation in the AWS console with the parameters filled in. Where the platform publishes no template,
    /// the page asks for one: upload the template above.
    #[schema(format = "uri")]
    pub quick_create_url: String,
    /// A Terraform configuration.
    pub terraform: String,
    /// A POSIX shell script for the AWS command line, as AWS CloudShell runs it.
    pub cli: String,
    /// A PowerShell script for the AWS command line.
    pub powershell: String,
    /// Steps in the AWS console.
    pub steps: Vec<StepView>,
    /// What may become a problem.
    pub warnings: Vec<WarningView>,
}

/// What the JSON forms hold: everything (`json`), or the trust policy alone (`trust-policy`).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum SetupKitBody {
    /// Everything.
    Kit(Box<KitView>),
    /// The trust policy alone.
    TrustPolicy(TrustPolicy),
}

fn steps(input: &KitInput<'_>, lang: Lang) -> Vec<StepView> {
    let steps = setup_kit::console_steps(input).into_iter();
    steps.map(|step| StepView { number: step.number, text: locale::text(lang, step.id, &step.args) }).collect()
}

/// The steps as a Markdown page.
fn markdown(input: &KitInput<'_>, warnings: &[WarningView], lang: Lang) -> String {
    let intro = match input.aws_account_id {
        Some(account) => locale::text(lang, "kit-intro-of-account", &[("account", account.to_owned())]),
        None => locale::text(lang, "kit-intro", &[]),
    };
    let mut page = format!("# {}\n\n{intro}\n\n", locale::text(lang, "kit-title", &[]));
    for warning in warnings {
        page.push_str(&format!("> {}\n\n", warning.message));
    }
    for step in steps(input, lang) {
        page.push_str(&format!("{}. {}\n", step.number, step.text));
    }
    page
}

/// The kit in one form, as text.
pub fn render(input: &KitInput<'_>, format: KitFormat, warnings: Vec<WarningView>, lang: Lang) -> String {
    match format {
        KitFormat::TrustPolicy => format!("{:#}\n", setup_kit::trust_policy(input)),
        KitFormat::Cloudformation => setup_kit::cloudformation(input),
        KitFormat::Terraform => setup_kit::terraform(input),
        KitFormat::Cli => setup_kit::cli(input),
        KitFormat::Powershell => setup_kit::powershell(input),
        KitFormat::Console => markdown(input, &warnings, lang),
        KitFormat::Json => {
            format!("{:#}\n", serde_json::to_value(view(input, warnings, lang)).unwrap_or_default())
        }
    }
}

fn view(input: &KitInput<'_>, warnings: Vec<WarningView>, lang: Lang) -> KitView {
    KitView {
        cross_account_id: input.cross_account_id.to_owned(),
        external_id: input.external_id.to_owned(),
        aws_account_id: input.aws_account_id.map(str::to_owned),
        require_external_id: true,
        require_mfa: false,
        role_name: input.role_name.to_owned(),
        description: input.description.to_owned(),
        managed_policies: setup_kit::managed_policies(input).into_iter().map(str::to_owned).collect(),
        trust_policy: setup_kit::trust_policy(input),
        cloudformation: setup_kit::cloudformation(input),
        quick_create_url: setup_kit::quick_create_url(input),
        terraform: setup_kit::terraform(input),
        cli: setup_kit::cli(input),
        powershell: setup_kit::powershell(input),
        steps: steps(input, lang),
        warnings,
    }
}
