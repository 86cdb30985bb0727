//! The signing keys that the database keeps, sealed with the master key when there is one, and how one follows another. One
//! that was kept in the open is sealed at the first start that has a master key.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::keys::{self, SigningKey, VerifyingKey};
use super::ring::{KeyState, Ring, RingKey};
use super::seal::{Anew, KeptTally, MARK, NONCE, Sealer, Tally};
use super::secret::Secret;
use crate::db::change;
use crate::db::schema::signing_keys;
use crate::db::types::Ts;
use crate::db::{Conn, Db};
use crate::fault::Fault;

/// How often a replica looks for new keys.
pub const INTERVAL: std::time::Duration = std::time::Duration::from_secs(1);

/// How long a key that is over is kept: no clock is so far behind.
const KEPT_FOR: TimeDelta = TimeDelta::minutes(5);

/// What a sealed text is for; a seal cannot be moved to another place.
const PURPOSE: &str = "gangway signing key";

/// Why there is no key to sign with, or no other one.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum KeyError {
    #[error("GANGWAY_SIGNING_KEY is no Ed25519 private key in PKCS#8 (PEM, or base64 of DER)")]
    Unreadable,
    #[error("the signing key in the database is sealed: set the GANGWAY_MASTER_KEY that it was sealed with")]
    Sealed,
    #[error("the signing key in the database cannot be read")]
    Corrupt,
    #[error("there is no signing key in the database yet: the first start makes one")]
    None,
    #[error("the key {0} waits for its turn from {1} on: rotate again after that, or revoke it first")]
    Waits(String, DateTime<Utc>),
    #[error("the key {0} signs: rotate, and revoke it when the next one signs")]
    Signs(String),
    #[error("there is no key {0} in the database; `gangway keys list` shows those that are")]
    Unknown(String),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<diesel::result::Error> for KeyError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Fault(error.into())
    }
}

#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = signing_keys)]
struct Row {
    kid: String,
    private_key: String,
    sealed: bool,
    created_at: Ts,
    /// None of the one that the first start made.
    signs_from: Option<Ts>,
}

impl Row {
    fn new(kid: &str, kept: &str, now: DateTime<Utc>, signs_from: Option<DateTime<Utc>>) -> Self {
        let (private_key, sealed) = split(kept);
        let signs_from = signs_from.map(Ts);
        Self { kid: kid.to_owned(), private_key, sealed, created_at: Ts(now), signs_from }
    }

    /// The text as a sealer takes it.
    fn kept(&self) -> String {
        if self.sealed { format!("{MARK}{}", self.private_key) } else { self.private_key.clone() }
    }

    fn opened(&self, sealer: &Sealer) -> Result<RingKey, KeyError> {
        let text = sealer.open(&self.kept(), PURPOSE).ok_or(KeyError::Sealed)?;
        let key = SigningKey::parse(&text).ok_or(KeyError::Corrupt)?;
        let from = self.signs_from.unwrap_or(self.created_at).into();
        Ok(RingKey { row: self.kid.clone(), key, from })
    }
}

/// The columns of what a sealer has closed.
fn split(kept: &str) -> (String, bool) {
    match kept.strip_prefix(MARK) {
        Some(sealed) => (sealed.to_owned(), true),
        None => (kept.to_owned(), false),
    }
}

fn rows(conn: &mut Conn) -> Result<Vec<Row>, Fault> {
    Ok(signing_keys::table.order((signing_keys::created_at, signing_keys::kid)).load(conn)?)
}

/// Whoever makes or removes keys does it alone.
fn alone(conn: &mut Conn) -> Result<(), Fault> {
    if let Conn::Pg(conn) = conn {
        diesel::sql_query("LOCK TABLE signing_keys IN EXCLUSIVE MODE").execute(conn)?;
    }
    Ok(())
}

/// The key that is set, or those that the database keeps; the first start makes one. Called once at start, when migrations are
/// applied.
pub fn load(
    db: &Db,
    set: Option<&Secret>,
    others: &[VerifyingKey],
    sealer: &Sealer,
    now: DateTime<Utc>,
) -> Result<Ring, KeyError> {
    if let Some(text) = set {
        let key = SigningKey::parse(text.reveal()).ok_or(KeyError::Unreadable)?;
        let own = RingKey { row: "set".to_owned(), key, from: DateTime::UNIX_EPOCH };
        return Ring::new(vec![own], others.to_vec()).ok_or(KeyError::None);
    }
    let (seed, nonce): ([u8; 32], [u8; NONCE]) = (rand::random(), rand::random());
    db.write_blocking(|conn| first(conn, sealer, seed, nonce, now))?;
    let (tally, kept) = db.write_blocking(|conn| Ok((seal_open(conn, sealer)?, rows(conn)?)))?;
    if tally.anew > 0 {
        tracing::info!("the signing key was kept in the open and is sealed now");
    }
    if kept.iter().any(|row| !row.sealed) {
        tracing::warn!("the signing key is kept in the open in the database: set GANGWAY_MASTER_KEY to seal it");
    }
    let own = kept.iter().map(|row| row.opened(sealer)).collect::<Result<_, _>>()?;
    Ring::new(own, others.to_vec()).ok_or(KeyError::None)
}

/// Replicas that start together agree on one key: what is there, or the one inserted here under the table's lock.
fn first(
    conn: &mut Conn,
    sealer: &Sealer,
    seed: [u8; 32],
    nonce: [u8; NONCE],
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    alone(conn)?;
    if rows(conn)?.is_empty() {
        let kept = keys::text_of_seed(seed).and_then(|text| sealer.close(&text, PURPOSE, nonce));
        let kept = kept.ok_or(Fault::Internal("the signing key cannot be sealed"))?;
        diesel::insert_into(signing_keys::table).values(Row::new("first", &kept, now, None)).execute(conn)?;
    }
    Ok(())
}

/// Seals what is kept in the open, when there is a key to seal with.
fn seal_open(conn: &mut Conn, sealer: &Sealer) -> Result<Tally, Fault> {
    if sealer.seals() { reseal_those(conn, sealer, |row| !row.sealed) } else { Ok(Tally::default()) }
}

/// Seals all keys with the present master key that are not.
pub fn reseal(conn: &mut Conn, sealer: &Sealer) -> Result<Tally, Fault> {
    reseal_those(conn, sealer, |_| true)
}

fn reseal_those(conn: &mut Conn, sealer: &Sealer, which: impl Fn(&Row) -> bool) -> Result<Tally, Fault> {
    let mut tally = Tally::default();
    for row in rows(conn)?.into_iter().filter(which) {
        let anew = sealer.close_anew(&row.kept(), PURPOSE, rand::random());
        tally.count(&anew);
        if let Anew::Sealed(kept) = anew {
            let (private_key, sealed) = split(&kept);
            let same = signing_keys::table.find(&row.kid).filter(signing_keys::private_key.eq(&row.private_key));
            let values = (signing_keys::private_key.eq(private_key), signing_keys::sealed.eq(sealed));
            change(same).set(values).execute(conn)?;
        }
    }
    Ok(tally)
}

/// How the keys are kept, and whether they can be opened; changes nothing.
pub fn look(conn: &mut Conn, sealer: &Sealer) -> Result<KeptTally, Fault> {
    let mut tally = KeptTally::default();
    for row in rows(conn)? {
        tally.count(sealer.look(&row.kept(), PURPOSE));
    }
    Ok(tally)
}

/// What a replica has read of the keys.
pub struct Reading(Vec<Row>);

/// Reads the keys.
pub fn read(conn: &mut Conn) -> Result<Reading, Fault> {
    Ok(Reading(rows(conn)?))
}

impl Reading {
    /// The ring after this reading; none when nothing is new. What the ring has is not opened again, so that sealing anew, which
    /// changes no key, is nothing to it. Fails when a new key cannot be opened.
    pub fn renew(&self, ring: &Ring, sealer: &Sealer) -> Result<Option<Ring>, KeyError> {
        let known = |row: &Row| ring.of_row(&row.kid).cloned();
        let own = self.0.iter().map(|row| known(row).map_or_else(|| row.opened(sealer), Ok));
        let renewed = ring.with(own.collect::<Result<_, _>>()?);
        Ok((!renewed.rows().eq(ring.rows())).then_some(renewed))
    }
}

/// Makes the next key, which signs from a moment on; its id. It is sealed as the others are: replicas that have no master key
/// could not read it otherwise.
pub fn rotate(db: &Db, sealer: &Sealer, now: DateTime<Utc>, from: DateTime<Utc>) -> Result<String, KeyError> {
    let (seed, nonce): ([u8; 32], [u8; NONCE]) = (rand::random(), rand::random());
    let text = keys::text_of_seed(seed).ok_or(KeyError::Corrupt)?;
    let kid = SigningKey::of_seed(seed).ok_or(KeyError::Corrupt)?.public.kid;
    alone_with(db, sealer, |conn, ring, is_sealed| {
        if let Some((key, ..)) = ring.states(now).into_iter().find(|(_, state, _)| *state == KeyState::Waiting) {
            return Err(KeyError::Waits(key.key.public.kid.clone(), key.from));
        }
        let sealed = if is_sealed { sealer.close(&text, PURPOSE, nonce) } else { Some(text.clone()) };
        let kept = sealed.filter(|kept| kept.starts_with(MARK) == is_sealed).ok_or(KeyError::Sealed)?;
        diesel::insert_into(signing_keys::table).values(Row::new(&kid, &kept, now, Some(from))).execute(conn)?;
        Ok(kid.clone())
    })
}

/// Takes a key away before its time: tokens that it has signed are refused as soon as the replicas have read of it. Not the one
/// that signs.
pub fn revoke(db: &Db, sealer: &Sealer, kid: &str, now: DateTime<Utc>) -> Result<(), KeyError> {
    alone_with(db, sealer, |conn, ring, _| {
        let found = ring.states(now).into_iter().find(|(key, ..)| key.key.public.kid == kid);
        let (key, state, _) = found.ok_or_else(|| KeyError::Unknown(kid.to_owned()))?;
        if state == KeyState::Signing {
            return Err(KeyError::Signs(kid.to_owned()));
        }
        diesel::delete(signing_keys::table.find(&key.row)).execute(conn)?;
        Ok(())
    })
}

/// The keys of the database.
pub fn list(db: &Db, sealer: &Sealer) -> Result<Ring, KeyError> {
    alone_with(db, sealer, |_, ring, _| Ok(ring))
}

/// Works on the keys, and on whether they are kept sealed, while nobody else changes them.
fn alone_with<T>(
    db: &Db,
    sealer: &Sealer,
    work: impl Fn(&mut Conn, Ring, bool) -> Result<T, KeyError>,
) -> Result<T, KeyError> {
    db.write_blocking(|conn| {
        alone(conn)?;
        let kept = rows(conn)?;
        let own = kept.iter().map(|row| row.opened(sealer)).collect::<Result<Vec<_>, _>>();
        let ring = own.and_then(|own| Ring::new(own, Vec::new()).ok_or(KeyError::None));
        match ring.and_then(|ring| work(conn, ring, kept.iter().any(|row| row.sealed))) {
            Err(KeyError::Fault(fault)) => Err(fault),
            done => Ok(done),
        }
    })?
}

/// Ids of the rows of keys that are over, and can go.
pub fn outlived(ring: &Ring, now: DateTime<Utc>) -> Vec<String> {
    let over = |until: Option<DateTime<Utc>>| until.is_some_and(|until| until + KEPT_FOR <= now);
    let states = ring.states(now).into_iter();
    states
        .filter(|(_, state, until)| *state == KeyState::Over && over(*until))
        .map(|(key, ..)| key.row.clone())
        .collect()
}

/// Removes keys that are over.
pub fn remove(conn: &mut Conn, ids: &[String]) -> Result<(), Fault> {
    diesel::delete(signing_keys::table.filter(signing_keys::kid.eq_any(ids))).execute(conn)?;
    Ok(())
}
