//! TLS to clients: what is served by it, what is too slow for it, what is renewed, and what stops the start.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use actix_web::web::Data;
use gangway::api::{server, start};
use gangway::aws::AwsMode;
use gangway::clock::Clock;
use gangway::settings::{Timeouts, TlsFiles};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::support::Database;
use crate::support::app::{OPS_ID, OPS_SECRET, TestDatabase, settings};
use crate::support::certificates::{Authority, Issued};
use crate::support::process::{PATIENCE, gangway, said};
use crate::support::raw::{body, ends_after_a_second_of_rest, status};

/// A client that trusts this authority and would speak HTTP/2.
fn connector(authority: &Authority) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(authority.der()).unwrap();
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().unwrap();
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    TlsConnector::from(Arc::new(config))
}

async fn connect(address: SocketAddr, authority: &Authority) -> std::io::Result<TlsStream<TcpStream>> {
    let stream = TcpStream::connect(address).await?;
    connector(authority).connect(ServerName::try_from("localhost").unwrap(), stream).await
}

async fn rest(stream: &mut TlsStream<TcpStream>) -> String {
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
    drop(read.expect("the server closes"));
    String::from_utf8_lossy(&answer).into_owned()
}

async fn ask(address: SocketAddr, authority: &Authority, head: &str, content: &str) -> String {
    let mut stream = connect(address, authority).await.unwrap();
    let length = content.len();
    let request = format!("{head}\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{content}");
    stream.write_all(request.as_bytes()).await.unwrap();
    rest(&mut stream).await
}

/// The certificate that the server shows.
async fn shown(address: SocketAddr, authority: &Authority) -> Vec<u8> {
    let stream = connect(address, authority).await.unwrap();
    stream.get_ref().1.peer_certificates().unwrap()[0].to_vec()
}

struct Secure {
    address: SocketAddr,
    authority: Authority,
    shows: Issued,
    folder: tempfile::TempDir,
    _database: TestDatabase,
}

/// A server behind TLS that looks at its files often and waits for clients as long as a test does.
async fn secure() -> Secure {
    secure_with(Timeouts { head: Duration::from_millis(800), ..Timeouts::default() }).await
}

async fn secure_with(timeouts: Timeouts) -> Secure {
    let (authority, folder, database) =
        (Authority::new(), tempfile::tempdir().unwrap(), TestDatabase::new(Database::Sqlite));
    let shows = authority.issue();
    let (certificate, key) = shows.write(folder.path());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut settings = settings(&database, AwsMode::Manual, &format!("https://localhost:{}", address.port()));
    settings.tls = Some(TlsFiles { certificate, key, look_every: Duration::from_millis(100) });
    settings.timeouts = timeouts;
    let (app, _) = start::start(settings, Clock::default()).unwrap();
    let (server, _) = server::run_on(listener, Data::new(app), 1).unwrap();
    actix_web::rt::spawn(server);
    Secure { address, authority, shows, folder, _database: database }
}

#[actix_web::test]
async fn the_api_is_served_by_tls_and_browsers_are_told_to_stay() {
    let server = secure().await;
    let form = format!("grant_type=client_credentials&client_id={OPS_ID}&client_secret={OPS_SECRET}");
    let head = "POST /oauth/token HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
    let answer = ask(server.address, &server.authority, head, &form).await;
    assert_eq!(status(&answer), 200, "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");
    let token = serde_json::from_str::<serde_json::Value>(body(&answer)).unwrap()["access_token"].clone();
    let head = format!("GET /resellers HTTP/1.1\r\nAuthorization: Bearer {}", token.as_str().unwrap());
    let answer = ask(server.address, &server.authority, &head, "").await;
    assert_eq!(status(&answer), 200, "{answer}");
    // Streams of HTTP/2 would escape the limits of time.
    let stream = connect(server.address, &server.authority).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
    // Whoever trusts another authority is not deceived, and plain HTTP is not answered.
    connect(server.address, &Authority::new()).await.unwrap_err();
    let mut plain = TcpStream::connect(server.address).await.unwrap();
    plain.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    drop(plain.read_to_end(&mut answer).await);
    assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
}

#[actix_web::test]
async fn who_is_too_slow_is_cut_off_behind_tls_too() {
    let server = secure().await;
    let begun = Instant::now();
    let mut silent = TcpStream::connect(server.address).await.unwrap();
    let mut stream = connect(server.address, &server.authority).await.unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: ").await.unwrap();
    let answer = rest(&mut stream).await;
    assert_eq!(status(&answer), 408, "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
    // Who does not even begin to speak TLS.
    let closed = tokio::time::timeout(Duration::from_secs(10), silent.read(&mut [0; 16])).await;
    assert!(matches!(closed.expect("the server closes"), Ok(0) | Err(_)));
    assert_eq!(status(&ask(server.address, &server.authority, "GET /healthz HTTP/1.1", "").await), 200);
}

#[actix_web::test]
async fn a_connection_that_nothing_comes_by_is_ended_behind_tls_too() {
    let server = secure_with(Timeouts { idle: Duration::from_secs(1), ..Timeouts::default() }).await;
    let mut stream = connect(server.address, &server.authority).await.unwrap();
    ends_after_a_second_of_rest(&mut stream).await;
}

#[actix_web::test]
async fn a_renewed_certificate_is_taken_up_and_a_broken_one_is_not() {
    let server = secure().await;
    let (address, authority) = (server.address, &server.authority);
    assert_eq!(shown(address, authority).await, server.shows.der.to_vec());
    let mut kept = connect(address, authority).await.unwrap();
    let renewed = authority.issue();
    // Half of it is not yet a certificate with its key.
    fs::write(server.folder.path().join("tls.crt"), &renewed.certificate).unwrap();
    sleep(Duration::from_millis(400)).await;
    assert_eq!(shown(address, authority).await, server.shows.der.to_vec());
    renewed.write(server.folder.path());
    let begun = Instant::now();
    while shown(address, authority).await != renewed.der.to_vec() {
        assert!(begun.elapsed() < Duration::from_secs(5), "the renewed certificate is not shown");
        sleep(Duration::from_millis(50)).await;
    }
    for broken in ["", "nonsense", &authority.issue_between(2020, 2021).certificate] {
        fs::write(server.folder.path().join("tls.crt"), broken).unwrap();
        sleep(Duration::from_millis(300)).await;
        assert_eq!(shown(address, authority).await, renewed.der.to_vec(), "{broken}");
    }
    fs::remove_file(server.folder.path().join("tls.key")).unwrap();
    sleep(Duration::from_millis(300)).await;
    assert_eq!(shown(address, authority).await, renewed.der.to_vec());
    drop(kept.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await);
    drop(rest(&mut kept).await);
}

#[test]
fn what_is_wrong_with_the_files_stops_the_start_before_the_database_is_touched() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    let (good, other) = (authority.issue(), authority.issue());
    let path = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (certificate, key) = (path("good.crt", &good.certificate), path("good.key", &good.key));
    let nonsense = path("nonsense", "nonsense");
    let missing = folder.path().join("missing").to_str().unwrap().to_owned();
    let ended = authority.issue_between(2020, 2021);
    let early = authority.issue_between(2090, 2100);
    for (given, parts) in [
        ((certificate.clone(), String::new()), ["GANGWAY_TLS_CERTIFICATE and GANGWAY_TLS_KEY", "set together"]),
        ((String::new(), key.clone()), ["GANGWAY_TLS_CERTIFICATE and GANGWAY_TLS_KEY", "set together"]),
        ((good.certificate.clone(), key.clone()), ["GANGWAY_TLS_CERTIFICATE", "a file's path"]),
        ((missing.clone(), key.clone()), ["GANGWAY_TLS_CERTIFICATE: ", "cannot be read: No such file"]),
        ((certificate.clone(), missing), ["GANGWAY_TLS_KEY: ", "cannot be read: No such file"]),
        ((nonsense.clone(), key.clone()), ["GANGWAY_TLS_CERTIFICATE: ", "holds no certificate"]),
        ((certificate.clone(), nonsense), ["GANGWAY_TLS_KEY: ", "holds no private key"]),
        ((certificate.clone(), path("other.key", &other.key)), ["GANGWAY_TLS_KEY: ", "not the one of the certificate"]),
        ((path("ended.crt", &ended.certificate), path("ended.key", &ended.key)), ["ended on", "2021-01-01"]),
        ((path("early.crt", &early.certificate), path("early.key", &early.key)), ["not good before", "2090-01-01"]),
    ] {
        let settings = [
            ("GANGWAY_BIND", "127.0.0.1:0"),
            ("GANGWAY_DATABASE_URL", "sqlite://gangway.db"),
            ("GANGWAY_TLS_CERTIFICATE", given.0.as_str()),
            ("GANGWAY_TLS_KEY", given.1.as_str()),
        ];
        let output = gangway(folder.path(), &["serve"], &settings).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(parts.iter().all(|part| said.contains(part)), "{parts:?} are not in: {said}");
        assert!(!said.contains("PRIVATE KEY") && !said.contains("panicked"), "{said}");
    }
    assert!(!folder.path().join("gangway.db").exists(), "a database was made all the same");
}

#[actix_web::test]
async fn a_stop_finishes_what_is_under_way_behind_tls() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    let (certificate, key) = authority.issue().write(folder.path());
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let bind = address.to_string();
    let settings = [
        ("GANGWAY_BIND", bind.as_str()),
        ("GANGWAY_DATABASE_URL", "sqlite://gangway.db"),
        ("GANGWAY_TLS_CERTIFICATE", &certificate),
        ("GANGWAY_TLS_KEY", &key),
        ("GANGWAY_BOOTSTRAP_CLIENT_ID", OPS_ID),
        ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", OPS_SECRET),
    ];
    let mut process = gangway(folder.path(), &["serve"], &settings).spawn().unwrap();
    let begun = Instant::now();
    while connect(address, &authority).await.is_err() {
        assert!(begun.elapsed() < PATIENCE && process.try_wait().unwrap().is_none(), "it does not serve");
        sleep(Duration::from_millis(50)).await;
    }
    let form = format!("grant_type=client_credentials&client_id={OPS_ID}&client_secret={OPS_SECRET}");
    let head = "POST /oauth/token HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
    let answer = ask(address, &authority, head, &form).await;
    let token = serde_json::from_str::<serde_json::Value>(body(&answer)).unwrap()["access_token"].clone();
    // A client that has another request on the same connection would be closed, and one that waits is answered.
    let mut idle = connect(address, &authority).await.unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut waits = connect(address, &authority).await.unwrap();
    let token = token.as_str().unwrap();
    let request = format!("GET /events?since=now&wait=30 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n");
    waits.write_all(request.as_bytes()).await.unwrap();
    sleep(Duration::from_millis(500)).await;
    let begun = Instant::now();
    let sent = std::process::Command::new("kill").args(["-TERM", &process.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let answer = rest(&mut waits).await;
    assert_eq!(status(&answer), 200, "{answer}");
    let status = loop {
        if let Some(status) = process.try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < Duration::from_secs(15), "it does not end");
        sleep(Duration::from_millis(50)).await;
    };
    assert_eq!(status.code(), Some(0));
}
