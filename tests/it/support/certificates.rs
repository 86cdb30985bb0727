//! Certificates of an authority of the tests.

use std::fs;
use std::path::Path;

use chrono::{TimeDelta, TimeZone, Utc};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tokio_rustls::rustls::pki_types::CertificateDer;

/// An authority that signs what tests show to each other.
pub struct Authority(pub CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key, as files have them.
pub struct Issued {
    pub certificate: String,
    pub key: String,
    pub der: CertificateDer<'static>,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        // A name of its own: OpenSSL would else take what it signs for signed by itself, and authorities for each other.
        params.distinguished_name.push(DnType::CommonName, format!("Authority {}", uuid::Uuid::now_v7()));
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// Its own certificate.
    pub fn der(&self) -> CertificateDer<'static> {
        self.0.der().clone()
    }

    /// A certificate for this machine, good between two years.
    pub fn issue_between(&self, from: i32, until: i32) -> Issued {
        self.issue_with(|params| {
            params.not_before = rcgen::date_time_ymd(from, 1, 1);
            params.not_after = rcgen::date_time_ymd(until, 1, 1);
        })
    }

    /// One that ends after this time.
    pub fn issue_for(&self, time: TimeDelta) -> Issued {
        let since = Utc::now() + time - Utc.with_ymd_and_hms(2020, 1, 1, 0, 0, 0).unwrap();
        self.issue_with(|params| {
            params.not_before = rcgen::date_time_ymd(2020, 1, 1);
            params.not_after = params.not_before + since.to_std().unwrap();
        })
    }

    fn issue_with(&self, set: impl FnOnce(&mut CertificateParams)) -> Issued {
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let mut params = CertificateParams::new(names).unwrap();
        set(&mut params);
        let key = KeyPair::generate().unwrap();
        let issued = params.signed_by(&key, &self.0).unwrap();
        Issued { certificate: issued.pem(), key: key.serialize_pem(), der: issued.der().clone() }
    }

    pub fn issue(&self) -> Issued {
        self.issue_between(2020, 2100)
    }
}

impl Issued {
    /// Writes both files; their paths.
    pub fn write(&self, folder: &Path) -> (String, String) {
        let (certificate, key) = (folder.join("tls.crt"), folder.join("tls.key"));
        fs::write(&certificate, &self.certificate).unwrap();
        fs::write(&key, &self.key).unwrap();
        (certificate.to_str().unwrap().to_owned(), key.to_str().unwrap().to_owned())
    }
}
