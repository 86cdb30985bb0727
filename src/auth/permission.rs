//! What operations demand of their callers.

use super::scope::{Role, Scope};

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
