//! The certificate that the server shows, and its key: read from files at the start, and again when the files are others.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use actix_web::rt;
use chrono::{DateTime, TimeDelta, Utc};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{Error, InconsistentKeys, ServerConfig};
use x509_cert::Certificate;
use x509_cert::der::Decode;

use crate::clock::Clock;
use crate::settings::TlsFiles;

/// How long before its end a certificate is warned of.
const WARNED_BEFORE: TimeDelta = TimeDelta::days(7);

/// Why there is no TLS with these files.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum TlsError {
    #[error("{0}: {1} cannot be read: {2}")]
    Unread(&'static str, String, std::io::Error),
    #[error("GANGWAY_TLS_CERTIFICATE: {0} holds no certificate in PEM that can be read")]
    NoCertificate(String),
    #[error("GANGWAY_TLS_KEY: {0} holds no private key in PEM that can be used")]
    NoKey(String),
    #[error("GANGWAY_TLS_KEY: the key in {0} is not the one of the certificate in {1}")]
    Mismatch(String, String),
    #[error("GANGWAY_TLS_CERTIFICATE: the certificate in {0} ended on {1}")]
    Ended(String, DateTime<Utc>),
    #[error("GANGWAY_TLS_CERTIFICATE: the certificate in {0} is not good before {1}")]
    Early(String, DateTime<Utc>),
    #[error("TLS cannot be set up: {0}")]
    Setup(#[from] Error),
}

/// The contents of both files.
#[derive(PartialEq, Eq)]
struct Read {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

/// A certificate and its key, which take effect with the next connection when they are renewed.
pub struct Identity {
    files: TlsFiles,
    taken: RwLock<(Arc<Read>, Arc<CertifiedKey>)>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.files.certificate)
    }
}

impl ResolvesServerCert for Identity {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.taken.read().unwrap_or_else(PoisonError::into_inner).1))
    }
}

impl Identity {
    /// Reads the files, which must hold a certificate that is good now and its key.
    pub fn load(files: &TlsFiles, now: DateTime<Utc>) -> Result<Self, TlsError> {
        let read = read(files)?;
        let certified = certified(&read, files, now)?;
        Ok(Self { files: files.clone(), taken: RwLock::new((Arc::new(read), Arc::new(certified))) })
    }

    /// Reads the files again, and takes over what is new in them; whether there was anything. What cannot be used, as when only
    /// one of the two is renewed yet, leaves things as they are.
    fn look(&self, now: DateTime<Utc>) -> Result<bool, TlsError> {
        let read = read(&self.files)?;
        if *self.taken.read().unwrap_or_else(PoisonError::into_inner).0 == read {
            return Ok(false);
        }
        let certified = certified(&read, &self.files, now)?;
        *self.taken.write().unwrap_or_else(PoisonError::into_inner) = (Arc::new(read), Arc::new(certified));
        Ok(true)
    }

    /// When its certificate ends.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        let taken = Arc::clone(&self.taken.read().unwrap_or_else(PoisonError::into_inner).1);
        validity(taken.cert.first()?).map(|(_, until)| until)
    }

    /// Looks at the files until the server ends.
    pub fn follow(self: &Arc<Self>, every: Duration, clock: Clock) {
        let identity = Arc::clone(self);
        rt::spawn(async move {
            let mut warned: Option<DateTime<Utc>> = None;
            loop {
                rt::time::sleep(every).await;
                let (looking, now) = (Arc::clone(&identity), clock.real());
                match rt::task::spawn_blocking(move || looking.look(now)).await {
                    Ok(Ok(true)) => tracing::info!("the certificate for TLS was renewed"),
                    Ok(Ok(false)) | Err(_) => {}
                    Ok(Err(error)) => {
                        tracing::warn!(%error, "the renewed certificate for TLS cannot be used; the one before it is")
                    }
                }
                let ends = identity.ends().filter(|ends| *ends - now < WARNED_BEFORE);
                if let Some(ends) = ends.filter(|_| warned.is_none_or(|at| now - at > TimeDelta::days(1))) {
                    warned = Some(now);
                    tracing::warn!(%ends, "the certificate for TLS ends soon, or has ended");
                }
            }
        });
    }

    /// What TLS is spoken with: 1.2 and 1.3, HTTP/1.1 in it.
    pub fn configuration(self: &Arc<Self>) -> Result<ServerConfig, TlsError> {
        let provider = Arc::new(ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let resolver: Arc<dyn ResolvesServerCert> = Arc::<Self>::clone(self);
        let mut configuration = builder.with_no_client_auth().with_cert_resolver(resolver);
        configuration.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(configuration)
    }
}

fn read(files: &TlsFiles) -> Result<Read, TlsError> {
    let read = |setting, path: &str| {
        std::fs::read(Path::new(path)).map_err(|error| TlsError::Unread(setting, path.to_owned(), error))
    };
    Ok(Read {
        certificate: read("GANGWAY_TLS_CERTIFICATE", &files.certificate)?,
        key: read("GANGWAY_TLS_KEY", &files.key)?,
    })
}

fn certified(read: &Read, files: &TlsFiles, now: DateTime<Utc>) -> Result<CertifiedKey, TlsError> {
    let no_certificate = || TlsError::NoCertificate(files.certificate.clone());
    let chain: Vec<CertificateDer<'static>> =
        CertificateDer::pem_slice_iter(&read.certificate).collect::<Result<_, _>>().map_err(|_| no_certificate())?;
    let (from, until) = chain.first().and_then(validity).ok_or_else(no_certificate)?;
    if until <= now {
        return Err(TlsError::Ended(files.certificate.clone(), until));
    }
    if from > now {
        return Err(TlsError::Early(files.certificate.clone(), from));
    }
    let key = PrivateKeyDer::from_pem_slice(&read.key).map_err(|_| TlsError::NoKey(files.key.clone()))?;
    CertifiedKey::from_der(chain, key, &ring::default_provider()).map_err(|error| match error {
        Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
            TlsError::Mismatch(files.key.clone(), files.certificate.clone())
        }
        Error::InvalidCertificate(_) => no_certificate(),
        _ => TlsError::NoKey(files.key.clone()),
    })
}

/// From when to when a certificate is good.
fn validity(certificate: &CertificateDer<'_>) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let validity = Certificate::from_der(certificate).ok()?.tbs_certificate.validity;
    let at = |time: x509_cert::time::Time| {
        DateTime::from_timestamp(i64::try_from(time.to_unix_duration().as_secs()).ok()?, 0)
    };
    Some((at(validity.not_before)?, at(validity.not_after)?))
}
