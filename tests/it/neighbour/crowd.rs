//! Many rows, made past the server: copies of one that it made.

use crate::support::Database;
use crate::support::app::TestDatabase;

fn kind(database: &TestDatabase) -> Database {
    if database.url().starts_with("sqlite") { Database::Sqlite } else { Database::Postgres }
}

/// A table `n` with a column `i` from 1 to so many.
fn numbers(database: &TestDatabase, count: usize) -> String {
    match kind(database) {
        Database::Sqlite => {
            format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})")
        }
        Database::Postgres => format!("WITH n(i) AS (SELECT generate_series(1, {count}))"),
    }
}

/// Digits of `i`, so many.
fn digits(database: &TestDatabase, length: usize) -> String {
    match kind(database) {
        Database::Sqlite => format!("printf('%0{length}d', i)"),
        Database::Postgres => format!("lpad(CAST(i AS TEXT), {length}, '0')"),
    }
}

/// So many clients of the reseller that has this one, with names as long as they may be.
pub fn clients(database: &TestDatabase, like: &str, count: usize) {
    let (numbers, long) = (numbers(database, count), digits(database, 25));
    let name = format!("{} || '{}'", digits(database, 8), "abcdefgh".repeat(14));
    database.execute(&format!(
        "{numbers} INSERT INTO clients (id, reseller_id, name, name_folded, contact_name, contact_email, street, city, \
         postal_code, country, language, status, version, created_at, updated_at) \
         SELECT 'cli_0' || {long}, reseller_id, {name}, {name}, contact_name, contact_email, street, city, postal_code, country, \
         language, status, version, created_at, updated_at FROM clients, n WHERE id = '{like}'",
    ));
}

/// So many accounts of this client, which inherit its pricebook.
pub fn accounts(database: &TestDatabase, client: &str, count: usize) {
    let (numbers, long, number) = (numbers(database, count), digits(database, 25), digits(database, 11));
    database.execute(&format!(
        "{numbers} INSERT INTO cloud_accounts (id, reseller_id, client_id, origin, aws_account_id, support_type, \
         organization_role, external_id, status, role_status, version, created_at, updated_at) \
         SELECT 'acc_0' || {long}, reseller_id, id, 'existing', '7' || {number}, 'basic', 'standalone', \
         'CA0' || {long}, 'registered', 'not_checked', 1, created_at, updated_at FROM clients, n WHERE id = '{client}'"
    ));
}

/// The ids of the first so many.
pub fn account_ids(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("acc_0{number:025}")).collect()
}
