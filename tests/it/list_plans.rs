//! A page of a list costs the same whoever has how many rows: by which way each database reads it.

use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use gangway::db::{Conn, Target, migrate};

use crate::support::Database;
use crate::support::app::TestDatabase;

/// Table, its key, what it is joined with, and the columns that its list filters on, or with which value where that is written out.
type List<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

const LISTS: &[List<'static>] = &[
    ("resellers", "id", "", &["status", "external_ref"]),
    // A page of those that are not archived is one of all clients, because these are few.
    ("clients", "id", "", &["reseller_id", "status = 'archived'", "external_ref"]),
    ("credentials", "id", "", &["reseller_id", "client_id", "role"]),
    (
        "cloud_accounts",
        "id",
        "",
        &["reseller_id", "client_id", "status", "role_status", "support_type", "aws_account_id"],
    ),
    (
        "role_arns",
        "cloud_account_id",
        "INNER JOIN cloud_accounts ON role_arns.cloud_account_id = cloud_accounts.id",
        &["reseller_id", "client_id", "status"],
    ),
    (
        "link_requests",
        "id",
        "INNER JOIN cloud_accounts ON link_requests.cloud_account_id = cloud_accounts.id",
        &["reseller_id", "client_id", "cloud_account_id", "status", "kind"],
    ),
    ("support_plans", "id", "", &["reseller_id", "client_id"]),
    ("onboarding_plans", "id", "", &["reseller_id", "client_id"]),
    ("webhook_endpoints", "id", "", &["reseller_id"]),
    ("events", "position", "", &["reseller_id", "kind", "resource_id"]),
];

/// One page of a list by these columns, and the next one with a cursor; each place of a value is a `?`.
fn page((table, key, join, _): &List, filter: &[&str], cursor: bool) -> String {
    let equal = |column: &&str| if column.contains('=') { (*column).to_owned() } else { format!("{column} = ?") };
    let mut conditions: Vec<_> = filter.iter().map(equal).map(|equal| format!("{table}.{equal}")).collect();
    conditions.extend(cursor.then(|| format!("{table}.{key} < ?")));
    // Those of an older version have their places later.
    conditions.extend((*key == "position").then(|| format!("{table}.{key} IS NOT NULL")));
    let conditions = if conditions.is_empty() { "1 = 1".to_owned() } else { conditions.join(" AND ") };
    format!("SELECT {table}.* FROM {table} {join} WHERE {conditions} ORDER BY {table}.{key} DESC LIMIT ?")
}

/// The filters of a list: none, each one, and each with the reseller.
fn filters<'a>((.., columns): &List<'a>) -> Vec<Vec<&'a str>> {
    let mut filters: Vec<Vec<&str>> = vec![Vec::new()];
    filters.extend(columns.iter().map(|column| vec![*column]));
    let others = columns.iter().filter(|column| columns.contains(&"reseller_id") && **column != "reseller_id");
    filters.extend(others.map(|column| vec!["reseller_id", column]));
    filters
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// The statements are written like those of the stores: one page of a list, with one or two of its filters.
#[test]
fn a_page_of_a_list_is_read_from_an_index_in_its_order() {
    let database = TestDatabase::new(Database::Sqlite);
    migrate::run(&database.target).unwrap();
    let Target::Sqlite { path, .. } = &database.target else { unreachable!() };
    let mut conn = SqliteConnection::establish(path).unwrap();
    let (mut bad, mut count) = (Vec::new(), 0);
    for list in LISTS {
        for (filter, cursor) in filters(list).into_iter().flat_map(|filter| [(filter.clone(), false), (filter, true)]) {
            let page = page(list, &filter, cursor);
            let plan: Vec<Step> = sql_query(format!("EXPLAIN QUERY PLAN {page}")).load(&mut conn).unwrap();
            // Without a condition the page is the end of the key's own index.
            let narrowed = cursor || !filter.is_empty();
            let whole = format!("SCAN {} USING INDEX", list.0);
            let good = |step: &Step| {
                let search = step.detail.starts_with("SEARCH ") && step.detail.contains(" USING ");
                search || (!narrowed && step.detail.starts_with(&whole))
            };
            if !plan.iter().all(good) {
                bad.push(format!("{page}: {:?}", plan.iter().map(|step| &step.detail).collect::<Vec<_>>()));
            }
            count += 1;
        }
    }
    assert!(count > 80, "only {count} statements were tried");
    assert!(bad.is_empty(), "{bad:#?}");
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    #[diesel(column_name = "QUERY PLAN")]
    line: String,
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
}

/// Rows of each table, of which ten are not like the others.
const ROWS: u32 = 20_000;

/// Blocks that a page may take, in which a row has its own, and its account's too, and each of them an index above it.
const MOST_BLOCKS: u64 = 250;

/// What no two rows have in common.
const SINGULAR: &[&str] = &["external_ref", "aws_account_id", "cloud_account_id"];

/// Whether two rows have it in common: what a client has, and a resource; and a reseller's credentials, which no index tells apart by
/// their roles.
fn is_paired(table: &str, column: &str) -> bool {
    ["client_id", "resource_id"].contains(&column) || (table, column) == ("credentials", "reseller_id")
}

/// What the rows have in a column that a list is filtered by: an expression of their number.
fn value(table: &str, column: &str) -> &'static str {
    match column {
        _ if SINGULAR.contains(&column) => "lpad(n::text, 30, '0')",
        _ if is_paired(table, column) => "lpad((n / 2)::text, 30, '0')",
        _ => "CASE WHEN n > 10 THEN 'many' ELSE 'few' END",
    }
}

/// Fills a table with rows that are alike in what lists are filtered by, but for a few; no rule of the table is asked.
fn fill(conn: &mut Conn, (table, _, _, columns): &List) {
    let checks = format!(
        "DO $$ DECLARE c text; BEGIN FOR c IN SELECT conname FROM pg_constraint WHERE conrelid = '{table}'::regclass \
         AND contype = 'c' LOOP EXECUTE 'ALTER TABLE {table} DROP CONSTRAINT ' || c; END LOOP; END $$"
    );
    conn.batch_execute(&checks).unwrap();
    let asked = format!(
        "SELECT column_name::text AS name, data_type::text AS kind FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name = '{table}'"
    );
    let all: Vec<Column> = sql_query(asked).load(conn).unwrap();
    let of = |column: &Column| match column.kind.as_str() {
        "text" if columns.contains(&column.name.as_str()) => value(table, &column.name),
        "text" => "lpad(n::text, 30, '0')",
        "timestamp with time zone" => "TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 second'",
        "boolean" => "n % 2 = 0",
        "bytea" => "n::text::bytea",
        _ => "n",
    };
    let names: Vec<_> = all.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let values: Vec<_> = all.iter().map(of).collect();
    let (names, values) = (names.join(", "), values.join(", "));
    let rows = format!("INSERT INTO {table} ({names}) SELECT {values} FROM generate_series(1, {ROWS}) AS n");
    conn.batch_execute(&format!("DELETE FROM {table}; {rows}")).unwrap();
}

/// The values of a filter's columns to ask for: each as one of the few rows has it, and as one of the many.
fn asked_for(table: &str, filter: &[&str]) -> Vec<Vec<String>> {
    filter.iter().filter(|column| !column.contains('=')).fold(vec![Vec::new()], |before, column| {
        let of = |n: u32| match column {
            column if SINGULAR.contains(column) => format!("'{n:030}'"),
            column if is_paired(table, column) => format!("'{:030}'", n / 2),
            _ if n > 10 => "'many'".to_owned(),
            _ => "'few'".to_owned(),
        };
        let with = |values: &Vec<String>, n| values.iter().cloned().chain([of(n)]).collect();
        before.iter().flat_map(|values| [with(values, 5), with(values, ROWS)]).collect()
    })
}

/// Blocks that a page was read from.
fn blocks(conn: &mut Conn, asked: &str) -> (u64, String) {
    let explain = format!("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) {asked}");
    let plan: Vec<Line> = sql_query(explain).load(conn).unwrap();
    let plan: Vec<_> = plan.into_iter().map(|Line { line }| line.trim().to_owned()).collect();
    // The first line of them is of all steps.
    let all = plan.iter().find_map(|line| line.strip_prefix("Buffers: shared ")).unwrap_or_default();
    let counts = all.split(' ').filter(|count| count.starts_with("hit=") || count.starts_with("read="));
    (counts.map(|count| count.split_once('=').unwrap().1.parse::<u64>().unwrap()).sum(), plan.join(" / "))
}

/// Where nearly all rows are one reseller's and in one status, a page of the few others does not walk past them, nor one of a client
/// past all that its reseller has: a statement is planned once, for values that nobody knows.
#[test]
fn a_page_of_the_few_does_not_walk_past_the_many() {
    let database = TestDatabase::new(Database::Postgres);
    migrate::run(&database.target).unwrap();
    let mut conn = database.target.connect().unwrap();
    conn.batch_execute("SET session_replication_role = replica").unwrap();
    LISTS.iter().for_each(|list| fill(&mut conn, list));
    conn.batch_execute("ANALYZE").unwrap();
    let (mut bad, mut count) = (Vec::new(), 0);
    for list in LISTS {
        let mut narrowed: Vec<_> = filters(list).into_iter().filter(|filter| !filter.is_empty()).collect();
        let has = |column| list.3.contains(&column);
        // As a customer asks, and a reseller of one client.
        let more = list.3.iter().filter(|column| has("client_id") && !["reseller_id", "client_id"].contains(column));
        narrowed.extend(more.map(|column| vec!["reseller_id", "client_id", *column]));
        // As operations looks for what is left to do: both are mostly so.
        if list.0 == "cloud_accounts" {
            narrowed.push(vec!["status", "role_status"]);
        }
        if list.0 == "events" {
            narrowed.push(vec!["reseller_id", "kind", "resource_id"]);
        }
        for (filter, cursor) in narrowed.into_iter().flat_map(|filter| [(filter.clone(), false), (filter, true)]) {
            let parts: Vec<_> = page(list, &filter, cursor).split('?').map(str::to_owned).collect();
            let places = (1..parts.len()).map(|place| format!("${place}")).chain([String::new()]);
            let asked: String = parts.iter().zip(places).map(|(part, place)| format!("{part}{place}")).collect();
            conn.batch_execute(&format!("DEALLOCATE ALL; PREPARE page AS {asked}")).unwrap();
            // No index serves both of them where one is rare.
            let all_many = |values: &Vec<String>| filter[0] != "status" || values.iter().all(|value| value == "'many'");
            for mut values in
                asked_for(list.0, &filter).into_iter().filter(|values| filter.len() == 1 || all_many(values))
            {
                let middle = ROWS / 2;
                let place = if list.1 == "position" { middle.to_string() } else { format!("'{middle:030}'") };
                values.extend(cursor.then_some(place));
                values.push("26".to_owned());
                let (read, plan) = blocks(&mut conn, &format!("EXECUTE page ({})", values.join(", ")));
                if read == 0 || read > MOST_BLOCKS {
                    bad.push(format!("{read} blocks: {asked} {values:?}: {plan}"));
                }
                count += 1;
            }
        }
    }
    assert!(count > 200, "only {count} pages were read");
    assert!(bad.is_empty(), "{} of {count}: {bad:#?}", bad.len());
}
