//! The HTTP server: workers, limits, routes, Swagger UI, and what answers where no route does.

use std::any::Any;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::header::LOCATION;
use actix_web::middleware::from_fn;
use actix_web::rt::net::TcpStream;
use actix_web::web::Data;
use actix_web::{HttpResponse, HttpServer, get, web};
use socket2::SockRef;
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::SwaggerUi;

use super::no_route::no_route;
use super::tls::identity::Identity;
use super::{html, metrics, owner_page, pages, problem_pages, routes, stop, tls};
use crate::app::App;
use crate::domain::Code;
use crate::http::problem::Problem;
use crate::http::{context, measured};
use crate::jobs;

/// Starts the server on a listener that is bound already; the second value is where it listens.
pub fn run_on(listener: TcpListener, app: Data<App>, workers: usize) -> std::io::Result<(Server, SocketAddr)> {
    let address = listener.local_addr()?;
    // Whoever has a turn at the database finds a thread at once, whichever worker it came by, and so does whoever has one
    // for the check of a large body. More would only fight for the turns: 512 a worker is the framework's default.
    let turns = app.db.most_threads(app.settings.database_pool) + app.checks.size();
    let blocking = usize::try_from(turns).unwrap_or(8);
    let timeouts = app.settings.timeouts;
    let has_metrics = app.settings.metrics_bind.is_none();
    let clock = app.clock.clone();
    let identity = match &app.settings.tls {
        Some(files) => {
            let identity = Identity::load(files, clock.real()).map_err(std::io::Error::other)?;
            Some((Arc::new(identity), files.look_every))
        }
        None => None,
    };
    jobs::start(&app);
    let documents = Data::new(pages::Documents::default());
    let stopped = app.clone();
    let stopping = async move {
        stop::asked().await;
        // Requests that wait for events are answered, and streams end.
        stopped.followers.stop();
    };
    let factory = move || {
        actix_web::App::new()
            .app_data(app.clone())
            .app_data(documents.clone())
            .wrap(from_fn(context::middleware))
            .wrap(from_fn(measured::middleware))
            .into_utoipa_app()
            .configure(routes::configure)
            .split_for_parts()
            .0
            .service(pages::openapi_json)
            .service(pages::openapi_yaml)
            .service(pages::start_page)
            .configure(move |routes| {
                if has_metrics {
                    routes.service(metrics::get_metrics);
                }
            })
            .configure(html::configure)
            .configure(problem_pages::configure)
            .configure(owner_page::configure)
            .service(swagger_ui)
            .service(pages::swagger_initializer)
            .service(SwaggerUi::new("/swagger-ui/{_:.*}"))
            .default_service(web::to(no_route))
    };
    let on_connect = move |connection: &dyn Any| limit_unread(connection, timeouts.unread);
    let server = match identity {
        Some((identity, every)) => {
            identity.follow(every, clock);
            let builder = Server::build()
                .workers(workers)
                .worker_max_blocking_threads(blocking)
                .shutdown_timeout(stop::FINISH_FOR)
                .shutdown_signal(stopping);
            tls::server::run(builder, listener, &identity, timeouts, on_connect, factory)?
        }
        None => HttpServer::new(factory)
            .workers(workers)
            .worker_max_blocking_threads(blocking)
            .on_connect(move |connection, _| on_connect(connection))
            .keep_alive(timeouts.idle)
            .client_request_timeout(timeouts.head)
            .client_disconnect_timeout(timeouts.linger)
            .shutdown_timeout(stop::FINISH_FOR)
            .shutdown_signal(stopping)
            .listen(listener)?
            .run(),
    };
    Ok((server, address))
}

/// Starts the server of the metrics on an address of their own: plain HTTP, and nothing else there. It ends with the process.
pub fn run_metrics_on(listener: TcpListener, app: Data<App>) -> std::io::Result<SocketAddr> {
    let address = listener.local_addr()?;
    let timeouts = app.settings.timeouts;
    let nothing = || async { Err::<HttpResponse, Problem>(Code::RouteNotFound.into()) };
    let factory = move || {
        actix_web::App::new()
            .app_data(app.clone())
            .wrap(from_fn(context::middleware))
            .service(metrics::get_metrics)
            .default_service(web::to(nothing))
    };
    let server = HttpServer::new(factory)
        .workers(1)
        .worker_max_blocking_threads(1)
        .on_connect(move |connection, _| limit_unread(connection, timeouts.unread))
        .keep_alive(timeouts.idle)
        .client_request_timeout(timeouts.head)
        .client_disconnect_timeout(timeouts.linger)
        .disable_signals()
        .listen(listener)?
        .run();
    actix_web::rt::spawn(server);
    Ok(address)
}

/// An answer that its caller does not read stays in memory: the kernel ends the connection when no byte of it could be
/// delivered for so long.
fn limit_unread(connection: &dyn Any, unread: Duration) {
    #[cfg(any(target_os = "android", target_os = "linux"))]
    if let Some(stream) = connection.downcast_ref::<TcpStream>()
        && let Err(error) = SockRef::from(stream).set_tcp_user_timeout(Some(unread))
    {
        tracing::warn!(%error, "a connection has no limit for answers that nobody reads");
    }
}

/// Without its slash the address would be one of no route.
#[get("/swagger-ui")]
async fn swagger_ui() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((LOCATION, "/swagger-ui/")).finish()
}
