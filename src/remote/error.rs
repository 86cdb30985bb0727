//! Why commands fail.

/// Why a command could not do what it was asked for.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum RemoteError {
    #[error("{0} is not set: the credential's {1}")]
    NoCredential(&'static str, &'static str),
    #[error("GANGWAY_URL is not an address of a server: {0}")]
    Url(String),
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    #[error("--client names the client whose accounts are in the file")]
    NoClient,
    #[error("the server was not reached: {0}")]
    Unreached(String),
    #[error("the server refused it: {0}")]
    Refused(String),
    #[error("the server's answer was not understood: {0}")]
    Answer(&'static str),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}
