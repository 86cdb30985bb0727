//! An owner's link and the rules of its life. Must not know the database or HTTP.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::clients::model::Language;
use crate::cloud_accounts::model::CloudAccount;
use crate::domain::{AccountStatus, Code, Refusal, RoleStatus};
use crate::events::Subject;
use crate::id::{ClientId, CloudAccountId, OwnerLinkId, ResellerId};

crate::text_enum! {
    /// What an owner's link is good for.
    LinkStatus as "OwnerLinkStatus" {
        /// The owner can do the own steps by it.
        Active "active",
        /// Its time is over.
        Expired "expired",
        /// It was revoked, or its account was unlinked.
        Revoked "revoked",
        /// The account is linked and its role verified. Until its time is over its page says so, and takes nothing any more.
        Done "done",
    }
}

/// Hours for which a link is good, unless its maker says otherwise.
pub const DEFAULT_HOURS: i64 = 72;

/// Active links that an account may have.
pub const MOST_ACTIVE: i64 = 10;

/// After so long a check that the owner asked for counts as broken off: longer than one may take.
pub const CHECK_TAKES_AT_MOST: TimeDelta = TimeDelta::seconds(15);

/// Pages that are fetched within this time are noted once.
pub const NOTED_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(1);

/// By which an account's owner does the own steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerLink {
    /// Its id.
    pub id: OwnerLinkId,
    /// The account's reseller.
    pub reseller_id: ResellerId,
    /// The account's client.
    pub client_id: ClientId,
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// The language of its page.
    pub language: Language,
    /// When its time is over.
    pub expires_at: DateTime<Utc>,
    /// When its page was fetched last, by whomever.
    pub last_opened_at: Option<DateTime<Utc>>,
    /// Since when AWS has been asked about the role, for the owner.
    pub checking_since: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When what it is for was done.
    pub done_at: Option<DateTime<Utc>>,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

impl OwnerLink {
    /// What it is good for now. Revoked stays revoked; what was done says so until its time is over.
    pub fn status(&self, now: DateTime<Utc>) -> LinkStatus {
        if self.revoked_at.is_some() {
            LinkStatus::Revoked
        } else if self.expires_at <= now {
            LinkStatus::Expired
        } else if self.done_at.is_some() {
            LinkStatus::Done
        } else {
            LinkStatus::Active
        }
    }

    /// Whether its page is shown.
    pub fn has_page(&self, now: DateTime<Utc>) -> bool {
        matches!(self.status(now), LinkStatus::Active | LinkStatus::Done)
    }

    /// Whether AWS is being asked about the role, for the owner.
    pub fn is_checking(&self, now: DateTime<Utc>) -> bool {
        self.checking_since.is_some_and(|since| since <= now && now < since + CHECK_TAKES_AT_MOST)
    }

    /// Whether it has just been noted that its page was fetched. A moment that is still to come was noted by a wrong clock.
    pub fn is_just_opened(&self, now: DateTime<Utc>) -> bool {
        self.last_opened_at.is_some_and(|last| last <= now && now < last + NOTED_AGAIN_AFTER)
    }

    /// What its events say.
    pub fn subject(&self, now: DateTime<Utc>) -> Subject<'_> {
        Subject {
            reseller_id: Some(self.reseller_id.as_str()),
            client_id: Some(self.client_id.as_str()),
            resource_id: self.id.as_str(),
            version: self.version,
            data: json!({ "status": self.status(now), "cloudAccountId": self.cloud_account_id }),
        }
    }
}

/// Whether all that a link is for is done: the account is linked, and its role verified.
pub fn is_done(account: &CloudAccount) -> bool {
    account.status == AccountStatus::Linked && account.role_status == RoleStatus::Verified
}

/// Refuses one more link to an account that has so many active ones.
pub fn check_room(active: i64) -> Result<(), Refusal> {
    if active < MOST_ACTIVE {
        return Ok(());
    }
    Err(Refusal::new(Code::TooManyOwnerLinks).with("most", MOST_ACTIVE.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-12-01T10:00:00Z".parse().unwrap()
    }

    fn link() -> OwnerLink {
        let nil = uuid::Uuid::nil();
        OwnerLink {
            id: OwnerLinkId::from_uuid(nil),
            reseller_id: ResellerId::from_uuid(nil),
            client_id: ClientId::from_uuid(nil),
            cloud_account_id: CloudAccountId::from_uuid(nil),
            language: Language::En,
            expires_at: now() + TimeDelta::hours(1),
            last_opened_at: None,
            checking_since: None,
            revoked_at: None,
            done_at: None,
            version: 1,
            created_at: now(),
        }
    }

    #[test]
    fn time_ends_it_and_what_is_done_but_nothing_ends_a_revocation() {
        let (end, done) = (now() + TimeDelta::hours(1), OwnerLink { done_at: Some(now()), ..link() });
        let revoked = OwnerLink { revoked_at: Some(now()), ..done.clone() };
        let told = |link: &OwnerLink, at| (link.status(at).as_str(), link.has_page(at));
        assert_eq!(told(&link(), now()), ("active", true));
        assert_eq!(told(&link(), end - TimeDelta::microseconds(1)), ("active", true));
        assert_eq!(told(&link(), end), ("expired", false));
        assert_eq!((told(&done, now()), told(&done, end)), (("done", true), ("expired", false)));
        assert_eq!((told(&revoked, now()), told(&revoked, end)), (("revoked", false), ("revoked", false)));
    }

    #[test]
    fn a_check_that_broke_off_is_under_way_no_longer() {
        let checking = OwnerLink { checking_since: Some(now()), ..link() };
        assert!(checking.is_checking(now() + TimeDelta::seconds(14)));
        assert!(!checking.is_checking(now() + CHECK_TAKES_AT_MOST) && !link().is_checking(now()));
        assert!(!checking.is_checking(now() - TimeDelta::microseconds(1)), "a clock that was ahead");
    }

    #[test]
    fn that_a_page_was_fetched_is_noted_once_a_second() {
        let opened = OwnerLink { last_opened_at: Some(now()), ..link() };
        assert!(opened.is_just_opened(now()) && !opened.is_just_opened(now() + NOTED_AGAIN_AFTER));
        assert!(!opened.is_just_opened(now() - TimeDelta::microseconds(1)) && !link().is_just_opened(now()));
    }

    #[test]
    fn an_account_has_ten_active_links_at_most() {
        assert!(check_room(MOST_ACTIVE - 1).is_ok());
        assert_eq!(check_room(MOST_ACTIVE).unwrap_err().code, Code::TooManyOwnerLinks);
    }
}
