//! The caller of a request, and the extractor that hands it out only to those who may do the operation.

use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use super::admission;
use super::scope::{Role, Scope, Scopes};
use crate::app::App;
use crate::db::Share;
use crate::domain::{Code, Refusal};
use crate::http::context::application;
use crate::http::problem::Problem;
use crate::http::rate_limit::{OfReseller, Standing};
use crate::http::{accept, conditions};
use crate::id::{CredentialId, ResellerId};
use crate::tenant::Tenant;

/// Who is calling, as the access token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The credential behind the token.
    pub credential_id: CredentialId,
    /// Its role.
    pub role: Role,
    /// The token's scopes.
    pub scopes: Scopes,
    /// What it may see.
    pub tenant: Tenant,
    /// How often the credential's tokens had been refused by a rotation when this one was issued.
    pub generation: i32,
}

impl Caller {
    /// The reseller that the caller belongs to; none for operations.
    pub fn reseller_id(&self) -> Option<&ResellerId> {
        self.tenant.reseller_id()
    }

    /// Whose turn at the database it takes.
    pub fn share(&self) -> Share {
        Share::of(self.reseller_id())
    }
}

/// What an operation demands of its caller.
pub trait Permission: 'static {
    /// The scope that the token must have; none where every caller may.
    const SCOPE: Option<Scope>;
    /// Whether the role may ever do it, also beyond what scopes tell apart.
    fn takes(role: Role) -> bool;
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $scope:expr, $takes:expr;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl Permission for $name {
            const SCOPE: Option<Scope> = $scope;
            fn takes(role: Role) -> bool {
                let takes: fn(Role) -> bool = $takes;
                takes(role) && Self::SCOPE.is_none_or(|scope| role.may_hold(scope))
            }
        }
    )*};
}

permissions! {
    /// Any valid token.
    Anyone = None, |_| true;
    /// `clients:read`.
    ClientsRead = Some(Scope::ClientsRead), |_| true;
    /// `clients:read`, not for customers: margins are the reseller's.
    MarginSimulate = Some(Scope::ClientsRead), |role| !matches!(role, Role::Customer);
    /// `clients:write`.
    ClientsWrite = Some(Scope::ClientsWrite), |_| true;
    /// `pricebooks:read`.
    PricebooksRead = Some(Scope::PricebooksRead), |_| true;
    /// `pricebooks:write`.
    PricebooksWrite = Some(Scope::PricebooksWrite), |_| true;
    /// `cloud-accounts:read`.
    CloudAccountsRead = Some(Scope::CloudAccountsRead), |_| true;
    /// `cloud-accounts:write`.
    CloudAccountsWrite = Some(Scope::CloudAccountsWrite), |_| true;
    /// `cloud-accounts:write`, not for customers.
    CloudAccountsDelete = Some(Scope::CloudAccountsWrite), |role| !matches!(role, Role::Customer);
    /// `role-arn:read`.
    RoleArnRead = Some(Scope::RoleArnRead), |_| true;
    /// `role-arn:write`.
    RoleArnWrite = Some(Scope::RoleArnWrite), |_| true;
    /// `role-arn:write`, operations only: what a person saw in the AWS console.
    RoleArnRecord = Some(Scope::RoleArnWrite), |role| matches!(role, Role::Operations);
    /// `link-requests:read`.
    LinkRequestsRead = Some(Scope::LinkRequestsRead), |_| true;
    /// `link-requests:write`.
    LinkRequestsWrite = Some(Scope::LinkRequestsWrite), |_| true;
    /// `link-requests:write`, not for customers.
    LinkRequestsRenew = Some(Scope::LinkRequestsWrite), |role| !matches!(role, Role::Customer);
    /// `link-requests:operate`.
    LinkRequestsOperate = Some(Scope::LinkRequestsOperate), |_| true;
    /// `support-plans:read`.
    SupportPlansRead = Some(Scope::SupportPlansRead), |_| true;
    /// `support-plans:write`.
    SupportPlansWrite = Some(Scope::SupportPlansWrite), |_| true;
    /// `credentials:read`.
    CredentialsRead = Some(Scope::CredentialsRead), |_| true;
    /// `credentials:write`.
    CredentialsWrite = Some(Scope::CredentialsWrite), |_| true;
    /// `events:read`.
    EventsRead = Some(Scope::EventsRead), |_| true;
    /// `resellers:read`.
    ResellersRead = Some(Scope::ResellersRead), |_| true;
    /// `resellers:write`.
    ResellersWrite = Some(Scope::ResellersWrite), |_| true;
}

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
    count(req, app, &caller)?;
    req.extensions_mut().insert(caller.share());
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

/// Takes the request out of the credential's bucket and then out of its reseller's; how they stand goes into the answer's
/// headers.
fn count(req: &HttpRequest, app: &App, caller: &Caller) -> Result<(), Problem> {
    let own = app.rate_limits.take(&caller.credential_id);
    if let Some(standing) = own.unwrap_or_else(Some) {
        req.extensions_mut().insert(standing);
    }
    own.map_err(too_many)?;
    let Some(reseller) = caller.reseller_id() else { return Ok(()) };
    let shared = app.rate_limits.take_reseller(reseller);
    if let Some(standing) = shared.unwrap_or_else(Some) {
        req.extensions_mut().insert(OfReseller(standing));
    }
    shared.map(drop).map_err(too_many)
}

fn too_many(standing: Standing) -> Problem {
    Refusal::new(Code::RateLimited).with("seconds", standing.retry_after().to_string()).into()
}
