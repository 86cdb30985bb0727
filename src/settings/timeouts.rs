//! How long clients may take.

use std::time::Duration;

/// Files of the certificate that the server shows and of its key, in PEM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate, and those between it and the authority's.
    pub certificate: String,
    /// Its private key.
    pub key: String,
    /// How often they are looked at; not to be set from outside.
    pub look_every: Duration,
}

/// How long clients may take. Not settings: only tests have a reason to change them. The framework, which keeps those
/// for heads, for idle connections and for lingering, has a clock that moves every half second; shorter times may never end.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// For the head of a connection's first request; then 408 and the end of the connection.
    pub head: Duration,
    /// Until the next request on a connection begins; then the server ends it. Longer than callers keep a connection that
    /// nothing comes by (nginx and AWS's Application Load Balancer: 60 s; Traefik, Go and reqwest: 90 s), else now and then one
    /// sends a request just when this side hangs up, and cannot know whether it was carried out.
    pub idle: Duration,
    /// For a whole body; then 408 as a problem and the end of the connection.
    pub body: Duration,
    /// For reading an answer that came before the body's end; then the connection is cut off.
    pub linger: Duration,
    /// For taking the next part of an answer; then the connection is cut off, and what it held is free.
    pub unread: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { head: seconds(10), idle: seconds(100), body: seconds(10), linger: seconds(5), unread: seconds(30) }
    }
}
