//! Why a parcel was not delivered.

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undelivered {
    /// The address is not one of the Internet at large.
    #[error("the address is not allowed")]
    AddressNotAllowed,
    /// The name leads nowhere.
    #[error("the name was not found")]
    NameNotResolved,
    /// Nobody takes a connection there.
    #[error("no connection was to be had")]
    ConnectionFailed,
    /// No TLS with a certificate that is trusted.
    #[error("TLS failed")]
    TlsFailed,
    /// No answer in time.
    #[error("no answer in time")]
    Timeout,
    /// What came is no HTTP.
    #[error("the answer is none")]
    InvalidResponse,
}
