//! How far a cloud account is, and what is live.

use super::{Code, Refusal};

crate::text_enum! {
    /// How far the account is.
    AccountStatus as "CloudAccountStatus" {
        /// Saved, nothing asked for.
        Registered "registered",
        /// A link request is with the operations team.
        Requested "requested",
        /// AWS's invitation is out.
        Invited "invited",
        /// It is in the distributor's organization.
        Linked "linked",
        /// It was taken out.
        Unlinked "unlinked",
        /// AWS closed it.
        Closed "closed",
    }
}

impl AccountStatus {
    /// Those of accounts that are not live: they are in no group, inherit nothing, and their number is free.
    pub const NOT_LIVE: [Self; 2] = [Self::Unlinked, Self::Closed];

    /// Whether the account is live: neither unlinked nor closed.
    pub const fn is_live(self) -> bool {
        !matches!(self, Self::Unlinked | Self::Closed)
    }

    /// Refuses what only live accounts take.
    pub fn check_live(self) -> Result<(), Refusal> {
        if self.is_live() {
            return Ok(());
        }
        Err(Refusal::new(Code::CloudAccountNotLive).with("status", self.as_str()))
    }

    /// Whether a link request for the account is open (L7).
    pub const fn has_open_request(self) -> bool {
        matches!(self, Self::Requested | Self::Invited)
    }

    /// What it is when somebody takes it out; none while a link request is open, which is ended first, and of what is not live.
    pub const fn unlinked(self) -> Option<Self> {
        if self.is_live() && !self.has_open_request() { Some(Self::Unlinked) } else { None }
    }

    /// What it is when AWS has closed it; none of what is not linked, whose end at AWS concerns nobody here.
    pub const fn closed(self) -> Option<Self> {
        if matches!(self, Self::Linked) { Some(Self::Closed) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unlinked_and_closed_accounts_are_not_live() {
        let live: Vec<_> = AccountStatus::ALL.iter().filter(|status| status.is_live()).map(|s| s.as_str()).collect();
        assert_eq!(live, ["registered", "requested", "invited", "linked"]);
        assert!(!AccountStatus::NOT_LIVE.iter().any(|status| status.is_live()));
        assert_eq!(live.len() + AccountStatus::NOT_LIVE.len(), AccountStatus::ALL.len());
    }

    #[test]
    fn l7_who_has_an_open_request_is_not_unlinked_and_only_the_linked_are_closed() {
        let from = |after: fn(AccountStatus) -> Option<AccountStatus>| {
            let may = move |status: &&AccountStatus| after(**status).is_some();
            AccountStatus::ALL.iter().filter(may).map(|status| status.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(from(AccountStatus::unlinked), ["registered", "linked"]);
        assert_eq!(from(AccountStatus::closed), ["linked"]);
    }
}
