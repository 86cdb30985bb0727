//! The extractor that hands out the caller only to those who may do the operation. First argument of every handler; it never
//! waits, so it decides before the rest.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::problem::Problem;
use super::{accept, admission, conditions};
use crate::auth::endpoint::{Allow, Endpoint};
use crate::http::request::application;

impl<E: Endpoint> FromRequest for Allow<E> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(allow(req))
    }
}

fn allow<E: Endpoint>(req: &HttpRequest) -> Result<Allow<E>, Problem> {
    let app = application(req)?;
    let caller = admission::of(req)?;
    admission::count(req, app, &caller)?;
    let allowed = Allow::admit(caller)?;
    // Before ids, bodies and data are looked at: nothing of that could be answered.
    accept::check_operation(req, app)?;
    conditions::check_operation(req, app)?;
    Ok(allowed)
}
