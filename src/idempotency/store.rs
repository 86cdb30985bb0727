//! Idempotency keys in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::model::{Claim, Entry, Fingerprint, KEPT_FOR, Saved};
use crate::db::schema::idempotency_keys;
use crate::db::types::Ts;
use crate::db::{Conn, DbError};

#[derive(Queryable, Insertable)]
#[diesel(table_name = idempotency_keys, treat_none_as_default_value = false)]
struct Row {
    credential_id: String,
    idempotency_key: String,
    fingerprint: String,
    expires_at: Ts,
    running_until: Option<Ts>,
    status: Option<i32>,
    language: Option<String>,
    etag: Option<String>,
    location: Option<String>,
    body: Option<String>,
}

impl Row {
    fn entry(self) -> Result<Entry, DbError> {
        let answer = match (self.status, self.language, self.body) {
            (Some(status), Some(language), Some(body)) => {
                let status = u16::try_from(status).map_err(|_| DbError::Corrupt {
                    table: "idempotency_keys",
                    detail: format!("status of a key of {}", self.credential_id),
                })?;
                Some(Saved { status, language, etag: self.etag, location: self.location, body })
            }
            _ => None,
        };
        Ok(Entry {
            fingerprint: Fingerprint::stored(self.fingerprint),
            expires_at: self.expires_at.into(),
            running_until: self.running_until.map(Into::into),
            answer,
        })
    }
}

/// What is known of the claim's key.
pub fn get(conn: &mut Conn, claim: &Claim) -> Result<Option<Entry>, DbError> {
    let key = (claim.credential_id.as_str(), claim.key.as_str());
    let row = idempotency_keys::table.find(key).get_result::<Row>(conn).optional()?;
    row.map(Row::entry).transpose()
}

/// Stores a claim without an answer; [`DbError::Stale`] when another transaction was faster, whose answer is then to be
/// read.
pub fn insert(
    conn: &mut Conn,
    claim: &Claim,
    running_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let row = Row {
        credential_id: claim.credential_id.to_string(),
        idempotency_key: claim.key.as_str().to_owned(),
        fingerprint: claim.fingerprint.as_str().to_owned(),
        expires_at: Ts(now + KEPT_FOR),
        running_until: running_until.map(Ts),
        status: None,
        language: None,
        etag: None,
        location: None,
        body: None,
    };
    match diesel::insert_into(idempotency_keys::table).values(row).execute(conn).map_err(DbError::from) {
        Err(DbError::Unique(_)) => Err(DbError::Stale),
        done => done.map(drop),
    }
}

/// Forgets a key as it was read; [`DbError::Stale`] when another transaction took it over meanwhile.
pub fn forget(conn: &mut Conn, claim: &Claim, entry: &Entry) -> Result<(), DbError> {
    let key = (claim.credential_id.as_str(), claim.key.as_str());
    let read = idempotency_keys::table.find(key).filter(idempotency_keys::expires_at.eq(Ts(entry.expires_at)));
    if diesel::delete(read).execute(conn)? == 1 { Ok(()) } else { Err(DbError::Stale) }
}

/// Stores the answer to a claim that has none.
pub fn answer(conn: &mut Conn, claim: &Claim, saved: &Saved) -> Result<(), DbError> {
    let key = (claim.credential_id.as_str(), claim.key.as_str());
    let open = idempotency_keys::table.find(key).filter(idempotency_keys::status.is_null());
    let answer = (
        idempotency_keys::status.eq(i32::from(saved.status)),
        idempotency_keys::language.eq(&saved.language),
        idempotency_keys::etag.eq(&saved.etag),
        idempotency_keys::location.eq(&saved.location),
        idempotency_keys::body.eq(&saved.body),
    );
    diesel::update(open).set(answer).execute(conn)?;
    Ok(())
}

/// Gives a claim up that was not answered.
pub fn release(conn: &mut Conn, claim: &Claim) -> Result<(), DbError> {
    let key = (claim.credential_id.as_str(), claim.key.as_str());
    let open = idempotency_keys::table.find(key).filter(idempotency_keys::status.is_null());
    diesel::delete(open).execute(conn)?;
    Ok(())
}

/// Deletes expired keys; answers how many.
pub fn delete_expired(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize, DbError> {
    let expired = idempotency_keys::table.filter(idempotency_keys::expires_at.le(Ts(now)));
    Ok(diesel::delete(expired).execute(conn)?)
}
