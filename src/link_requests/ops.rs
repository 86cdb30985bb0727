//! Use cases of link requests, each one transaction. What AWS is asked in between stands in `send`.

use chrono::{DateTime, Utc};

use super::caller::as_caller;
use super::dto::ApproveLinkRequest;
use super::due::Lapsed;
use super::found::{Found, Move};
use super::lapse;
use super::model::{Approved, Command, Kind, LinkRequest, Status, Trigger};
use super::moves::{self, Step, advance};
use super::outgoing;
use super::store;
use crate::auth::Actor;
use crate::auth::Caller;
use crate::cloud_accounts;
use crate::cloud_accounts::model::{AccountStatus, CloudAccount, OrganizationRole, Origin};
use crate::contract::page::Page;
use crate::contract::patch::set;
use crate::db::Conn;
use crate::domain::{AwsAccountId, Code, Expected, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events;
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{CloudAccountId, LinkRequestId};
use crate::quotas;
use crate::quotas::model::{Quota, Quotas};
use crate::tenant::Tenant;

/// What a submission needs besides its account.
pub struct Submission<'a> {
    /// Id of the new request.
    pub id: &'a LinkRequestId,
    /// What its submitter writes.
    pub note: Option<&'a str>,
    /// The request whose place it takes.
    pub supersedes: Option<&'a LinkRequestId>,
    /// Whether members of other organizations may be invited (A6).
    pub allow_direct_transfer: bool,
    /// How many open requests a reseller may have.
    pub quotas: &'a Quotas,
}

/// L7: the account has an open request.
pub fn already_open(id: Option<&LinkRequestId>) -> Refusal {
    let id = id.map_or("–", LinkRequestId::as_str);
    Refusal::new(Code::LinkRequestAlreadyOpen).with("linkRequestId", id).member("linkRequestId", id)
}

fn check_submittable(account: &CloudAccount, allow_direct_transfer: bool) -> Result<(), Refusal> {
    account.check_live()?;
    match account.status {
        AccountStatus::Linked => return Err(Code::CloudAccountAlreadyLinked.into()),
        AccountStatus::Requested | AccountStatus::Invited => {
            return Err(already_open(account.link_request_id.as_ref()));
        }
        _ => {}
    }
    if account.organization_role == Some(OrganizationRole::Member) && !allow_direct_transfer {
        return Err(Code::MemberAccountMustLeave.into());
    }
    Ok(())
}

/// Submits a request for an account that the caller may see.
pub fn submit(
    conn: &mut Conn,
    caller: &Caller,
    account: CloudAccount,
    submission: Submission<'_>,
    now: DateTime<Utc>,
) -> Result<Found, Fault> {
    check_submittable(&account, submission.allow_direct_transfer)?;
    let request = LinkRequest {
        id: submission.id.clone(),
        reseller_id: account.reseller_id.clone(),
        client_id: account.client_id.clone(),
        cloud_account_id: account.id.clone(),
        kind: if account.origin == Origin::New { Kind::CreateAccount } else { Kind::LinkExisting },
        status: Status::Submitted,
        note: submission.note.map(str::to_owned),
        supersedes: submission.supersedes.cloned(),
        submitted_at: now,
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
        closed_at: None,
        failure: None,
        stuck: None,
        version: 1,
        updated_at: now,
    };
    let open = |error: DbError| -> Fault {
        if error.violates("link_requests_one_open", "link_requests.cloud_account_id") {
            already_open(account.link_request_id.as_ref()).into()
        } else {
            error.into()
        }
    };
    store::insert(conn, &request).map_err(open)?;
    // The request before it can no longer be renewed, which its answer shows.
    if let Some(before) = &account.link_request_id {
        moves::touch(conn, Actor::Caller(caller), before, now)?;
    }
    let account = CloudAccount {
        status: AccountStatus::Requested,
        link_request_id: Some(request.id.clone()),
        version: account.version + 1,
        updated_at: now,
        ..account
    };
    cloud_accounts::store::update(conn, &account)?;
    cloud_accounts::news::tell(conn, Actor::Caller(caller), events::Kind::CloudAccountUpdated, &account, now)?;
    moves::begin(conn, &request, Actor::Caller(caller))?;
    quotas::ops::take(conn, submission.quotas, &request.reseller_id, Quota::LinkRequests, 1)?;
    load(conn, &caller.tenant, &request.id)
}

/// Submits a request by the id of its account.
pub fn create(
    conn: &mut Conn,
    caller: &Caller,
    account_id: &CloudAccountId,
    submission: Submission<'_>,
    now: DateTime<Utc>,
) -> Result<Found, Fault> {
    lapse::expire_due(conn, &caller.tenant, &Lapsed::of_account(account_id), now)?;
    let account = cloud_accounts::store::get(conn, &caller.tenant, account_id)?;
    let unknown = || Refusal::invalid(vec![Violation::not_found("/cloudAccountId")]);
    submit(conn, caller, account.ok_or_else(unknown)?, submission, now)
}

/// The request, if the tenant may see it.
pub fn load(conn: &mut Conn, tenant: &Tenant, id: &LinkRequestId) -> Result<Found, Fault> {
    Ok(store::get(conn, tenant, id)?.ok_or(Code::LinkRequestNotFound)?)
}

/// The same, expired if its two weeks are over: what a caller's action finds.
fn load_now(conn: &mut Conn, tenant: &Tenant, id: &LinkRequestId, now: DateTime<Utc>) -> Result<Found, Fault> {
    lapse::expire_due(conn, tenant, &Lapsed::of(id), now)?;
    load(conn, tenant, id)
}

/// A page of the moves of a request, oldest first.
pub fn history(conn: &mut Conn, caller: &Caller, id: &LinkRequestId, page: &Page) -> Result<Vec<Move>, Fault> {
    let after = page.after.as_deref().map_or(Ok(0), |version| version.parse().map_err(|_| Code::CursorInvalid))?;
    load(conn, &caller.tenant, id)?;
    Ok(store::history(conn, id, after, page.rows())?)
}

/// How a caller's action is carried out.
pub struct Act<'a> {
    /// The request.
    pub id: &'a LinkRequestId,
    /// The version that the caller expects.
    pub expected: &'a Expected,
    /// Whether the platform acts at AWS itself.
    pub connected: bool,
    /// Why, for the history.
    pub note: Option<&'a str>,
}

/// Carries out a caller's action.
pub fn act(
    conn: &mut Conn,
    caller: &Caller,
    act: &Act<'_>,
    command: Command,
    now: DateTime<Utc>,
) -> Result<Found, Fault> {
    let found = load_now(conn, &caller.tenant, act.id, now)?;
    act.expected.check(found.request.version)?;
    let command = as_caller(caller, &found.request, command, act.connected, now)?;
    let after = found.request.decide(command, act.connected, now)?;
    advance(
        conn,
        &found.request,
        &after,
        Step { actor: Actor::Caller(caller), note: act.note, at: now, number: None },
    )?;
    load(conn, &caller.tenant, act.id)
}

/// A8: operations confirms or fills in what AWS needs for a new account, and agrees.
pub fn approve(
    conn: &mut Conn,
    caller: &Caller,
    how: &Act<'_>,
    body: &ApproveLinkRequest,
    now: DateTime<Utc>,
) -> Result<Found, Fault> {
    let found = load_now(conn, &caller.tenant, how.id, now)?;
    how.expected.check(found.request.version)?;
    let by = &caller.credential_id;
    found.request.decide(Command::Approve(by.clone(), None), how.connected, now)?;
    let account = cloud_accounts::store::get(conn, &caller.tenant, &found.request.cloud_account_id)?;
    let before = account.ok_or(Fault::Internal("a link request has no account"))?;
    let (after, approved) = confirmed(&found.request, &before, body)?;
    // Asked anew also when nothing changes: another account may have got the address meanwhile.
    cloud_accounts::ops::check_root_email(conn, &after)?;
    if after != before {
        cloud_accounts::ops::check_support_type(conn, &before, &after, now)?;
        let after = CloudAccount { version: before.version + 1, updated_at: now, ..after };
        cloud_accounts::store::update(conn, &after).map_err(cloud_accounts::ops::taken)?;
        cloud_accounts::news::tell(conn, Actor::Caller(caller), events::Kind::CloudAccountUpdated, &after, now)?;
    }
    act(conn, caller, how, Command::Approve(by.clone(), approved), now)
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
pub fn complete(
    conn: &mut Conn,
    caller: &Caller,
    how: &Act<'_>,
    number: &AwsAccountId,
    now: DateTime<Utc>,
) -> Result<Found, Fault> {
    let found = load_now(conn, &caller.tenant, how.id, now)?;
    how.expected.check(found.request.version)?;
    let after = found.request.decide(Command::Created { by_platform: false }, how.connected, now)?;
    let step = Step { actor: Actor::Caller(caller), note: how.note, at: now, number: Some(number) };
    advance(conn, &found.request, &after, step)?;
    load(conn, &caller.tenant, how.id)
}

/// What the platform itself, or AWS through it, does to a request; nothing when the request has moved on meanwhile.
pub fn observe(
    conn: &mut Conn,
    id: &LinkRequestId,
    command: &Command,
    connected: bool,
    (note, number): (Option<&str>, Option<&AwsAccountId>),
    now: DateTime<Utc>,
) -> Result<Option<Found>, Fault> {
    let Some(found) = store::get(conn, &Tenant::Platform, id)? else { return Ok(None) };
    let Ok(after) = found.request.decide(command.clone(), connected, now) else {
        // The end that AWS reports is no news: only stop asking.
        if found.request.aws_open && matches!(command, Command::Answered(..)) && !found.request.status.is_open() {
            let version = found.request.version + 1;
            let known = LinkRequest { aws_open: false, stuck: None, version, updated_at: now, ..found.request };
            store::update(conn, &known)?;
            moves::tell(conn, Actor::Platform, events::Kind::LinkRequestUpdated, &known, now)?;
        }
        return Ok(None);
    };
    if after.status == Status::Accepted && !found.account.is_latest {
        cancel_successor(conn, &found.request.cloud_account_id, connected, now)?;
    }
    advance(conn, &found.request, &after, Step { actor: Actor::Platform, note, at: now, number })?;
    load(conn, &Tenant::Platform, id).map(Some)
}

/// An invitation that had lapsed for us was accepted after all: the request that took its place has nothing to do.
fn cancel_successor(
    conn: &mut Conn,
    account: &CloudAccountId,
    connected: bool,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let account = cloud_accounts::store::get(conn, &Tenant::Platform, account)?;
    let Some(id) = account.and_then(|account| account.link_request_id) else { return Ok(()) };
    let why = (Some("The earlier invitation was accepted."), None);
    observe(conn, &id, &Command::Cancel, connected, why, now).map(drop)
}

/// Puts a new request in the place of one that lapsed or failed.
pub fn renew(
    conn: &mut Conn,
    caller: &Caller,
    old: &Act<'_>,
    new: &LinkRequestId,
    (allow_direct_transfer, quotas): (bool, &Quotas),
    now: DateTime<Utc>,
) -> Result<Found, Fault> {
    let found = load_now(conn, &caller.tenant, old.id, now)?;
    old.expected.check(found.request.version)?;
    if !found.request.status.is_renewable() {
        return Err(found.request.not_allowed("renew", old.connected).into());
    }
    // The account may have a later request.
    lapse::expire_due(conn, &caller.tenant, &Lapsed::of_account(&found.request.cloud_account_id), now)?;
    let account = cloud_accounts::store::get(conn, &caller.tenant, &found.request.cloud_account_id)?;
    let note = found.request.note.clone();
    let note = note.as_deref();
    let submission = Submission { id: new, note, supersedes: Some(old.id), allow_direct_transfer, quotas };
    submit(conn, caller, account.ok_or(Fault::Internal("a link request has no account"))?, submission, now)
}

/// The command by which an outcome is recorded or observed.
pub const fn answered(accepted: bool, at: DateTime<Utc>) -> Command {
    Command::Answered(if accepted { Trigger::RecordAccepted } else { Trigger::RecordDeclined }, at)
}
