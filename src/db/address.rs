//! PostgreSQL's address as its client library gets it: with limits of time, so that nobody waits for a server that has vanished.

use std::net::IpAddr;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, ConnectionError, ConnectionResult, PgConnection};

/// What the client library does about servers that do not answer, where the address does not say otherwise. A host that
/// takes no connection is given up after two seconds, the least that the library knows, and the next host of the address is
/// tried. One that vanished is noticed four seconds after it has acknowledged something last.
const LIMITS: [(&str, &str); 5] = [
    ("connect_timeout", "2"),
    ("keepalives_idle", "2"),
    ("keepalives_interval", "1"),
    ("keepalives_count", "2"),
    ("tcp_user_timeout", "4000"),
];

/// Ours, and not the client library's: whether a pooler stands between that gives each transaction another connection.
const POOLER: &str = "pgbouncer";

/// How an address says that it means the one server that takes writes.
const PRIMARY: [&str; 2] = ["target_session_attrs=read-write", "target_session_attrs=primary"];

/// Fails with `recovery is in progress` at a standby.
const STILL_PRIMARY: &str = "SELECT CASE WHEN pg_is_in_recovery() THEN pg_current_wal_lsn() END";

/// An address of PostgreSQL.
pub struct Address {
    /// What the client library gets.
    pub url: String,
    /// Whether nothing may be kept at a connection from one transaction to the next.
    pub is_pooled: bool,
    /// Whether a server that takes no writes is not the one that is meant.
    is_primary: bool,
}

impl Address {
    /// Reads the address that the settings give.
    pub fn new(url: &str) -> Self {
        let (address, parameters) = url.split_once('?').unwrap_or((url, ""));
        let mut parameters: Vec<&str> = parameters.split('&').filter(|parameter| !parameter.is_empty()).collect();
        let is_pooled = parameters.iter().any(|parameter| is_pooler(parameter));
        let is_primary = PRIMARY.iter().any(|primary| parameters.contains(primary));
        parameters.retain(|parameter| name(parameter) != POOLER);
        let limits = LIMITS.iter().filter(|(limit, _)| !parameters.iter().any(|parameter| name(parameter) == *limit));
        let mut query: Vec<String> = limits.map(|(limit, value)| format!("{limit}={value}")).collect();
        query.extend(parameters.iter().map(|parameter| (*parameter).to_owned()));
        Self { url: format!("{address}?{}", query.join("&")), is_pooled, is_primary }
    }

    /// What begins a transaction that brings its limits along, as each one does behind a pooler. An open connection there may
    /// have come to lead to a server that takes no writes any more, and whose state is an older one: what asks for that fails
    /// there, before anything is done.
    pub fn begin(&self, begin: &str, statement: Duration, lock: Duration) -> String {
        let limits = limits(statement, lock);
        let primary = if self.is_primary { STILL_PRIMARY } else { "" };
        format!("{begin}; {limits}; {primary}")
    }

    /// Opens a connection. A pooler tells a new client what its server was when the pooler met it, so that the client
    /// library takes a standby for the primary that it was: the hosts are asked one after another here instead, if they are
    /// named before the database.
    pub fn connect(&self) -> ConnectionResult<PgConnection> {
        let hosts = self.hosts();
        if hosts.is_empty() {
            return PgConnection::establish(&self.url);
        }
        let mut last = ConnectionError::BadConnection("connection to server failed: no host is named".to_owned());
        for url in hosts {
            let found = PgConnection::establish(&url).and_then(|mut conn| {
                let asked = conn.batch_execute(STILL_PRIMARY);
                asked.map(|()| conn).map_err(ConnectionError::CouldntSetupConfiguration)
            });
            match found {
                Ok(conn) => return Ok(conn),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// An address for each host, where they are to be asked one after another.
    fn hosts(&self) -> Vec<String> {
        if !(self.is_pooled && self.is_primary) {
            return Vec::new();
        }
        let (address, parameters) = self.url.split_once('?').unwrap_or((&self.url, ""));
        let Parts { scheme, user, hosts, database } = Parts::of(address);
        let kept: Vec<_> = parameters.split('&').filter(|parameter| !PRIMARY.contains(parameter)).collect();
        let kept = kept.join("&");
        hosts
            .split(',')
            .filter(|host| !host.is_empty())
            .map(|host| format!("{scheme}://{user}{host}/{database}?{kept}"))
            .collect()
    }
}

/// An address without its parameters.
struct Parts<'a> {
    scheme: &'a str,
    /// With the `@` after it.
    user: &'a str,
    hosts: &'a str,
    database: &'a str,
}

impl<'a> Parts<'a> {
    fn of(address: &'a str) -> Self {
        let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
        let (authority, database) = rest.split_once('/').unwrap_or((rest, ""));
        let (user, hosts) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
        Self { scheme, user, hosts, database }
    }
}

/// What gives a transaction its limits, whatever its connection has.
pub fn limits(statement: Duration, lock: Duration) -> String {
    let (statement, lock) = (statement.as_millis(), lock.as_millis());
    format!("SET LOCAL statement_timeout = {statement}; SET LOCAL lock_timeout = {lock}")
}

fn name(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or_default()
}

fn is_pooler(parameter: &str) -> bool {
    parameter == format!("{POOLER}=true")
}

/// Whether all hosts that an address names are this machine, and no pooler that may lead elsewhere.
pub fn is_local(url: &str) -> bool {
    let (address, parameters) = url.split_once('?').unwrap_or((url, ""));
    // A parameter takes the place of the hosts before the database; others name hosts that are not looked up here.
    let parameters = || parameters.split('&').rev();
    let named = parameters().find_map(|parameter| parameter.strip_prefix("host="));
    let is_elsewhere = parameters().any(|parameter| matches!(name(parameter), "hostaddr" | "service"));
    !is_elsewhere && !is_pooled(url) && named.unwrap_or(Parts::of(address).hosts).split(',').all(is_here)
}

/// A host, with or without its port: none and a path are a socket of this machine.
fn is_here(host: &str) -> bool {
    let is_path = host.starts_with('/') || host.to_ascii_lowercase().starts_with("%2f");
    let name = match host.strip_prefix('[').and_then(|host| host.split_once(']')) {
        Some((name, _)) => name,
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let is_loopback = name.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    is_path || is_loopback || name.is_empty() || name.eq_ignore_ascii_case("localhost")
}

/// Whether an address says that a pooler stands between.
pub fn is_pooled(url: &str) -> bool {
    Address::new(url).is_pooled
}

/// Whether the pooler's parameter, where there is one, is `true` or `false`.
pub fn is_pooler_readable(url: &str) -> bool {
    let parameters = url.split_once('?').map_or("", |(_, parameters)| parameters);
    parameters
        .split('&')
        .filter(|parameter| name(parameter) == POOLER)
        .all(|parameter| is_pooler(parameter) || parameter == format!("{POOLER}=false"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_the_limits_that_it_does_not_name() {
        let address = Address::new("postgres://a:b@one,two/gangway?connect_timeout=7&target_session_attrs=read-write");
        assert_eq!(
            address.url,
            "postgres://a:b@one,two/gangway?keepalives_idle=2&keepalives_interval=1&keepalives_count=2\
             &tcp_user_timeout=4000&connect_timeout=7&target_session_attrs=read-write"
        );
        assert!(!address.is_pooled);
        assert!(Address::new("postgres://one/gangway").url.starts_with("postgres://one/gangway?connect_timeout=2&"));
    }

    #[test]
    fn an_address_is_of_this_machine_when_all_its_hosts_are() {
        for here in [
            "postgres://a:b@127.0.0.1:5432/gangway",
            "postgres://localhost/gangway",
            "postgresql://a@[::1]:5432/gangway?sslmode=disable",
            "postgres://a@[::1]/gangway",
            "postgres:///gangway",
            "postgres:///gangway?host=/run/postgresql",
            "postgres://%2Frun%2Fpostgresql/gangway",
            "postgres://localhost:5432,127.0.0.1:5433/gangway",
        ] {
            assert!(is_local(here), "{here}");
        }
        for elsewhere in [
            "postgres://a:b@db/gangway",
            "postgres://10.0.0.1:5432/gangway",
            "postgres://localhost,db/gangway",
            "postgres://localhost/gangway?host=db",
            "postgres://[fd00::1]:5432/gangway",
            "postgres://localhost.example/gangway",
            "postgres://127.example.com/gangway",
            "postgres://localhost/gangway?host=localhost&host=db",
            "postgres://localhost/gangway?hostaddr=10.0.0.1",
            "postgres:///gangway?service=gangway",
            "postgres://127.0.0.1:6432/gangway?pgbouncer=true",
        ] {
            assert!(!is_local(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn the_poolers_parameter_is_ours_alone() {
        let address = Address::new("postgres://one/gangway?pgbouncer=true&sslmode=disable");
        assert!(address.is_pooled && !address.url.contains("pgbouncer"), "{}", address.url);
        assert!(address.url.ends_with("&sslmode=disable"));
        let two =
            Address::new("postgres://a:b@one:1,two:2/gangway?pgbouncer=true&target_session_attrs=read-write").hosts();
        assert_eq!(two.len(), 2);
        assert!(two[1].starts_with("postgres://a:b@two:2/gangway?connect_timeout=2&"), "{two:?}");
        assert!(!two[1].contains("target_session_attrs"), "{two:?}");
        let elsewhere = "postgres:///gangway?host=one,two&pgbouncer=true&target_session_attrs=read-write";
        assert!(Address::new(elsewhere).hosts().is_empty());
        let direct = Address::new("postgres://one/gangway?pgbouncer=false");
        assert!(!direct.is_pooled && !direct.url.contains("pgbouncer"), "{}", direct.url);
        assert!(is_pooler_readable("postgres://one/gangway?pgbouncer=false&a=b"));
        assert!(!is_pooler_readable("postgres://one/gangway?pgbouncer=yes"));
    }
}
