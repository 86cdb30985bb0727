//! Invitations into the organization: sent once, found again by AWS's list, followed and withdrawn.

use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::time::Duration;

use aws_sdk_organizations::types::{
    ActionType, Handshake, HandshakeFilter, HandshakeParty, HandshakePartyType, HandshakeResource,
    HandshakeResourceType, HandshakeState as AwsState,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use chrono::{DateTime, TimeDelta, Utc};

use super::client::Connected;
use super::failure::{CONCURRENT, Failure, Meaning};
use super::pages;
use crate::aws::answers::{
    Acted, Evidence, EvidenceParty, HandshakeState, InviteTarget, Invited, Observed, Outlook, SentInvitation,
    Unanswered,
};
use crate::domain::{AwsAccountId, HandshakeId};
use crate::fault::AwsUnavailable;
use crate::id::LinkRequestId;
use crate::locale::{self, Lang};

/// One open invitation for an account is allowed (L7): the one that is open may be ours.
const DUPLICATE: &str = "DuplicateHandshakeException";

/// The owner was faster: AWS documents the first and its older endpoints answer the second.
const ALREADY_ANSWERED: [&str; 2] = ["HandshakeAlreadyInStateException", "InvalidHandshakeTransitionException"];

/// Pauses before a change is tried again that met another one.
const PAUSES: [Duration; 3] = [Duration::from_millis(250), Duration::from_millis(500), Duration::from_secs(1)];

/// Until then AWS's lists may not show what AWS did.
pub(super) const LISTS_SETTLE_WITHIN: TimeDelta = TimeDelta::seconds(30);

/// How far AWS's clock and ours may be apart.
pub(super) const CLOCKS_DIFFER_BY: TimeDelta = TimeDelta::minutes(2);

/// AWS keeps an invitation open for so long (AWS Organizations quotas), if it does not say.
const HANDSHAKE_DAYS: i64 = 15;

/// How long a change waits for others of this process. With the call itself it ends before its request counts as broken off,
/// which is after a minute.
const TURN_COMES_WITHIN: Duration = Duration::from_secs(20);

impl Connected {
    /// Sends an invitation, in plain words, with the request's id in them, by which it is found again.
    pub async fn invite(&self, target: &InviteTarget) -> Result<Invited, Unanswered> {
        let party = HandshakeParty::builder().id(target.account.as_str()).r#type(HandshakePartyType::Account);
        let party = party.build().map_err(|_| Failure::incomplete("a target")).map_err(Unanswered::from)?;
        let notes = notes(&target.link_request_id);
        let call = || self.once.invite_account_to_organization().target(party.clone()).notes(notes.clone()).send();
        match self.in_turn(call).await {
            Ok(answer) => {
                let sent = answer.handshake().and_then(invited);
                sent.ok_or_else(|| Failure::incomplete("a handshake").into())
            }
            Err(failure) if failure.is(DUPLICATE) => Err(Unanswered { acted: Acted::Perhaps, cause: failure.code }),
            Err(failure) => match failure.refusal() {
                Some(reason) => Ok(Invited::Refused(reason)),
                None => Err(failure.into()),
            },
        }
    }

    /// The invitation that a call which broke off may have sent: the one with the request's id in its notes, or else the
    /// open one to the account, or the last one since the call began. Too soon after the call nothing can be said.
    pub async fn find_invitation(
        &self,
        target: &InviteTarget,
        now: DateTime<Utc>,
    ) -> Result<Option<Invited>, AwsUnavailable> {
        let listed = self.listed().await?;
        let mut to_account: Vec<_> = listed.iter().filter(|one| is_to(one, &target.account)).collect();
        to_account.sort_by_key(|one| std::cmp::Reverse(requested_at(one)));
        let since = target.since.map(|since| since - CLOCKS_DIFFER_BY);
        let is_recent = |one: &&&Handshake| since.is_none_or(|since| requested_at(one).is_some_and(|at| at >= since));
        let ours = to_account
            .iter()
            .find(|one| has_note(one, &target.link_request_id))
            .or_else(|| to_account.iter().find(|one| state(one) == Some(HandshakeState::Open)))
            .or_else(|| to_account.iter().filter(|one| !names_a_request(one)).find(is_recent));
        match ours {
            Some(found) => Ok(Some(invited(found).ok_or_else(|| Failure::incomplete("a handshake"))?)),
            None if target.since.is_some_and(|since| now - since < LISTS_SETTLE_WITHIN) => {
                Err(AwsUnavailable("AWS's list may not show it yet".to_owned()))
            }
            None => Ok(None),
        }
    }

    /// Whether an invitation to the account is open (L7), by AWS's list; the rest AWS tells nobody before it is invited. An
    /// invitation that AWS lists as open after its end has lapsed. A few ask at the same time and others wait: the lists of
    /// those who only look must not use up what AWS allows for sending.
    pub async fn outlook(&self, account: &AwsAccountId, now: DateTime<Utc>) -> Result<Outlook, AwsUnavailable> {
        let _turn = self.looks.acquire().await.map_err(|_| AwsUnavailable("nobody looks any more".to_owned()))?;
        let listed = self.listed().await?;
        let is_open = |one: &Handshake| {
            let lapsed = moment(one.expiration_timestamp()).is_some_and(|end| end <= now);
            is_to(one, account) && state(one) == Some(HandshakeState::Open) && !lapsed
        };
        Ok(if listed.iter().any(is_open) { Outlook::Invited } else { Outlook::NotInvited })
    }

    /// How an invitation stands.
    pub async fn handshake(&self, sent: &SentInvitation) -> Result<Observed, AwsUnavailable> {
        let answer = self.organizations.describe_handshake().handshake_id(sent.handshake_id.as_str()).send().await;
        let answer = answer.map_err(Failure::from)?;
        Ok(answer.handshake().and_then(observed).ok_or_else(|| Failure::incomplete("a handshake"))?)
    }

    /// How these invitations stand, by AWS's list of all of the organization's.
    pub async fn handshakes(&self, sent: &[SentInvitation]) -> Result<HashMap<HandshakeId, Observed>, AwsUnavailable> {
        let wanted: HashSet<_> = sent.iter().map(|one| &one.handshake_id).collect();
        let listed = self.listed().await?;
        let known = listed.iter().filter_map(|handshake| {
            let id = HandshakeId::parse(handshake.id()?).ok().filter(|id| wanted.contains(id))?;
            Some((id, observed(handshake)?))
        });
        Ok(known.collect())
    }

    /// Withdraws an invitation; where its owner was faster, says what the owner did. May be asked again.
    pub async fn cancel_handshake(&self, sent: &SentInvitation) -> Result<Observed, AwsUnavailable> {
        let call = || self.once.cancel_handshake().handshake_id(sent.handshake_id.as_str()).send();
        match self.in_turn(call).await {
            Ok(answer) => {
                Ok(answer.handshake().and_then(observed).ok_or_else(|| Failure::incomplete("a handshake"))?)
            }
            Err(failure) if ALREADY_ANSWERED.iter().any(|code| failure.is(code)) => self.handshake(sent).await,
            Err(failure) => Err(failure.into()),
        }
    }

    /// All invitations that AWS lists: the open ones, and those that ended within 30 days (L10).
    async fn listed(&self) -> Result<Vec<Handshake>, AwsUnavailable> {
        let filter = HandshakeFilter::builder().action_type(ActionType::InviteAccountToOrganization).build();
        let list = async |token| {
            let page = self.organizations.list_handshakes_for_organization().filter(filter.clone());
            let page = page.set_next_token(token).send().await.map_err(Failure::from)?;
            Ok((page.handshakes, page.next_token))
        };
        pages::all(list).await
    }

    /// Makes a change of the organization when no other one of this process is under way, and again when it met one of
    /// somebody else's: AWS did not act then.
    pub(super) async fn in_turn<T, E, Answer>(&self, call: impl Fn() -> Answer) -> Result<T, Failure>
    where
        Answer: Future<Output = Result<T, SdkError<E, HttpResponse>>>,
        E: ProvideErrorMetadata,
    {
        // Long before anybody takes the call for one that broke off.
        let turn = tokio::time::timeout(TURN_COMES_WITHIN, self.turn.lock()).await;
        let _turn = turn.map_err(|_| Failure::not_tried("no turn among other changes"))?;
        for pause in PAUSES {
            match call().await.map_err(Failure::from) {
                Err(failure) if failure.is(CONCURRENT) && failure.meaning == Meaning::NotActed => {
                    tokio::time::sleep(pause).await;
                }
                answer => return answer,
            }
        }
        call().await.map_err(Failure::from)
    }
}

/// What the owner reads below the invitation; 1,024 characters at most (L14).
fn notes(request: &LinkRequestId) -> String {
    locale::text(Lang::En, "invitation-notes", &[("request", request.to_string())])
}

fn notes_of(handshake: &Handshake) -> impl Iterator<Item = &str> {
    let notes = |one: &&HandshakeResource| one.r#type() == Some(&HandshakeResourceType::Notes);
    handshake.resources().iter().filter(notes).filter_map(HandshakeResource::value)
}

fn has_note(handshake: &Handshake, request: &LinkRequestId) -> bool {
    notes_of(handshake).any(|notes| notes.contains(request.as_str()))
}

/// Whether its notes are those of a request of the platform's.
fn names_a_request(handshake: &Handshake) -> bool {
    let prefix = LinkRequestId::PREFIX;
    notes_of(handshake).any(|notes| notes.contains(&format!(" {prefix}_")))
}

fn is_to(handshake: &Handshake, account: &AwsAccountId) -> bool {
    let is_it = |one: &HandshakeParty| one.r#type() == &HandshakePartyType::Account && one.id() == account.as_str();
    handshake.action() == Some(&ActionType::InviteAccountToOrganization) && handshake.parties().iter().any(is_it)
}

fn moment(at: Option<&aws_smithy_types::DateTime>) -> Option<DateTime<Utc>> {
    at.and_then(|at| DateTime::from_timestamp(at.secs(), at.subsec_nanos()))
}

fn requested_at(handshake: &Handshake) -> Option<DateTime<Utc>> {
    moment(handshake.requested_timestamp())
}

/// REQUESTED and OPEN are the same for an invitation: nobody has answered.
fn state(handshake: &Handshake) -> Option<HandshakeState> {
    match handshake.state()? {
        AwsState::Requested | AwsState::Open => Some(HandshakeState::Open),
        AwsState::Accepted => Some(HandshakeState::Accepted),
        AwsState::Declined => Some(HandshakeState::Declined),
        AwsState::Canceled => Some(HandshakeState::Canceled),
        AwsState::Expired => Some(HandshakeState::Expired),
        _ => None,
    }
}

fn observed(handshake: &Handshake) -> Option<Observed> {
    Some(Observed { state: state(handshake)?, evidence: Some(Box::new(evidence(handshake))) })
}

fn invited(handshake: &Handshake) -> Option<Invited> {
    let handshake_id = HandshakeId::parse(handshake.id()?).ok()?;
    let lapses = moment(handshake.expiration_timestamp());
    let expires_at = lapses.or_else(|| Some(requested_at(handshake)? + TimeDelta::days(HANDSHAKE_DAYS)))?;
    Some(Invited::Sent { handshake_id, expires_at, evidence: Some(Box::new(evidence(handshake))) })
}

fn evidence(handshake: &Handshake) -> Evidence {
    let numbered =
        |one: &&HandshakeParty| matches!(one.r#type(), HandshakePartyType::Account | HandshakePartyType::Organization);
    let party =
        |one: &HandshakeParty| EvidenceParty { kind: one.r#type().as_str().to_owned(), id: one.id().to_owned() };
    Evidence {
        id: handshake.id().unwrap_or_default().to_owned(),
        state: handshake.state().map(AwsState::as_str).unwrap_or_default().to_owned(),
        action: handshake.action().map(ActionType::as_str).unwrap_or_default().to_owned(),
        parties: handshake.parties().iter().filter(numbered).map(party).collect(),
        requested_at: requested_at(handshake),
        expires_at: moment(handshake.expiration_timestamp()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l14_the_notes_are_short_plain_and_name_the_request() {
        let id = LinkRequestId::from_uuid(uuid::Uuid::nil());
        let notes = notes(&id);
        assert!(notes.chars().count() <= 1024 && notes.contains(id.as_str()), "{notes}");
        assert!(notes.chars().all(|c| c.is_ascii_alphanumeric() || " .,:_'".contains(c)), "{notes}");
    }
}
