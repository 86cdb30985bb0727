//! The endpoint of the metrics.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};

use crate::app::App;
use crate::domain::Code;
use crate::events::followers::Following;
use crate::http::conditions::Unconditional;
use crate::http::problem::{ApiResult, Problem};

/// The metrics. Open like the health endpoints: nothing in them is a tenant's.
#[get("/metrics")]
pub async fn get_metrics(_: Unconditional, app: Data<App>) -> ApiResult<HttpResponse> {
    app.db.observe();
    for following in Following::ALL {
        app.metrics.http.followers(following.as_str(), app.followers.count(following));
    }
    let text = app.metrics.render().map_err(|error| Problem::failure(Code::Internal, error))?;
    Ok(HttpResponse::Ok().content_type(prometheus::TEXT_FORMAT).body(text))
}
