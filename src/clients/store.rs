//! Clients in the database.

use diesel::connection::DefaultLoadingMode;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::dto::ListClients;
use super::model::{Address, Client, ClientStatus, Contact, Language};
use crate::contract::page::Page;
use crate::db::conn::MultiBackend;
use crate::db::live::is_live;
use crate::db::row::exactly_one;
use crate::db::schema::{clients, cloud_accounts};
use crate::db::types::{Meant, Ts};
use crate::db::{Conn, Rows, Statement, Values, change, insertion, insertions, natively};
use crate::domain::{ContactEmail, Country};
use crate::fault::DbError;
use crate::id::{ClientId, ResellerId};
use crate::tenant::Tenant;

const TABLE: &str = "clients";

#[derive(Queryable, Selectable)]
#[diesel(table_name = clients)]
pub(super) struct Row {
    id: Meant<ClientId>,
    reseller_id: Meant<ResellerId>,
    name: String,
    external_ref: Option<String>,
    contact_name: String,
    contact_email: String,
    contact_phone: Option<String>,
    street: String,
    city: String,
    state: Option<String>,
    postal_code: String,
    country: Meant<Country>,
    domain: Option<String>,
    language: Meant<Language>,
    status: Meant<ClientStatus>,
    version: i32,
    created_at: Ts,
    updated_at: Ts,
}

/// What is read of a client: all but what it is searched by.
pub(super) type Columns = <Row as Selectable<MultiBackend>>::SelectExpression;

pub(super) fn columns() -> Columns {
    <Row as Selectable<MultiBackend>>::construct_selection()
}

impl TryFrom<Row> for Client {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.id.or_corrupt(TABLE, "id")?,
            reseller_id: row.reseller_id.or_corrupt(TABLE, "reseller_id")?,
            name: row.name,
            external_ref: row.external_ref,
            contact: Contact {
                name: row.contact_name,
                email: ContactEmail::stored(row.contact_email),
                phone: row.contact_phone,
            },
            address: Address {
                street: row.street,
                city: row.city,
                state: row.state,
                postal_code: Some(row.postal_code).filter(|code| !code.is_empty()),
                country: row.country.or_corrupt(TABLE, "country")?,
            },
            domain: row.domain,
            language: row.language.or_corrupt(TABLE, "language")?,
            status: row.status.or_corrupt(TABLE, "status")?,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

/// The client, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &ClientId) -> Result<Option<Client>, DbError> {
    let query = clients::table.find(id.as_str()).select(columns());
    let row = match tenant {
        Tenant::Platform => query.get_result::<Row>(conn),
        Tenant::Client(_, own) if own != id => return Ok(None),
        Tenant::Reseller(owner) | Tenant::Client(owner, _) => {
            let query = query.filter(clients::reseller_id.eq(owner.as_str()));
            natively!(conn, |conn| query.get_result::<Row>(conn))
        }
    };
    let row = row.optional()?;
    row.map(Client::try_from).transpose()
}

/// Names that the search for one page looks through. No index of both databases helps with the middle of a name; so many
/// names take a few milliseconds, however many clients there are.
const SEARCHED: i64 = 10_000;

/// What a search for a page has found.
pub struct ClientSearch {
    /// The clients, newest first.
    pub clients: Vec<Client>,
    /// The last client that was looked at, when older ones were not.
    pub searched_to: Option<String>,
}

/// The clients that the tenant and the filters other than the name let through, older than those of the page before. A
/// macro because the type of such a query has no name.
macro_rules! filtered {
    ($tenant:expr, $filters:expr, $page:expr) => {{
        let query = clients::table.select(columns()).into_boxed();
        let mut query = crate::scoped!(query, $tenant, clients::reseller_id, clients::id);
        if let Some(status) = $filters.status {
            query = query.filter(sql::<Bool>(has_status(status)));
        }
        if let Some(external_ref) = &$filters.external_ref {
            query = query.filter(clients::external_ref.eq(external_ref.trim()));
        }
        if let Some(reseller_id) = &$filters.reseller_id {
            query = query.filter(clients::reseller_id.eq(reseller_id));
        }
        if let Some(after) = &$page.after {
            query = query.filter(clients::id.lt(after));
        }
        query.order(clients::id.desc())
    }};
}

/// In the words of the index of archived clients, which are few; whoever wants the others walks past them.
const fn has_status(status: ClientStatus) -> &'static str {
    match status {
        ClientStatus::Active => "clients.status <> 'archived'",
        ClientStatus::Archived => "clients.status = 'archived'",
    }
}

/// It comes after every id: they are of lower-case letters, digits and the underscore.
pub(super) const AFTER_ALL: &str = "~";

/// A page of clients, newest first.
pub fn list(conn: &mut Conn, tenant: &Tenant, filters: &ListClients, page: &Page) -> Result<Vec<Client>, DbError> {
    match tenant {
        // What everybody asks for, without making its text anew.
        Tenant::Reseller(id) if filters.is_empty() => {
            let before = page.after.as_deref().unwrap_or(AFTER_ALL);
            let query = clients::table.filter(clients::reseller_id.eq(id.as_str())).filter(clients::id.lt(before));
            let query = query.order(clients::id.desc()).limit(page.rows()).select(columns());
            natively!(conn, |conn| read(query.load_iter::<Row, DefaultLoadingMode>(conn)?, page))
        }
        _ => {
            read(filtered!(tenant, filters, page).limit(page.rows()).load_iter::<Row, DefaultLoadingMode>(conn)?, page)
        }
    }
}

/// The same of those whose name contains this.
pub fn search(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListClients,
    part: &str,
    page: &Page,
) -> Result<ClientSearch, DbError> {
    let last = filtered!(tenant, filters, page).offset(SEARCHED - 1).limit(1).select(clients::id);
    let searched_to = last.get_result::<String>(conn).optional()?;
    let named = clients::name_folded.like(containing(part)).escape('\\');
    let mut query = filtered!(tenant, filters, page).filter(named);
    if let Some(last) = &searched_to {
        query = query.filter(clients::id.ge(last.clone()));
    }
    Ok(ClientSearch {
        clients: read(query.limit(page.rows()).load_iter::<Row, DefaultLoadingMode>(conn)?, page)?,
        searched_to,
    })
}

/// Each row becomes a client before the next is read: rows are large to move.
fn read(rows: impl Iterator<Item = QueryResult<Row>>, page: &Page) -> Result<Vec<Client>, DbError> {
    let mut clients = Vec::with_capacity(usize::try_from(page.rows()).unwrap_or_default());
    for row in rows {
        clients.push(Client::try_from(row?)?);
    }
    Ok(clients)
}

/// The LIKE pattern, with `\` as its escape, of folded texts that contain `part`.
fn containing(part: &str) -> String {
    let mut pattern = String::from("%");
    for c in part.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// The column is older than addresses without a postal code.
fn stored_code(address: &Address) -> &str {
    address.postal_code.as_deref().unwrap_or_default()
}

/// What `$insertion` stores of a new client.
macro_rules! storing {
    ($insertion:ident!($($of:tt)*), $client:ident) => {
        $insertion!($($of)* {
            id: $client.id.as_str(),
            reseller_id: $client.reseller_id.as_str(),
            name: $client.name.as_str(),
            name_folded: $client.name.to_lowercase(),
            external_ref: $client.external_ref.as_deref(),
            contact_name: $client.contact.name.as_str(),
            contact_email: $client.contact.email.as_str(),
            contact_phone: $client.contact.phone.as_deref(),
            street: $client.address.street.as_str(),
            city: $client.address.city.as_str(),
            state: $client.address.state.as_deref(),
            postal_code: stored_code(&$client.address),
            country: $client.address.country.as_str(),
            domain: $client.domain.as_deref(),
            language: $client.language.as_str(),
            status: $client.status.as_str(),
            version: $client.version,
            created_at: Ts::from($client.created_at),
            updated_at: Ts::from($client.updated_at),
        })
    };
}

/// The row of a new client; [`DbError::Unique`] when its external reference is taken.
pub fn insertion(client: &Client) -> impl Statement {
    storing!(insertion!(clients), client)
}

/// The rows of several.
pub fn insertions<'a>(new: &[&'a Client]) -> Rows<impl Values + use<'a>> {
    storing!(insertions!(clients of new, |client|), client)
}

/// Stores a changed client in place of the version before it; [`DbError::Unique`] when its external reference is taken.
pub fn update(conn: &mut Conn, client: &Client) -> Result<(), DbError> {
    let Client { contact, address, .. } = client;
    let old = clients::table.find(client.id.as_str()).filter(clients::version.eq(client.version - 1));
    let values = (
        clients::name.eq(&client.name),
        clients::name_folded.eq(client.name.to_lowercase()),
        clients::external_ref.eq(client.external_ref.as_deref()),
        clients::contact_name.eq(&contact.name),
        clients::contact_email.eq(contact.email.as_str()),
        clients::contact_phone.eq(contact.phone.as_deref()),
        clients::street.eq(&address.street),
        clients::city.eq(&address.city),
        clients::state.eq(address.state.as_deref()),
        clients::postal_code.eq(stored_code(address)),
        clients::country.eq(address.country.as_str()),
        clients::domain.eq(client.domain.as_deref()),
        clients::language.eq(client.language.as_str()),
        clients::status.eq(client.status.as_str()),
        clients::version.eq(client.version),
        clients::updated_at.eq(Ts::from(client.updated_at)),
    );
    exactly_one(change(old).set(values).execute(conn)?)
}

/// Whether there is such a client and it is active; nothing is held.
pub fn is_active(conn: &mut Conn, id: &ClientId) -> Result<bool, DbError> {
    let row = clients::table.find(id.as_str()).filter(clients::status.eq(ClientStatus::Active.as_str()));
    Ok(row.select(clients::id).get_result::<String>(conn).optional()?.is_some())
}

/// Holds the client's row until the transaction ends, whatever its status; false when there is no such client.
pub fn lock(conn: &mut Conn, id: &ClientId) -> Result<bool, DbError> {
    let row = clients::table.find(id.as_str());
    Ok(change(row).set(clients::version.eq(clients::version)).execute(conn)? == 1)
}

/// Holds the client's row until the transaction ends; false when the client is archived, and then nothing is held.
pub fn lock_active(conn: &mut Conn, id: &ClientId) -> Result<bool, DbError> {
    let row = clients::table.find(id.as_str()).filter(clients::status.eq(ClientStatus::Active.as_str()));
    Ok(change(row).set(clients::version.eq(clients::version)).execute(conn)? == 1)
}

/// Whether an account of the client is live: neither unlinked nor closed. Hold the client's lock while it matters.
pub fn has_live_accounts(conn: &mut Conn, id: &ClientId) -> Result<bool, DbError> {
    let live = cloud_accounts::table.filter(cloud_accounts::client_id.eq(id.as_str())).filter(is_live());
    Ok(live.select(cloud_accounts::id).limit(1).load::<String>(conn)?.pop().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_text_is_folded_and_its_wildcards_mean_themselves() {
        assert_eq!(containing("SOL"), "%sol%");
        assert_eq!(containing("ÑÁ"), "%ñá%");
        assert_eq!(containing(r"5%_\"), r"%5\%\_\\%");
    }
}
