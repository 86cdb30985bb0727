//! Where the data lives, as its settings say it.

use crate::db::{Target, is_pooler_readable};

/// Reads the address of the data, or says what it must be without repeating it. Whether SQLite's is durable is another
/// setting: durable until that is looked at.
pub fn parse_database(value: &str) -> Result<Target, String> {
    if let Some(path) = value.strip_prefix("sqlite://").filter(|path| !path.is_empty()) {
        // Each connection would get an empty database of its own.
        let in_memory = path.contains(":memory:") || path.contains("mode=memory");
        let target = Target::Sqlite { path: path.to_owned(), durable: true };
        return if in_memory { Err("must name a file: data in memory is not shared".to_owned()) } else { Ok(target) };
    }
    let postgres = value.strip_prefix("postgres://").or_else(|| value.strip_prefix("postgresql://"));
    if let Some(address) = postgres {
        if !is_encoded(address) {
            let reason = "has a user or password whose special characters must be percent-encoded (@ as %40, / as %2F, % as %25)";
            return Err(reason.to_owned());
        }
        let wants_tls = ["sslmode=require", "sslmode=verify"].iter().any(|mode| value.contains(mode));
        if wants_tls && !cfg!(feature = "postgres-tls") {
            return Err("asks for TLS, which this build does not have: build with --features postgres-tls".to_owned());
        }
        if !is_pooler_readable(value) {
            return Err("may say pgbouncer=true or pgbouncer=false, and nothing else of it".to_owned());
        }
        return Ok(Target::Postgres(value.to_owned()));
    }
    // The value is not repeated: it may hold a password.
    Err("must start with sqlite:// (and name a file) or postgres://".to_owned())
}

/// Reads the address of a replica.
pub(super) fn parse_replica(value: &str) -> Result<Target, String> {
    match parse_database(value)? {
        Target::Sqlite { .. } => Err("must start with postgres://: only PostgreSQL has replicas".to_owned()),
        target => Ok(target),
    }
}

/// Reads how many connections requests share.
pub(super) fn parse_pool(value: &str) -> Result<u32, String> {
    let size = value.parse().ok().filter(|size| (1..=200).contains(size));
    size.ok_or_else(|| "must be a number from 1 to 200".to_owned())
}

/// Whether user and password end where they seem to: PostgreSQL's client would take what follows a bare `@` or `/` for
/// a host, and repeat it in its messages.
fn is_encoded(address: &str) -> bool {
    let user = address.rsplit_once('@').map_or("", |(user, _)| user);
    let escapes = user.split('%').skip(1);
    let hex = |text: &str| text.get(..2).is_some_and(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
    !user.contains(['/', '@', '?', '#', '[', ']', ' ']) && escapes.into_iter().all(hex)
}
