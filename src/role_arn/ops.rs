//! Use cases of role ARNs. The account keeps a copy of the role's status, changed in the same transaction.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::dto::PutRoleArn;
use super::model::{Command, Details, RoleSetup};
use super::setup_kit::KitInput;
use super::store::{self, Found};
use crate::auth::Actor;
use crate::auth::Caller;
use crate::aws::RoleProbe;
use crate::cloud_accounts;
use crate::cloud_accounts::model::AccountStatus;
use crate::db::Conn;
use crate::domain::{Code, Expected, Refusal, RoleArn, RoleName, Violation};
use crate::domain::{RoleStatus, Verdict};
use crate::events::{self, Kind, News};
use crate::fault::Fault;
use crate::id::CloudAccountId;

/// Name of the role in a setup kit when none was saved.
const DEFAULT_ROLE_NAME: &str = "GangwayReadOnly";

/// Description of the role in a setup kit when none was saved.
const DEFAULT_DESCRIPTION: &str = "Read-only access for cost and usage data";

/// The role of an account.
pub fn get(conn: &mut Conn, caller: &Caller, id: &CloudAccountId) -> Result<Found, Fault> {
    Ok(store::get(conn, &caller.tenant, id)?.ok_or(Code::CloudAccountNotFound)?)
}

/// The role of an account in a version that the caller expects.
pub fn get_expected(
    conn: &mut Conn,
    caller: &Caller,
    id: &CloudAccountId,
    expected: &Expected,
) -> Result<Found, Fault> {
    let found = get(conn, caller, id)?;
    expected.check(found.role.version)?;
    Ok(found)
}

/// The role of a live account in a version that the caller expects.
fn get_live(conn: &mut Conn, caller: &Caller, id: &CloudAccountId, expected: &Expected) -> Result<Found, Fault> {
    let found = get_expected(conn, caller, id, expected)?;
    if found.account_status.parse::<AccountStatus>().is_ok_and(AccountStatus::is_live) {
        return Ok(found);
    }
    Err(Refusal::new(Code::CloudAccountNotLive).with("status", found.account_status).into())
}

/// Carries a command out and stores what it changes; the account keeps a copy of the role's status.
fn apply(conn: &mut Conn, caller: &Caller, found: Found, command: Command, now: DateTime<Utc>) -> Result<Found, Fault> {
    let after = found.role.decide(command.clone(), &found.facts, now)?;
    if after != found.role {
        store::update(conn, &after)?;
        tell(conn, caller, kind_of(&command, &found.role, &after), &after, now)?;
    }
    if after.status != found.role.status {
        cloud_accounts::store::set_role_status(conn, &after.cloud_account_id, after.status, now)?;
        cloud_accounts::news::tell_changed(conn, Actor::Caller(caller), &after.cloud_account_id, now)?;
    }
    Ok(Found { role: after, ..found })
}

fn kind_of(command: &Command, before: &RoleSetup, after: &RoleSetup) -> Kind {
    let refused = matches!(after.status, RoleStatus::NoAccess | RoleStatus::Insecure);
    match command {
        Command::Clear => Kind::RoleArnCleared,
        Command::Save(_) => Kind::RoleArnUpdated,
        Command::Check { .. } if after.status == RoleStatus::Verified => Kind::RoleArnVerified,
        Command::Check { .. } if refused && before.status == RoleStatus::Verified => Kind::RoleArnDrifted,
        Command::Check { .. } if refused => Kind::RoleArnRefused,
        Command::Check { .. } => Kind::RoleArnUpdated,
    }
}

fn tell(conn: &mut Conn, caller: &Caller, kind: Kind, role: &RoleSetup, now: DateTime<Utc>) -> Result<(), Fault> {
    let mut data = json!({ "status": role.status });
    if let (Some(diagnosis), Some(data)) = (role.diagnosis, data.as_object_mut()) {
        data.insert("diagnosis".to_owned(), json!(diagnosis));
    }
    let news = News {
        kind,
        actor: Actor::Caller(caller),
        reseller_id: Some(role.reseller_id.as_str()),
        client_id: Some(role.client_id.as_str()),
        resource_id: role.cloud_account_id.as_str(),
        version: role.version,
        data,
    };
    Ok(events::append(conn, &news, now)?)
}

/// Saves what the owner says about the role; the second value tells whether something was removed around the ARN.
pub fn put(
    conn: &mut Conn,
    caller: &Caller,
    id: &CloudAccountId,
    expected: &Expected,
    body: &PutRoleArn,
    now: DateTime<Utc>,
) -> Result<(Found, bool), Fault> {
    let found = get_live(conn, caller, id, expected)?;
    let parsed = body.role_arn.as_deref().map(RoleArn::parse_reporting).transpose();
    let parsed = parsed.map_err(|error| Refusal::invalid(vec![Violation::at("/roleArn", error)]))?;
    let cleaned = parsed.as_ref().is_some_and(|(_, cleaned)| *cleaned);
    let details = Details {
        role_arn: parsed.map(|(arn, _)| arn),
        role_name: body.role_name.clone(),
        description: body.description.clone(),
    };
    Ok((apply(conn, caller, found, Command::Save(details), now)?, cleaned))
}

/// Clears everything about the role.
pub fn clear(
    conn: &mut Conn,
    caller: &Caller,
    id: &CloudAccountId,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let found = get_live(conn, caller, id, expected)?;
    apply(conn, caller, found, Command::Clear, now).map(drop)
}

/// Clears the role of an account that gets another number.
pub fn clear_for_new_number(
    conn: &mut Conn,
    caller: &Caller,
    id: &CloudAccountId,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let found = get(conn, caller, id)?;
    let after = found.role.decide(Command::Clear, &found.facts, now)?;
    if after != found.role {
        store::update(conn, &after)?;
        tell(conn, caller, Kind::RoleArnCleared, &after, now)?;
    }
    Ok(())
}

/// What to ask AWS about the role.
pub fn probe(conn: &mut Conn, caller: &Caller, id: &CloudAccountId, expected: &Expected) -> Result<RoleProbe, Fault> {
    let found = get_live(conn, caller, id, expected)?;
    let role_arn = found.role.arn_to_check()?.clone();
    let external_id = found.facts.external_id.to_string();
    Ok(RoleProbe { role_arn, external_id, saved_at: None, security_report: false })
}

/// Stores what AWS answered about the ARN that was checked.
pub fn finish_check(
    conn: &mut Conn,
    caller: &Caller,
    id: &CloudAccountId,
    checked: &RoleArn,
    verdict: &Verdict,
    now: DateTime<Utc>,
) -> Result<Found, Fault> {
    let found = get_live(conn, caller, id, &Expected::ANYTHING)?;
    apply(conn, caller, found, Command::Check { checked: checked.clone(), verdict: verdict.clone() }, now)
}

/// Stores what a person saw in the AWS console.
pub fn record_check(
    conn: &mut Conn,
    caller: &Caller,
    id: &CloudAccountId,
    expected: &Expected,
    verdict: &Verdict,
    now: DateTime<Utc>,
) -> Result<Found, Fault> {
    let found = get_live(conn, caller, id, expected)?;
    let checked = found.role.arn_to_check()?.clone();
    apply(conn, caller, found, Command::Check { checked, verdict: verdict.clone() }, now)
}

/// The role's name for a setup kit: the saved one, else the ARN's, else the default; refused when AWS could not take it.
pub fn kit_role_name(found: &Found) -> Result<String, Refusal> {
    let details = &found.role.details;
    let saved = details.role_name.as_ref().map(RoleName::as_str);
    let name = saved.or(details.role_arn.as_ref().map(RoleArn::role_name)).unwrap_or(DEFAULT_ROLE_NAME);
    if details.role_name.as_ref().is_some_and(RoleName::exceeds_aws_limit) {
        return Err(Refusal::new(Code::RoleNameExceedsAwsLimit).with("length", name.len().to_string()));
    }
    Ok(name.to_owned())
}

/// The input of a setup kit.
pub fn kit_input<'a>(
    found: &'a Found,
    role_name: &'a str,
    cross_account_id: &'a str,
    security_report: bool,
    template_url: Option<&'a str>,
) -> KitInput<'a> {
    KitInput {
        cross_account_id,
        external_id: found.facts.external_id.as_str(),
        aws_account_id: found.facts.aws_account_id.as_ref().map(crate::domain::AwsAccountId::as_str),
        role_name,
        description: found.role.details.description.as_ref().map_or(DEFAULT_DESCRIPTION, |text| text.as_str()),
        security_report,
        // The published template has no AWSSupportAccess: with it, the owner uploads this kit's own template.
        template_url: template_url.filter(|_| !security_report),
    }
}
