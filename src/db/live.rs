//! What is live, as a condition of queries. Each of the two statuses stands by itself, as in the partial indexes.

use diesel::dsl::{And, NotEq};
use diesel::prelude::*;

use super::schema::cloud_accounts::status;
use crate::domain::AccountStatus;

/// The rows of `cloud_accounts` of accounts that are live.
pub fn is_live() -> And<NotEq<status, &'static str>, NotEq<status, &'static str>> {
    let [one, other] = AccountStatus::NOT_LIVE;
    status.ne(one.as_str()).and(status.ne(other.as_str()))
}
