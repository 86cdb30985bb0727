//! The checklist of an account: which tasks there are, who does them where, and how each stands. Pure: facts in, tasks
//! out. Must not know the database or HTTP.

use chrono::{DateTime, NaiveDate, Utc};

use crate::cloud_accounts::model::{CloudAccount, Origin, organization_warning};
use crate::contract::task::TaskCode;
use crate::contract::warning::WarningCode;
use crate::domain::AccountStatus;
use crate::domain::RoleStatus;
use crate::id::SupportPlanId;
use crate::link_requests::model::{LinkRequest, Status};
use crate::margin::model::SupportSettings;
use crate::support_plans::model::{GroupKind, SupportType};

crate::text_enum! {
    /// Which way an account comes on board.
    Flow as "OnboardingFlow" {
        /// An account that exists is linked.
        LinkExisting "link_existing",
        /// A new account is created.
        NewAccount "new_account",
    }
}

impl Flow {
    /// The flow of an account that came from there.
    pub const fn of(origin: Origin) -> Self {
        match origin {
            Origin::Existing => Self::LinkExisting,
            Origin::New => Self::NewAccount,
        }
    }
}

crate::text_enum! {
    /// How far an onboarding is.
    Progress as "OnboardingStatus" {
        /// Something that billing needs is missing.
        InProgress "in_progress",
        /// Linked, priced, and in a support plan group of the right kind: it can be billed without loss.
        Ready "ready",
        /// Every counted task is done.
        Complete "complete",
    }
}

crate::text_enum! {
    /// How a task stands.
    TaskStatus as "OnboardingTaskStatus" {
        /// It is done.
        Done "done",
        /// Somebody can do it.
        Todo "todo",
        /// An answer from AWS is outstanding.
        Waiting "waiting",
        /// Another task comes first.
        Blocked "blocked",
        /// It may be done.
        Optional "optional",
        /// It is not needed here.
        NotApplicable "not_applicable",
    }
}

/// A task and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Which.
    pub code: TaskCode,
    /// How it stands.
    pub status: TaskStatus,
    /// What comes first.
    pub blocked_by: Vec<TaskCode>,
    /// Until when.
    pub due_at: Option<DateTime<Utc>>,
    /// Whether somebody can do it now.
    pub is_due: bool,
}

/// What is known of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientFacts {
    /// A default pricebook is set.
    pub has_default_pricebook: bool,
    /// Every discovery question is answered (A10).
    pub is_discovery_complete: bool,
    /// The provider is enabled in the portal and a credential for it works.
    pub has_portal_access: bool,
}

/// What is known of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountFacts {
    /// The account.
    pub account: CloudAccount,
    /// Its latest link request.
    pub request: Option<LinkRequest>,
    /// The kind of its support plan group.
    pub group_kind: Option<GroupKind>,
    /// A support plan group of its client whose kind fits its support type.
    pub fitting_group: Option<SupportPlanId>,
    /// Whether an ARN of its role is saved.
    pub has_role_arn: bool,
}

/// A checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// How far it is.
    pub status: Progress,
    /// Its tasks, in order.
    pub tasks: Vec<Task>,
    /// What is to be warned of.
    pub warnings: Vec<WarningCode>,
}

impl Checklist {
    /// The share of counted tasks that are done, in percent, rounded down; optional ones do not count.
    pub fn percent_complete(&self) -> u8 {
        let counts = |task: &&Task| !matches!(task.status, TaskStatus::Optional | TaskStatus::NotApplicable);
        let counted = self.tasks.iter().filter(counts).count();
        let done = self.tasks.iter().filter(|task| task.status == TaskStatus::Done).count();
        u8::try_from((done * 100).checked_div(counted).unwrap_or(100)).unwrap_or(100)
    }

    /// What somebody can do now.
    pub fn currently_due(&self) -> Vec<TaskCode> {
        self.tasks.iter().filter(|task| task.is_due).map(|task| task.code).collect()
    }

    fn all_done(&self) -> bool {
        self.tasks
            .iter()
            .all(|task| matches!(task.status, TaskStatus::Done | TaskStatus::Optional | TaskStatus::NotApplicable))
    }
}

fn task(code: TaskCode, status: TaskStatus) -> Task {
    Task { code, status, blocked_by: Vec::new(), due_at: None, is_due: status == TaskStatus::Todo }
}

fn todo_until(code: TaskCode, done: bool) -> Task {
    task(code, if done { TaskStatus::Done } else { TaskStatus::Todo })
}

fn optional_until(code: TaskCode, done: bool) -> Task {
    task(code, if done { TaskStatus::Done } else { TaskStatus::Optional })
}

/// Done, or to be done once the task before it is.
fn after(before: &Task, code: TaskCode, done: bool) -> Task {
    if done || before.status == TaskStatus::Done {
        return todo_until(code, done);
    }
    Task { blocked_by: vec![before.code], ..task(code, TaskStatus::Blocked) }
}

/// The client's own tasks.
pub fn of_client(facts: &ClientFacts) -> Checklist {
    let tasks = vec![
        optional_until(TaskCode::ReviewDiscoveryQuestions, facts.is_discovery_complete),
        task(TaskCode::CreateClient, TaskStatus::Done),
        todo_until(TaskCode::SetPricebook, facts.has_default_pricebook),
        optional_until(TaskCode::PortalCredentials, facts.has_portal_access),
    ];
    let mut checklist = Checklist { status: Progress::InProgress, tasks, warnings: Vec::new() };
    if checklist.all_done() {
        checklist.status = Progress::Complete;
    }
    checklist
}

/// The checklist of an account on a day, in UTC.
pub fn of_account(client: &ClientFacts, facts: &AccountFacts, today: NaiveDate) -> Checklist {
    let account = &facts.account;
    let has_pricebook = account.pricebook_id.is_some() || client.has_default_pricebook;
    let billing = SupportSettings { has_pricebook, support_type: account.support_type, group_kind: facts.group_kind };
    let has_right_group = billing.group_fits();
    let create_client = task(TaskCode::CreateClient, TaskStatus::Done);
    let set_pricebook = todo_until(TaskCode::SetPricebook, has_pricebook);
    let assign_group = todo_until(TaskCode::AssignSupportPlanGroup, has_right_group);
    let portal = optional_until(TaskCode::PortalCredentials, client.has_portal_access);
    let tasks = match Flow::of(account.origin) {
        Flow::LinkExisting => {
            let review = optional_until(TaskCode::ReviewDiscoveryQuestions, client.is_discovery_complete);
            let add_number = todo_until(TaskCode::AddAccountNumber, account.aws_account_id.is_some());
            let mut tasks = vec![review, create_client, set_pricebook, assign_group, portal, add_number];
            tasks.extend(role_tasks(facts));
            tasks.extend(link_tasks(facts));
            tasks
        }
        Flow::NewAccount => {
            let mut tasks = vec![create_client, set_pricebook, portal];
            tasks.extend(creation_tasks(facts));
            tasks.extend(role_tasks(facts));
            let upgrade = match account.support_type {
                SupportType::Basic => TaskStatus::NotApplicable,
                _ => TaskStatus::Optional,
            };
            tasks.extend([assign_group, task(TaskCode::UpgradeSupportInAws, upgrade)]);
            tasks
        }
    };
    let mut checklist = Checklist { status: Progress::InProgress, tasks, warnings: warnings(facts, &billing, today) };
    let billable = account.status == AccountStatus::Linked && has_pricebook && has_right_group;
    if checklist.all_done() {
        checklist.status = Progress::Complete;
    } else if billable {
        checklist.status = Progress::Ready;
    }
    checklist
}

/// R9: recommended, and never in the way of the link; that a role exists shows only in its ARN.
fn role_tasks(facts: &AccountFacts) -> [Task; 3] {
    let verified = facts.account.role_status == RoleStatus::Verified;
    let mut verify = todo_until(TaskCode::VerifyRoleArn, verified);
    // Without an ARN there is nothing to check yet, and without an account no place for a role.
    verify.is_due = verify.is_due && facts.has_role_arn;
    let mut create = todo_until(TaskCode::CreateRole, facts.has_role_arn);
    let mut add = todo_until(TaskCode::AddRoleArn, facts.has_role_arn);
    for task in [&mut create, &mut add] {
        task.is_due = task.is_due && facts.account.aws_account_id.is_some();
    }
    [create, add, verify]
}

/// A request that ended without a link counts as none: a new one is to be submitted.
fn link_tasks(facts: &AccountFacts) -> Vec<Task> {
    let reached =
        |statuses: &[Status]| facts.request.as_ref().is_some_and(|request| statuses.contains(&request.status));
    let is = |status: Status| reached(&[status]);
    let accepted = is(Status::Accepted);
    let sent = is(Status::Sent) || accepted;
    let approved = sent || reached(&[Status::Approved, Status::Sending]);
    let submitted = approved || is(Status::Submitted);
    let submit = todo_until(TaskCode::SubmitLinkRequest, submitted);
    let approve = after(&submit, TaskCode::ApproveLinkRequest, approved);
    let mut send = after(&approve, TaskCode::SendInvitation, sent);
    if is(Status::Sending) {
        send = task(TaskCode::SendInvitation, TaskStatus::Waiting);
    }
    let mut accept = after(&send, TaskCode::AcceptInvitation, accepted);
    if is(Status::Sent) {
        accept.due_at = facts.request.as_ref().and_then(|request| request.expires_at);
    }
    vec![submit, approve, send, accept]
}

/// The request of a new account; one that ended without an account counts as none.
fn creation_tasks(facts: &AccountFacts) -> [Task; 3] {
    let reached =
        |statuses: &[Status]| facts.request.as_ref().is_some_and(|request| statuses.contains(&request.status));
    let completed = reached(&[Status::Completed]);
    let approved = completed || reached(&[Status::Approved, Status::Creating]);
    let request = todo_until(TaskCode::RequestAccount, approved || reached(&[Status::Submitted]));
    let approve = after(&request, TaskCode::ApproveAccountRequest, approved);
    let mut create = after(&approve, TaskCode::CreateAccount, completed);
    if reached(&[Status::Creating]) {
        create = task(TaskCode::CreateAccount, TaskStatus::Waiting);
    }
    [request, approve, create]
}

fn warnings(facts: &AccountFacts, billing: &SupportSettings, today: NaiveDate) -> Vec<WarningCode> {
    let account = &facts.account;
    let mut codes = billing.findings(today);
    // Past the end it is `support_plan_retired`.
    let plan = account.support_type.plan();
    codes.extend((plan.is_ending(today) && plan.ended_by(today).is_none()).then_some(WarningCode::SupportPlanEnds));
    codes.extend(account.support_type_differs().then_some(WarningCode::SupportTypeDiffers));
    if account.status != AccountStatus::Linked && account.origin != Origin::New {
        codes.extend(organization_warning(account.organization_role));
    }
    match account.role_status {
        RoleStatus::Insecure => codes.push(WarningCode::RoleInsecure),
        RoleStatus::NoAccess => codes.push(WarningCode::RoleNoAccess),
        _ => {}
    }
    codes
}
