//! What requests and answers about onboarding plans look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::model::{Plan, PlanRow, PlanStatus, RowAction, RowOutcome, ToldError, ToldProblem};
use crate::cloud_accounts::model::OrganizationRole;
use crate::contract::query::{Filters, Pages};
use crate::contract::resource::Resource;
use crate::contract::told::FieldProblem;
use crate::contract::warning::{WarningCode, WarningView};
use crate::domain::{AwsAccountId, RootEmail};
use crate::id::{ClientId, CloudAccountId, LinkRequestId, OnboardingPlanId, PricebookId, ResellerId, SupportPlanId};
use crate::locale::Lang;
use crate::support_plans::model::SupportType;

/// Rows that a plan has at most.
pub const MOST_ROWS: usize = 1000;

/// A plan for many accounts of a client.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateOnboardingPlan {
    /// Whose accounts they are.
    pub client_id: ClientId,
    /// One row an account. Each is looked at by itself: what is wrong with one is told at that row of the plan.
    #[schema(value_type = Vec<OnboardingPlanAccount>, min_items = 1, max_items = 1000)]
    pub rows: Vec<Value>,
}

/// An AWS account that the client has already, as it is to be on the platform: one that is there is changed, and what is left
/// out of it stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnboardingPlanAccount {
    /// Its 12-digit number, as text: leading zeros count. AWS's grouping `1234-5678-9012` is taken as well.
    #[schema(value_type = String, format = "aws-account-id", example = "111122223333")]
    pub aws_account_id: AwsAccountId,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 64, format = "not-blank", example = "Production")]
    pub nickname: Option<String>,
    /// E-mail address of its root user, when known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "root-email", example = "aws-root@example.com")]
    pub root_email: Option<RootEmail>,
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// What it is in AWS Organizations. A `management` account cannot be linked this way; a `member` must leave first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_role: Option<OrganizationRole>,
    /// Its own pricebook, in place of the client's default one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pricebook_id: Option<PricebookId>,
    /// The support plan group that it belongs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_plan_id: Option<SupportPlanId>,
    /// Whether to submit a link request, unless it is linked or one is open; false when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(default = false)]
    pub submit_link_request: Option<bool>,
}

/// The rows of a plan as a file: a line that names the columns, and a line an account.
#[derive(Debug, ToSchema)]
#[schema(max_length = 1_048_576)]
pub struct OnboardingPlanFile(#[allow(dead_code, reason = "it is read as text")] String);

/// What comes with a file.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct PlanOfFile {
    /// Whose accounts they are; with `text/csv`, and only then.
    #[param(max_length = 64, example = "cli_01jdgx3v9re8tbq4m6n0y7k2hc")]
    pub client_id: Option<String>,
}

impl Filters for PlanOfFile {}

/// Which plans to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListOnboardingPlans {
    /// Only those for this client.
    #[param(max_length = 64, example = "cli_01jdgx3v9re8tbq4m6n0y7k2hc")]
    pub client_id: Option<String>,
    /// Only those that are this far.
    #[param(inline, example = "applying")]
    pub status: Option<PlanStatus>,
    /// Only those of this reseller.
    #[param(max_length = 64, example = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha")]
    pub reseller_id: Option<String>,
}

/// Which rows to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListOnboardingPlanRows {
    /// Only those of which this became.
    #[param(inline, example = "failed")]
    pub outcome: Option<RowOutcome>,
}

impl Filters for ListOnboardingPlanRows {
    const PAGES: Option<Pages> = Some(Pages::OF_LIST);
}

/// How many rows there are of each kind. By what is to happen they make up all of them; once the plan is applied, those that
/// are done and those that failed do too.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = OnboardingPlanSummary)]
pub struct SummaryView {
    /// Accounts that are added.
    #[schema(example = 40)]
    pub create: i32,
    /// Accounts that are changed.
    #[schema(example = 2)]
    pub update: i32,
    /// Accounts that are as their rows say already.
    #[schema(example = 5)]
    pub none: i32,
    /// Rows that cannot be carried out.
    #[schema(example = 1)]
    pub refused: i32,
    /// Rows that are done.
    #[schema(example = 47)]
    pub done: i32,
    /// Rows that failed; those that were refused fail as the plan is applied.
    #[schema(example = 1)]
    pub failed: i32,
}

/// The invitations that a plan brings about, as it looked when it was made.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OnboardingPlanInvitations)]
pub struct InvitationsView {
    /// How many.
    #[schema(example = 40)]
    pub needed: i32,
    /// How many AWS takes in 24 hours.
    #[schema(example = 20)]
    pub per_day: i32,
    /// When the last one goes out about, if all are approved at once, behind those that wait already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_sent_about: Option<DateTime<Utc>>,
}

/// A plan for many accounts of a client.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OnboardingPlan)]
pub struct PlanView {
    /// Its id.
    pub id: OnboardingPlanId,
    /// The reseller of its client.
    pub reseller_id: ResellerId,
    /// Whose accounts they are.
    pub client_id: ClientId,
    /// How far it is.
    pub status: PlanStatus,
    /// How many rows there are of each kind; while it is applied, as they were counted last.
    pub summary: SummaryView,
    /// The invitations that it brings about.
    pub invitations: InvitationsView,
    /// Until when it can be applied.
    pub expires_at: DateTime<Utc>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

crate::page_body! {
    /// A page of onboarding plans.
    OnboardingPlanPage of PlanView, asked by ListOnboardingPlans
}

/// A member that a row sets.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OnboardingPlanChange)]
pub struct ChangeView {
    /// Its name.
    #[schema(example = "supportType")]
    pub member: String,
    /// What it is now, as text; absent when it is not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "basic")]
    pub from: Option<String>,
    /// What it becomes, as text.
    #[schema(example = "business_plus")]
    pub to: String,
}

/// Why a row could not be carried out, like the problem of a request.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OnboardingPlanRowProblem)]
pub struct RowProblemView {
    /// Address of a page that explains the code.
    #[schema(format = "uri", example = "http://127.0.0.1:8080/problems/aws_account_already_registered")]
    pub r#type: String,
    /// What the code means, in the language of the answer.
    #[schema(example = "The account is registered already")]
    pub title: String,
    /// The HTTP status that the code comes with.
    #[schema(example = 409, minimum = 400, maximum = 599)]
    pub status: u16,
    /// What happened and what to do next, in the language of the answer.
    #[schema(example = "Somebody has registered this account number.")]
    pub detail: String,
    /// Stable code of the cause; decide by it.
    #[schema(example = "aws_account_already_registered")]
    pub code: String,
    /// The members that were refused, with `invalid_request`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100, required = false)]
    pub errors: Vec<FieldProblem>,
}

/// A row of a plan: what it makes happen, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OnboardingPlanRow)]
pub struct RowView {
    /// Its place: the line of a file, whose first one is the header's, or the place in `rows`, from 1.
    #[schema(example = 2)]
    pub line: i32,
    /// Its account number, if it has one that can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// What it makes happen.
    pub action: RowAction,
    /// The members that it sets; of an account that is added, all but its number.
    #[schema(max_items = 10)]
    pub changes: Vec<ChangeView>,
    /// Everything that stands against it; only when it is `refused`.
    #[schema(max_items = 100)]
    pub errors: Vec<FieldProblem>,
    /// What the account is to be warned of afterwards.
    #[schema(max_items = 20)]
    pub warnings: Vec<WarningView>,
    /// What became of it.
    pub outcome: RowOutcome,
    /// The account, once it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_account_id: Option<CloudAccountId>,
    /// The link request that it submitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_request_id: Option<LinkRequestId>,
    /// Why it failed when it was carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<RowProblemView>,
}

/// A page of the rows of a plan.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OnboardingPlanRowPage {
    /// The rows of this page, in the order of the file.
    #[schema(max_items = 100)]
    pub data: Vec<RowView>,
    /// Send it as `cursor` to get the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

impl From<Plan> for PlanView {
    fn from(plan: Plan) -> Self {
        let (counts, invitations) = (plan.counts, plan.invitations);
        Self {
            id: plan.id,
            reseller_id: plan.reseller_id,
            client_id: plan.client_id,
            status: plan.status,
            summary: SummaryView {
                create: counts.create,
                update: counts.update,
                none: counts.none,
                refused: counts.refused,
                done: counts.done,
                failed: counts.failed,
            },
            invitations: InvitationsView {
                needed: invitations.needed,
                per_day: invitations.per_day,
                last_sent_about: invitations.last_sent_about,
            },
            expires_at: plan.expires_at,
            version: plan.version,
            created_at: plan.created_at,
            updated_at: plan.updated_at,
        }
    }
}

impl Resource for PlanView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/onboarding-plans/{}", self.id)
    }
}

fn field_problem(error: ToldError, lang: Lang) -> FieldProblem {
    FieldProblem { pointer: error.pointer, code: error.code, detail: error.detail.in_lang(lang) }
}

impl RowProblemView {
    fn new(problem: ToldProblem, lang: Lang, public_url: &str) -> Self {
        Self {
            r#type: format!("{public_url}/problems/{}", problem.code),
            title: problem.title.in_lang(lang),
            status: problem.status,
            detail: problem.detail.in_lang(lang),
            code: problem.code,
            errors: problem.errors.into_iter().map(|error| field_problem(error, lang)).collect(),
        }
    }
}

impl RowView {
    /// The row in a language.
    pub fn new(row: PlanRow, lang: Lang, public_url: &str) -> Self {
        let changes = row.findings.changes.into_iter();
        // A code that this release does not know says nothing.
        let warnings = row.findings.warnings.iter().filter_map(|code| code.parse::<WarningCode>().ok());
        Self {
            line: row.line,
            aws_account_id: row.aws_account_id,
            action: row.action,
            changes: changes.map(|one| ChangeView { member: one.member, from: one.from, to: one.to }).collect(),
            errors: row.findings.errors.into_iter().map(|error| field_problem(error, lang)).collect(),
            warnings: warnings.map(|code| WarningView::new(code, lang)).collect(),
            outcome: row.outcome,
            cloud_account_id: row.cloud_account_id,
            link_request_id: row.link_request_id,
            problem: row.problem.map(|problem| RowProblemView::new(problem, lang, public_url)),
        }
    }
}

crate::no_rules!(CreateOnboardingPlan);
