//! Whether the server is alive and ready.

use actix_web::get;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::db::Share;
use crate::db::migrate;
use crate::domain::Code;
use crate::http::conditions::Unconditional;
use crate::http::problem::{ApiResult, Problem};
use crate::http::respond::Plain;
use crate::jobs::lease;

const TAG: &str = "Service";

/// That the server is well.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// Always `ok`.
    #[schema(example = "ok")]
    pub status: String,
}

fn ok() -> Plain<Health> {
    Plain(Health { status: "ok".to_owned() })
}

/// Alive
///
/// Answers as long as the process serves; touches nothing.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Alive", body = Health)))]
#[get("/healthz")]
pub async fn get_health(_: Unconditional) -> Plain<Health> {
    ok()
}

/// Ready
///
/// The database answers, takes writes as far as is known, and all migrations are applied; else 503.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Ready", body = Health)))]
#[get("/readyz")]
pub async fn get_readiness(_: Unconditional, app: Data<App>) -> ApiResult<Plain<Health>> {
    match app.db.read(&Share::Server, |conn| Ok(migrate::is_current(conn)?)).await {
        Ok(true) => {}
        Ok(false) => return Err(Problem::failure(Code::NotReady, "migrations are missing")),
        Err(fault) if fault.is_passing() => return Err(fault.into()),
        Err(fault) => return Err(Problem::failure(Code::NotReady, fault)),
    }
    // Whether the database takes writes is only known from writing; after one has failed, it is tried here.
    if app.db.refused_a_write() {
        let now = app.clock.real();
        app.db.write(&Share::Server, move |conn| Ok(lease::acquire(conn, "readiness", "readiness", now)?)).await?;
        app.db.note_written();
    }
    Ok(ok())
}
