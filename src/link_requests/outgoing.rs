//! What AWS needs to know before a request goes out to it. Asked when the request is approved and again before it is
//! sent, so that nothing moves that cannot go on. Pure.

use chrono::{DateTime, Utc};

use crate::aws::{InviteTarget, NewAccount};
use crate::domain::{Code, Refusal, RootEmail, check_account_name};
use crate::fault::Fault;
use crate::link_requests::found::RequestWithAccount;

/// A8: the name and the root e-mail that AWS takes for a new account.
pub fn identity<'a>(
    name: Option<&'a str>,
    root_email: Option<&'a RootEmail>,
) -> Result<(&'a str, &'a RootEmail), Refusal> {
    let name = name.filter(|name| check_account_name(name).is_ok()).ok_or(Code::AccountNameRequired)?;
    let usable = |email: &&RootEmail| RootEmail::parse(email.as_str()).is_ok();
    Ok((name, root_email.filter(usable).ok_or(Code::RootEmailRequired)?))
}

/// The account that a request asks AWS to create, begun at this moment: with what was approved, whatever the account says
/// by now.
pub fn new_account(found: &RequestWithAccount, begun_at: DateTime<Utc>) -> Result<NewAccount, Refusal> {
    let (name, root_email) = match &found.request.approved {
        Some(approved) => (Some(approved.account_name.as_str()), Some(&approved.root_email)),
        None => (found.account.nickname.as_deref(), found.account.root_email.as_ref()),
    };
    let (name, root_email) = identity(name, root_email)?;
    Ok(NewAccount {
        link_request_id: found.request.id.clone(),
        name: name.to_owned(),
        root_email: root_email.clone(),
        begun_at,
    })
}

/// The account that a request asks AWS to invite, at the request's latest attempt.
pub fn invitation(found: &RequestWithAccount) -> Result<InviteTarget, Fault> {
    let account = found.account.aws_account_id.clone();
    Ok(InviteTarget {
        link_request_id: found.request.id.clone(),
        account: account.ok_or(Fault::Internal("an account that is to be invited has no number"))?,
        attempt: found.request.attempts,
        since: found.request.sending_since,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_a_new_account_goes_out_with_a_name_and_an_address_that_aws_takes_or_not_at_all() {
        let email = RootEmail::parse("aws-root@example.com").unwrap();
        let code = |name, email| identity(name, email).map(drop).map_err(|refusal| refusal.code);
        assert_eq!(code(Some("Sol Production"), Some(&email)), Ok(()));
        let too_long = "x".repeat(51);
        for name in [None, Some(""), Some("Panadería Sol"), Some(too_long.as_str())] {
            assert_eq!(code(name, Some(&email)), Err(Code::AccountNameRequired), "{name:?}");
        }
        assert_eq!(code(Some("Sol"), None), Err(Code::RootEmailRequired));
    }
}
