//! PostgreSQL plans a statement once a connection.

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use gangway::aws::AwsMode;
use gangway::clients::dto::ListClients;
use gangway::clients::store;
use gangway::contract::page::Page;
use gangway::db::Conn;
use gangway::tenant::Tenant;

use crate::support::bodies::client_body;
use crate::support::{Database, TestApp};

const ALL: ListClients = ListClients { status: None, external_ref: None, q: None, reseller_id: None };

#[derive(diesel::QueryableByName)]
struct Plans {
    #[diesel(sql_type = BigInt)]
    once: i64,
    #[diesel(sql_type = BigInt)]
    anew: i64,
}

#[actix_web::test]
async fn a_page_is_not_planned_anew_for_each_value() {
    let app = TestApp::start(Database::Postgres, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    for name in ["Sol", "Luna"] {
        reseller.caller.post("/clients", client_body(name)).await.expect(201);
    }
    // What PostgreSQL knows of the tables decides how it plans.
    app.database.execute("ANALYZE");
    let mut conn = app.database.target.connect().unwrap();
    let tenant = Tenant::Reseller(reseller.id.parse().unwrap());
    let page = Page::of_query("/clients", [].as_slice(), 25).unwrap();
    for _ in 0..10 {
        assert_eq!(store::list(&mut conn, &tenant, &ALL, &page).unwrap().len(), 2);
    }
    let Conn::Pg(conn) = &mut conn else { panic!("not PostgreSQL") };
    let plans = "SELECT sum(generic_plans)::bigint AS once, sum(custom_plans)::bigint AS anew FROM pg_prepared_statements \
                 WHERE statement LIKE '%FROM \"clients\"%'";
    let plans: Plans = diesel::sql_query(plans).get_result(conn).unwrap();
    assert_eq!((plans.once, plans.anew), (10, 0));
}
