//! Idempotency keys in the database.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::model::{Claim, Entry, Fingerprint, KEPT_FOR, Saved};
use crate::db::Conn;
use crate::db::change;
use crate::db::schema::idempotency_keys;
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::quotas;
use crate::quotas::model::{Quota, rows};

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
    holder: Option<String>,
    answer_bytes: Option<i64>,
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

/// Stores a claim without an answer, with the bytes that are counted for the key already; [`DbError::Stale`] when another transaction was faster, whose answer is then to be
/// read.
pub fn insert(
    conn: &mut Conn,
    claim: &Claim,
    running_until: Option<DateTime<Utc>>,
    counted: Option<i64>,
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
        holder: Some(claim.holder.clone()),
        answer_bytes: counted,
    };
    match diesel::insert_into(idempotency_keys::table).values(row).execute(conn).map_err(DbError::from) {
        Err(DbError::Unique(_)) => Err(DbError::Stale),
        done => done.map(drop),
    }
}

/// Forgets a key as it was read; [`DbError::Stale`] when another transaction took it over meanwhile. Answers the bytes that
/// stay counted for it, for the claim that takes its place: the quotas' rows are not held while the work goes on.
pub fn forget(conn: &mut Conn, claim: &Claim, entry: &Entry) -> Result<Option<i64>, DbError> {
    let key = (claim.credential_id.as_str(), claim.key.as_str());
    let read = idempotency_keys::table
        .find(key)
        .filter(idempotency_keys::expires_at.eq(Ts(entry.expires_at)))
        // Meanwhile its answer may have come.
        .filter(idempotency_keys::status.is_null().eq(entry.answer.is_none()));
    let counted = read.select(idempotency_keys::answer_bytes).get_result::<Option<i64>>(conn).optional()?;
    if diesel::delete(read).execute(conn)? == 1 { Ok(counted.flatten()) } else { Err(DbError::Stale) }
}

/// What is to be given back of which quota, by its rows, in the order in which they are taken.
#[derive(Default)]
struct GivenBack(BTreeMap<(Quota, String), i64>);

impl GivenBack {
    /// One answer of so many bytes, back to whom it was counted for.
    fn add(&mut self, holder: &str, bytes: i64) {
        for (quota, less) in [(Quota::IdempotencyKeys, 1), (Quota::IdempotencyBytes, bytes)] {
            for (row, _) in rows(holder) {
                *self.0.entry((quota, row)).or_default() += less;
            }
        }
    }

    fn store(&self, conn: &mut Conn) -> Result<(), DbError> {
        self.0.iter().try_for_each(|((quota, row), less)| quotas::store::release(conn, row, *quota, *less))
    }
}

/// Counts so much more in the holder's rows, whatever the limit.
fn count(conn: &mut Conn, holder: &str, quota: Quota, more: i64) -> Result<(), DbError> {
    rows(holder).iter().try_for_each(|(row, _)| quotas::store::add(conn, row, quota, more))
}

/// Stores the answer to a claim that has none, and counts it; at the end of its transaction.
pub fn answer(conn: &mut Conn, claim: &Claim, saved: &Saved) -> Result<(), DbError> {
    let key = (claim.credential_id.as_str(), claim.key.as_str());
    let open = idempotency_keys::table.find(key).filter(idempotency_keys::status.is_null());
    let bytes = i64::try_from(saved.body.len()).unwrap_or(i64::MAX);
    let answer = (
        idempotency_keys::answer_bytes.eq(bytes),
        idempotency_keys::status.eq(i32::from(saved.status)),
        idempotency_keys::language.eq(&saved.language),
        idempotency_keys::etag.eq(&saved.etag),
        idempotency_keys::location.eq(&saved.location),
        idempotency_keys::body.eq(&saved.body),
    );
    let counted = open.select(idempotency_keys::answer_bytes).get_result::<Option<i64>>(conn).optional()?.flatten();
    if change(open).set(answer).execute(conn)? == 0 {
        return Ok(());
    }
    if counted.is_none() {
        count(conn, &claim.holder, Quota::IdempotencyKeys, 1)?;
    }
    count(conn, &claim.holder, Quota::IdempotencyBytes, bytes - counted.unwrap_or_default())
}

/// Gives a claim up that was not answered.
pub fn release(conn: &mut Conn, claim: &Claim) -> Result<(), DbError> {
    let key = (claim.credential_id.as_str(), claim.key.as_str());
    let open = idempotency_keys::table.find(key).filter(idempotency_keys::status.is_null());
    let counted = open.select(idempotency_keys::answer_bytes).get_result::<Option<i64>>(conn).optional()?.flatten();
    let deleted = diesel::delete(open).execute(conn)? == 1;
    let mut given_back = GivenBack::default();
    if let Some(bytes) = counted.filter(|_| deleted) {
        given_back.add(&claim.holder, bytes);
    }
    given_back.store(conn)
}

/// A key with its holder and the bytes of its answer, if they were counted.
type Expired = (String, String, Option<String>, Option<i64>);

/// Deletes expired keys, `most` of them at most, the oldest first; answers how many.
pub fn delete_expired(conn: &mut Conn, now: DateTime<Utc>, most: usize) -> Result<usize, DbError> {
    let expired = idempotency_keys::table
        .filter(idempotency_keys::expires_at.le(Ts(now)))
        .order((idempotency_keys::expires_at, idempotency_keys::credential_id, idempotency_keys::idempotency_key))
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select((
            idempotency_keys::credential_id,
            idempotency_keys::idempotency_key,
            idempotency_keys::holder,
            idempotency_keys::answer_bytes,
        ))
        .load::<Expired>(conn)?;
    let (mut deleted, mut given_back) = (0, GivenBack::default());
    for (credential_id, key, holder, bytes) in expired {
        let row = idempotency_keys::table.find((credential_id, key)).filter(idempotency_keys::expires_at.le(Ts(now)));
        // Another replica may be at it, or the key may be in use again.
        if diesel::delete(row).execute(conn)? == 0 {
            continue;
        }
        deleted += 1;
        if let (Some(holder), Some(bytes)) = (holder, bytes) {
            given_back.add(&holder, bytes);
        }
    }
    given_back.store(conn)?;
    Ok(deleted)
}
