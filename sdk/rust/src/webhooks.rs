//! Deliveries of events, signed by the [Standard Webhooks](https://www.standardwebhooks.com) specification.

use std::collections::HashMap;
use std::fmt;
use std::hash::BuildHasher;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::header::HeaderMap;
use sha2::Sha256;

use crate::models::Event;

/// Why a delivery is not taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WebhookError {
    /// A header is missing or cannot be read.
    #[error("the header {0} is missing or cannot be read")]
    Header(&'static str),
    /// It is older, or more in the future, than the tolerance allows.
    #[error("the delivery's timestamp is too far from the present time")]
    Timestamp,
    /// No signature is by this secret.
    #[error("no signature of the delivery is right")]
    Signature,
    /// It is signed, but no event.
    #[error("the delivery is not an event")]
    Payload(#[source] serde_json::Error),
}

/// A secret that is not `whsec_` and base64: a mistake of the program, and not of a delivery.
#[derive(Debug, thiserror::Error)]
#[error("the webhook's secret is not whsec_ and base64")]
#[non_exhaustive]
pub struct SecretError;

/// Headers of a delivery; names in any case.
pub trait Headers {
    /// The value of a header; `name` is in lower case.
    fn get(&self, name: &str) -> Option<&str>;
}

impl Headers for HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(|value| value.to_str().ok())
    }
}

impl<K: AsRef<str>, V: AsRef<str>, S: BuildHasher> Headers for HashMap<K, V, S> {
    fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(key, _)| key.as_ref().eq_ignore_ascii_case(name)).map(|(_, value)| value.as_ref())
    }
}

impl<K: AsRef<str>, V: AsRef<str>> Headers for [(K, V)] {
    fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(key, _)| key.as_ref().eq_ignore_ascii_case(name)).map(|(_, value)| value.as_ref())
    }
}

/// Verifies the deliveries of one endpoint.
#[derive(Clone)]
pub struct Webhook {
    /// Of nothing yet, with the secret as its key.
    mac: Hmac<Sha256>,
    tolerance: Duration,
}

impl Webhook {
    /// With the endpoint's secret, `whsec_…`.
    ///
    /// # Errors
    /// When the secret cannot be read.
    pub fn new(secret: &str) -> Result<Self, SecretError> {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap_or(secret)).map_err(|_| SecretError)?;
        if key.is_empty() {
            return Err(SecretError);
        }
        let mac = Hmac::new_from_slice(&key).map_err(|_| SecretError)?;
        Ok(Self { mac, tolerance: Duration::from_secs(300) })
    }

    /// How far a delivery's timestamp may be from the present time; five minutes if not set.
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Verifies a delivery by its raw body and its headers, and gives the event.
    ///
    /// # Errors
    /// When it is not signed with the secret, not of this time, or no event.
    pub fn verify(&self, payload: &[u8], headers: &(impl Headers + ?Sized)) -> Result<Event, WebhookError> {
        self.verify_signature(payload, headers, SystemTime::now())?;
        serde_json::from_slice(payload).map_err(WebhookError::Payload)
    }

    /// Verifies that a delivery is signed, as if it were `now`; the body may be anything.
    ///
    /// # Errors
    /// When it is not signed with the secret, or not of this time.
    pub fn verify_signature(
        &self,
        payload: &[u8],
        headers: &(impl Headers + ?Sized),
        now: SystemTime,
    ) -> Result<(), WebhookError> {
        let header = |name| headers.get(name).filter(|value| !value.is_empty()).ok_or(WebhookError::Header(name));
        let (id, timestamp) = (header("webhook-id")?, header("webhook-timestamp")?);
        let signatures = header("webhook-signature")?;
        let seconds: u64 = timestamp.parse().map_err(|_| WebhookError::Header("webhook-timestamp"))?;
        let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        if now.as_secs().abs_diff(seconds) > self.tolerance.as_secs() {
            return Err(WebhookError::Timestamp);
        }
        let mac = self.mac_of(id, seconds, payload);
        let right = |signature: &str| {
            let tag = signature.strip_prefix("v1,").and_then(|text| STANDARD.decode(text).ok());
            // Takes the same time wherever the difference is.
            tag.is_some_and(|tag| mac.clone().verify_slice(&tag).is_ok())
        };
        if signatures.split(' ').any(right) { Ok(()) } else { Err(WebhookError::Signature) }
    }

    /// The signature of a delivery, for tests of a receiver.
    #[must_use]
    pub fn sign(&self, id: &str, timestamp: u64, payload: &[u8]) -> String {
        format!("v1,{}", STANDARD.encode(self.mac_of(id, timestamp, payload).finalize().into_bytes()))
    }

    fn mac_of(&self, id: &str, timestamp: u64, payload: &[u8]) -> Hmac<Sha256> {
        self.mac.clone().chain_update(format!("{id}.{timestamp}.")).chain_update(payload)
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Webhook")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signed_event_is_typed() {
        let webhook = Webhook::new("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX").unwrap();
        let payload = br#"{"id": "evt_01", "type": "client.created", "at": "2026-01-02T03:04:05Z", "actor": {"role": "operations"},
            "resource": {"type": "client", "id": "cli_01", "version": 1}, "data": {}}"#;
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
        let headers = |signature: String| {
            [
                ("Webhook-Id", "evt_01".to_owned()),
                ("Webhook-Timestamp", now.to_string()),
                ("Webhook-Signature", signature),
            ]
        };
        let event = webhook.verify(payload, &headers(webhook.sign("evt_01", now, payload))[..]).unwrap();
        assert_eq!(event.type_, crate::models::EventType::ClientCreated);
        let forged = webhook.verify(payload, &headers(webhook.sign("evt_02", now, payload))[..]);
        assert!(matches!(forged, Err(WebhookError::Signature)));
    }
}
