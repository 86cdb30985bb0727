//! TLS with the certificates that the system trusts (`SSL_CERT_FILE` names others), by `ring`.

use std::sync::{Arc, OnceLock};

use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, Error, RootCertStore};

use super::undelivered::Undelivered;
use crate::domain::WebhookUrl;

/// Speaks TLS; the certificates are read when it does for the first time.
#[derive(Default)]
pub struct Tls(OnceLock<Option<TlsConnector>>);

impl Tls {
    /// TLS on a connection, with whom the address names.
    pub async fn connect(&self, url: &WebhookUrl, stream: TcpStream) -> Result<TlsStream<TcpStream>, Undelivered> {
        let connector = self.0.get_or_init(|| match connector(trusted()) {
            Ok(connector) => Some(connector),
            Err(error) => {
                tracing::error!(%error, "TLS cannot be set up: no webhook by https can be delivered");
                None
            }
        });
        let connector = connector.as_ref().ok_or(Undelivered::TlsFailed)?;
        let name = match (url.name(), url.address()) {
            (Some(name), _) => {
                ServerName::try_from(name.trim_end_matches('.').to_owned()).map_err(|_| Undelivered::TlsFailed)?
            }
            (None, Some(address)) => ServerName::IpAddress(address.into()),
            (None, None) => return Err(Undelivered::TlsFailed),
        };
        connector.connect(name, stream).await.map_err(|_| Undelivered::TlsFailed)
    }
}

/// What the system trusts.
fn trusted() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    for error in found.errors {
        tracing::warn!(%error, "some trusted certificates cannot be read");
    }
    let (added, ignored) = roots.add_parsable_certificates(found.certs);
    tracing::info!(added, ignored, "trusted certificates were read");
    roots
}

/// How TLS is spoken, with what the system trusts.
pub fn client_config() -> Result<ClientConfig, Error> {
    trusting(trusted())
}

fn trusting(roots: RootCertStore) -> Result<ClientConfig, Error> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    Ok(builder.with_safe_default_protocol_versions()?.with_root_certificates(roots).with_no_client_auth())
}

fn connector(roots: RootCertStore) -> Result<TlsConnector, Error> {
    let mut config = trusting(roots)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsConnector::from(Arc::new(config)))
}
