//! The rules of repeated requests: what a key is, when two requests are the same, and what a known key means.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::{Code, FieldError, Refusal};
use crate::id::CredentialId;

/// How long a key is remembered (contract: 24 hours).
pub const KEPT_FOR: TimeDelta = TimeDelta::hours(24);

/// How long work that waits for AWS counts as under way: longer than it may take, or else it has broken off.
pub const RUNS_FOR: TimeDelta = TimeDelta::seconds(60);

/// Most characters of a key.
const MAX_LENGTH: usize = 255;

/// An `Idempotency-Key`: 1–255 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// Reads a key; code `invalid_idempotency_key`.
    pub fn parse(text: &[u8]) -> Result<Self, FieldError> {
        let visible = (1..=MAX_LENGTH).contains(&text.len()) && text.iter().all(u8::is_ascii_graphic);
        let key = std::str::from_utf8(text).ok().filter(|_| visible);
        key.map(|key| Self(key.to_owned())).ok_or_else(|| FieldError::new("invalid_idempotency_key"))
    }

    /// The key as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What makes a request the same as another: method, path, query, expected version and content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a request with these parts. Each is hashed with its length, so that no two lists of parts
    /// look alike.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.len().to_string());
            hash.update(b":");
            hash.update(part);
        }
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The fingerprint of a body's content; the order of members makes no difference.
    pub fn of_body(body: &Value) -> Self {
        let mut sorted = body.clone();
        sorted.sort_all_objects();
        Self::of(&[sorted.to_string().as_bytes()])
    }

    /// One that was stored.
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// In hexadecimal.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A request that carries a key.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Keys are each credential's own.
    pub credential_id: CredentialId,
    /// Whose quotas the kept answer counts against, as [`crate::quotas::model::holder`] names it.
    pub holder: String,
    /// The key.
    pub key: Key,
    /// The request.
    pub fingerprint: Fingerprint,
}

/// An answer as it is kept: without secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// HTTP status.
    pub status: u16,
    /// Tag of the language that its text is in.
    pub language: String,
    /// Entity tag.
    pub etag: Option<String>,
    /// Address of what was created.
    pub location: Option<String>,
    /// The body, JSON.
    pub body: String,
}

/// What is known of a key.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The request that it came with.
    pub fingerprint: Fingerprint,
    /// When it is forgotten.
    pub expires_at: DateTime<Utc>,
    /// Until when its request counts as under way, if it was not answered yet.
    pub running_until: Option<DateTime<Utc>>,
    /// What was answered.
    pub answer: Option<Saved>,
}

/// What a request with a known key is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum KeyStanding {
    /// Nobody answered it: carry it out.
    Free,
    /// It was carried out: answer the same.
    Answered(Saved),
}

impl Entry {
    /// What this key means for a request: refused when it came with another one, or while that one is under way.
    pub fn standing(self, fingerprint: &Fingerprint, now: DateTime<Utc>) -> Result<KeyStanding, Refusal> {
        if self.expires_at <= now {
            return Ok(KeyStanding::Free);
        }
        if self.fingerprint != *fingerprint {
            return Err(Code::IdempotencyKeyReused.into());
        }
        match self.answer {
            Some(saved) => Ok(KeyStanding::Answered(saved)),
            None if self.running_until.is_some_and(|until| until > now) => Err(Code::IdempotencyInProgress.into()),
            None => Ok(KeyStanding::Free),
        }
    }
}

/// Whether a refusal is an answer to keep: what passes by itself is to be tried again with the same key.
pub const fn is_lasting(code: Code) -> bool {
    let status = code.status();
    status < 500 && status != 429
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn saved() -> Saved {
        Saved { status: 201, language: "en".to_owned(), etag: None, location: None, body: "{}".to_owned() }
    }

    fn entry(answer: Option<Saved>) -> Entry {
        let fingerprint = Fingerprint::of(&[b"POST", b"/clients"]);
        Entry { fingerprint, expires_at: at(86_400), running_until: Some(at(60)), answer }
    }

    #[test]
    fn keys_are_1_to_255_visible_ascii_characters() {
        assert_eq!(Key::parse(b"~!a").unwrap().as_str(), "~!a");
        assert!(Key::parse(&[b'k'; 255]).is_ok());
        for bad in [&b""[..], b"a b", b"a\n", b"\x7f", "ñ".as_bytes(), &[0xff], &[b'k'; 256]] {
            assert_eq!(Key::parse(bad).unwrap_err().code, "invalid_idempotency_key");
        }
    }

    #[test]
    fn fingerprints_tell_parts_apart_wherever_their_borders_are() {
        let all = [Fingerprint::of(&[b"ab", b"c"]), Fingerprint::of(&[b"a", b"bc"]), Fingerprint::of(&[b"abc"])];
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
        assert_eq!(Fingerprint::of(&[b"a"]), Fingerprint::of(&[b"a"]));
    }

    #[test]
    fn the_same_request_is_answered_alike_for_24_hours() {
        let same = entry(None).fingerprint;
        assert_eq!(entry(Some(saved())).standing(&same, at(86_399)), Ok(KeyStanding::Answered(saved())));
        assert_eq!(entry(Some(saved())).standing(&same, at(86_400)), Ok(KeyStanding::Free));
    }

    #[test]
    fn another_request_with_the_key_is_refused_until_the_key_expires() {
        let other = Fingerprint::of(&[b"other"]);
        let refused = entry(Some(saved())).standing(&other, at(1)).unwrap_err();
        assert_eq!(refused.code, Code::IdempotencyKeyReused);
        assert_eq!(entry(Some(saved())).standing(&other, at(86_400)), Ok(KeyStanding::Free));
    }

    #[test]
    fn a_request_under_way_is_not_begun_again_until_it_counts_as_broken_off() {
        let same = entry(None).fingerprint;
        assert_eq!(entry(None).standing(&same, at(59)).unwrap_err().code, Code::IdempotencyInProgress);
        assert_eq!(entry(None).standing(&same, at(60)), Ok(KeyStanding::Free));
    }

    #[test]
    fn only_what_lasts_is_kept() {
        assert!(is_lasting(Code::ExternalRefTaken) && is_lasting(Code::ClientNotFound));
        for code in [Code::RateLimited, Code::DatabaseBusy, Code::AwsUnavailable, Code::Internal] {
            assert!(!is_lasting(code));
        }
    }
}
