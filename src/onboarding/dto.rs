//! What checklists look like in answers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::actions::{self, Action};
use super::model::{Checklist, Flow, Progress, Task, TaskStatus};
use super::ops::{AccountChecklist, ClientChecklist};
use crate::contract::page::Page;
use crate::contract::query::{Filters, Pages};
use crate::contract::task::{Owner, Panel, TaskCode};
use crate::contract::warning::{WarningCode, WarningView};
use crate::domain::AwsAccountId;
use crate::id::{ClientId, CloudAccountId};
use crate::locale::{self, Lang};
use crate::support_plans::ending;
use crate::support_plans::model::SupportType;

/// How to do a task through this API.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OnboardingAction)]
pub struct ActionView {
    /// The operation.
    #[schema(example = "createLinkRequest")]
    pub operation_id: String,
    /// Its method.
    #[schema(example = "POST")]
    pub method: String,
    /// Its path, with the ids that are known.
    #[schema(example = "/link-requests")]
    pub path: String,
}

/// A task of a checklist.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OnboardingTask)]
pub struct TaskView {
    /// Which task.
    pub code: TaskCode,
    /// The same in words.
    #[schema(example = "Submit the link request")]
    pub title: String,
    /// Who does it.
    pub owners: Vec<Owner>,
    /// Where it is done.
    pub panels: Vec<Panel>,
    /// How it stands.
    pub status: TaskStatus,
    /// The tasks that come first.
    pub blocked_by: Vec<TaskCode>,
    /// Until when it has to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
    /// How to do it through this API; absent when it is done elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<ActionView>,
    /// What it is about.
    #[schema(example = "Asks the operations team to invite the account.")]
    pub help: String,
}

/// The checklist of a cloud account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CloudAccountOnboarding)]
pub struct AccountOnboardingView {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Which way it comes on board.
    pub flow: Flow,
    /// How far it is.
    pub status: Progress,
    /// The share of counted tasks that are done, rounded down; optional tasks do not count.
    #[schema(example = 27, minimum = 0, maximum = 100)]
    pub percent_complete: u8,
    /// The tasks, in order.
    pub tasks: Vec<TaskView>,
    /// The tasks that somebody can do now.
    pub currently_due: Vec<TaskCode>,
    /// What may cost money or time later.
    pub warnings: Vec<WarningView>,
}

/// How far one of a client's accounts is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AccountProgress)]
pub struct AccountProgressView {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Production")]
    pub nickname: Option<String>,
    /// Which way it comes on board.
    pub flow: Flow,
    /// How far it is.
    pub status: Progress,
    /// The share of counted tasks that are done, rounded down.
    #[schema(example = 27, minimum = 0, maximum = 100)]
    pub percent_complete: u8,
    /// The tasks that somebody can do now.
    pub currently_due: Vec<TaskCode>,
}

/// Which of a client's accounts to show in its checklist.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ClientOnboardingAccounts {}

impl Filters for ClientOnboardingAccounts {
    const PAGES: Option<Pages> = Some(Pages::of_answer("Accounts in the answer."));
}

/// The checklist of a client, and how far its live accounts are.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ClientOnboarding)]
pub struct ClientOnboardingView {
    /// The client.
    pub client_id: ClientId,
    /// How far it is.
    pub status: Progress,
    /// The share of counted tasks that are done, rounded down; optional tasks do not count.
    #[schema(example = 50, minimum = 0, maximum = 100)]
    pub percent_complete: u8,
    /// The client's own tasks, in order.
    pub tasks: Vec<TaskView>,
    /// The tasks that somebody can do now.
    pub currently_due: Vec<TaskCode>,
    /// What may cost money or time later.
    pub warnings: Vec<WarningView>,
    /// Its live accounts, oldest first, a page of them.
    #[schema(max_items = 100)]
    pub accounts: Vec<AccountProgressView>,
    /// Send it as `cursor` to get the next accounts; absent when these are the last ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

impl From<Action> for ActionView {
    fn from(action: Action) -> Self {
        Self { operation_id: action.operation_id.to_owned(), method: action.method.to_owned(), path: action.path }
    }
}

fn tasks(tasks: &[Task], action: impl Fn(TaskCode) -> Option<Action>, lang: Lang) -> Vec<TaskView> {
    let view = |task: &Task| {
        let id = format!("task-{}", task.code.as_str());
        TaskView {
            code: task.code,
            title: locale::text(lang, &id, &[]),
            owners: task.code.owners().to_vec(),
            panels: task.code.panels().to_vec(),
            status: task.status,
            blocked_by: task.blocked_by.clone(),
            due_at: task.due_at,
            action: action(task.code).filter(|_| task.status != TaskStatus::Done).map(ActionView::from),
            help: locale::text(lang, &format!("{id}.help"), &[]),
        }
    };
    tasks.iter().map(view).collect()
}

fn warnings(checklist: &Checklist, support_type: Option<SupportType>, lang: Lang) -> Vec<WarningView> {
    let view = |code: &WarningCode| match (code, support_type) {
        (WarningCode::SupportPlanEnds, Some(support_type)) => ending::warning(support_type, lang),
        _ => WarningView::new(*code, lang),
    };
    checklist.warnings.iter().map(view).collect()
}

impl AccountOnboardingView {
    /// The checklist in a language. `connected`: the platform acts at AWS itself.
    pub fn new(of: AccountChecklist, connected: bool, lang: Lang) -> Self {
        let account = &of.facts.account;
        let action = |task| actions::of_account(task, &of.facts, connected);
        Self {
            flow: Flow::of(account.origin),
            status: of.checklist.status,
            percent_complete: of.checklist.percent_complete(),
            tasks: tasks(&of.checklist.tasks, action, lang),
            currently_due: of.checklist.currently_due(),
            warnings: warnings(&of.checklist, Some(account.support_type), lang),
            cloud_account_id: account.id.clone(),
        }
    }
}

impl AccountProgressView {
    fn new(of: AccountChecklist) -> Self {
        Self {
            flow: Flow::of(of.facts.account.origin),
            status: of.checklist.status,
            percent_complete: of.checklist.percent_complete(),
            currently_due: of.checklist.currently_due(),
            cloud_account_id: of.facts.account.id,
            aws_account_id: of.facts.account.aws_account_id,
            nickname: of.facts.account.nickname,
        }
    }
}

impl ClientOnboardingView {
    /// The checklist in a language.
    pub fn new(of: ClientChecklist, page: &Page, lang: Lang) -> Self {
        let last = of.accounts.last().filter(|_| of.more);
        let next_cursor = last.map(|last| page.cursor_after(last.facts.account.id.as_str()));
        let action = |task| actions::of_client(task, of.client_id.as_str());
        Self {
            status: of.checklist.status,
            percent_complete: of.checklist.percent_complete(),
            tasks: tasks(&of.checklist.tasks, action, lang),
            currently_due: of.checklist.currently_due(),
            warnings: warnings(&of.checklist, None, lang),
            accounts: of.accounts.into_iter().map(AccountProgressView::new).collect(),
            next_cursor,
            client_id: of.client_id,
        }
    }
}
