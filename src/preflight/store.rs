//! What a pre-flight counts.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::link_requests;
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::link_requests::model::Status;

/// How many invitations went out since then, accepted ones left out (L8); counts no further than `most`, from an index. The
/// organization has one budget for everybody, so that nobody's tenant narrows it.
pub fn invited_since(conn: &mut Conn, since: DateTime<Utc>, most: u32) -> Result<u32, DbError> {
    let sent = link_requests::table
        .filter(link_requests::sent_at.gt(Ts(since)))
        .filter(link_requests::status.ne(Status::Accepted.as_str()))
        .limit(i64::from(most))
        .select(link_requests::id);
    Ok(u32::try_from(sent.load::<String>(conn)?.len()).unwrap_or(most))
}
