//! The server behind TLS. The framework's own way to it would speak HTTP/2 too, whose streams escape the limits of time for heads
//! and for answers that nobody reads; so its parts are put together here as it does, for HTTP/1.1 alone.

use std::any::Any;
use std::net::TcpListener;
use std::sync::Arc;

use actix_http::body::MessageBody;
use actix_http::{Extensions, HttpService, Request, Response};
use actix_server::ServerBuilder;
use actix_service::{IntoServiceFactory, ServiceFactory, ServiceFactoryExt, map_config};
use actix_tls::accept::rustls_0_23::TlsStream;
use actix_web::Error;
use actix_web::dev::{AppConfig, Server};
use actix_web::rt::net::TcpStream;

use super::identity::Identity;
use crate::settings::Timeouts;

/// Starts the application that `factory` makes for each worker behind TLS; what else is said of workers and of stopping, the builder
/// knows. `on_connect` is told of each connection below TLS.
pub fn run<F, I, S, B>(
    builder: ServerBuilder,
    listener: TcpListener,
    identity: &Arc<Identity>,
    timeouts: Timeouts,
    on_connect: impl Fn(&dyn Any) + Send + Clone + 'static,
    factory: F,
) -> std::io::Result<Server>
where
    F: Fn() -> I + Send + Clone + 'static,
    I: IntoServiceFactory<S, Request>,
    S: ServiceFactory<Request, Config = AppConfig> + 'static,
    S::Error: Into<Error> + 'static,
    S::InitError: std::fmt::Debug,
    S::Response: Into<Response<B>> + 'static,
    <S::Service as actix_service::Service<Request>>::Future: 'static,
    S::Service: 'static,
    B: MessageBody + 'static,
{
    let address = listener.local_addr()?;
    let configuration = identity.configuration().map_err(std::io::Error::other)?;
    let stopping = builder.graceful_shutdown_signal();
    let builder = builder.listen("tls", listener, move || {
        let (stopping, on_connect, configuration) = (stopping.clone(), on_connect.clone(), configuration.clone());
        let service = factory().into_factory().map_err(|error| error.into().error_response());
        HttpService::build()
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .keep_alive(timeouts.idle)
            .client_request_timeout(timeouts.head)
            .client_disconnect_timeout(timeouts.linger)
            .secure()
            .local_addr(address)
            .on_connect_ext(move |stream: &TlsStream<TcpStream>, _: &mut Extensions| on_connect(stream.get_ref().0))
            .h1(map_config(service, |_| AppConfig::default()))
            .rustls_0_23(configuration)
    })?;
    Ok(builder.run())
}
