//! The rules for a server of PostgreSQL.

use super::finding::Finding;
use crate::db::inspect::postgres::Server;
use crate::db::inspect::replica::Sight;
use crate::db::{OWN, Unfit};

/// The first version that has all that is asked of it (`plan_cache_mode`).
const LEAST: i32 = 12;

/// The version that the tests run on.
const TESTED: i32 = 15;

/// What is said of a server to which each replica makes so many connections, `pool` of them for requests.
pub fn judge(server: &Server, pool: u32, says_pooled: bool) -> Vec<Finding> {
    let mut found = vec![
        version(server.version),
        encoding(&server.encoding),
        primary(server),
        durability(server),
        messages(server),
    ];
    found.push(if says_pooled {
        Finding::skip(
            "database.connections",
            "the address says that a pooler stands between, which has limits of its own",
        )
    } else {
        connections(server, pool)
    });
    found
}

fn version(version: i32) -> Finding {
    const CHECK: &str = "database.version";
    let major = version / 10_000;
    let named = format!("PostgreSQL {major}.{}", version % 10_000);
    if major < LEAST {
        let means = format!("{named} lacks what Gangway asks of it");
        Finding::fail(CHECK, means, format!("use PostgreSQL {LEAST} or newer; {TESTED} is what the tests run on"))
    } else if major < TESTED {
        let means = format!("{named} has all that is needed, and no tests run on it");
        Finding::warn(CHECK, means, format!("use PostgreSQL {TESTED} or newer"))
    } else {
        Finding::ok(CHECK, named)
    }
}

fn encoding(encoding: &str) -> Finding {
    const CHECK: &str = "database.encoding";
    if encoding == "UTF8" {
        return Finding::ok(CHECK, "the database keeps text in UTF-8");
    }
    let means = format!("the database keeps text in {encoding}: names that it cannot write are refused");
    Finding::fail(CHECK, means, "move the data to a database that was made with ENCODING 'UTF8'")
}

fn primary(server: &Server) -> Finding {
    const CHECK: &str = "database.primary";
    if server.in_recovery {
        let means = "GANGWAY_DATABASE_URL leads to a standby, which takes no writes";
        let advice = "name the primary, or all hosts with target_session_attrs=read-write (docs/high-availability.md)";
        return Finding::fail(CHECK, means, advice);
    }
    if server.read_only {
        let means = "transactions only read there (default_transaction_read_only)";
        return Finding::fail(CHECK, means, "take that setting from the server, the database or the role");
    }
    Finding::ok(CHECK, "it takes writes")
}

fn durability(server: &Server) -> Finding {
    const CHECK: &str = "database.durability";
    let advice = "switch it on, and restart or reload PostgreSQL";
    if !server.fsync {
        return Finding::fail(CHECK, "fsync is off: a power cut can destroy the database", advice);
    }
    if !server.full_page_writes {
        return Finding::fail(CHECK, "full_page_writes is off: a power cut can destroy the database", advice);
    }
    if !server.commit_waits {
        let means =
            "synchronous_commit is off: a crash may lose the last moments' writes, though they were acknowledged";
        return Finding::warn(CHECK, means, advice);
    }
    Finding::ok(CHECK, "what is acknowledged is on the disk")
}

/// Some messages are told apart by their words.
fn messages(server: &Server) -> Finding {
    const CHECK: &str = "database.messages";
    let language = server.messages.as_str();
    let is_english = language.is_empty() || ["C", "POSIX", "en"].iter().any(|start| language.starts_with(start));
    if is_english {
        return Finding::ok(CHECK, "PostgreSQL's messages are English");
    }
    let means =
        format!("PostgreSQL's messages are in {language}: a full disk or a stop is taken for a failure (500) there");
    Finding::warn(CHECK, means, "let the role set lc_messages, or set it to C for the role")
}

/// While replicas are replaced one by one there is one more than otherwise.
fn connections(server: &Server, pool: u32) -> Finding {
    const CHECK: &str = "database.connections";
    let limits = [server.of_database, server.of_role].into_iter().filter(|limit| *limit >= 0);
    let most = i64::from(limits.fold(server.connections, i32::min));
    let wanted = i64::from(pool + OWN);
    let means = format!("a replica makes {wanted} connections, and {most} are to be had");
    let advice = "raise max_connections (or the limit of the database or role), or lower GANGWAY_DATABASE_POOL";
    if wanted > most {
        return Finding::fail(CHECK, format!("{means}: requests wait for connections that never come"), advice);
    }
    if 2 * wanted > most {
        return Finding::warn(CHECK, format!("{means}: a second replica, as an upgrade needs, does not fit"), advice);
    }
    let (used, all) = (server.used, i64::from(server.connections));
    if used * 10 > all * 9 {
        return Finding::warn(
            CHECK,
            format!("{used} of the server's {all} connections are in use: few are left"),
            advice,
        );
    }
    Finding::ok(CHECK, means)
}

/// What is said of whether a pooler stands between and the address says so.
pub fn pooler(says_pooled: bool, is_pooled: Option<bool>) -> Finding {
    const CHECK: &str = "database.pooler";
    match (says_pooled, is_pooled) {
        (true, _) => Finding::ok(CHECK, "the address says that a pooler may stand between"),
        (false, Some(true)) => {
            let means = "a pooler such as PgBouncer stands between: when it gives each transaction another connection, what is \
                 set on one is lost or somebody else's";
            let advice =
                "add pgbouncer=true to the address, unless its pool_mode is session (docs/high-availability.md)";
            Finding::warn(CHECK, means, advice)
        }
        (false, Some(false)) => Finding::ok(CHECK, "no pooler stands between"),
        (false, None) => Finding::skip(CHECK, "whether a pooler stands between cannot be told"),
    }
}

/// What is said of a read replica.
pub fn replica(sight: &Sight) -> Finding {
    const CHECK: &str = "database.replica";
    match sight {
        Sight::Fit(after) => {
            let millis = after.as_millis();
            Finding::ok(CHECK, format!("the read replica showed within {millis} ms what the primary had written"))
        }
        Sight::Unfit(why, detail) => {
            let means = format!("the replica of GANGWAY_DATABASE_READ_URL is not read: {}", why.as_str());
            let means = if detail.is_empty() { means } else { format!("{means} ({detail})") };
            match why {
                Unfit::Foreign => {
                    Finding::fail(CHECK, format!("{means}, and a start ends with this"), "name a replica of it")
                }
                Unfit::NoReplica => Finding::warn(CHECK, means, "name a standby there, or take the setting away"),
                Unfit::Behind => {
                    let advice = "look at pg_stat_replication at the primary; the primary is read meanwhile";
                    Finding::warn(CHECK, means, advice)
                }
                Unfit::Unreachable => {
                    Finding::warn(CHECK, means, "start it, or correct the address; the primary is read meanwhile")
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::doctor::finding::Status;

    fn healthy() -> Server {
        Server {
            version: 150_018,
            encoding: "UTF8".to_owned(),
            in_recovery: false,
            read_only: false,
            fsync: true,
            full_page_writes: true,
            commit_waits: true,
            connections: 97,
            used: 12,
            of_database: -1,
            of_role: -1,
            messages: "C".to_owned(),
            schema: Some("public".to_owned()),
            can_create: true,
        }
    }

    #[track_caller]
    fn one_is(server: Server, check: &str, status: Status) {
        for found in judge(&server, 8, false) {
            assert_eq!(found.status, if found.check == check { status } else { Status::Ok }, "{found:?}");
        }
    }

    #[test]
    fn a_healthy_server_is_fine() {
        one_is(healthy(), "", Status::Ok);
        for messages in ["", "en_US.UTF-8", "C.UTF-8", "POSIX"] {
            one_is(Server { messages: messages.to_owned(), ..healthy() }, "", Status::Ok);
        }
    }

    #[test]
    fn each_fault_has_its_line_and_the_others_stay_fine() {
        one_is(Server { version: 110_022, ..healthy() }, "database.version", Status::Fail);
        one_is(Server { version: 140_003, ..healthy() }, "database.version", Status::Warn);
        one_is(Server { encoding: "SQL_ASCII".to_owned(), ..healthy() }, "database.encoding", Status::Fail);
        one_is(Server { in_recovery: true, ..healthy() }, "database.primary", Status::Fail);
        one_is(Server { read_only: true, ..healthy() }, "database.primary", Status::Fail);
        one_is(Server { fsync: false, ..healthy() }, "database.durability", Status::Fail);
        one_is(Server { full_page_writes: false, ..healthy() }, "database.durability", Status::Fail);
        one_is(Server { commit_waits: false, ..healthy() }, "database.durability", Status::Warn);
        one_is(Server { messages: "es_ES.UTF-8".to_owned(), ..healthy() }, "database.messages", Status::Warn);
    }

    #[test]
    fn a_replica_fits_twice_into_the_least_of_the_limits() {
        let check = "database.connections";
        one_is(Server { connections: 9, used: 1, ..healthy() }, check, Status::Fail);
        one_is(Server { connections: 19, ..healthy() }, check, Status::Warn);
        one_is(Server { connections: 20, ..healthy() }, check, Status::Ok);
        one_is(Server { of_role: 5, ..healthy() }, check, Status::Fail);
        one_is(Server { of_database: 15, of_role: 50, ..healthy() }, check, Status::Warn);
        one_is(Server { used: 90, ..healthy() }, check, Status::Warn);
        let behind_pooler = judge(&Server { connections: 9, ..healthy() }, 8, true);
        assert!(behind_pooler.iter().any(|one| one.check == check && one.status == Status::Skip));
    }

    #[test]
    fn a_pooler_that_the_address_does_not_name_is_told() {
        let status = |says, is| pooler(says, is).status;
        assert_eq!([status(false, Some(true)), status(false, Some(false))], [Status::Warn, Status::Ok]);
        assert_eq!([status(false, None), status(true, None)], [Status::Skip, Status::Ok]);
    }

    #[test]
    fn a_replica_of_another_database_stops_a_start_and_others_are_passed_over() {
        let status = |why| replica(&Sight::Unfit(why, String::new())).status;
        assert_eq!(status(Unfit::Foreign), Status::Fail);
        assert_eq!([Unfit::NoReplica, Unfit::Behind, Unfit::Unreachable].map(status), [Status::Warn; 3]);
        assert_eq!(replica(&Sight::Fit(Duration::from_millis(40))).status, Status::Ok);
    }
}
