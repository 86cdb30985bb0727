//! Many rows, made past the server: copies of one that it made.

use crate::support::app::TestDatabase;

/// So many clients of the reseller that has this one, with names as long as they may be.
pub fn clients(database: &TestDatabase, like: &str, count: u32) {
    let (series, long) = (database.series(count), database.digits(25));
    let name = format!("{} || '{}'", database.digits(8), "abcdefgh".repeat(14));
    database.execute(&format!(
        "INSERT INTO clients (id, reseller_id, name, name_folded, contact_name, contact_email, street, city, \
         postal_code, country, language, status, version, created_at, updated_at) \
         SELECT 'cli_0' || {long}, reseller_id, {name}, {name}, contact_name, contact_email, street, city, postal_code, country, \
         language, status, version, created_at, updated_at FROM clients, {series} WHERE id = '{like}'"
    ));
}

/// So many accounts of this client, which inherit its pricebook.
pub fn accounts(database: &TestDatabase, client: &str, count: u32) {
    let (series, long, number) = (database.series(count), database.digits(25), database.digits(11));
    database.execute(&format!(
        "INSERT INTO cloud_accounts (id, reseller_id, client_id, origin, aws_account_id, support_type, \
         organization_role, external_id, status, role_status, version, created_at, updated_at) \
         SELECT 'acc_0' || {long}, reseller_id, id, 'existing', '7' || {number}, 'basic', 'standalone', \
         'CA0' || {long}, 'registered', 'not_checked', 1, created_at, updated_at FROM clients, {series} WHERE id = '{client}'"
    ));
}

/// So many committed events of this client's reseller that have no place in the feed yet.
pub fn events(database: &TestDatabase, client: &str, count: u32) {
    let (series, long) = (database.series(count), database.digits(25));
    let table = database.waiting_room();
    database.execute(&format!(
        "INSERT INTO {table} (id, kind, at, actor_role, reseller_id, client_id, resource_id, resource_version, data) \
         SELECT 'evt_0' || {long}, 'client.updated', updated_at, 'reseller', reseller_id, id, id, 1, '{{}}' \
         FROM clients, {series} WHERE id = '{client}'"
    ));
}

/// The ids of the first so many accounts.
pub fn account_ids(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("acc_0{number:025}")).collect()
}
