//! Use cases of link requests, each one transaction. What AWS is asked in between stands in `send`.

use chrono::{DateTime, Utc};

use super::caller::as_caller;
use super::dto::{ApproveLinkRequest, CreateLinkRequest};
use super::due::Lapsed;
use super::found::{Move, RequestAccount, RequestWithAccount};
use super::lapse;
use super::model::{Approved, Command, Kind, LinkRequest, Status, Trigger};
use super::moves::{self, Step, advance};
use super::outgoing;
use super::sending;
use super::store;
use crate::auth::Actor;
use crate::auth::Caller;
use crate::aws::Evidence;
use crate::clients;
use crate::clients::discovery::model::Answers;
use crate::cloud_accounts;
use crate::cloud_accounts::model::{CloudAccount, OrganizationRole, Origin, check_organization_role};
use crate::contract::page::Page;
use crate::contract::patch::set;
use crate::domain::AccountStatus;
use crate::domain::{AwsAccountId, Code, Expected, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events;
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{CloudAccountId, LinkRequestId};
use crate::quotas;
use crate::quotas::model::Quota;
use crate::tenant::Tenant;
use crate::tx::{Tx, Who};

/// What a submission says besides its account.
#[derive(Clone, Copy, Default)]
pub struct Submission<'a> {
    /// What its submitter writes.
    pub note: Option<&'a str>,
    /// The request whose place it takes.
    pub supersedes: Option<&'a LinkRequestId>,
}

/// L7: the account has an open request.
pub fn already_open(id: Option<&LinkRequestId>) -> Refusal {
    let id = id.map_or("–", LinkRequestId::as_str);
    Refusal::new(Code::LinkRequestAlreadyOpen).with("linkRequestId", id).member("linkRequestId", id)
}

/// Whether a request may be submitted for the account as it is.
pub fn check_submittable(account: &CloudAccount, allow_direct_transfer: bool) -> Result<(), Refusal> {
    account.status.check_live()?;
    if account.status == AccountStatus::Linked {
        return Err(Code::CloudAccountAlreadyLinked.into());
    }
    if account.status.has_open_request() {
        return Err(already_open(account.link_request_id.as_ref()));
    }
    // A5: a role may have shown it since the account was added.
    check_organization_role(account.organization_role)?;
    check_may_come(account.organization_role, allow_direct_transfer)
}

/// A6: a member of another organization must leave it first, unless AWS's direct transfer is allowed.
pub fn check_may_come(role: Option<OrganizationRole>, allow_direct_transfer: bool) -> Result<(), Refusal> {
    if role == Some(OrganizationRole::Member) && !allow_direct_transfer {
        return Err(Code::MemberAccountMustLeave.into());
    }
    Ok(())
}

/// Submits a request for an account that the caller may see.
pub fn submit(tx: &mut Tx<'_, &Caller>, account: CloudAccount, submission: Submission<'_>) -> Result<Submitted, Fault> {
    check_submittable(&account, tx.terms.allow_direct_transfer)?;
    // Whoever changes the answers meanwhile is waited for, or waits, and then tells the new request too.
    clients::store::lock(tx.conn, &account.client_id)?;
    let discovery = clients::discovery::store::get(tx.conn, &account.client_id)?;
    let request = LinkRequest {
        id: tx.id(),
        reseller_id: account.reseller_id.clone(),
        client_id: account.client_id.clone(),
        cloud_account_id: account.id.clone(),
        kind: if account.origin == Origin::New { Kind::CreateAccount } else { Kind::LinkExisting },
        status: Status::Submitted,
        note: submission.note.map(str::to_owned),
        supersedes: submission.supersedes.cloned(),
        submitted_at: tx.now,
        approved_at: None,
        approved_by: None,
        approved: None,
        rejection_reason: None,
        attempts: 0,
        sending_since: None,
        create_request_id: None,
        handshake_id: None,
        sent_at: None,
        expires_at: None,
        aws_expires_at: None,
        aws_open: false,
        send_scheduled_at: None,
        closed_at: None,
        failure: None,
        stuck: None,
        version: 1,
        updated_at: tx.now,
    };
    let open = |error: DbError| -> Fault {
        if error.violates("link_requests_one_open", "link_requests.cloud_account_id") {
            already_open(account.link_request_id.as_ref()).into()
        } else {
            error.into()
        }
    };
    store::insert(tx.conn, &request).map_err(open)?;
    // The request before it can no longer be renewed, which its answer shows.
    if let Some(before) = &account.link_request_id {
        moves::touch(tx, before)?;
    }
    let account = CloudAccount {
        status: AccountStatus::Requested,
        link_request_id: Some(request.id.clone()),
        version: account.version + 1,
        updated_at: tx.now,
        ..account
    };
    cloud_accounts::store::update(tx.conn, &account)?;
    events::append(tx, events::EventKind::CloudAccountUpdated, &account.subject())?;
    moves::begin(tx, &request)?;
    quotas::ops::take(tx.conn, &tx.terms.quotas, &request.reseller_id, Quota::LinkRequests, 1)?;
    Ok(Submitted { request, account, discovery: discovery.map(|found| found.answers).unwrap_or_default() })
}

/// A request that was just submitted, and its account as it is now.
pub struct Submitted {
    /// The request.
    pub request: LinkRequest,
    /// The account.
    pub account: CloudAccount,
    /// What its client answered to the discovery questions.
    pub discovery: Answers,
}

impl From<Submitted> for RequestWithAccount {
    fn from(Submitted { request, account, discovery }: Submitted) -> Self {
        Self { account: RequestAccount::of(&account, &request.id, discovery), request }
    }
}

/// Submits a request by the id of its account.
pub fn create(tx: &mut Tx<'_, &Caller>, body: &CreateLinkRequest) -> Result<RequestWithAccount, Fault> {
    lapse::expire_due(tx, &Lapsed::of_account(&body.cloud_account_id))?;
    let account = cloud_accounts::store::get(tx.conn, &tx.caller.tenant, &body.cloud_account_id)?;
    let unknown = || Refusal::invalid(vec![Violation::not_found("/cloudAccountId")]);
    let submission = Submission { note: body.note.as_deref(), supersedes: None };
    submit(tx, account.ok_or_else(unknown)?, submission).map(RequestWithAccount::from)
}

/// The request, if it may be seen.
pub fn load(tx: &mut Tx<'_, impl Who>, id: &LinkRequestId) -> Result<RequestWithAccount, Fault> {
    Ok(store::get(tx.conn, tx.caller.tenant(), id)?.ok_or(Code::LinkRequestNotFound)?)
}

/// What a caller's action finds: the request in the version that the caller expects, expired if its two weeks are over.
pub(super) fn load_for(tx: &mut Tx<'_, &Caller>, act: &Act<'_>) -> Result<RequestWithAccount, Fault> {
    lapse::expire_due(tx, &Lapsed::of(act.id))?;
    let found = load(tx, act.id)?;
    act.expected.check(found.request.version)?;
    Ok(found)
}

/// A page of the moves of a request, oldest first.
pub fn history(tx: &mut Tx<'_, &Caller>, id: &LinkRequestId, page: &Page) -> Result<Vec<Move>, Fault> {
    let after = page.after.as_deref().map_or(Ok(0), |version| version.parse().map_err(|_| Code::CursorInvalid))?;
    load(tx, id)?;
    Ok(store::history(tx.conn, id, after, page.rows())?)
}

/// What a caller's action is about.
#[derive(Clone, Copy)]
pub struct Act<'a> {
    /// The request.
    pub id: &'a LinkRequestId,
    /// The version that the caller expects.
    pub expected: &'a Expected,
    /// Why, for the history.
    pub note: Option<&'a str>,
}

/// Carries out a caller's action.
pub fn act(tx: &mut Tx<'_, &Caller>, act: &Act<'_>, command: Command) -> Result<RequestWithAccount, Fault> {
    let found = load_for(tx, act)?;
    let after = decide(tx, &found.request, command)?;
    advance(tx, found, after, Step { note: act.note, number: None })
}

/// The request as a caller's command leaves it.
pub(super) fn decide(tx: &Tx<'_, &Caller>, request: &LinkRequest, command: Command) -> Result<LinkRequest, Refusal> {
    let command = as_caller(tx.caller, request, command, tx.terms.connected, tx.now)?;
    request.decide(command, tx.terms.connected, tx.now)
}

/// A8: operations confirms or fills in what AWS needs for a new account, and agrees.
pub fn approve(
    tx: &mut Tx<'_, &Caller>,
    how: &Act<'_>,
    body: &ApproveLinkRequest,
) -> Result<RequestWithAccount, Fault> {
    let mut found = load_for(tx, how)?;
    let agreed = decide(tx, &found.request, Command::Approve(tx.caller.credential_id.clone()))?;
    let before = cloud_accounts::store::get(tx.conn, &tx.caller.tenant, &agreed.cloud_account_id)?;
    let before = before.ok_or(Fault::Internal("a link request has no account"))?;
    let (after, approved) = confirmed(&found.request, &before, body)?;
    // Asked anew also when nothing changes: another account may have got the address meanwhile.
    cloud_accounts::ops::check_root_email(tx, &after)?;
    if after != before {
        cloud_accounts::ops::check_support_type(tx, &before, &after)?;
        let after = CloudAccount { version: before.version + 1, updated_at: tx.now, ..after };
        cloud_accounts::store::update(tx.conn, &after).map_err(cloud_accounts::ops::taken)?;
        events::append(tx, events::EventKind::CloudAccountUpdated, &after.subject())?;
        found.account = RequestAccount::of(&after, &agreed.id, found.account.discovery);
    }
    advance(tx, found, LinkRequest { approved, ..agreed }, Step { note: how.note, number: None })
}

/// The account as it is approved, and what is kept of that for AWS.
fn confirmed(
    request: &LinkRequest,
    before: &CloudAccount,
    body: &ApproveLinkRequest,
) -> Result<(CloudAccount, Option<Approved>), Refusal> {
    let given = [
        ("/accountName", body.account_name.is_some()),
        ("/rootEmail", body.root_email.is_some()),
        ("/supportType", body.support_type.is_some()),
    ];
    if request.kind == Kind::LinkExisting {
        let unwanted = |pointer: &str| {
            Violation::at(pointer, FieldError::new("not_allowed").with_text("reason", "reason-new-accounts-only"))
        };
        let errors = given.iter().filter(|(_, given)| *given).map(|(pointer, _)| unwanted(pointer));
        all_or_invalid(errors.collect())?;
        return Ok((before.clone(), None));
    }
    let mut after = before.clone();
    set(&mut after.nickname, body.account_name.as_deref().map(|name| Some(trimmed(name))));
    set(&mut after.root_email, body.root_email.clone().map(Some));
    set(&mut after.support_type, body.support_type);
    let (name, root_email) = outgoing::identity(after.nickname.as_deref(), after.root_email.as_ref())?;
    let (account_name, root_email) = (name.to_owned(), root_email.clone());
    let approved = Approved { account_name, root_email, support_type: after.support_type };
    Ok((after, Some(approved)))
}

/// Records the number of an account that operations created by hand.
pub fn complete(tx: &mut Tx<'_, &Caller>, how: &Act<'_>, number: &AwsAccountId) -> Result<RequestWithAccount, Fault> {
    let found = load_for(tx, how)?;
    let after = decide(tx, &found.request, Command::Created { by_platform: false })?;
    advance(tx, found, after, Step { note: how.note, number: Some(number) })
}

/// What the platform itself, or AWS through it, does to a request; nothing when the request has moved on meanwhile.
pub fn observe(
    tx: &mut Tx<'_, Actor<'_>>,
    id: &LinkRequestId,
    command: &Command,
    step: Step<'_>,
) -> Result<Option<RequestWithAccount>, Fault> {
    let Some(found) = store::get(tx.conn, &Tenant::Platform, id)? else { return Ok(None) };
    let Ok(after) = found.request.decide(command.clone(), tx.terms.connected, tx.now) else {
        // The end that AWS reports is no news: only stop asking.
        if found.request.aws_open && matches!(command, Command::Answered(..)) && !found.request.status.is_open() {
            let version = found.request.version + 1;
            let known = LinkRequest { aws_open: false, stuck: None, version, updated_at: tx.now, ..found.request };
            store::update(tx.conn, &known)?;
            events::append(tx, events::EventKind::LinkRequestUpdated, &known.subject())?;
        }
        return Ok(None);
    };
    if *command == Command::Unanswered {
        // AWS was not asked, or does not know of it: it counts nothing.
        sending::store::uncount(tx.conn, id)?;
    }
    if after.status == Status::Accepted && !found.account.is_latest {
        cancel_successor(tx, &found.request.cloud_account_id)?;
    }
    advance(tx, found, after, step).map(Some)
}

/// An invitation that had lapsed for us was accepted after all: the request that took its place has nothing to do.
fn cancel_successor(tx: &mut Tx<'_, Actor<'_>>, account: &CloudAccountId) -> Result<(), Fault> {
    let account = cloud_accounts::store::get(tx.conn, &Tenant::Platform, account)?;
    let Some(id) = account.and_then(|account| account.link_request_id) else { return Ok(()) };
    let step = Step { note: Some("The earlier invitation was accepted."), number: None };
    observe(tx, &id, &Command::Cancel, step).map(drop)
}

/// Puts a new request in the place of one that lapsed or failed.
pub fn renew(tx: &mut Tx<'_, &Caller>, old: &Act<'_>) -> Result<RequestWithAccount, Fault> {
    let found = load_for(tx, old)?;
    if !found.request.status.is_renewable() {
        return Err(found.request.not_allowed("renew", tx.terms.connected).into());
    }
    // The account may have a later request.
    lapse::expire_due(tx, &Lapsed::of_account(&found.request.cloud_account_id))?;
    let account = cloud_accounts::store::get(tx.conn, &tx.caller.tenant, &found.request.cloud_account_id)?;
    let submission = Submission { note: found.request.note.as_deref(), supersedes: Some(old.id) };
    submit(tx, account.ok_or(Fault::Internal("a link request has no account"))?, submission)
        .map(RequestWithAccount::from)
}

/// Keeps what AWS says of the request's handshake (L10).
pub(super) fn note_evidence(
    tx: &mut Tx<'_, impl Who>,
    id: &LinkRequestId,
    evidence: Option<&Evidence>,
) -> Result<(), Fault> {
    match evidence {
        Some(evidence) => Ok(sending::store::note_evidence(tx.conn, id, evidence, tx.now)?),
        None => Ok(()),
    }
}

/// The command by which an outcome is recorded or observed.
pub const fn answered(accepted: bool, at: DateTime<Utc>) -> Command {
    Command::Answered(if accepted { Trigger::RecordAccepted } else { Trigger::RecordDeclined }, at)
}
