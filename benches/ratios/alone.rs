//! The database alone: the statements of an operation, as the server has them, on as many threads as there are connections.

use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use gangway::clients::dto::ListClients;
use gangway::clients::store;
use gangway::contract::page::Page;
use gangway::db::{Conn, Target, carry_out};
use gangway::id::{ClientId, ResellerId};
use gangway::tenant::Tenant;
use uuid::Uuid;

use super::load::Request;

/// Threads; SQLite has one writer.
const THREADS: usize = 8;

const ALL: ListClients = ListClients { status: None, external_ref: None, q: None, reseller_id: None };

/// Operations a second.
pub fn rate(target: &Target, operation: &str, reseller: &str, requests: &[Request], time: Duration) -> f64 {
    let threads = match target {
        Target::Sqlite { .. } => thread::available_parallelism().map_or(2, usize::from),
        Target::Postgres(_) => THREADS,
    };
    let tenant = Tenant::Reseller(reseller.parse::<ResellerId>().unwrap());
    let begun = Instant::now();
    let done: usize = thread::scope(|scope| {
        let work = |thread: usize| {
            let tenant = &tenant;
            scope.spawn(move || {
                let mut conn = target.connect().unwrap();
                let mut count = 0;
                while begun.elapsed() < time {
                    once(&mut conn, tenant, operation, &requests[(thread + count * threads) * 7919 % requests.len()]);
                    count += 1;
                }
                count
            })
        };
        (0..threads).map(work).collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    done as f64 / begun.elapsed().as_secs_f64()
}

fn once(conn: &mut Conn, tenant: &Tenant, operation: &str, request: &Request) {
    match operation {
        "get" => {
            let id: ClientId = request.target.rsplit('/').next().unwrap().parse().unwrap();
            assert!(store::get(conn, tenant, &id).unwrap().is_some());
        }
        "create + event" => create(conn, tenant),
        _ => {
            let query =
                request.target.split_once("cursor=").map(|(_, cursor)| ("cursor".to_owned(), cursor.to_owned()));
            let page = Page::of_query("/clients", query.as_slice(), 25).unwrap();
            assert!(!store::list(conn, tenant, &ALL, &page).unwrap().is_empty());
        }
    }
}

/// What has to be stored of a new client: its row and the event's.
fn create(conn: &mut Conn, tenant: &Tenant) {
    let (now, reseller) = (chrono::Utc::now(), tenant.reseller_id().unwrap());
    let begin = if matches!(conn, Conn::Pg(_)) { "BEGIN" } else { "BEGIN IMMEDIATE" };
    conn.batch_execute(begin).unwrap();
    let id = ClientId::from_uuid(Uuid::now_v7());
    let client = super::made::client(&id, reseller, now);
    carry_out(conn, &store::insertion(&client)).unwrap();
    super::made::event(conn, &id, reseller, now);
    conn.batch_execute("COMMIT").unwrap();
}
