//! The HTTP server: workers, limits, routes, Swagger UI, and what answers where no route does.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::header::LOCATION;
use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, HttpServer, get, web};
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::app::App;
use crate::domain::Code;
use crate::http::problem::Problem;
use crate::http::{context, pages, problem_pages, routes};
use crate::{jobs, metrics, stop};

/// Starts the server on a listener that is bound already; the second value is where it listens.
pub fn run_on(listener: TcpListener, app: Data<App>, workers: usize) -> std::io::Result<(Server, SocketAddr)> {
    let address = listener.local_addr()?;
    // More threads than connections would only fight for them: 512 a worker is the framework's default.
    let blocking = usize::try_from(app.settings.database_pool).unwrap_or(8).div_ceil(workers.max(1)) + 1;
    jobs::start(&app);
    let server = HttpServer::new(move || {
        let swagger = SwaggerUi::new("/swagger-ui/{_:.*}").config(
            Config::from("/openapi.json")
                .display_operation_id(true)
                .display_request_duration(true)
                .validator_url("none"),
        );
        actix_web::App::new()
            .app_data(app.clone())
            .wrap(from_fn(context::middleware))
            .wrap(from_fn(metrics::http::middleware))
            .into_utoipa_app()
            .configure(routes::configure)
            .split_for_parts()
            .0
            .service(pages::openapi_json)
            .service(pages::openapi_yaml)
            .service(pages::start_page)
            .service(metrics::http::endpoint)
            .configure(problem_pages::configure)
            .service(swagger_ui)
            .service(swagger)
            .default_service(web::to(no_route))
    })
    .workers(workers)
    .worker_max_blocking_threads(blocking)
    .client_request_timeout(Duration::from_secs(10))
    .shutdown_timeout(20)
    .shutdown_signal(stop::asked())
    .listen(listener)?
    .run();
    Ok((server, address))
}

/// Without its slash the address would be one of no route.
#[get("/swagger-ui")]
async fn swagger_ui() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((LOCATION, "/swagger-ui/")).finish()
}

/// The router takes a known path with an unknown method for no route: the document knows better.
pub async fn no_route(req: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    let methods = methods_at(&app.document, req.path());
    if methods.is_empty() {
        Err(Code::RouteNotFound.into())
    } else {
        Err(Problem::method_not_allowed(&methods.join(", ")))
    }
}

fn methods_at(document: &serde_json::Value, path: &str) -> Vec<String> {
    let fits = |template: &str| {
        let (mut wanted, mut given) = (template.split('/'), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return true,
                (Some(wanted), Some(given)) if wanted == given || (wanted.starts_with('{') && !given.is_empty()) => {}
                _ => return false,
            }
        }
    };
    let paths = document["paths"].as_object().into_iter().flatten();
    // A literal segment hides a parameter: `/support-plans/catalog` is no group's address.
    let best = paths.filter(|(template, _)| fits(template)).min_by_key(|(template, _)| template.matches('{').count());
    let methods = best.and_then(|(_, item)| item.as_object()).into_iter().flat_map(|item| item.keys());
    methods.map(|method| method.to_ascii_uppercase()).collect()
}
