//! The extractor that hands out the caller only to those who may do the operation.

use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::problem::Problem;
use super::{accept, admission, conditions};
use crate::auth::permission::Permission;
use crate::auth::{Caller, Role};
use crate::domain::{Code, Refusal};
use crate::http::request::application;

/// The caller, who holds the permission. First argument of every handler; it never waits, so it decides before the rest.
pub struct Allow<P>(pub Arc<Caller>, PhantomData<P>);

impl<P: Permission> FromRequest for Allow<P> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(allow::<P>(req).map(|caller| Self(caller, PhantomData)))
    }
}

fn allow<P: Permission>(req: &HttpRequest) -> Result<Arc<Caller>, Problem> {
    let app = application(req)?;
    let caller = admission::of(req)?;
    admission::count(req, app, &caller)?;
    if !P::takes(caller.role) {
        let allowed: Vec<_> = Role::ALL.iter().filter(|role| P::takes(**role)).map(|role| role.as_str()).collect();
        let refusal = Refusal::new(Code::RoleNotAllowed).with("role", caller.role.as_str());
        return Err(refusal.with("allowed", allowed.join(", ")).into());
    }
    match P::SCOPE {
        Some(scope) if !caller.scopes.contains(scope) => Err(Refusal::new(Code::InsufficientScope)
            .with("scope", scope.as_str())
            .member("requiredScope", scope.as_str())
            .into()),
        // Before ids, bodies and data are looked at: nothing of that could be answered.
        _ => {
            accept::check_operation(req, app)?;
            conditions::check_operation(req, app)?;
            Ok(caller)
        }
    }
}
